//! The hour: `14:30`, `at 10`, `ساعت ده و نیم`, `یک ربع به پنج`, `٣ مساءً`, `10-12`.
//!
//! A bare hour is read as business means it: 1 to 6 are after noon, 7 to 12 as they stand. An hour
//! written with a leading zero (`02:30`) or above 12 is of the 24-hour clock. A part of the day alone
//! stands for a usual hour of it.

use super::amount::{self, Read};
use super::lexicon::{Meaning, Unit};
use super::line::{Digits, Gap, Line};
use crate::domain::time::TimeOfDay;

/// A part of the day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum PartOfDay {
    /// `am`
    Before12,
    /// `pm`
    After12,
    Morning,
    Noon,
    Afternoon,
    /// `عصر`
    LateAfternoon,
    Evening,
    Night,
    Midnight,
}

/// What is said of the hour, perhaps in several places: `صبح فردا ساعت ۱۰`.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(super) struct Hour {
    pub(super) clock: Option<Clock>,
    pub(super) part: Option<PartOfDay>,
    /// When it ends, of `10-12`.
    pub(super) end: Option<Clock>,
}

/// An hour and minute as said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Clock {
    hour: u8,
    minute: u8,
    /// Written with a leading zero, so of 24 hours.
    padded: bool,
}

/// A time of day, on the day said or the one after it: twelve at night belongs to the next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Settled {
    pub(super) time: TimeOfDay,
    pub(super) next_day: bool,
}

impl Hour {
    /// The time that is meant, and how many minutes it lasts where its end is said.
    pub(super) fn settle(self) -> Option<(Settled, Option<u32>)> {
        let Some(clock) = self.clock else { return self.part?.usual().map(|settled| (settled, None)) };
        let mut start = settle(clock, self.part)?;
        let Some(end) = self.end else { return Some((start, None)) };
        let until = settle(end, self.part)?;
        if until.time <= start.time && clock.hour < end.hour {
            // `11 to 2 pm`, `9 to 5`: the mark is the end's.
            start = settle(clock, None)?;
        }
        let minutes = i32::from(until.time.minutes()) - i32::from(start.time.minutes());
        let half_a_day = if end.hour <= 12 && !end.padded { 12 * 60 } else { 24 * 60 };
        let minutes = if minutes > 0 { minutes } else { minutes.rem_euclid(half_a_day) };
        Some((start, u32::try_from(minutes).ok().filter(|minutes| *minutes > 0)))
    }
}

impl PartOfDay {
    /// The hour meant where none is said.
    fn usual(self) -> Option<Settled> {
        let hour = match self {
            Self::Before12 | Self::After12 => return None,
            Self::Morning => 9,
            Self::Noon => 12,
            Self::Afternoon => 15,
            Self::LateAfternoon => 17,
            Self::Evening => 18,
            Self::Night => 20,
            Self::Midnight => 0,
        };
        let time = TimeOfDay::new(hour, 0).ok()?;
        Some(Settled { time, next_day: self == Self::Midnight })
    }
}

fn settle(clock: Clock, part: Option<PartOfDay>) -> Option<Settled> {
    let Clock { hour, minute, padded } = clock;
    let (hour, next_day) = match (part, hour) {
        (_, 24) if minute == 0 => (0, true),
        (_, 13..) => (hour, false),
        (Some(PartOfDay::Before12), 12) => (0, false),
        (Some(PartOfDay::Before12 | PartOfDay::Morning), _) => (hour, false),
        (Some(PartOfDay::Noon), 1..=4) => (hour + 12, false),
        (Some(PartOfDay::Noon), _) => (hour, false),
        (Some(PartOfDay::Night | PartOfDay::Midnight), 12) => (0, true),
        (Some(PartOfDay::Night | PartOfDay::Midnight), 0..=4) => (hour, true),
        (Some(_), 12) => (12, false),
        (Some(_), _) => (hour + 12, false),
        (None, 1..=6) if !padded => (hour + 12, false),
        (None, _) => (hour, false),
    };
    Some(Settled { time: TimeOfDay::new(hour, minute).ok()?, next_day })
}

/// What is said of the hour at `place`. `after_day`: a day was said just before, after which a bare
/// number is an hour.
pub(super) fn read(line: &Line, place: usize, after_day: bool) -> Option<Read<Hour>> {
    let (before, part, at_part) = part_of_day(line, place);
    let (start, marker) = marker(line, before);
    let article = [Meaning::From, Meaning::Of];
    let start = if marker == Marker::None { line.skip(start, &article) } else { start };
    let first = clock(line, start, marker == Marker::Hour);
    let Some((first, sure)) = first else {
        return at_part
            .filter(|_| marker == Marker::None || before == start)
            .and_then(|prepared| lone_part(line, place, before, part?, prepared || after_day));
    };
    let mut end = line.skip(first.end, &[Meaning::OClock]);
    let o_clock = end > first.end;
    let (mut read_part, mut until) = (part, sure.range_end);
    if part.is_none() {
        (end, read_part) = part_after(line, end, sure.colon || marker == Marker::Hour);
    }
    let part_said = read_part.is_some();
    let mut ranged = until.is_some();
    if until.is_none()
        && let Some(range) = range_end(line, end)
    {
        until = Some(range.value);
        ranged = true;
        end = range.end;
        if read_part.is_none() {
            (end, read_part) = part_after(line, end, true);
        }
    }
    let strong = (sure.colon || part_said || o_clock || marker == Marker::Hour) && !sure.doubtful;
    let before_day = matches!(line.meaning(end), Some(Meaning::Near(_) | Meaning::Weekday(..)));
    let with_day = after_day || (before_day && (place == 0 || sure.range_end.is_some()));
    let likely = (marker == Marker::At || with_day || ranged && start > before || part.is_some())
        && line.ends_well(end)
        && !number_beside(line, start, end);
    // `ساعت` is a watch, too, of which ten pieces are sold.
    let counts = line.is(end, &[Meaning::NotADay]);
    ((strong || likely) && !counts)
        .then_some(Read { value: Hour { clock: Some(first.value), part: read_part, end: until }, end })
}

/// The word that says that an hour follows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marker {
    None,
    /// `at`, which a price or an address may follow as well.
    At,
    /// `ساعت`
    Hour,
}

fn marker(line: &Line, place: usize) -> (usize, Marker) {
    let preposition = [
        Meaning::At,
        Meaning::On,
        Meaning::In,
        Meaning::Until,
        Meaning::By,
        Meaning::For,
        Meaning::From,
        Meaning::Of,
    ];
    let after = line.skip(place, &preposition);
    let hour = line.unit(after) == Some(Unit::Hour)
        && line.word(after).is_some_and(|word| {
            matches!(word.normal.as_str(), "ساعت" | "ساعه" | "الساعه" | "بالساعه" | "للساعه")
        });
    if hour {
        (after + 1, Marker::Hour)
    } else if line.is(place, &[Meaning::At]) {
        let exact = line.word(place).is_some_and(|word| !word.is_latin());
        (after, if exact { Marker::Hour } else { Marker::At })
    } else {
        (place, Marker::None)
    }
}

/// What else tells that a number is an hour, or is none.
#[derive(Clone, Copy, Default)]
struct Sure {
    colon: bool,
    /// Its shape is as well that of a weight or a price.
    doubtful: bool,
    range_end: Option<Clock>,
}

/// The hour at `place`, in digits or words. `said`: `ساعت` stands before it.
fn clock(line: &Line, place: usize, said: bool) -> Option<(Read<Clock>, Sure)> {
    if let Some(clock) = before_or_past(line, place) {
        return Some((clock, Sure { colon: true, ..Sure::default() }));
    }
    let word = line.word(place)?;
    if word.marked {
        return None;
    }
    if let Some(digits) = word.digits.filter(|digits| digits.count > 1) {
        let (clock, sure) = divided(digits)?;
        return Some((Read { value: clock, end: place + 1 }, sure));
    }
    if let Some(digits) = word.digits.filter(|digits| digits.widths[0] == 4 && said) {
        let clock = Clock::new(digits.fields[0] / 100, digits.fields[0] % 100, true)?;
        return Some((Read { value: clock, end: place + 1 }, Sure::default()));
    }
    let count =
        amount::count(line, place).filter(|count| count.ordinal <= (said && word.digits.is_none()))?;
    let padded = word.digits.is_some_and(|digits| digits.widths[0] == 2 && count.value < 10);
    if word.digits.is_some_and(|digits| digits.widths[0] > 2) {
        return None;
    }
    let clock = Clock::new(count.value, 0, padded)?;
    let (clock, end) = with_minutes(line, clock, count.end);
    Some((Read { value: clock, end }, Sure::default()))
}

impl Clock {
    fn new(hour: u32, minute: u32, padded: bool) -> Option<Self> {
        let fits = hour < 24 && minute < 60 || hour == 24 && minute == 0;
        fits.then_some(Self { hour: hour as u8, minute: minute as u8, padded })
    }

    fn less(self, minutes: u32) -> Option<Self> {
        let hour = if self.hour <= 1 { 12 } else { self.hour - 1 };
        Self::new(u32::from(hour), 60u32.checked_sub(minutes)?, self.padded)
    }
}

/// `10:30`, `10.30`, `10-12`
fn divided(digits: Digits) -> Option<(Clock, Sure)> {
    let [first, second, _] = digits.fields;
    let padded = digits.widths[0] == 2 && first < 10;
    if digits.count != 2 || digits.widths[0] > 2 || digits.widths[1] > 2 {
        return None;
    }
    match digits.separator {
        ':' if digits.widths[1] == 2 => {
            Some((Clock::new(first, second, padded)?, Sure { colon: true, ..Sure::default() }))
        }
        '.' if digits.widths[1] == 2 => {
            Some((Clock::new(first, second, padded)?, Sure { doubtful: true, ..Sure::default() }))
        }
        '-' => {
            let range_end = Some(Clock::new(second, 0, false)?);
            Some((Clock::new(first, 0, padded)?, Sure { range_end, ..Sure::default() }))
        }
        _ => None,
    }
}

/// `و نیم`, `والنصف`, `إلا ربع`, `و ۲۰ دقیقه`, `thirty` after an hour.
fn with_minutes(line: &Line, clock: Clock, end: usize) -> (Clock, usize) {
    let hour = u32::from(clock.hour);
    if let Some((minutes, after)) = amount::and_fraction(line, end) {
        let is_length = line.unit(after).is_some();
        return match Clock::new(hour, minutes, clock.padded) {
            Some(clock) if !is_length => (clock, after),
            _ => (clock, end),
        };
    }
    if line.is(end, &[Meaning::Less]) {
        let quarter = match line.meaning(end + 1) {
            Some(Meaning::Quarter) => Some(15),
            Some(Meaning::Third) => Some(20),
            Some(Meaning::Number(5)) => Some(5),
            Some(Meaning::Number(10)) => Some(10),
            _ => None,
        };
        if let Some(clock) = quarter.and_then(|minutes| clock.less(minutes)) {
            return (clock, end + 2);
        }
    }
    let joined = line.word(end).is_some_and(|word| word.joined == Some('و'));
    let after = line.skip(end, &[Meaning::And]);
    if (joined || after > end)
        && let Some(minutes) = amount::count(line, after).filter(|minutes| !minutes.ordinal)
        && line.unit(minutes.end) == Some(Unit::Minute)
        && let Some(clock) = Clock::new(hour, minutes.value, clock.padded)
    {
        return (clock, minutes.end + 1);
    }
    (clock, end)
}

/// `half past ten`, `quarter to five`, `یک ربع به پنج`, `پنج دقیقه به ده`
fn before_or_past(line: &Line, place: usize) -> Option<Read<Clock>> {
    let place = line.skip(place, &[Meaning::Article]);
    let number = line.skip(place, &[Meaning::Number(1)]);
    let (minutes, after) = match line.meaning(number) {
        Some(Meaning::Half) => (30, number + 1),
        Some(Meaning::Quarter) => (15, number + 1),
        _ => {
            let count = amount::count(line, place).filter(|count| !count.ordinal && count.value < 60)?;
            let unit = count.end + usize::from(line.unit(count.end) == Some(Unit::Minute));
            let told = unit > count.end || line.is(unit, &[Meaning::Past]);
            (count.value, if told { unit } else { return None })
        }
    };
    let past = match line.meaning(after)? {
        Meaning::Past => true,
        Meaning::To => false,
        _ => return None,
    };
    let start = after + 1 + usize::from(line.unit(after + 1) == Some(Unit::Hour));
    let count = amount::count(line, start).filter(|count| !count.ordinal)?;
    let clock = Clock::new(count.value, 0, false)?;
    let value = if past { Clock::new(count.value, minutes, false)? } else { clock.less(minutes)? };
    Some(Read { value, end: count.end })
}

/// The part of the day at `place`: the place after it, which it is, and whether a preposition says so.
fn part_of_day(line: &Line, place: usize) -> (usize, Option<PartOfDay>, Option<bool>) {
    let preposition = [Meaning::In, Meaning::At, Meaning::On, Meaning::With, Meaning::For, Meaning::This];
    let after = line.skip(line.skip(place, &preposition), &[Meaning::Article]);
    let prepared = after > place || line.word(after).is_some_and(|word| word.joined.is_some());
    match line.meaning(after) {
        Some(Meaning::PartOfDay(part)) if !matches!(part, PartOfDay::Before12 | PartOfDay::After12) => {
            (after + 1, Some(part), Some(prepared))
        }
        _ => (place, None, None),
    }
}

/// The part of the day after an hour: `10 صبح`, `3pm`, `10 in the morning`.
fn part_after(line: &Line, place: usize, letters: bool) -> (usize, Option<PartOfDay>) {
    let preposition = [Meaning::In, Meaning::At, Meaning::With, Meaning::Of];
    let after = line.skip(line.skip(place, &preposition), &[Meaning::Article]);
    match (line.meaning(after), line.word(after)) {
        // A lone `م` may be the metre, or an engineer's title.
        (Some(Meaning::PartOfDay(_)), Some(word))
            if matches!(word.normal.as_str(), "م" | "ص") && !letters =>
        {
            (place, None)
        }
        (Some(Meaning::PartOfDay(part)), Some(word)) if word.gap != Gap::Break => (after + 1, Some(part)),
        _ => (place, None),
    }
}

/// A part of the day with no hour, which as well may be a name: `صباح`, `Morning Star`.
fn lone_part(line: &Line, place: usize, end: usize, part: PartOfDay, told: bool) -> Option<Read<Hour>> {
    let word = line.word(end - 1)?;
    let with_day = matches!(
        line.meaning(end),
        Some(Meaning::Near(_) | Meaning::Weekday(..) | Meaning::Of) if !word.capital || told
    );
    let is_name = word.normal == "صباح" || (word.capital && place > 0) || line.names_a_place(end - 1);
    let likely = told || with_day || (!is_name && line.ends_well(end));
    likely.then_some(Read { value: Hour { part: Some(part), ..Hour::default() }, end })
}

/// `to 12`, `تا ۱۲`, `-11:30`
fn range_end(line: &Line, place: usize) -> Option<Read<Clock>> {
    let before = line.range(place.checked_sub(1)?..place).end;
    let next = line.word(place)?;
    let between = line.typed.get(before..next.range.start)?.trim();
    let dash = matches!(between, "-" | "–" | "—") && next.digits.is_some();
    let after = if dash { place } else { line.skip(place, &[Meaning::To, Meaning::Until]) };
    let (start, _) = marker(line, after);
    if !dash && after == place {
        return None;
    }
    let (clock, sure) = clock(line, start, false)?;
    let alone = sure.range_end.is_none() && !sure.doubtful;
    (alone && (sure.colon || line.ends_well(clock.end))).then_some(clock)
}

/// Whether a number stands directly before or after, as in telephone numbers.
fn number_beside(line: &Line, start: usize, end: usize) -> bool {
    let is_number = |place: usize| {
        line.word(place).is_some_and(|word| word.digits.is_some()) && line.unit(place + 1).is_none()
    };
    let glued = |place: usize| line.word(place).is_some_and(|word| word.gap != Gap::Break);
    (is_number(end) && glued(end))
        || start.checked_sub(1).is_some_and(|before| is_number(before) && glued(start))
}
