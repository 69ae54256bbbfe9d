//! The three sets of digits people read and type, and whole and decimal numbers written in them.
//!
//! Separators: Persian and Arabic group by `٬` (U+066C) and divide by `٫` (U+066B), Latin by `,`
//! and `.`. Negative numbers carry the sign CLDR gives the language, with the invisible mark that
//! keeps it on the number's left in text that runs from the right.

mod number;

pub use number::{DecimalNumber, NumberError, parse_decimal, parse_integer};

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A set of the ten decimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DigitSystem {
    /// 0123456789
    Latin,
    /// ۰۱۲۳۴۵۶۷۸۹
    Persian,
    /// ٠١٢٣٤٥٦٧٨٩
    ArabicIndic,
}

/// The value, 0 to 9, of a digit of any of the three systems, also in its full-width form.
pub const fn digit_value(character: char) -> Option<u8> {
    let zero = match character {
        '0'..='9' => '0',
        '۰'..='۹' => '۰',
        '٠'..='٩' => '٠',
        '０'..='９' => '０',
        _ => return None,
    };
    Some((character as u32 - zero as u32) as u8)
}

/// `text` with every digit of the other systems made Latin; borrowed when there is none.
pub fn to_latin(text: &str) -> Cow<'_, str> {
    DigitSystem::Latin.convert(text)
}

impl DigitSystem {
    /// All three, in the order a picker shows them.
    pub const ALL: [Self; 3] = [Self::Latin, Self::Persian, Self::ArabicIndic];

    /// The digit of `value`, of which only the last decimal place counts.
    pub const fn digit(self, value: u8) -> char {
        let digits = match self {
            Self::Latin => ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
            Self::Persian => ['۰', '۱', '۲', '۳', '۴', '۵', '۶', '۷', '۸', '۹'],
            Self::ArabicIndic => ['٠', '١', '٢', '٣', '٤', '٥', '٦', '٧', '٨', '٩'],
        };
        digits[(value % 10) as usize]
    }

    /// What divides groups of three.
    pub const fn group_separator(self) -> char {
        match self {
            Self::Latin => ',',
            Self::Persian | Self::ArabicIndic => '٬',
        }
    }

    /// What divides the whole from the fraction.
    pub const fn decimal_separator(self) -> char {
        match self {
            Self::Latin => '.',
            Self::Persian | Self::ArabicIndic => '٫',
        }
    }

    /// CLDR's minus sign: with a left-to-right mark in Persian, an Arabic letter mark in Arabic.
    pub const fn minus(self) -> &'static str {
        match self {
            Self::Latin => "-",
            Self::Persian => "\u{200e}\u{2212}",
            Self::ArabicIndic => "\u{61c}-",
        }
    }

    /// `text` with its digits, of whichever system, made ours; borrowed when they all are already.
    pub fn convert(self, text: &str) -> Cow<'_, str> {
        if self == Self::Latin && text.is_ascii() {
            return Cow::Borrowed(text);
        }
        let foreign =
            |character: char| digit_value(character).is_some_and(|value| self.digit(value) != character);
        if !text.contains(foreign) {
            return Cow::Borrowed(text);
        }
        let convert = |character| digit_value(character).map_or(character, |value| self.digit(value));
        Cow::Owned(text.chars().map(convert).collect())
    }

    /// A whole number in groups of three: `1,234,567`, `۱٬۲۳۴٬۵۶۷`.
    pub fn format_integer(self, number: i64) -> String {
        self.format_decimal(DecimalNumber { mantissa: number, scale: 0 })
    }

    /// A decimal number in groups of three with all the places of its scale: `1,234.50`.
    pub fn format_decimal(self, number: DecimalNumber) -> String {
        let scale = usize::from(number.scale);
        // One digit at least must stand before the fraction.
        let digits = format!("{:0width$}", number.mantissa.unsigned_abs(), width = scale + 1);
        let whole = digits.len() - scale;
        let mut text = String::with_capacity(digits.len() * 3);
        if number.mantissa < 0 {
            text.push_str(self.minus());
        }
        for (place, byte) in digits.bytes().enumerate() {
            if place == whole {
                text.push(self.decimal_separator());
            } else if place > 0 && place < whole && (whole - place) % 3 == 0 {
                text.push(self.group_separator());
            }
            text.push(self.digit(byte - b'0'));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_price_is_grouped_in_each_system() {
        assert_eq!(DigitSystem::Latin.format_integer(12_500_000), "12,500,000");
        assert_eq!(DigitSystem::Persian.format_integer(12_500_000), "۱۲٬۵۰۰٬۰۰۰");
        assert_eq!(DigitSystem::ArabicIndic.format_integer(12_500_000), "١٢٬٥٠٠٬٠٠٠");
    }

    #[test]
    fn three_digits_have_no_separator() {
        assert_eq!(DigitSystem::Latin.format_integer(999), "999");
        assert_eq!(DigitSystem::Latin.format_integer(0), "0");
    }

    #[test]
    fn the_smallest_number_is_written_too() {
        assert_eq!(DigitSystem::Latin.format_integer(i64::MIN), "-9,223,372,036,854,775,808");
    }

    #[test]
    fn a_fraction_below_one_keeps_its_leading_zero_and_its_places() {
        let rate = DecimalNumber { mantissa: 5, scale: 2 };
        assert_eq!(DigitSystem::Persian.format_decimal(rate), "۰٫۰۵");
        assert_eq!(DigitSystem::Latin.format_decimal(DecimalNumber { mantissa: -150, scale: 2 }), "-1.50");
    }

    #[test]
    fn digits_inside_text_are_converted_and_the_rest_is_kept() {
        assert_eq!(DigitSystem::Persian.convert("پلاک 12، واحد ٣"), "پلاک ۱۲، واحد ۳");
        assert_eq!(to_latin("۰۹۱۲-۳۴۵"), "0912-345");
    }

    #[test]
    fn text_that_needs_no_change_is_not_copied() {
        assert!(matches!(to_latin("Apt 12"), Cow::Borrowed("Apt 12")));
        assert!(matches!(DigitSystem::Persian.convert("سلام"), Cow::Borrowed(_)));
    }

    proptest! {
        #[test]
        fn converting_back_to_latin_gives_the_text_back(text in "[a-zابپتش ]{0,8}[0-9]{0,12}[,.]?[0-9]{0,4}") {
            for system in DigitSystem::ALL {
                let converted = system.convert(&text).into_owned();
                prop_assert_eq!(to_latin(&converted), text.as_str());
            }
        }

        #[test]
        fn a_formatted_number_is_read_back(mantissa in any::<i64>(), scale in 0u8..=9) {
            for system in DigitSystem::ALL {
                let number = DecimalNumber { mantissa, scale };
                prop_assert_eq!(parse_decimal(&system.format_decimal(number)), Ok(number));
                prop_assert_eq!(parse_integer(&system.format_integer(mantissa)), Ok(mantissa));
            }
        }
    }
}
