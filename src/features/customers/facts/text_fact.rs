//! Facts that are one line of text: what they are called, what they say, and how they are edited.

use serde::Serialize;

use crate::domain::country::Country;
use crate::domain::party::{ContactEmail, ContactLabel, ContactPhone, Party, PartyDetails};
use crate::i18n::{Locale, td_string};
use crate::store::engine::Facets;
use crate::ui::{IconName, TextKind};
use crate::usecases::FormField;
use crate::usecases::edit_party::{ListEdit, PartyEdit, WrittenEmail, WrittenPhone};

use super::super::words;
use super::fact_form::put;

/// A fact that is one line of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(in super::super) enum TextFact {
    Name,
    Honorific,
    JobTitle,
    Industry,
    Registration,
    Website,
    Phone(Option<ContactPhone>),
    Email(Option<ContactEmail>),
    Owner,
    Source,
}

impl TextFact {
    /// What it is called.
    pub(super) fn label(&self, locale: Locale) -> &'static str {
        match self {
            Self::Name => td_string!(locale, customers.name),
            Self::Honorific => td_string!(locale, customers.honorific),
            Self::JobTitle => td_string!(locale, customers.job_title),
            Self::Industry => td_string!(locale, customers.industry),
            Self::Registration => td_string!(locale, customers.registration),
            Self::Website => td_string!(locale, customers.website),
            Self::Phone(None) => td_string!(locale, customers.phone),
            Self::Phone(Some(phone)) => match phone.label {
                ContactLabel::Other => td_string!(locale, customers.phone),
                label => words::label(locale, label),
            },
            Self::Email(_) => td_string!(locale, terms.email),
            Self::Owner => td_string!(locale, customers.owner),
            Self::Source => td_string!(locale, customers.source),
        }
    }

    /// The sign before it.
    pub(super) fn icon(&self) -> IconName {
        match self {
            Self::Name | Self::Honorific | Self::Owner => IconName::Person,
            Self::JobTitle | Self::Industry | Self::Registration => IconName::Building,
            Self::Website => IconName::Globe,
            Self::Phone(_) => IconName::Call,
            Self::Email(_) => IconName::Mail,
            Self::Source => IconName::Sparkle,
        }
    }

    /// What is typed into it.
    pub(super) fn kind(&self) -> TextKind {
        match self {
            Self::Name | Self::Owner => TextKind::Name,
            Self::Website => TextKind::Url,
            Self::Phone(_) => TextKind::Phone,
            Self::Email(_) => TextKind::Email,
            _ => TextKind::Text,
        }
    }

    /// Where a use case says what is wrong with it.
    pub(super) fn fields(&self) -> &'static [FormField] {
        match self {
            Self::Name => &[FormField::Name],
            Self::Honorific => &[FormField::Honorific],
            Self::JobTitle => &[FormField::JobTitle],
            Self::Industry => &[FormField::Industry],
            Self::Registration => &[FormField::Registration],
            Self::Website => &[FormField::Website],
            Self::Phone(_) => &[FormField::Phone],
            Self::Email(_) => &[FormField::Email],
            Self::Owner => &[FormField::Owner],
            Self::Source => &[FormField::Source],
        }
    }

    /// What it says now; empty when nothing is known, or a new one is added.
    pub(super) fn text(&self, party: &Party) -> String {
        match (self, &party.details) {
            (Self::Name, _) => party.name().to_owned(),
            (Self::Honorific, PartyDetails::Person(person)) => person.honorific.clone(),
            (Self::JobTitle, PartyDetails::Person(person)) => person.job_title.clone(),
            (Self::Industry, PartyDetails::Organisation(one)) => one.industry.clone(),
            (Self::Registration, PartyDetails::Organisation(one)) => one.registration.clone(),
            (Self::Website, PartyDetails::Organisation(one)) => one.website.clone(),
            (Self::Phone(Some(phone)), _) => phone.number.format_international(),
            (Self::Email(Some(email)), _) => email.address.clone(),
            (Self::Owner, _) => party.owner.clone().unwrap_or_default(),
            (Self::Source, _) => party.source.clone().unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// What it says now as the user would type it.
    pub(super) fn typed(&self, party: &Party, home: Country) -> String {
        match self {
            Self::Phone(Some(phone)) => phone.number.format_local(home),
            _ => self.text(party),
        }
    }

    /// The edit that makes it say this; none where there is nothing to do. A telephone number or
    /// address that is emptied is taken away.
    pub(super) fn edit(&self, typed: String) -> Option<PartyEdit> {
        let empty = typed.trim().is_empty();
        Some(match self {
            Self::Name => PartyEdit::Rename(typed),
            Self::Honorific => PartyEdit::SetHonorific(typed),
            Self::JobTitle => PartyEdit::SetJobTitle(typed),
            Self::Industry => PartyEdit::SetIndustry(typed),
            Self::Registration => PartyEdit::SetRegistration(typed),
            Self::Website => PartyEdit::SetWebsite(typed),
            Self::Owner => PartyEdit::SetOwner(typed),
            Self::Source => PartyEdit::SetSource(typed),
            Self::Phone(None) | Self::Email(None) if empty => return None,
            Self::Phone(Some(_)) | Self::Email(Some(_)) if empty => return self.removal(),
            Self::Phone(was) => self.written_phone(typed, was.as_ref().map(|phone| phone.label)),
            Self::Email(was) => {
                self.written_email(typed, was.as_ref().map_or(ContactLabel::Work, |email| email.label))
            }
        })
    }

    /// The label that a telephone number or an e-mail has, and those it can have.
    pub(super) fn labels(&self) -> Option<(ContactLabel, &'static [ContactLabel])> {
        use ContactLabel::{Home, Mobile, Other, Work};
        match self {
            Self::Phone(Some(phone)) => Some((phone.label, &[Mobile, Work, Home, Other])),
            Self::Email(Some(email)) => Some((email.label, &[Work, Home, Other])),
            _ => None,
        }
    }

    /// The edits that give it a label, and what is typed with it.
    pub(super) fn labelled(&self, typed: String, label: ContactLabel) -> Vec<PartyEdit> {
        vec![match self {
            Self::Email(_) => self.written_email(typed, label),
            _ => self.written_phone(typed, Some(label)),
        }]
    }

    /// The edits that make it the one used first, and what is typed with it; none for the first,
    /// and for what comes once.
    pub(super) fn preferred(&self, typed: String, party: &Party) -> Vec<PartyEdit> {
        match self {
            Self::Phone(Some(phone)) if party.phones.first() != Some(phone) => {
                let first = PartyEdit::Phone(ListEdit::PutFirst(phone.clone()));
                vec![first, self.written_phone(typed, Some(phone.label))]
            }
            Self::Email(Some(email)) if party.emails.first() != Some(email) => {
                let first = PartyEdit::Email(ListEdit::PutFirst(email.clone()));
                vec![first, self.written_email(typed, email.label)]
            }
            _ => Vec::new(),
        }
    }

    fn written_phone(&self, text: String, label: Option<ContactLabel>) -> PartyEdit {
        let was = if let Self::Phone(was) = self { was.clone() } else { None };
        PartyEdit::Phone(put(was, WrittenPhone { text, label }))
    }

    fn written_email(&self, text: String, label: ContactLabel) -> PartyEdit {
        let was = if let Self::Email(was) = self { was.clone() } else { None };
        PartyEdit::Email(put(was, WrittenEmail { text, label }))
    }

    /// The edit that takes it away, for those that come several times.
    pub(super) fn removal(&self) -> Option<PartyEdit> {
        match self {
            Self::Phone(Some(phone)) => Some(PartyEdit::Phone(ListEdit::Remove(phone.clone()))),
            Self::Email(Some(email)) => Some(PartyEdit::Email(ListEdit::Remove(email.clone()))),
            _ => None,
        }
    }

    /// What others have in its place, most used first.
    pub(super) fn suggestions(&self, facets: &Facets) -> Vec<String> {
        const SUGGESTED: usize = 5;
        let values = match self {
            Self::Owner => &facets.owners,
            Self::Source => &facets.sources,
            _ => return Vec::new(),
        };
        values.iter().take(SUGGESTED).map(|(value, _)| value.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::phone::PhoneNumber;

    fn mobile() -> ContactPhone {
        let number = PhoneNumber::parse("0912 345 6789", Country::IR).unwrap();
        ContactPhone { number, label: ContactLabel::Mobile, confirmed_on: None }
    }

    #[test]
    fn a_number_that_is_emptied_is_taken_away() {
        let edit = TextFact::Phone(Some(mobile())).edit("  ".to_owned());
        assert_eq!(edit, Some(PartyEdit::Phone(ListEdit::Remove(mobile()))));
    }

    #[test]
    fn a_new_number_left_empty_is_nothing_to_do() {
        assert_eq!(TextFact::Phone(None).edit(String::new()), None);
    }

    #[test]
    fn a_corrected_number_keeps_its_label() {
        let edit = TextFact::Phone(Some(mobile())).edit("0935".to_owned());
        let now = WrittenPhone { text: "0935".to_owned(), label: Some(ContactLabel::Mobile) };
        assert_eq!(edit, Some(PartyEdit::Phone(ListEdit::Change { was: mobile(), now })));
    }

    #[test]
    fn a_label_is_given_to_the_number_as_it_is_typed() {
        let edits = TextFact::Phone(Some(mobile())).labelled("0935 111".to_owned(), ContactLabel::Home);
        let now = WrittenPhone { text: "0935 111".to_owned(), label: Some(ContactLabel::Home) };
        assert_eq!(edits, [PartyEdit::Phone(ListEdit::Change { was: mobile(), now })]);
    }

    #[test]
    fn the_number_used_first_is_the_number_as_it_is_typed() {
        let details = PartyDetails::Person(crate::domain::party::Person {
            name: "مینا".to_owned(),
            honorific: String::new(),
            job_title: String::new(),
        });
        let id = crate::domain::id::PartyId(uuid::Uuid::from_u128(1));
        let mut party = Party::new(id, details, crate::domain::time::Instant::EPOCH);
        let number = PhoneNumber::parse("021 8877 6655", Country::IR).unwrap();
        party.phones = vec![ContactPhone { number, label: ContactLabel::Work, confirmed_on: None }, mobile()];
        let edits = TextFact::Phone(Some(mobile())).preferred("0935 111".to_owned(), &party);
        let now = WrittenPhone { text: "0935 111".to_owned(), label: Some(ContactLabel::Mobile) };
        let change = PartyEdit::Phone(ListEdit::Change { was: mobile(), now });
        assert_eq!(edits, [PartyEdit::Phone(ListEdit::PutFirst(mobile())), change]);
        let office = TextFact::Phone(party.phones.first().cloned());
        assert_eq!(office.preferred(String::new(), &party), []);
    }

    #[test]
    fn a_name_that_is_emptied_is_left_to_the_use_case_to_refuse() {
        assert_eq!(TextFact::Name.edit(String::new()), Some(PartyEdit::Rename(String::new())));
    }
}
