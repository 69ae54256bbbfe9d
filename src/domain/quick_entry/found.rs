//! What was found in a line so far, and what it comes to.

use super::amount::{self, Span};
use super::day::{self, Day};
use super::hour::{self, Hour};
use super::lexicon::Meaning;
use super::line::Line;
use super::{Moment, PartKind, first_day, rule};
use crate::domain::recurrence::{End, Rule};
use crate::domain::task::Priority;
use crate::domain::time::{CivilDate, TimeOfDay, Weekday};

/// What the words of a line were found to say so far.
#[derive(Default)]
pub(super) struct Found {
    day: Option<Day>,
    /// The hour of `in 2 hours`.
    exact: Option<TimeOfDay>,
    hour: Hour,
    length: Option<u32>,
    rule: Option<Rule>,
    until: Option<Day>,
    /// Whether the day was said as the last: of a rule, if one follows, else the day it is due.
    day_is_end: bool,
    /// How long a rule goes on.
    lasting: Option<CivilDate>,
    pub(super) priority: Option<Priority>,
    pub(super) reminder: Option<u32>,
}

/// The day, hour and rule that all that was found comes to.
pub(super) struct Settled {
    pub(super) day: Option<CivilDate>,
    pub(super) time: Option<TimeOfDay>,
    pub(super) duration_min: Option<u32>,
    pub(super) rule: Option<Rule>,
}

impl Found {
    /// Takes in what the words at `place` say, if it is not said already, and tells where they end.
    pub(super) fn take(&mut self, line: &Line, place: usize, after_day: bool) -> Option<(PartKind, usize)> {
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
        if self.day.is_none() && line.is(place, &[Meaning::Before]) {
            let read = day::read(line, place + 1)?;
            // Before Thursday is on Wednesday at the latest.
            let day = on_day(line.moment, read.value, false)?.checked_add_days(-1)?;
            self.day = Some(Day::On(day.max(line.moment.today)));
            return Some((PartKind::Day, read.end));
        }
        let read = day::read(line, place)?;
        let is_end = line.is(place, &[Meaning::Until]);
        if is_end && self.rule.is_some() && self.until.is_none() {
            self.until = Some(read.value);
            return Some((PartKind::Rule, read.end));
        }
        if self.day.is_some() {
            return None;
        }
        self.day = Some(read.value);
        self.day_is_end = is_end;
        Some((PartKind::Day, read.end))
    }

    /// Puts it all together.
    pub(super) fn settle(&mut self, moment: &Moment) -> Settled {
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
        let on = |day: Day| on_day(moment, day, time.is_some() && !passed);
        let mut rule = self.rule.take();
        if rule.is_some() && self.day_is_end {
            self.until = self.until.or(self.day.take());
        }
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

fn on_day(moment: &Moment, day: Day, still_today: bool) -> Option<CivilDate> {
    match day {
        Day::On(day) => Some(day),
        Day::Tonight => Some(moment.today),
        Day::Next(weekday) => next_weekday(moment, weekday, still_today),
    }
}

/// The next such weekday; today only if `still_today` something is to come.
fn next_weekday(moment: &Moment, weekday: Weekday, still_today: bool) -> Option<CivilDate> {
    let days = i32::from(weekday.days_after(moment.today.weekday()));
    moment.today.checked_add_days(if days == 0 && !still_today { 7 } else { days })
}
