//! Laws that hold for every rule, and rules drawn at random to hold them against.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod by_definition;
mod calendars;
mod oracle;
mod rfc_examples;

use super::*;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// A rule whose parts are sound, in any calendar; whether it ever occurs depends on its start.
pub(super) fn any_rule() -> impl Strategy<Value = Rule> {
    let frequency = select(vec![Frequency::Daily, Frequency::Weekly, Frequency::Monthly, Frequency::Yearly]);
    let end = prop_oneof![
        4 => Just(End::Never),
        1 => (1u32..40).prop_map(End::Count),
        1 => (18_000i32..30_000).prop_map(|days| End::Until(CivilDate::from_days(days).unwrap())),
    ];
    let skip = select(vec![Skip::Omit, Skip::Backward, Skip::Forward]);
    let whole =
        (select(CalendarKind::ALL.to_vec()), frequency, 1u16..5, select(Weekday::ALL.to_vec()), skip, end);
    (whole, any_parts()).prop_map(|((calendar, frequency, interval, week_start, skip, end), parts)| {
        let rule = Rule { calendar, frequency, interval, week_start, skip, end, ..parts };
        made_sound(rule)
    })
}

/// The BY parts of a rule, each there in some of them.
fn any_parts() -> impl Strategy<Value = Rule> {
    fn some<T: Clone + std::fmt::Debug + 'static>(
        values: Vec<T>,
        most: usize,
    ) -> impl Strategy<Value = Vec<T>> {
        prop_oneof![2 => Just(Vec::new()), 1 => subsequence(values, 1..=most)]
    }
    let ordinals = [None, None, Some(1), Some(2), Some(5), Some(-1), Some(-2)];
    let weekdays = Weekday::ALL
        .into_iter()
        .flat_map(|weekday| ordinals.into_iter().map(move |nth| WeekdayRule { weekday, nth }))
        .collect();
    (
        some(weekdays, 5),
        some((-31..0).chain(1..=31).collect(), 6),
        some((1..=12).collect(), 4),
        some(vec![1, 60, 100, 200, 354, 355, 365, 366, -1, -100, -355, -366], 3),
        some(vec![1, 2, 3, 10, -1, -2, -7], 2),
    )
        .prop_map(|(by_weekday, by_month_day, by_month, by_year_day, by_set_position)| Rule {
            by_weekday,
            by_month_day,
            by_month,
            by_year_day,
            by_set_position,
            ..Rule::every(1, Frequency::Daily, CalendarKind::Gregorian)
        })
}

/// Without what means nothing together.
fn made_sound(mut rule: Rule) -> Rule {
    if rule.frequency == Frequency::Weekly {
        rule.by_month_day.clear();
    }
    if rule.frequency != Frequency::Yearly {
        rule.by_year_day.clear();
    }
    if matches!(rule.frequency, Frequency::Daily | Frequency::Weekly) {
        rule.by_weekday.iter_mut().for_each(|listed| listed.nth = None);
        rule.by_weekday.dedup();
    }
    let names_nothing = rule.by_weekday.is_empty() && rule.by_month_day.is_empty();
    if names_nothing && rule.by_month.is_empty() && rule.by_year_day.is_empty() {
        rule.by_set_position.clear();
    }
    rule
}

fn any_start() -> impl Strategy<Value = CivilDate> {
    (18_000i32..24_000).prop_map(|days| CivilDate::from_days(days).unwrap())
}

/// A quarter of the usual number: finding that a rule never occurs takes a debug build long.
fn fewer_cases() -> ProptestConfig {
    let usual = ProptestConfig::default();
    ProptestConfig { cases: usual.cases.div_ceil(4), ..usual }
}

fn day(text: &str) -> CivilDate {
    text.parse().unwrap()
}

/// The first `count` occurrences of a rule as text.
fn occurrences(rule: &str, start: &str, count: usize) -> Vec<CivilDate> {
    Recurrence { rule: Rule::parse(rule).unwrap(), start: day(start) }.occurrences().take(count).collect()
}

proptest! {
    #![proptest_config(fewer_cases())]

    #[test]
    fn occurrences_rise_from_the_start_on_and_keep_to_the_end(rule in any_rule(), start in any_start()) {
        let all: Vec<CivilDate> = Recurrence { rule: rule.clone(), start }.occurrences().take(60).collect();
        prop_assert!(all.is_sorted_by(|earlier, later| earlier < later), "{:?}", all);
        prop_assert!(all.iter().all(|day| *day >= start));
        match rule.end {
            End::Never => {}
            End::Count(count) => prop_assert!(all.len() <= count as usize),
            End::Until(until) => prop_assert!(all.iter().all(|day| *day <= until)),
        }
    }

    #[test]
    fn a_rule_is_sound_when_it_occurs(rule in any_rule(), start in any_start()) {
        let occurs = Recurrence { rule: rule.clone(), start }.occurrences().next().is_some();
        prop_assert_eq!(rule.check(start).is_ok(), occurs);
    }

    #[test]
    fn the_next_after_any_day_is_the_first_occurrence_after_it(
        rule in any_rule(), start in any_start(), later in -50i32..3_000,
    ) {
        let recurrence = Recurrence { rule, start };
        let day = start.checked_add_days(later).unwrap();
        let walked = recurrence.occurrences().find(|occurrence| *occurrence > day);
        prop_assert_eq!(recurrence.next_after(day), walked);
    }

    #[test]
    fn what_lies_between_two_days_is_cut_out_of_all_of_it(
        rule in any_rule(), start in any_start(), later in -400i32..2_000, length in -1i32..800,
    ) {
        let recurrence = Recurrence { rule, start };
        let first = start.checked_add_days(later).unwrap();
        let last = first.checked_add_days(length).unwrap();
        let between: Vec<CivilDate> = recurrence.between(first..=last).collect();
        let cut = recurrence.occurrences().skip_while(|day| *day < first).take_while(|day| *day <= last);
        prop_assert_eq!(between, cut.collect::<Vec<_>>());
    }

    #[test]
    fn so_many_occurrences_are_the_first_so_many(
        rule in any_rule(), start in any_start(), count in 1u32..30,
    ) {
        let endless = Recurrence { rule: Rule { end: End::Never, ..rule.clone() }, start };
        let counted = Recurrence { rule: Rule { end: End::Count(count), ..rule }, start };
        let first: Vec<CivilDate> = endless.occurrences().take(count as usize).collect();
        prop_assert_eq!(counted.occurrences().collect::<Vec<_>>(), first);
    }

    #[test]
    fn what_moves_missing_days_leaves_the_others_where_they_are(rule in any_rule(), start in any_start()) {
        // A day moved among the others changes which one is the second.
        let kept = Rule { skip: Skip::Omit, end: End::Never, by_set_position: Vec::new(), ..rule };
        let end = start.checked_add_days(1_500).unwrap();
        let of = |skip| -> Vec<CivilDate> {
            Recurrence { rule: Rule { skip, ..kept.clone() }, start }.between(start..=end).collect()
        };
        for skip in [Skip::Backward, Skip::Forward] {
            let moved = of(skip);
            prop_assert!(of(Skip::Omit).iter().all(|day| moved.contains(day)), "{:?}", skip);
        }
    }

    #[test]
    fn a_rule_begun_by_starting_has_its_start_as_the_first_occurrence(
        rule in any_rule(), wanted in any_start(),
    ) {
        match Recurrence::starting(rule.clone(), wanted) {
            Ok(begun) => {
                prop_assert!(begun.start >= wanted);
                // Where every day is moved out of the period that gives it, there is none to begin on.
                let moves_out = rule.skip != Skip::Omit && rule.interval > 1;
                if !moves_out {
                    prop_assert_eq!(begun.occurrences().next(), Some(begun.start));
                }
            }
            Err(_) => {
                let each = Rule { interval: 1, ..rule };
                let none = each.check(wanted).is_err() || each.end != End::Never;
                prop_assert!(none);
            }
        }
    }

    #[test]
    fn no_start_and_no_rule_at_the_ends_of_the_range_overflows(rule in any_rule(), near in 0i32..800) {
        for start in [CivilDate::MIN.checked_add_days(near), CivilDate::MAX.checked_add_days(-near)] {
            let recurrence = Recurrence { rule: Rule { interval: u16::MAX, ..rule.clone() }, start: start.unwrap() };
            prop_assert!(recurrence.occurrences().take(40).is_sorted());
            let recurrence = Recurrence { rule: rule.clone(), start: start.unwrap() };
            prop_assert!(recurrence.occurrences().take(40).is_sorted());
            prop_assert!(recurrence.next_after(CivilDate::MAX).is_none());
        }
    }
}

#[test]
fn a_daily_rule_of_eight_thousand_years_ago_is_jumped_over() {
    let recurrence = Recurrence { rule: Rule::daily(3), start: CivilDate::MIN };
    let mut days = (0..100_000).map(|later| day("2025-03-21").checked_add_days(later).unwrap());
    assert!(days.all(|day| day.days_until(recurrence.next_after(day).unwrap()) <= 3));
}

#[test]
fn an_end_after_a_number_of_occurrences_counts_those_before_the_days_asked_for() {
    let rule = Rule { end: End::Count(10), ..Rule::daily(1) };
    let recurrence = Recurrence { rule, start: day("2025-03-21") };
    let between: Vec<CivilDate> = recurrence.between(day("2025-03-29")..=day("2025-04-30")).collect();
    assert_eq!(between, [day("2025-03-29"), day("2025-03-30")]);
    assert_eq!(recurrence.next_after(day("2025-03-30")), None);
}

#[test]
fn a_rule_that_has_ended_stays_ended() {
    let rule = Rule { end: End::Count(1), ..Rule::daily(1) };
    let mut all = Recurrence { rule, start: day("2025-03-21") }.occurrences();
    assert_eq!(all.next(), Some(day("2025-03-21")));
    assert_eq!((all.next(), all.next()), (None, None));
}

#[test]
fn every_other_monday_begun_on_a_wednesday_begins_on_the_next_monday() {
    let rule = Rule { interval: 2, ..Rule::weekly_on(&[Weekday::Monday]) };
    let begun = Recurrence::starting(rule, day("2025-03-19")).unwrap();
    assert_eq!(begun.start, day("2025-03-24"));
    assert_eq!(begun.next_after(begun.start), Some(day("2025-04-07")));
}

#[test]
fn a_rule_that_names_no_day_keeps_that_on_which_it_was_made() {
    let autumn = Rule { by_month: vec![9], ..Rule::every(1, Frequency::Monthly, CalendarKind::Jalali) };
    let begun = Recurrence::starting(autumn, CalendarKind::Jalali.date(1403, 6, 31).unwrap()).unwrap();
    assert_eq!(begun.start, CalendarKind::Jalali.date(1403, 9, 30).unwrap());
    assert_eq!(begun.rule.by_month_day, [31]);
}

#[test]
fn a_rule_made_on_a_day_that_it_gives_is_kept_as_it_was_made() {
    let monthly = Rule::every(1, Frequency::Monthly, CalendarKind::Jalali);
    let begun = Recurrence::starting(monthly.clone(), day("2025-03-21")).unwrap();
    assert_eq!(begun, Recurrence { rule: monthly, start: day("2025-03-21") });
}

#[test]
fn a_rule_with_nothing_to_begin_on_is_refused() {
    let ended = Rule { end: End::Until(day("2025-04-01")), ..Rule::yearly_on(CalendarKind::Gregorian, 5, 1) };
    assert!(Recurrence::starting(ended, day("2025-03-21")).is_err());
}
