//! A zone as a file describes it (`VTIMEZONE`): when its clocks change, by rules of the simple kind
//! that zones have, once a year on the nth weekday or the day of a month.

use super::component::Component;
use super::moment::{Written, read_written};
use super::zone::ahead;
use crate::domain::calendar::{CalendarKind, Weekday};
use crate::domain::time::{CivilDate, CivilTime, Instant};

/// When a zone's clocks change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ZoneRules {
    changes: Vec<Change>,
}

/// A change of clocks (`STANDARD` or `DAYLIGHT`).
#[derive(Clone, Debug, PartialEq, Eq)]
struct Change {
    /// When it was first, by the clock before it, and on which other days.
    at: Vec<CivilTime>,
    /// How it comes back every year.
    yearly: Option<Yearly>,
    /// How many seconds clocks are ahead of UTC before it.
    before_s: i64,
    /// And after it.
    after_s: i64,
}

/// A day of every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Yearly {
    month: u8,
    day: YearlyDay,
    until: CivilDate,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum YearlyDay {
    /// A day of the month.
    Of(u8),
    /// The first such weekday on or after a day of the month.
    From(u8, Weekday),
    /// The nth such weekday before the end of the month, 1 for the last.
    BeforeEnd(u8, Weekday),
}

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("MO", Weekday::Monday),
    ("TU", Weekday::Tuesday),
    ("WE", Weekday::Wednesday),
    ("TH", Weekday::Thursday),
    ("FR", Weekday::Friday),
    ("SA", Weekday::Saturday),
    ("SU", Weekday::Sunday),
];

impl ZoneRules {
    /// The rules of a `VTIMEZONE`; none when it has no change or one that is not of the simple kind.
    pub(super) fn read(zone: &Component) -> Option<Self> {
        let changes: Vec<Change> = zone
            .parts
            .iter()
            .filter(|part| matches!(part.name.as_str(), "STANDARD" | "DAYLIGHT"))
            .map(Change::read)
            .collect::<Option<_>>()?;
        (!changes.is_empty()).then_some(Self { changes })
    }

    /// When clocks of the zone show `civil`.
    pub(super) fn at(&self, civil: CivilTime) -> Instant {
        let last = self.changes.iter().filter_map(|change| Some((change.last(civil)?, change.after_s))).max();
        let first =
            || self.changes.iter().min_by_key(|change| change.at.iter().min()).map(|one| one.before_s);
        ahead(civil, last.map(|(_, after_s)| after_s).or_else(first).unwrap_or(0))
    }
}

impl Change {
    fn read(part: &Component) -> Option<Self> {
        let offset = |name| read_offset_s(&part.property(name)?.value);
        let first = clock(&part.property("DTSTART")?.value)?;
        let mut at = vec![first];
        for dates in part.properties_named("RDATE") {
            at.extend(dates.value.split(',').filter_map(clock));
        }
        let yearly = match part.property("RRULE") {
            Some(rule) => Some(Yearly::read(&rule.value, first)?),
            None => None,
        };
        Some(Self { at, yearly, before_s: offset("TZOFFSETFROM")?, after_s: offset("TZOFFSETTO")? })
    }

    /// The last time it came at or before `civil`.
    fn last(&self, civil: CivilTime) -> Option<CivilTime> {
        let first = *self.at.first()?;
        let yearly = self.yearly.and_then(|yearly| {
            let year_of = |day| CalendarKind::Gregorian.fields(day).year;
            let year = year_of(civil.date).min(year_of(yearly.until));
            [year, year - 1]
                .into_iter()
                .filter_map(|year| yearly.day_in(year))
                .map(|day| day.at(first.time))
                .find(|at| *at <= civil && *at >= first)
        });
        self.at.iter().copied().filter(|at| *at <= civil).chain(yearly).max()
    }
}

impl Yearly {
    fn read(rule: &str, first: CivilTime) -> Option<Self> {
        let start = CalendarKind::Gregorian.fields(first.date);
        let (mut month, mut month_day, mut weekday, mut until) = (start.month, None, None, CivilDate::MAX);
        for part in rule.trim().split(';').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=')?;
            let value = value.trim().to_ascii_uppercase();
            match name.trim().to_ascii_uppercase().as_str() {
                "FREQ" if value == "YEARLY" => {}
                "INTERVAL" if value == "1" => {}
                "WKST" => {}
                "BYMONTH" => month = value.parse().ok()?,
                // Some zones name the second Sunday as the one among the days 8 to 14.
                "BYMONTHDAY" => {
                    let days: Vec<u8> =
                        value.split(',').map(|day| day.parse().ok()).collect::<Option<_>>()?;
                    month_day = days.into_iter().min();
                }
                "BYDAY" => weekday = Some(nth_weekday(&value)?),
                "UNTIL" => until = day(&value)?,
                "COUNT" => {
                    let years = value.parse::<i32>().ok()?.checked_sub(1)?;
                    until = CalendarKind::Gregorian.add_years(first.date, years).ok()?;
                }
                _ => return None,
            }
        }
        let day = match (weekday, month_day) {
            (None, day) => YearlyDay::Of(day.unwrap_or(start.day)),
            (Some((None, weekday)), Some(from)) => YearlyDay::From(from, weekday),
            (Some((Some(nth @ 1..=4), weekday)), None) => YearlyDay::From(nth as u8 * 7 - 6, weekday),
            (Some((Some(nth @ -4..=-1), weekday)), None) => YearlyDay::BeforeEnd(nth.unsigned_abs(), weekday),
            _ => return None,
        };
        Some(Self { month, day, until })
    }

    fn day_in(self, year: i32) -> Option<CivilDate> {
        let day_of_month = |day| CalendarKind::Gregorian.date(year, self.month, day).ok();
        let day = match self.day {
            YearlyDay::Of(day) => day_of_month(day)?,
            YearlyDay::From(day, weekday) => {
                let from = day_of_month(day)?;
                from.checked_add_days(i32::from(weekday.days_after(from.weekday())))?
            }
            YearlyDay::BeforeEnd(nth, weekday) => {
                let last = day_of_month(CalendarKind::Gregorian.month_length(year, self.month).ok()?)?;
                let back = i32::from(last.weekday().days_after(weekday)) + 7 * (i32::from(nth) - 1);
                last.checked_add_days(-back)?
            }
        };
        (day <= self.until).then_some(day)
    }
}

/// The seconds of an offset: `+0330`, `-05:00`, `+033000`, `+3`.
pub(super) fn read_offset_s(text: &str) -> Option<i64> {
    let text = text.trim();
    let sign = match text.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let digits: Vec<i64> = text[1..]
        .chars()
        .filter(|character| *character != ':')
        .map(|character| character.to_digit(10).map(i64::from))
        .collect::<Option<_>>()?;
    let (hours, minutes, seconds) = match digits[..] {
        [h] => (h, 0, 0),
        [h, i] => (h * 10 + i, 0, 0),
        [h, m, n] => (h, m * 10 + n, 0),
        [h, i, m, n] => (h * 10 + i, m * 10 + n, 0),
        [h, i, m, n, s, t] => (h * 10 + i, m * 10 + n, s * 10 + t),
        _ => return None,
    };
    let possible = hours <= 18 && minutes < 60 && seconds < 60;
    possible.then_some(sign * (hours * 3_600 + minutes * 60 + seconds))
}

fn nth_weekday(text: &str) -> Option<(Option<i8>, Weekday)> {
    let (nth, name) = text.split_at_checked(text.len().checked_sub(2)?)?;
    let (_, weekday) = WEEKDAYS.into_iter().find(|(known, _)| *known == name)?;
    if nth.is_empty() {
        return Some((None, weekday));
    }
    Some((Some(nth.parse().ok()?), weekday))
}

fn clock(text: &str) -> Option<CivilTime> {
    match read_written(text, CalendarKind::Gregorian)? {
        Written::Clock { civil, .. } => Some(civil),
        Written::Day(day) => Some(day.at(Default::default())),
    }
}

fn day(text: &str) -> Option<CivilDate> {
    clock(text).map(|civil| civil.date)
}
