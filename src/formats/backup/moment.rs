//! Instants as ISO 8601 writes them.

use crate::domain::time::{CivilDate, Instant, MILLIS_PER_DAY};

/// An instant as a text in UTC, as in `2026-11-25T08:30:00.123Z`; none outside the years 1 to 9999.
pub(super) fn text(instant: Instant) -> Option<String> {
    let days = i32::try_from(instant.millis().div_euclid(MILLIS_PER_DAY)).ok()?;
    let date = CivilDate::from_days(days).ok()?;
    let millis = instant.millis().rem_euclid(MILLIS_PER_DAY);
    let (seconds, millis) = (millis / 1_000, millis % 1_000);
    let (hour, minute, second) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    Some(format!("{date}T{hour:02}:{minute:02}:{second:02}.{millis:03}Z"))
}

/// The instant of a text. Seconds, their fraction and the zone may be missing: without a zone it is UTC.
/// What is finer than a millisecond is dropped.
pub(super) fn instant(text: &str) -> Option<Instant> {
    let (date, rest) = text.split_at_checked(10)?;
    let date: CivilDate = date.parse().ok()?;
    let rest = rest.strip_prefix(['T', ' '])?;
    let (clock, zone) = rest.split_at(rest.find(['Z', '+', '-']).unwrap_or(rest.len()));
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, ""));
    let seconds = sexagesimal(clock, 24)? - offset(zone)?;
    let mut millis = 0;
    let mut digits = fraction.chars();
    for _ in 0..3 {
        millis = millis * 10 + digits.next().map_or(Some(0), |digit| digit.to_digit(10))?;
    }
    Some(Instant::from_millis(i64::from(date.days()) * MILLIS_PER_DAY + seconds * 1_000 + i64::from(millis)))
}

/// The seconds by which a zone is ahead of UTC.
fn offset(zone: &str) -> Option<i64> {
    match zone.split_at_checked(1) {
        None | Some(("Z", "")) => Some(0),
        Some(("-", hours)) => Some(-sexagesimal(hours, 24)?),
        Some((_, hours)) => sexagesimal(hours, 24),
    }
}

/// The seconds of `hh`, `hh:mm`, `hhmm` or `hh:mm:ss`, where the hours are fewer than `hours`.
fn sexagesimal(text: &str, hours: i64) -> Option<i64> {
    let mut rest = text;
    let (mut seconds, mut unit, mut limit) = (0, 3_600, hours);
    while !rest.is_empty() && unit > 0 {
        let (pair, after) = rest.split_at_checked(2)?;
        let digits = pair.bytes().all(|byte| byte.is_ascii_digit());
        let number: i64 = pair.parse().ok().filter(|number| digits && *number < limit)?;
        seconds += number * unit;
        (unit, limit) = (unit / 60, 60);
        rest = after.strip_prefix(':').unwrap_or(after);
    }
    (rest.is_empty() && unit < 3_600).then_some(seconds)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn an_instant_is_written_in_utc_to_the_millisecond() {
        let written = text(Instant::from_millis(1_795_595_400_123)).unwrap();
        assert_eq!(written, "2026-11-25T08:30:00.123Z");
        assert_eq!(instant(&written).unwrap().millis(), 1_795_595_400_123);
    }

    #[test]
    fn a_time_before_1970_keeps_its_milliseconds() {
        assert_eq!(text(Instant::from_millis(-1)).unwrap(), "1969-12-31T23:59:59.999Z");
        assert_eq!(instant("1969-12-31T23:59:59.999Z").unwrap().millis(), -1);
    }

    #[test]
    fn another_zone_and_missing_parts_are_read() {
        let same = [
            "2026-11-25T12:00:00+03:30",
            "2026-11-25 08:30",
            "2026-11-25T03:30:00.0-0500",
            "2026-11-25T08:30Z",
        ];
        for written in same {
            assert_eq!(instant(written).unwrap().millis(), 1_795_595_400_000, "{written}");
        }
    }

    #[test]
    fn what_is_no_instant_is_refused() {
        for no in
            ["", "2026-11-25", "2026-11-25T", "2026-13-25T08:30Z", "2026-11-25T24:00Z", "2026-11-25T8:30Z"]
        {
            assert_eq!(instant(no), None, "{no}");
        }
        for no in ["2026-11-25T08:30:00.x", "2026-11-25T08:30Zulu", "2026-11-25T08:30:00:00", "۲۰۲۶-11"] {
            assert_eq!(instant(no), None, "{no}");
        }
    }
}
