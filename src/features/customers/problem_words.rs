//! What is said beside a field that cannot be saved.

use crate::domain::phone::PhoneError;
use crate::i18n::formats::Formats;
use crate::i18n::{Locale, td_string};
use crate::usecases::{FormField, Problem, Refusal};

/// What is wrong with a value, and what to do about it, in the user's language.
pub(super) fn problem(locale: Locale, formats: &Formats, problem: &Problem) -> String {
    let number = |value: usize| formats.number(i64::try_from(value).unwrap_or(i64::MAX));
    match problem {
        Problem::Empty => td_string!(locale, customers.problem_empty).to_owned(),
        Problem::TooLong { length, limit } => {
            td_string!(locale, customers.problem_too_long, length = number(*length), limit = number(*limit))
        }
        Problem::TooMany { limit } => {
            td_string!(locale, customers.problem_too_many, limit = number(*limit))
        }
        Problem::Phone(error) => phone(locale, error),
        Problem::NotAnEmail => td_string!(locale, customers.problem_email).to_owned(),
        Problem::NotACountry => td_string!(locale, customers.problem_country).to_owned(),
        Problem::Date(_) => td_string!(locale, customers.problem_date).to_owned(),
        Problem::InTheFuture => td_string!(locale, customers.problem_future).to_owned(),
        Problem::LastsTooLong { .. } => td_string!(locale, customers.problem_lasts).to_owned(),
        Problem::AlreadyThere => td_string!(locale, customers.problem_already_there).to_owned(),
        Problem::ChangedMeanwhile => td_string!(locale, customers.problem_changed).to_owned(),
        Problem::NotPersonAndOrganisation => td_string!(locale, customers.problem_ends).to_owned(),
    }
}

fn phone(locale: Locale, error: &PhoneError) -> String {
    match error {
        PhoneError::TooShort { .. } => td_string!(locale, customers.problem_phone_short).to_owned(),
        PhoneError::TooLong { .. } => td_string!(locale, customers.problem_phone_long).to_owned(),
        PhoneError::UnknownCallingCode { .. } => td_string!(locale, customers.problem_phone_code).to_owned(),
        PhoneError::UnexpectedCharacter { character, .. } => {
            td_string!(locale, customers.problem_phone_character, character = character.to_string())
        }
        PhoneError::NoDigits { .. } | PhoneError::BadExtension { .. } => {
            td_string!(locale, customers.problem_phone).to_owned()
        }
    }
}

/// What a refusal says of one of these fields, the first that has a fault.
pub(super) fn refused(
    locale: Locale,
    formats: &Formats,
    refusal: &Refusal,
    fields: &[FormField],
) -> Option<String> {
    let found = fields.iter().find_map(|field| refusal.about(*field))?;
    Some(problem(locale, formats, found))
}
