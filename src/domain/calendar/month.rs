//! One month of a calendar, and the weeks a picker lays it out in.

use super::{CalendarKind, CivilDate, DateError, Weekday};
use std::ops::RangeInclusive;

/// A month of a year of a calendar, all of whose days exist.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct CalendarMonth {
    calendar: CalendarKind,
    year: i32,
    month: u8,
}

impl CalendarMonth {
    /// The month `month` (1 to 12) of `year`.
    pub fn new(calendar: CalendarKind, year: i32, month: u8) -> Result<Self, DateError> {
        calendar.month_length(year, month)?;
        Ok(Self { calendar, year, month })
    }

    /// The month that `date` lies in.
    pub fn of(calendar: CalendarKind, date: CivilDate) -> Self {
        let fields = calendar.fields(date);
        Self { calendar, year: fields.year, month: fields.month }
    }

    /// The calendar it is a month of.
    pub const fn calendar(self) -> CalendarKind {
        self.calendar
    }

    /// The calendar's year.
    pub const fn year(self) -> i32 {
        self.year
    }

    /// 1 to 12.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The month `months` later (earlier when negative).
    pub fn plus(self, months: i32) -> Result<Self, DateError> {
        let index = i64::from(self.year) * 12 + i64::from(self.month) - 1 + i64::from(months);
        // The quotient of 32-bit years and months fits, except for sums no calendar reaches.
        let year = i32::try_from(index.div_euclid(12)).unwrap_or(i32::MAX);
        Self::new(self.calendar, year, index.rem_euclid(12) as u8 + 1)
    }

    /// Its first and its last day.
    pub fn days(self) -> Result<RangeInclusive<CivilDate>, DateError> {
        let length = self.calendar.month_length(self.year, self.month)?;
        let first = self.calendar.date(self.year, self.month, 1)?;
        Ok(first..=self.calendar.date(self.year, self.month, length)?)
    }

    /// Its weeks, each of seven days from `first_weekday`, filled up from the months beside it.
    pub fn grid(self, first_weekday: Weekday) -> Result<MonthGrid, DateError> {
        let days = self.days()?;
        let start = days.start().week_start(first_weekday);
        let weeks = start.days_until(*days.end()) / 7 + 1;
        let out_of_range = DateError::YearOutOfRange { calendar: self.calendar, year: self.year };
        let mut grid = Vec::with_capacity(weeks as usize);
        for week in 0..weeks {
            let mut row = [start; 7];
            for (column, day) in row.iter_mut().enumerate() {
                *day = start.checked_add_days(week * 7 + column as i32).ok_or(out_of_range)?;
            }
            grid.push(row);
        }
        Ok(MonthGrid { weeks: grid, days })
    }
}

/// A month laid out in weeks, as pickers and month views show it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MonthGrid {
    /// Four to six rows of seven days.
    pub weeks: Vec<[CivilDate; 7]>,
    days: RangeInclusive<CivilDate>,
}

impl MonthGrid {
    /// Whether `date` is of the month itself rather than of one beside it.
    pub fn is_in_month(&self, date: CivilDate) -> bool {
        self.days.contains(&date)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::CalendarKind::{Gregorian, Jalali};
    use super::*;
    use proptest::prelude::*;

    fn month(calendar: CalendarKind, year: i32, month: u8) -> CalendarMonth {
        CalendarMonth::new(calendar, year, month).unwrap()
    }

    #[test]
    fn azar_1404_fills_six_weeks_from_saturday_for_it_starts_there() {
        let grid = month(Jalali, 1404, 9).grid(Weekday::Saturday).unwrap();
        assert_eq!(grid.weeks[0][0], Jalali.date(1404, 9, 1).unwrap());
        assert_eq!(grid.weeks.len(), 5);
    }

    #[test]
    fn february_2021_is_exactly_four_weeks_from_monday_and_five_from_sunday() {
        assert_eq!(month(Gregorian, 2021, 2).grid(Weekday::Monday).unwrap().weeks.len(), 4);
        assert_eq!(month(Gregorian, 2021, 2).grid(Weekday::Sunday).unwrap().weeks.len(), 5);
    }

    #[test]
    fn days_of_the_months_beside_are_told_apart() {
        let grid = month(Gregorian, 2024, 3).grid(Weekday::Monday).unwrap();
        assert_eq!(grid.weeks[0][0].to_string(), "2024-02-26");
        assert!(!grid.is_in_month(grid.weeks[0][0]));
        assert!(grid.is_in_month(grid.weeks[0][4]));
    }

    #[test]
    fn the_month_before_farvardin_is_esfand_of_the_year_before() {
        assert_eq!(month(Jalali, 1404, 1).plus(-1).unwrap(), month(Jalali, 1403, 12));
    }

    #[test]
    fn the_last_month_of_the_range_has_no_grid_past_the_range() {
        assert!(matches!(
            month(Gregorian, 9999, 12).grid(Weekday::Monday),
            Err(DateError::YearOutOfRange { year: 9999, .. })
        ));
    }

    proptest! {
        #[test]
        fn a_grid_holds_every_day_of_its_month_once_and_starts_on_the_first_weekday(
            year in 1300i32..1500, number in 1u8..=12, first in 0usize..7,
        ) {
            for calendar in CalendarKind::ALL {
                let month = month(calendar, year, number);
                let first = Weekday::ALL[first];
                let grid = month.grid(first).unwrap();
                let inside = grid.weeks.iter().flatten().filter(|day| grid.is_in_month(**day)).count();
                prop_assert_eq!(inside, usize::from(calendar.month_length(year, number).unwrap()));
                for week in &grid.weeks {
                    prop_assert_eq!(week[0].weekday(), first);
                    prop_assert!(week.iter().any(|day| grid.is_in_month(*day)));
                }
            }
        }
    }
}
