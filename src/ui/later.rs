//! What is drawn after what the eye sees first.

use std::time::Duration;

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;

use super::screen::{ScreenSize, screen_size};
use crate::erased::dynamic;
use crate::painted::after_paint;

/// How long a screen rests after it came before it draws what nobody sees yet.
const REST: Duration = Duration::from_millis(600);

/// Screens smaller than this, in CSS px, show little at once.
const SMALL_WIDTH: f64 = 900.0;
const SMALL_HEIGHT: f64 = 1_000.0;

/// Whether the screen has rested since this was asked, or is being scrolled: time for what lies out of sight.
pub(super) fn use_rested() -> Signal<bool> {
    let rested = RwSignal::new(false);
    let rest = move || {
        if rested.try_get_untracked() == Some(false) {
            rested.set(true);
        }
    };
    // Whoever comes from a page that was scrolled is taken to the head of this one, which is no scrolling of it.
    let stands = StoredValue::new(false);
    after_paint(move || {
        after_paint(move || {
            stands.try_set_value(true);
        });
    });
    on_any_scroll(move || {
        if stands.try_get_value() == Some(true) {
            rest();
        }
    });
    set_timeout(rest, REST);
    rested.into()
}

/// Calls `scrolled` when anything scrolls, until the component ends.
pub(super) fn on_any_scroll(scrolled: impl Fn() + 'static) {
    // Scroll events of inner boxes do not bubble, but they pass the document on their way down. The
    // listener is passive: it never holds a scroll up.
    let listener = EventListener::new_with_options(
        &document(),
        "scroll",
        EventListenerOptions::run_in_capture_phase(),
        move |_| scrolled(),
    );
    // Dropped with the component, which takes the listener away.
    StoredValue::new_local(listener);
}

/// Whether what lies `Later` on a page may be drawn: on a small screen when it has rested or is being
/// scrolled, on any other at once.
#[must_use]
pub fn use_below_in_time() -> Signal<bool> {
    let ScreenSize { width, height } = screen_size();
    let small = width < SMALL_WIDTH && height < SMALL_HEIGHT;
    if small { use_rested() } else { Signal::stored(true) }
}

/// How many rows of the height `each` the first screen has room for, of which the first begins at `first_at`
/// (both in CSS px); at least one.
#[must_use]
pub fn rows_in_sight(first_at: f64, each: f64) -> usize {
    (((screen_size().height - first_at) / each) as usize).max(1)
}

/// What lies below the first screen of a phone. It keeps room until it is drawn, so that a page which is come
/// back to can be scrolled to where it was.
#[component]
pub fn Later(
    /// Whether it may be drawn, from [`use_below_in_time`].
    in_time: Signal<bool>,
    children: ChildrenFn,
) -> impl IntoView {
    dynamic(move || if in_time.get() { children() } else { view! { <div class="later"></div> }.into_any() })
}
