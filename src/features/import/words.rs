//! The words for what an import meets.

use crate::domain::party::{ContactLabel, SocialNetwork};
use crate::formats::columns::{AddressPart, Target};
use crate::formats::incoming::ProblemKind;
use crate::i18n::{Locale, td_string};
use crate::state::import::Failure;
use crate::terms;
use crate::usecases::import_customers::Outcome;
use crate::usecases::import_customers::source::NotReadable;

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
        ProblemKind::NoName => td_string!(locale, import.problem_name),
        ProblemKind::Unreadable => td_string!(locale, import.problem_unreadable),
    }
}

/// The words for why rows are rejected, each with the number of the reason.
pub(super) fn reasons(locale: Locale) -> Vec<(u8, String)> {
    [ProblemKind::NoName, ProblemKind::Unreadable]
        .into_iter()
        .map(|kind| (kind as u8, problem(locale, kind).to_owned()))
        .collect()
}

/// What a column says, in words; a field of the user's own has its own.
pub(super) fn target(locale: Locale, target: Target) -> String {
    let labelled = |what: &str, label: Option<ContactLabel>| match label {
        Some(label) => {
            let label = terms::label(locale, label);
            td_string!(locale, import.t_labelled, what = what.to_owned(), label = label).to_string()
        }
        None => what.to_owned(),
    };
    let word = match target {
        Target::LeaveOut => td_string!(locale, import.t_leave_out),
        Target::Remark => td_string!(locale, import.t_remark),
        Target::NewField => td_string!(locale, import.t_new_field),
        Target::Notes => td_string!(locale, customers.notes),
        Target::Name => td_string!(locale, import.t_full_name),
        Target::GivenName => td_string!(locale, import.t_given_name),
        Target::MiddleName => td_string!(locale, import.t_middle_name),
        Target::FamilyName => td_string!(locale, import.t_family_name),
        Target::Honorific => td_string!(locale, customers.honorific),
        Target::Kind => td_string!(locale, import.t_kind),
        Target::JobTitle => td_string!(locale, customers.job_title),
        Target::Organisation => td_string!(locale, customers.organisation),
        Target::Industry => td_string!(locale, customers.industry),
        Target::Registration => td_string!(locale, customers.registration),
        Target::Website => td_string!(locale, customers.website),
        Target::Phone(label) => return labelled(td_string!(locale, customers.phone), label),
        Target::Email(label) => return labelled(td_string!(locale, terms.email), label),
        Target::Address(part) => address_part(locale, part),
        Target::OtherAddress(part) => return labelled(address_part(locale, part), Some(ContactLabel::Other)),
        Target::Handle(network) => return network_name(locale, network).to_owned(),
        Target::Tags => td_string!(locale, customers.tags),
        Target::Owner => td_string!(locale, customers.owner),
        Target::Source => td_string!(locale, customers.source),
        Target::Stage => td_string!(locale, customers.stage),
        Target::Birthday => td_string!(locale, terms.birthday),
        Target::CreatedAt => td_string!(locale, import.t_created),
        Target::PlaceTitle => td_string!(locale, import.t_place_title),
        Target::Card => td_string!(locale, import.t_card),
        Target::Identity => td_string!(locale, import.t_identity),
        Target::Custom(_) => "",
    };
    word.to_owned()
}

fn address_part(locale: Locale, part: AddressPart) -> &'static str {
    match part {
        AddressPart::Street => td_string!(locale, customers.address),
        AddressPart::District => td_string!(locale, customers.district),
        AddressPart::City => td_string!(locale, customers.city),
        AddressPart::Region => td_string!(locale, customers.region),
        AddressPart::PostalCode => td_string!(locale, customers.postal_code),
        AddressPart::Country => td_string!(locale, customers.country),
    }
}

fn network_name(locale: Locale, network: SocialNetwork) -> &'static str {
    terms::network(locale, network)
}
