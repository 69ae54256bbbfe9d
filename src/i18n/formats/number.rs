//! Numbers, sizes, and figures within other text.

use super::Formats;
use crate::domain::digits::DecimalNumber;
use crate::domain::language::Language;
use crate::domain::phone::PhoneNumber;

/// Text between this and the pop runs in its own direction, whatever stands around it.
const FIRST_STRONG_ISOLATE: char = '\u{2068}';
/// Text between these runs from left to right whatever stands around it.
const LEFT_TO_RIGHT_ISOLATE: char = '\u{2066}';
const POP_DIRECTIONAL_ISOLATE: char = '\u{2069}';
/// Every character between these stands to the right of the one before.
const LEFT_TO_RIGHT_OVERRIDE: char = '\u{202d}';
const POP_DIRECTIONAL_FORMATTING: char = '\u{202c}';

impl Formats {
    /// A whole number, in groups of three: "12,480", «۱۲٬۴۸۰».
    #[must_use]
    pub fn number(&self, value: impl Into<i64>) -> String {
        self.digits.format_integer(value.into())
    }

    /// Text with its digits in the user's: years, codes, times.
    #[must_use]
    pub fn figures(&self, text: &str) -> String {
        self.digits.convert(text).into_owned()
    }

    /// A size in bytes, with one decimal place from a megabyte up: "640 KB", "3.2 MB", «۳٫۲ مگابایت».
    #[must_use]
    pub fn bytes(&self, bytes: u64) -> String {
        // No storage holds as much as 64 bits can count.
        let bytes = i64::try_from(bytes).unwrap_or(i64::MAX);
        let units: [&str; 4] = match self.language {
            Language::Fa => ["بایت", "کیلوبایت", "مگابایت", "گیگابایت"],
            Language::Ar => ["بايت", "كيلوبايت", "ميغابايت", "غيغابايت"],
            Language::En => ["bytes", "KB", "MB", "GB"],
        };
        let (amount, unit) = match bytes {
            ..1_000 => (self.number(bytes), units[0]),
            1_000..1_000_000 => (self.number(bytes / 1_000), units[1]),
            1_000_000..1_000_000_000 => (self.tenths(bytes / 100_000), units[2]),
            1_000_000_000.. => (self.tenths(bytes / 100_000_000), units[3]),
        };
        format!("{amount} {unit}")
    }

    fn tenths(&self, tenths: i64) -> String {
        self.digits.format_decimal(DecimalNumber { mantissa: tenths, scale: 1 })
    }

    /// A telephone number as the user dials it, kept from left to right: "0912 345 6789".
    #[must_use]
    pub fn phone(&self, number: PhoneNumber) -> String {
        self.left_to_right(&self.figures(&number.format_local(self.country)))
    }

    /// Text that runs from left to right (a telephone number, an e-mail address), kept so within
    /// text of either direction.
    ///
    /// Groups of Arabic-Indic digits follow each other from right to left even within an isolate
    /// (Unicode bidirectional algorithm, rule N1), which would turn "+98 26 3347" into "+3347 26 98":
    /// such text gets an override as well.
    #[must_use]
    pub fn left_to_right(&self, text: &str) -> String {
        let kept = if text.contains(|letter| matches!(letter, '٠'..='٩')) {
            format!("{LEFT_TO_RIGHT_OVERRIDE}{text}{POP_DIRECTIONAL_FORMATTING}")
        } else {
            text.to_owned()
        };
        format!("{LEFT_TO_RIGHT_ISOLATE}{kept}{POP_DIRECTIONAL_ISOLATE}")
    }

    /// Text of unknown script, kept apart so that it does not disturb the order of what is around.
    #[must_use]
    pub fn isolate(&self, text: &str) -> String {
        if text.is_empty() {
            return String::new();
        }
        format!("{FIRST_STRONG_ISOLATE}{text}{POP_DIRECTIONAL_ISOLATE}")
    }
}
