//! The search field.

use super::{Icon, IconName};
use crate::erased::{attribute, dynamic, memo};
use leptos::{ev, html, prelude::*, text_prop::TextProp};

/// A search field with how much was found and a cross to clear it. Escape clears it too.
#[component]
pub fn SearchBox(
    /// What is searched, read aloud and shown in the empty field.
    #[prop(into)]
    label: TextProp,
    /// What is typed.
    #[prop(into)]
    value: Signal<String>,
    /// Hears every change.
    #[prop(into)]
    on_input: Callback<String>,
    /// How much was found ("3 of 12,480"), shown at the end of the field and read aloud when it changes.
    #[prop(optional, into)]
    count: Option<TextProp>,
    /// What the cross does, in words.
    #[prop(into)]
    clear_label: TextProp,
    /// Enter is pressed: open the first result.
    #[prop(optional, into)]
    on_enter: Option<Callback<()>>,
    /// Arrow down is pressed: go to the results.
    #[prop(optional, into)]
    on_down: Option<Callback<()>>,
    /// Takes the focus when the page opens.
    #[prop(optional)]
    autofocus: bool,
    /// The element, for the caller that moves the focus.
    #[prop(optional)]
    node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let empty = memo(move |_| value.with(String::is_empty));
    let on_key = move |event: ev::KeyboardEvent| {
        let reaction = match event.key().as_str() {
            "Enter" => on_enter,
            "ArrowDown" => on_down,
            "Escape" if !empty.get_untracked() => {
                event.prevent_default();
                // The sheet around the field stays open: this Escape was for the text.
                event.stop_propagation();
                on_input.run(String::new());
                None
            }
            _ => None,
        };
        if let Some(reaction) = reaction {
            event.prevent_default();
            reaction.run(());
        }
    };
    let clear = move |_| {
        on_input.run(String::new());
        if let Some(input) = node_ref.get_untracked() {
            // A focus that cannot be set leaves the person where they are.
            if input.focus().is_err() {
                leptos::logging::warn!("the search field could not take the focus");
            }
        }
    };
    let placeholder = label.clone();
    // Several may be on one page: each landmark says what is searched there.
    let landmark = label.clone();
    view! {
        <div class="search" role="search" aria-label=landmark>
            <Icon name=IconName::Search/>
            <input
                class="search__input"
                type="search"
                inputmode="search"
                enterkeyhint="search"
                dir="auto"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                node_ref=node_ref
                autofocus=autofocus
                aria-label=label
                placeholder=move || placeholder.get()
                prop:value=attribute(move || value.get())
                on:input:target=move |event| on_input.run(event.target().value())
                on:keydown=on_key
            />
            {count
                .map(|count| {
                    view! {
                        <span class="search__count" role="status">
                            {dynamic(move || count.get())}
                        </span>
                    }
                })}
            <button
                type="button"
                class="search__clear"
                aria-label=clear_label
                hidden=move || empty.get()
                on:click=clear
            >
                <Icon name=IconName::Close/>
            </button>
        </div>
    }
    .into_any()
}
