//! Counts, lengths of time, and what is said with them: how long, how long before, how long from now.

use super::lexicon::{Meaning, Naming, Unit};
use super::line::{Gap, Line};
use crate::domain::time::{CivilDate, TimeOfDay, Weekday};

/// A number and where it ends.
#[derive(Clone, Copy)]
pub(super) struct Count {
    pub(super) value: u32,
    /// Whether it says which in an order rather than how many.
    pub(super) ordinal: bool,
    pub(super) end: usize,
}

/// A length of time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Span {
    Minutes(u32),
    Of(u32, Unit),
}

/// A length and the words it is said by.
#[derive(Clone, Copy)]
pub(super) struct Read<T> {
    pub(super) value: T,
    pub(super) end: usize,
}

/// A count beyond which nothing of a rep's days is meant.
const MOST: u32 = 999;

/// The number in digits or words at `place`.
pub(super) fn count(line: &Line, place: usize) -> Option<Count> {
    let word = line.word(place)?;
    if let Some(value) = word.plain_number() {
        let ordinal = line.is(place + 1, &[Meaning::OrdinalEnding]);
        return Some(Count { value, ordinal, end: place + 1 + usize::from(ordinal) });
    }
    match word.meaning? {
        Meaning::Number(tens) if tens >= 20 => {
            let after = line.skip(place + 1, &[Meaning::And]);
            let joined = after > place + 1 || word.is_latin();
            match line.meaning(after) {
                Some(Meaning::Number(ones @ 1..=9)) if joined => Some(number(tens + ones, false, after)),
                Some(Meaning::Ordinal(ones @ 1..=9)) if joined => Some(number(tens + ones, true, after)),
                _ => Some(number(tens, false, place)),
            }
        }
        // Arabic says five and twenty.
        Meaning::Number(ones) => match line.word(place + 1).map(|next| (next.meaning, next.joined)) {
            Some((Some(Meaning::Number(tens @ 20..)), Some('و'))) if ones < 10 => {
                Some(number(tens + ones, false, place + 1))
            }
            _ => Some(number(ones, false, place)),
        },
        Meaning::Ordinal(value) => Some(number(value, true, place)),
        Meaning::Weekday(Weekday::Monday, Naming::Bare) => Some(number(2, false, place)),
        _ => None,
    }
}

fn number(value: u8, ordinal: bool, last: usize) -> Count {
    Count { value: u32::from(value), ordinal, end: last + 1 }
}

/// The length at `place`: `45 min`, `نیم ساعت`, `ساعتين ونصف`. `bare`: a unit alone is one of it.
pub(super) fn span(line: &Line, place: usize, bare: bool) -> Option<Read<Span>> {
    let start = line.skip(place, &[Meaning::Article]);
    if let Some(hours) = decimal_hours(line, start) {
        return Some(hours);
    }
    if let Some(minutes) = fraction(line, start) {
        return fraction_of_hour(line, minutes, start + 1);
    }
    match line.meaning(start) {
        Some(Meaning::Two(unit)) => Some(with_fraction(line, Span::new(2, unit), unit, start + 1)),
        Some(Meaning::Unit(unit)) => {
            // Before a number `ساعت` says the hour.
            let names_hour = count(line, start + 1).is_some_and(|count| count.value > 1);
            let one = start > place || (bare && !names_hour);
            one.then(|| with_fraction(line, Span::new(1, unit), unit, start + 1))
        }
        _ => counted_span(line, start),
    }
}

/// `45 min`, `یک ربع`, `دو و نیم ساعت`, `1h30`
fn counted_span(line: &Line, place: usize) -> Option<Read<Span>> {
    let count = count(line, place).filter(|count| !count.ordinal && count.value <= MOST)?;
    if let Some(quarters) = fraction(line, count.end).filter(|_| count.value < 4) {
        return fraction_of_hour(line, quarters * count.value, count.end + 1);
    }
    if let Some((minutes, end)) = and_fraction(line, count.end)
        && line.unit(end) == Some(Unit::Hour)
    {
        return Some(Read { value: Span::Minutes(count.value * 60 + minutes), end: end + 1 });
    }
    let unit = line.unit(count.end)?;
    let end = count.end + 1;
    let minutes = line.word(end).filter(|word| word.gap == Gap::Glued).and_then(|word| word.digits);
    let minutes = minutes.filter(|minutes| minutes.count == 1).map(|minutes| minutes.fields[0]);
    if let Some(minutes) = minutes.filter(|minutes| unit == Unit::Hour && *minutes < 60) {
        return Some(Read { value: Span::Minutes(count.value * 60 + minutes), end: end + 1 });
    }
    Some(with_fraction(line, Span::new(count.value, unit), unit, end))
}

impl Span {
    const fn new(count: u32, unit: Unit) -> Self {
        match unit {
            Unit::Minute => Self::Minutes(count),
            Unit::Hour => Self::Minutes(count * 60),
            _ => Self::Of(count, unit),
        }
    }
}

/// `1.5 hours`
fn decimal_hours(line: &Line, place: usize) -> Option<Read<Span>> {
    let digits = line.word(place)?.digits.filter(|digits| digits.count == 2 && digits.widths[1] <= 2)?;
    let is_hours = matches!(digits.separator, '.' | ',') && line.unit(place + 1) == Some(Unit::Hour);
    let parts = digits.fields[1] * if digits.widths[1] == 1 { 10 } else { 1 };
    (is_hours && digits.fields[0] <= MOST)
        .then(|| Read { value: Span::Minutes(digits.fields[0] * 60 + parts * 60 / 100), end: place + 2 })
}

/// The minutes of a part of an hour.
fn fraction(line: &Line, place: usize) -> Option<u32> {
    match line.meaning(place)? {
        Meaning::Half => Some(30),
        Meaning::Quarter => Some(15),
        Meaning::Third => Some(20),
        _ => None,
    }
}

/// `ساعت` after `نیم`, `of an hour` after `quarter`; Persian leaves it out after `یک ربع`.
fn fraction_of_hour(line: &Line, minutes: u32, place: usize) -> Option<Read<Span>> {
    let unit = line.skip(line.skip(place, &[Meaning::Of]), &[Meaning::Article]);
    let value = Span::Minutes(minutes);
    match line.unit(unit) {
        Some(Unit::Hour) => Some(Read { value, end: unit + 1 }),
        _ if line.is(place - 1, &[Meaning::Quarter]) && place > 1 && count(line, place - 2).is_some() => {
            Some(Read { value, end: place })
        }
        _ => None,
    }
}

/// `and a half`, `و نیم`, `ونصف`: the minutes, and where it ends.
pub(super) fn and_fraction(line: &Line, place: usize) -> Option<(u32, usize)> {
    let joined = line.word(place)?.joined == Some('و');
    let after = if joined { place } else { line.skip(place, &[Meaning::And]) };
    if !joined && after == place {
        return None;
    }
    let after = line.skip(after, &[Meaning::Article]);
    Some((fraction(line, after)?, after + 1))
}

fn with_fraction(line: &Line, span: Span, unit: Unit, end: usize) -> Read<Span> {
    match (span, and_fraction(line, end)) {
        (Span::Minutes(minutes), Some((parts, end))) if unit == Unit::Hour => {
            Read { value: Span::Minutes(minutes + parts), end }
        }
        _ => Read { value: span, end },
    }
}

/// How long it takes: `for 45 min`, `لمدة ساعة`, and without a word before it minutes and hours.
pub(super) fn length(line: &Line, place: usize) -> Option<Read<Span>> {
    let told = line.is(place, &[Meaning::For, Meaning::ForLength]);
    let start = place + usize::from(told);
    let mut read = span(line, start, line.is(place, &[Meaning::ForLength]))?;
    if line.is(read.end, &[Meaning::Number(1)]) && line.unit(read.end - 1).is_some() && told {
        // `ساعة واحدة`
        read.end += 1;
    }
    match read.value {
        Span::Minutes(1..) => Some(read),
        Span::Of(1.., _) if told => Some(read),
        _ => None,
    }
}

/// How many minutes before a reminder is wanted.
pub(super) fn reminder(line: &Line, place: usize) -> Option<Read<u32>> {
    let asks = [Meaning::Remind, Meaning::Reminder];
    let is_order = line.is(place, &[Meaning::Remind]);
    if line.is(place, &asks) {
        let before = line.skip(place + 1, &[Meaning::Before]);
        let span = span(line, before, before > place + 1);
        let read = span.and_then(|span| {
            let end = line.skip(span.end, &[Meaning::Before]);
            let told = end > span.end || before > place + 1 || is_order;
            told.then_some(Read { value: span.value, end })
        });
        return match read {
            Some(read) => in_minutes(read),
            None => is_order.then_some(Read { value: 0, end: place + 1 }),
        };
    }
    let before = line.skip(place, &[Meaning::Before]);
    let span = span(line, before, before > place)?;
    let end = line.skip(span.end, &[Meaning::Before]);
    let told = (end > span.end || before > place) && line.is(end, &asks);
    told.then_some(Read { value: span.value, end: end + 1 }).and_then(in_minutes)
}

fn in_minutes(read: Read<Span>) -> Option<Read<u32>> {
    let value = match read.value {
        Span::Minutes(minutes) => minutes,
        Span::Of(count, Unit::Day) => count * 24 * 60,
        Span::Of(count, Unit::Week) => count * 7 * 24 * 60,
        Span::Of(..) => return None,
    };
    Some(Read { value, end: read.end })
}

/// A day, and an hour when minutes or hours are counted: `in 3 days`, `نیم ساعت دیگر`, `بعد أسبوعين`.
pub(super) fn from_now(line: &Line, place: usize) -> Option<Read<(CivilDate, Option<TimeOfDay>)>> {
    let start = line.skip(place, &[Meaning::Until, Meaning::For, Meaning::By]);
    let told = line.is(start, &[Meaning::In, Meaning::After]);
    let after = line.is(start, &[Meaning::After]);
    let span = span(line, start + usize::from(told), after)?;
    let later = line.is(span.end, &[Meaning::Later, Meaning::After, Meaning::Coming]);
    (told || later).then_some(())?;
    let value = add(line, span.value)?;
    Some(Read { value, end: span.end + usize::from(later) })
}

fn add(line: &Line, span: Span) -> Option<(CivilDate, Option<TimeOfDay>)> {
    let moment = line.moment;
    match span {
        Span::Minutes(minutes) => {
            let sum = u32::from(moment.now.minutes()) + minutes;
            let day = moment.today.checked_add_days(i32::try_from(sum / 1440).ok()?)?;
            Some((day, Some(TimeOfDay::from_minutes(u16::try_from(sum % 1440).ok()?).ok()?)))
        }
        Span::Of(count, unit) => Some((later(line, moment.today, count, unit)?, None)),
    }
}

/// The day so many days, working days, weeks, months or years after `from`.
pub(super) fn later(line: &Line, from: CivilDate, count: u32, unit: Unit) -> Option<CivilDate> {
    let calendar = line.moment.calendar;
    let count = i32::try_from(count.min(MOST)).ok()?;
    match unit {
        Unit::Day => from.checked_add_days(count),
        Unit::Week => from.checked_add_days(count * 7),
        Unit::Month => calendar.add_months(from, count).ok(),
        Unit::Year => calendar.add_years(from, count).ok(),
        Unit::Workday => {
            let mut day = from;
            for _ in 0..count {
                day = day.checked_add_days(1)?;
                while !line.moment.is_workday(day) {
                    day = day.checked_add_days(1)?;
                }
            }
            Some(day)
        }
        Unit::Minute | Unit::Hour => None,
    }
}
