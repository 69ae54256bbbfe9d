//! The long press: what phones have in place of a second button.

use std::time::Duration;

use crate::painted::use_pause;
use leptos::{
    ev,
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::{Element, EventTarget},
};

/// How long a finger rests for a long press.
const LONG: Duration = Duration::from_millis(500);
/// How far it may move meanwhile, in CSS px.
const STEADY: i32 = 10;

/// A list whose rows can be pressed long with a finger. A mouse and a keyboard have other ways to what
/// that does.
#[component]
pub fn LongPress(
    /// Hears which row was pressed, counted from 0 by its `data-place`.
    #[prop(into)]
    on_press: Callback<usize>,
    /// The list.
    children: Children,
) -> impl IntoView {
    let pause = use_pause();
    let began_at = StoredValue::new((0, 0));
    let begin = move |event: ev::PointerEvent| {
        pause.stop();
        let Some(row) = row_of(event.target()).filter(|_| by_finger(&event)) else { return };
        began_at.set_value((event.client_x(), event.client_y()));
        pause.then(LONG, move || {
            on_press.try_run(row);
        });
    };
    let moved = move |event: ev::PointerEvent| {
        let (x, y) = began_at.get_value();
        if (event.client_x() - x).abs() > STEADY || (event.client_y() - y).abs() > STEADY {
            pause.stop();
        }
    };
    view! {
        <div
            class="long-press"
            on:pointerdown=begin
            on:pointermove=moved
            on:pointerup=move |_| pause.stop()
            on:pointercancel=move |_| pause.stop()
            on:contextmenu=move |event: ev::MouseEvent| {
                // The browser's own menu of a link would stand over what the press did.
                if event.dyn_ref::<ev::PointerEvent>().is_some_and(by_finger) {
                    event.prevent_default();
                }
            }
        >
            {children()}
        </div>
    }
    .into_any()
}

fn by_finger(event: &ev::PointerEvent) -> bool {
    event.pointer_type() != "mouse"
}

fn row_of(target: Option<EventTarget>) -> Option<usize> {
    let row = target?.dyn_into::<Element>().ok()?.closest("[data-place]").ok()??;
    row.get_attribute("data-place")?.parse::<usize>().ok()?.checked_sub(1)
}
