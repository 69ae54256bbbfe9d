//! Numbers as the cells of a sheet hold them: the text of a binary fraction, such as
//! `0.30000000000000004` for what was typed as 0.3.
//!
//! Excel shows fifteen digits and so do we, worked out on the digits themselves: reading and writing
//! fractions by the standard library brings tables of twenty kilobytes.

/// How many digits of a number mean something.
const DIGITS: usize = 15;
/// How many zeros are written out at most. What is larger or smaller stays as it is written.
const MAX_ZEROS: i32 = 20;

/// A number: its digits as a whole number, times ten to the power of `exponent`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    pub(super) is_negative: bool,
    /// At most fifteen digits, the last of them no zero.
    pub(super) digits: u64,
    pub(super) exponent: i32,
}

impl Decimal {
    /// Reads `-1.5E+3` and the like; none where it is no number.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let is_negative = text.starts_with('-');
        let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
        let (mantissa, exponent) = match unsigned.split_once(['E', 'e']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i16>().ok()?),
            None => (unsigned, 0),
        };
        let mut number = Self { is_negative, digits: 0, exponent: exponent.into() };
        let (mut count, mut has_digit, mut has_point, mut is_up) = (0_usize, false, false, false);
        for byte in mantissa.bytes() {
            let value = match byte {
                b'.' if !has_point => {
                    has_point = true;
                    continue;
                }
                b'0'..=b'9' => byte - b'0',
                _ => return None,
            };
            has_digit = true;
            if count < DIGITS {
                number.digits = number.digits * 10 + u64::from(value);
                number.exponent = number.exponent.saturating_sub(i32::from(has_point));
                count += usize::from(number.digits > 0);
            } else {
                is_up |= count == DIGITS && value >= 5;
                count += 1;
                number.exponent = number.exponent.saturating_add(i32::from(!has_point));
            }
        }
        number.digits += u64::from(is_up);
        while number.digits > 0 && number.digits.is_multiple_of(10) {
            number.digits /= 10;
            number.exponent = number.exponent.saturating_add(1);
        }
        has_digit.then_some(number)
    }

    /// The number with all its digits and no more. It stays `text`, as it is written, where that would be
    /// mostly zeros, and where it is a whole number: not every product stops at fifteen digits, and the
    /// number of a bank card has sixteen.
    pub(super) fn plain(self, text: &str) -> String {
        if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
            return text.to_owned();
        }
        if self.digits == 0 {
            return "0".to_owned();
        }
        let digits = self.digits.to_string();
        // How many digits stand before the point.
        let whole = self.exponent.saturating_add(digits.len() as i32);
        if self.exponent > MAX_ZEROS || whole < -MAX_ZEROS {
            return text.to_owned();
        }
        let mut out = String::from(if self.is_negative { "-" } else { "" });
        if whole <= 0 {
            out.push_str("0.");
            (whole..0).for_each(|_| out.push('0'));
            out.push_str(&digits);
        } else {
            for place in 0..whole.max(digits.len() as i32) as usize {
                if place == whole as usize {
                    out.push('.');
                }
                out.push_str(digits.get(place..=place).unwrap_or("0"));
            }
        }
        out
    }

    /// Its whole part and the seconds that its fraction is of a day, rounded; none where it is negative or
    /// has more than seven digits before the point, as no day has.
    pub(super) fn days_and_seconds(self) -> Option<(u32, u32)> {
        let plain = self.plain("");
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        if self.is_negative || whole.is_empty() || whole.len() > 7 {
            return None;
        }
        // Ten places are some ten millionths of a second.
        let places: String = fraction.chars().chain("0000000000".chars()).take(10).collect();
        let seconds = (places.parse::<u64>().ok()? * 86_400 + 5_000_000_000) / 10_000_000_000;
        Some((whole.parse().ok()?, seconds as u32))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use proptest::prelude::*;

    fn plain(text: &str) -> Option<String> {
        Decimal::parse(text).map(|number| number.plain(text))
    }

    #[test]
    fn a_number_has_the_digits_that_were_typed() {
        for (stored, typed) in [
            ("0.30000000000000004", "0.3"),
            ("0.10000000000000001", "0.1"),
            ("1234.5678000000001", "1234.5678"),
            ("9.8912345678998999E11", "989123456789.99"),
            ("989123456789", "989123456789"),
            ("1.0000000000000001E-2", "0.01"),
            ("-2.5E3", "-2500"),
            ("0.99999999999999999", "1"),
            ("1500.00", "1500"),
            ("-0", "0"),
            (".5", "0.5"),
            ("1234567890123456.7", "1234567890123460"),
            ("6037991234567891", "6037991234567891"),
        ] {
            assert_eq!(plain(stored).as_deref(), Some(typed), "{stored}");
        }
    }

    #[test]
    fn a_number_of_many_zeros_stays_as_it_is() {
        assert_eq!(plain("1E+300").as_deref(), Some("1E+300"));
        assert_eq!(plain("1E-300").as_deref(), Some("1E-300"));
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", "-", ".", "1.2.3", "1E", "NaN", "INF", "1,5", "۱۲", "1E99999"] {
            assert_eq!(plain(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_fraction_of_fifteen_digits_comes_back(digits in 0_i64..1_000_000_000_000_000, places in 0_i32..20) {
            let value = digits as f64 / 10_f64.powi(places);
            let text = format!("{value:.16e}");
            let read: f64 = plain(&text).unwrap().parse().unwrap();
            let expected: f64 = format!("{value:.14e}").parse().unwrap();
            prop_assert_eq!(read, expected);
        }

        #[test]
        fn any_text_is_a_number_or_none(text in "[-+0-9.eE]{0,30}") {
            if let Some(number) = Decimal::parse(&text) {
                prop_assert!(number.plain(&text).len() <= 60);
                number.days_and_seconds();
            }
        }
    }
}
