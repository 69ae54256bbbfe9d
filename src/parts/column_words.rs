//! The words for what the columns of a table of customers say.

use crate::domain::party::ContactLabel;
use crate::formats::columns::{AddressPart, Target};
use crate::i18n::{Locale, td_string};
use crate::parts::custom_fields::kind_name;
use crate::terms;

/// What a column says, in words; a field of the user's own has its own.
#[must_use]
pub fn target(locale: Locale, target: Target) -> String {
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
        Target::NewField(kind) => {
            let what = td_string!(locale, import.t_new_field).to_owned();
            let label = kind_name(locale, kind);
            return td_string!(locale, import.t_labelled, what = what, label = label).to_string();
        }
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
        Target::Handle(network) => return terms::network(locale, network).to_owned(),
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
