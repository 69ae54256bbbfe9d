//! Rules by which something comes back: those of RFC 5545 (iCalendar), counted in any of the three
//! calendars as RFC 7529 (`RSCALE`, `SKIP`) lays down.
//!
//! "Every 15th of the month" is of the month of the rule's own calendar, so a Jalali rule falls on
//! another Gregorian date each time and on the same Jalali one.
//!
//! An occurrence is a day that the rule gives. RFC 5545 counts the start as the first one even where
//! the rule does not give it; rules made here begin by [`Recurrence::starting`] on a day that it does,
//! so that both readings agree.

mod check;
mod expansion;
mod occurrences;
mod plain;
#[cfg(test)]
mod tests;
mod text;

pub use check::RuleError;
pub use occurrences::Occurrences;
pub use plain::PlainRule;
pub use text::RuleTextError;

use serde::{Deserialize, Serialize};

use crate::domain::calendar::{CalendarKind, Weekday};
use crate::domain::time::CivilDate;

/// How a task comes back: its rule, and the day the rule is counted from.
///
/// Occurrences are worked out from `start`, never from the one before, so that a rule for the 31st
/// does not drift to the 28th, and one of ten is the tenth.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub struct Recurrence {
    /// The rule.
    pub rule: Rule,
    /// The day of the first occurrence (`DTSTART`); where the rule does not give it, the day before
    /// which there is none. A rule that names no day takes its own from here.
    pub start: CivilDate,
}

/// A rule (`RRULE`) on whole days. The time of day is the task's own.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub struct Rule {
    /// The calendar whose months and years are counted (`RSCALE`).
    pub calendar: CalendarKind,
    /// How often (`FREQ`).
    pub frequency: Frequency,
    /// Every how many days, weeks, months or years (`INTERVAL`); 1 or more.
    pub interval: u16,
    /// On which days of the week (`BYDAY`).
    pub by_weekday: Vec<WeekdayRule>,
    /// On which days of the month, 1 to 31, or -1 to -31 from its end (`BYMONTHDAY`).
    pub by_month_day: Vec<i8>,
    /// In which months, 1 to 12 (`BYMONTH`).
    pub by_month: Vec<u8>,
    /// On which days of the year, 1 to 366, or negative from its end (`BYYEARDAY`).
    pub by_year_day: Vec<i16>,
    /// Which of the days found in each period are kept, 1 for the first, -1 for the last (`BYSETPOS`).
    pub by_set_position: Vec<i16>,
    /// The day a week begins with (`WKST`).
    pub week_start: Weekday,
    /// What becomes of a day that a month or year does not have (`SKIP`).
    pub skip: Skip,
    /// When it ends.
    pub end: End,
}

/// How often a rule comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub enum Frequency {
    /// By days.
    Daily,
    /// By weeks.
    Weekly,
    /// By months.
    Monthly,
    /// By years.
    Yearly,
}

/// A day of the week, every one or the nth of the month or year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub struct WeekdayRule {
    /// Which day of the week.
    pub weekday: Weekday,
    /// Which of them: 1 for the first of the month (of the year, where the rule counts years without
    /// months), -1 for the last, none for every one.
    pub nth: Option<i8>,
}

/// What becomes of a day that does not exist in a month or year (RFC 7529).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub enum Skip {
    /// It is left out.
    Omit,
    /// The last day before it is taken: a rent on the 31st is due on the 30th.
    #[default]
    Backward,
    /// The first day after it is taken.
    Forward,
}

/// When a rule ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub enum End {
    /// Never.
    #[default]
    Never,
    /// After so many occurrences, the first one counted (`COUNT`).
    Count(u32),
    /// With the last occurrence on or before this day (`UNTIL`).
    Until(CivilDate),
}

impl Rule {
    /// Every so many days, weeks, months or years, without end and with nothing else said.
    #[must_use]
    pub fn every(interval: u16, frequency: Frequency, calendar: CalendarKind) -> Self {
        Self {
            calendar,
            frequency,
            interval,
            by_weekday: Vec::new(),
            by_month_day: Vec::new(),
            by_month: Vec::new(),
            by_year_day: Vec::new(),
            by_set_position: Vec::new(),
            week_start: Weekday::Monday,
            skip: Skip::default(),
            end: End::default(),
        }
    }
}
