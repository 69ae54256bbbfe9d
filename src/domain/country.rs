//! Countries, by their ISO 3166-1 code. Their names are a matter of language.

use crate::domain::phone::calling_codes;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use thiserror::Error;

/// An ISO 3166-1 alpha-2 code that is in use, such as `IR`. Serialised as those two letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Country([u8; 2]);

/// Two letters that are no country, or not two letters.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Error)]
#[error("{text:?} is not an ISO 3166-1 country code")]
pub struct CountryError {
    /// What was given.
    pub text: String,
}

macro_rules! named_countries {
    ($($name:ident),*) => {
        /// The countries that code elsewhere speaks of by name.
        #[allow(missing_docs)]
        impl Country {
            $(pub const $name: Self = Self::from_code(stringify!($name));)*
        }
    };
}

named_countries!(
    IR, AF, AE, SA, EG, IQ, SY, JO, LB, KW, QA, BH, OM, YE, PS, TR, US, CA, GB, DE, FR, IT, RU, KZ, IN, PK,
    CN, ES
);

impl Country {
    const fn from_code(code: &str) -> Self {
        let bytes = code.as_bytes();
        Self([bytes[0], bytes[1]])
    }

    /// The country with these letters, which the caller took from the list of countries.
    pub(super) const fn from_letters(letters: [u8; 2]) -> Self {
        Self(letters)
    }

    /// The letters as one number; its order is theirs.
    pub(super) const fn ordinal(self) -> u16 {
        u16::from_be_bytes(self.0)
    }

    /// Every country that has a calling code of its own, in alphabetical order of the codes.
    pub fn all() -> impl Iterator<Item = Self> {
        calling_codes::COUNTRIES.iter().map(|&(letters, _)| Self(letters))
    }

    /// The two upper-case letters.
    pub fn code(&self) -> &str {
        // Only ASCII letters are ever stored, so the empty fallback is never taken.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The country calling code without `+`, such as 98; US and CA share 1, RU and KZ share 7.
    pub fn calling_code(self) -> u16 {
        calling_codes::of(self)
    }

    /// The country a BCP 47 tag such as `ar-EG` or `fa-Arab-IR` names, if it names one.
    pub fn from_locale_tag(tag: &str) -> Option<Self> {
        tag.split(['-', '_']).skip(1).find(|part| part.len() == 2)?.parse().ok()
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Country {
    type Err = CountryError;

    /// Takes either case, and spaces around it.
    fn from_str(text: &str) -> Result<Self, CountryError> {
        let upper = text.trim().to_ascii_uppercase();
        let known = |letters: &[u8; 2]| {
            calling_codes::COUNTRIES.binary_search_by_key(letters, |entry| entry.0).is_ok()
        };
        match <[u8; 2]>::try_from(upper.as_bytes()) {
            Ok(letters) if known(&letters) => Ok(Self(letters)),
            _ => Err(CountryError { text: text.to_owned() }),
        }
    }
}

impl TryFrom<String> for Country {
    type Error = CountryError;

    fn try_from(text: String) -> Result<Self, CountryError> {
        text.parse()
    }
}

impl From<Country> for String {
    fn from(country: Country) -> Self {
        country.code().to_owned()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn a_code_is_read_in_either_case() {
        assert_eq!(" ir ".parse::<Country>().unwrap(), Country::IR);
    }

    #[test]
    fn a_code_of_no_country_is_refused_with_its_text() {
        for text in ["ZZ", "IRN", "I", "", "ای"] {
            assert_eq!(text.parse::<Country>(), Err(CountryError { text: text.to_owned() }));
        }
    }

    #[test]
    fn every_named_country_is_in_the_list() {
        for country in [Country::IR, Country::AF, Country::PS, Country::KZ, Country::ES] {
            assert_eq!(country.code().parse::<Country>().unwrap(), country);
        }
    }

    #[test]
    fn a_country_is_serialised_as_its_two_letters() {
        assert_eq!(serde_json::to_string(&Country::EG).unwrap(), "\"EG\"");
        assert!(serde_json::from_str::<Country>("\"QQ\"").is_err());
    }

    #[test]
    fn a_browser_locale_names_the_country() {
        assert_eq!(Country::from_locale_tag("ar-EG"), Some(Country::EG));
        assert_eq!(Country::from_locale_tag("fa-Arab-IR-u-nu-latn"), Some(Country::IR));
        assert_eq!(Country::from_locale_tag("en"), None);
    }
}
