//! Dates and times as files write them (RFC 5545, sections 3.3.4 and 3.3.5), and a little more.

use crate::domain::calendar::CalendarKind;
use crate::domain::digits::to_latin;
use crate::domain::time::{CivilDate, CivilTime, Instant, TimeOfDay, UtcOffset};

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// A day: `20261122`.
    Day(CivilDate),
    /// What a clock shows, and whether it is one of UTC: `20261122T090000`, `20261122T053000Z`.
    Clock {
        /// The day and the time to the minute.
        civil: CivilTime,
        /// The second, 0 to 59.
        second: u8,
        /// Whether it ends in `Z`.
        utc: bool,
    },
}

/// The first Gregorian year: an earlier one is of another calendar, or no year at all.
const FIRST_YEAR: i32 = 1583;

/// Reads a date or a time whose years and months are of `calendar`; none when there is no such.
///
/// Digits of any script will do, and so will the signs of ISO 8601 (`2026-11-22 09:00`).
pub(super) fn read_written(text: &str, calendar: CalendarKind) -> Option<Written> {
    let text = to_latin(text.trim());
    let (text, utc) = match text.strip_suffix(['Z', 'z']) {
        Some(before) => (before, true),
        None => (text.as_ref(), false),
    };
    let (date, time) = match text.split_once(['T', 't', ' ']) {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let [century, years, month, day] = pairs(date, '-')?.try_into().ok()?;
    let year = i32::from(century) * 100 + i32::from(years);
    if calendar == CalendarKind::Gregorian && year < FIRST_YEAR {
        return None;
    }
    let date = calendar.date(year, month, day).ok()?;
    let Some(time) = time else {
        return Some(Written::Day(date));
    };
    let time = time.split_once('.').map_or(time, |(whole, _fraction)| whole);
    let (hour, minute, second) = match pairs(time, ':')?[..] {
        [hour, minute] => (hour, minute, 0),
        [hour, minute, second] if second <= 60 => (hour, minute, second),
        _ => return None,
    };
    let civil = if (hour, minute, second) == (24, 0, 0) {
        date.checked_add_days(1)?.at(TimeOfDay::MIDNIGHT)
    } else {
        date.at(TimeOfDay::new(hour, minute).ok()?)
    };
    // A leap second is not counted.
    Some(Written::Clock { civil, second: second.min(59), utc })
}

/// Digits two by two, with a sign between them or without.
fn pairs(text: &str, sign: char) -> Option<Vec<u8>> {
    let digits: Vec<u8> = text
        .chars()
        .filter(|character| *character != sign)
        .map(|character| character.to_digit(10).map(|digit| digit as u8))
        .collect::<Option<_>>()?;
    let whole = digits.len().is_multiple_of(2);
    whole.then(|| digits.chunks_exact(2).map(|pair| pair[0] * 10 + pair[1]).collect())
}

/// A day as a file has it.
pub(super) fn day_text(day: CivilDate) -> String {
    day.to_string().replace('-', "")
}

/// What a clock shows, as a file has it.
pub(super) fn clock_text(civil: CivilTime, second: u8) -> String {
    format!("{}T{:02}{:02}{second:02}", day_text(civil.date), civil.time.hour(), civil.time.minute())
}

/// An instant to the second, as a file has it.
pub(super) fn utc_text(at: Instant) -> String {
    format!("{}Z", clock_text(at.civil(UtcOffset::UTC), second_of(at)))
}

/// The second of its minute that an instant lies in, the same in every zone of whole minutes.
pub(super) fn second_of(at: Instant) -> u8 {
    // The remainder of a minute is below 60.
    (at.millis().rem_euclid(60_000) / 1000) as u8
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use proptest::prelude::*;

    fn gregorian(text: &str) -> Option<String> {
        read_written(text, CalendarKind::Gregorian).map(|written| match written {
            Written::Day(day) => day_text(day),
            Written::Clock { civil, second, utc } => clock_text(civil, second) + if utc { "Z" } else { "" },
        })
    }

    #[test]
    fn days_and_times_are_read() {
        for text in ["20261122", "20261122T090000", "20261122T053059Z"] {
            assert_eq!(gregorian(text).as_deref(), Some(text));
        }
    }

    #[test]
    fn other_ways_to_write_a_time_are_understood() {
        for text in [
            "2026-11-22T09:00:00",
            "20261122T0900",
            "2026-11-22 09:00",
            "۲۰۲۶۱۱۲۲T۰۹۰۰۰۰",
            "20261122T090000.000",
        ] {
            assert_eq!(gregorian(text).as_deref(), Some("20261122T090000"), "{text}");
        }
    }

    #[test]
    fn midnight_at_a_days_end_is_the_next_days_beginning() {
        assert_eq!(gregorian("20261231T240000").as_deref(), Some("20270101T000000"));
    }

    #[test]
    fn what_is_no_date_is_none() {
        let wrong = [
            "",
            "20260230",
            "20261301",
            "2026112",
            "20261122T",
            "20261122T2500",
            "20261122T096000",
            "20261122T090061",
            "tomorrow",
            "T090000",
            "14050901",
            "20261122T090000+0330",
            "é",
        ];
        for text in wrong {
            assert_eq!(gregorian(text), None, "{text}");
        }
    }

    #[test]
    fn a_jalali_calendars_dates_are_jalali() {
        let written = read_written("14050901", CalendarKind::Jalali).unwrap();
        assert_eq!(written, Written::Day("2026-11-22".parse().unwrap()));
    }

    proptest! {
        #[test]
        fn an_instant_reads_back_to_the_second(seconds in -12_000_000_000_i64..200_000_000_000) {
            let at = Instant::from_millis(seconds * 1000);
            let read = read_written(&utc_text(at), CalendarKind::Gregorian);
            let civil = at.civil(UtcOffset::UTC);
            prop_assert_eq!(read, Some(Written::Clock { civil, second: second_of(at), utc: true }));
        }

        #[test]
        fn any_text_is_read_without_a_panic(text in any::<String>()) {
            for calendar in [CalendarKind::Jalali, CalendarKind::Hijri, CalendarKind::Gregorian] {
                read_written(&text, calendar);
            }
        }
    }
}
