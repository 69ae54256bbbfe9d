//! The card: what belongs together, on one surface.

use leptos::prelude::*;

/// What a card is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CardKind {
    /// A surface with padding and space between its parts.
    #[default]
    Plain,
    /// Holds rows that reach its edges, with a line between them.
    List,
    /// The next thing to do: marked along its starting edge.
    Next,
    /// The loudest thing of a screen; one at most.
    Hero,
}

/// A surface that holds what belongs together.
#[component]
pub fn Card(
    /// What it is for.
    #[prop(optional)]
    kind: CardKind,
    /// What stands on it.
    children: Children,
) -> impl IntoView {
    let class = match kind {
        CardKind::Plain => "card",
        CardKind::List => "card card--list",
        CardKind::Next => "card card--next",
        CardKind::Hero => "card card--hero",
    };
    view! { <div class=class>{children()}</div> }.into_any()
}
