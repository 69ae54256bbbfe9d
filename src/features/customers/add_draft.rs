//! What is typed of a new customer before it is saved.

use serde::{Deserialize, Serialize};

use crate::domain::id::ChoiceId;
use crate::domain::party::{ContactLabel, LifecycleStage};
use crate::formats::contact::Contact;
use crate::state::drafts::Drafts;
use crate::usecases::edit_party::{ListEdit, PartyEdit, WrittenEmail, WrittenPhone};

use crate::parts::custom_fields::CustomDraft;

use super::written_tags::tags_to_add;

/// Under which key what is typed is kept.
pub(super) const DRAFT: &str = "quick_add";

/// What is typed of a new customer. It is kept as a draft, so that a tap outside, a reload or a
/// crash loses nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct AddDraft {
    pub organisation: bool,
    pub name: String,
    pub contact: String,
    pub work: String,
    pub email: String,
    pub tag: String,
    pub stage: Option<LifecycleStage>,
    /// Numbers and addresses besides the first, with commas between them.
    #[serde(default)]
    pub others: String,
    #[serde(default)]
    pub notes: String,
    /// The stage of the user's own within it.
    #[serde(default)]
    pub own_stage: Option<ChoiceId>,
    /// What is typed into fields of the user's own.
    pub custom: CustomDraft,
}

impl AddDraft {
    /// A draft that says what a contact of another product does; `separator` stands between the items of a
    /// list.
    pub fn of(contact: Contact, separator: &str) -> Self {
        let Contact { name, is_organisation, organisation, job_title, phones, emails, notes } = contact;
        let (mut phones, mut emails) = (phones.into_iter(), emails.into_iter());
        let phone = phones.next();
        let email = emails.next();
        let (contact, email) = match (phone, email) {
            (Some(phone), email) => (phone, email.unwrap_or_default()),
            (None, email) => (email.unwrap_or_default(), String::new()),
        };
        let work = [job_title, organisation].into_iter().filter(|part| !part.is_empty());
        Self {
            organisation: is_organisation,
            name,
            contact,
            work: work.collect::<Vec<_>>().join(separator),
            email,
            others: phones.chain(emails).collect::<Vec<_>>().join(separator),
            notes,
            ..Self::default()
        }
    }

    /// The facts it tells besides the name and the number.
    pub fn facts(&self) -> Vec<PartyEdit> {
        let filled = |text: &str| !text.trim().is_empty();
        let mut facts = Vec::new();
        if filled(&self.work) {
            let work = self.work.clone();
            let set = if self.organisation { PartyEdit::SetIndustry } else { PartyEdit::SetJobTitle };
            facts.push(set(work));
        }
        if filled(&self.email) {
            let written = WrittenEmail { text: self.email.clone(), label: ContactLabel::Work };
            facts.push(PartyEdit::Email(ListEdit::Add(written)));
        }
        let others = self.others.split([',', '،', '\n']).map(str::trim).filter(|text| filled(text));
        facts.extend(others.map(|text| {
            let text = text.to_owned();
            if text.contains('@') {
                PartyEdit::Email(ListEdit::Add(WrittenEmail { text, label: ContactLabel::Work }))
            } else {
                PartyEdit::Phone(ListEdit::Add(WrittenPhone { text, label: None }))
            }
        }));
        if filled(&self.notes) {
            facts.push(PartyEdit::SetNotes(self.notes.clone()));
        }
        facts.extend(tags_to_add(&self.tag));
        facts.extend(self.stage.map(|stage| match self.own_stage {
            Some(own) => PartyEdit::SetOwnStage(stage, own),
            None => PartyEdit::SetStage(stage),
        }));
        facts
    }

    /// Whether it says something that stands behind "more".
    pub fn says_further(&self) -> bool {
        let further = [&self.work, &self.email, &self.tag, &self.others, &self.notes];
        // Fields of the user's own on this form stand in sight.
        self.stage.is_some() || further.iter().any(|text| !text.is_empty())
    }
}

/// What is typed now, and what was left behind before it, the last on top: a name that is asked for
/// comes first and pushes nothing out.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Beginning {
    pub now: AddDraft,
    pub behind: Vec<AddDraft>,
}

impl Beginning {
    /// Begins with a name, empty for none; what was left behind under that name, or without a name
    /// what was left behind last, is gone on with.
    pub fn new(mut behind: Vec<AddDraft>, name: &str) -> Self {
        let place = if name.is_empty() {
            behind.len().checked_sub(1)
        } else {
            behind.iter().rposition(|draft| draft.name.trim() == name.trim())
        };
        let now = match place {
            Some(place) => behind.remove(place),
            None => AddDraft { name: name.to_owned(), ..AddDraft::default() },
        };
        Self { now, behind }
    }
}

/// Lays a draft on top of what was left behind: the form goes on with it when it is opened next.
pub(super) fn put_on_top(drafts: Drafts, draft: AddDraft) {
    let behind = drafts.load::<Vec<AddDraft>>(DRAFT).unwrap_or_default();
    drafts.save(DRAFT, &to_keep(&behind, &draft));
}

/// What is to be kept of what was left behind and what is typed now.
pub(super) fn to_keep(behind: &[AddDraft], now: &AddDraft) -> Vec<AddDraft> {
    let now = (*now != AddDraft { organisation: now.organisation, ..AddDraft::default() }).then_some(now);
    behind.iter().chain(now).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_empty_is_no_fact() {
        let draft = AddDraft { work: " ".to_owned(), tag: " ، ".to_owned(), ..AddDraft::default() };
        assert_eq!(draft.facts(), []);
    }

    #[test]
    fn a_contact_of_another_product_is_a_draft_with_nothing_left_out() {
        let texts = |all: &[&str]| all.iter().map(ToString::to_string).collect();
        let contact = Contact {
            name: "مینا رستگار".to_owned(),
            organisation: "پخش پارس".to_owned(),
            job_title: "مدیر خرید".to_owned(),
            phones: texts(&["0912 345 6789", "021 8877 6655"]),
            emails: texts(&["mina@pars.example", "m@home.example"]),
            notes: "در نمایشگاه".to_owned(),
            ..Contact::default()
        };
        let draft = AddDraft::of(contact, "، ");
        assert_eq!((draft.contact.as_str(), draft.email.as_str()), ("0912 345 6789", "mina@pars.example"));
        assert_eq!(draft.work, "مدیر خرید، پخش پارس");
        let phone = WrittenPhone { text: "021 8877 6655".to_owned(), label: None };
        let email = WrittenEmail { text: "m@home.example".to_owned(), label: ContactLabel::Work };
        let facts = draft.facts();
        assert!(facts.contains(&PartyEdit::Phone(ListEdit::Add(phone))));
        assert!(facts.contains(&PartyEdit::Email(ListEdit::Add(email))));
        assert!(facts.contains(&PartyEdit::SetNotes("در نمایشگاه".to_owned())));
    }

    #[test]
    fn a_contact_with_an_address_only_is_reached_by_it() {
        let contact = Contact { emails: vec!["a@b.example".to_owned()], ..Contact::default() };
        let draft = AddDraft::of(contact, ", ");
        assert_eq!((draft.contact.as_str(), draft.email.as_str()), ("a@b.example", ""));
    }

    fn named(name: &str) -> AddDraft {
        AddDraft { name: name.to_owned(), ..AddDraft::default() }
    }

    #[test]
    fn a_name_that_is_asked_for_leaves_what_was_typed_before() {
        let left = AddDraft { contact: "0912 345".to_owned(), ..named("مینا") };
        let Beginning { now, behind } = Beginning::new(vec![left.clone()], "پرویز");
        assert_eq!((&now, behind.as_slice()), (&named("پرویز"), [left.clone()].as_slice()));
        // With that one saved, the next form goes on with what was left behind.
        assert_eq!(Beginning::new(behind, "").now, left);
    }

    #[test]
    fn a_name_asked_for_again_goes_on_with_what_was_typed_for_it() {
        let left = vec![AddDraft { work: "پخش".to_owned(), ..named("پرویز") }, named("مینا")];
        let Beginning { now, behind } = Beginning::new(left, "پرویز");
        assert_eq!((now.work.as_str(), behind.as_slice()), ("پخش", [named("مینا")].as_slice()));
    }

    #[test]
    fn a_form_with_nothing_in_it_is_not_kept() {
        let untouched = AddDraft { organisation: true, ..AddDraft::default() };
        assert_eq!(to_keep(&[named("مینا")], &untouched), [named("مینا")]);
        assert_eq!(to_keep(&[], &named("مینا")), [named("مینا")]);
    }

    #[test]
    fn the_work_of_an_organisation_is_its_trade() {
        let draft =
            AddDraft { organisation: true, work: "لوازم خانگی".to_owned(), ..AddDraft::default() };
        assert_eq!(draft.facts(), [PartyEdit::SetIndustry("لوازم خانگی".to_owned())]);
    }
}
