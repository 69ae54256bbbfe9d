//! Points in time, and what a clock on the wall shows at them.
//!
//! An [`Instant`] is UTC. Turning it into a civil date and time needs the [`UtcOffset`] in force
//! at that instant, which only the platform knows; nothing here reads a clock or a zone database.

mod civil_date;
mod civil_time;

pub use civil_date::{CivilDate, IsoDateError, Weekday};
pub use civil_time::{CivilTime, TimeOfDay};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Milliseconds in a civil day that has no change of offset.
pub const MILLIS_PER_DAY: i64 = 86_400_000;
const MILLIS_PER_MINUTE: i64 = 60_000;

/// A value that is no time of the kind asked for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Error)]
pub enum TimeError {
    /// Beyond what `chrono` can hold (some 262,000 years either way).
    #[error("{0} ms since 1970 is outside the supported range")]
    InstantOutOfRange(i64),
    /// A UTC offset is at most 18 hours either way.
    #[error("{0} minutes is not a UTC offset")]
    OffsetOutOfRange(i32),
    /// Outside 0001-01-01 to 9999-12-31.
    #[error("{0} days since 1970 is outside the years 1 to 9999")]
    DateOutOfRange(i32),
    /// No such reading of a clock.
    #[error("{hour}:{minute} is not a time of day")]
    NoSuchTimeOfDay {
        /// The hour given, which should be 0 to 23.
        hour: u8,
        /// The minute given, which should be 0 to 59.
        minute: u8,
    },
    /// Not below 1,440.
    #[error("{0} minutes after midnight is not a time of day")]
    MinutesOutOfRange(u16),
}

/// A point in time: milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
///
/// Serialised as that integer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
#[serde(transparent)]
pub struct Instant(i64);

impl Instant {
    /// 1970-01-01T00:00:00Z.
    pub const EPOCH: Self = Self(0);

    /// The instant `millis` milliseconds after the epoch (before it when negative).
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since the epoch.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// The instant `millis` later (earlier when negative), or `None` past what 64 bits hold.
    pub const fn checked_add_millis(self, millis: i64) -> Option<Self> {
        match self.0.checked_add(millis) {
            Some(sum) => Some(Self(sum)),
            None => None,
        }
    }

    /// The instant `millis` earlier, or `None` past what 64 bits hold.
    pub const fn checked_sub_millis(self, millis: i64) -> Option<Self> {
        match self.0.checked_sub(millis) {
            Some(rest) => Some(Self(rest)),
            None => None,
        }
    }

    /// Milliseconds from `earlier` to `self`, negative when `earlier` is the later one;
    /// `None` past what 64 bits hold.
    pub const fn checked_millis_since(self, earlier: Self) -> Option<i64> {
        self.0.checked_sub(earlier.0)
    }

    /// What the calendar and the clock on the wall show at this instant where `offset` is in force.
    ///
    /// An instant outside the years 1 to 9999, which only a broken clock or a corrupt record
    /// gives, shows as the first or the last moment of that range.
    pub fn civil(self, offset: UtcOffset) -> CivilTime {
        CivilTime::from_local_millis(self.0.saturating_add(offset.millis()))
    }

    /// The civil date at this instant where `offset` is in force; see [`Instant::civil`].
    pub fn civil_date(self, offset: UtcOffset) -> CivilDate {
        self.civil(offset).date
    }
}

impl From<DateTime<Utc>> for Instant {
    /// Truncates to the millisecond.
    fn from(time: DateTime<Utc>) -> Self {
        Self(time.timestamp_millis())
    }
}

impl TryFrom<Instant> for DateTime<Utc> {
    type Error = TimeError;

    fn try_from(instant: Instant) -> Result<Self, TimeError> {
        DateTime::from_timestamp_millis(instant.0).ok_or(TimeError::InstantOutOfRange(instant.0))
    }
}

/// How far local time is ahead of UTC, in minutes: +210 in Tehran, -300 in New York in winter.
///
/// JavaScript's `getTimezoneOffset` has the opposite sign.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(try_from = "i16", into = "i16")]
pub struct UtcOffset(i16);

impl UtcOffset {
    /// Local time is UTC.
    pub const UTC: Self = Self(0);
    const LIMIT: i32 = 18 * 60;

    /// The offset of `minutes` ahead of UTC, at most 18 hours either way.
    pub fn from_minutes(minutes: i32) -> Result<Self, TimeError> {
        match i16::try_from(minutes) {
            Ok(small) if minutes.abs() <= Self::LIMIT => Ok(Self(small)),
            _ => Err(TimeError::OffsetOutOfRange(minutes)),
        }
    }

    /// Minutes ahead of UTC.
    pub const fn minutes(self) -> i16 {
        self.0
    }

    const fn millis(self) -> i64 {
        self.0 as i64 * MILLIS_PER_MINUTE
    }
}

/// The offset in force at an instant where the user is.
pub type OffsetAt = fn(Instant) -> UtcOffset;

impl TryFrom<i16> for UtcOffset {
    type Error = TimeError;

    fn try_from(minutes: i16) -> Result<Self, TimeError> {
        Self::from_minutes(i32::from(minutes))
    }
}

impl From<UtcOffset> for i16 {
    fn from(offset: UtcOffset) -> Self {
        offset.0
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use chrono::{Datelike, TimeZone, Timelike};
    use proptest::prelude::*;

    fn tehran() -> UtcOffset {
        UtcOffset::from_minutes(210).unwrap()
    }

    fn instant(text: &str) -> Instant {
        text.parse::<DateTime<Utc>>().unwrap().into()
    }

    #[test]
    fn a_call_late_in_the_evening_utc_is_on_the_next_day_in_tehran() {
        let call = instant("2024-03-19T21:00:00Z");
        let seen = call.civil(tehran());
        assert_eq!(seen.date.to_string(), "2024-03-20");
        assert_eq!((seen.time.hour(), seen.time.minute()), (0, 30));
    }

    #[test]
    fn an_instant_before_1970_falls_on_the_day_before() {
        assert_eq!(Instant::from_millis(-1).civil_date(UtcOffset::UTC).to_string(), "1969-12-31");
    }

    #[test]
    fn an_instant_is_serialised_as_an_integer() {
        let json = serde_json::to_string(&Instant::from_millis(1_710_892_800_000)).unwrap();
        assert_eq!(json, "1710892800000");
    }

    #[test]
    fn arithmetic_past_the_end_of_time_is_none_and_never_wraps() {
        assert_eq!(Instant::from_millis(i64::MAX).checked_add_millis(1), None);
        assert_eq!(Instant::from_millis(i64::MIN).checked_sub_millis(1), None);
        assert_eq!(Instant::from_millis(i64::MAX).checked_millis_since(Instant::from_millis(-1)), None);
    }

    #[test]
    fn half_an_hour_between_two_calls_is_counted_in_milliseconds() {
        let first = instant("2025-11-22T08:00:00Z");
        let second = first.checked_add_millis(30 * 60_000).unwrap();
        assert_eq!(second.checked_millis_since(first), Some(1_800_000));
    }

    #[test]
    fn a_broken_clock_shows_the_last_supported_day() {
        let seen = Instant::from_millis(i64::MAX).civil(tehran());
        assert_eq!(seen.date, CivilDate::MAX);
        assert_eq!(Instant::from_millis(i64::MIN).civil(tehran()).date, CivilDate::MIN);
    }

    #[test]
    fn chrono_cannot_hold_every_instant_and_says_which() {
        assert_eq!(
            DateTime::<Utc>::try_from(Instant::from_millis(i64::MAX)),
            Err(TimeError::InstantOutOfRange(i64::MAX))
        );
    }

    #[test]
    fn a_day_long_offset_is_refused() {
        assert_eq!(UtcOffset::from_minutes(1440), Err(TimeError::OffsetOutOfRange(1440)));
        assert!(serde_json::from_str::<UtcOffset>("2000").is_err());
        assert_eq!(serde_json::from_str::<UtcOffset>("-300").unwrap().minutes(), -300);
    }

    proptest! {
        #[test]
        fn civil_time_agrees_with_chrono(
            millis in -62_135_596_800_000i64..253_402_300_799_999,
            minutes in -840i32..=840,
        ) {
            let offset = UtcOffset::from_minutes(minutes).unwrap();
            let zone = chrono::FixedOffset::east_opt(minutes * 60).unwrap();
            let expected = zone.timestamp_millis_opt(millis).unwrap();
            prop_assume!((1..=9999).contains(&expected.year()));
            let seen = Instant::from_millis(millis).civil(offset);
            prop_assert_eq!(seen.date.to_string(), expected.format("%Y-%m-%d").to_string());
            prop_assert_eq!(u32::from(seen.time.hour()), expected.hour());
            prop_assert_eq!(u32::from(seen.time.minute()), expected.minute());
        }

        #[test]
        fn an_instant_survives_chrono_and_back(millis in -8_000_000_000_000_000i64..8_000_000_000_000_000) {
            let time = DateTime::<Utc>::try_from(Instant::from_millis(millis)).unwrap();
            prop_assert_eq!(Instant::from(time).millis(), millis);
        }
    }
}
