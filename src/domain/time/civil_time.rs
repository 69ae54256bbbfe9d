//! A clock's reading on a day, and where it falls in time.

use super::{CivilDate, Instant, MILLIS_PER_DAY, TimeError, UtcOffset};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::Range;

const MINUTES_PER_DAY: u16 = 24 * 60;
const MILLIS_PER_MINUTE: i64 = 60_000;

/// A time of day to the minute, as appointments are made. Serialised as minutes after midnight.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct TimeOfDay(u16);

impl TimeOfDay {
    /// 00:00.
    pub const MIDNIGHT: Self = Self(0);

    /// The time `hour`:`minute` on a 24-hour clock.
    pub const fn new(hour: u8, minute: u8) -> Result<Self, TimeError> {
        if hour < 24 && minute < 60 {
            Ok(Self(hour as u16 * 60 + minute as u16))
        } else {
            Err(TimeError::NoSuchTimeOfDay { hour, minute })
        }
    }

    /// The time so many minutes after midnight, below 1,440.
    pub fn from_minutes(minutes: u16) -> Result<Self, TimeError> {
        if minutes < MINUTES_PER_DAY { Ok(Self(minutes)) } else { Err(TimeError::MinutesOutOfRange(minutes)) }
    }

    /// Minutes after midnight, 0 to 1,439.
    pub const fn minutes(self) -> u16 {
        self.0
    }

    /// 0 to 23.
    pub const fn hour(self) -> u8 {
        (self.0 / 60) as u8
    }

    /// 0 to 59.
    pub const fn minute(self) -> u8 {
        (self.0 % 60) as u8
    }
}

impl TryFrom<u16> for TimeOfDay {
    type Error = TimeError;

    fn try_from(minutes: u16) -> Result<Self, TimeError> {
        Self::from_minutes(minutes)
    }
}

impl From<TimeOfDay> for u16 {
    fn from(time: TimeOfDay) -> Self {
        time.0
    }
}

impl fmt::Display for TimeOfDay {
    /// `09:05`, for files and sync rather than for people.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour(), self.minute())
    }
}

/// What the calendar and the clock on the wall show, to the minute, in no zone in particular.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub struct CivilTime {
    /// The day.
    pub date: CivilDate,
    /// The clock's reading, seconds dropped.
    pub time: TimeOfDay,
}

impl CivilTime {
    /// The reading `millis` of local milliseconds after 1970-01-01 00:00, kept within
    /// [`CivilDate`]'s range.
    pub(super) fn from_local_millis(millis: i64) -> Self {
        let first = i64::from(CivilDate::MIN.days()) * MILLIS_PER_DAY;
        let last = (i64::from(CivilDate::MAX.days()) + 1) * MILLIS_PER_DAY - 1;
        let millis = millis.clamp(first, last);
        let minute_of_day = millis.rem_euclid(MILLIS_PER_DAY) / MILLIS_PER_MINUTE;
        Self {
            date: CivilDate::from_days_clamped(millis.div_euclid(MILLIS_PER_DAY)),
            // The remainder of a day is below 1,440 minutes.
            time: TimeOfDay(minute_of_day as u16),
        }
    }

    /// The instant at which a clock that is `offset` ahead of UTC shows this.
    pub fn with_offset(self, offset: UtcOffset) -> Instant {
        Instant::from_millis(
            i64::from(self.date.days()) * MILLIS_PER_DAY
                + (i64::from(self.time.minutes()) - i64::from(offset.minutes())) * MILLIS_PER_MINUTE,
        )
    }

    /// The instant at which clocks show this in a zone whose offsets `offset_at` tells.
    ///
    /// Where clocks are put back and show it twice, the first of the two; where they are put
    /// forward and never show it, the instant as long after the change as the reading is after
    /// the skipped hour's start.
    pub fn resolve(self, offset_at: impl Fn(Instant) -> UtcOffset) -> Instant {
        // No zone changes its offset twice within two days, so the offsets a day either side are
        // the only two that can be in force.
        let as_utc = self.with_offset(UtcOffset::UTC).millis();
        let before = offset_at(Instant::from_millis(as_utc - MILLIS_PER_DAY));
        let after = offset_at(Instant::from_millis(as_utc + MILLIS_PER_DAY));
        let with_before = self.with_offset(before);
        if before == after || offset_at(with_before) == before {
            return with_before;
        }
        let with_after = self.with_offset(after);
        if offset_at(with_after) == after { with_after } else { with_before }
    }
}

impl CivilDate {
    /// From the day's first instant to the next day's first, exclusive, in a zone whose offsets
    /// `offset_at` tells: 23 or 25 hours long where clocks change.
    pub fn instants(self, offset_at: impl Fn(Instant) -> UtcOffset) -> Range<Instant> {
        let start = self.at(TimeOfDay::MIDNIGHT).resolve(&offset_at);
        let end = match self.checked_add_days(1) {
            Some(next) => next.at(TimeOfDay::MIDNIGHT).resolve(&offset_at),
            None => Instant::from_millis(start.millis() + MILLIS_PER_DAY),
        };
        start..end
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use proptest::prelude::*;

    fn offset(minutes: i32) -> UtcOffset {
        UtcOffset::from_minutes(minutes).unwrap()
    }

    fn at(text: &str, hour: u8, minute: u8) -> CivilTime {
        text.parse::<CivilDate>().unwrap().at(TimeOfDay::new(hour, minute).unwrap())
    }

    fn utc(text: &str) -> Instant {
        text.parse::<chrono::DateTime<chrono::Utc>>().unwrap().into()
    }

    /// Berlin in 2024: forward at 01:00 UTC on 31 March, back at 01:00 UTC on 27 October.
    fn berlin(instant: Instant) -> UtcOffset {
        let summer = utc("2024-03-31T01:00:00Z")..utc("2024-10-27T01:00:00Z");
        offset(if summer.contains(&instant) { 120 } else { 60 })
    }

    #[test]
    fn a_meeting_at_nine_in_tehran_is_half_past_five_utc() {
        let meeting = at("2025-11-22", 9, 0).with_offset(offset(210));
        assert_eq!(meeting, utc("2025-11-22T05:30:00Z"));
    }

    #[test]
    fn a_summer_meeting_uses_the_summer_offset() {
        assert_eq!(at("2024-07-01", 9, 0).resolve(berlin), utc("2024-07-01T07:00:00Z"));
    }

    #[test]
    fn an_hour_shown_twice_means_the_first_of_the_two() {
        assert_eq!(at("2024-10-27", 2, 30).resolve(berlin), utc("2024-10-27T00:30:00Z"));
    }

    #[test]
    fn an_hour_never_shown_moves_on_by_the_hour_that_was_skipped() {
        let resolved = at("2024-03-31", 2, 30).resolve(berlin);
        assert_eq!(resolved, utc("2024-03-31T01:30:00Z"));
        assert_eq!(resolved.civil(berlin(resolved)).time.to_string(), "03:30");
    }

    #[test]
    fn the_day_clocks_go_forward_lasts_23_hours() {
        let day = "2024-03-31".parse::<CivilDate>().unwrap().instants(berlin);
        assert_eq!(day.end.checked_millis_since(day.start), Some(23 * 3_600_000));
    }

    #[test]
    fn the_last_supported_day_ends_too() {
        let day = CivilDate::MAX.instants(|_| UtcOffset::UTC);
        assert_eq!(day.end.checked_millis_since(day.start), Some(MILLIS_PER_DAY));
    }

    #[test]
    fn half_past_twenty_five_is_no_time_of_day() {
        assert_eq!(TimeOfDay::new(25, 30), Err(TimeError::NoSuchTimeOfDay { hour: 25, minute: 30 }));
        assert_eq!(TimeOfDay::from_minutes(1440), Err(TimeError::MinutesOutOfRange(1440)));
    }

    proptest! {
        #[test]
        fn a_civil_time_survives_the_way_to_an_instant_and_back(
            days in -700_000i32..2_900_000, minute in 0u16..1440, minutes in -840i32..=840,
        ) {
            let shown = CivilDate::from_days(days).unwrap().at(TimeOfDay::from_minutes(minute).unwrap());
            let offset = offset(minutes);
            prop_assert_eq!(shown.with_offset(offset).civil(offset), shown);
            prop_assert_eq!(shown.resolve(|_| offset), shown.with_offset(offset));
        }
    }
}
