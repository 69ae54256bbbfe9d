//! The digits by which a number is found.

use crate::domain::digits::digit_value;
use std::borrow::Cow;

/// The digits to look for in numbers when what was typed into a search field can be part of a
/// telephone number: at least two digits, and nothing but digits of any system and what divides
/// them. A leading `+` or `00` is dropped, so that what is left of a number typed as from abroad is
/// how its E.164 form begins.
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

    #[test]
    fn every_way_to_begin_a_number_gives_its_digits() {
        for (typed, digits) in [
            ("0912", "0912"),
            ("۰۹۱۲ ۳۴۵", "0912345"),
            ("+98 912", "98912"),
            ("0098912", "98912"),
            ("(021) 88-77", "0218877"),
            ("٠٩١٢", "0912"),
        ] {
            assert_eq!(search_query(typed).as_deref(), Some(digits), "{typed}");
        }
    }

    #[test]
    fn a_name_is_no_part_of_a_number() {
        assert_eq!(search_query("رستمی 12"), None);
        assert_eq!(search_query("7"), None);
        assert_eq!(search_query("00"), None);
        assert_eq!(search_query(""), None);
    }
}
