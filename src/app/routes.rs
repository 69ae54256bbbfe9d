//! Which address shows which page.

use leptos::prelude::*;
use leptos_router::components::{Route, Routes};
use leptos_router::hooks::use_location;
use leptos_router::path;

use crate::app::chunks::{self, DayPages, MorePages};
use crate::app::not_found::NotFoundPage;
use crate::erased::memo;
use crate::features::today::TodayPage;
use crate::state::navigation::{is_today, provide_in_front, within_customers};
use crate::state::services::use_services;
use crate::ui::Kept;

/// The page of the current address. The two areas that a day is spent in stay where they are while
/// others are in front; every other page is made anew.
#[component]
pub fn Pages() -> impl IntoView {
    let path = use_location().pathname;
    view! {
        <Area in_front=memo(move |_| path.with(|path| is_today(path))) area=|| view! { <TodayPage/> }/>
        <Area
            in_front=memo(move |_| path.with(|path| within_customers(path).is_some()))
            area=chunks::customers
        />
        <Routes fallback=NotFoundPage>
            <Route path=path!("/") view=|| ()/>
            <Route path=path!("/customers") view=|| ()/>
            <Route path=path!("/customers/:id") view=|| ()/>
            <Route path=path!("/tasks") view=|| chunks::days(DayPages::Tasks)/>
            <Route path=path!("/calendar") view=|| chunks::days(DayPages::Calendar)/>
            <Route path=path!("/guide") view=chunks::guide/>
            <Route path=path!("/more") view=|| chunks::more(MorePages::More)/>
            <Route path=path!("/settings") view=|| chunks::more(MorePages::Settings)/>
            <Route path=path!("/lists") view=|| chunks::more(MorePages::Lists)/>
            <Route path=path!("/fields") view=|| chunks::more(MorePages::Fields)/>
            <Route path=path!("/storage") view=|| chunks::more(MorePages::Storage)/>
            <Route path=path!("/templates") view=|| chunks::more(MorePages::Templates)/>
            <Route path=path!("/activity") view=|| chunks::more(MorePages::Activity)/>
            <Route path=path!("/trash") view=|| chunks::more(MorePages::Trash)/>
        </Routes>
    }
    .into_any()
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
    move || {
        visited.get().then(|| {
            provide_in_front(in_front.into());
            services.provide_while(in_front.into());
            let area = area.clone();
            view! { <Kept in_front>{area.run()}</Kept> }
        })
    }
}
