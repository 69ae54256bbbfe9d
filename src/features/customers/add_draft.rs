//! What is typed of a new customer before it is saved.

use serde::{Deserialize, Serialize};

use crate::domain::party::{ContactLabel, LifecycleStage};
use crate::usecases::edit_party::{ListEdit, PartyEdit, WrittenEmail};

use super::written_tags::tags_to_add;

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
}

impl AddDraft {
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
        facts.extend(tags_to_add(&self.tag));
        facts.extend(self.stage.map(PartyEdit::SetStage));
        facts
    }

    /// Whether it says something that stands behind "more".
    pub fn says_further(&self) -> bool {
        let further = [&self.work, &self.email, &self.tag];
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
