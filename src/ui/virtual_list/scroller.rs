//! What of the list is seen, whatever scrolls it, and the way to bring a row into sight.

use gloo::events::EventListener;
use leptos::{
    logging::warn,
    prelude::*,
    wasm_bindgen::{JsCast, closure::Closure},
    web_sys::{
        Element, FocusOptions, HtmlElement, ResizeObserver, ScrollIntoViewOptions, ScrollLogicalPosition,
    },
};

use super::super::later::on_any_scroll;
use super::super::screen::screen_size;

/// The part of the list that is on the screen, in CSS px from the list's start.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sight {
    /// Where it begins; negative while something stands above the list.
    pub from: f64,
    /// How high it is: from what stands above the list, if anything, to the foot of the screen, since a box
    /// that ends higher only hides some of it.
    pub height: f64,
}

/// What of `list` is on the screen now.
pub(super) fn sight(list: &Element) -> Sight {
    let from = -list.get_bounding_client_rect().top();
    Sight { from, height: screen_size().height + from.min(0.0) }
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
    on_any_scroll(schedule);
    let resized = EventListener::new(&window(), "resize", move |_| schedule());
    // Dropped with the component, which takes the listener away.
    StoredValue::new_local(resized);
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
    let place = format!(":scope > [data-place=\"{}\"]", index + 1);
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
