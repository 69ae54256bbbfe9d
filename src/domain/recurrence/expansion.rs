//! The days that a rule gives in one of its periods.
//!
//! A part either adds days to a period or takes some away, by the table of RFC 5545, 3.3.10; a day that
//! a month or year does not have is moved or left out before `BYDAY` and `BYSETPOS` look at it (RFC 7529,
//! section 4). Parts that [`Rule::check`] refuses are passed over.

use super::{Frequency, Rule, Skip, WeekdayRule};
use crate::domain::calendar::{CalendarKind, CivilDate, Weekday, YearMonthDay};

/// A rule laid out from its start: what it gives in each of its periods.
///
/// Periods are numbered from the one the start lies in, only those counted by the interval. Days are
/// days since 1970, for the first and last period may reach beyond [`CivilDate`]'s range.
#[derive(Clone, Debug)]
pub(super) struct Expansion {
    rule: Rule,
    start: CivilDate,
    first: YearMonthDay,
}

impl Expansion {
    pub(super) fn new(rule: &Rule, start: CivilDate) -> Self {
        Self { rule: rule.with_day_of(start), start, first: rule.calendar.fields(start) }
    }

    /// The period that `day` lies in or, between two, the one before it; below zero before the start's.
    pub(super) fn period_of(&self, day: CivilDate) -> i64 {
        let fields = self.rule.calendar.fields(day);
        let elapsed = match self.rule.frequency {
            Frequency::Daily => i64::from(self.start.days_until(day)),
            Frequency::Weekly => (i64::from(day.days()) - self.first_week()).div_euclid(7),
            Frequency::Monthly => month_number(fields) - month_number(self.first),
            Frequency::Yearly => i64::from(fields.year) - i64::from(self.first.year),
        };
        elapsed.div_euclid(self.interval())
    }

    /// Puts the days of `period` into `found`, rising and each once. Says whether there may be any up to
    /// the day `last`, in it or later.
    pub(super) fn fill(&self, period: i64, last: i32, found: &mut Vec<i32>) -> bool {
        found.clear();
        let units = period.saturating_mul(self.interval());
        let begins = match self.rule.frequency {
            Frequency::Daily => self.fill_days(i64::from(self.start.days()) + units, 1, found),
            Frequency::Weekly => self.fill_days(self.first_week() + units.saturating_mul(7), 7, found),
            Frequency::Monthly => self.fill_month_numbered(month_number(self.first) + units, found),
            Frequency::Yearly => self.fill_year(i64::from(self.first.year) + units, found),
        };
        // A period without any supported day lies after the range, or before it where the start is at
        // the range's own beginning.
        let Some(begins) = begins else { return period < 0 };
        found.sort_unstable();
        found.dedup();
        self.keep_positions(found);
        // A day counted from the period's end may have been moved back to the day before it begins.
        begins <= i64::from(last) + 1
    }

    /// At least as many periods as so many years have, were each of them counted.
    pub(super) fn periods_in(&self, years: u32) -> u32 {
        years
            * match self.rule.frequency {
                Frequency::Daily => 366,
                Frequency::Weekly => 53,
                Frequency::Monthly => 12,
                Frequency::Yearly => 1,
            }
    }

    /// An interval of zero, which the check refuses, must not divide by zero.
    fn interval(&self) -> i64 {
        i64::from(self.rule.interval.max(1))
    }

    fn first_week(&self) -> i64 {
        let days_in = self.start.weekday().days_after(self.rule.week_start);
        i64::from(self.start.days()) - i64::from(days_in)
    }

    /// A day or a week: its days as they are, of which every part takes some away.
    fn fill_days(&self, first: i64, length: i64, found: &mut Vec<i32>) -> Option<i64> {
        let days = (first..first + length).filter_map(|day| CivilDate::from_days(day.try_into().ok()?).ok());
        let mut supported = false;
        for day in days {
            supported = true;
            if self.is_listed(day) {
                found.push(day.days());
            }
        }
        supported.then_some(first)
    }

    fn fill_month_numbered(&self, number: i64, found: &mut Vec<i32>) -> Option<i64> {
        let year = i32::try_from(number.div_euclid(12)).ok()?;
        // The remainder is below twelve.
        let month = number.rem_euclid(12) as u8 + 1;
        let span = Span::month(self.rule.calendar, year, month)?;
        if self.rule.by_month.is_empty() || self.rule.by_month.contains(&month) {
            self.fill_month(span, found);
        }
        Some(i64::from(span.first))
    }

    fn fill_year(&self, year: i64, found: &mut Vec<i32>) -> Option<i64> {
        let (rule, year) = (&self.rule, i32::try_from(year).ok()?);
        let span = Span::year(rule.calendar, year)?;
        let by_month = !rule.by_month.is_empty() || !rule.by_month_day.is_empty();
        if !rule.by_year_day.is_empty() {
            // A day that the year does not have is in no month either.
            let skip = if by_month { Skip::Omit } else { rule.skip };
            let days = rule.by_year_day.iter().filter_map(|nth| span.nth_day(i32::from(*nth), skip));
            found.extend(days.filter(|day| CivilDate::from_days(*day).is_ok_and(|day| self.is_listed(day))));
        } else if by_month {
            for month in (1..=12).filter(|month| rule.by_month.is_empty() || rule.by_month.contains(month)) {
                if let Some(span) = Span::month(rule.calendar, year, month) {
                    self.fill_month(span, found);
                }
            }
        } else {
            self.fill_weekdays(span, found);
        }
        Some(i64::from(span.first))
    }

    /// The listed days of a month or, where none are listed, its listed days of the week.
    fn fill_month(&self, month: Span, found: &mut Vec<i32>) {
        if self.rule.by_month_day.is_empty() {
            return self.fill_weekdays(month, found);
        }
        let listed = self.rule.by_month_day.iter();
        let days = listed.filter_map(|nth| month.nth_day(i32::from(*nth), self.rule.skip));
        let is_kept = |day: i32| CivilDate::from_days(day).is_ok_and(|day| self.is_on_listed_weekday(day));
        found.extend(days.filter(|day| is_kept(*day)));
    }

    /// The listed days of the week within a month or a year, every one or the nth of it.
    fn fill_weekdays(&self, span: Span, found: &mut Vec<i32>) {
        for listed in &self.rule.by_weekday {
            let to_first = i32::from(listed.weekday.days_after(weekday(span.first)));
            let count = (span.length - to_first + 6) / 7;
            let places = match i32::from(listed.nth.unwrap_or(0)) {
                0 => 0..count,
                nth if (1..=count).contains(&nth) => nth - 1..nth,
                nth if (-count..0).contains(&nth) => count + nth..count + nth + 1,
                _ => 0..0,
            };
            found.extend(places.map(|place| span.first + to_first + 7 * place));
        }
    }

    fn is_listed(&self, day: CivilDate) -> bool {
        self.is_on_listed_weekday(day) && self.is_in_listed_month(day) && self.is_on_listed_month_day(day)
    }

    fn is_on_listed_weekday(&self, day: CivilDate) -> bool {
        let listed = &self.rule.by_weekday;
        let is_listed = |listed: &WeekdayRule| {
            listed.weekday == day.weekday() && listed.nth.is_none_or(|nth| self.is_nth(day, nth))
        };
        listed.is_empty() || listed.iter().any(is_listed)
    }

    /// Whether `day` is the nth of its weekday in its month; in its year, where the rule counts years
    /// and names no months.
    fn is_nth(&self, day: CivilDate, nth: i8) -> bool {
        let (calendar, fields) = (self.rule.calendar, self.rule.calendar.fields(day));
        let of_year = self.rule.frequency == Frequency::Yearly && self.rule.by_month.is_empty();
        let span = if of_year {
            Span::year(calendar, fields.year)
        } else {
            Span::month(calendar, fields.year, fields.month)
        };
        span.is_some_and(|span| {
            let (before, after) = (day.days() - span.first, span.first + span.length - 1 - day.days());
            before / 7 + 1 == i32::from(nth) || after / 7 + 1 == -i32::from(nth)
        })
    }

    fn is_in_listed_month(&self, day: CivilDate) -> bool {
        let listed = &self.rule.by_month;
        listed.is_empty() || listed.contains(&self.rule.calendar.fields(day).month)
    }

    fn is_on_listed_month_day(&self, day: CivilDate) -> bool {
        let listed = &self.rule.by_month_day;
        if listed.is_empty() {
            return true;
        }
        let fields = self.rule.calendar.fields(day);
        Span::month(self.rule.calendar, fields.year, fields.month).is_some_and(|month| {
            listed.iter().any(|nth| month.nth_day(i32::from(*nth), Skip::Omit) == Some(day.days()))
        })
    }

    fn keep_positions(&self, found: &mut Vec<i32>) {
        if self.rule.by_set_position.is_empty() || found.is_empty() {
            return;
        }
        let at = |position: &i16| {
            let place = usize::from(position.unsigned_abs());
            let place = if *position > 0 { place.checked_sub(1) } else { found.len().checked_sub(place) };
            place.and_then(|place| found.get(place).copied())
        };
        let mut kept: Vec<i32> = self.rule.by_set_position.iter().filter_map(at).collect();
        kept.sort_unstable();
        kept.dedup();
        *found = kept;
    }
}

impl Rule {
    /// The rule with the day that it does not name itself taken from the start.
    pub(super) fn with_day_of(&self, start: CivilDate) -> Self {
        let mut rule = self.clone();
        let names_day = !rule.by_month_day.is_empty() || !rule.by_weekday.is_empty();
        let fields = rule.calendar.fields(start);
        // The calendars' days go up to 31.
        let day = fields.day as i8;
        match rule.frequency {
            Frequency::Weekly if rule.by_weekday.is_empty() => {
                rule.by_weekday = vec![WeekdayRule { weekday: start.weekday(), nth: None }];
            }
            Frequency::Monthly if !names_day => rule.by_month_day = vec![day],
            Frequency::Yearly if !names_day && rule.by_year_day.is_empty() => {
                rule.by_month_day = vec![day];
                if rule.by_month.is_empty() {
                    rule.by_month = vec![fields.month];
                }
            }
            _ => {}
        }
        rule
    }
}

/// A month or a year: its first day, and how many it has.
#[derive(Clone, Copy, Debug)]
struct Span {
    first: i32,
    length: i32,
}

impl Span {
    /// A month of which at least the first or the last day is supported.
    fn month(calendar: CalendarKind, year: i32, month: u8) -> Option<Self> {
        let last_day = calendar.month_length(year, month).ok()?;
        let length = i32::from(last_day);
        if let Ok(first) = calendar.date(year, month, 1) {
            return Some(Self { first: first.days(), length });
        }
        let last = calendar.date(year, month, last_day).ok()?;
        Some(Self { first: last.days() - length + 1, length })
    }

    /// A year of which at least the first or the last day is supported.
    fn year(calendar: CalendarKind, year: i32) -> Option<Self> {
        let length = i32::from(calendar.year_length(year).ok()?);
        if let Ok(first) = calendar.date(year, 1, 1) {
            return Some(Self { first: first.days(), length });
        }
        let last = calendar.date(year, 12, calendar.month_length(year, 12).ok()?).ok()?;
        Some(Self { first: last.days() - length + 1, length })
    }

    /// The nth day, from the end where negative. One that is not there lies before the first day or
    /// after the last, so that what `skip` takes instead may be of the neighbour.
    fn nth_day(self, nth: i32, skip: Skip) -> Option<i32> {
        let offset = if nth > 0 { nth - 1 } else { self.length + nth };
        if (0..self.length).contains(&offset) {
            return Some(self.first + offset);
        }
        let next = if offset < 0 { self.first } else { self.first + self.length };
        match skip {
            Skip::Omit => None,
            Skip::Backward => Some(next - 1),
            Skip::Forward => Some(next),
        }
    }
}

fn month_number(fields: YearMonthDay) -> i64 {
    i64::from(fields.year) * 12 + i64::from(fields.month) - 1
}

/// The day of the week of a day that may be out of the supported range.
fn weekday(day: i32) -> Weekday {
    let of_epoch = CivilDate::default().weekday() as i32;
    Weekday::ALL[(of_epoch + day).rem_euclid(7) as usize]
}
