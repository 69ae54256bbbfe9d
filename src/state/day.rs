//! The day it is where the user is.

use std::time::Duration;

use leptos::prelude::*;

use crate::domain::time::{CivilDate, Instant};
use crate::platform::clock::{self, DeviceClock};
use crate::store::ports::Clock;

/// How long after midnight a page left open may still show yesterday.
const LOOKS_EVERY: Duration = Duration::from_secs(30);

/// The day it is, as a signal in context.
#[derive(Clone, Copy)]
struct Day(RwSignal<CivilDate>);

/// Puts the day it is into context, and keeps it right past midnight.
pub fn provide_today() {
    let day = RwSignal::new(today());
    provide_context(Day(day));
    let look = move || {
        if day.get_untracked() != today() {
            day.set(today());
        }
    };
    if set_interval_with_handle(look, LOOKS_EVERY).is_err() {
        leptos::logging::warn!("the day will not change at midnight: the browser has no timers");
    }
}

/// The day it is where the user is.
#[must_use]
pub fn use_today() -> Signal<CivilDate> {
    expect_context::<Day>().0.into()
}

/// The instant it is.
#[must_use]
pub fn now() -> Instant {
    DeviceClock.now()
}

fn today() -> CivilDate {
    let now = now();
    now.civil_date(clock::offset_at(now))
}
