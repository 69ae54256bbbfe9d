//! Days as spreadsheets count them.

use super::number::Decimal;
use super::number_format::NumberFormat;
use crate::domain::time::CivilDate;

/// 1899-12-30 in days from 1970-01-01: where Excel's count begins for every day after February of 1900.
const BEFORE_1900: i32 = -25_569;
/// 1904-01-01: where the count of the first Macintosh begins.
const IN_1904: i32 = -24_107;
/// Excel's 29 February 1900, which never was.
const FALSE_DAY: u32 = 60;

/// A number as the day or time that its format shows: `2026-11-25`, `2026-11-25T08:30`, `08:30`, or a span of
/// more than a day such as `36:30`; none where it is no such number. Seconds are dropped. No day at all, which
/// is what a formula makes of an empty cell, is empty.
pub(super) fn day_or_time(number: Decimal, format: NumberFormat, counts_from_1904: bool) -> Option<String> {
    let (mut days, mut seconds) = number.days_and_seconds()?;
    if seconds == 86_400 {
        (days, seconds) = (days + 1, 0);
    }
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60);
    // What is shown as a time and is more than some twenty-seven years is the time of a day.
    if format == NumberFormat::Time && days < 10_000 {
        return Some(format!("{:02}:{minutes:02}", days * 24 + hours));
    }
    if days == 0 && !counts_from_1904 {
        return Some(if seconds < 60 { String::new() } else { format!("{hours:02}:{minutes:02}") });
    }
    let begin = match days {
        _ if counts_from_1904 => IN_1904,
        0..FALSE_DAY => BEFORE_1900 + 1,
        // The false day falls on the one before it, the last that its month had.
        _ => BEFORE_1900,
    };
    let date = CivilDate::from_days(i32::try_from(days).ok()? + begin).ok()?;
    Some(if seconds < 60 { date.to_string() } else { format!("{date}T{hours:02}:{minutes:02}") })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str, format: NumberFormat) -> Option<String> {
        day_or_time(Decimal::parse(text).unwrap(), format, false)
    }

    #[test]
    fn a_day_is_counted_from_the_beginning_of_1900() {
        for (serial, day) in [
            ("46351", "2026-11-25"),
            ("1", "1900-01-01"),
            ("59", "1900-02-28"),
            ("60", "1900-02-28"),
            ("61", "1900-03-01"),
            ("2958465", "9999-12-31"),
            ("46351.354166666664", "2026-11-25T08:30"),
            ("46351.999999999", "2026-11-26"),
            ("0.354166666666667", "08:30"),
            ("0", ""),
        ] {
            assert_eq!(shown(serial, NumberFormat::Day).as_deref(), Some(day), "{serial}");
        }
    }

    #[test]
    fn a_workbook_may_count_from_1904() {
        let number = |text| Decimal::parse(text).unwrap();
        let shown = |text| day_or_time(number(text), NumberFormat::Day, true).unwrap();
        assert_eq!((shown("0"), shown("44889.5")), ("1904-01-01".to_owned(), "2026-11-25T12:00".to_owned()));
    }

    #[test]
    fn a_time_is_shown_without_a_day_and_a_span_may_be_longer_than_one() {
        assert_eq!(shown("0.354166666666667", NumberFormat::Time).as_deref(), Some("08:30"));
        assert_eq!(shown("1.5208333333333333", NumberFormat::Time).as_deref(), Some("36:30"));
        assert_eq!(shown("46351.354166666664", NumberFormat::Time).as_deref(), Some("2026-11-25T08:30"));
    }

    #[test]
    fn what_is_no_day_stays_a_number() {
        for serial in ["-1", "2958466", "1E+300", "99999999"] {
            assert_eq!(shown(serial, NumberFormat::Day), None, "{serial}");
        }
    }

    proptest! {
        #[test]
        fn every_minute_of_every_day_comes_back(days in 61_u32..2_958_465, minute in 1_u32..1_440) {
            let serial = f64::from(days) + f64::from(minute) / 1_440.0;
            let expected = format!("T{:02}:{:02}", minute / 60, minute % 60);
            let shown = shown(&format!("{serial:.16e}"), NumberFormat::Day).unwrap();
            prop_assert!(shown.ends_with(&expected), "{} {}", shown, expected);
        }
    }
}
