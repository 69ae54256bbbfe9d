//! Time zones other than the device's own, as far as the browser knows them.

use js_sys::{Array, Date, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::domain::calendar::CalendarKind;
use crate::domain::time::{CivilTime, Instant, TimeOfDay, UtcOffset};

/// The instant at which clocks in a zone (its IANA name) show a time; none where the browser does not know
/// the zone.
#[must_use]
pub fn instant_in(zone: &str, shown: CivilTime) -> Option<Instant> {
    let clock = ZoneClock::new(zone)?;
    Some(shown.resolve(|at| clock.offset_at(at).unwrap_or_default()))
}

/// What shows the hours of a zone.
struct ZoneClock {
    format: JsValue,
    to_parts: Function,
}

impl ZoneClock {
    fn new(zone: &str) -> Option<Self> {
        let options = Object::new();
        let numeric = ["year", "month", "day", "hour", "minute"].map(|part| (part, "numeric"));
        for (name, value) in numeric.into_iter().chain([("timeZone", zone), ("hourCycle", "h23")]) {
            Reflect::set(&options, &name.into(), &value.into()).ok()?;
        }
        let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
        let class: Function = Reflect::get(&intl, &"DateTimeFormat".into()).ok()?.dyn_into().ok()?;
        // Throws where it does not know the zone.
        let arguments = Array::of2(&"en-GB-u-ca-gregory-nu-latn".into(), &options);
        let format = Reflect::construct(&class, &arguments).ok()?;
        let to_parts = Reflect::get(&format, &"formatToParts".into()).ok()?.dyn_into().ok()?;
        Some(Self { format, to_parts })
    }

    /// How far its clocks are ahead of UTC.
    fn offset_at(&self, at: Instant) -> Option<UtcOffset> {
        let date = Date::new(&JsValue::from_f64(at.millis() as f64));
        let parts: Array = self.to_parts.call1(&self.format, &date).ok()?.dyn_into().ok()?;
        let number = |name: &str| -> Option<i32> {
            let of_name = |part: &JsValue| {
                Reflect::get(part, &"type".into()).is_ok_and(|kind| kind.as_string().as_deref() == Some(name))
            };
            let part = parts.iter().find(of_name)?;
            Reflect::get(&part, &"value".into()).ok()?.as_string()?.parse().ok()
        };
        let (month, day) = (u8::try_from(number("month")?).ok()?, u8::try_from(number("day")?).ok()?);
        let (hour, minute) = (u8::try_from(number("hour")?).ok()?, u8::try_from(number("minute")?).ok()?);
        let date = CalendarKind::Gregorian.date(number("year")?, month, day).ok()?;
        let shown = date.at(TimeOfDay::new(hour, minute).ok()?).with_offset(UtcOffset::UTC);
        let ahead = shown.checked_millis_since(at)?.div_euclid(60_000);
        UtcOffset::from_minutes(i32::try_from(ahead).ok()?).ok()
    }
}
