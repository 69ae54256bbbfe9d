//! What is wrong with a rule, before anything is made to depend on it.

use super::{End, Frequency, Recurrence, Rule};
use crate::domain::calendar::CivilDate;
use thiserror::Error;

/// A rule that cannot be kept, or one that nothing comes of. Parts are named as RFC 5545 does.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Error)]
pub enum RuleError {
    /// Every zeroth day.
    #[error("INTERVAL is 0, and has to be 1 or more")]
    NoInterval,
    /// A number that its part cannot have.
    #[error("{part} has {value}, and has to be {limits}")]
    OutOfRange {
        /// The part.
        part: &'static str,
        /// The number it has.
        value: i16,
        /// What it may have, in words.
        limits: &'static str,
    },
    /// Two parts that mean nothing together.
    #[error("{part} says nothing with {with}")]
    NotTogether {
        /// The one.
        part: &'static str,
        /// The other.
        with: &'static str,
    },
    /// It ends after no occurrence at all.
    #[error("COUNT is 0, so that nothing ever comes of the rule")]
    NoCount,
    /// It ends before it begins.
    #[error("the rule ends on {until}, before it begins on {start}")]
    EndsBeforeStart {
        /// The last day.
        until: CivilDate,
        /// The day it begins.
        start: CivilDate,
    },
    /// There is no such day: the 31st of Mehr, or none before the rule ends.
    #[error("there is no day from {start} on that the rule would give")]
    NeverOccurs {
        /// The day it would begin.
        start: CivilDate,
    },
}

impl Rule {
    /// Whether the rule is sound and, begun on `start`, gives any day at all.
    ///
    /// Finding that it gives none takes as long as going through 600 years of it, some milliseconds.
    pub fn check(&self, start: CivilDate) -> Result<(), RuleError> {
        self.check_parts()?;
        if let End::Until(until) = self.end
            && until < start
        {
            return Err(RuleError::EndsBeforeStart { until, start });
        }
        let occurs = Recurrence { rule: self.clone(), start }.occurrences().next().is_some();
        if occurs { Ok(()) } else { Err(RuleError::NeverOccurs { start }) }
    }

    /// What can be said of a rule without knowing when it begins.
    pub(super) fn check_parts(&self) -> Result<(), RuleError> {
        if self.interval == 0 {
            return Err(RuleError::NoInterval);
        }
        if self.end == End::Count(0) {
            return Err(RuleError::NoCount);
        }
        self.check_ranges()?;
        self.check_combinations()
    }

    fn check_ranges(&self) -> Result<(), RuleError> {
        let month = self.by_month.iter().find(|month| !(1..=12).contains(*month));
        let month_day = self.by_month_day.iter().find(|day| !(1..=31).contains(&day.unsigned_abs()));
        let is_year_day = |day: &i16| (1..=366).contains(&day.unsigned_abs());
        let year_day = self.by_year_day.iter().find(|day| !is_year_day(day));
        let position = self.by_set_position.iter().find(|position| !is_year_day(position));
        let mut ordinals = self.by_weekday.iter().filter_map(|listed| listed.nth);
        let ordinal = ordinals.find(|nth| !(1..=53).contains(&nth.unsigned_abs()));
        let found = [
            ("BYMONTH", month.map(|month| i16::from(*month)), "1 to 12"),
            ("BYMONTHDAY", month_day.map(|day| i16::from(*day)), "1 to 31 or -1 to -31"),
            ("BYYEARDAY", year_day.copied(), "1 to 366 or -1 to -366"),
            ("BYDAY", ordinal.map(i16::from), "1 to 53 or -1 to -53"),
            ("BYSETPOS", position.copied(), "1 to 366 or -1 to -366"),
        ];
        match found.into_iter().find_map(|(part, value, limits)| Some((part, value?, limits))) {
            Some((part, value, limits)) => Err(RuleError::OutOfRange { part, value, limits }),
            None => Ok(()),
        }
    }

    /// What RFC 5545, 3.3.10, says must not be.
    fn check_combinations(&self) -> Result<(), RuleError> {
        let counts_days = matches!(self.frequency, Frequency::Daily | Frequency::Weekly);
        let has_ordinal = self.by_weekday.iter().any(|listed| listed.nth.is_some());
        let names_nothing = self.by_weekday.is_empty()
            && self.by_month_day.is_empty()
            && self.by_year_day.is_empty()
            && self.by_month.is_empty();
        let found = if self.frequency == Frequency::Weekly && !self.by_month_day.is_empty() {
            Some(("BYMONTHDAY", self.frequency.text()))
        } else if self.frequency != Frequency::Yearly && !self.by_year_day.is_empty() {
            Some(("BYYEARDAY", self.frequency.text()))
        } else if counts_days && has_ordinal {
            Some(("the nth BYDAY", self.frequency.text()))
        } else if !self.by_set_position.is_empty() && names_nothing {
            Some(("BYSETPOS", "no other BY part"))
        } else {
            None
        };
        found.map_or(Ok(()), |(part, with)| Err(RuleError::NotTogether { part, with }))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::super::{Skip, WeekdayRule};
    use super::*;
    use crate::domain::calendar::CalendarKind::{Gregorian, Hijri, Jalali};
    use crate::domain::calendar::Weekday;

    fn day(text: &str) -> CivilDate {
        text.parse().unwrap()
    }

    fn check(rule: &Rule) -> Result<(), RuleError> {
        rule.check(day("2025-03-21"))
    }

    fn rule(frequency: Frequency) -> Rule {
        Rule { skip: Skip::Omit, ..Rule::every(1, frequency, Gregorian) }
    }

    #[test]
    fn a_rule_without_parts_is_sound_in_each_frequency() {
        for frequency in [Frequency::Daily, Frequency::Weekly, Frequency::Monthly, Frequency::Yearly] {
            assert_eq!(check(&rule(frequency)), Ok(()));
        }
    }

    #[test]
    fn an_interval_of_zero_is_refused() {
        assert_eq!(check(&Rule { interval: 0, ..rule(Frequency::Daily) }), Err(RuleError::NoInterval));
    }

    #[test]
    fn a_number_out_of_range_is_named_with_its_part() {
        let monthly = rule(Frequency::Monthly);
        let nth = |nth| vec![WeekdayRule { weekday: Weekday::Friday, nth: Some(nth) }];
        for (rule, part, value) in [
            (Rule { by_month: vec![1, 13], ..monthly.clone() }, "BYMONTH", 13),
            (Rule { by_month_day: vec![0], ..monthly.clone() }, "BYMONTHDAY", 0),
            (Rule { by_month_day: vec![i8::MIN], ..monthly.clone() }, "BYMONTHDAY", -128),
            (Rule { by_year_day: vec![-367], ..rule(Frequency::Yearly) }, "BYYEARDAY", -367),
            (Rule { by_weekday: nth(54), ..monthly.clone() }, "BYDAY", 54),
            (Rule { by_weekday: nth(1), by_set_position: vec![0], ..monthly }, "BYSETPOS", 0),
        ] {
            let error = check(&rule).unwrap_err();
            assert!(
                matches!(error, RuleError::OutOfRange { part: p, value: v, .. } if p == part && v == value)
            );
        }
        let error = check(&Rule { by_month: vec![13], ..rule(Frequency::Yearly) }).unwrap_err();
        assert_eq!(error.to_string(), "BYMONTH has 13, and has to be 1 to 12");
    }

    #[test]
    fn parts_that_mean_nothing_together_are_refused() {
        let nth = vec![WeekdayRule { weekday: Weekday::Friday, nth: Some(2) }];
        for (rule, part, with) in [
            (Rule { by_month_day: vec![1], ..rule(Frequency::Weekly) }, "BYMONTHDAY", "WEEKLY"),
            (Rule { by_year_day: vec![1], ..rule(Frequency::Monthly) }, "BYYEARDAY", "MONTHLY"),
            (Rule { by_weekday: nth, ..rule(Frequency::Weekly) }, "the nth BYDAY", "WEEKLY"),
            (Rule { by_set_position: vec![1], ..rule(Frequency::Monthly) }, "BYSETPOS", "no other BY part"),
        ] {
            assert_eq!(check(&rule), Err(RuleError::NotTogether { part, with }));
        }
    }

    #[test]
    fn a_rule_of_no_occurrences_and_one_that_ended_before_it_began_are_refused() {
        let none = Rule { end: End::Count(0), ..rule(Frequency::Daily) };
        assert_eq!(check(&none), Err(RuleError::NoCount));
        let ended = Rule { end: End::Until(day("2025-03-20")), ..rule(Frequency::Daily) };
        let (until, start) = (day("2025-03-20"), day("2025-03-21"));
        assert_eq!(check(&ended), Err(RuleError::EndsBeforeStart { until, start }));
    }

    #[test]
    fn the_31st_of_mehr_never_occurs_unless_it_may_be_moved() {
        let yearly = Rule::every(1, Frequency::Yearly, Jalali);
        let mehr = Rule { by_month: vec![7], by_month_day: vec![31], skip: Skip::Omit, ..yearly };
        assert_eq!(check(&mehr), Err(RuleError::NeverOccurs { start: day("2025-03-21") }));
        assert_eq!(check(&Rule { skip: Skip::Backward, ..mehr.clone() }), Ok(()));
        assert_eq!(check(&Rule { skip: Skip::Forward, ..mehr }), Ok(()));
    }

    #[test]
    fn rules_for_days_that_there_are_not_are_refused_in_every_frequency() {
        let friday = vec![WeekdayRule { weekday: Weekday::Friday, nth: Some(6) }];
        let every_other = Rule { interval: 12, ..rule(Frequency::Monthly) };
        for rule in [
            Rule { by_month: vec![2], by_month_day: vec![30], ..rule(Frequency::Daily) },
            Rule { by_month: vec![2], by_month_day: vec![30], ..rule(Frequency::Monthly) },
            Rule { by_month: vec![2], by_month_day: vec![30], ..rule(Frequency::Yearly) },
            Rule { by_weekday: friday, ..rule(Frequency::Monthly) },
            Rule { by_month: vec![4], by_month_day: vec![1], ..every_other },
            Rule { calendar: Hijri, by_month_day: vec![31], ..rule(Frequency::Monthly) },
            Rule { calendar: Hijri, by_year_day: vec![356], ..rule(Frequency::Yearly) },
            Rule { by_month: vec![4], end: End::Until(day("2025-03-31")), ..rule(Frequency::Weekly) },
        ] {
            assert_eq!(check(&rule), Err(RuleError::NeverOccurs { start: day("2025-03-21") }), "{rule:?}");
        }
    }

    #[test]
    fn a_leap_day_on_a_friday_occurs_though_it_takes_28_years() {
        let by_weekday = vec![WeekdayRule { weekday: Weekday::Friday, nth: None }];
        let leap = Rule { by_month: vec![2], by_month_day: vec![29], by_weekday, ..rule(Frequency::Yearly) };
        assert_eq!(leap.check(day("2008-03-01")), Ok(()));
        assert_eq!(
            Rule { calendar: Jalali, by_month: vec![12], by_month_day: vec![30], ..leap }
                .check(day("2025-03-21")),
            Ok(())
        );
    }
}
