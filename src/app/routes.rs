//! Which address shows which page.

use leptos::prelude::*;
use leptos_router::components::{ParentRoute, Route, Routes};
use leptos_router::{Lazy, path};

use crate::app::chunks::{CustomerRoute, CustomersRoute, MoreRoute, SettingsRoute, StorageRoute};
use crate::app::not_found::NotFoundPage;
use crate::features::customers::list::NobodyChosen;
use crate::features::today::TodayPage;

/// The page of the current address.
#[component]
pub fn Pages() -> impl IntoView {
    view! {
        <Routes fallback=NotFoundPage>
            <Route path=path!("/") view=TodayPage/>
            <ParentRoute path=path!("/customers") view={Lazy::<CustomersRoute>::new()}>
                <Route path=path!("") view=NobodyChosen/>
                <Route path=path!(":id") view={Lazy::<CustomerRoute>::new()}/>
            </ParentRoute>
            <Route path=path!("/more") view={Lazy::<MoreRoute>::new()}/>
            <Route path=path!("/settings") view={Lazy::<SettingsRoute>::new()}/>
            <Route path=path!("/storage") view={Lazy::<StorageRoute>::new()}/>
        </Routes>
    }
    .into_any()
}
