//! Editing a choice of a list: what it is called, its colour, whether it is offered.

use serde::{Deserialize, Serialize};

use crate::domain::choice::{Choice, Colour};
use crate::domain::custom_field::Labels;
use crate::domain::id::{ChangeId, ChoiceId};
use crate::domain::language::Language;
use crate::domain::record::Cause;
use crate::store::ports::{CommitError, Doing, Ledger, Write};
use crate::usecases::validation::{FieldError, FormField, Problem, TAG_LIMIT, gather};
use crate::usecases::{Refusal, choice_ref, find_choice};

/// Asks for a choice to be edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditChoice {
    /// The choice as the form was filled from it; one of which nothing was said yet
    /// ([`Choice::unsaid`]) is stored by this.
    pub seen: Choice,
    /// What the user now says of it.
    pub facts: ChoiceFacts,
}

/// What a user says of a choice. A source or a tag is renamed by
/// [`rename_label`](crate::usecases::rename_label) instead, since customers have its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceFacts {
    /// What it is called; nothing in any language for what is built in under its own name.
    pub label: Labels,
    /// Its colour.
    pub colour: Option<Colour>,
    /// Whether it is no longer offered.
    pub retired: bool,
}

impl ChoiceFacts {
    /// What is said of a choice now.
    #[must_use]
    pub fn of(choice: &Choice) -> Self {
        Self { label: choice.label.clone(), colour: choice.colour, retired: choice.retired }
    }

    /// The facts with their texts trimmed. What is the user's own needs a name in some language.
    pub(super) fn checked(self, needs_name: bool) -> Result<Self, Refusal> {
        let mut faults = Vec::new();
        let mut label = Labels::default();
        for language in Language::ALL {
            let text = FormField::Name.text(self.label.own(language), TAG_LIMIT);
            *label.own_mut(language) = gather(text, &mut faults);
        }
        if needs_name && label == Labels::default() && faults.is_empty() {
            faults.push(FieldError { field: FormField::Name, problem: Problem::Empty });
        }
        if faults.is_empty() { Ok(Self { label, ..self }) } else { Err(Refusal::Invalid(faults)) }
    }
}

/// Edits a choice; none when it was so already.
///
/// # Errors
/// [`Refusal`] when nothing was written.
pub async fn edit_choice(
    ledger: &dyn Ledger,
    world: &dyn Doing,
    request: EditChoice,
) -> Result<Option<ChangeId>, Refusal> {
    let before = request.seen;
    let own = before.meaning.text().is_none() && !before.is_built_in();
    let ChoiceFacts { label, colour, retired } = request.facts.checked(own)?;
    let after = Choice { label, colour, retired, ..before.clone() };
    if after == before {
        return Ok(None);
    }
    let write = match find_choice(ledger, before.id) {
        Some(_) => Write::Edit { before: before.into(), after: after.into() },
        None if before.id.0.is_nil() || before.is_built_in() => Write::Create(stored(after, world).into()),
        None => return Err(CommitError::Gone(choice_ref(before.id)).into()),
    };
    Ok(Some(ledger.commit(Cause::EditChoices, vec![write]).await?))
}

/// A choice as it is stored for the first time.
pub(super) fn stored(choice: Choice, world: &dyn Doing) -> Choice {
    let id = if choice.id.0.is_nil() { ChoiceId(world.new_id()) } else { choice.id };
    Choice { id, created_at: world.now(), ..choice }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::choice::{ChoiceList, Meaning};
    use crate::domain::party::LifecycleStage;
    use crate::usecases::testing::Office;
    use crate::usecases::undo_change::{UndoChange, undo_change};

    fn customer(office: &Office) -> Choice {
        office.store.choices().list(ChoiceList::Stages).remove(2)
    }

    fn edit(office: &Office, seen: Choice, facts: ChoiceFacts) -> Result<Option<ChangeId>, Refusal> {
        office.run(edit_choice(&office.store, &office.world, EditChoice { seen, facts }))
    }

    #[test]
    fn a_stage_that_is_built_in_is_renamed_and_keeps_its_meaning() {
        let office = Office::open();
        let seen = customer(&office);
        let label = Labels::in_one(Language::Fa, " خریدار ");
        edit(&office, seen.clone(), ChoiceFacts { label, ..ChoiceFacts::of(&seen) }).unwrap();
        let renamed = customer(&office);
        assert_eq!((renamed.label.fa.as_str(), renamed.id), ("خریدار", seen.id));
        assert_eq!(renamed.meaning, Meaning::Stage(LifecycleStage::Customer));
    }

    #[test]
    fn an_emptied_name_gives_what_is_built_in_its_own_name_back() {
        let office = Office::open();
        let seen = customer(&office);
        let label = Labels::in_one(Language::Fa, "خریدار");
        edit(&office, seen.clone(), ChoiceFacts { label, ..ChoiceFacts::of(&seen) }).unwrap();
        let renamed = customer(&office);
        edit(&office, renamed.clone(), ChoiceFacts { label: Labels::default(), ..ChoiceFacts::of(&renamed) })
            .unwrap();
        assert_eq!(customer(&office).label, Labels::default());
    }

    #[test]
    fn a_tag_gets_a_record_with_its_colour_and_undo_takes_it() {
        let office = Office::open();
        let seen = Choice::unsaid(Meaning::Tag("عمده".to_owned()), 0);
        let facts = ChoiceFacts { colour: Some(Colour::Teal), ..ChoiceFacts::of(&seen) };
        let change = edit(&office, seen, facts).unwrap().unwrap();
        assert_eq!(office.store.choices().tag_colour("عمده"), Some(Colour::Teal));
        office.run(undo_change(&office.store, UndoChange { change })).unwrap();
        assert_eq!(office.store.choices().tag_colour("عمده"), None);
    }
}
