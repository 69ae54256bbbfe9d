//! What a screen says when it has nothing to show yet.

use crate::erased::dynamic;
use leptos::{prelude::*, text_prop::TextProp};

/// The drawings of empty screens, in two colours of the theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// Three faces: no customers yet.
    People,
    /// A glass over nothing: no results.
    Search,
    /// An empty page: no history yet.
    History,
    /// A sun over a calm line: nothing left for today.
    Calm,
}

impl Drawing {
    /// Strokes in the quiet colour, and strokes in the accent, both in a box of 120 by 96.
    const fn strokes(self) -> (&'static str, &'static str) {
        match self {
            Drawing::People => (
                "M20 40a10 10 0 1 0 20 0 10 10 0 1 0-20 0M12 72c1-11 8-16 18-16 4 0 8 1 11 3M80 40a10 10 0 1 0 20 0 10 10 0 1 0-20 0M108 72c-1-11-8-16-18-16-4 0-8 1-11 3",
                "M47 34a13 13 0 1 0 26 0 13 13 0 1 0-26 0M38 78c1-15 10-22 22-22s21 7 22 22Z",
            ),
            Drawing::Search => (
                "M22 26h30M22 40h18M22 54h22M22 68h34",
                "M48 46a20 20 0 1 0 40 0 20 20 0 1 0-40 0M83 61l16 16M62 40a9 9 0 0 1 7-4",
            ),
            Drawing::History => (
                "M34 14v68M34 24a6 6 0 1 0 .01 0M34 66a6 6 0 1 0 .01 0M52 30h24M52 72h34",
                "M34 45a6 6 0 1 0 .01 0M52 46h42M52 56h26",
            ),
            Drawing::Calm => (
                "M10 72h22M40 72h44M92 72h18M30 84h24M64 84h26",
                "M38 72a22 22 0 0 1 44 0M60 30v8M28 42l6 6M92 42l-6 6M16 62h8M96 62h8",
            ),
        }
    }
}

/// A drawing, what there is to know, and what to do next.
#[component]
pub fn EmptyState(
    /// The drawing.
    drawing: Drawing,
    /// What is so, in a few words.
    #[prop(into)]
    title: TextProp,
    /// What to do about it.
    #[prop(optional, into)]
    text: Option<TextProp>,
    /// The buttons; the first is the primary one.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (quiet, loud) = drawing.strokes();
    view! {
        <div class="empty">
            <svg class="empty__drawing" viewBox="0 0 120 96" aria-hidden="true" focusable="false">
                <path class="empty__quiet" d=quiet></path>
                <path class="empty__loud" d=loud></path>
            </svg>
            <p class="empty__title">{dynamic(move || title.get())}</p>
            {text.map(|text| view! { <p class="empty__text">{dynamic(move || text.get())}</p> })}
            {children.map(|children| view! { <div class="empty__actions">{children()}</div> })}
        </div>
    }
    .into_any()
}
