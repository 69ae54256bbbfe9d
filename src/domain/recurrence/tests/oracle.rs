//! Gregorian rules laid beside another implementation, the crate `rrule`.

use super::*;

/// The first occurrences as the crate finds them, none where it refuses the rule.
fn by_rrule(text: &str, start: CivilDate, count: u16) -> Option<Vec<CivilDate>> {
    let start = start.to_string().replace('-', "");
    let set: rrule::RRuleSet = format!("DTSTART:{start}T000000Z\nRRULE:{text}").parse().ok()?;
    let dates = set.all(count).dates;
    Some(dates.iter().map(|date| day(&date.format("%Y-%m-%d").to_string())).collect())
}

/// Whether the crate is known to find other days than RFC 5545 has.
fn is_known_wrong(rule: &Rule, start: CivilDate) -> bool {
    // Of `BYDAY=1MO,TU` it keeps the days that are both.
    let has_ordinal = |listed: &WeekdayRule| listed.nth.is_some();
    let mixes = rule.by_weekday.iter().any(has_ordinal) && !rule.by_weekday.iter().all(has_ordinal);
    // It counts positions in the first week from the start on, as if the week had no days before.
    let cuts_week = rule.frequency == Frequency::Weekly && start.weekday() != rule.week_start;
    mixes || (cuts_week && !rule.by_set_position.is_empty())
}

proptest! {
    #![proptest_config(fewer_cases())]

    #[test]
    fn gregorian_rules_give_what_another_implementation_finds(rule in any_rule(), start in any_start()) {
        let end = if let End::Until(_) = rule.end { End::Never } else { rule.end };
        let rule = Rule { calendar: CalendarKind::Gregorian, skip: Skip::Omit, end, ..rule };
        prop_assume!(!is_known_wrong(&rule, start));
        let ours: Vec<CivilDate> =
            Recurrence { rule: rule.clone(), start }.occurrences().take(25).collect();
        if let Some(theirs) = by_rrule(&rule.to_text(), start, 25) {
            prop_assert_eq!(ours, theirs, "{} from {}", rule.to_text(), start);
        }
    }
}
