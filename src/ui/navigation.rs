//! The ways between the areas: a bar at the foot of phones, a rail beside wider screens.

use super::{BrandMark, Icon, IconName};
use crate::erased::{attribute, dynamic};
use leptos::{prelude::*, text_prop::TextProp};

/// One way: where it leads and how it looks.
#[derive(Clone, Debug)]
pub struct NavigationEntry {
    /// The area's name.
    pub label: TextProp,
    /// Its icon.
    pub icon: IconName,
    /// Its address, with the base path.
    pub href: TextProp,
    /// Whether the person is there now.
    pub current: Signal<bool>,
}

/// Two to five entries with the round add button in their midst. From 900 px the same elements form a
/// rail at the starting edge, with the add button on top and the product's mark above it. The button
/// lies inside the bar, so it covers nothing.
#[component]
pub fn Navigation(
    /// What the navigation is, read aloud.
    #[prop(into)]
    label: TextProp,
    /// The entries, in order.
    entries: Vec<NavigationEntry>,
    /// What the add button does, in words.
    #[prop(into)]
    add_label: TextProp,
    /// The key that does the same as the add button, if one does now.
    #[prop(optional, into)]
    add_key: Signal<Option<char>>,
    /// What the add button does.
    #[prop(into)]
    on_add: Callback<()>,
    /// The product's name, shown on the rail.
    #[prop(into)]
    brand: TextProp,
    /// Something at the foot of the rail, such as whether all is saved. Not on phones.
    #[prop(optional, into)]
    foot: Option<ViewFn>,
) -> impl IntoView {
    let before_add = entries.len().div_ceil(2);
    let mut ways: Vec<AnyView> = entries.into_iter().map(way).collect();
    let after_add = ways.split_off(before_add.min(ways.len()));
    let add_name = add_label.clone();
    view! {
        <nav class="navigation" aria-label=label>
            <div class="navigation__brand" aria-hidden="true">
                <BrandMark/>
                <span class="navigation__name">{dynamic(move || brand.get())}</span>
            </div>
            {ways}
            <button
                type="button"
                class="navigation__add"
                aria-label=add_name
                aria-keyshortcuts=attribute(move || add_key.get().map(String::from))
                on:click=move |_| on_add.run(())
            >
                <span class="navigation__add-face">
                    <Icon name=IconName::Plus/>
                </span>
                <span class="navigation__add-label" aria-hidden="true">{dynamic(move || add_label.get())}</span>
            </button>
            {after_add}
            {foot.map(|foot| view! { <div class="navigation__foot">{dynamic(move || foot.run())}</div> })}
        </nav>
    }
    .into_any()
}

fn way(entry: NavigationEntry) -> AnyView {
    let NavigationEntry { label, icon, href, current } = entry;
    view! {
        <a
            class="navigation__entry"
            href=href
            aria-current=attribute(move || current.get().then_some("page"))
        >
            <span class="navigation__icon">
                <Icon name=icon/>
            </span>
            <span class="navigation__label">{dynamic(move || label.get())}</span>
        </a>
    }
    .into_any()
}
