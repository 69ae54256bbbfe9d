//! Understands a line that a rep types to plan something: `call Reza tomorrow 10`, «جلسه با سارا
//! سه‌شنبه آینده ساعت دو و نیم بعدازظهر», «كل خميس مراجعة الطلبات».
//!
//! Persian, Arabic and English are read at once, also in one line, whatever the language of the
//! interface, with any of the three sets of digits. What each part may look like stands in the module
//! that reads it. Nothing is guessed that would lose words: each word stays in the title unless a part
//! was made of it, and the parts tell where they stand, so that the reader sees what was understood.
//!
//! - Of two days, hours or rules that are said the first counts; the other stays in the title.
//! - An hour without a day is today's, or tomorrow's when it has passed.
//! - The first day of a rule follows from it, and is not before a day that is said beside it.

mod amount;
mod day;
mod first_day;
mod hour;
mod lexicon;
mod line;
mod rule;
#[cfg(test)]
mod tests;
mod title;
mod whom;

use crate::domain::calendar::CalendarKind;
use crate::domain::language::Language;
use crate::domain::locale_facts::WeekdaySet;
use crate::domain::recurrence::{End, Rule};
use crate::domain::task::{Priority, TaskKind};
use crate::domain::time::{CivilDate, TimeOfDay, Weekday};
use amount::Span;
use day::Day;
use hour::Hour;
use lexicon::Meaning;
use line::Line;
use std::ops::Range;

/// When a line is typed, and what its reader is used to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Moment {
    /// The day on which it is typed.
    pub today: CivilDate,
    /// What the clock shows.
    pub now: TimeOfDay,
    /// The calendar of dates without a month's name, and of rules.
    pub calendar: CalendarKind,
    /// The day a week begins with.
    pub first_weekday: Weekday,
    /// Days on which business rests.
    pub weekend: WeekdaySet,
    /// The language of the interface, which settles what several languages could mean.
    pub language: Language,
}

/// What a line was understood to say.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Understood {
    /// What is to be done; something to do when nothing else is said.
    pub kind: TaskKind,
    /// Words that seem to name a person or firm, or a telephone number, as typed. Whether there is such
    /// a customer is for the caller to look up.
    pub whom: Option<String>,
    /// What is left when day, hour, length, rule, priority and reminder are taken out.
    pub title: String,
    /// What is left of the title without the kind and whom, for when a customer of that name is found;
    /// may be empty.
    pub title_without_whom: String,
    /// The day it is due.
    pub day: Option<CivilDate>,
    /// The time of day at which it begins.
    pub time: Option<TimeOfDay>,
    /// How long it takes in minutes.
    pub duration_min: Option<u32>,
    /// How it comes back. `day` is its first day.
    pub rule: Option<Rule>,
    /// How much it matters.
    pub priority: Priority,
    /// How many minutes before it a reminder is wanted; 0 when one is asked for and no more is said.
    pub reminder_min: Option<u32>,
    /// What each stretch of the text was understood as, in their order, none over another.
    pub parts: Vec<Part>,
}

/// A stretch of the text and what it was understood as.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
    /// What it says.
    pub kind: PartKind,
}

/// What a part of a line says.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum PartKind {
    /// What kind of thing is to be done. It stays in the title.
    Kind,
    /// With whom. It stays in the title.
    Whom,
    /// On which day.
    Day,
    /// At which hour.
    Time,
    /// How long it takes.
    Length,
    /// How it comes back, or until when.
    Rule,
    /// How much it matters.
    Priority,
    /// How long before it a reminder is wanted.
    Reminder,
}

/// Understands a line. It takes any text, and never refuses one.
pub fn understand(typed: &str, moment: &Moment) -> Understood {
    let line = Line::read(typed, moment);
    let mut found = Found::default();
    let mut parts: Vec<Part> = Vec::new();
    let mut free = vec![true; line.words.len()];
    let mut place = 0;
    while place < line.words.len() {
        let after_day = parts.last().is_some_and(|part| {
            matches!(part.kind, PartKind::Day | PartKind::Rule | PartKind::Time)
                && place > 0
                && !free[place - 1]
        });
        match found.take(&line, place, after_day) {
            Some((kind, end)) if end > place => {
                parts.push(Part { range: line.range(place..end), kind });
                free[place..end].fill(false);
                place = end;
            }
            _ => place += 1,
        }
    }
    for range in marks_of_priority(typed) {
        found.priority = Some(Priority::High);
        parts.push(Part { range, kind: PartKind::Priority });
    }
    parts.sort_by_key(|part| part.range.start);
    let mut taken: Vec<Range<usize>> = parts.iter().map(|part| part.range.clone()).collect();
    title::widen(typed, &mut taken);
    for (part, range) in parts.iter_mut().zip(&taken) {
        part.range = range.clone();
    }
    let title = title::without(typed, &taken);

    let named = whom::read(&line, &free);
    let title_without_whom = without_whom(&line, &named, &free, taken);
    if let Some(words) = named.kind_words {
        parts.push(Part { range: line.range(words), kind: PartKind::Kind });
    }
    if let Some(whom) = &named.whom {
        parts.push(Part { range: whom.range.clone(), kind: PartKind::Whom });
    }
    parts.sort_by_key(|part| part.range.start);

    let settled = found.settle(moment);
    Understood {
        kind: named.kind,
        whom: named.whom.map(|whom| whom.text),
        title,
        title_without_whom,
        day: settled.day,
        time: settled.time,
        duration_min: settled.duration_min,
        rule: settled.rule,
        priority: found.priority.unwrap_or_default(),
        reminder_min: found.reminder,
        parts,
    }
}

impl Moment {
    fn is_workday(&self, day: CivilDate) -> bool {
        // A week that is all weekend would never come to a working day.
        !self.weekend.contains(day.weekday()) || Weekday::ALL.iter().all(|day| self.weekend.contains(*day))
    }
}

/// What the words of a line were found to say so far.
#[derive(Default)]
struct Found {
    day: Option<Day>,
    /// The hour of `in 2 hours`.
    exact: Option<TimeOfDay>,
    hour: Hour,
    length: Option<u32>,
    rule: Option<Rule>,
    until: Option<Day>,
    /// How long a rule goes on.
    lasting: Option<CivilDate>,
    priority: Option<Priority>,
    reminder: Option<u32>,
}

struct Settled {
    day: Option<CivilDate>,
    time: Option<TimeOfDay>,
    duration_min: Option<u32>,
    rule: Option<Rule>,
}

impl Found {
    /// Takes in what the words at `place` say, if it is not said already, and tells where they end.
    fn take(&mut self, line: &Line, place: usize, after_day: bool) -> Option<(PartKind, usize)> {
        self.take_priority(line, place)
            .or_else(|| self.take_reminder(line, place))
            .or_else(|| self.take_rule(line, place))
            .or_else(|| self.take_from_now(line, place))
            .or_else(|| self.take_hour(line, place, after_day))
            .or_else(|| self.take_length(line, place))
            .or_else(|| self.take_day(line, place))
    }

    fn take_priority(&mut self, line: &Line, place: usize) -> Option<(PartKind, usize)> {
        let priority = match line.meaning(place)? {
            Meaning::High => Priority::High,
            Meaning::Low => Priority::Low,
            _ => return None,
        };
        // An urgent order is still called so; in Persian and Arabic such words follow what they describe.
        let describes = line.word(place)?.is_latin() && place > 0 && !line.ends_well(place + 1);
        (!describes && self.priority.is_none()).then(|| {
            self.priority = Some(priority);
            (PartKind::Priority, place + 1)
        })
    }

    fn take_reminder(&mut self, line: &Line, place: usize) -> Option<(PartKind, usize)> {
        let read = amount::reminder(line, place).filter(|_| self.reminder.is_none())?;
        self.reminder = Some(read.value);
        Some((PartKind::Reminder, read.end))
    }

    fn take_rule(&mut self, line: &Line, place: usize) -> Option<(PartKind, usize)> {
        let read = rule::read(line, place).filter(|_| self.rule.is_none())?;
        self.hour.part = self.hour.part.or(read.value.part);
        self.rule = Some(read.value.rule);
        Some((PartKind::Rule, read.end))
    }

    fn take_from_now(&mut self, line: &Line, place: usize) -> Option<(PartKind, usize)> {
        let read = amount::from_now(line, place).filter(|_| self.day.is_none() && self.exact.is_none())?;
        self.day = Some(Day::On(read.value.0));
        self.exact = read.value.1;
        Some((if self.exact.is_some() { PartKind::Time } else { PartKind::Day }, read.end))
    }

    fn take_hour(&mut self, line: &Line, place: usize, after_day: bool) -> Option<(PartKind, usize)> {
        let read = hour::read(line, place, after_day)?;
        let said = read.value;
        let fits = match (said.clock, said.part) {
            (Some(_), _) => self.hour.clock.is_none(),
            (None, _) => self.hour.part.is_none(),
        };
        if !fits || self.exact.is_some() {
            return None;
        }
        self.hour.clock = self.hour.clock.or(said.clock);
        self.hour.end = self.hour.end.or(said.end);
        self.hour.part = said.part.or(self.hour.part);
        Some((PartKind::Time, read.end))
    }

    fn take_length(&mut self, line: &Line, place: usize) -> Option<(PartKind, usize)> {
        let read = amount::length(line, place)?;
        match read.value {
            Span::Minutes(minutes) if self.length.is_none() => {
                self.length = Some(minutes);
                Some((PartKind::Length, read.end))
            }
            Span::Of(count, unit) if self.rule.is_some() && self.lasting.is_none() => {
                self.lasting = amount::later(line, line.moment.today, count, unit);
                self.lasting.map(|_| (PartKind::Rule, read.end))
            }
            _ => None,
        }
    }

    fn take_day(&mut self, line: &Line, place: usize) -> Option<(PartKind, usize)> {
        let read = day::read(line, place)?;
        if line.is(place, &[Meaning::Until])
            && (self.day.is_some() || self.rule.is_some())
            && self.until.is_none()
        {
            self.until = Some(read.value);
            return Some((PartKind::Rule, read.end)).filter(|_| self.rule.is_some());
        }
        if self.day.is_some() {
            return None;
        }
        self.day = Some(read.value);
        Some((PartKind::Day, read.end))
    }

    /// The day, hour and rule that all of it comes to.
    fn settle(&mut self, moment: &Moment) -> Settled {
        if self.day == Some(Day::Tonight) {
            self.hour.part = self.hour.part.or(Some(hour::PartOfDay::Night));
        }
        let (said, ranged) = match self.hour.settle() {
            Some((said, length)) => (Some(said), length),
            None => (None, None),
        };
        let time = self.exact.or(said.map(|said| said.time));
        let passed = time.is_some_and(|time| time <= moment.now);
        let tomorrow = moment.today.checked_add_days(1);
        let soonest = if passed { tomorrow } else { Some(moment.today) };
        let on = |day: Day| match day {
            Day::On(day) => Some(day),
            Day::Tonight => Some(moment.today),
            Day::Next(weekday) => next_weekday(moment, weekday, time.is_some() && !passed),
        };
        let mut rule = self.rule.take();
        let day = match (&rule, self.day) {
            (Some(rule), said) => said.map_or(soonest, on).map(|from| first_day::first_day(rule, from)),
            (None, Some(day)) => {
                let next_day = said.is_some_and(|said| said.next_day);
                on(day).and_then(|day| day.checked_add_days(i32::from(next_day)))
            }
            (None, None) => time.and(soonest),
        };
        if let Some(rule) = &mut rule
            && let Some(last) = self.lasting.or(self.until.and_then(on))
        {
            rule.end = End::Until(last);
        }
        Settled { day, time, duration_min: self.length.or(ranged), rule }
    }
}

/// The next such weekday; today only if `still_today` something is to come.
fn next_weekday(moment: &Moment, weekday: Weekday, still_today: bool) -> Option<CivilDate> {
    let days = i32::from(weekday.days_after(moment.today.weekday()));
    moment.today.checked_add_days(if days == 0 && !still_today { 7 } else { days })
}

/// Exclamation marks that stand alone, at either end of the text, or several together.
fn marks_of_priority(typed: &str) -> Vec<Range<usize>> {
    let is_mark = |character: char| matches!(character, '!' | '！' | '‼' | '❗');
    let mut marks = Vec::new();
    let mut at = 0;
    while let Some(start) = typed[at..].find(is_mark).map(|found| at + found) {
        let rest = &typed[start..];
        let length = rest.find(|character: char| !is_mark(character)).unwrap_or(rest.len());
        let end = start + length;
        let space_before = typed[..start].chars().next_back().is_none_or(char::is_whitespace);
        let space_after = typed[end..].chars().next().is_none_or(char::is_whitespace);
        let at_an_end = typed[..start].trim().is_empty() || typed[end..].trim().is_empty();
        let several = rest[..length].chars().count() > 1;
        if (space_before && space_after) || at_an_end || several {
            marks.push(start..end);
        }
        at = end;
    }
    marks
}

/// The title without the kind, whom, and the words that only joined them to the rest.
fn without_whom(line: &Line, named: &whom::Named, free: &[bool], mut taken: Vec<Range<usize>>) -> String {
    let mut left = free.to_vec();
    let whom = named.whom.as_ref().map(|whom| whom.words.clone());
    for words in named.kind_words.clone().into_iter().chain(whom) {
        left[words.clone()].fill(false);
        taken.push(line.range(words));
    }
    if named.kind_words.is_some() {
        for place in joining_words(line, &left) {
            taken.push(line.range(place..place + 1));
        }
    }
    taken.sort_by_key(|range| range.start);
    title::widen(line.typed, &mut taken);
    title::without(line.typed, &taken)
}

/// The words at the beginning of what is `left` that only join it to what was taken: `about the`.
fn joining_words(line: &Line, left: &[bool]) -> Vec<usize> {
    let joins = [
        Meaning::For,
        Meaning::To,
        Meaning::And,
        Meaning::Light,
        Meaning::Object,
        Meaning::Filler,
        Meaning::Article,
    ];
    let places = || (0..left.len()).filter(|place| left[*place]);
    let mut joining: Vec<usize> = places().take_while(|place| line.is(*place, &joins)).collect();
    let about = places().nth(joining.len()).filter(|place| line.is(*place, &[Meaning::About]));
    joining.extend(about);
    let article =
        about.map(|about| about + 1).filter(|place| line.is(*place, &[Meaning::Article]) && left[*place]);
    joining.extend(article);
    joining
}
