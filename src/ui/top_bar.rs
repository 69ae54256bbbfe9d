//! The bar at the head of a page.

use super::{IconButton, IconName};
use crate::erased::dynamic;
use leptos::{prelude::*, text_prop::TextProp};

/// The search over everything, put into context above the pages: each bar has its button on screens
/// without the rail, which has one of its own.
#[derive(Clone)]
pub struct BarSearch {
    /// What the button does, in words.
    pub label: TextProp,
    /// What it does.
    pub on_press: Callback<()>,
}

/// Help for the page in front, put into context above the pages: each bar has its button.
#[derive(Clone)]
pub struct BarHelp {
    /// What the button does, in words.
    pub label: TextProp,
    /// What it does.
    pub on_press: Callback<()>,
}

/// The way back, the page's title, and what can be done with the page. Stays in sight when the page
/// scrolls.
#[component]
pub fn TopBar(
    /// The page's name, its one heading of level 1. Without it the page draws its own.
    #[prop(optional, into)]
    title: Option<TextProp>,
    /// A quiet line above a large title, such as the day of the week.
    #[prop(optional, into)]
    over_title: Option<TextProp>,
    /// Draws the title large, for the first page of an area.
    #[prop(optional)]
    large: bool,
    /// Where the way back leads.
    #[prop(optional, into)]
    back_href: Option<TextProp>,
    /// What the way back does, when it leads nowhere.
    #[prop(optional, into)]
    on_back: Option<Callback<()>>,
    /// The way back in words; needed with either.
    #[prop(optional, into)]
    back_label: TextProp,
    /// Icon buttons and the like at the end of the bar.
    #[prop(optional, into)]
    actions: Option<ViewFn>,
) -> impl IntoView {
    let back = match (back_href, on_back) {
        (Some(href), _) => Some(
            view! { <IconButton icon=IconName::Back label=back_label href=move || href.get()/> }.into_any(),
        ),
        (None, Some(on_back)) => {
            Some(view! { <IconButton icon=IconName::Back label=back_label on_press=on_back/> }.into_any())
        }
        (None, None) => None,
    };
    let search = use_context::<BarSearch>().map(|BarSearch { label, on_press }| {
        view! {
            <span class="top-bar__search">
                <IconButton icon=IconName::Search label on_press/>
            </span>
        }
    });
    let help = use_context::<BarHelp>().map(|BarHelp { label, on_press }| {
        view! {
            <span class="top-bar__help">
                <IconButton icon=IconName::Help label on_press/>
            </span>
        }
    });
    view! {
        <header class="top-bar" class:top-bar--large=large>
            {back}
            <div class="top-bar__titles">
                {over_title.map(|over| view! { <p class="top-bar__over">{dynamic(move || over.get())}</p> })}
                {title.map(|title| view! { <h1 class="top-bar__title" tabindex="-1">{dynamic(move || title.get())}</h1> })}
            </div>
            <div class="top-bar__actions">
                {search}
                {actions.map(|actions| move || actions.run())}
                {help}
            </div>
        </header>
    }
    .into_any()
}
