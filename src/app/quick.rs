//! The quick forms over any screen: opened by the add button, by the search, and by the shortcuts
//! of the app's icon (`?quick=customer`, `?quick=call`, `?quick=search`).

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use crate::features::customers::quick_add::QuickAdd;
use crate::features::customers::quick_log::QuickLog;
use crate::state::navigation::Place;
use crate::state::overlays::use_overlays;

/// The quick forms, those that are open.
#[component]
pub fn Quick() -> impl IntoView {
    let overlays = use_overlays();
    let adding = overlays.quick_add();
    let logging = overlays.quick_log();
    follow_shortcuts();
    view! {
        {move || {
            adding.get().map(|name| view! { <QuickAdd name on_close=move |()| adding.set(None)/> })
        }}
        <Show when=move || logging.get()>
            <QuickLog on_close=move |()| logging.set(false)/>
        </Show>
    }
    .into_any()
}

/// Opens what a shortcut of the app's icon asks for, and takes the asking out of the address, so
/// that a reload does not ask again.
fn follow_shortcuts() {
    let overlays = use_overlays();
    let query = use_query_map();
    let navigate = use_navigate();
    Effect::new(move |_| {
        let Some(quick) = query.with(|query| query.get("quick")) else { return };
        match quick.as_str() {
            "customer" => overlays.add_customer(""),
            "call" => overlays.log_call(),
            "search" => overlays.search().set(true),
            _ => {}
        }
        let options = NavigateOptions { resolve: false, replace: true, ..NavigateOptions::default() };
        navigate(&Place::Today.href(), options);
    });
}
