//! What is typed in the guide, kept until its end.

use serde::{Deserialize, Serialize};

use crate::domain::country::Country;
use crate::domain::email::EmailAddress;
use crate::domain::id::PartyId;
use crate::domain::party::ContactLabel;
use crate::domain::phone::PhoneNumber;
use crate::state::contact_picker::Picked;
use crate::usecases::edit_party::{ListEdit, PartyEdit, WrittenEmail, WrittenPhone};

/// Under which key it is kept.
pub(super) const DRAFT: &str = "guide";

/// The steps, in their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Step {
    /// Language, calendar and digits.
    #[default]
    Formats,
    /// The user's own name.
    You,
    /// The first customer.
    Customer,
    /// What is to be done with them next.
    Plan,
    /// That was all.
    Done,
}

impl Step {
    pub const ALL: [Self; 5] = [Self::Formats, Self::You, Self::Customer, Self::Plan, Self::Done];

    /// Its place among all, counted from 1.
    pub fn number(self) -> usize {
        Self::ALL.iter().position(|step| *step == self).unwrap_or_default() + 1
    }

    /// The step after it.
    pub fn next(self) -> Self {
        Self::ALL.get(self.number()).copied().unwrap_or(Self::Done)
    }

    /// The step before it, none before the first.
    pub fn before(self) -> Option<Self> {
        Self::ALL.get(self.number().checked_sub(2)?).copied()
    }
}

/// What is typed in the guide, and how far it has come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct GuideDraft {
    pub step: Step,
    /// The first customer's name.
    pub name: String,
    /// Their number or e-mail address.
    pub contact: String,
    /// Further numbers and addresses of a contact that was picked.
    pub others: Vec<String>,
    /// The first customer, once they are saved.
    pub party: Option<PartyId>,
    /// The line that says what comes next.
    pub line: String,
    /// Whether it is saved.
    pub planned: bool,
}

impl GuideDraft {
    /// Takes over a contact of the phone's.
    pub fn take_over(&mut self, picked: Picked) {
        let Picked { name, phones, emails } = picked;
        self.name = name;
        let mut ways = phones.into_iter().chain(emails);
        self.contact = ways.next().unwrap_or_default();
        self.others = ways.collect();
    }

    /// Whether anybody is named.
    pub fn names_somebody(&self) -> bool {
        !self.name.trim().is_empty() || !self.contact.trim().is_empty()
    }

    /// The further numbers and addresses that are any: nobody typed the others, so nobody is to mend them.
    pub fn further_facts(&self, home: Country) -> Vec<PartyEdit> {
        let facts = self.others.iter().filter_map(|text| {
            let text = text.clone();
            if text.parse::<EmailAddress>().is_ok() {
                let written = WrittenEmail { text, label: ContactLabel::Work };
                return Some(PartyEdit::Email(ListEdit::Add(written)));
            }
            let is_number = PhoneNumber::parse(&text, home).is_ok();
            is_number.then_some(PartyEdit::Phone(ListEdit::Add(WrittenPhone { text, label: None })))
        });
        facts.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_follow_each_other_and_lead_back() {
        for (place, step) in Step::ALL.into_iter().enumerate() {
            assert_eq!(step.number(), place + 1);
            assert_eq!(step.before(), place.checked_sub(1).map(|before| Step::ALL[before]));
        }
        assert_eq!(Step::Formats.next(), Step::You);
        assert_eq!(Step::Done.next(), Step::Done);
    }

    #[test]
    fn all_numbers_of_a_picked_contact_are_kept_and_what_is_none_is_left() {
        let mut draft = GuideDraft::default();
        let texts = |all: &[&str]| all.iter().map(ToString::to_string).collect();
        draft.take_over(Picked {
            name: "مینا رستگار".to_owned(),
            phones: texts(&["0912 345 6789", "021 8877 6655", "*10#"]),
            emails: texts(&["mina@pars.example"]),
        });
        assert_eq!((draft.name.as_str(), draft.contact.as_str()), ("مینا رستگار", "0912 345 6789"));
        assert_eq!(draft.further_facts(Country::IR).len(), 2);
    }
}
