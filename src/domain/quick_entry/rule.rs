//! How something comes back: `every Monday and Thursday`, `هر ماه پانزدهم`, `كل خميس`,
//! `آخر پنجشنبه هر ماه`, `the 15th of every month`, `شنبه‌ها`.

use super::amount::{self, Read};
use super::day;
use super::hour::PartOfDay;
use super::lexicon::{Meaning, Naming, Unit};
use super::line::Line;
use crate::domain::recurrence::{End, Frequency, Rule, WeekdayRule};
use crate::domain::time::Weekday;

/// A rule as said, and the part of the day of `every morning`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Returning {
    pub(super) rule: Rule,
    pub(super) part: Option<PartOfDay>,
}

/// The rule said at `place`.
pub(super) fn read(line: &Line, place: usize) -> Option<Read<Returning>> {
    let preposition = [Meaning::On, Meaning::In, Meaning::At, Meaning::From];
    let start = line.skip(line.skip(place, &preposition), &[Meaning::Article]);
    let every = start == place && line.is(place, &[Meaning::Every]) && !is_whole(line, place);
    let read = if every { self::every(line, place + 1) } else { None };
    let read = read
        .or_else(|| of_every_period(line, start))
        .or_else(|| nth_weekday(line, start, false))
        .or_else(|| plural_weekdays(line, start))
        .or_else(|| again(line, place))?;
    Some(limited(line, read))
}

/// Whether `کل` is Persian's "the whole of" rather than Arabic's "every".
fn is_whole(line: &Line, place: usize) -> bool {
    let is = |place: usize, words: &[&str]| {
        line.word(place).is_some_and(|word| words.contains(&word.normal.as_str()))
    };
    is(place, &["کل"]) && is(place + 1, &["روز", "هفته", "ماه", "سال", "ساعت"])
}

fn simple(line: &Line, interval: u32, frequency: Frequency) -> Option<Rule> {
    let interval = u16::try_from(interval).ok().filter(|interval| *interval > 0)?;
    let mut rule = Rule::every(interval, frequency, line.moment.calendar);
    rule.week_start = line.moment.first_weekday;
    Some(rule)
}

fn returning(rule: Rule, end: usize) -> Read<Returning> {
    Read { value: Returning { rule, part: None }, end }
}

fn on_weekdays(line: &Line, interval: u32, days: Vec<Weekday>) -> Option<Rule> {
    let mut rule = simple(line, interval, Frequency::Weekly)?;
    rule.by_weekday = days.into_iter().map(|weekday| WeekdayRule { weekday, nth: None }).collect();
    Some(rule)
}

fn on_month_day(line: &Line, interval: u32, day: i8) -> Option<Rule> {
    let mut rule = simple(line, interval, Frequency::Monthly)?;
    rule.by_month_day = vec![day];
    Some(rule)
}

/// What follows `every`.
fn every(line: &Line, place: usize) -> Option<Read<Returning>> {
    let start = line.skip(place, &[Meaning::Article]);
    if let Some(Meaning::Again(frequency, interval)) = line.meaning(start) {
        return Some(returning(simple(line, u32::from(interval), frequency)?, start + 1));
    }
    if let Some(read) = nth_weekday(line, start, true).or_else(|| edge_of_month(line, start, false)) {
        return Some(read);
    }
    if let Some((calendar, month, day, end)) = day::day_and_month(line, start, true) {
        return Some(returning(yearly(line, calendar, month, day)?, end));
    }
    let (interval, after) = interval(line, start);
    let weekday_place = line.skip(after, &[Meaning::Unit(Unit::Day)]);
    if let Some((days, end)) = weekdays(line, weekday_place) {
        return Some(returning(on_weekdays(line, interval, days)?, end));
    }
    match line.meaning(after) {
        Some(Meaning::Unit(unit) | Meaning::Two(unit)) => every_unit(line, interval, unit, after + 1),
        Some(Meaning::PartOfDay(part)) if after == start => {
            let rule = simple(line, 1, Frequency::Daily)?;
            Some(Read { value: Returning { rule, part: Some(part) }, end: after + 1 })
        }
        _ => {
            let count = amount::count(line, start).filter(|count| count.ordinal)?;
            let end = month_after(line, count.end).unwrap_or(count.end);
            Some(returning(on_month_day(line, 1, month_day(count.value)?)?, end))
        }
    }
}

/// The 2 of `every other week`, `هر دو هفته`, `every second Tuesday`, and where what is counted begins.
fn interval(line: &Line, place: usize) -> (u32, usize) {
    if line.is(place, &[Meaning::Other]) {
        return (2, place + 1);
    }
    match (line.meaning(place), amount::count(line, place)) {
        (Some(Meaning::Two(_)), _) => (2, place),
        (Some(Meaning::Weekday(..)), _) => (1, place),
        (_, Some(count)) if line.unit(count.end).is_some() && !count.ordinal => (count.value, count.end),
        (_, Some(count)) if count.ordinal && day::weekday(line, count.end).is_some() => {
            (count.value, count.end)
        }
        (_, Some(count)) if count.ordinal && count.value == 2 && line.unit(count.end).is_some() => {
            (2, count.end)
        }
        _ => (1, place),
    }
}

fn every_unit(line: &Line, interval: u32, unit: Unit, end: usize) -> Option<Read<Returning>> {
    let end = line.skip(end, &[Meaning::Once]);
    let tail = day::after_prepositions(line, end);
    let told_day = tail > end && line.is(tail - 1, &[Meaning::Unit(Unit::Day)]);
    match unit {
        Unit::Minute | Unit::Hour => None,
        Unit::Day => Some(returning(simple(line, interval, Frequency::Daily)?, end)),
        Unit::Workday => {
            let days = line.moment.first_weekday.week_from();
            let days = days.into_iter().filter(|day| !line.moment.weekend.contains(*day)).collect();
            Some(returning(on_weekdays(line, interval, days)?, end))
        }
        Unit::Week => match weekdays(line, tail) {
            Some((days, end)) => Some(returning(on_weekdays(line, interval, days)?, end)),
            None => Some(returning(simple(line, interval, Frequency::Weekly)?, end)),
        },
        Unit::Month => {
            if let Some((nth, weekday, end)) = nth_and_weekday(line, tail) {
                return Some(returning(nth_of_month(line, interval, nth, weekday)?, end));
            }
            if line.is(tail, &[Meaning::Last]) {
                return Some(returning(on_month_day(line, interval, -1)?, line.skip(tail + 1, &[DAY])));
            }
            let count = amount::count(line, tail).filter(|count| {
                line.unit(count.end).is_none() && (count.ordinal || told_day || line.ends_well(count.end))
            });
            match count.and_then(|count| Some((month_day(count.value)?, count.end))) {
                Some((day, end)) => Some(returning(on_month_day(line, interval, day)?, end)),
                None => Some(returning(simple(line, interval, Frequency::Monthly)?, end)),
            }
        }
        Unit::Year => match day::day_and_month(line, tail, true) {
            Some((calendar, month, day, end)) => {
                let mut rule = yearly(line, calendar, month, day)?;
                rule.interval = u16::try_from(interval).ok()?;
                Some(returning(rule, end))
            }
            None => Some(returning(simple(line, interval, Frequency::Yearly)?, end)),
        },
    }
}

const DAY: Meaning = Meaning::Unit(Unit::Day);

fn yearly(line: &Line, calendar: crate::domain::calendar::CalendarKind, month: u8, day: u8) -> Option<Rule> {
    let mut rule = simple(line, 1, Frequency::Yearly)?;
    rule.calendar = calendar;
    rule.by_month = vec![month];
    rule.by_month_day = vec![month_day(u32::from(day))?];
    Some(rule)
}

fn month_day(value: u32) -> Option<i8> {
    i8::try_from(value).ok().filter(|day| (1..=31).contains(day))
}

/// Where `of the month`, `من كل شهر`, `هر ماه` at `place` ends.
fn month_after(line: &Line, place: usize) -> Option<usize> {
    let start = line.skip(line.skip(place, &[Meaning::Of, Meaning::In]), &[Meaning::Article, Meaning::Every]);
    let ends = line.unit(start) == Some(Unit::Month)
        && !line.is(start + 1, &[Meaning::Coming, Meaning::After, Meaning::This]);
    ends.then_some(start + 1)
}

/// Where `of every month` and the like ends.
fn every_after(line: &Line, place: usize, unit: Unit) -> Option<usize> {
    let start = line.skip(place, &[Meaning::Of, Meaning::In, Meaning::From]);
    (line.is(start, &[Meaning::Every]) && line.unit(start + 1) == Some(unit)).then_some(start + 2)
}

/// `15th of every month`, `آخر هر ماه`, `12 March every year`, `شنبه هر هفته`.
fn of_every_period(line: &Line, place: usize) -> Option<Read<Returning>> {
    let start = line.skip(place, &[DAY]);
    if let Some((calendar, month, day, end)) = day::day_and_month(line, start, true)
        && let Some(end) = every_after(line, end, Unit::Year)
    {
        return Some(returning(yearly(line, calendar, month, day)?, end));
    }
    if let Some(count) = amount::count(line, start)
        && let Some(end) = every_after(line, count.end, Unit::Month)
    {
        return Some(returning(on_month_day(line, 1, month_day(count.value)?)?, end));
    }
    if let Some((weekday, _)) = day::weekday(line, start)
        && let Some(end) = every_after(line, start + 1, Unit::Week)
    {
        return Some(returning(on_weekdays(line, 1, vec![weekday])?, end));
    }
    edge_of_month(line, place, true)
}

/// `آخر هر ماه`, `last day of every month`; after `every`, `آخر ماه`. `each`: every must be said.
fn edge_of_month(line: &Line, place: usize, each: bool) -> Option<Read<Returning>> {
    let start = line.skip(place, &[DAY]);
    let day = match line.meaning(start)? {
        Meaning::Last => -1,
        Meaning::Ordinal(1) => 1,
        _ => return None,
    };
    let after = line.skip(start + 1, &[DAY]);
    let end = if each { every_after(line, after, Unit::Month) } else { month_after(line, after) }?;
    Some(returning(on_month_day(line, 1, day)?, end))
}

/// `last Thursday`, `پنجشنبه آخر`, `أول أحد`: which of the month, and where it ends.
fn nth_and_weekday(line: &Line, place: usize) -> Option<(i8, Weekday, usize)> {
    let nth = |place: usize| match line.meaning(place)? {
        Meaning::Last => Some((-1, place + 1)),
        _ => {
            let count = amount::count(line, place).filter(|count| count.ordinal && count.value <= 5)?;
            Some((i8::try_from(count.value).ok()?, count.end))
        }
    };
    if let Some((weekday, _)) = day::weekday(line, place) {
        let (nth, end) = nth(place + 1)?;
        return Some((nth, weekday, end));
    }
    let (nth, after) = nth(place)?;
    let start = line.skip(line.skip(after, &[Meaning::Article]), &[DAY]);
    let (weekday, _) = day::weekday(line, start)?;
    Some((nth, weekday, start + 1))
}

/// `last Thursday of the month`. After `every` the month may go without saying, but for `every second
/// Tuesday`, which is every other one.
fn nth_weekday(line: &Line, place: usize, after_every: bool) -> Option<Read<Returning>> {
    let (nth, weekday, end) = nth_and_weekday(line, place)?;
    let end = match month_after(line, end) {
        Some(end) => end,
        None if after_every && (nth == -1 || nth == 1) => end,
        None => return None,
    };
    Some(returning(nth_of_month(line, 1, nth, weekday)?, end))
}

fn nth_of_month(line: &Line, interval: u32, nth: i8, weekday: Weekday) -> Option<Rule> {
    let mut rule = simple(line, interval, Frequency::Monthly)?;
    rule.by_weekday = vec![WeekdayRule { weekday, nth: Some(nth) }];
    Some(rule)
}

/// `Mondays and Thursdays`, `شنبه‌ها`, `أيام الأحد`
fn plural_weekdays(line: &Line, place: usize) -> Option<Read<Returning>> {
    let days = line.word(place).is_some_and(|word| matches!(word.normal.as_str(), "ایام" | "الایام"));
    let start = place + usize::from(days);
    let (_, naming) = day::weekday(line, start)?;
    if naming != Naming::Plural && !days {
        return None;
    }
    let (days, end) = weekdays(line, start)?;
    Some(returning(on_weekdays(line, 1, days)?, end))
}

/// `weekly`, `یک روز در میان`
fn again(line: &Line, place: usize) -> Option<Read<Returning>> {
    let Meaning::Again(frequency, interval) = line.meaning(place)? else { return None };
    let word = line.word(place)?;
    // A weekly report is one report.
    if word.is_latin() && !line.ends_well(place + 1) {
        return None;
    }
    let tail = day::after_prepositions(line, place + 1);
    if frequency == Frequency::Weekly
        && let Some((days, end)) = weekdays(line, tail)
    {
        return Some(returning(on_weekdays(line, u32::from(interval), days)?, end));
    }
    Some(returning(simple(line, u32::from(interval), frequency)?, place + 1))
}

/// A list of weekdays, or the days from one to another.
fn weekdays(line: &Line, place: usize) -> Option<(Vec<Weekday>, usize)> {
    let (first, _) = day::weekday(line, place)?;
    let mut days = vec![first];
    let mut end = place + 1;
    loop {
        let to = line.skip(end, &[Meaning::To, Meaning::Until]);
        let next = line.skip(line.skip(to, &[Meaning::And]), &[DAY]);
        let Some((weekday, _)) = day::weekday(line, next) else { break };
        if to > end {
            let mut day = *days.last().unwrap_or(&first);
            while day != weekday {
                day = day.next();
                days.push(day);
            }
        } else if !days.contains(&weekday) {
            days.push(weekday);
        }
        end = next + 1;
    }
    Some((days, end))
}

/// `5 times` after a rule.
fn limited(line: &Line, mut read: Read<Returning>) -> Read<Returning> {
    let start = line.skip(read.end, &[Meaning::For, Meaning::ForLength, Meaning::Until]);
    if let Some(count) = amount::count(line, start).filter(|count| !count.ordinal && count.value > 0)
        && line.is(count.end, &[Meaning::Times])
    {
        read.value.rule.end = End::Count(count.value);
        read.end = count.end + 1;
    } else if line.is(read.end, &[Meaning::Once]) {
        read.end += 1;
    }
    read
}
