//! Money: whole minor units of a currency, never a fraction.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// An amount of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// In the currency's smallest unit by ISO 4217: cents of EUR, fils of KWD, dinars (hundredths) of IRR.
    pub minor: i64,
    /// The currency.
    pub currency: Currency,
}

/// A currency as its three letters of ISO 4217, such as `IRR`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

/// Text that is not three letters.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Error)]
#[error("{text:?} is not an ISO 4217 currency code")]
pub struct CurrencyError {
    /// What was given.
    pub text: String,
}

impl Currency {
    /// The three upper-case letters.
    #[must_use]
    pub fn code(&self) -> &str {
        // Only ASCII letters are ever stored, so the empty fallback is never taken.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl FromStr for Currency {
    type Err = CurrencyError;

    /// Takes either case, and spaces around it.
    fn from_str(text: &str) -> Result<Self, CurrencyError> {
        let upper = text.trim().to_ascii_uppercase();
        match <[u8; 3]>::try_from(upper.as_bytes()) {
            Ok(letters) if letters.iter().all(u8::is_ascii_uppercase) => Ok(Self(letters)),
            _ => Err(CurrencyError { text: text.to_owned() }),
        }
    }
}

impl TryFrom<String> for Currency {
    type Error = CurrencyError;

    fn try_from(text: String) -> Result<Self, CurrencyError> {
        text.parse()
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_currency_is_read_in_either_case() {
        assert_eq!(" irr ".parse::<Currency>().unwrap().code(), "IRR");
    }

    #[test]
    fn what_is_not_three_letters_is_no_currency() {
        for text in ["", "IR", "IRRR", "I1R", "ریال"] {
            assert_eq!(text.parse::<Currency>(), Err(CurrencyError { text: text.to_owned() }));
        }
    }
}
