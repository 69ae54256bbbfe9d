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
mod found;
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
use crate::domain::order;
use crate::domain::recurrence::Rule;
use crate::domain::task::{Priority, TaskKind};
use crate::domain::time::{CivilDate, TimeOfDay, Weekday};
use found::Found;
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
        if !parts.iter().any(|part| part.range.start < range.end && range.start < part.range.end) {
            parts.push(Part { range, kind: PartKind::Priority });
        }
    }
    order::sort_by_key(&mut parts, |part| part.range.start);
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
    order::sort_by_key(&mut parts, |part| part.range.start);

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
    order::sort_by_key(&mut taken, |range| range.start);
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
