//! The calendars people read and type dates in.
//!
//! A [`CivilDate`] is only a count of days; a [`CalendarKind`] gives it a year, a month and a day.
//! The conversions are `icu_calendar`'s: Jalali by the 33-year rule with the corrections that make
//! it agree with the astronomical calendar (1403 is a leap year, 1404 is not), Hijri by the Umm
//! al-Qura tables for 1300–1600 and the tabular calendar outside them, Gregorian proleptic.

mod anniversary;
mod month;

pub use crate::domain::time::{CivilDate, Weekday};
pub use anniversary::{Anniversary, next_anniversary};
pub use month::{CalendarMonth, MonthGrid};

use icu_calendar::cal::Hijri;
use icu_calendar::types::RataDie;
use icu_calendar::{AsCalendar, Date, Gregorian, cal::Persian};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;
use thiserror::Error;

/// Which calendar names the days. Each has twelve months in every year.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
#[serde(rename_all = "lowercase")]
pub enum CalendarKind {
    /// The solar Hijri calendar of Iran and Afghanistan.
    Jalali,
    /// The lunar Hijri calendar, as Saudi Arabia publishes it (Umm al-Qura).
    Hijri,
    /// The Gregorian calendar.
    Gregorian,
}

/// A date as one calendar writes it. Which calendar is for the holder to know.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct YearMonthDay {
    /// The calendar's year; zero and below before its first.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

/// A date that a calendar does not have.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Error)]
pub enum DateError {
    /// The day lies outside the Gregorian years 1 to 9999.
    #[error("the year {year} of the {calendar:?} calendar is out of range")]
    YearOutOfRange {
        /// The calendar asked.
        calendar: CalendarKind,
        /// The year given.
        year: i32,
    },
    /// Months are numbered 1 to 12.
    #[error("there is no month {month}")]
    NoSuchMonth {
        /// The month given.
        month: u8,
    },
    /// The month is shorter, or the day is zero.
    #[error("month {month} of the {calendar:?} year {year} has {length} days, so no day {day}")]
    NoSuchDay {
        /// The calendar asked.
        calendar: CalendarKind,
        /// The year given.
        year: i32,
        /// The month given.
        month: u8,
        /// The day given.
        day: u8,
        /// How many days the month has.
        length: u8,
    },
}

/// Rata Die, icu's count of days, of 1970-01-01.
const EPOCH_RATA_DIE: i64 = 719_163;

impl CalendarKind {
    /// All three, in the order a picker shows them.
    pub const ALL: [Self; 3] = [Self::Jalali, Self::Hijri, Self::Gregorian];

    /// The day this calendar writes as `year`/`month`/`day`, or what is wrong with that.
    pub fn date(self, year: i32, month: u8, day: u8) -> Result<CivilDate, DateError> {
        let length = self.month_length(year, month)?;
        if !(1..=length).contains(&day) {
            return Err(DateError::NoSuchDay { calendar: self, year, month, day, length });
        }
        let out_of_range = DateError::YearOutOfRange { calendar: self, year };
        let rata_die = match self {
            Self::Jalali => Date::try_new_persian(year, month, day).map(|date| date.to_rata_die()),
            Self::Hijri => Date::try_new_hijri_with_calendar(year, month, day, Hijri::new_umm_al_qura())
                .map(|date| date.to_rata_die()),
            Self::Gregorian => Date::try_new_gregorian(year, month, day).map(|date| date.to_rata_die()),
        }
        .map_err(|_| out_of_range)?;
        let days = i32::try_from(rata_die.to_i64_date() - EPOCH_RATA_DIE);
        days.ok().and_then(|days| CivilDate::from_days(days).ok()).ok_or(out_of_range)
    }

    /// How this calendar writes `date`.
    pub fn fields(self, date: CivilDate) -> YearMonthDay {
        match self {
            Self::Jalali => fields_in(date, Persian),
            Self::Hijri => fields_in(date, Hijri::new_umm_al_qura()),
            Self::Gregorian => fields_in(date, Gregorian),
        }
    }

    /// Days in a month: 28 to 31.
    pub fn month_length(self, year: i32, month: u8) -> Result<u8, DateError> {
        if !(1..=12).contains(&month) {
            return Err(DateError::NoSuchMonth { month });
        }
        match self {
            Self::Jalali => Date::try_new_persian(year, month, 1).map(|date| date.days_in_month()),
            Self::Hijri => Date::try_new_hijri_with_calendar(year, month, 1, Hijri::new_umm_al_qura())
                .map(|date| date.days_in_month()),
            Self::Gregorian => Date::try_new_gregorian(year, month, 1).map(|date| date.days_in_month()),
        }
        .map_err(|_| DateError::YearOutOfRange { calendar: self, year })
    }

    /// Days in a year: 365 or 366, in the Hijri calendar 354 or 355.
    pub fn year_length(self, year: i32) -> Result<u16, DateError> {
        (1..=12).try_fold(0, |sum, month| Ok(sum + u16::from(self.month_length(year, month)?)))
    }

    /// Whether the year has a day more than a common one.
    pub fn is_leap(self, year: i32) -> Result<bool, DateError> {
        let common = if self == Self::Hijri { 354 } else { 365 };
        Ok(self.year_length(year)? > common)
    }

    /// The same day `months` later (earlier when negative), or the last day of the month reached
    /// where that month has no such day: a month after 31 Shahrivar is 30 Mehr.
    pub fn add_months(self, date: CivilDate, months: i32) -> Result<CivilDate, DateError> {
        let start = self.fields(date);
        let month = CalendarMonth::of(self, date).plus(months)?;
        let length = self.month_length(month.year(), month.month())?;
        self.date(month.year(), month.month(), start.day.min(length))
    }

    /// The same day `years` later; a leap day falls on the last day of its month in common years.
    pub fn add_years(self, date: CivilDate, years: i32) -> Result<CivilDate, DateError> {
        self.add_months(date, years.saturating_mul(12))
    }

    /// The quarter of this calendar's year that `date` lies in, 1 to 4.
    pub fn quarter(self, date: CivilDate) -> u8 {
        (self.fields(date).month - 1) / 3 + 1
    }

    /// The first and the last day of a quarter; `quarter` is 1 to 4.
    pub fn quarter_days(self, year: i32, quarter: u8) -> Result<RangeInclusive<CivilDate>, DateError> {
        let first_month = quarter.saturating_mul(3).saturating_sub(2);
        let last_month = first_month.saturating_add(2);
        let last_day = self.month_length(year, last_month)?;
        Ok(self.date(year, first_month, 1)?..=self.date(year, last_month, last_day)?)
    }

    /// The first and the last day of a year.
    pub fn year_days(self, year: i32) -> Result<RangeInclusive<CivilDate>, DateError> {
        let last_day = self.month_length(year, 12)?;
        Ok(self.date(year, 1, 1)?..=self.date(year, 12, last_day)?)
    }
}

impl CivilDate {
    /// The day that begins the week of `self` where weeks start on `first`. In the first week of
    /// the supported range that is the range's own first day.
    pub fn week_start(self, first: Weekday) -> Self {
        let days_in = i32::from(self.weekday().days_after(first));
        self.checked_add_days(-days_in).unwrap_or(Self::MIN)
    }
}

fn fields_in<A: AsCalendar>(date: CivilDate, calendar: A) -> YearMonthDay {
    let date = Date::from_rata_die(RataDie::new(i64::from(date.days()) + EPOCH_RATA_DIE), calendar);
    YearMonthDay {
        year: date.year().extended_year(),
        month: date.month().ordinal,
        day: date.day_of_month().0,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::CalendarKind::{Gregorian, Hijri, Jalali};
    use super::*;
    use chrono::NaiveDate;
    use proptest::prelude::*;

    fn iso(text: &str) -> CivilDate {
        text.parse().unwrap()
    }

    /// The remainders of leap years in the 33-year cycle.
    fn leap_by_33_year_rule(year: i32) -> bool {
        [1, 5, 9, 13, 17, 22, 26, 30].contains(&year.rem_euclid(33))
    }

    #[test]
    fn nowruz_is_on_20_or_21_march() {
        for (year, gregorian) in [
            (1399, "2020-03-20"),
            (1402, "2023-03-21"),
            (1403, "2024-03-20"),
            (1404, "2025-03-21"),
            (1405, "2026-03-21"),
            (1408, "2029-03-20"),
        ] {
            assert_eq!(Jalali.date(year, 1, 1).unwrap(), iso(gregorian));
            let eve = iso(gregorian).checked_add_days(-1).unwrap();
            let last = if Jalali.is_leap(year - 1).unwrap() { 30 } else { 29 };
            assert_eq!(Jalali.fields(eve), YearMonthDay { year: year - 1, month: 12, day: last });
        }
    }

    #[test]
    fn the_leap_years_of_these_decades_are_as_the_calendar_of_iran_has_them() {
        let leap: Vec<i32> = (1370..=1440).filter(|year| Jalali.is_leap(*year).unwrap()).collect();
        let expected = [
            1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408, 1412, 1416, 1420, 1424, 1428, 1432,
            1436,
        ];
        assert_eq!(leap, expected);
    }

    #[test]
    fn the_30th_of_esfand_1403_exists_and_that_of_1404_does_not() {
        assert_eq!(Jalali.date(1403, 12, 30).unwrap(), iso("2025-03-20"));
        assert_eq!(
            Jalali.date(1404, 12, 30),
            Err(DateError::NoSuchDay { calendar: Jalali, year: 1404, month: 12, day: 30, length: 29 })
        );
    }

    #[test]
    fn leap_years_follow_the_33_year_rule_wherever_it_is_astronomically_right() {
        for year in 1206..=1498 {
            assert_eq!(Jalali.is_leap(year).unwrap(), leap_by_33_year_rule(year), "{year}");
        }
    }

    #[test]
    fn every_jalali_year_from_1206_to_1498_starts_the_day_after_the_last_one_ended() {
        for year in 1206..1498 {
            let end = *Jalali.year_days(year).unwrap().end();
            let start = *Jalali.year_days(year + 1).unwrap().start();
            assert_eq!(end.checked_add_days(1), Some(start));
        }
    }

    #[test]
    fn known_days_of_iranian_history_agree() {
        for (year, month, day, gregorian) in [
            (1285, 5, 14, "1906-08-06"),  // The constitution's decree.
            (1299, 12, 3, "1921-02-22"),  // The coup of Esfand.
            (1357, 11, 22, "1979-02-11"), // The revolution.
            (1398, 11, 30, "2020-02-19"),
            (1400, 1, 1, "2021-03-21"),
        ] {
            assert_eq!(Jalali.date(year, month, day).unwrap(), iso(gregorian));
        }
    }

    #[test]
    fn known_umm_al_qura_dates_agree() {
        for (year, month, day, gregorian) in [
            (1440, 1, 1, "2018-09-11"),
            (1442, 9, 1, "2021-04-13"),
            (1444, 9, 1, "2023-03-23"),
            (1444, 10, 1, "2023-04-21"),
            (1445, 9, 1, "2024-03-11"),
            (1445, 10, 1, "2024-04-10"),
            (1446, 1, 1, "2024-07-07"),
            (1446, 9, 1, "2025-03-01"),
            (1446, 12, 10, "2025-06-06"),
            (1447, 1, 1, "2025-06-26"),
        ] {
            assert_eq!(Hijri.date(year, month, day).unwrap(), iso(gregorian), "{year}/{month}");
        }
    }

    #[test]
    fn the_13th_month_is_named_as_what_is_wrong() {
        assert_eq!(Jalali.date(1403, 13, 1), Err(DateError::NoSuchMonth { month: 13 }));
    }

    #[test]
    fn the_31st_of_mehr_is_refused_with_the_length_of_mehr() {
        let error = Jalali.date(1403, 7, 31).unwrap_err();
        assert_eq!(error.to_string(), "month 7 of the Jalali year 1403 has 30 days, so no day 31");
    }

    #[test]
    fn day_zero_is_no_day() {
        assert!(matches!(Gregorian.date(2024, 5, 0), Err(DateError::NoSuchDay { day: 0, .. })));
    }

    #[test]
    fn a_year_past_the_range_is_refused_in_each_calendar() {
        for calendar in CalendarKind::ALL {
            for year in [9_999_999, i32::MAX, i32::MIN] {
                assert_eq!(calendar.date(year, 1, 1), Err(DateError::YearOutOfRange { calendar, year }));
            }
        }
    }

    #[test]
    fn a_month_after_the_31st_of_shahrivar_is_the_30th_of_mehr() {
        let start = Jalali.date(1403, 6, 31).unwrap();
        assert_eq!(Jalali.add_months(start, 1).unwrap(), Jalali.date(1403, 7, 30).unwrap());
    }

    #[test]
    fn a_month_before_the_31st_of_march_is_the_last_of_february() {
        assert_eq!(Gregorian.add_months(iso("2024-03-31"), -1).unwrap(), iso("2024-02-29"));
        assert_eq!(Gregorian.add_months(iso("2023-03-31"), -1).unwrap(), iso("2023-02-28"));
    }

    #[test]
    fn a_year_after_a_leap_day_is_the_last_day_of_esfand() {
        let leap_day = Jalali.date(1403, 12, 30).unwrap();
        assert_eq!(Jalali.add_years(leap_day, 1).unwrap(), Jalali.date(1404, 12, 29).unwrap());
    }

    #[test]
    fn adding_years_past_the_range_is_an_error() {
        assert!(matches!(
            Gregorian.add_years(iso("2024-01-01"), i32::MAX),
            Err(DateError::YearOutOfRange { .. })
        ));
    }

    #[test]
    fn the_first_jalali_quarter_is_the_93_days_of_spring() {
        let spring = Jalali.quarter_days(1404, 1).unwrap();
        assert_eq!(spring.start().days_until(*spring.end()) + 1, 93);
        assert_eq!(Jalali.quarter(*spring.end()), 1);
        assert_eq!(Jalali.quarter(iso("2025-12-01")), 3);
    }

    #[test]
    fn there_is_no_fifth_quarter_and_no_zeroth() {
        assert_eq!(Gregorian.quarter_days(2024, 5), Err(DateError::NoSuchMonth { month: 15 }));
        assert_eq!(Gregorian.quarter_days(2024, 0), Err(DateError::NoSuchMonth { month: 0 }));
    }

    #[test]
    fn the_week_of_a_wednesday_began_on_saturday_in_iran_and_on_monday_in_germany() {
        let wednesday = iso("2024-03-20");
        assert_eq!(wednesday.week_start(Weekday::Saturday), iso("2024-03-16"));
        assert_eq!(wednesday.week_start(Weekday::Monday), iso("2024-03-18"));
    }

    #[test]
    fn a_lunar_year_has_354_or_355_days() {
        assert_eq!(Hijri.year_length(1445).unwrap(), 354);
        assert!(Hijri.is_leap(1447).unwrap() == (Hijri.year_length(1447).unwrap() == 355));
    }

    proptest! {
        #[test]
        fn every_day_survives_every_calendar(days in -719_162i32..=2_932_896) {
            let date = CivilDate::from_days(days).unwrap();
            for calendar in CalendarKind::ALL {
                let fields = calendar.fields(date);
                prop_assert_eq!(calendar.date(fields.year, fields.month, fields.day), Ok(date));
            }
        }

        #[test]
        fn gregorian_agrees_with_chrono(year in 1i32..=9999, month in 0u8..=14, day in 0u8..=33) {
            let expected = NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(day));
            let ours = Gregorian.date(year, month, day);
            prop_assert_eq!(ours.ok().map(|date| date.to_string()), expected.map(|date| date.to_string()));
            if let Some(date) = expected {
                prop_assert_eq!(Gregorian.is_leap(year).unwrap(), date.leap_year());
            }
        }

        #[test]
        fn months_and_days_follow_each_other(days in -700_000i32..2_900_000) {
            let date = CivilDate::from_days(days).unwrap();
            let next = date.checked_add_days(1).unwrap();
            for calendar in CalendarKind::ALL {
                let (today, tomorrow) = (calendar.fields(date), calendar.fields(next));
                let length = calendar.month_length(today.year, today.month).unwrap();
                if today.day < length {
                    prop_assert_eq!(tomorrow, YearMonthDay { day: today.day + 1, ..today });
                } else {
                    prop_assert_eq!(tomorrow.day, 1);
                    prop_assert_eq!(tomorrow.month, today.month % 12 + 1);
                }
            }
        }

        #[test]
        fn adding_months_lands_in_the_month_asked_for(days in -300_000i32..2_500_000, months in -2400i32..2400) {
            let date = CivilDate::from_days(days).unwrap();
            for calendar in CalendarKind::ALL {
                let (from, to) = (calendar.fields(date), calendar.fields(calendar.add_months(date, months).unwrap()));
                let elapsed = (to.year * 12 + i32::from(to.month)) - (from.year * 12 + i32::from(from.month));
                prop_assert_eq!(elapsed, months);
                prop_assert!(to.day <= from.day);
            }
        }
    }
}
