//! Occurrences found the slow way: by asking of every day whether the rule's parts let it stand.

use super::*;

/// Whether `place` in `length`, or counted from its end, is listed.
fn is_listed(listed: &[i32], place: i32, length: i32) -> bool {
    listed.contains(&place) || listed.contains(&(place - length - 1))
}

fn lets_stand(rule: &Rule, day: CivilDate) -> bool {
    let fields = rule.calendar.fields(day);
    let year_start = *rule.calendar.year_days(fields.year).unwrap().start();
    let in_month =
        (i32::from(fields.day), i32::from(rule.calendar.month_length(fields.year, fields.month).unwrap()));
    let in_year =
        (year_start.days_until(day) + 1, i32::from(rule.calendar.year_length(fields.year).unwrap()));
    let counts_year = rule.frequency == Frequency::Yearly && rule.by_month.is_empty();
    let (place, length) = if counts_year { in_year } else { in_month };
    let nth = (place + 6) / 7;
    let nth_last = -((length - place) / 7 + 1);
    let wide = |days: &[i8]| -> Vec<i32> { days.iter().map(|day| i32::from(*day)).collect() };
    let year_days: Vec<i32> = rule.by_year_day.iter().map(|day| i32::from(*day)).collect();
    let weekday = |listed: &WeekdayRule| {
        let ordinal = listed.nth.map(i32::from);
        listed.weekday == day.weekday() && ordinal.is_none_or(|listed| listed == nth || listed == nth_last)
    };
    (rule.by_month.is_empty() || rule.by_month.contains(&fields.month))
        && (rule.by_month_day.is_empty() || is_listed(&wide(&rule.by_month_day), in_month.0, in_month.1))
        && (rule.by_year_day.is_empty() || is_listed(&year_days, in_year.0, in_year.1))
        && (rule.by_weekday.is_empty() || rule.by_weekday.iter().any(weekday))
}

/// The number of the period that `day` lies in, every one counted.
fn period(rule: &Rule, day: CivilDate) -> i32 {
    let fields = rule.calendar.fields(day);
    match rule.frequency {
        Frequency::Daily => day.days(),
        Frequency::Weekly => day.week_start(rule.week_start).days().div_euclid(7),
        Frequency::Monthly => fields.year * 12 + i32::from(fields.month),
        Frequency::Yearly => fields.year,
    }
}

/// What a rule that leaves missing days out gives within `length` days of its start.
fn by_definition(rule: &Rule, start: CivilDate, length: i32) -> Vec<CivilDate> {
    // The start's period is looked at as a whole, for positions are counted in it.
    let candidates = (-366..length + 366).filter_map(|later| start.checked_add_days(later));
    let is_counted =
        |day: &CivilDate| (period(rule, *day) - period(rule, start)) % i32::from(rule.interval) == 0;
    let standing: Vec<CivilDate> =
        candidates.filter(|day| is_counted(day) && lets_stand(rule, *day)).collect();
    let mut kept = Vec::new();
    for days in standing.chunk_by(|earlier, later| period(rule, *earlier) == period(rule, *later)) {
        for (place, day) in days.iter().enumerate() {
            let from_start = place as i16 + 1;
            let from_end = place as i16 - days.len() as i16;
            let positions = &rule.by_set_position;
            if positions.is_empty() || positions.contains(&from_start) || positions.contains(&from_end) {
                kept.push(*day);
            }
        }
    }
    let end = start.checked_add_days(length).unwrap();
    kept.retain(|day| (start..=end).contains(day));
    kept
}

proptest! {
    #[test]
    fn occurrences_are_the_days_that_every_part_lets_stand(rule in any_rule(), start in any_start()) {
        let rule = Rule { skip: Skip::Omit, end: End::Never, ..rule };
        // A day that the rule does not name is the start's.
        let fields = rule.calendar.fields(start);
        let names_day = !rule.by_month_day.is_empty() || !rule.by_weekday.is_empty() || !rule.by_year_day.is_empty();
        let mut named = rule.clone();
        match rule.frequency {
            Frequency::Weekly if !names_day => {
                named.by_weekday = vec![WeekdayRule { weekday: start.weekday(), nth: None }];
            }
            Frequency::Monthly if !names_day => named.by_month_day = vec![fields.day as i8],
            Frequency::Yearly if !names_day => {
                named.by_month_day = vec![fields.day as i8];
                if rule.by_month.is_empty() {
                    named.by_month = vec![fields.month];
                }
            }
            _ => {}
        }
        let end = start.checked_add_days(1_200).unwrap();
        let found: Vec<CivilDate> = Recurrence { rule, start }.between(start..=end).collect();
        prop_assert_eq!(found, by_definition(&named, start, 1_200));
    }
}
