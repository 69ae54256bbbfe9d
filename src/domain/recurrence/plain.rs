//! The rules that people make, by name, and told again from what is stored.

use super::{Frequency, Recurrence, Rule, Skip, WeekdayRule};
use crate::domain::calendar::{CalendarKind, Weekday};

/// What a rule comes to, where it is of the kind that people say in a few words.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum PlainRule {
    /// Every so many days.
    Daily {
        /// Every how many days.
        interval: u16,
    },
    /// Every so many weeks.
    Weekly {
        /// Every how many weeks.
        interval: u16,
        /// On which days, in the order of the rule's week and each once.
        days: Vec<Weekday>,
    },
    /// On a day of the month.
    MonthlyOnDay {
        /// Every how many months.
        interval: u16,
        /// 1 to 31, or -1 for the last day.
        day: i8,
    },
    /// On the nth of a day of the week.
    MonthlyOnNth {
        /// Every how many months.
        interval: u16,
        /// 1 for the first, -1 for the last.
        nth: i8,
        /// The day of the week.
        weekday: Weekday,
    },
    /// On a day of the year.
    Yearly {
        /// Every how many years.
        interval: u16,
        /// 1 to 12, of the rule's calendar.
        month: u8,
        /// 1 to 31, or -1 for the last day of the month.
        day: i8,
    },
    /// None of these.
    Other,
}

impl Rule {
    /// Every so many days.
    #[must_use]
    pub fn daily(interval: u16) -> Self {
        Self { skip: Skip::Omit, ..Self::every(interval, Frequency::Daily, CalendarKind::Gregorian) }
    }

    /// Every week on these days; with none, on that of the start.
    ///
    /// Where it is made every second week or rarer, [`Rule::week_start`] says which days are of one week.
    #[must_use]
    pub fn weekly_on(days: &[Weekday]) -> Self {
        let by_weekday = days.iter().map(|weekday| WeekdayRule { weekday: *weekday, nth: None }).collect();
        let weekly = Self::every(1, Frequency::Weekly, CalendarKind::Gregorian);
        // A week has all of its days, so that nothing is ever moved.
        Self { by_weekday, skip: Skip::Omit, ..weekly }
    }

    /// Every month on a day of it, -1 for the last; in a shorter month on the last day.
    #[must_use]
    pub fn monthly_on_day(calendar: CalendarKind, day: i8) -> Self {
        Self { by_month_day: vec![day], ..Self::every(1, Frequency::Monthly, calendar) }
    }

    /// Every month on the nth of a day of the week, -1 for the last; a fifth one only where there is one.
    #[must_use]
    pub fn monthly_on_nth(calendar: CalendarKind, nth: i8, weekday: Weekday) -> Self {
        let by_weekday = vec![WeekdayRule { weekday, nth: Some(nth) }];
        Self { by_weekday, skip: Skip::Omit, ..Self::every(1, Frequency::Monthly, calendar) }
    }

    /// Every year on a day of a month, -1 for the last; in a shorter month on the last day.
    #[must_use]
    pub fn yearly_on(calendar: CalendarKind, month: u8, day: i8) -> Self {
        let yearly = Self::every(1, Frequency::Yearly, calendar);
        Self { by_month: vec![month], by_month_day: vec![day], ..yearly }
    }
}

impl Recurrence {
    /// What the rule comes to in plain words; its end and what becomes of missing days set aside.
    #[must_use]
    pub fn plain(&self) -> PlainRule {
        let rule = self.rule.with_day_of(self.start);
        if !rule.by_year_day.is_empty() {
            return PlainRule::Other;
        }
        let interval = rule.interval;
        let (weekdays, days) = (rule.by_weekday.as_slice(), rule.by_month_day.as_slice());
        let (months, positions) = (rule.by_month.as_slice(), rule.by_set_position.as_slice());
        match (rule.frequency, months, days, weekdays, positions) {
            (Frequency::Daily, [], [], [], []) => PlainRule::Daily { interval },
            (Frequency::Daily, [], [], [_, ..], []) if interval == 1 => rule.plain_weekly(),
            (Frequency::Weekly, [], [], [_, ..], []) => rule.plain_weekly(),
            (Frequency::Monthly, [], [day], [], []) => PlainRule::MonthlyOnDay { interval, day: *day },
            (Frequency::Monthly, [], [], [WeekdayRule { weekday, nth: Some(nth) }], []) => {
                PlainRule::MonthlyOnNth { interval, nth: *nth, weekday: *weekday }
            }
            // The same as other calendar programs write it. Positions past an i8 are none of a month's.
            (Frequency::Monthly, [], [], [WeekdayRule { weekday, nth: None }], [position]) => {
                i8::try_from(*position).map_or(PlainRule::Other, |nth| PlainRule::MonthlyOnNth {
                    interval,
                    nth,
                    weekday: *weekday,
                })
            }
            (Frequency::Yearly, [month], [day], [], []) => {
                PlainRule::Yearly { interval, month: *month, day: *day }
            }
            _ => PlainRule::Other,
        }
    }
}

impl Rule {
    fn plain_weekly(&self) -> PlainRule {
        if self.by_weekday.iter().any(|listed| listed.nth.is_some()) {
            return PlainRule::Other;
        }
        let is_listed = |day: &Weekday| self.by_weekday.iter().any(|listed| listed.weekday == *day);
        let days = self.week_start.week_from().into_iter().filter(is_listed).collect();
        PlainRule::Weekly { interval: self.interval, days }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::calendar::CalendarKind::{Gregorian, Hijri, Jalali};
    use crate::domain::calendar::{CivilDate, Weekday::*};
    use proptest::prelude::*;

    fn plain_from(rule: Rule, start: CivilDate) -> PlainRule {
        Recurrence { rule, start }.plain()
    }

    fn plain(text: &str) -> PlainRule {
        plain_from(Rule::parse(text).unwrap(), "2025-03-21".parse().unwrap())
    }

    #[test]
    fn rules_made_by_name_are_told_again() {
        let start = Jalali.date(1404, 1, 1).unwrap();
        for (rule, expected) in [
            (Rule::daily(3), PlainRule::Daily { interval: 3 }),
            (
                Rule { interval: 2, ..Rule::weekly_on(&[Wednesday, Sunday]) },
                PlainRule::Weekly { interval: 2, days: vec![Wednesday, Sunday] },
            ),
            (Rule::monthly_on_day(Jalali, 15), PlainRule::MonthlyOnDay { interval: 1, day: 15 }),
            (Rule::monthly_on_day(Hijri, -1), PlainRule::MonthlyOnDay { interval: 1, day: -1 }),
            (
                Rule::monthly_on_nth(Gregorian, -1, Thursday),
                PlainRule::MonthlyOnNth { interval: 1, nth: -1, weekday: Thursday },
            ),
            (Rule::yearly_on(Jalali, 12, 30), PlainRule::Yearly { interval: 1, month: 12, day: 30 }),
        ] {
            assert_eq!(rule.check(start), Ok(()));
            assert_eq!(plain_from(rule, start), expected);
        }
    }

    #[test]
    fn a_rule_that_names_no_day_is_told_with_that_of_its_start() {
        let start = Jalali.date(1403, 6, 31).unwrap();
        let every = |frequency| plain_from(Rule::every(1, frequency, Jalali), start);
        assert_eq!(every(Frequency::Weekly), PlainRule::Weekly { interval: 1, days: vec![Saturday] });
        assert_eq!(every(Frequency::Monthly), PlainRule::MonthlyOnDay { interval: 1, day: 31 });
        assert_eq!(every(Frequency::Yearly), PlainRule::Yearly { interval: 1, month: 6, day: 31 });
    }

    #[test]
    fn the_days_of_a_week_are_told_in_its_order() {
        let days = vec![Saturday, Monday, Friday];
        let told = plain("FREQ=WEEKLY;BYDAY=FR,MO,SA,MO;WKST=SA");
        assert_eq!(told, PlainRule::Weekly { interval: 1, days });
    }

    #[test]
    fn what_other_programs_write_in_another_way_is_told_the_same() {
        let last_friday = PlainRule::MonthlyOnNth { interval: 1, nth: -1, weekday: Friday };
        assert_eq!(plain("FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1"), last_friday);
        let weekend = PlainRule::Weekly { interval: 1, days: vec![Saturday, Sunday] };
        assert_eq!(plain("FREQ=DAILY;BYDAY=SA,SU"), weekend);
    }

    #[test]
    fn what_takes_more_words_is_told_as_other() {
        for text in [
            "FREQ=DAILY;BYMONTH=1",
            "FREQ=DAILY;INTERVAL=2;BYDAY=MO",
            "FREQ=MONTHLY;BYMONTHDAY=1,15",
            "FREQ=MONTHLY;BYDAY=1MO,3MO",
            "FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR",
            "FREQ=MONTHLY;BYDAY=MO",
            "FREQ=YEARLY;BYYEARDAY=100",
            "FREQ=YEARLY;BYDAY=20MO",
            "FREQ=YEARLY;BYMONTH=1,2;BYMONTHDAY=1",
        ] {
            assert_eq!(plain(text), PlainRule::Other, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_day_of_a_month_is_told_as_it_was_asked_for(day in -31i8..=31, month in 1u8..=12) {
            prop_assume!(day != 0);
            let start = "2025-03-21".parse().unwrap();
            let monthly = plain_from(Rule::monthly_on_day(Jalali, day), start);
            prop_assert_eq!(monthly, PlainRule::MonthlyOnDay { interval: 1, day });
            let yearly = plain_from(Rule::yearly_on(Jalali, month, day), start);
            prop_assert_eq!(yearly, PlainRule::Yearly { interval: 1, month, day });
        }
    }
}
