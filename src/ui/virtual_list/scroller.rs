//! What of the list is seen, whatever scrolls it, and the way to bring a row into sight.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::{
    logging::warn,
    prelude::*,
    wasm_bindgen::{JsCast, closure::Closure},
    web_sys::{
        Element, FocusOptions, HtmlElement, ResizeObserver, ScrollIntoViewOptions, ScrollLogicalPosition,
    },
};

/// The part of the list that is on the screen, in CSS px from the list's start.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sight {
    /// Where it begins; negative while something stands above the list.
    pub from: f64,
    /// How high it is: the screen's height, since a box that is lower only hides some of it.
    pub height: f64,
}

/// The height of the screen in CSS px.
pub(super) fn screen_height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(800.0)
}

/// What of `list` is on the screen now.
pub(super) fn sight(list: &Element) -> Sight {
    Sight { from: -list.get_bounding_client_rect().top(), height: screen_height() }
}

/// Calls `look` at most once a frame while anything scrolls or the window changes its size. Ends with
/// the component.
pub(super) fn on_scroll(look: impl Fn() + Copy + 'static) {
    let waiting = StoredValue::new(false);
    let schedule = move || {
        if waiting.try_get_value() == Some(false) {
            waiting.set_value(true);
            request_animation_frame(move || {
                if waiting.try_update_value(|waiting| *waiting = false).is_some() {
                    look();
                }
            });
        }
    };
    // Scroll events of inner boxes do not bubble, but they pass the document on their way down. The
    // listener is passive: it never holds a scroll up.
    let scrolled = EventListener::new_with_options(
        &document(),
        "scroll",
        EventListenerOptions::run_in_capture_phase(),
        move |_| schedule(),
    );
    let resized = EventListener::new(&window(), "resize", move |_| schedule());
    // Dropped with the component, which takes the listeners away.
    StoredValue::new_local((scrolled, resized));
}

/// Calls `changed` with the height of `element` in CSS px, now and each time it changes. Ends with the
/// component.
pub(super) fn on_height(element: &Element, changed: impl Fn(f64) + 'static) {
    let measured = element.clone();
    let heard = Closure::<dyn Fn()>::new(move || changed(measured.get_bounding_client_rect().height()));
    let Ok(observer) = ResizeObserver::new(heard.as_ref().unchecked_ref()) else {
        return warn!("the rows of a list keep the usual height");
    };
    observer.observe(element);
    // Kept for as long as the component, which alone can end the observing.
    let kept = StoredValue::new_local((observer, heard));
    on_cleanup(move || kept.with_value(|(observer, _)| observer.disconnect()));
}

/// Gives row `index` the focus and brings it into sight.
pub(super) fn focus_row(list: &Element, index: usize) {
    let place = format!(":scope > [aria-posinset=\"{}\"]", index + 1);
    let Ok(Some(row)) = list.query_selector(&place) else {
        return;
    };
    let control = row.query_selector("a[href], button").ok().flatten();
    if let Some(control) = control.and_then(|control| control.dyn_into::<HtmlElement>().ok()) {
        focus_quietly(&control);
    }
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    row.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Gives `element` the focus without scrolling to it.
pub(super) fn focus_quietly(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    if element.focus_with_options(&options).is_err() {
        warn!("a row of the list could not take the focus");
    }
}
