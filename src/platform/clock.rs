//! The device's clock and its offset from UTC.

use js_sys::Date;
use wasm_bindgen::JsValue;

use crate::domain::time::{Instant, UtcOffset};
use crate::store::ports::Clock;

/// The device's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct DeviceClock;

impl Clock for DeviceClock {
    fn now(&self) -> Instant {
        Instant::from_millis(Date::now() as i64)
    }

    fn offset_at(&self, instant: Instant) -> UtcOffset {
        offset_at(instant)
    }
}

/// Milliseconds since the page was opened; never runs backwards, unlike the clock.
#[must_use]
pub fn monotonic_ms() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or_else(Date::now, |clock| clock.now())
}

/// How far local time is ahead of UTC at an instant, daylight saving included.
#[must_use]
pub fn offset_at(instant: Instant) -> UtcOffset {
    let date = Date::new(&JsValue::from_f64(instant.millis() as f64));
    // The browser counts the other way round, and knows no offset for a date it cannot hold.
    UtcOffset::from_minutes(-(date.get_timezone_offset() as i32)).unwrap_or_default()
}
