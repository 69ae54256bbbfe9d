//! The words for what an import meets.

use crate::formats::incoming::ProblemKind;
use crate::i18n::{Locale, td_string};
use crate::state::import::Failure;
use crate::usecases::import_customers::source::NotReadable;
use crate::usecases::import_customers::{NoField, Outcome};

pub(super) fn outcome(locale: Locale, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::New => td_string!(locale, import.outcome_new),
        Outcome::Changed => td_string!(locale, import.outcome_changed),
        Outcome::Same => td_string!(locale, import.outcome_same),
        Outcome::Doubtful => td_string!(locale, import.outcome_doubtful),
        Outcome::Rejected => td_string!(locale, import.outcome_rejected),
    }
}

pub(super) fn failure(locale: Locale, failure: Failure) -> &'static str {
    match failure {
        Failure::File(NotReadable::Empty) => td_string!(locale, import.failed_empty),
        Failure::File(NotReadable::Binary) => td_string!(locale, import.failed_binary),
        Failure::File(NotReadable::Sealed) => td_string!(locale, import.failed_sealed),
        Failure::File(NotReadable::TooLarge) => td_string!(locale, import.failed_too_large),
        Failure::File(NotReadable::Damaged) => td_string!(locale, import.failed_damaged),
        Failure::File(NotReadable::Newer) => td_string!(locale, import.failed_newer),
        Failure::File(NotReadable::OtherJson) => td_string!(locale, import.failed_json),
        Failure::File(NotReadable::Gone) => td_string!(locale, import.failed_gone),
        Failure::Full => td_string!(locale, errors.full),
        Failure::Store | Failure::Died => td_string!(locale, import.failed_died),
    }
}

pub(super) fn problem(locale: Locale, problem: ProblemKind) -> &'static str {
    match problem {
        ProblemKind::NoPhone => td_string!(locale, import.problem_phone),
        ProblemKind::NoEmail => td_string!(locale, import.problem_email),
        ProblemKind::NoDay => td_string!(locale, import.problem_day),
        ProblemKind::NoValue => td_string!(locale, import.problem_value),
        ProblemKind::Shortened => td_string!(locale, import.problem_shortened),
        ProblemKind::TooMany => td_string!(locale, import.problem_too_many),
        ProblemKind::NoPicture => td_string!(locale, import.problem_picture),
        ProblemKind::Alone => td_string!(locale, import.problem_alone),
        ProblemKind::Missing => td_string!(locale, import.problem_missing),
        ProblemKind::NoName => td_string!(locale, import.problem_name),
        ProblemKind::Unreadable => td_string!(locale, import.problem_unreadable),
    }
}

/// Why a column does not become a field.
pub(super) fn no_field(locale: Locale, why: NoField) -> &'static str {
    match why {
        NoField::Unnamed => td_string!(locale, import.no_field_unnamed),
        NoField::TooLong => td_string!(locale, import.no_field_long),
        NoField::Twice => td_string!(locale, import.no_field_twice),
        NoField::TooMany => td_string!(locale, import.no_field_many),
    }
}

/// The words for why rows are rejected, each with the number of the reason.
pub(super) fn reasons(locale: Locale) -> Vec<(u8, String)> {
    [ProblemKind::NoName, ProblemKind::Unreadable, ProblemKind::Alone]
        .into_iter()
        .map(|kind| (kind as u8, problem(locale, kind).to_owned()))
        .collect()
}
