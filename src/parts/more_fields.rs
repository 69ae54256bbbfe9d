//! The rest of a form, folded away until it is asked for.

use leptos::prelude::*;

use crate::erased::{attribute, watch};
use crate::i18n::{say, use_i18n};

/// Fields behind "more". They unfold by themselves when `needed` comes to hold, as when one of them
/// is wrong, and fold only by the hand of the user.
#[component]
pub fn MoreFields(
    /// Whether something in it must be seen.
    #[prop(into)]
    needed: Signal<bool>,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let i18n = use_i18n();
    let open = RwSignal::new(needed.get_untracked());
    watch(
        move || needed.get(),
        move |needed, _, _| {
            if *needed {
                open.set(true);
            }
        },
        false,
    );
    view! {
        <details
            class="more-fields"
            prop:open=attribute(move || open.get())
            on:toggle:target=move |event| open.set(event.target().open())
        >
            <summary class="more-fields__summary">{say!(i18n, customers.more_fields).shown()}</summary>
            <div class="form">{children()}</div>
        </details>
    }
    .into_any()
}
