use super::*;

#[test]
fn languages_and_digits_mix_in_one_line() {
    let lines = [
        ("call رضا فردا at 10", "Call <رضا> 2025-11-23 10:00"),
        ("meeting مع سارة tomorrow الساعة ٣", "Meeting <سارة> 2025-11-23 15:00"),
        ("جلسه with Sara ۱۵ March", "Meeting <Sara> 2026-03-15"),
        ("كل Monday تماس با رضا", "Call <رضا> 2025-11-24 Weekly(Mon)"),
        ("فردا 14:30 visit عمر", "Visit <عمر> 2025-11-23 14:30"),
        ("تماس با Ahmad الخميس ۱۰:۰۰", "Call <Ahmad> 2025-11-27 10:00"),
    ];
    for moment in [tehran(), riyadh(), london()] {
        all_tell(&moment, &lines);
    }
}

#[test]
fn what_keyboards_write_differently_is_the_same() {
    let same = [
        ["سه‌شنبه تماس با علی", "سه شنبه تماس با علی", "سهشنبه تماس با علی"],
        ["یکشنبه جلسه", "يكشنبه جلسه", "یک‌شنبه جلسه"],
        ["هر دوشنبه جلسه", "هَر دوشنبه جلسه", "هر دوشنبه‌ جلسه"],
        ["غدًا زيارة عمر", "غدا زيارة عمر", "غداً زياره عمر"],
        ["الأربعاء اجتماع", "الاربعاء اجتماع", "الأربعا اجتماع"],
    ];
    for lines in same {
        let [first, others @ ..] = lines.map(|line| {
            let understood = understand(line, &tehran());
            (understood.kind, understood.day, understood.time, understood.rule)
        });
        assert!(first.1.is_some(), "{lines:?}");
        for other in others {
            assert_eq!(first, other, "{lines:?}");
        }
    }
}

#[test]
fn a_line_of_nothing_but_signals_has_no_title() {
    for (line, day, time) in [("tomorrow", true, false), ("فردا ساعت ۱۰", true, true), ("!!", false, false)]
    {
        let understood = understand(line, &tehran());
        assert_eq!(understood.title, "");
        assert_eq!((understood.day.is_some(), understood.time.is_some()), (day, time), "{line}");
    }
}
