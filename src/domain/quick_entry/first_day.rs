//! The first day a rule gives, by going through the days one by one.

use crate::domain::recurrence::{Frequency, Rule};
use crate::domain::time::CivilDate;

/// A day that comes in every month comes within this many; a fifth Friday takes a few of them.
const DAYS_AHEAD: i32 = 400;

/// The first day on or after `from` that `rule` gives; `from` itself where it names no days.
pub(super) fn first_day(rule: &Rule, from: CivilDate) -> CivilDate {
    let yearly = match (rule.by_month.first(), rule.by_month_day.first()) {
        (Some(month), Some(day)) => of_year(rule, *month, *day, from),
        _ => None,
    };
    let by_days =
        || (0..DAYS_AHEAD).filter_map(|days| from.checked_add_days(days)).find(|day| matches(rule, *day));
    yearly.or_else(by_days).unwrap_or(from)
}

fn of_year(rule: &Rule, month: u8, day: i8, from: CivilDate) -> Option<CivilDate> {
    let year = rule.calendar.fields(from).year;
    (year..=year + 1).find_map(|year| {
        let length = rule.calendar.month_length(year, month).ok()?;
        let day = u8::try_from(day).ok()?.min(length);
        rule.calendar.date(year, month, day).ok().filter(|date| *date >= from)
    })
}

fn matches(rule: &Rule, day: CivilDate) -> bool {
    if rule.frequency == Frequency::Weekly || rule.frequency == Frequency::Daily {
        return rule.by_weekday.is_empty()
            || rule.by_weekday.iter().any(|listed| listed.weekday == day.weekday());
    }
    if rule.by_weekday.is_empty() && rule.by_month_day.is_empty() {
        return true;
    }
    let fields = rule.calendar.fields(day);
    let Ok(length) = rule.calendar.month_length(fields.year, fields.month) else { return false };
    let (of_month, length) = (i16::from(fields.day), i16::from(length));
    rule.by_month_day.iter().any(|listed| match i16::from(*listed) {
        // A day the month does not have is its last.
        listed @ 1.. => of_month == listed.min(length),
        listed => of_month == length + 1 + listed,
    }) || rule.by_weekday.iter().any(|listed| {
        listed.weekday == day.weekday()
            && match listed.nth.map(i16::from) {
                None => true,
                Some(nth @ 1..) => (of_month - 1) / 7 + 1 == nth,
                Some(nth) => (length - of_month) / 7 + 1 == -nth,
            }
    })
}
