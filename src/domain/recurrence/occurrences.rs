//! The days on which something comes back, one after the other.

use super::expansion::Expansion;
use super::{End, Recurrence, Rule, RuleError};
use crate::domain::calendar::CivilDate;
use std::iter::FusedIterator;
use std::ops::RangeInclusive;

/// How many years of periods without an occurrence are gone through before a rule is taken to have none
/// left.
///
/// The Gregorian calendar repeats after 400 years, weekdays and all. The 33-year rule of the Jalali one
/// does after 231, and the tabular Hijri one of 30 years after 210, so that even around the years in
/// which corrections and tables depart from them 600 hold every case. Of a rule for every nth year they
/// are 600 nth years, which come to every place in the cycle that it ever reaches.
const EMPTY_YEARS: u32 = 600;

/// How many days [`Recurrence::starting`] tries to begin on. More than one is needed only where a missing
/// day is moved into a period beside its own, which the interval then passes over; no leap day is further
/// than eight years from the next.
const BEGINNINGS_TRIED: usize = 9;

impl Recurrence {
    /// A rule that begins on the first day on or after `day` that it gives when counted from there, so
    /// that the start is its first occurrence.
    ///
    /// A rule that names no day keeps that of `day` even where it begins later. One whose days are all
    /// moved out of the periods that its interval counts begins on `day` itself, without an occurrence
    /// there. An error where there is nothing to begin with.
    pub fn starting(rule: Rule, day: CivilDate) -> Result<Self, RuleError> {
        rule.check_parts()?;
        let named = rule.with_day_of(day);
        let each = Rule { interval: 1, end: End::Never, ..named.clone() };
        let mut beginnings = Self { rule: each, start: day }.occurrences().take(BEGINNINGS_TRIED);
        let begins_with_itself = |start: &CivilDate| {
            Self { rule: named.clone(), start: *start }.occurrences().next() == Some(*start)
        };
        let start = beginnings.find(begins_with_itself).unwrap_or(day);
        let rule = if start == day { rule } else { named };
        rule.check(start)?;
        Ok(Self { rule, start })
    }

    /// Every occurrence from the start on, rising, worked out as they are asked for: a rule without end
    /// gives them to the end of [`CivilDate`]'s range.
    #[must_use]
    pub fn occurrences(&self) -> Occurrences {
        self.on_or_after(CivilDate::MIN)
    }

    /// The first occurrence after `day`.
    ///
    /// Takes no longer for a rule begun years ago, unless it ends after a number of occurrences: those
    /// have to be counted.
    #[must_use]
    pub fn next_after(&self, day: CivilDate) -> Option<CivilDate> {
        self.on_or_after(day.checked_add_days(1)?).next()
    }

    /// The occurrences within `days`, both ends included.
    #[must_use]
    pub fn between(&self, days: RangeInclusive<CivilDate>) -> Occurrences {
        let mut occurrences = self.on_or_after(*days.start());
        occurrences.last = occurrences.last.min(days.end().days());
        occurrences
    }

    fn on_or_after(&self, day: CivilDate) -> Occurrences {
        let expansion = Expansion::new(&self.rule, self.start);
        // A day moved forward may be of the period before, also at the start.
        let period = match self.rule.end {
            End::Count(_) => -1,
            End::Never | End::Until(_) => (expansion.period_of(day) - 1).max(-1),
        };
        Occurrences {
            expansion,
            period,
            found: Vec::new(),
            place: 0,
            after: self.start.days() - 1,
            from: day.days(),
            last: if let End::Until(day) = self.rule.end { day.days() } else { CivilDate::MAX.days() },
            left: if let End::Count(count) = self.rule.end { count } else { u32::MAX },
        }
    }
}

/// The occurrences of a [`Recurrence`], rising, worked out period by period.
#[derive(Clone, Debug)]
pub struct Occurrences {
    expansion: Expansion,
    /// The period to be looked at next.
    period: i64,
    /// The days of the period last looked at.
    found: Vec<i32>,
    place: usize,
    /// The last day counted: what comes before or falls on it again is none.
    after: i32,
    /// Those before this day are counted and not given.
    from: i32,
    /// There are none after this day.
    last: i32,
    /// How many more there are; without such an end more than there are days.
    left: u32,
}

impl Iterator for Occurrences {
    type Item = CivilDate;

    fn next(&mut self) -> Option<CivilDate> {
        while self.left > 0 {
            let day = self.next_day().filter(|day| *day <= self.last);
            // Past the end: it stays ended.
            let Some(day) = day.and_then(|day| CivilDate::from_days(day).ok()) else { break };
            self.after = day.days();
            self.left -= 1;
            if day.days() >= self.from {
                return Some(day);
            }
        }
        self.left = 0;
        None
    }
}

impl FusedIterator for Occurrences {}

impl Occurrences {
    /// The next day that the rule gives, none where it has none left.
    fn next_day(&mut self) -> Option<i32> {
        let mut empty = 0;
        loop {
            while let Some(day) = self.found.get(self.place) {
                self.place += 1;
                if *day > self.after {
                    return Some(*day);
                }
            }
            if empty > self.expansion.periods_in(EMPTY_YEARS) {
                return None;
            }
            empty += 1;
            self.place = 0;
            if !self.expansion.fill(self.period, self.last, &mut self.found) {
                return None;
            }
            self.period += 1;
        }
    }
}
