//! Which address shows which page.

use leptos::prelude::*;
use leptos_router::components::{Route, Routes};
use leptos_router::{Lazy, path};

use crate::app::chunks::{MoreRoute, SettingsRoute, StorageRoute};
use crate::app::not_found::NotFoundPage;
use crate::features::today::TodayPage;

/// The page of the current address.
#[component]
pub fn Pages() -> impl IntoView {
    view! {
        <Routes fallback=NotFoundPage>
            <Route path=path!("/") view=TodayPage/>
            <Route path=path!("/more") view={Lazy::<MoreRoute>::new()}/>
            <Route path=path!("/settings") view={Lazy::<SettingsRoute>::new()}/>
            <Route path=path!("/storage") view={Lazy::<StorageRoute>::new()}/>
        </Routes>
    }
    .into_any()
}
