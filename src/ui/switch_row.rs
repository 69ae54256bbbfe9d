//! A sentence that is on or off.

use crate::erased::attribute;
use leptos::{prelude::*, text_prop::TextProp};

/// A line with a switch at its end; the whole line is the target.
#[component]
pub fn SwitchRow(
    /// What is on or off.
    #[prop(into)]
    label: TextProp,
    /// Whether it is on.
    #[prop(into)]
    on: Signal<bool>,
    /// Hears what it became.
    #[prop(into)]
    on_change: Callback<bool>,
) -> impl IntoView {
    view! {
        <label class="switch-row">
            <span>{move || label.get()}</span>
            <input
                type="checkbox"
                role="switch"
                class="visually-hidden switch-row__input"
                prop:checked=attribute(move || on.get())
                on:change:target=move |event| on_change.run(event.target().checked())
            />
            <span class="switch-row__track" aria-hidden="true"></span>
        </label>
    }
    .into_any()
}
