//! Files as other calendars write them, shortened.

use super::*;
use crate::domain::calendar::{CalendarKind, Weekday};
use crate::domain::recurrence::{End, Frequency, WeekdayRule};
use crate::domain::task::{ChecklistItem, Due, Priority};
use crate::domain::time::CivilDate;

fn day(text: &str) -> CivilDate {
    text.parse().unwrap()
}

const GOOGLE: &str = "\
BEGIN:VCALENDAR\r
PRODID:-//Google Inc//Google Calendar 70.9054//EN\r
VERSION:2.0\r
CALSCALE:GREGORIAN\r
METHOD:PUBLISH\r
X-WR-CALNAME:sara@example.ir\r
X-WR-TIMEZONE:Asia/Tehran\r
BEGIN:VTIMEZONE\r
TZID:Asia/Tehran\r
X-LIC-LOCATION:Asia/Tehran\r
BEGIN:STANDARD\r
TZOFFSETFROM:+0330\r
TZOFFSETTO:+0330\r
TZNAME:+0330\r
DTSTART:19700101T000000\r
END:STANDARD\r
END:VTIMEZONE\r
BEGIN:VEVENT\r
DTSTART:20261122T053000Z\r
DTEND:20261122T063000Z\r
DTSTAMP:20261120T101112Z\r
ORGANIZER;CN=sara@example.ir:mailto:sara@example.ir\r
UID:7kukuqrfedlm2f9t0kmkmqu1qk@google.com\r
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Mina Rast\r
 egar;X-NUM-GUESTS=0:mailto:mina@example.ir\r
CREATED:20261119T080000Z\r
DESCRIPTION:قرارداد سالانه\\, پیش‌نویس را بیاور\\nزنگ بزن\r
LAST-MODIFIED:20261120T101112Z\r
LOCATION:تهران، خیابان ولی‌عصر\\, پلاک ۴\r
SEQUENCE:1\r
STATUS:CONFIRMED\r
SUMMARY:جلسه با مینا\r
TRANSP:OPAQUE\r
END:VEVENT\r
BEGIN:VEVENT\r
DTSTART;TZID=Asia/Tehran:20261123T093000\r
DTEND;TZID=Asia/Tehran:20261123T100000\r
RRULE:FREQ=WEEKLY;WKST=SA;UNTIL=20270320T202959Z;BYDAY=MO,WE\r
DTSTAMP:20261120T101112Z\r
UID:2v0s5fq@google.com\r
SUMMARY:سرکشی\r
BEGIN:VALARM\r
ACTION:DISPLAY\r
DESCRIPTION:This is an event reminder\r
TRIGGER:-P0DT0H10M0S\r
END:VALARM\r
END:VEVENT\r
END:VCALENDAR\r
";

#[test]
fn a_meeting_of_google_comes_in_with_its_hour_and_its_words() {
    let calendar = read_in_tehran(GOOGLE);
    assert_eq!(calendar.problems, []);
    let meeting = calendar.items[0].new_task(NOON);
    let expected = Task {
        id: task_of("7kukuqrfedlm2f9t0kmkmqu1qk@google.com"),
        title: "جلسه با مینا".to_owned(),
        notes: "قرارداد سالانه, پیش‌نویس را بیاور\nزنگ بزن".to_owned(),
        place: "تهران، خیابان ولی‌عصر, پلاک ۴".to_owned(),
        due: Some(Due::At(utc("2026-11-22T05:30:00Z"))),
        duration_min: Some(60),
        created_at: utc("2026-11-19T08:00:00Z"),
        ..task(TaskKind::Meeting)
    };
    assert_eq!(meeting, expected);
}

#[test]
fn a_series_of_google_ends_on_the_day_its_own_clock_shows() {
    let calendar = read_in_tehran(GOOGLE);
    let series = &calendar.items[1];
    assert_eq!(series.due, Some(Due::At(utc("2026-11-23T06:00:00Z"))));
    assert_eq!((series.duration_min, series.reminder_min), (Some(30), Some(10)));
    let recurrence = series.recurrence.as_ref().unwrap();
    assert_eq!(recurrence.start, day("2026-11-23"));
    let every = |weekday| WeekdayRule { weekday, nth: None };
    assert_eq!(recurrence.rule.by_weekday, [every(Weekday::Monday), every(Weekday::Wednesday)]);
    assert_eq!(recurrence.rule.end, End::Until(day("2027-03-20")));
}

const OUTLOOK: &str = "\
BEGIN:VCALENDAR
PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN
VERSION:2.0
METHOD:PUBLISH
X-MS-OLK-FORCEINSPECTOROPEN:TRUE
BEGIN:VTIMEZONE
TZID:Iran Standard Time
BEGIN:STANDARD
DTSTART:16010101T000000
TZOFFSETFROM:+0330
TZOFFSETTO:+0330
END:STANDARD
END:VTIMEZONE
BEGIN:VTIMEZONE
TZID:Customized Time Zone
BEGIN:STANDARD
DTSTART:16011028T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010325T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
CLASS:PUBLIC
CREATED:20261120T101112Z
DESCRIPTION:Bring the price list\\n
DTEND;TZID=\"Iran Standard Time\":20261122T103000
DTSTAMP:20261120T101112Z
DTSTART;TZID=\"Iran Standard Time\":20261122T090000
LAST-MODIFIED:20261120T101112Z
LOCATION:Isfahan
PRIORITY:1
SEQUENCE:0
SUMMARY;LANGUAGE=en-us:Visit Laleh
TRANSP:OPAQUE
UID:040000008200E00074C5B7101A82E00800000000D0C1A2B3C4D5DC01
X-ALT-DESC;FMTTYPE=text/html:<html><body>Bring the price list</body></html>
X-MICROSOFT-CDO-BUSYSTATUS:BUSY
BEGIN:VALARM
TRIGGER:-PT15M
ACTION:DISPLAY
DESCRIPTION:Reminder
END:VALARM
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=Customized Time Zone:20260701T090000
DTEND;TZID=Customized Time Zone:20260701T093000
SUMMARY:Summer call
UID:summer
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=Customized Time Zone:20261201T090000
DTEND;TZID=Customized Time Zone:20261201T093000
SUMMARY:Winter call
UID:winter
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=\"Iran Standard Time\":20261205T000000
DTEND;TZID=\"Iran Standard Time\":20261207T000000
SUMMARY:Trade fair
UID:fair
X-MICROSOFT-CDO-ALLDAYEVENT:TRUE
END:VEVENT
END:VCALENDAR
";

#[test]
fn a_meeting_of_outlook_is_at_the_hour_of_its_windows_zone() {
    let calendar = read_in_tehran(OUTLOOK);
    assert_eq!(calendar.problems, []);
    let visit = &calendar.items[0];
    assert_eq!(visit.due, Some(Due::At(utc("2026-11-22T05:30:00Z"))));
    assert_eq!((visit.title.as_str(), visit.notes.as_str()), ("Visit Laleh", "Bring the price list"));
    assert_eq!((visit.duration_min, visit.reminder_min), (Some(90), Some(15)));
    assert_eq!(visit.priority, Some(Priority::High));
}

#[test]
fn a_zone_of_outlooks_own_is_known_by_what_the_file_says_of_it() {
    let calendar = read_in_tehran(OUTLOOK);
    assert_eq!(calendar.items[1].due, Some(Due::At(utc("2026-07-01T07:00:00Z"))));
    assert_eq!(calendar.items[2].due, Some(Due::At(utc("2026-12-01T08:00:00Z"))));
}

#[test]
fn a_trade_fair_of_outlook_lasts_two_days_and_is_no_meeting() {
    let fair = read_in_tehran(OUTLOOK).items[3].new_task(NOON);
    assert_eq!((fair.kind, fair.due), (TaskKind::ToDo, Some(Due::Day(day("2026-12-05")))));
    assert_eq!(fair.duration_min, Some(2 * 1440));
}

const APPLE: &str = "\
BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//Apple Inc.//macOS 15.1//EN\r
CALSCALE:GREGORIAN\r
BEGIN:VEVENT\r
CREATED:20261120T101112Z\r
DTEND;VALUE=DATE:20261123\r
DTSTAMP:20261120T101113Z\r
DTSTART;VALUE=DATE:20261122\r
LAST-MODIFIED:20261120T101112Z\r
SEQUENCE:1\r
SUMMARY:عيد الشركة\r
TRANSP:TRANSPARENT\r
UID:1E2F9C5B-0C3C-4E61-9A36-5D3A2C6B7F10\r
URL;VALUE=URI:\r
X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC\r
BEGIN:VALARM\r
ACTION:DISPLAY\r
DESCRIPTION:Event reminder\r
TRIGGER:-PT15H\r
UID:A1\r
X-WR-ALARMUID:A1\r
END:VALARM\r
BEGIN:VALARM\r
ACTION:NONE\r
TRIGGER;VALUE=DATE-TIME:19760401T005545Z\r
END:VALARM\r
END:VEVENT\r
BEGIN:VTODO\r
COMPLETED:20261121T081500Z\r
CREATED:20261120T101112Z\r
DTSTAMP:20261121T081501Z\r
DUE;TZID=Asia/Tehran:20261121T120000\r
DTSTART;TZID=Asia/Tehran:20261121T120000\r
DESCRIPTION:Order\\n\\n- [x] tea\\n- [ ] sugar\r
PERCENT-COMPLETE:100\r
PRIORITY:9\r
STATUS:COMPLETED\r
SUMMARY:اتصل بليلى\r
UID:5B1E7A8E-6E55-4C39-8F6C-2A9B7F1C1D11\r
X-APPLE-SORT-ORDER:12\r
BEGIN:VALARM\r
ACTION:DISPLAY\r
TRIGGER;VALUE=DATE-TIME:20261121T080000Z\r
END:VALARM\r
END:VTODO\r
END:VCALENDAR\r
";

#[test]
fn a_day_of_apple_is_a_day_and_its_reminder_is_counted_from_nine() {
    let calendar = read_in_tehran(APPLE);
    assert_eq!(calendar.problems, []);
    let day_off = &calendar.items[0];
    assert_eq!(day_off.due, Some(Due::Day(day("2026-11-22"))));
    // At nine in the morning of the day before.
    assert_eq!((day_off.duration_min, day_off.reminder_min), (None, Some(1440)));
}

#[test]
fn a_reminder_of_apple_comes_in_with_its_steps_and_is_done() {
    let call = read_in_tehran(APPLE).items[1].new_task(NOON);
    assert_eq!((call.kind, call.priority), (TaskKind::ToDo, Priority::Low));
    assert_eq!(call.due, Some(Due::At(utc("2026-11-21T08:30:00Z"))));
    assert_eq!((call.done_at, call.reminder_min), (Some(utc("2026-11-21T08:15:00Z")), Some(30)));
    let step = |text: &str, done| ChecklistItem { text: text.to_owned(), done };
    assert_eq!(
        (call.notes.as_str(), call.checklist),
        ("Order", vec![step("tea", true), step("sugar", false)])
    );
}

/// Byte order mark, single line feeds, times without a zone, Persian digits, folds in the middle of
/// letters, a rule counted in the Jalali calendar.
fn iranian() -> Vec<u8> {
    let file = "\u{feff}BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//تقویم فارسی//FA
BEGIN:VEVENT
UID:taghvim-۱۲۳
SUMMARY:اجارهٔ مغازه
DTSTART:20261106T090000
DTEND:20261106T093000
RRULE:RSCALE=PERSIAN;FREQ=MONTHLY;BYMONTHDAY=15;SKIP=FORWARD;COUNT=۱۲
END:VEVENT
BEGIN:VEVENT
UID:taghvim-124
SUMMARY:بازدید از فروشگاه لاله در خیابان ولی‌عصر
DTSTART;VALUE=DATE:۲۰۲۶۱۱۲۵
END:VEVENT
END:VCALENDAR
";
    let mut bytes = file.as_bytes().to_vec();
    let place = file.find("فروشگاه").unwrap() + 1;
    bytes.splice(place..place, *b"\n ");
    bytes
}

#[test]
fn a_file_of_an_iranian_calendar_comes_in_at_the_hours_of_the_device() {
    let calendar = read(&iranian(), &zone, &|civil| civil.resolve(in_tehran));
    assert_eq!(calendar.problems, []);
    let rent = &calendar.items[0];
    assert_eq!(rent.due, Some(Due::At(utc("2026-11-06T05:30:00Z"))));
    let recurrence = rent.recurrence.as_ref().unwrap();
    assert_eq!(
        (recurrence.rule.calendar, recurrence.rule.frequency),
        (CalendarKind::Jalali, Frequency::Monthly)
    );
    assert_eq!(recurrence.rule.end, End::Count(12));
    let visit = &calendar.items[1];
    assert_eq!(visit.title, "بازدید از فروشگاه لاله در خیابان ولی‌عصر");
    assert_eq!(visit.due, Some(Due::Day(day("2026-11-25"))));
}

#[test]
fn a_calendar_that_says_it_is_persian_counts_in_jalali_years() {
    let calendar =
        read_calendar("CALSCALE:PERSIAN\nBEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:14050901\nEND:VEVENT");
    assert_eq!(only(calendar).due, Some(Due::Day(day("2026-11-22"))));
}

#[test]
fn a_to_do_with_a_beginning_and_a_duration_is_due_at_its_end() {
    let calendar = read_calendar("BEGIN:VTODO\nUID:1\nDTSTART:20261122T120000Z\nDURATION:PT2H\nEND:VTODO");
    assert_eq!(only(calendar).due, Some(Due::At(utc("2026-11-22T14:00:00Z"))));
}

#[test]
fn a_reminder_of_an_end_is_counted_from_the_beginning() {
    let alarm = "BEGIN:VALARM\nACTION:AUDIO\nTRIGGER;RELATED=END:-PT90M\nEND:VALARM";
    assert_eq!(only(read_event(&format!("DURATION:PT1H\n{alarm}"))).reminder_min, Some(30));
}

#[test]
fn the_same_reminder_as_sound_and_as_text_is_one() {
    let alarm = |action| format!("BEGIN:VALARM\nACTION:{action}\nTRIGGER:-PT5M\nEND:VALARM");
    assert_eq!(only(read_event(&format!("{}\n{}", alarm("AUDIO"), alarm("DISPLAY")))).reminder_min, Some(5));
}

#[test]
fn priorities_of_one_to_nine_are_three() {
    let said =
        ["1", "4", "5", "6", "9"].map(|priority| only(read_event(&format!("PRIORITY:{priority}"))).priority);
    let expected = [Priority::High, Priority::High, Priority::Normal, Priority::Low, Priority::Low];
    assert_eq!(said, expected.map(Some));
    assert_eq!(only(read_event("PRIORITY:0")).priority, None);
}

#[test]
fn a_property_of_another_makers_own_is_passed_over() {
    only(read_event("X-MOZ-GENERATION:4\nX-ALT-DESC;FMTTYPE=text/html:<p>:</p>\nGEO:35.7;51.4"));
}
