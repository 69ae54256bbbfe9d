//! The small label that says how something stands.

use crate::erased::dynamic;
use leptos::{prelude::*, text_prop::TextProp};

/// What a status means. Each has a shape besides its colour, for eyes that do not tell the colours apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StatusTone {
    /// No judgement: an outline without a shape.
    #[default]
    Plain,
    /// Current or chosen: a ring.
    Accent,
    /// Going well: a disc.
    Good,
    /// Wants care: a diamond.
    Warn,
    /// Went wrong or is late: a square.
    Bad,
    /// Good to know: a triangle.
    Info,
}

impl StatusTone {
    const fn class(self) -> &'static str {
        match self {
            StatusTone::Plain => "status",
            StatusTone::Accent => "status status--accent",
            StatusTone::Good => "status status--good",
            StatusTone::Warn => "status status--warn",
            StatusTone::Bad => "status status--bad",
            StatusTone::Info => "status status--info",
        }
    }
}

/// A status in a word or two, with its shape and colour.
#[component]
pub fn Status(
    /// The word.
    #[prop(into)]
    label: TextProp,
    /// What it means.
    #[prop(optional, into)]
    tone: Signal<StatusTone>,
    /// The name of a colour of the user's (style/colour.css), in the place of the tone's; the shape stays.
    #[prop(optional, into)]
    colour: Signal<Option<&'static str>>,
) -> impl IntoView {
    let class = move || tone.get().class();
    view! { <span class=class data-colour=move || colour.get()>{dynamic(move || label.get())}</span> }
        .into_any()
}
