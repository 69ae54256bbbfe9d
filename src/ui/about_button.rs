//! The button that stands on many rows with the same words.

use super::button::ButtonTone;
use super::{Icon, IconName};
use crate::erased::{attribute, dynamic};
use leptos::{prelude::*, text_prop::TextProp};

/// A button of few words among others like it. What it is about is read aloud after them, so that one
/// is told from another without seeing the row.
#[component]
pub fn AboutButton(
    /// The words on it.
    #[prop(into)]
    label: TextProp,
    /// What it is about.
    #[prop(into)]
    about: TextProp,
    /// How loud it is.
    #[prop(optional)]
    tone: ButtonTone,
    /// An icon before the words.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// For a button that opens something below it: whether that is open.
    #[prop(optional, into)]
    expanded: Option<Signal<bool>>,
    /// What a press does.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class=tone.class()
            aria-expanded=attribute(move || expanded.map(|open| if open.get() { "true" } else { "false" }))
            on:click=move |_| on_press.run(())
        >
            {icon.map(|name| view! { <Icon name/> })}
            <span>{dynamic(move || label.get())}</span>
            <span class="visually-hidden">" "{dynamic(move || about.get())}</span>
        </button>
    }
    .into_any()
}
