//! A day without a zone.

use super::{CivilTime, TimeError, TimeOfDay};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use thiserror::Error;

/// A day, whichever calendar names it: days since 1970-01-01, from 0001-01-01 to 9999-12-31.
///
/// It belongs to no zone: a birthday stays the same day wherever the rep travels. Serialised as
/// the integer. Years, months and days of a calendar come from [`crate::domain::calendar`];
/// `Display` and `FromStr` are ISO 8601 (`2024-03-20`), for files and sync rather than for people.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
#[serde(try_from = "i32", into = "i32")]
pub struct CivilDate(i32);

/// Days from 0001-01-01, counted from one, to 1970-01-01.
const EPOCH_FROM_COMMON_ERA: i32 = 719_163;

impl CivilDate {
    /// 0001-01-01.
    pub const MIN: Self = Self(-719_162);
    /// 9999-12-31.
    pub const MAX: Self = Self(2_932_896);

    /// The day `days` after 1970-01-01 (before it when negative).
    pub fn from_days(days: i32) -> Result<Self, TimeError> {
        if (Self::MIN.0..=Self::MAX.0).contains(&days) {
            Ok(Self(days))
        } else {
            Err(TimeError::DateOutOfRange(days))
        }
    }

    /// The nearest supported day, for callers whose input cannot be refused.
    pub(super) fn from_days_clamped(days: i64) -> Self {
        // The clamped value fits: both bounds are i32.
        Self(days.clamp(i64::from(Self::MIN.0), i64::from(Self::MAX.0)) as i32)
    }

    /// Days since 1970-01-01.
    pub const fn days(self) -> i32 {
        self.0
    }

    /// The day `days` later (earlier when negative), or `None` outside the supported range.
    pub fn checked_add_days(self, days: i32) -> Option<Self> {
        self.0.checked_add(days).and_then(|sum| Self::from_days(sum).ok())
    }

    /// Days from `self` to `later`, negative when `later` is the earlier one.
    pub const fn days_until(self, later: Self) -> i32 {
        later.0 - self.0
    }

    /// The day of the week.
    pub const fn weekday(self) -> Weekday {
        // 1970-01-01 was a Thursday, which is three days after Monday.
        Weekday::ALL[(self.0 + 3).rem_euclid(7) as usize]
    }

    /// This day at a time of day.
    pub const fn at(self, time: TimeOfDay) -> CivilTime {
        CivilTime { date: self, time }
    }
}

impl TryFrom<i32> for CivilDate {
    type Error = TimeError;

    fn try_from(days: i32) -> Result<Self, TimeError> {
        Self::from_days(days)
    }
}

impl From<CivilDate> for i32 {
    fn from(date: CivilDate) -> Self {
        date.0
    }
}

impl fmt::Display for CivilDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match NaiveDate::from_num_days_from_ce_opt(self.0 + EPOCH_FROM_COMMON_ERA) {
            Some(date) => write!(f, "{:04}-{:02}-{:02}", date.year(), date.month(), date.day()),
            // Unreachable, as chrono covers our whole range; an error beats a wrong date.
            None => Err(fmt::Error),
        }
    }
}

/// Text that is no ISO 8601 calendar date.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Error)]
#[error("{text:?} is not an ISO date such as 2024-03-20")]
pub struct IsoDateError {
    /// What was given.
    pub text: String,
}

impl FromStr for CivilDate {
    type Err = IsoDateError;

    /// Reads `YYYY-MM-DD`, Gregorian, with four, two and two ASCII digits.
    fn from_str(text: &str) -> Result<Self, IsoDateError> {
        parse_iso(text).ok_or_else(|| IsoDateError { text: text.to_owned() })
    }
}

fn parse_iso(text: &str) -> Option<CivilDate> {
    if text.len() != 10 || !text.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit()) {
        return None;
    }
    let mut parts = text.split('-');
    let year = parts.next().filter(|part| part.len() == 4)?.parse().ok()?;
    let month = parts.next().filter(|part| part.len() == 2)?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    let date = NaiveDate::from_ymd_opt(year, month, day)?;
    CivilDate::from_days(date.num_days_from_ce() - EPOCH_FROM_COMMON_ERA).ok()
}

/// A day of the week. The order is ISO's; where a week starts is the reader's affair.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
#[allow(missing_docs)]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// Monday to Sunday.
    pub const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];

    /// How many days `self` comes after `first` within a week that starts on `first`: 0 to 6.
    pub const fn days_after(self, first: Self) -> u8 {
        (self as u8 + 7 - first as u8) % 7
    }

    /// The day after.
    pub const fn next(self) -> Self {
        Self::ALL[(self as usize + 1) % 7]
    }

    /// The seven days in the order of a week that starts on `self`.
    pub fn week_from(self) -> [Self; 7] {
        std::array::from_fn(|place| Self::ALL[(self as usize + place) % 7])
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> CivilDate {
        text.parse().unwrap()
    }

    #[test]
    fn nowruz_1403_was_a_wednesday() {
        assert_eq!(date("2024-03-20").weekday(), Weekday::Wednesday);
    }

    #[test]
    fn the_range_is_the_years_1_to_9999() {
        assert_eq!(CivilDate::MIN.to_string(), "0001-01-01");
        assert_eq!(CivilDate::MAX.to_string(), "9999-12-31");
        assert_eq!(CivilDate::MAX.checked_add_days(1), None);
        assert_eq!(CivilDate::MIN.checked_add_days(i32::MIN), None);
    }

    #[test]
    fn a_date_is_serialised_as_days_and_checked_on_the_way_in() {
        assert_eq!(serde_json::to_string(&date("1970-01-02")).unwrap(), "1");
        assert!(serde_json::from_str::<CivilDate>("2932897").is_err());
    }

    #[test]
    fn an_iso_date_that_does_not_exist_is_refused_with_its_text() {
        for text in ["2023-02-29", "2024-13-01", "2024-3-20", "20240320", "+024-03-20", ""] {
            assert_eq!(text.parse::<CivilDate>(), Err(IsoDateError { text: text.to_owned() }));
        }
    }

    #[test]
    fn friday_is_the_seventh_day_of_a_week_from_saturday() {
        assert_eq!(Weekday::Friday.days_after(Weekday::Saturday), 6);
        assert_eq!(Weekday::Saturday.week_from()[6], Weekday::Friday);
    }

    #[test]
    fn the_days_between_two_visits_are_counted_with_their_sign() {
        assert_eq!(date("2025-02-27").days_until(date("2025-03-02")), 3);
        assert_eq!(date("2025-03-02").days_until(date("2025-02-27")), -3);
    }

    proptest! {
        #[test]
        fn iso_text_and_weekday_agree_with_chrono(days in -719_162i32..=2_932_896) {
            let day = CivilDate::from_days(days).unwrap();
            let expected = NaiveDate::from_num_days_from_ce_opt(days + EPOCH_FROM_COMMON_ERA).unwrap();
            prop_assert_eq!(day.to_string().parse::<CivilDate>().unwrap(), day);
            prop_assert_eq!(day.weekday() as u32, expected.weekday().num_days_from_monday());
        }
    }
}
