//! Telephone numbers: read as people type them, kept as E.164, shown as the reader's country does.
//!
//! The ready-made crates for this carry some hundred kilobytes of metadata, more than all the rest
//! of what the first screen loads. So this keeps a table of its own: every calling code there is,
//! and numbering plans (lengths, trunk prefix, mobile prefixes, grouping) of the countries where
//! our users and their customers live. It aims at catching typing errors and at showing numbers
//! well, not at knowing which numbers have been handed out.

pub(in crate::domain) mod calling_codes;
mod format;
mod parse;
mod plans;
mod search_query;

pub use parse::PhoneError;
pub use search_query::search_query;

use crate::domain::country::Country;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A telephone number as E.164 has it, with an extension where there is one.
///
/// Serialised as `+98 21 …`'s digits and the extension in two integers, or in formats for people
/// (JSON) as `+982188776655;ext=12`. The order is that of the digits taken as a number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub struct PhoneNumber {
    /// Calling code and national number, at most 15 digits.
    e164: u64,
    /// Zero for none, else the digits behind a leading 1 that keeps their zeros.
    extension: u32,
}

/// What kind of line a number reaches, as far as the number tells.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Line {
    /// Takes text messages.
    Mobile,
    /// An office's or a household's line, or a service number.
    Landline,
    /// The country does not tell them apart by number (United States), or has no plan here.
    Unknown,
}

impl PhoneNumber {
    /// Reads what a person typed or pasted, as someone in `home` would mean it.
    ///
    /// Digits of any system; `+98`, `0098`, `98` and `0` before the number; brackets, spaces, dots,
    /// dashes and slashes within; `(0)` after a calling code; an extension after `ext.`, `x`, `#`,
    /// `داخلی` or `تحويلة`.
    pub fn parse(text: &str, home: Country) -> Result<Self, PhoneError> {
        parse::parse(text, home)
    }

    /// The number with these E.164 digits, or `None` when they are too few, too many, or begin
    /// with no calling code.
    pub(super) fn from_e164(digits: u64) -> Option<Self> {
        let count = digits.checked_ilog10()? + 1;
        let national = count - calling_codes::length_in(digits, count)?;
        let fits = count as usize <= MAX_E164_DIGITS && national as usize >= MIN_NATIONAL_DIGITS;
        fits.then_some(Self { e164: digits, extension: 0 })
    }

    /// Its E.164 digits as one number, without the extension: what is compared by the ten thousand.
    pub(super) const fn e164_digits(self) -> u64 {
        self.e164
    }

    /// The same number with an extension of one to eight ASCII digits, or `None` for other text.
    pub(super) fn with_extension(self, digits: &str) -> Option<Self> {
        if digits.is_empty() || digits.len() > 8 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let extension = format!("1{digits}").parse().ok()?;
        Some(Self { extension, ..self })
    }

    /// E.164 digits without `+`, as WhatsApp's links want them.
    pub fn whatsapp_digits(self) -> String {
        self.e164.to_string()
    }

    /// `+` and up to 15 digits.
    pub fn e164(self) -> String {
        format!("+{}", self.e164)
    }

    /// The extension's digits, zeros kept.
    pub fn extension(self) -> Option<String> {
        (self.extension != 0).then(|| self.extension.to_string().split_off(1))
    }

    /// The country the number belongs to; for shared codes see [`Country::calling_code`].
    pub fn country(self) -> Option<Country> {
        let digits = self.e164.to_string();
        let (code, national) = calling_codes::split(&digits)?;
        calling_codes::country_of(code, national)
    }

    /// An RFC 3966 link for the dialler.
    pub fn tel_uri(self) -> String {
        format!("tel:{self}")
    }

    /// What kind of line it reaches.
    pub fn line(self) -> Line {
        format::Parts::of(self).line()
    }

    /// Whether it is certainly a mobile number.
    pub fn is_mobile(self) -> bool {
        self.line() == Line::Mobile
    }

    /// `+98 912 345 6789`, in Latin digits and from left to right.
    pub fn format_international(self) -> String {
        format::Parts::of(self).international()
    }

    /// `0912 345 6789` to a reader in the number's own country, [`Self::format_international`] to
    /// any other.
    pub fn format_local(self, home: Country) -> String {
        let parts = format::Parts::of(self);
        if parts.country() == Some(home) { parts.national() } else { parts.international() }
    }
}

/// E.164 allows 15 digits with the calling code.
const MAX_E164_DIGITS: usize = 15;
/// The shortest national numbers anywhere (Niue, Saint Helena) have four digits.
const MIN_NATIONAL_DIGITS: usize = 4;

impl fmt::Display for PhoneNumber {
    /// `+982188776655`, with `;ext=12` behind it where there is an extension.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "+{}", self.e164)?;
        match self.extension() {
            Some(extension) => write!(f, ";ext={extension}"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PhoneNumber({self})")
    }
}

impl Serialize for PhoneNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            (self.e164, self.extension).serialize(serializer)
        }
    }
}

impl<'de> Deserialize<'de> for PhoneNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let text = String::deserialize(deserializer)?;
            return parse::parse_e164(&text)
                .ok_or_else(|| D::Error::custom(format!("{text:?} is not an E.164 number")));
        }
        let (e164, extension) = <(u64, u32)>::deserialize(deserializer)?;
        let stored = Self::from_e164(e164).map(|number| Self { extension, ..number });
        let valid = extension == 0 || extension.to_string().starts_with('1') && extension >= 10;
        stored
            .filter(|_| valid)
            .ok_or_else(|| D::Error::custom(format!("{e164};{extension} is not an E.164 number")))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn tehran_office() -> PhoneNumber {
        PhoneNumber::parse("021-88776655 داخلی 012", Country::IR).unwrap()
    }

    #[test]
    fn an_extension_keeps_its_leading_zero() {
        assert_eq!(tehran_office().extension().as_deref(), Some("012"));
        assert_eq!(tehran_office().tel_uri(), "tel:+982188776655;ext=012");
    }

    #[test]
    fn json_holds_the_number_as_people_write_it() {
        let json = serde_json::to_string(&tehran_office()).unwrap();
        assert_eq!(json, "\"+982188776655;ext=012\"");
        assert_eq!(serde_json::from_str::<PhoneNumber>(&json).unwrap(), tehran_office());
    }

    #[test]
    fn the_packed_form_takes_at_most_ten_bytes_and_is_read_back() {
        let bytes = postcard::to_allocvec(&tehran_office()).unwrap();
        assert!(bytes.len() <= 10, "{}", bytes.len());
        assert_eq!(postcard::from_bytes::<PhoneNumber>(&bytes).unwrap(), tehran_office());
    }

    #[test]
    fn a_packed_number_that_is_none_is_refused() {
        for forged in [(0u64, 0u32), (12, 0), (9_999_999_999_999_999, 0), (982_188_776_655, 5)] {
            let bytes = postcard::to_allocvec(&forged).unwrap();
            assert!(postcard::from_bytes::<PhoneNumber>(&bytes).is_err(), "{forged:?}");
        }
    }

    #[test]
    fn a_number_of_another_form_in_json_is_refused() {
        for text in ["\"0912\"", "\"982188776655\"", "\"+999123456789\"", "\"+98 21 88776655\"", "\"\""] {
            assert!(serde_json::from_str::<PhoneNumber>(text).is_err(), "{text}");
        }
    }

    #[test]
    fn whatsapp_gets_the_digits_alone() {
        let mobile = PhoneNumber::parse("۰۹۱۲۳۴۵۶۷۸۹", Country::IR).unwrap();
        assert_eq!(mobile.whatsapp_digits(), "989123456789");
    }

    #[test]
    fn an_iranian_0912_is_mobile_and_a_tehran_021_is_not() {
        assert!(PhoneNumber::parse("09123456789", Country::IR).unwrap().is_mobile());
        assert_eq!(tehran_office().line(), Line::Landline);
    }

    #[test]
    fn an_american_number_does_not_tell_its_line() {
        let number = PhoneNumber::parse("(212) 555-0123", Country::US).unwrap();
        assert_eq!(number.line(), Line::Unknown);
        assert!(!number.is_mobile());
    }
}
