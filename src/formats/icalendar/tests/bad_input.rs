//! Files that are wrong, each with the problem that says how. Nothing wrong stops the rest.

use super::*;
use crate::domain::task::Due;
use proptest::prelude::*;

const FINE: &str = "BEGIN:VEVENT\nUID:fine\nSUMMARY:Fine\nDTSTART:20261122T120000Z\nEND:VEVENT";

/// That a calendar has one problem of this kind and text, and that what stands behind it came in.
fn assert_one_problem(inside: &str, what: ProblemKind, text: &str) -> Calendar {
    let calendar = read_calendar(&format!("{inside}\n{FINE}"));
    assert_eq!(problems(&calendar), [(what, text)], "{inside}");
    assert_eq!(calendar.items.last().unwrap().title, "Fine");
    calendar
}

/// The same of an event with one thing wrong in it, which comes in nevertheless.
fn assert_wrong_in_event(facts: &str, what: ProblemKind, text: &str) -> Item {
    let start = if facts.contains("DTSTART") { "" } else { "DTSTART:20261122T120000Z\n" };
    let inside = format!("BEGIN:VEVENT\nUID:1@x\nSUMMARY:Tea\n{start}{facts}\nEND:VEVENT");
    let calendar = assert_one_problem(&inside, what, text);
    assert_eq!(calendar.items.len(), 2);
    calendar.items.into_iter().next().unwrap()
}

#[test]
fn what_is_no_calendar_is_said_once() {
    for bytes in [&b""[..], b"hello", b"\xff\xd8\xff\xe0\x00\x10JFIF\nA\nB\nC", b"SUMMARY:Tea"] {
        let calendar = read(bytes, &zone, &|civil| civil.resolve(in_tehran));
        assert_eq!(problems(&calendar), [(ProblemKind::NotACalendar, "")]);
        assert_eq!(calendar.items, []);
    }
}

#[test]
fn a_line_without_a_colon_is_passed_over() {
    assert_wrong_in_event("a lost half of a note", ProblemKind::NoProperty, "a lost half of a note");
}

#[test]
fn a_problem_tells_the_line_of_the_file() {
    let calendar = read_event("DESCRIPTION:one\n two\n three\nlost");
    assert_eq!(calendar.problems[0].line, 10);
}

#[test]
fn bytes_of_another_encoding_are_replaced() {
    let file = b"BEGIN:VEVENT\nUID:1\nDTSTART:20261122\nSUMMARY:\xd3\xe1\xc7\xe3 1\nEND:VEVENT";
    let calendar = read(file, &zone, &|civil| civil.resolve(in_tehran));
    assert_eq!(calendar.problems[0].what, ProblemKind::NotUtf8);
    assert!(calendar.items[0].title.ends_with(" 1"));
}

#[test]
fn an_event_that_does_not_end_ends_where_the_next_begins() {
    let cut = "BEGIN:VEVENT\nUID:1\nSUMMARY:Cut\nDTSTART:20261122";
    let calendar = assert_one_problem(cut, ProblemKind::MissingEnd, "VEVENT");
    assert_eq!(calendar.items[0].title, "Cut");
}

#[test]
fn a_file_that_was_cut_off_comes_in_as_far_as_it_goes() {
    let calendar = read_in_tehran("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Cut\nDTSTART:20261122");
    assert_eq!(
        problems(&calendar),
        [(ProblemKind::MissingEnd, "VCALENDAR"), (ProblemKind::MissingEnd, "VEVENT")]
    );
    assert_eq!(calendar.items[0].title, "Cut");
}

#[test]
fn a_reminder_that_does_not_end_ends_with_its_event() {
    let item = assert_wrong_in_event("BEGIN:VALARM\nTRIGGER:-PT5M", ProblemKind::MissingEnd, "VALARM");
    assert_eq!(item.reminder_min, Some(5));
}

#[test]
fn an_end_of_nothing_is_passed_over() {
    assert_one_problem("END:VTODO", ProblemKind::StrayEnd, "VTODO");
}

#[test]
fn an_event_outside_of_a_calendar_comes_in() {
    assert_eq!(only(read_in_tehran(FINE)).title, "Fine");
}

#[test]
fn a_journal_is_passed_over_and_said_and_what_is_private_only_passed_over() {
    assert_one_problem(
        "BEGIN:VJOURNAL\nSUMMARY:Diary\nEND:VJOURNAL",
        ProblemKind::UnknownComponent,
        "VJOURNAL",
    );
    let private = format!("BEGIN:X-PRIVATE\nBEGIN:VEVENT2\nEND:VEVENT2\nEND:X-PRIVATE\n{FINE}");
    assert_eq!(problems(&read_calendar(&private)), []);
}

#[test]
fn an_event_without_a_uid_is_known_again_by_its_title_and_its_day() {
    let without = |title: &str| format!("BEGIN:VEVENT\nSUMMARY:{title}\nDTSTART:20261122\nEND:VEVENT");
    let id = |title: &str| assert_one_problem(&without(title), ProblemKind::MissingUid, title).items[0].id;
    assert_eq!(id("Tea"), id("Tea"));
    assert_ne!(id("Tea"), id("Sugar"));
}

#[test]
fn of_two_events_of_one_uid_the_newer_is_taken() {
    let event = |sequence, title| {
        format!("BEGIN:VEVENT\nUID:1\nSEQUENCE:{sequence}\nSUMMARY:{title}\nDTSTART:20261122\nEND:VEVENT")
    };
    let newer_first = format!("{}\n{}", event(2, "New"), event(1, "Old"));
    assert_eq!(assert_one_problem(&newer_first, ProblemKind::DuplicateUid, "Old").items[0].title, "New");
    let newer_last = format!("{}\n{}", event(1, "Old"), event(2, "New"));
    assert_eq!(assert_one_problem(&newer_last, ProblemKind::DuplicateUid, "New").items[0].title, "New");
}

#[test]
fn an_event_without_a_beginning_comes_in_without_a_date() {
    let calendar =
        assert_one_problem("BEGIN:VEVENT\nUID:1\nSUMMARY:Tea\nEND:VEVENT", ProblemKind::MissingStart, "Tea");
    assert_eq!(calendar.items[0].due, None);
}

#[test]
fn what_has_no_date_has_no_rule_and_no_reminder() {
    let to_do = "BEGIN:VTODO\nUID:1\nRRULE:FREQ=DAILY\nBEGIN:VALARM\nTRIGGER:-PT5M\nEND:VALARM\nEND:VTODO";
    let calendar = read_calendar(to_do);
    let expected = [(ProblemKind::BadRule, "FREQ=DAILY"), (ProblemKind::ReminderNotHeld, "-PT5M")];
    assert_eq!((problems(&calendar), calendar.items.len()), (expected.to_vec(), 1));
}

#[test]
fn a_date_that_there_is_not_is_left_out() {
    for date in ["20260230T090000Z", "tomorrow", "14050901", "2026-11", "99999999999999999999"] {
        let item = assert_wrong_in_event(&format!("DTSTART:{date}"), ProblemKind::BadDate, date);
        assert_eq!(item.due, None);
    }
    assert_wrong_in_event("CREATED:yesterday", ProblemKind::BadDate, "yesterday");
}

#[test]
fn a_duration_that_is_none_or_goes_back_is_left_out() {
    for duration in ["an hour", "-PT1H"] {
        let item = assert_wrong_in_event(&format!("DURATION:{duration}"), ProblemKind::BadDuration, duration);
        assert_eq!(item.duration_min, None);
    }
    for end in ["20261122T110000Z", "20261123"] {
        let item = assert_wrong_in_event(&format!("DTEND:{end}"), ProblemKind::BadDuration, end);
        assert_eq!(item.duration_min, None);
    }
}

#[test]
fn an_unknown_zone_is_said_once_and_its_hours_are_those_of_the_device() {
    let facts = "DTSTART;TZID=Mars/Olympus:20261122T090000\nDTEND;TZID=Mars/Olympus:20261122T100000";
    let item = assert_wrong_in_event(facts, ProblemKind::UnknownZone, "Mars/Olympus");
    assert_eq!(item.due, Some(Due::At(utc("2026-11-22T05:30:00Z"))));
    assert_eq!(item.duration_min, Some(60));
}

#[test]
fn a_zone_whose_rules_nobody_understands_is_unknown() {
    let rules = "BEGIN:STANDARD\nDTSTART:20000101T000000\nRRULE:FREQ=YEARLY;BYYEARDAY=80\nTZOFFSETFROM:+0300\nTZOFFSETTO:+0400\nEND:STANDARD";
    let zone = format!("BEGIN:VTIMEZONE\nTZID:Odd\n{rules}\nEND:VTIMEZONE");
    let event = "BEGIN:VEVENT\nUID:1\nDTSTART;TZID=Odd:20261122T090000\nEND:VEVENT";
    assert_one_problem(&format!("{zone}\n{event}"), ProblemKind::UnknownZone, "Odd");
}

#[test]
fn what_is_called_off_does_not_come_in() {
    let cancelled = "BEGIN:VEVENT\nUID:1\nSUMMARY:Off\nDTSTART:20261122\nSTATUS:CANCELLED\nEND:VEVENT";
    assert_eq!(assert_one_problem(cancelled, ProblemKind::Cancelled, "Off").items.len(), 1);
    let calendar = read_calendar(&format!("METHOD:CANCEL\n{FINE}"));
    assert_eq!((problems(&calendar), calendar.items.len()), (vec![(ProblemKind::Cancelled, "Fine")], 0));
}

#[test]
fn a_rule_by_the_hour_is_said_and_the_event_comes_in_once() {
    for rule in ["FREQ=HOURLY;INTERVAL=3", "COUNT=5;freq=minutely", "FREQ=SECONDLY"] {
        let item = assert_wrong_in_event(&format!("RRULE:{rule}"), ProblemKind::SubDailyRule, rule);
        assert_eq!((item.recurrence, item.due), (None, Some(Due::At(NOON))));
    }
}

#[test]
fn a_rule_that_is_none_is_said_and_the_event_comes_in_once() {
    for rule in ["every day", "FREQ=FORTNIGHTLY", "FREQ=DAILY;INTERVAL=0", "BYDAY=MO"] {
        assert_eq!(
            assert_wrong_in_event(&format!("RRULE:{rule}"), ProblemKind::BadRule, rule).recurrence,
            None
        );
    }
}

#[test]
fn an_exception_to_a_rule_is_said_and_the_rule_is_kept() {
    for exception in ["EXDATE:20261129T120000Z", "RDATE:20261130T120000Z", "EXRULE:FREQ=YEARLY"] {
        let value = exception.split_once(':').unwrap().1;
        let facts = format!("RRULE:FREQ=WEEKLY\n{exception}");
        assert!(assert_wrong_in_event(&facts, ProblemKind::ExceptionNotHeld, value).recurrence.is_some());
    }
    assert_wrong_in_event("RRULE:FREQ=WEEKLY\nRRULE:FREQ=DAILY", ProblemKind::ExceptionNotHeld, "FREQ=DAILY");
}

#[test]
fn an_occurrence_that_was_moved_is_a_task_of_its_own() {
    let series = "BEGIN:VEVENT\nUID:1\nSUMMARY:Tea\nDTSTART:20261122T120000Z\nRRULE:FREQ=WEEKLY\nEND:VEVENT";
    let moved = "BEGIN:VEVENT\nUID:1\nSUMMARY:Tea, later\nRECURRENCE-ID:20261129T120000Z\nDTSTART:20261130T120000Z\nRRULE:FREQ=WEEKLY\nEND:VEVENT";
    let calendar =
        assert_one_problem(&format!("{series}\n{moved}"), ProblemKind::MovedOccurrence, "Tea, later");
    let [series, moved, _] = &calendar.items[..] else { panic!("{calendar:?}") };
    assert!(series.id != moved.id && series.recurrence.is_some() && moved.recurrence.is_none());
    assert_eq!(moved.due, Some(Due::At(utc("2026-11-30T12:00:00Z"))));
}

#[test]
fn an_occurrence_that_was_called_off_is_an_exception() {
    let off = "BEGIN:VEVENT\nUID:fine\nSUMMARY:Tea\nRECURRENCE-ID:20261129T120000Z\nDTSTART:20261129T120000Z\nSTATUS:CANCELLED\nEND:VEVENT";
    assert_one_problem(off, ProblemKind::ExceptionNotHeld, "Tea");
}

#[test]
fn a_reminder_after_the_beginning_or_a_second_one_is_left_out() {
    let alarm = |trigger: &str| format!("BEGIN:VALARM\nTRIGGER:{trigger}\nEND:VALARM\n");
    let after = assert_wrong_in_event(&alarm("PT5M"), ProblemKind::ReminderNotHeld, "PT5M");
    assert_eq!(after.reminder_min, None);
    let two = alarm("-PT5M") + &alarm("-P1D");
    assert_eq!(assert_wrong_in_event(&two, ProblemKind::ReminderNotHeld, "-P1D").reminder_min, Some(5));
    assert_wrong_in_event(&alarm("soon"), ProblemKind::ReminderNotHeld, "soon");
    assert_wrong_in_event("BEGIN:VALARM\nACTION:DISPLAY\nEND:VALARM", ProblemKind::ReminderNotHeld, "");
}

#[test]
fn what_a_problem_tells_is_never_a_page_long() {
    let calendar = read_event(&"ن".repeat(5_000));
    assert_eq!(calendar.problems[0].text.chars().count(), 121);
}

#[test]
fn components_that_lie_ever_deeper_are_read_as_far_as_a_calendar_goes() {
    let calendar = read_in_tehran(&"BEGIN:A\n".repeat(100_000));
    assert!(calendar.problems.iter().any(|problem| problem.what == ProblemKind::UnknownComponent));
}

/// Lines that a calendar is made of, and what goes wrong with them.
fn scrap() -> impl Strategy<Value = String> {
    let known = [
        "BEGIN:VCALENDAR",
        "END:VCALENDAR",
        "BEGIN:VEVENT",
        "END:VEVENT",
        "BEGIN:VTODO",
        "END:VTODO",
        "BEGIN:VALARM",
        "END:VALARM",
        "BEGIN:VTIMEZONE",
        "END:VTIMEZONE",
        "BEGIN:STANDARD",
        "END:STANDARD",
        "BEGIN:DAYLIGHT",
        "END:DAYLIGHT",
        "UID:1",
        "SUMMARY:Tea",
        "TZID:Z",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:-1800",
        "STATUS:COMPLETED",
        "METHOD:CANCEL",
        "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
        "DTSTART;TZID=Z:00010101T000000",
        "DTSTART;TZID=Z:99991231T235959",
        "DTEND:99991231T240000",
        "DTSTART;TZID=UTC+18:00:99991231T235959Z",
        "DURATION:P99999999999D",
        "DURATION:-P106751991167D",
        "TRIGGER:P106751991167300D",
        "TRIGGER;RELATED=END:-P99999W",
        "RRULE:FREQ=YEARLY;UNTIL=00010101",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=13",
        "RRULE:FREQ=YEARLY;BYDAY=4SU;COUNT=0",
        "CALSCALE:PERSIAN",
        "CALSCALE:ISLAMIC",
        "RECURRENCE-ID:1",
        "DESCRIPTION:☐ a\\n\\n☑",
        "X-PEYVAND-PARTY:Tea",
        "X-PEYVAND-OCCURRENCE;X-START=99991231T235959:99991231",
    ];
    let name =
        prop::sample::select(vec!["DTSTART", "DTEND", "DUE", "RRULE", "TRIGGER", "COMPLETED", "DURATION"]);
    prop_oneof![
        4 => prop::sample::select(known.to_vec()).prop_map(str::to_owned),
        1 => (name, "[0-9TZPWDHMS;=:,+-]{0,24}").prop_map(|(name, value)| format!("{name}:{value}")),
        1 => any::<String>(),
    ]
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let calendar = read(&bytes, &zone, &|civil| civil.resolve(in_tehran));
        prop_assert!(!calendar.problems.is_empty());
    }

    #[test]
    fn any_lines_are_read_without_a_panic(lines in prop::collection::vec(scrap(), 0..40)) {
        let calendar = read_in_tehran(&lines.join("\r\n"));
        for item in &calendar.items {
            let seen = held(&item.new_task(NOON));
            prop_assert_eq!(item.over(&seen, NOON), seen);
        }
    }

    #[test]
    fn a_file_read_with_clocks_that_are_wrong_is_read_without_a_panic(
        lines in prop::collection::vec(scrap(), 0..40), millis in any::<i64>(),
    ) {
        let wrong = Instant::from_millis(millis);
        let calendar = read(lines.join("\n").as_bytes(), &|_, _| Some(wrong), &|_| wrong);
        prop_assert!(calendar.items.len() <= lines.len());
    }
}
