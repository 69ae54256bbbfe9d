//! The size of the window.

use std::cell::Cell;

use gloo::events::EventListener;
use leptos::{prelude::*, wasm_bindgen::JsValue};

/// Width and height in CSS px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ScreenSize {
    pub width: f64,
    pub height: f64,
}

/// What is presumed where the browser does not tell.
const USUAL: ScreenSize = ScreenSize { width: 1_000.0, height: 800.0 };

thread_local! {
    static KNOWN: Cell<Option<ScreenSize>> = const { Cell::new(None) };
}

/// The size of the window. It is asked for once and when it has changed: asking makes the browser lay out
/// all that has just been changed.
pub(super) fn screen_size() -> ScreenSize {
    KNOWN.get().unwrap_or_else(|| {
        // For as long as the app runs.
        EventListener::new(&window(), "resize", |_| KNOWN.set(Some(ask()))).forget();
        let size = ask();
        KNOWN.set(Some(size));
        size
    })
}

fn ask() -> ScreenSize {
    let number = |length: Result<JsValue, JsValue>| length.ok().and_then(|length| length.as_f64());
    ScreenSize {
        width: number(window().inner_width()).unwrap_or(USUAL.width),
        height: number(window().inner_height()).unwrap_or(USUAL.height),
    }
}

/// Whether the window is at least so many CSS px wide, now and after every change of its size.
#[must_use]
pub fn use_width_from(least: f64) -> Signal<bool> {
    let wide = RwSignal::new(screen_size().width >= least);
    let listener = EventListener::new(&window(), "resize", move |_| {
        let now = ask().width >= least;
        if wide.try_get_untracked().is_some_and(|before| before != now) {
            wide.set(now);
        }
    });
    // Dropped with the component, which takes the listener away.
    StoredValue::new_local(listener);
    wide.into()
}
