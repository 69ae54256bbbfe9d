//! The quick forms over any screen: opened by the add button, by the search, and by the shortcuts
//! of the app's icon (`?quick=customer`, `?quick=call`, `?quick=task`, `?quick=search`). What other apps
//! share comes the same way (`?quick=shared`).

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use crate::app::chunks::{self, Form};
use crate::erased::effect;
use crate::state::navigation::Place;
use crate::state::overlays::{NewTask, use_overlays};

/// The quick forms, those that are open.
#[component]
pub fn Quick() -> impl IntoView {
    let overlays = use_overlays();
    let adding = overlays.quick_add();
    let logging = overlays.quick_log();
    follow_shortcuts();
    let add = move || {
        let close = Callback::new(move |()| adding.set(None));
        adding.get().map(|name| chunks::form(Form::QuickAdd(name, close)))
    };
    let log = move || {
        let close = Callback::new(move |()| logging.set(false));
        logging.get().then(|| chunks::form(Form::QuickLog(close)))
    };
    let task = overlays.task();
    let tasks = move || {
        let close = Callback::new(move |()| task.set(None));
        task.get().map(|sheet| chunks::form(Form::Task(sheet, close)))
    };
    let guidance = overlays.guidance();
    let explained = move || {
        let close = Callback::new(move |()| guidance.set(None));
        guidance.get().map(|about| chunks::form(Form::Guidance(about, close)))
    };
    (add, log, tasks, explained).into_any()
}

/// Opens what a shortcut of the app's icon asks for, and takes the asking out of the address, so
/// that a reload does not ask again.
fn follow_shortcuts() {
    let overlays = use_overlays();
    let query = use_query_map();
    let navigate = use_navigate();
    effect(move |_| {
        let Some(quick) = query.with(|query| query.get("quick")) else { return };
        match quick.as_str() {
            "customer" => overlays.add_customer(""),
            "call" => overlays.log_call(),
            "task" => overlays.add_task(NewTask::default()),
            "shared" => chunks::add_shared(),
            "search" => overlays.search().set(true),
            _ => {}
        }
        let options = NavigateOptions { resolve: false, replace: true, ..NavigateOptions::default() };
        navigate(&Place::Today.href(), options);
    });
}
