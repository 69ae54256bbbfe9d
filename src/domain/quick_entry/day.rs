//! The day: `tomorrow`, `سه‌شنبه آینده`, `15 دی`, `آخر ماه`, `the 15th`, `12/5`.
//!
//! - A weekday is the next one to come, also with `this`, `آینده`, `بعد` or `القادم`; an English `next
//!   Tuesday` is that of the next week, which begins on the reader's first day of the week.
//! - `Next week`, `ماه بعد` are the same day a week or month on.
//! - A day and month without a year are the next to come, in the calendar the month's name tells, in
//!   digits in the reader's. In digits the month leads in the Jalali calendar, as Iranians write the year
//!   before it, and the day in the others; where only the other order is a date, it is taken.

use super::Moment;
use super::amount::{self, Read};
use super::lexicon::{Meaning, Naming, Unit};
use super::line::{Digits, Gap, Line};
use crate::domain::calendar::CalendarKind;
use crate::domain::date_text;
use crate::domain::time::{CivilDate, Weekday};

/// A day as said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Day {
    On(CivilDate),
    /// The next of these to come; today, if the hour is still to come.
    Next(Weekday),
    /// Of a month that may have to be told by what follows: a rule.
    Tonight,
}

/// The day said at `place`, with the prepositions before it.
pub(super) fn read(line: &Line, place: usize) -> Option<Read<Day>> {
    let start = after_prepositions(line, place);
    let told = start > place;
    let mut read = bare(line, start, told)?;
    // `Tuesday 3 March`, `فردا سه‌شنبه`: the date tells more, and a weekday after a date no more.
    if let Day::Next(_) = read.value
        && let Some(date) = date(line, read.end, true)
    {
        read = Read { value: Day::On(date.value), end: date.end };
    } else if let Day::On(day) = read.value
        && let Some((weekday, Naming::Plain)) = weekday(line, read.end)
        && weekday == day.weekday()
    {
        read.end += 1;
    }
    Some(read)
}

/// The place after `on the`, `برای روز`, `في يوم` and the like.
pub(super) fn after_prepositions(line: &Line, place: usize) -> usize {
    let prepositions = [
        Meaning::On,
        Meaning::For,
        Meaning::By,
        Meaning::Until,
        Meaning::From,
        Meaning::To,
        Meaning::In,
        Meaning::At,
    ];
    let mut start = line.skip(place, &prepositions);
    start = line.skip(start, &prepositions);
    start = line.skip(start, &[Meaning::Article]);
    line.skip(start, &[Meaning::Unit(Unit::Day)])
}

fn bare(line: &Line, place: usize, told: bool) -> Option<Read<Day>> {
    if let Some(day) = near(line, place) {
        return Some(day);
    }
    if let Some(day) = on_weekday(line, place, told) {
        return Some(day);
    }
    let day = period(line, place).or_else(|| edge(line, place)).or_else(|| date(line, place, told));
    day.map(|read| Read { value: Day::On(read.value), end: read.end })
}

/// `tomorrow`, `tonight`, and the today of `this evening`.
fn near(line: &Line, place: usize) -> Option<Read<Day>> {
    let today = line.moment.today;
    let value = match line.meaning(place)? {
        Meaning::Near(days) => Day::On(today.checked_add_days(i32::from(days))?),
        Meaning::Tonight => Day::Tonight,
        Meaning::This if matches!(line.meaning(place + 1), Some(Meaning::PartOfDay(_))) => Day::On(today),
        _ => return None,
    };
    Some(Read { value, end: place + 1 })
}

/// The weekday at `place` itself.
pub(super) fn weekday(line: &Line, place: usize) -> Option<(Weekday, Naming)> {
    match line.meaning(place)? {
        Meaning::Weekday(weekday, naming) => Some((weekday, naming)),
        _ => None,
    }
}

fn on_weekday(line: &Line, place: usize, told: bool) -> Option<Read<Day>> {
    let start = line.skip(place, &[Meaning::Next, Meaning::This, Meaning::Coming]);
    let (weekday, naming) = weekday(line, start)?;
    let after = line.skip(start + 1, &[Meaning::Coming, Meaning::Next, Meaning::After, Meaning::This]);
    let names_period = matches!(line.unit(after), Some(Unit::Week | Unit::Month | Unit::Year));
    let modified = start > place || (after > start + 1 && !names_period);
    let tail = line.skip(start + 1, &[Meaning::Of]);
    let week = this_week(line, tail)
        .map(|end| (0, end))
        .or_else(|| next(line, tail, Unit::Week).map(|end| (1, end)));
    if let Some((weeks, end)) = week {
        return in_week(line, weekday, weeks).map(|day| Read { value: Day::On(day), end });
    }
    let end = if modified { after } else { start + 1 };
    let word = line.word(start)?;
    let next_is_name = line.word(end).is_some_and(|next| {
        next.capital && matches!(next.meaning, None | Some(Meaning::Times | Meaning::Place))
    });
    let sure = match naming {
        Naming::Plural => false,
        Naming::Bare => told && line.is(start - 1, &[Meaning::Unit(Unit::Day)]),
        Naming::Weak => told || modified || line.ends_well(end),
        Naming::Plain => {
            told || modified
                || !(line.names_a_place(start) || line.is(end, &[Meaning::NotADay]) || next_is_name)
        }
    };
    if !sure || (line.is(end, &[Meaning::NotADay]) && !modified) {
        return None;
    }
    if word.is_latin() && line.is(place, &[Meaning::Next]) {
        return in_week(line, weekday, 1).map(|day| Read { value: Day::On(day), end });
    }
    Some(Read { value: Day::Next(weekday), end })
}

/// The day of that name in this week or `weeks` later.
fn in_week(line: &Line, weekday: Weekday, weeks: i32) -> Option<CivilDate> {
    let first = line.moment.first_weekday;
    let start = line.moment.today.week_start(first);
    start.checked_add_days(weeks * 7 + i32::from(weekday.days_after(first)))
}

/// Where `next week`, `هفته بعد`, `الأسبوع القادم` ends.
fn next(line: &Line, place: usize, unit: Unit) -> Option<usize> {
    let place = line.skip(place, &[Meaning::Article]);
    if line.is(place, &[Meaning::Next, Meaning::Coming]) && line.unit(place + 1) == Some(unit) {
        return Some(place + 2);
    }
    let after = [Meaning::Coming, Meaning::After, Meaning::Next, Meaning::Later];
    (line.unit(place) == Some(unit) && line.is(place + 1, &after)).then_some(place + 2)
}

fn this_week(line: &Line, place: usize) -> Option<usize> {
    (line.is(place, &[Meaning::This]) && line.unit(place + 1) == Some(Unit::Week)).then_some(place + 2)
}

/// `next week`, perhaps with a day of it; `ماه بعد`.
fn period(line: &Line, place: usize) -> Option<Read<CivilDate>> {
    for unit in [Unit::Week, Unit::Month, Unit::Year] {
        let Some(end) = next(line, place, unit) else { continue };
        let start = after_prepositions(line, end);
        if unit == Unit::Week
            && let Some((weekday, Naming::Plain | Naming::Bare | Naming::Weak)) = weekday(line, start)
        {
            return Some(Read { value: in_week(line, weekday, 1)?, end: start + 1 });
        }
        return Some(Read { value: amount::later(line, line.moment.today, 1, unit)?, end });
    }
    None
}

/// `end of the month`, `آخر هفته`, `اول ماه بعد`, `نهاية السنة`
fn edge(line: &Line, place: usize) -> Option<Read<CivilDate>> {
    let is_last = line.is(place, &[Meaning::Last]);
    if !is_last && !line.is(place, &[Meaning::Ordinal(1)]) {
        return None;
    }
    let day = place + 1 + usize::from(line.unit(place + 1) == Some(Unit::Day));
    let of = line.skip(day, &[Meaning::Of]);
    let start = line.skip(of, &[Meaning::Article]);
    // `last month` is over.
    let said =
        start > place + 1 || line.word(place).is_some_and(|word| !word.is_latin() || word.normal == "end");
    let Some(unit) = [Unit::Week, Unit::Month, Unit::Year].into_iter().find(|unit| {
        said && (line.unit(line.skip(start, &[Meaning::This])) == Some(*unit)
            || next(line, start, *unit).is_some())
    }) else {
        let month = month(line, start).filter(|_| said || is_last)?;
        return Some(Read { value: edge_of_month(line, month.value, is_last)?, end: month.end });
    };
    let following = next(line, start, unit);
    let this = line.skip(start, &[Meaning::This]);
    let end = following.unwrap_or_else(|| line.skip(this + 1, &[Meaning::This]));
    let ahead = u32::from(following.is_some());
    let today = line.moment.today;
    let base = amount::later(line, today, ahead, unit)?;
    let value = match (edge_of(line, base, unit, is_last)?, following) {
        // The beginning of this month is over: that of the next is meant.
        (day, None) if day < today => edge_of(line, amount::later(line, today, 1, unit)?, unit, is_last)?,
        (day, _) => day,
    };
    Some(Read { value, end })
}

/// The first or last day of the week, month or year of `base`; of a week the last working one.
fn edge_of(line: &Line, base: CivilDate, unit: Unit, is_last: bool) -> Option<CivilDate> {
    let calendar = line.moment.calendar;
    let fields = calendar.fields(base);
    match (unit, is_last) {
        (Unit::Week, false) => Some(base.week_start(line.moment.first_weekday)),
        (Unit::Week, true) => {
            let start = base.week_start(line.moment.first_weekday);
            let mut days = (0..7).filter_map(|days| start.checked_add_days(days));
            days.rfind(|day| line.moment.is_workday(*day))
        }
        (Unit::Month, false) => calendar.date(fields.year, fields.month, 1).ok(),
        (Unit::Month, true) => {
            let length = calendar.month_length(fields.year, fields.month).ok()?;
            calendar.date(fields.year, fields.month, length).ok()
        }
        (_, false) => calendar.year_days(fields.year).ok().map(|days| *days.start()),
        (_, true) => calendar.year_days(fields.year).ok().map(|days| *days.end()),
    }
}

fn edge_of_month(line: &Line, (calendar, month): (CalendarKind, u8), is_last: bool) -> Option<CivilDate> {
    let year = calendar.fields(line.moment.today).year;
    (year..=year + 1).find_map(|year| {
        let day = if is_last { calendar.month_length(year, month).ok()? } else { 1 };
        calendar.date(year, month, day).ok().filter(|day| *day >= line.moment.today)
    })
}

/// The month named at `place`, in up to three words.
pub(super) fn month(line: &Line, place: usize) -> Option<Read<(CalendarKind, u8)>> {
    (1..=3).rev().find_map(|count| {
        let words = line.words.get(place..place + count)?;
        let broken = words.iter().skip(1).any(|word| word.gap == Gap::Break);
        if broken || words.iter().any(|word| word.digits.is_some()) {
            return None;
        }
        let names: Vec<&str> = words.iter().map(|word| word.normal.as_str()).collect();
        let value = date_text::find_month(&names)?;
        let end = place + count;
        let end = end + usize::from(count == 1 && line.word(end).is_some_and(|word| word.normal == "ماه"));
        Some(Read { value, end })
    })
}

/// Names of months that are words as well.
const WORDS_TOO: [&str; 12] =
    ["اب", "جوان", "حمل", "جدی", "صفر", "میزان", "دلو", "مه", "اسد", "mar", "may", "jan"];

/// A day of a month: with its month's name or number, or alone.
pub(super) fn date(line: &Line, place: usize, told: bool) -> Option<Read<CivilDate>> {
    if line.names_a_place(place) {
        return None;
    }
    if let Some(digits) = line.word(place)?.digits.filter(|digits| digits.count > 1) {
        return in_digits(line, place, digits, told);
    }
    if let Some((calendar, month, day, end)) = day_and_month(line, place, told) {
        let (year, end) = match year(line, end, calendar) {
            Some(year) => (Some(year), end + 1),
            None => (None, end),
        };
        let value = match year {
            Some(year) => calendar.date(year, month, day).ok()?,
            None => next_to_come(calendar, month, day, line.moment.today)?,
        };
        return Some(Read { value, end });
    }
    day_of_month(line, place, told)
}

/// A day and month by name: `15 دی`, `3rd of March`, `March 3`.
pub(super) fn day_and_month(line: &Line, place: usize, told: bool) -> Option<(CalendarKind, u8, u8, usize)> {
    let of = [Meaning::Of, Meaning::From];
    let day_then_month = amount::count(line, place).and_then(|day| {
        let start = line.skip(line.skip(day.end, &of), &[Meaning::Article]);
        let month = month(line, start)?;
        let is_word = line.word(start).is_some_and(|word| WORDS_TOO.contains(&word.normal.as_str()));
        let is_count =
            is_word && !told && !line.ends_well(month.end) && year(line, month.end, month.value.0).is_none();
        (!is_count && !line.is(month.end, &[Meaning::NotADay])).then_some((month.value, day.value, month.end))
    });
    let found = day_then_month.or_else(|| {
        // Persian and Arabic never put the month first: `آذر ۱۰ صبح` is a woman and an hour. Looking for a
        // number first spares looking up each word as a month.
        let number =
            (place + 1..=place + 3).find(|at| line.word(*at).is_some_and(|word| word.digits.is_some()))?;
        line.word(place).filter(|word| word.is_latin() && word.digits.is_none())?;
        let month = month(line, place).filter(|month| month.end == number)?;
        let day = amount::count(line, number)?;
        Some((month.value, day.value, day.end))
    });
    let ((calendar, month), day, end) = found?;
    let day = u8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
    Some((calendar, month, day, end))
}

/// A year of four digits not far from today's.
fn year(line: &Line, place: usize, calendar: CalendarKind) -> Option<i32> {
    let digits = line.word(place)?.digits.filter(|digits| digits.count == 1 && digits.widths[0] == 4)?;
    let year = i32::try_from(digits.fields[0]).ok()?;
    ((calendar.fields(line.moment.today).year - year).abs() <= 50).then_some(year)
}

/// The day of that month and day on or after `today`; leap days may take some years to come.
fn next_to_come(calendar: CalendarKind, month: u8, day: u8, today: CivilDate) -> Option<CivilDate> {
    let this_year = calendar.fields(today).year;
    (this_year..=this_year + 8)
        .filter_map(|year| calendar.date(year, month, day).ok())
        .find(|date| *date >= today)
}

/// `1403/5/12`, `12/5`
fn in_digits(line: &Line, place: usize, digits: Digits, told: bool) -> Option<Read<CivilDate>> {
    let word = line.word(place).filter(|word| !word.marked)?;
    let Moment { calendar, today, .. } = *line.moment;
    let end = place + 1;
    if digits.count == 3 && matches!(digits.separator, '/' | '-' | '.') {
        let value = date_text::parse_date(&word.normal, calendar, today).ok()?;
        return Some(Read { value, end });
    }
    let likely = digits.count == 2 && digits.separator == '/' && (told || line.ends_well(end));
    // Help at all hours, every day.
    let is_always = digits.fields[..2] == [24, 7];
    let fits = digits.widths[..2].iter().all(|width| *width <= 2);
    if !likely || is_always || !fits {
        return None;
    }
    let [first, second] = [u8::try_from(digits.fields[0]).ok()?, u8::try_from(digits.fields[1]).ok()?];
    let (day, month) = if calendar == CalendarKind::Jalali { (second, first) } else { (first, second) };
    let value =
        next_to_come(calendar, month, day, today).or_else(|| next_to_come(calendar, day, month, today))?;
    Some(Read { value, end })
}

/// A day of this or the next month: `the 15th`, `روز ۱۵`, `پانزدهم ماه بعد`.
fn day_of_month(line: &Line, place: usize, told: bool) -> Option<Read<CivilDate>> {
    let after_article = place > 0 && line.is(place - 1, &[Meaning::Article]);
    let after_day = place > 0 && line.is(place - 1, &[Meaning::Unit(Unit::Day)]) && told;
    let count = amount::count(line, place).filter(|count| (1..=31).contains(&count.value))?;
    let of = line.skip(count.end, &[Meaning::Of]);
    let following = next(line, of, Unit::Month);
    let this = line.skip(line.skip(of, &[Meaning::Article]), &[Meaning::This]);
    let named = line.unit(this) == Some(Unit::Month);
    let in_month = following.is_some() || (named && (count.ordinal || this > count.end));
    let end = following.unwrap_or(if in_month { this + 1 } else { count.end });
    let in_words = line.word(place)?.digits.is_none();
    let unlikely = in_words && count.value < 10 && !after_day;
    let alone = (count.ordinal && !unlikely || after_day)
        && (line.ends_well(end) || (told && !after_article && !after_day))
        && !line.is(end, &[Meaning::NotADay]);
    if !in_month && !alone {
        return None;
    }
    let calendar = line.moment.calendar;
    let today = line.moment.today;
    let first = if following.is_some() { amount::later(line, today, 1, Unit::Month)? } else { today };
    let day = u8::try_from(count.value).ok()?;
    (0..12).find_map(|months| {
        let fields = calendar.fields(calendar.add_months(first, months).ok()?);
        let date = calendar.date(fields.year, fields.month, day).ok()?;
        (date >= today).then_some(Read { value: date, end })
    })
}
