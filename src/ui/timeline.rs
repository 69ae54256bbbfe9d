//! A history: one line, an icon for each thing that happened.

use super::{Icon, IconName};
use crate::erased::dynamic;
use leptos::{prelude::*, text_prop::TextProp};

/// The list of what happened, newest first. Holds [`TimelineItem`]s.
#[component]
pub fn Timeline(
    /// What the history is of, read aloud.
    #[prop(into)]
    label: TextProp,
    /// The items.
    children: Children,
) -> impl IntoView {
    view! {
        <ol class="timeline" aria-label=label>
            {children()}
        </ol>
    }
    .into_any()
}

/// One thing that happened.
#[component]
pub fn TimelineItem(
    /// What kind of thing it was.
    icon: IconName,
    /// What it was, in a word or two.
    #[prop(into)]
    title: TextProp,
    /// When, and with whom.
    #[prop(into)]
    when: TextProp,
    /// Whether it did not succeed, such as a call nobody took: drawn pale.
    #[prop(optional)]
    missed: bool,
    /// A control at the end, such as a [`Menu`](super::Menu) to edit or delete.
    #[prop(optional, into)]
    action: Option<ViewFn>,
    /// What was said.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <li class="timeline__item" class:timeline__item--missed=missed>
            <span class="timeline__dot">
                <Icon name=icon/>
            </span>
            <div class="timeline__body">
                <p class="timeline__title">{dynamic(move || title.get())}</p>
                {children.map(|children| view! { <div class="timeline__text">{children()}</div> })}
                <p class="timeline__when">{dynamic(move || when.get())}</p>
            </div>
            {action.map(|action| view! { <div class="timeline__action">{dynamic(move || action.run())}</div> })}
        </li>
    }
    .into_any()
}
