//! What of the list is seen, whatever scrolls it, and the way to bring a row into sight.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::{
    logging::warn,
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::{Element, FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition},
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

/// Scrolls so that the list is seen from `from` px on, as it was when it was left.
pub(super) fn restore(list: &Element, from: f64) {
    if from <= 0.0 {
        return;
    }
    let Some(scroller) = scroller_of(list) else {
        return;
    };
    let further = from - sight(list).from;
    scroller.set_scroll_top(scroller.scroll_top() + further.round() as i32);
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

/// The box that scrolls `element`: the nearest around it that may, or the page.
fn scroller_of(element: &Element) -> Option<Element> {
    let mut outer = element.parent_element();
    while let Some(candidate) = outer {
        let overflow = window()
            .get_computed_style(&candidate)
            .ok()
            .flatten()
            .and_then(|style| style.get_property_value("overflow-y").ok());
        if matches!(overflow.as_deref(), Some("auto" | "scroll")) {
            return Some(candidate);
        }
        outer = candidate.parent_element();
    }
    document().scrolling_element()
}
