//! What is said beside a field that cannot be saved.

use crate::domain::phone::PhoneError;
use crate::domain::recurrence::RuleError;
use crate::i18n::formats::Formats;
use crate::i18n::{Locale, td_string};
use crate::parts::attachments;
use crate::usecases::{FormField, Problem, Refusal};

/// What is wrong with a value, and what to do about it, in the user's language.
pub fn problem(locale: Locale, formats: &Formats, problem: &Problem) -> String {
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
        Problem::TooLarge { .. } => attachments::problem(locale, formats, problem).unwrap_or_default(),
        Problem::AlreadyThere => td_string!(locale, customers.problem_already_there).to_owned(),
        Problem::ChangedMeanwhile => td_string!(locale, customers.problem_changed).to_owned(),
        Problem::NotATime => td_string!(locale, customers.problem_time).to_owned(),
        Problem::NotANumber => td_string!(locale, customers.problem_minutes).to_owned(),
        Problem::NotDecimal => td_string!(locale, fields.problem_number).to_owned(),
        Problem::NotAnAmount => td_string!(locale, fields.problem_amount).to_owned(),
        Problem::InUse => td_string!(locale, fields.problem_in_use).to_owned(),
        Problem::Rule(error) => rule(locale, error).to_owned(),
        Problem::NoDayToBeginWith => td_string!(locale, tasks.problem_no_day).to_owned(),
        Problem::NotPersonAndOrganisation => td_string!(locale, customers.problem_ends).to_owned(),
        Problem::NotOfOneKind => td_string!(locale, customers.problem_one_kind).to_owned(),
    }
}

fn rule(locale: Locale, error: &RuleError) -> &'static str {
    match error {
        RuleError::NeverOccurs { .. } => td_string!(locale, tasks.problem_never_occurs),
        RuleError::EndsBeforeStart { .. } => td_string!(locale, tasks.problem_ends_before),
        RuleError::NoInterval
        | RuleError::NoCount
        | RuleError::OutOfRange { .. }
        | RuleError::NotTogether { .. } => td_string!(locale, tasks.problem_rule),
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
pub fn refused(locale: Locale, formats: &Formats, refusal: &Refusal, fields: &[FormField]) -> Option<String> {
    let found = fields.iter().find_map(|field| refusal.about(*field))?;
    Some(problem(locale, formats, found))
}
