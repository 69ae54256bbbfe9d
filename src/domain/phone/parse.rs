//! Reading telephone numbers as people write them.

use super::plans::{self, Plan};
use super::{MAX_E164_DIGITS, PhoneNumber, calling_codes};
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

/// What comes before an extension, in Latin lower case where it has case. A comma or a semicolon is
/// how a dialler waits.
const EXTENSION_MARKS: &str = "extension ;ext= ext. ext x # , ; ، ؛ داخلی داخلي تحويلة تحویلة تحويله تحویله";

#[cfg_attr(speed, optimize(speed))]
pub(super) fn parse(text: &str, home: Country) -> Result<PhoneNumber, PhoneError> {
    let typed = Typed::read(text)?;
    let number = if typed.international {
        // `+0098` says twice that a calling code follows.
        international(typed.digits.strip_prefix("00").unwrap_or(&typed.digits), text)?
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
            // No mark begins with a digit or with what stands between digits, and that is most of a number.
            let may_be_mark = !character.is_ascii_digit() && !is_separator(character);
            if may_be_mark
                && !typed.digits.is_empty()
                && let Some(after) = EXTENSION_MARKS.split(' ').find_map(|mark| rest.strip_prefix(mark))
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
    after
        .chars()
        .filter(|&character| !is_separator(character) && !matches!(character, ':' | ',' | ';'))
        .collect()
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
    let rest = digits.strip_prefix(own)?;
    let is_national = plans::of(home)
        .is_some_and(|plan| plan.rule(digits.strip_prefix(plan.trunk).unwrap_or(digits)).is_some());
    (!is_national).then_some(rest)
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
    let mut bare = national;
    while let Some(rest) = bare.strip_prefix(plan.trunk).filter(|_| !plan.trunk.is_empty()) {
        // As a trunk prefix, a zero begins no national number; nor does another behind it.
        if plan.rule(bare).is_some() || plan.trunk != "0" && plan.rule(rest).is_none() {
            break;
        }
        bare = rest;
    }
    bare
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
    let behind_trunk = digits.strip_prefix(plan.trunk);
    let bare = behind_trunk.unwrap_or(digits);
    let fits = |national: &str| plan.rule(national).is_some_and(|rule| !rule.needs_trunk);
    if fits(bare) || behind_trunk.is_some_and(|national| plan.rule(national).is_some()) {
        return joined(home, bare, text);
    }
    if fits(digits) {
        return joined(home, digits, text);
    }
    // A calling code without `+`, the home country's first, then any that makes a number of a
    // plan we know: lists from other programs often come so. What is no longer than a number of
    // the home country lacks its area code more likely than a `+`.
    let code = home.calling_code().to_string();
    let own = bare.strip_prefix(&code).or_else(|| digits.strip_prefix(&code));
    if let Some(rest) = own.map(|rest| without_needless_trunk(plan, rest))
        && fits(rest)
    {
        return joined(home, rest, text);
    }
    if digits.len() > plan.longest()
        && let Some((code, rest)) = calling_codes::split(digits)
        && let Some(country) = calling_codes::country_of(code, rest)
        && plans::of(country).is_some_and(|plan| plan.rule(rest).is_some())
    {
        return joined(country, rest, text);
    }
    if plan.rule(bare).is_some() {
        return Err(PhoneError::TooShort { text: text.to_owned(), country: home });
    }
    assemble(home, bare, text)
}

/// The number, where its country's plan does not speak against it.
fn assemble(country: Country, national: &str, text: &str) -> Result<PhoneNumber, PhoneError> {
    let number = joined(country, national, text)?;
    match plans::of(country).and_then(|plan| plan.misfit(national)) {
        Some(most) if national.len() > most => Err(PhoneError::TooLong { text: text.to_owned(), country }),
        Some(_) => Err(PhoneError::TooShort { text: text.to_owned(), country }),
        None => Ok(number),
    }
}

/// The calling code and a national number that a rule of the country's plan takes.
fn joined(country: Country, national: &str, text: &str) -> Result<PhoneNumber, PhoneError> {
    let code = country.calling_code();
    let code_length = if code < 10 {
        1
    } else if code < 100 {
        2
    } else {
        3
    };
    if code_length + national.len() > MAX_E164_DIGITS {
        return Err(PhoneError::TooLong { text: text.to_owned(), country });
    }
    let e164 = national.bytes().fold(u64::from(code), |sum, digit| sum * 10 + u64::from(digit - b'0'));
    PhoneNumber::from_e164(e164).ok_or_else(|| PhoneError::TooShort { text: text.to_owned(), country })
}

#[cfg(test)]
mod tests;
