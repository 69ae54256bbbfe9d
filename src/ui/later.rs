//! What is drawn after what the eye sees first.

use std::time::Duration;

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;

use super::screen::{ScreenSize, screen_size};
use crate::erased::{dynamic, memo};
use crate::painted::after_paint;

/// How long a screen rests after it came before it draws what nobody sees yet.
const REST: Duration = Duration::from_millis(600);

/// Screens smaller than this, in CSS px, show little at once.
const SMALL_WIDTH: f64 = 900.0;
const SMALL_HEIGHT: f64 = 1_000.0;

/// How far a screen has come since it was turned to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    /// It shows what the eye sees first.
    First,
    /// It has rested.
    Rested,
    /// It was scrolled.
    Scrolled,
}

/// How far the screen has come since this was asked.
fn use_stage() -> RwSignal<Stage> {
    let stage = RwSignal::new(Stage::First);
    let reach = move |reached: Stage| {
        if stage.try_get_untracked().is_some_and(|stage| stage < reached) {
            stage.set(reached);
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
            reach(Stage::Scrolled);
        }
    });
    set_timeout(move || reach(Stage::Rested), REST);
    stage
}

/// Whether the screen has rested since this was asked, or is being scrolled: time for what lies out of sight.
pub(super) fn use_rested() -> Signal<bool> {
    let stage = use_stage();
    // Told once: what is drawn by it would be drawn anew when the screen is scrolled after that.
    memo(move |_| stage.get() > Stage::First).into()
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

/// Whether the screen is that of a phone.
fn is_small() -> bool {
    let ScreenSize { width, height } = screen_size();
    width < SMALL_WIDTH && height < SMALL_HEIGHT
}

/// Whether what lies `Later` on a page may be drawn: on a small screen when it has rested or is being
/// scrolled, on any other at once.
#[must_use]
pub fn use_below_in_time() -> Signal<bool> {
    if is_small() { use_rested() } else { Signal::stored(true) }
}

/// How many lines of a long list are drawn where there is room, and how many more at a tap.
const LINES: usize = 40;

/// Which lines of a long list are drawn: on a small screen those that are seen, when it has rested half as many
/// more, and all that are wanted once it is scrolled. Whatever opens over the page, and whatever takes its place,
/// takes longer with every line.
#[derive(Clone, Copy)]
pub struct Lines {
    stage: RwSignal<Stage>,
    in_sight: usize,
    wanted: RwSignal<usize>,
}

impl Lines {
    /// Of a list of which `in_sight` lines are seen at first on a small screen.
    #[must_use]
    pub fn of(in_sight: usize) -> Self {
        let stage = if is_small() { use_stage() } else { RwSignal::new(Stage::Scrolled) };
        Self { stage, in_sight, wanted: RwSignal::new(LINES) }
    }

    /// How many are drawn.
    #[must_use]
    pub fn drawn(self) -> usize {
        match self.stage.get() {
            Stage::First => self.in_sight,
            Stage::Rested => self.in_sight + self.in_sight.div_ceil(2),
            Stage::Scrolled => self.wanted.get(),
        }
    }

    /// How many of `total` are left out until more are wanted.
    #[must_use]
    pub fn left_of(self, total: usize) -> usize {
        if self.stage.get() == Stage::First { 0 } else { total.saturating_sub(self.drawn()) }
    }

    /// More are wanted.
    pub fn more(self) {
        // Where there was room for more than was thought, nothing may have been scrolled.
        if self.stage.get_untracked() == Stage::Scrolled {
            self.wanted.update(|wanted| *wanted += LINES);
        } else {
            self.stage.set(Stage::Scrolled);
        }
    }
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
