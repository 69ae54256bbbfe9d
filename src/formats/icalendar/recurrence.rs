//! How something comes back: the one rule that a task holds, and a word about what it cannot hold.

use super::component::Component;
use super::moment::{Written, day_text, read_written, utc_text};
use super::problem::{ProblemKind, Problems};
use super::zone::{Clocks, Moment};
use crate::domain::calendar::CalendarKind;
use crate::domain::digits::to_latin;
use crate::domain::recurrence::{Frequency, Recurrence, Rule, Skip};
use crate::domain::task::Due;
use crate::domain::time::{Instant, TimeOfDay, UtcOffset};
use crate::formats::content_line::ContentLine;

/// The last minute of a day, in minutes after midnight.
const LAST_MINUTE: u16 = 24 * 60 - 1;
/// The days that every Gregorian month has.
const SHORTEST_MONTH: u8 = 28;

/// How an item comes back that begins at `start`, which `start_line` says.
pub(super) fn read_recurrence(
    item: &Component,
    start_line: &ContentLine,
    start: Moment,
    clocks: &Clocks,
    problems: &mut Problems,
) -> Option<Recurrence> {
    let mut rules = item.properties_named("RRULE");
    let first = rules.next();
    let more = ["EXDATE", "RDATE", "EXRULE"].into_iter().flat_map(|name| item.properties_named(name));
    for exception in rules.chain(more) {
        problems.add(exception.number, ProblemKind::ExceptionNotHeld, &exception.value);
    }
    let line = first?;
    if is_sub_daily(&line.value) {
        problems.add(line.number, ProblemKind::SubDailyRule, &line.value);
        return None;
    }
    let rule = Rule::parse(&with_end_in_days(&line.value, start_line, clocks)).ok();
    let rule = rule.filter(|rule| rule.check(start.day).is_ok());
    if rule.is_none() {
        problems.add(line.number, ProblemKind::BadRule, &line.value);
    }
    Some(Recurrence { rule: rule?, start: start.day })
}

/// A rule as a file has it, of something that begins at `due`. The end of one with an hour is written
/// in UTC, as RFC 5545 asks (section 3.3.10).
pub(super) fn rule_text(
    recurrence: &Recurrence,
    due: Due,
    offset_at: &dyn Fn(Instant) -> UtcOffset,
) -> String {
    let text = without_idle_skip(recurrence).rule.to_text();
    let Due::At(_) = due else {
        return text;
    };
    with_end(&text, |until| match read_written(until, CalendarKind::Gregorian) {
        Some(Written::Day(day)) => {
            let minute = TimeOfDay::from_minutes(LAST_MINUTE).unwrap_or_default();
            Some(utc_text(day.at(minute).resolve(offset_at)))
        }
        _ => None,
    })
}

/// The same, without saying what becomes of days that a month does not have where every month has them:
/// `SKIP` has to be said with `RSCALE`, which few calendars know, and they pass over such a rule.
pub(super) fn without_idle_skip(recurrence: &Recurrence) -> Recurrence {
    let rule = &recurrence.rule;
    let first_day = CalendarKind::Gregorian.fields(recurrence.start).day;
    let every_month_has_them = match rule.by_month_day.as_slice() {
        [] if matches!(rule.frequency, Frequency::Daily | Frequency::Weekly) => true,
        [] => !rule.by_weekday.is_empty() || first_day <= SHORTEST_MONTH,
        days => days.iter().all(|day| day.unsigned_abs() <= SHORTEST_MONTH),
    };
    let idle =
        rule.calendar == CalendarKind::Gregorian && rule.by_year_day.is_empty() && every_month_has_them;
    let skip = if idle { Skip::Omit } else { rule.skip };
    Recurrence { rule: Rule { skip, ..rule.clone() }, ..*recurrence }
}

/// A rule whose end is a day, as the domain has it: the one that the item's own clock shows.
fn with_end_in_days(rule: &str, start_line: &ContentLine, clocks: &Clocks) -> String {
    with_end(&to_latin(rule), |until| match read_written(until, CalendarKind::Gregorian)? {
        Written::Clock { civil, utc: true, .. } => {
            Some(day_text(clocks.day_there(start_line, civil.with_offset(UtcOffset::UTC))))
        }
        Written::Clock { civil, utc: false, .. } => Some(day_text(civil.date)),
        Written::Day(_) => None,
    })
}

/// A rule with its `UNTIL` made anew; it stays as it is where `make` gives none.
fn with_end(rule: &str, make: impl Fn(&str) -> Option<String>) -> String {
    let parts = rule.trim().split(';').map(|part| match part.split_once('=') {
        Some((name, until)) if name.trim().eq_ignore_ascii_case("UNTIL") => {
            make(until).map_or_else(|| part.to_owned(), |made| format!("UNTIL={made}"))
        }
        _ => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join(";")
}

fn is_sub_daily(rule: &str) -> bool {
    rule.split(';').filter_map(|part| part.split_once('=')).any(|(name, value)| {
        name.trim().eq_ignore_ascii_case("FREQ")
            && ["HOURLY", "MINUTELY", "SECONDLY"].iter().any(|often| value.trim().eq_ignore_ascii_case(often))
    })
}
