#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;

#[test]
fn smoke() {
    let moment = Moment {
        today: "2025-11-22".parse().unwrap(),
        now: TimeOfDay::new(11, 0).unwrap(),
        calendar: CalendarKind::Jalali,
        first_weekday: Weekday::Saturday,
        weekend: WeekdaySet::of(&[Weekday::Friday]),
        language: Language::Fa,
    };
    for text in include_str!("/tmp/w/h-quick-scratch/lines.txt").lines() {
        let got = understand(text, &moment);
        println!(
            "{text}\n    {:?} whom={:?} title={:?} rest={:?}\n    {:?} {:?} len={:?} prio={:?} rem={:?}",
            got.kind,
            got.whom,
            got.title,
            got.title_without_whom,
            got.day.map(|d| d.to_string()),
            got.time.map(|d| d.to_string()),
            got.duration_min,
            got.priority,
            got.reminder_min
        );
        if let Some(r) = &got.rule {
            println!(
                "    RULE every {} {:?} wd={:?} md={:?} m={:?} end={:?}",
                r.interval, r.frequency, r.by_weekday, r.by_month_day, r.by_month, r.end
            );
        }
    }
}
