//! What a written file says, line by line.

use super::*;
use crate::domain::calendar::CalendarKind;
use crate::domain::recurrence::{End, Frequency, Recurrence, Rule, Skip};
use crate::domain::task::{ChecklistItem, Due, Priority};
use crate::domain::time::CivilDate;

fn day(text: &str) -> CivilDate {
    text.parse().unwrap()
}

/// Whether the file has these lines, one after the other.
fn assert_has(file: &str, lines: &[&str]) {
    let together = lines.iter().map(|line| format!("{line}\r\n")).collect::<String>();
    assert!(file.contains(&together), "{lines:?} not in:\n{file}");
}

fn assert_has_no(file: &str, name: &str) {
    assert!(!file.lines().any(|line| line.starts_with(name)), "{name} in:\n{file}");
}

#[test]
fn a_visit_is_an_event_as_every_calendar_reads_it() {
    let visit = Task {
        notes: "از در پشتی، طبقهٔ ۲".to_owned(),
        place: "خیابان ولی‌عصر; پلاک ۴".to_owned(),
        due: Some(Due::At(NOON)),
        duration_min: Some(45),
        priority: Priority::High,
        reminder_min: Some(30),
        ..task(TaskKind::Visit)
    };
    let file = written_about(&visit, "فروشگاه لاله", &["مینا رستگار".to_owned()]);
    let expected = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Peyvand//Peyvand//EN",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        "UID:01903f1e-7c00-7abc-8def-0123456789ab@peyvand",
        "DTSTAMP:20261122T120000Z",
        "CREATED:20261122T120000Z",
        "SUMMARY:فروشگاه لاله",
        "DESCRIPTION:از در پشتی، طبقهٔ ۲",
        "LOCATION:خیابان ولی‌عصر\\; پلاک ۴",
        "CONTACT:مینا رستگار",
        "CONTACT:فروشگاه لاله",
        "X-PEYVAND-PARTY:فروشگاه لاله",
        "X-PEYVAND-KIND:VISIT",
        "PRIORITY:1",
        "DTSTART:20261122T120000Z",
        "DTEND:20261122T124500Z",
        "STATUS:CONFIRMED",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:فروشگاه لاله",
        "TRIGGER:-PT30M",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ];
    assert_eq!(file.split_terminator("\r\n").collect::<Vec<_>>(), expected);
}

#[test]
fn a_call_is_a_to_do_with_its_steps() {
    let step = |text: &str, done| ChecklistItem { text: text.to_owned(), done };
    let call = Task {
        title: "پیگیری سفارش".to_owned(),
        due: Some(Due::Day(day("2026-11-25"))),
        duration_min: Some(10),
        priority: Priority::Low,
        reminder_min: Some(60),
        checklist: vec![step("قیمت", true), step("زمان تحویل", false), step("تسویه", false)],
        ..task(TaskKind::Call)
    };
    let file = written_about(&call, "فروشگاه لاله", &[]);
    assert_has(&file, &["SUMMARY:پیگیری سفارش – فروشگاه لاله"]);
    assert_has(&file, &["DESCRIPTION:☑ قیمت\\n☐ زمان تحویل\\n☐ تسویه"]);
    assert_has(&file, &["PRIORITY:9", "DUE;VALUE=DATE:20261125", "ESTIMATED-DURATION:PT10M"]);
    assert_has(&file, &["STATUS:IN-PROCESS", "PERCENT-COMPLETE:33"]);
    // An hour before nine in the morning.
    assert_has(&file, &["TRIGGER;RELATED=END:PT480M", "END:VALARM", "END:VTODO"]);
    assert_has_no(&file, "DTSTART");
}

#[test]
fn a_to_do_that_is_done_says_when() {
    let done = Task { done_at: Some(utc("2026-11-22T12:00:59.750Z")), ..task(TaskKind::ToDo) };
    assert_has(&written(&done), &["COMPLETED:20261122T120059Z", "STATUS:COMPLETED", "PERCENT-COMPLETE:100"]);
    assert_has(&written(&task(TaskKind::ToDo)), &["PRIORITY:5", "STATUS:NEEDS-ACTION", "END:VTODO"]);
}

#[test]
fn a_meeting_that_is_done_says_so_in_our_own_words() {
    let done = Task { due: Some(Due::At(NOON)), done_at: Some(NOON), ..task(TaskKind::Meeting) };
    assert_has(&written(&done), &["DTSTART:20261122T120000Z", "X-PEYVAND-COMPLETED:20261122T120000Z"]);
}

#[test]
fn a_meeting_of_a_day_ends_on_the_next_and_one_of_three_on_the_fourth() {
    let on = |duration_min| Task {
        due: Some(Due::Day(day("2026-12-31"))),
        duration_min,
        ..task(TaskKind::Meeting)
    };
    assert_has(&written(&on(None)), &["DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101"]);
    assert_has(&written(&on(Some(90))), &["DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101"]);
    assert_has(&written(&on(Some(3 * 1440))), &["DTEND;VALUE=DATE:20270103"]);
}

#[test]
fn a_meeting_without_a_day_is_a_to_do() {
    assert_has(
        &written(&task(TaskKind::Meeting)),
        &["X-PEYVAND-KIND:MEETING", "PRIORITY:5", "STATUS:NEEDS-ACTION"],
    );
}

#[test]
fn what_comes_back_keeps_the_hour_of_its_zone_and_counts_from_its_first_day() {
    let rule = Rule {
        by_month_day: vec![15],
        skip: Skip::Omit,
        end: End::Until(day("2027-03-20")),
        ..Rule::every(1, Frequency::Monthly, CalendarKind::Jalali)
    };
    let monthly = Task {
        due: Some(Due::At(utc("2026-12-06T06:30:00Z"))),
        recurrence: Some(Recurrence { rule, start: day("2026-11-06") }),
        ..task(TaskKind::Visit)
    };
    let file = written(&monthly);
    assert_has(
        &file,
        &[
            "DTSTART;TZID=Asia/Tehran:20261106T100000",
            "RRULE:RSCALE=PERSIAN;FREQ=MONTHLY;BYMONTHDAY=15;UNTIL=20270320T202900Z",
            "X-PEYVAND-OCCURRENCE;X-START=20261106T100000:20261206T063000Z",
        ],
    );
    assert_has(
        &file,
        &[
            "BEGIN:VTIMEZONE",
            "TZID:Asia/Tehran",
            "BEGIN:STANDARD",
            "DTSTART:20261106T100000",
            "TZOFFSETFROM:+0330",
            "TZOFFSETTO:+0330",
            "END:STANDARD",
            "END:VTIMEZONE",
        ],
    );
}

#[test]
fn a_zone_whose_clocks_change_says_when() {
    let weekly = Task {
        due: Some(Due::At(utc("2026-11-23T08:00:00Z"))),
        recurrence: Some(Recurrence {
            rule: Rule::every(1, Frequency::Weekly, CalendarKind::Gregorian),
            start: day("2026-11-23"),
        }),
        ..task(TaskKind::Call)
    };
    let zone = ExportZone { name: BERLIN, offset_at: &in_berlin };
    let file = write(&[ExportedTask { task: &weekly, party: "", others: &[], zone }], NOON);
    assert_has(&file, &["DTSTART;TZID=Europe/Berlin:20261123T090000", "RRULE:FREQ=WEEKLY"]);
    assert_has(
        &file,
        &["BEGIN:DAYLIGHT", "DTSTART:20270328T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200"],
    );
    assert_has(
        &file,
        &["BEGIN:STANDARD", "DTSTART:20271031T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100"],
    );
}

#[test]
fn what_is_done_does_not_come_back_a_second_time() {
    let done = Task {
        due: Some(Due::Day(day("2026-11-22"))),
        recurrence: Some(Recurrence {
            rule: Rule::every(1, Frequency::Daily, CalendarKind::Gregorian),
            start: day("2026-11-20"),
        }),
        done_at: Some(NOON),
        ..task(TaskKind::ToDo)
    };
    let file = written(&done);
    assert_has_no(&file, "RRULE");
    assert_has(&file, &["DUE;VALUE=DATE:20261122"]);
}

#[test]
fn nobody_is_invited() {
    let meeting = Task { due: Some(Due::At(NOON)), ..task(TaskKind::Meeting) };
    let file = written_about(&meeting, "فروشگاه لاله", &["مینا رستگار".to_owned()]);
    assert_has_no(&file, "ATTENDEE");
    assert_has_no(&file, "ORGANIZER");
}

#[test]
fn every_line_is_of_75_octets_at_most_and_ends_with_cr_lf() {
    let notes = "سفارش ماهانهٔ چای و قند و نبات، با تخفیف فصل؛ ".repeat(40);
    let file = written(&Task { notes: notes.clone(), ..task(TaskKind::ToDo) });
    assert!(file.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])), "{file}");
    assert_eq!(only(read_in_tehran(&file)).notes, notes.trim());
}

#[test]
fn what_few_calendars_know_is_said_only_where_it_matters() {
    let monthly = |start: &str| Task {
        due: Some(Due::Day(day(start))),
        recurrence: Some(Recurrence {
            rule: Rule::every(1, Frequency::Monthly, CalendarKind::Gregorian),
            start: day(start),
        }),
        ..task(TaskKind::ToDo)
    };
    assert_has(&written(&monthly("2026-12-28")), &["RRULE:FREQ=MONTHLY"]);
    assert_has(&written(&monthly("2026-12-29")), &["RRULE:RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD"]);
}
