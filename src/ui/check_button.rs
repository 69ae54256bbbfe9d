//! The round box that marks a thing as done.

use super::{Icon, IconName};
use crate::erased::attribute;
use leptos::{prelude::*, text_prop::TextProp};

/// A round box to tick; 44 px of target around it.
#[component]
pub fn CheckButton(
    /// What a press does, in words.
    #[prop(into)]
    label: TextProp,
    /// Whether it is ticked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Whether it is drawn to be seen first.
    #[prop(optional)]
    strong: bool,
    /// What a press does.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="check-button"
            class:check-button--strong=strong
            role="checkbox"
            aria-checked=attribute(move || if checked.get() { "true" } else { "false" })
            aria-label=label
            on:click=move |_| on_press.run(())
        >
            <span class="check-button__box">
                <Icon name=IconName::Check/>
            </span>
        </button>
    }
    .into_any()
}
