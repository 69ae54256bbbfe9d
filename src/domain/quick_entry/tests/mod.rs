//! Lines as reps type them. Each language has a place and a Saturday of its own to type them in.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod arabic;
mod english;
mod laws;
mod mixed;
mod persian;

use super::*;
use crate::domain::recurrence::End;

/// A shop's rep in Tehran: Saturday, 1 Azar 1404 (22 November 2025), eleven o'clock.
fn tehran() -> Moment {
    Moment {
        today: "2025-11-22".parse().unwrap(),
        now: TimeOfDay::new(11, 0).unwrap(),
        calendar: CalendarKind::Jalali,
        first_weekday: Weekday::Saturday,
        weekend: WeekdaySet::of(&[Weekday::Friday]),
        language: Language::Fa,
    }
}

/// The same morning in Riyadh, where weeks begin on Sunday.
fn riyadh() -> Moment {
    Moment {
        calendar: CalendarKind::Gregorian,
        first_weekday: Weekday::Sunday,
        weekend: WeekdaySet::of(&[Weekday::Friday, Weekday::Saturday]),
        language: Language::Ar,
        ..tehran()
    }
}

/// The same morning in London, where weeks begin on Monday.
fn london() -> Moment {
    Moment {
        calendar: CalendarKind::Gregorian,
        first_weekday: Weekday::Monday,
        weekend: WeekdaySet::of(&[Weekday::Saturday, Weekday::Sunday]),
        language: Language::En,
        ..tehran()
    }
}

/// What is understood of a line, in one line: kind, whom, title without whom, day and time, and what
/// else was said. A line without a kind shows its whole title.
fn told(typed: &str, moment: &Moment) -> String {
    let understood = understand(typed, moment);
    let mut words = vec![format!("{:?}", understood.kind)];
    words.extend(understood.whom.map(|whom| format!("<{whom}>")));
    if !understood.title_without_whom.is_empty() {
        words.push(format!("\"{}\"", understood.title_without_whom));
    }
    words.extend(understood.day.map(|day| day.to_string()));
    words.extend(understood.time.map(|time| time.to_string()));
    words.extend(understood.duration_min.map(|minutes| format!("{minutes}min")));
    words.extend(understood.rule.map(|rule| rule_in_short(&rule)));
    if understood.priority != Priority::Normal {
        words.push(format!("{:?}", understood.priority));
    }
    words.extend(understood.reminder_min.map(|minutes| format!("remind-{minutes}")));
    words.join(" ")
}

/// `2xWeekly(Mon,Thu)`, `Monthly(-1Thu)`, `Yearly(Jalali 10/15)`, with `..day` or `#count` for its end.
fn rule_in_short(rule: &Rule) -> String {
    let weekdays = rule.by_weekday.iter().map(|listed| {
        let nth = listed.nth.map(|nth| nth.to_string()).unwrap_or_default();
        format!("{nth}{}", &format!("{:?}", listed.weekday)[..3])
    });
    let days = rule.by_month_day.iter().map(|day| match rule.by_month.first() {
        Some(month) => format!("{:?} {month}/{day}", rule.calendar),
        None => day.to_string(),
    });
    let by: Vec<String> = weekdays.chain(days).collect();
    let by = if by.is_empty() { String::new() } else { format!("({})", by.join(",")) };
    let interval = if rule.interval == 1 { String::new() } else { format!("{}x", rule.interval) };
    let end = match rule.end {
        End::Never => String::new(),
        End::Count(count) => format!("#{count}"),
        End::Until(day) => format!("..{day}"),
    };
    format!("{interval}{:?}{by}{end}", rule.frequency)
}

/// Holds lines against what they should tell, and names every one that does not.
fn all_tell(moment: &Moment, lines: &[(&str, &str)]) {
    let wrong: Vec<String> = lines
        .iter()
        .map(|(typed, expected)| (typed, expected, told(typed, moment)))
        .filter(|(_, expected, told)| *expected != told)
        .map(|(typed, expected, told)| format!("{typed}\n  told     {told}\n  expected {expected}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
