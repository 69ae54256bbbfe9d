//! Rules of the Jalali and the Hijri calendar, where their months and years differ from the Gregorian.

use super::CalendarKind::{Gregorian, Hijri, Jalali};
use super::*;

/// The first occurrences as the calendar of the rule writes them: year, month, day.
fn written(rule: Rule, start: (i32, u8, u8), count: usize) -> Vec<(i32, u8, u8)> {
    let calendar = rule.calendar;
    let start = calendar.date(start.0, start.1, start.2).unwrap();
    let fields = |day| calendar.fields(day);
    let all = Recurrence { rule, start }.occurrences().take(count);
    all.map(fields).map(|fields| (fields.year, fields.month, fields.day)).collect()
}

fn with(skip: Skip, rule: Rule) -> Rule {
    Rule { skip, ..rule }
}

#[test]
fn the_15th_of_each_month_is_that_of_the_rules_own_calendar() {
    let jalali = written(Rule::monthly_on_day(Jalali, 15), (1403, 11, 15), 4);
    assert_eq!(jalali, [(1403, 11, 15), (1403, 12, 15), (1404, 1, 15), (1404, 2, 15)]);
    let start = Jalali.date(1403, 11, 15).unwrap();
    let recurrence = Recurrence { rule: Rule::monthly_on_day(Jalali, 15), start };
    let days: Vec<String> = recurrence.occurrences().take(4).map(|day| day.to_string()).collect();
    assert_eq!(days, ["2025-02-03", "2025-03-05", "2025-04-04", "2025-05-05"]);
}

#[test]
fn a_week_goes_on_over_nowruz() {
    // 20 Esfand 1403 was a Monday, and the year had 30 Esfands.
    let weekly = Rule { calendar: Jalali, ..Rule::weekly_on(&[Weekday::Monday]) };
    assert_eq!(written(weekly, (1403, 12, 20), 3), [(1403, 12, 20), (1403, 12, 27), (1404, 1, 4)]);
}

#[test]
fn the_31st_of_shahrivar_comes_back_at_the_end_of_each_shorter_month() {
    let monthly = Rule::every(1, Frequency::Monthly, Jalali);
    let expected = [
        (1403, 6, 31),
        (1403, 7, 30),
        (1403, 8, 30),
        (1403, 9, 30),
        (1403, 10, 30),
        (1403, 11, 30),
        (1403, 12, 30),
        (1404, 1, 31),
        (1404, 2, 31),
    ];
    assert_eq!(written(monthly, (1403, 6, 31), 9), expected);
}

#[test]
fn the_31st_moved_forward_is_the_first_of_the_month_after() {
    let monthly = with(Skip::Forward, Rule::every(1, Frequency::Monthly, Jalali));
    let expected = [(1403, 6, 31), (1403, 8, 1), (1403, 9, 1), (1403, 10, 1), (1403, 11, 1), (1403, 12, 1)];
    assert_eq!(written(monthly.clone(), (1403, 6, 31), 6), expected);
    let nowruz = [(1403, 12, 1), (1404, 1, 1), (1404, 1, 31)];
    let listed = Rule { by_month_day: vec![31], ..monthly };
    assert_eq!(written(listed, (1403, 11, 2), 3), nowruz);
}

#[test]
fn the_30th_of_esfand_is_in_1403_and_in_1404_as_skip_says() {
    let yearly = Rule::yearly_on(Jalali, 12, 30);
    let from = (1403, 1, 1);
    let left_out = written(with(Skip::Omit, yearly.clone()), from, 2);
    assert_eq!(left_out, [(1403, 12, 30), (1408, 12, 30)]);
    let before = written(with(Skip::Backward, yearly.clone()), from, 3);
    assert_eq!(before, [(1403, 12, 30), (1404, 12, 29), (1405, 12, 29)]);
    let after = written(with(Skip::Forward, yearly), (1403, 1, 2), 3);
    assert_eq!(after, [(1403, 12, 30), (1405, 1, 1), (1406, 1, 1)]);
}

#[test]
fn a_year_begun_on_the_leap_day_of_1403_does_not_drift() {
    let yearly = Rule::every(1, Frequency::Yearly, Jalali);
    let expected =
        [(1403, 12, 30), (1404, 12, 29), (1405, 12, 29), (1406, 12, 29), (1407, 12, 29), (1408, 12, 30)];
    assert_eq!(written(yearly, (1403, 12, 30), 6), expected);
}

#[test]
fn the_30th_of_a_lunar_month_of_29_days_goes_where_skip_says() {
    let short = (1..12).find(|month| Hijri.month_length(1446, *month) == Ok(29)).unwrap();
    let monthly = Rule { by_month: vec![short], ..Rule::monthly_on_day(Hijri, 30) };
    let first = |skip| written(with(skip, monthly.clone()), (1446, short, 1), 1)[0];
    assert_eq!(first(Skip::Backward), (1446, short, 29));
    assert_eq!(first(Skip::Forward), (1446, short + 1, 1));
    assert_ne!(first(Skip::Omit).0, 1446);
}

#[test]
fn the_last_day_of_a_lunar_month_is_the_29th_or_the_30th() {
    let all = written(Rule::monthly_on_day(Hijri, -1), (1446, 1, 1), 24);
    let expected: Vec<(i32, u8, u8)> = (1446..=1447)
        .flat_map(|year| (1..=12).map(move |month| (year, month, Hijri.month_length(year, month).unwrap())))
        .collect();
    assert_eq!(all, expected);
    assert!(all.iter().any(|(_, _, day)| *day == 29) && all.iter().any(|(_, _, day)| *day == 30));
}

#[test]
fn ramadan_begins_some_eleven_days_earlier_each_year() {
    let ramadan = Recurrence { rule: Rule::yearly_on(Hijri, 9, 1), start: day("2023-01-01") };
    let days: Vec<String> = ramadan.occurrences().take(3).map(|day| day.to_string()).collect();
    assert_eq!(days, ["2023-03-23", "2024-03-11", "2025-03-01"]);
}

#[test]
fn the_last_thursday_is_the_last_of_the_month_in_each_calendar() {
    for calendar in [Jalali, Hijri, Gregorian] {
        let rule = Rule::monthly_on_nth(calendar, -1, Weekday::Thursday);
        let months: Vec<CivilDate> =
            Recurrence { rule, start: day("2024-01-01") }.occurrences().take(40).collect();
        for thursday in &months {
            assert_eq!(thursday.weekday(), Weekday::Thursday);
            let fields = calendar.fields(*thursday);
            let length = calendar.month_length(fields.year, fields.month).unwrap();
            assert!(fields.day + 7 > length && fields.day <= length);
        }
        let numbers: Vec<u8> = months.iter().map(|day| calendar.fields(*day).month).collect();
        assert!(numbers.windows(2).all(|pair| pair[1] == pair[0] % 12 + 1), "{calendar:?} {numbers:?}");
    }
}

#[test]
fn the_366th_day_of_a_common_jalali_year_is_its_last_or_the_next_nowruz() {
    let yearly = Rule { by_year_day: vec![366], ..Rule::every(1, Frequency::Yearly, Jalali) };
    let back = written(yearly.clone(), (1403, 1, 1), 2);
    assert_eq!(back, [(1403, 12, 30), (1404, 12, 29)]);
    assert_eq!(written(with(Skip::Forward, yearly), (1403, 1, 2), 2), [(1403, 12, 30), (1405, 1, 1)]);
}

#[test]
fn the_31st_from_the_end_of_a_month_of_30_days_lies_before_its_first() {
    let monthly = Rule { by_month: vec![8], ..Rule::monthly_on_day(Jalali, -31) };
    assert_eq!(written(monthly.clone(), (1403, 1, 1), 1), [(1403, 7, 30)]);
    assert_eq!(written(with(Skip::Forward, monthly), (1403, 1, 1), 1), [(1403, 8, 1)]);
}

#[test]
fn a_day_that_is_moved_onto_another_of_the_rule_counts_once() {
    let both = Rule { by_month_day: vec![30, 31], ..Rule::monthly_on_day(Jalali, 30) };
    assert_eq!(written(both, (1403, 7, 1), 3), [(1403, 7, 30), (1403, 8, 30), (1403, 9, 30)]);
    let first = Rule { by_month_day: vec![1, 31], skip: Skip::Forward, ..Rule::monthly_on_day(Jalali, 1) };
    let counted = Rule { end: End::Count(3), ..first };
    assert_eq!(written(counted, (1403, 7, 1), 9), [(1403, 7, 1), (1403, 8, 1), (1403, 9, 1)]);
}

#[test]
fn a_start_that_was_moved_out_of_the_month_before_is_still_an_occurrence() {
    let monthly = with(Skip::Forward, Rule::monthly_on_day(Jalali, 31));
    assert_eq!(written(monthly.clone(), (1403, 8, 1), 2), [(1403, 8, 1), (1403, 9, 1)]);
    let begun = Recurrence::starting(monthly, Jalali.date(1403, 7, 5).unwrap()).unwrap();
    assert_eq!(begun.start, Jalali.date(1403, 8, 1).unwrap());
    let leap = with(Skip::Forward, Rule::yearly_on(Jalali, 12, 30));
    assert_eq!(written(leap, (1403, 1, 1), 2), [(1403, 1, 1), (1403, 12, 30)]);
}

proptest! {
    #[test]
    fn a_day_moved_back_comes_once_in_every_month(start in any_start(), number in 1i8..=31) {
        for calendar in CalendarKind::ALL {
            let rule = Rule::monthly_on_day(calendar, number);
            let first = CalendarKind::fields(calendar, start);
            let start = calendar.date(first.year, first.month, 1).unwrap();
            let months: Vec<i32> = Recurrence { rule, start }
                .occurrences()
                .take(30)
                .map(|day| calendar.fields(day))
                .map(|fields| fields.year * 12 + i32::from(fields.month))
                .collect();
            prop_assert!(months.windows(2).all(|pair| pair[1] == pair[0] + 1));
        }
    }
}
