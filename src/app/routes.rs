//! Which address shows which page.

use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route};
use leptos_router::hooks::use_location;
use leptos_router::path;

use crate::app::chunks::{self, Page};
use crate::app::not_found::NotFoundPage;
use crate::erased::{Each, derived, dynamic, memo};
use crate::features::today::TodayPage;
use crate::painted::painted;
use crate::state::navigation::{KEPT, Place, provide_in_front, within_customers};
use crate::state::services::use_services;
use crate::ui::Kept;

/// The page of the current address. The areas that a day is spent in stay where they are while others are in
/// front; every other page is made anew.
#[component]
pub fn Pages() -> impl IntoView {
    let path = use_location().pathname;
    view! {
        <Area
            in_front=memo(move |_| path.with(|path| Place::Today.is_at(path)))
            area=|| view! { <TodayPage/> }
        />
        <Area
            in_front=memo(move |_| path.with(|path| within_customers(path).is_some()))
            area=chunks::customers
        />
        {KEPT
            .map(|place| {
                view! {
                    <Area
                        in_front=memo(move |_| path.with(|path| place.is_at(path)))
                        area=move || chunks::page(Page::At(place))
                    />
                }
            })
            .collect_view()}
        // Beside the router's table, not in it: for all that a route shows, the query in the address stays that
        // of the path the route was entered by.
        <OtherPage/>
        // A table has to be there, for a navigation is complete when it says so. It is written out anew for
        // every route in it.
        <FlatRoutes fallback=|| ()>
            <Route path=path!("/*any") view=|| ()/>
        </FlatRoutes>
    }
    .into_any()
}

/// The page of an address outside the areas.
#[component]
fn OtherPage() -> impl IntoView {
    let path = use_location().pathname;
    let page = memo(move |_| {
        path.with(|path| {
            let in_area = within_customers(path).is_some()
                || Place::Today.is_at(path)
                || KEPT.iter().any(|place| place.is_at(path));
            (!in_area).then(|| Place::of_a_page(path))
        })
    });
    let built = |place: Option<Place>| match place {
        None => view! { <NotFoundPage/> }.into_any(),
        Some(place) => chunks::page(Page::At(place)),
    };
    // Each in a place of its own: laid over the page before, part by part, it would take far longer.
    view! { <Each each=move || page.get() key=|place| place.map(Place::href) children=built/> }.into_any()
}

/// An area that is kept from the first time it is in front.
#[component]
fn Area(
    /// Whether it is in front.
    in_front: Memo<bool>,
    /// What it shows.
    #[prop(into)]
    area: ViewFn,
) -> impl IntoView {
    let visited = memo(move |before| before == Some(&true) || in_front.get());
    let services = use_services();
    dynamic(move || {
        visited.get().then(|| {
            provide_in_front(in_front.into());
            // It comes as it was left, and what has changed since then after that.
            let seen = painted(move || in_front.get());
            services.provide_while(derived(move || seen.get() == Some(true)));
            let area = area.clone();
            view! { <Kept in_front>{area.run()}</Kept> }
        })
    })
}
