//! Numbers as people type them, in any of the three digit systems.

use std::cmp::Ordering;

use super::digit_value;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// `mantissa` divided by ten to the power of `scale`: 12.50 is 1250 at scale 2.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub struct DecimalNumber {
    /// All the digits, as one whole number.
    pub mantissa: i64,
    /// How many of them are behind the decimal separator.
    pub scale: u8,
}

impl DecimalNumber {
    /// Which of two is greater, whatever their scales: 12.50 is 12.5.
    #[must_use]
    pub fn compare(self, other: Self) -> Ordering {
        let scale = self.scale.max(other.scale);
        // Nine places and 64 bits fit into 128 with room to spare.
        let raised = |one: Self| i128::from(one.mantissa) * 10_i128.pow((scale - one.scale).into());
        raised(self).cmp(&raised(other))
    }

    /// In Latin digits without groups, as addresses and files have it: `-1250.5`.
    #[must_use]
    pub fn plain(self) -> String {
        if self.scale == 0 {
            return self.mantissa.to_string();
        }
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let unit = 10_u64.pow(self.scale.into());
        let digits = self.mantissa.unsigned_abs();
        format!("{sign}{}.{:0width$}", digits / unit, digits % unit, width = usize::from(self.scale))
    }
}

/// Why a text is no number.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Error)]
pub enum NumberError {
    /// No digit at all.
    #[error("{text:?} has no digits")]
    NoDigits {
        /// What was given.
        text: String,
    },
    /// A character that has no place in a number, or not there.
    #[error("{character:?} does not belong in the number {text:?}")]
    UnexpectedCharacter {
        /// What was given.
        text: String,
        /// The first character that does not belong.
        character: char,
    },
    /// Separators are not every three digits (`1,23`), which may be a decimal comma.
    #[error("the digits of {text:?} are not grouped in threes")]
    BadGrouping {
        /// What was given.
        text: String,
    },
    /// More than nine decimal places, or more digits than 64 bits hold.
    #[error("{text:?} has too many digits")]
    TooManyDigits {
        /// What was given.
        text: String,
    },
    /// A fraction where a whole number is wanted.
    #[error("{text:?} is not a whole number")]
    NotWhole {
        /// What was given.
        text: String,
    },
}

const MAX_SCALE: u8 = 9;

/// Reads a whole number, such as `1,234`, `۱٬۲۳۴` or `-12`.
pub fn parse_integer(text: &str) -> Result<i64, NumberError> {
    match parse_decimal(text)? {
        DecimalNumber { mantissa, scale: 0 } => Ok(mantissa),
        _ => Err(NumberError::NotWhole { text: text.to_owned() }),
    }
}

/// Reads a decimal number such as `1,234.50` or `۱٬۲۳۴٫۵۰`; the scale is the number of places
/// written.
///
/// Digits of any system may be mixed. Groups are divided by `٬`, `,`, `،` or a no-break space,
/// always the same one, and must be of three digits; the decimal separator is `٫` or `.`. A sign
/// may lead. Spaces around and invisible direction marks anywhere are ignored.
pub fn parse_decimal(text: &str) -> Result<DecimalNumber, NumberError> {
    let mut reader = Reader::default();
    for character in text.trim().chars().filter(|character| !is_direction_mark(*character)) {
        reader.read(character, text)?;
    }
    reader.finish(text)
}

const fn is_direction_mark(character: char) -> bool {
    matches!(character, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[derive(Default)]
struct Reader {
    negative: bool,
    signed: bool,
    /// Kept negative, because the smallest number has no positive counterpart.
    mantissa: i64,
    digits: usize,
    scale: Option<u8>,
    separator: Option<char>,
    /// Digits since the last group separator or the start.
    in_group: usize,
}

impl Reader {
    fn read(&mut self, character: char, text: &str) -> Result<(), NumberError> {
        if let Some(value) = digit_value(character) {
            return self.push(value).ok_or_else(|| NumberError::TooManyDigits { text: text.to_owned() });
        }
        let at_start = self.digits == 0 && !self.signed && self.scale.is_none();
        match character {
            '-' | '\u{2212}' | '+' if at_start => {
                self.signed = true;
                self.negative = character != '+';
            }
            '٬' | ',' | '،' | '\u{a0}' | '\u{202f}'
                if self.scale.is_none() && self.separator.is_none_or(|known| known == character) =>
            {
                let complete = match self.separator {
                    Some(_) => self.in_group == 3,
                    None => (1..=3).contains(&self.in_group),
                };
                if !complete {
                    return Err(NumberError::BadGrouping { text: text.to_owned() });
                }
                self.separator = Some(character);
                self.in_group = 0;
            }
            '.' | '٫' if self.scale.is_none() => {
                self.check_last_group(text)?;
                self.scale = Some(0);
            }
            _ => {
                return Err(NumberError::UnexpectedCharacter { text: text.to_owned(), character });
            }
        }
        Ok(())
    }

    /// `None` when the number no longer fits.
    fn push(&mut self, value: u8) -> Option<()> {
        self.mantissa = self.mantissa.checked_mul(10)?.checked_sub(i64::from(value))?;
        self.digits += 1;
        match &mut self.scale {
            Some(scale) if *scale == MAX_SCALE => return None,
            Some(scale) => *scale += 1,
            None => self.in_group += 1,
        }
        Some(())
    }

    /// Whether the whole part ends well: ungrouped, or with a group of three.
    fn check_last_group(&self, text: &str) -> Result<(), NumberError> {
        if self.separator.is_some() && self.in_group != 3 {
            return Err(NumberError::BadGrouping { text: text.to_owned() });
        }
        Ok(())
    }

    fn finish(self, text: &str) -> Result<DecimalNumber, NumberError> {
        if self.digits == 0 {
            return Err(NumberError::NoDigits { text: text.to_owned() });
        }
        if self.scale.is_none() {
            self.check_last_group(text)?;
        }
        let mantissa = if self.negative { Some(self.mantissa) } else { self.mantissa.checked_neg() };
        match mantissa {
            Some(mantissa) => Ok(DecimalNumber { mantissa, scale: self.scale.unwrap_or(0) }),
            None => Err(NumberError::TooManyDigits { text: text.to_owned() }),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn decimal(mantissa: i64, scale: u8) -> DecimalNumber {
        DecimalNumber { mantissa, scale }
    }

    #[test]
    fn numbers_of_different_places_are_compared_by_what_they_are_worth() {
        assert_eq!(decimal(1_250, 2).compare(decimal(125, 1)), Ordering::Equal);
        assert_eq!(decimal(-5, 1).compare(decimal(0, 0)), Ordering::Less);
        assert_eq!(decimal(i64::MAX, 0).compare(decimal(i64::MAX, 9)), Ordering::Greater);
    }

    #[test]
    fn a_number_written_plainly_is_read_as_the_same() {
        for number in
            [decimal(-1_2505, 1), decimal(5, 2), decimal(-5, 9), decimal(12, 0), decimal(i64::MIN, 9)]
        {
            assert_eq!(parse_decimal(&number.plain()), Ok(number), "{}", number.plain());
        }
    }

    #[test]
    fn a_price_typed_on_a_persian_keyboard_is_read() {
        assert_eq!(parse_integer("۱۲٬۵۰۰٬۰۰۰"), Ok(12_500_000));
        assert_eq!(parse_integer("۱۲،۵۰۰،۰۰۰"), Ok(12_500_000));
    }

    #[test]
    fn places_written_are_places_kept() {
        assert_eq!(parse_decimal("9.50"), Ok(decimal(950, 2)));
        assert_eq!(parse_decimal("٩٫٥"), Ok(decimal(95, 1)));
        assert_eq!(parse_decimal(".5"), Ok(decimal(5, 1)));
        assert_eq!(parse_decimal("7."), Ok(decimal(7, 0)));
    }

    #[test]
    fn digits_of_two_systems_may_stand_in_one_number() {
        assert_eq!(parse_integer(" ۱2٣ "), Ok(123));
    }

    #[test]
    fn a_minus_behind_a_direction_mark_counts() {
        assert_eq!(parse_integer("\u{200e}\u{2212}۵"), Ok(-5));
    }

    #[test]
    fn a_decimal_comma_is_refused_rather_than_taken_for_a_thousand() {
        for text in ["12,5", "1,23", "1,2345", "12,", "1,,000", ",500"] {
            assert_eq!(
                parse_decimal(text),
                Err(NumberError::BadGrouping { text: text.to_owned() }),
                "{text}"
            );
        }
    }

    #[test]
    fn a_first_group_of_four_digits_is_no_group() {
        assert_eq!(parse_integer("1234,567"), Err(NumberError::BadGrouping { text: "1234,567".to_owned() }));
    }

    #[test]
    fn two_decimal_separators_are_refused_at_the_second() {
        assert_eq!(
            parse_decimal("1.234.567"),
            Err(NumberError::UnexpectedCharacter { text: "1.234.567".to_owned(), character: '.' })
        );
        assert!(parse_decimal("1.234,5").is_err());
    }

    #[test]
    fn a_letter_is_named_as_what_does_not_belong() {
        assert_eq!(
            parse_integer("12kg"),
            Err(NumberError::UnexpectedCharacter { text: "12kg".to_owned(), character: 'k' })
        );
        assert!(parse_integer("12-").is_err());
        assert!(parse_integer("--12").is_err());
    }

    #[test]
    fn no_digits_is_no_number() {
        for text in ["", "  ", "-", ".", "\u{200e}"] {
            assert_eq!(parse_decimal(text), Err(NumberError::NoDigits { text: text.to_owned() }));
        }
    }

    #[test]
    fn a_number_too_large_to_keep_is_refused() {
        assert_eq!(parse_integer("9223372036854775807"), Ok(i64::MAX));
        assert!(matches!(parse_integer("9223372036854775808"), Err(NumberError::TooManyDigits { .. })));
        assert!(matches!(parse_decimal("0.0000000001"), Err(NumberError::TooManyDigits { .. })));
    }

    #[test]
    fn half_a_piece_is_not_whole() {
        assert_eq!(parse_integer("1.5"), Err(NumberError::NotWhole { text: "1.5".to_owned() }));
    }
}
