//! The button that is only an icon.

use super::{Icon, IconName};
use crate::erased::{attribute, dynamic};
use leptos::{prelude::*, text_prop::TextProp};

/// How an icon button is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum IconButtonTone {
    /// The icon alone.
    #[default]
    Plain,
    /// On a softly tinted square, as the contact actions of a customer are.
    Soft,
    /// In the accent, for the action of a row.
    Accent,
}

/// An icon that can be pressed; 44 px square. Its words are read aloud and shown on hover.
#[component]
pub fn IconButton(
    /// What it does, in words.
    #[prop(into)]
    label: TextProp,
    /// The icon.
    icon: IconName,
    /// How it is drawn.
    #[prop(optional)]
    tone: IconButtonTone,
    /// Shows the words under the icon as well.
    #[prop(optional)]
    captioned: bool,
    /// Makes it a link to this address.
    #[prop(optional, into)]
    href: Option<TextProp>,
    /// What a press does.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// Cannot be pressed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// For a button that stays pressed: whether it is.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
) -> impl IntoView {
    let class = match tone {
        IconButtonTone::Plain => "icon-button",
        IconButtonTone::Soft => "icon-button icon-button--soft",
        IconButtonTone::Accent => "icon-button icon-button--accent",
    };
    let press = move || {
        if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    // A caption already is the name; without one the name and the tooltip stand in for it.
    let caption = captioned.then(|| {
        let label = label.clone();
        view! { <span class="icon-button__caption">{dynamic(move || label.get())}</span> }
    });
    let name = move || (!captioned).then(|| label.get());
    let title = name.clone();
    let content = view! {
        <span class="icon-button__face">
            <Icon name=icon/>
        </span>
        {caption}
    };
    match href {
        Some(href) => view! {
            <a class=class href=href aria-label=name title=title on:click=move |_| press()>
                {content}
            </a>
        }
        .into_any(),
        None => view! {
            <button
                type="button"
                class=class
                aria-label=name
                title=title
                aria-pressed=attribute(move || pressed.map(|pressed| if pressed.get() { "true" } else { "false" }))
                disabled=disabled
                on:click=move |_| press()
            >
                {content}
            </button>
        }
        .into_any(),
    }
}
