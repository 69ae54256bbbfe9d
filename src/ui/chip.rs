//! Chips: filters that are on or off, and chosen things that can be taken away.

use super::{Icon, IconName};
use crate::erased::{attribute, dynamic};
use leptos::{prelude::*, text_prop::TextProp};

/// A line of chips that scrolls sideways when it is longer than the screen.
#[component]
pub fn ChipBar(
    /// What the chips are for, read aloud.
    #[prop(into)]
    label: TextProp,
    /// The chips.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="chip-bar" role="group" aria-label=label>
            {children()}
        </div>
    }
    .into_any()
}

/// One chip. With `pressed` it is a filter; with `on_remove` it carries a cross.
#[component]
pub fn Chip(
    /// The words on it.
    #[prop(into)]
    label: TextProp,
    /// An icon before the words.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// How many things it stands for, written the local way.
    #[prop(optional, into)]
    count: Option<TextProp>,
    /// The name of a colour of the user's (style/colour.css), shown as a dot before the words.
    #[prop(optional, into)]
    colour: Signal<Option<&'static str>>,
    /// Whether the filter is on.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
    /// What a press does. Without it the words are not a button.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// What the cross does.
    #[prop(optional, into)]
    on_remove: Option<Callback<()>>,
    /// What the cross does, in words; needed with `on_remove`.
    #[prop(optional, into)]
    remove_label: TextProp,
) -> impl IntoView {
    let words = view! {
        {icon.map(|name| view! { <Icon name/> })}
        <span>{dynamic(move || label.get())}</span>
        {count.map(|count| view! { <span class="chip__count">{dynamic(move || count.get())}</span> })}
    };
    let face = match on_press {
        Some(on_press) => view! {
            <button
                type="button"
                class="chip__face"
                aria-pressed=attribute(move || pressed.map(|pressed| if pressed.get() { "true" } else { "false" }))
                on:click=move |_| on_press.run(())
            >
                {words}
            </button>
        }
        .into_any(),
        None => view! { <span class="chip__face">{words}</span> }.into_any(),
    };
    view! {
        <span class="chip" data-colour=move || colour.get() class:chip--on=move || pressed.is_some_and(|pressed| pressed.get())>
            {face}
            {on_remove
                .map(|on_remove| {
                    view! {
                        <button
                            type="button"
                            class="chip__remove"
                            aria-label=remove_label
                            on:click=move |_| on_remove.run(())
                        >
                            <Icon name=IconName::Close/>
                        </button>
                    }
                })}
        </span>
    }
    .into_any()
}
