//! Dates and times of day.

use super::{Formats, names};
use crate::domain::calendar::CalendarKind;
use crate::domain::language::Language;
use crate::domain::task::Due;
use crate::domain::time::{CivilDate, CivilTime, Instant, TimeOfDay};

impl Formats {
    /// The date of an instant where the user is.
    #[must_use]
    pub fn date_of(&self, instant: Instant) -> CivilDate {
        self.civil(instant).date
    }

    /// What the user's calendar and clock show at an instant.
    #[must_use]
    pub fn civil(&self, instant: Instant) -> CivilTime {
        instant.civil((self.offset_at)(instant))
    }

    /// A date in full: "Sunday, 22 November 2026", «یکشنبه ۱ آذر ۱۴۰۵».
    #[must_use]
    pub fn long_date(&self, date: CivilDate) -> String {
        let separator = match self.language {
            Language::En => ", ",
            Language::Ar => "، ",
            Language::Fa => " ",
        };
        format!("{}{separator}{}", self.weekday(date), self.day_month_year(date))
    }

    /// A date for a line of a list: "22 Nov 2026", «۱ آذر ۱۴۰۵».
    #[must_use]
    pub fn date(&self, date: CivilDate) -> String {
        format!("{} {}", self.day_month(date, true), self.year(date))
    }

    /// A date near today: "today", "yesterday", else without the year where it is today's:
    /// "22 Nov".
    #[must_use]
    pub fn near_date(&self, date: CivilDate, today: CivilDate) -> String {
        if (-1..=1).contains(&today.days_until(date)) {
            self.relative_day(date, today)
        } else if self.calendar.fields(date).year == self.calendar.fields(today).year {
            self.day_month(date, true)
        } else {
            self.date(date)
        }
    }

    /// A date in figures, year first as it sorts: "2026-11-22", «۱۴۰۵/۰۹/۰۱».
    #[must_use]
    pub fn numeric_date(&self, date: CivilDate) -> String {
        let fields = self.calendar.fields(date);
        let separator =
            if self.calendar == CalendarKind::Gregorian && self.language == Language::En { '-' } else { '/' };
        let text = format!("{:04}{separator}{:02}{separator}{:02}", fields.year, fields.month, fields.day);
        self.figures(&text)
    }

    /// A date without its weekday, written out: "22 November 2026", «۱ آذر ۱۴۰۵».
    #[must_use]
    pub fn day_month_year(&self, date: CivilDate) -> String {
        format!("{} {}", self.day_month(date, false), self.year(date))
    }

    /// A day of a month: "22 November", «۱ آذر».
    #[must_use]
    pub fn day_and_month(&self, date: CivilDate) -> String {
        self.day_month(date, false)
    }

    /// The name of a date's day of the week.
    #[must_use]
    pub fn weekday(&self, date: CivilDate) -> &'static str {
        names::weekday(date.weekday(), self.language)
    }

    /// A time of day on a clock of 24 hours: "09:30".
    #[must_use]
    pub fn time_of_day(&self, time: TimeOfDay) -> String {
        self.figures(&format!("{:02}:{:02}", time.hour(), time.minute()))
    }

    /// When something happened, for a line of a history: "today, 11:20", "19 Nov, 11:20".
    #[must_use]
    pub fn moment(&self, instant: Instant, today: CivilDate) -> String {
        let civil = self.civil(instant);
        format!("{}{} {}", self.near_date(civil.date, today), self.comma(), self.time_of_day(civil.time))
    }

    /// When something is due, near today by its weekday: "today, 10:00", "Thursday", "19 Dec, 11:20".
    #[must_use]
    pub fn due(&self, due: Due, today: CivilDate) -> String {
        let day = due.day(self.offset_at);
        let near = self.near_day(day, today);
        match due.time(self.offset_at) {
            Some(time) => format!("{near}{} {}", self.comma(), self.time_of_day(time)),
            None => near,
        }
    }

    /// A day to come, near today by its weekday: "tomorrow", "Thursday", "19 Dec".
    #[must_use]
    pub fn near_day(&self, day: CivilDate, today: CivilDate) -> String {
        match today.days_until(day) {
            2..=6 => self.weekday(day).to_owned(),
            _ => self.near_date(day, today),
        }
    }

    fn comma(&self) -> &'static str {
        if self.language == Language::En { "," } else { "،" }
    }

    fn day_month(&self, date: CivilDate, short: bool) -> String {
        let day = self.figures(&self.calendar.fields(date).day.to_string());
        let month = self.month(date);
        let month = if short { names::short_month(month, self.calendar, self.language) } else { month };
        format!("{day} {month}")
    }

    fn month(&self, date: CivilDate) -> &'static str {
        let month = usize::from(self.calendar.fields(date).month);
        let names = names::months(self.calendar, self.language, self.country);
        // Every calendar has twelve months, numbered from 1.
        names[(month.saturating_sub(1)) % names.len()]
    }

    fn year(&self, date: CivilDate) -> String {
        self.figures(&self.calendar.fields(date).year.to_string())
    }
}
