//! The digits by which a number is found.

use super::{PhoneNumber, calling_codes, plans};
use crate::domain::digits::digit_value;
use std::borrow::Cow;

impl PhoneNumber {
    /// Appends the digits that search looks through: the E.164 digits, and after a space the form
    /// with the trunk prefix where the country has one: `989123456789 09123456789`.
    ///
    /// Any run of digits of the number, from `0912`, `98912` or its middle, is a substring.
    pub fn push_search_forms(self, text: &mut String) {
        let digits = self.e164.to_string();
        text.push_str(&digits);
        if let Some((code, national)) = calling_codes::split(&digits)
            && let Some(plan) = calling_codes::country_of(code, national).and_then(plans::of)
            && !plan.trunk.is_empty()
        {
            text.push(' ');
            text.push_str(plan.trunk);
            text.push_str(national);
        }
    }
}

/// The digits to look for in [`PhoneNumber::push_search_forms`] when what was typed into a search
/// field can be part of a telephone number: at least two digits, and nothing but digits of any
/// system and what divides them. A leading `+` or `00` is dropped.
pub fn search_query(typed: &str) -> Option<String> {
    let mut digits = String::new();
    for character in typed.chars() {
        match digit_value(character) {
            Some(value) => digits.push(char::from(b'0' + value)),
            None if super::parse::is_separator(character) || character == '+' => {}
            None => return None,
        }
    }
    let wanted = digits.strip_prefix("00").map_or(Cow::Borrowed(digits.as_str()), Cow::Borrowed);
    (digits.len() >= 2 && !wanted.is_empty()).then(|| wanted.into_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::country::Country;

    fn forms(text: &str, home: Country) -> String {
        let mut forms = String::new();
        PhoneNumber::parse(text, home).unwrap().push_search_forms(&mut forms);
        forms
    }

    #[test]
    fn every_way_to_begin_a_number_finds_it() {
        let forms = forms("09123456789", Country::IR);
        for typed in ["0912", "۰۹۱۲ ۳۴۵", "+98 912", "0098912", "912345", "6789", "٠٩١٢"] {
            let query = search_query(typed).unwrap();
            assert!(forms.contains(&query), "{typed} -> {query} in {forms}");
        }
    }

    #[test]
    fn a_country_without_a_trunk_prefix_has_one_form() {
        assert_eq!(forms("6612 3456", Country::QA), "97466123456");
    }

    #[test]
    fn a_name_is_no_part_of_a_number() {
        assert_eq!(search_query("رستمی 12"), None);
        assert_eq!(search_query("7"), None);
        assert_eq!(search_query("00"), None);
        assert_eq!(search_query(""), None);
    }
}
