//! A row of a list: who or what, a word about it, and how it stands.

use crate::erased::{attribute, dynamic};
use leptos::{prelude::*, text_prop::TextProp};

/// A row, some 72 px high when it has a subtitle and text of the usual size. With `href` or `on_press` the whole row is one target;
/// `control` and `action` stand beside that target and have their own.
#[component]
pub fn ListRow(
    /// The main line: a closure that gives a text, or a [`Highlight`](super::Highlight).
    #[prop(into)]
    title: ViewFn,
    /// The second line.
    #[prop(optional, into)]
    subtitle: Option<ViewFn>,
    /// What stands before the lines, such as an [`Avatar`](super::Avatar).
    #[prop(optional, into)]
    lead: Option<ViewFn>,
    /// What stands after the lines, such as a [`Status`](super::Status); part of the target.
    #[prop(optional, into)]
    trail: Option<ViewFn>,
    /// A control of its own at the start of the row, such as a [`CheckButton`](super::CheckButton).
    #[prop(optional, into)]
    control: Option<ViewFn>,
    /// A control of its own at the end of the row, such as an [`IconButton`](super::IconButton).
    #[prop(optional, into)]
    action: Option<ViewFn>,
    /// Lets the lines wrap: for rows that explain, not for rows of names.
    #[prop(optional)]
    wraps: bool,
    /// Makes the row a link to this address.
    #[prop(optional, into)]
    href: Option<TextProp>,
    /// What a press of the row does.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// Whether the row is the one that is open beside the list.
    #[prop(optional, into)]
    current: Signal<bool>,
    /// Whether Tab stops at the row; a list with arrow keys has one such row.
    #[prop(optional, into, default = Signal::stored(true))]
    tab_stop: Signal<bool>,
) -> impl IntoView {
    let content = view! {
        {lead.map(|lead| view! { <span class="row__lead">{dynamic(move || lead.run())}</span> })}
        <span class="row__lines">
            <span class="row__title" class:clip=!wraps>{dynamic(move || title.run())}</span>
            {subtitle
                .map(|subtitle| {
                    view! {
                        <span class="row__subtitle" class:clip=!wraps>
                            {dynamic(move || subtitle.run())}
                        </span>
                    }
                })}
        </span>
        {trail.map(|trail| view! { <span class="row__trail">{dynamic(move || trail.run())}</span> })}
    };
    let press = move || {
        if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    let tab_index = move || if tab_stop.get() { "0" } else { "-1" };
    let face = match (href, on_press) {
        (Some(href), _) => view! {
            <a
                class="row__face"
                href=href
                tabindex=tab_index
                aria-current=attribute(move || current.get().then_some("true"))
                on:click=move |_| press()
            >
                {content}
            </a>
        }
        .into_any(),
        (None, Some(_)) => view! {
            <button type="button" class="row__face" tabindex=tab_index on:click=move |_| press()>
                {content}
            </button>
        }
        .into_any(),
        (None, None) => view! { <div class="row__face">{content}</div> }.into_any(),
    };
    view! {
        <div class="row" class:row--current=current>
            {control.map(|control| view! { <div class="row__control">{dynamic(move || control.run())}</div> })}
            {face}
            {action.map(|action| view! { <div class="row__action">{dynamic(move || action.run())}</div> })}
        </div>
    }
    .into_any()
}
