//! Reading telephone numbers as people write them.

use super::plans::{self, Plan};
use super::{MAX_E164_DIGITS, MIN_NATIONAL_DIGITS, PhoneNumber, calling_codes};
use crate::domain::country::Country;
use crate::domain::digits::{self, digit_value};
use thiserror::Error;

/// Why a text is no telephone number.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Error)]
pub enum PhoneError {
    /// No digit at all.
    #[error("{text:?} has no digits")]
    NoDigits {
        /// What was given.
        text: String,
    },
    /// A character that has no place in a number.
    #[error("{character:?} does not belong in the phone number {text:?}")]
    UnexpectedCharacter {
        /// What was given.
        text: String,
        /// The first character that does not belong.
        character: char,
    },
    /// The digits after `+` or `00` begin with no assigned calling code.
    #[error("{text:?} begins with no country's calling code")]
    UnknownCallingCode {
        /// What was given.
        text: String,
    },
    /// Too few digits for the country, as when the area code is left out.
    #[error("{text:?} has too few digits for a number in {country}")]
    TooShort {
        /// What was given.
        text: String,
        /// The country the number was taken to be in.
        country: Country,
    },
    /// Too many digits for the country.
    #[error("{text:?} has too many digits for a number in {country}")]
    TooLong {
        /// What was given.
        text: String,
        /// The country the number was taken to be in.
        country: Country,
    },
    /// What follows the extension's mark is not one to eight digits.
    #[error("the extension of {text:?} is not one to eight digits")]
    BadExtension {
        /// What was given.
        text: String,
    },
}

/// What comes before an extension, in Latin lower case where it has case.
const EXTENSION_MARKS: [&str; 9] =
    ["extension", ";ext=", "ext.", "ext", "x", "#", "داخلی", "داخلي", "تحويلة"];

pub(super) fn parse(text: &str, home: Country) -> Result<PhoneNumber, PhoneError> {
    let typed = Typed::read(text)?;
    let number = if typed.international {
        international(&typed.digits, text)?
    } else if let Some(rest) = after_international_prefix(&typed.digits, home) {
        international(rest, text)?
    } else {
        national(&typed.digits, home, text)?
    };
    match typed.extension {
        Some(extension) => number
            .with_extension(&extension)
            .ok_or_else(|| PhoneError::BadExtension { text: text.to_owned() }),
        None => Ok(number),
    }
}

/// Reads exactly what `Display` writes.
pub(super) fn parse_e164(text: &str) -> Option<PhoneNumber> {
    let (number, extension) = match text.split_once(";ext=") {
        Some((number, extension)) => (number, Some(extension)),
        None => (text, None),
    };
    let digits = number.strip_prefix('+')?;
    if digits.starts_with('0') || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number = PhoneNumber::from_e164(digits.parse().ok()?)?;
    match extension {
        Some(extension) => number.with_extension(extension),
        None => Some(number),
    }
}

/// Whether `character` may stand between digits without meaning.
pub(super) const fn is_separator(character: char) -> bool {
    matches!(
        character,
        ' ' | '\t' | '-' | '.' | '/' | '(' | ')' | '[' | ']' | '_' | '\u{a0}' | '\u{ad}'
            | '\u{61c}' | '\u{2000}'..='\u{2015}' | '\u{202a}'..='\u{202f}'
            | '\u{2060}'..='\u{2069}' | '\u{2212}' | '\u{feff}'
    )
}

struct Typed {
    /// Latin digits, nothing else.
    digits: String,
    /// A `+` leads, or trails as it does when copied out of text that runs from the right.
    international: bool,
    extension: Option<String>,
}

impl Typed {
    fn read(text: &str) -> Result<Self, PhoneError> {
        let latin = digits::to_latin(text.trim()).to_ascii_lowercase();
        let mut rest = latin.strip_prefix("tel:").unwrap_or(&latin);
        let mut typed = Self { digits: String::new(), international: false, extension: None };
        while let Some(character) = rest.chars().next() {
            if !typed.digits.is_empty()
                && let Some(after) = EXTENSION_MARKS.iter().find_map(|mark| rest.strip_prefix(mark))
            {
                typed.extension = Some(extension_digits(after));
                break;
            }
            // The zero of `+44 (0)20` is not dialled from abroad.
            if let Some(after) = rest.strip_prefix("(0)").filter(|_| !typed.digits.is_empty()) {
                rest = after;
                continue;
            }
            rest = &rest[character.len_utf8()..];
            if digit_value(character).is_some() {
                typed.digits.push(character);
            } else if matches!(character, '+' | '＋') && (typed.digits.is_empty() || rest.is_empty()) {
                typed.international = true;
            } else if !is_separator(character) {
                let text = text.to_owned();
                return Err(PhoneError::UnexpectedCharacter { text, character });
            }
        }
        if typed.digits.is_empty() {
            return Err(PhoneError::NoDigits { text: text.to_owned() });
        }
        Ok(typed)
    }
}

/// What follows an extension's mark, without the separators; anything else is left for the check.
fn extension_digits(after: &str) -> String {
    after.chars().filter(|&character| !is_separator(character) && character != ':').collect()
}

/// What follows the prefix for calls abroad: `00` everywhere, and the home country's own where
/// that does not begin one of its numbers.
fn after_international_prefix(digits: &str, home: Country) -> Option<&str> {
    let own = match home.calling_code() {
        calling_codes::NORTH_AMERICA => "011",
        7 => "810",
        61 => "0011",
        81 => "010",
        _ => "00",
    };
    if let Some(rest) = digits.strip_prefix("00") {
        return Some(digits.strip_prefix(own).unwrap_or(rest));
    }
    let is_national = plans::of(home)
        .is_some_and(|plan| plan.rule(digits.strip_prefix(plan.trunk).unwrap_or(digits)).is_some());
    digits.strip_prefix(own).filter(|_| !is_national)
}

fn international(digits: &str, text: &str) -> Result<PhoneNumber, PhoneError> {
    let unknown = || PhoneError::UnknownCallingCode { text: text.to_owned() };
    let (code, national) = calling_codes::split(digits).ok_or_else(unknown)?;
    let country = calling_codes::country_of(code, national).ok_or_else(unknown)?;
    let national = match plans::of(country) {
        Some(plan) => without_needless_trunk(plan, national),
        None => national,
    };
    assemble(country, national, text)
}

/// `+98 0912…` is what people write who prefix the number they know.
fn without_needless_trunk<'a>(plan: &Plan, national: &'a str) -> &'a str {
    match national.strip_prefix(plan.trunk) {
        Some(rest) if plan.rule(national).is_none() && plan.rule(rest).is_some() => rest,
        _ => national,
    }
}

/// Of the countries without a plan here, those whose numbers begin with a zero that belongs to
/// them. In the others a zero is the trunk prefix.
const WITHOUT_TRUNK_PREFIX: [&str; 6] = ["BJ", "CG", "CI", "GA", "SM", "VA"];

fn national(digits: &str, home: Country, text: &str) -> Result<PhoneNumber, PhoneError> {
    let Some(plan) = plans::of(home) else {
        let keeps_zero = WITHOUT_TRUNK_PREFIX.contains(&home.code());
        let bare = digits.strip_prefix('0').filter(|_| !keeps_zero).unwrap_or(digits);
        return assemble(home, bare, text);
    };
    let bare = digits.strip_prefix(plan.trunk).unwrap_or(digits);
    if let Some(national) = [bare, digits].into_iter().find(|&form| plan.rule(form).is_some()) {
        return assemble(home, national, text);
    }
    // A calling code without `+`, the home country's first, then any that makes a number of a
    // plan we know: lists from other programs often come so.
    let code = home.calling_code().to_string();
    let own = bare.strip_prefix(&code).or_else(|| digits.strip_prefix(&code));
    if let Some(rest) = own.map(|rest| without_needless_trunk(plan, rest))
        && plan.rule(rest).is_some()
    {
        return assemble(home, rest, text);
    }
    if let Some((code, rest)) = calling_codes::split(digits)
        && let Some(country) = calling_codes::country_of(code, rest)
        && plans::of(country).is_some_and(|plan| plan.rule(rest).is_some())
    {
        return assemble(country, rest, text);
    }
    assemble(home, bare, text)
}

fn assemble(country: Country, national: &str, text: &str) -> Result<PhoneNumber, PhoneError> {
    let too_short = || PhoneError::TooShort { text: text.to_owned(), country };
    let too_long = || PhoneError::TooLong { text: text.to_owned(), country };
    let e164 = format!("{}{national}", country.calling_code());
    if e164.len() > MAX_E164_DIGITS {
        return Err(too_long());
    }
    let plan = plans::of(country);
    if national.len() < MIN_NATIONAL_DIGITS {
        return Err(too_short());
    }
    if let Some(plan) = plan.filter(|plan| !plan.takes_length(national.len())) {
        let long = national.len() > plan.longest();
        return Err(if long { too_long() } else { too_short() });
    }
    e164.parse().ok().and_then(PhoneNumber::from_e164).ok_or_else(too_short)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use proptest::prelude::*;

    fn e164(text: &str, home: Country) -> String {
        parse(text, home).unwrap().to_string()
    }

    #[test]
    fn an_iranian_mobile_is_read_in_every_way_it_is_written() {
        for text in [
            "09123456789",
            "0912 345 6789",
            "0912-345-6789",
            "۰۹۱۲۳۴۵۶۷۸۹",
            "٠٩١٢٣٤٥٦٧٨٩",
            "+98 912 345 6789",
            "+98 (0) 912 345 6789",
            "+98 (0)912 345 6789",
            "+98 0912 345 6789",
            "00989123456789",
            "989123456789",
            "9123456789",
            "(0912) 345.6789",
            "tel:+98-912-345-6789",
            "\u{202a}+989123456789\u{202c}",
            "۹۸۹۱۲۳۴۵۶۷۸۹+",
            "0989123456789",
        ] {
            assert_eq!(e164(text, Country::IR), "+989123456789", "{text}");
        }
    }

    #[test]
    fn a_tehran_office_is_read_with_its_extension_in_each_language() {
        for text in [
            "(021) 8877 6655 ext. 12",
            "021-88776655 x12",
            "021-88776655 #12",
            "۰۲۱-۸۸۷۷۶۶۵۵ داخلی ۱۲",
            "021 88776655 داخلي: 12",
            "٠٢١٨٨٧٧٦٦٥٥ تحويلة ١٢",
            "+982188776655;ext=12",
            "02188776655 Extension 12",
        ] {
            assert_eq!(e164(text, Country::IR), "+982188776655;ext=12", "{text}");
        }
    }

    #[test]
    fn the_same_digits_mean_another_number_in_another_country() {
        assert_eq!(e164("0501234567", Country::AE), "+971501234567");
        assert_eq!(e164("0501234567", Country::SA), "+966501234567");
    }

    #[test]
    fn an_american_dials_abroad_with_011() {
        assert_eq!(e164("011 98 21 8877 6655", Country::US), "+982188776655");
        assert_eq!(e164("1 (212) 555-0123", Country::US), "+12125550123");
        assert_eq!(e164("8 10 98 21 8877 6655", Country::RU), "+982188776655");
    }

    #[test]
    fn a_russian_eight_is_the_trunk_prefix_and_not_part_of_the_number() {
        assert_eq!(e164("8 (912) 345-67-89", Country::RU), "+79123456789");
        assert_eq!(e164("8123456789", Country::RU), "+78123456789");
    }

    #[test]
    fn an_italian_zero_belongs_to_the_number() {
        assert_eq!(e164("06 1234 5678", Country::IT), "+390612345678");
        assert_eq!(e164("+39 06 1234 5678", Country::IR), "+390612345678");
    }

    #[test]
    fn a_calling_code_without_plus_from_a_list_is_understood() {
        assert_eq!(e164("971501234567", Country::IR), "+971501234567");
    }

    #[test]
    fn a_country_without_a_plan_is_still_read_in_international_form() {
        assert_eq!(e164("+252 61 2345678", Country::IR), "+252612345678");
    }

    #[test]
    fn a_local_number_without_its_area_code_is_too_short() {
        assert_eq!(
            parse("88776655", Country::IR),
            Err(PhoneError::TooShort { text: "88776655".to_owned(), country: Country::IR })
        );
    }

    #[test]
    fn a_digit_too_many_is_too_long() {
        assert_eq!(
            parse("091234567890", Country::IR),
            Err(PhoneError::TooLong { text: "091234567890".to_owned(), country: Country::IR })
        );
        assert!(matches!(parse("+98912345678901234567", Country::IR), Err(PhoneError::TooLong { .. })));
    }

    #[test]
    fn an_unassigned_calling_code_is_named_as_such() {
        for text in ["+999 123 456 789", "00", "+0 912 345 67 89"] {
            assert_eq!(
                parse(text, Country::IR),
                Err(PhoneError::UnknownCallingCode { text: text.to_owned() })
            );
        }
    }

    #[test]
    fn a_letter_is_named_as_what_does_not_belong() {
        assert_eq!(
            parse("0912 34S 6789", Country::IR),
            Err(PhoneError::UnexpectedCharacter { text: "0912 34S 6789".to_owned(), character: 's' })
        );
        assert!(matches!(
            parse("0912+3456789", Country::IR),
            Err(PhoneError::UnexpectedCharacter { character: '+', .. })
        ));
    }

    #[test]
    fn nothing_is_no_number() {
        for text in ["", "   ", "+", "()-"] {
            assert_eq!(parse(text, Country::IR), Err(PhoneError::NoDigits { text: text.to_owned() }));
        }
    }

    #[test]
    fn an_extension_of_letters_is_refused() {
        for text in ["02188776655 ext. abc", "02188776655 x", "02188776655 x123456789"] {
            assert_eq!(
                parse(text, Country::IR),
                Err(PhoneError::BadExtension { text: text.to_owned() }),
                "{text}"
            );
        }
    }

    /// A country with a plan and a national number that fits one of its rules.
    fn any_number() -> impl Strategy<Value = PhoneNumber> {
        let countries: Vec<Country> = Country::all().filter(|c| plans::of(*c).is_some()).collect();
        (proptest::sample::select(countries), "[1-9][0-9]{4,11}").prop_filter_map(
            "a number of the plan",
            |(country, national)| {
                plans::of(country)?.rule(&national)?;
                assemble(country, &national, &national).ok()
            },
        )
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back_at_home_and_abroad(number in any_number()) {
            let home = number.country().unwrap();
            prop_assert_eq!(parse(&number.format_local(home), home), Ok(number));
            prop_assert_eq!(parse(&number.format_international(), Country::IR), Ok(number));
            prop_assert_eq!(parse(&number.to_string(), Country::IR), Ok(number));
            prop_assert_eq!(parse_e164(&number.to_string()), Some(number));
        }

        #[test]
        fn no_text_at_all_makes_the_parser_fail_otherwise_than_with_an_error(text in "\\PC{0,24}") {
            if let Ok(number) = parse(&text, Country::IR) {
                prop_assert_eq!(parse_e164(&number.to_string()), Some(number));
            }
        }
    }
}
