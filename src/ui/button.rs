//! The button with words on it.

use super::{Icon, IconName};
use crate::erased::dynamic;
use leptos::{prelude::*, text_prop::TextProp};

/// How loud a button is. A card has one primary button at most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonTone {
    /// The one thing to do here: filled with the accent.
    #[default]
    Primary,
    /// Also possible: softly tinted.
    Quiet,
    /// Words only, for the least of the actions.
    Plain,
    /// Takes something away.
    Danger,
    /// The main action on a hero card.
    OnHero,
    /// Another action on a hero card.
    OnHeroQuiet,
}

impl ButtonTone {
    pub(super) const fn class(self) -> &'static str {
        match self {
            ButtonTone::Primary => "button",
            ButtonTone::Quiet => "button button--quiet",
            ButtonTone::Plain => "button button--plain",
            ButtonTone::Danger => "button button--danger",
            ButtonTone::OnHero => "button button--on-hero",
            ButtonTone::OnHeroQuiet => "button button--on-hero-quiet",
        }
    }
}

/// A button, or with `href` a link that looks like one. At least 44 px high.
#[component]
pub fn Button(
    /// The words on it.
    #[prop(into)]
    label: TextProp,
    /// How loud it is.
    #[prop(optional)]
    tone: ButtonTone,
    /// An icon before the words.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// Makes it a link to this address (`tel:` and `https:` too).
    #[prop(optional, into)]
    href: Option<TextProp>,
    /// What a press does.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// Cannot be pressed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Takes the whole line.
    #[prop(optional)]
    wide: bool,
    /// Sends the form it stands in.
    #[prop(optional)]
    submit: bool,
) -> impl IntoView {
    let content = view! {
        {icon.map(|name| view! { <Icon name/> })}
        <span>{dynamic(move || label.get())}</span>
    };
    let press = move || {
        if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    match href {
        Some(href) => view! {
            <a class=tone.class() class:button--wide=wide href=href on:click=move |_| press()>
                {content}
            </a>
        }
        .into_any(),
        None => view! {
            <button
                type=if submit { "submit" } else { "button" }
                class=tone.class()
                class:button--wide=wide
                disabled=disabled
                on:click=move |_| press()
            >
                {content}
            </button>
        }
        .into_any(),
    }
}
