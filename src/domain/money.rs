//! Money: whole minor units of a currency, never a fraction.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::domain::digits::DecimalNumber;

/// An amount of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub struct Money {
    /// In the currency's smallest unit by ISO 4217: cents of EUR, fils of KWD, dinars (hundredths) of IRR.
    pub minor: i64,
    /// The currency.
    pub currency: Currency,
}

impl Money {
    /// An amount as it is written, none when it has more places than the currency or does not fit.
    #[must_use]
    pub fn of_amount(amount: DecimalNumber, currency: Currency) -> Option<Self> {
        let places = currency.places();
        let spare = amount.scale.saturating_sub(places);
        let divisor = 10_i64.checked_pow(spare.into())?;
        if amount.mantissa % divisor != 0 {
            return None;
        }
        let factor = 10_i64.checked_pow(places.saturating_sub(amount.scale).into())?;
        let minor = (amount.mantissa / divisor).checked_mul(factor)?;
        Some(Self { minor, currency })
    }

    /// The amount as it is written: without places where it is whole, with all of the currency's otherwise.
    #[must_use]
    pub fn amount(self) -> DecimalNumber {
        let places = self.currency.places();
        let unit = 10_i64.pow(places.into());
        if self.minor % unit == 0 {
            DecimalNumber { mantissa: self.minor / unit, scale: 0 }
        } else {
            DecimalNumber { mantissa: self.minor, scale: places }
        }
    }
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

    /// How many decimal places its smallest unit has, by ISO 4217 (list one, 2024).
    #[must_use]
    pub fn places(self) -> u8 {
        match self.code() {
            "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "UYI"
            | "VND" | "VUV" | "XAF" | "XOF" | "XPF" => 0,
            "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
            "CLF" | "UYW" => 4,
            _ => 2,
        }
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

#[cfg(test)]
impl postcard_schema::Schema for Currency {
    const SCHEMA: &'static postcard_schema::schema::NamedType = String::SCHEMA;
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

    fn written(mantissa: i64, scale: u8, currency: &str) -> Option<i64> {
        let amount = DecimalNumber { mantissa, scale };
        Money::of_amount(amount, currency.parse().unwrap()).map(|money| money.minor)
    }

    #[test]
    fn an_amount_is_kept_in_the_smallest_unit_of_its_currency() {
        assert_eq!(written(12_500_000, 0, "IRR"), Some(1_250_000_000));
        assert_eq!(written(1_250, 2, "EUR"), Some(1_250));
        assert_eq!(written(15, 1, "KWD"), Some(1_500));
        assert_eq!(written(1_000, 2, "JPY"), Some(10));
    }

    #[test]
    fn a_fraction_that_the_currency_does_not_have_is_no_amount() {
        assert_eq!(written(1, 1, "JPY"), None);
        assert_eq!(written(12_345, 3, "EUR"), None);
        assert_eq!(written(i64::MAX, 0, "EUR"), None);
    }

    #[test]
    fn an_amount_is_written_with_places_only_where_it_has_any() {
        let amount = |minor| Money { minor, currency: "EUR".parse().unwrap() }.amount();
        assert_eq!(amount(1_200), DecimalNumber { mantissa: 12, scale: 0 });
        assert_eq!(amount(-1_250), DecimalNumber { mantissa: -1_250, scale: 2 });
    }

    #[test]
    fn what_is_not_three_letters_is_no_currency() {
        for text in ["", "IR", "IRRR", "I1R", "ریال"] {
            assert_eq!(text.parse::<Currency>(), Err(CurrencyError { text: text.to_owned() }));
        }
    }
}
