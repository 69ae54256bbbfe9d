//! The currencies an amount can be typed in.

use crate::domain::country::Country;

/// Those of the region and those it trades in, by their codes.
pub const CURRENCIES: [&str; 16] = [
    "IRR", "AED", "AFN", "BHD", "EGP", "EUR", "GBP", "IQD", "JOD", "KWD", "LBP", "OMR", "QAR", "SAR", "TRY",
    "USD",
];

/// The currency of a country, or the dollar where it is none of the region's.
#[must_use]
pub fn usual_currency(country: Country) -> &'static str {
    let code = country.code();
    CURRENCIES.into_iter().find(|currency| currency.starts_with(code)).unwrap_or("USD")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Currency;

    #[test]
    fn every_currency_offered_is_one() {
        assert!(CURRENCIES.iter().all(|code| code.parse::<Currency>().is_ok()));
    }

    #[test]
    fn an_amount_is_first_meant_in_the_money_of_the_country() {
        assert_eq!(usual_currency(Country::IR), "IRR");
        assert_eq!(usual_currency(Country::from_locale_tag("en-NZ").unwrap_or(Country::IR)), "USD");
    }
}
