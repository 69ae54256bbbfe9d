//! Durations (RFC 5545, section 3.3.6): `PT90M`, `P1D`, `-P1W`.

/// How many seconds a duration lasts, negative with a minus; none when it is no duration.
pub(super) fn read_seconds(text: &str) -> Option<i64> {
    let text = text.trim();
    let (negative, rest) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let rest = rest.strip_prefix(['P', 'p'])?;
    let mut total = 0_i64;
    let mut number = None;
    let mut said = false;
    for character in rest.chars() {
        if let Some(digit) = character.to_digit(10) {
            let so_far: i64 = number.unwrap_or(0);
            number = Some(so_far.checked_mul(10)?.checked_add(i64::from(digit))?);
            continue;
        }
        let unit_s = match character.to_ascii_uppercase() {
            'W' => 7 * 86_400,
            'D' => 86_400,
            'H' => 3_600,
            'M' => 60,
            'S' => 1,
            'T' if number.is_none() => continue,
            _ => return None,
        };
        total = total.checked_add(number.take()?.checked_mul(unit_s)?)?;
        said = true;
    }
    let whole = said && number.is_none();
    whole.then_some(if negative { -total } else { total })
}

/// So many minutes, as a duration.
pub(super) fn minutes_text(minutes: i64) -> String {
    let sign = if minutes < 0 { "-" } else { "" };
    format!("{sign}PT{}M", minutes.unsigned_abs())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn durations_are_read_in_seconds() {
        let known =
            [("PT15M", 900), ("-PT1H30M", -5_400), ("P1DT2H", 93_600), ("+P2W", 1_209_600), ("PT0S", 0)];
        for (text, seconds) in known {
            assert_eq!(read_seconds(text), Some(seconds), "{text}");
        }
    }

    #[test]
    fn what_is_no_duration_is_none() {
        for text in
            ["", "P", "-", "PT", "15M", "PT15", "PTM", "P1X", "PT99999999999999999999M", "P9999999999999999W"]
        {
            assert_eq!(read_seconds(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn minutes_read_back(minutes in any::<i32>()) {
            let minutes = i64::from(minutes);
            prop_assert_eq!(read_seconds(&minutes_text(minutes)), Some(minutes * 60));
        }
    }
}
