//! Adding a choice to a list.

use crate::domain::choice::{Choice, Meaning};
use crate::domain::id::{ChangeId, ChoiceId};
use crate::domain::record::Cause;
use crate::store::ports::{Doing, Ledger, Write};
use crate::usecases::Refusal;
use crate::usecases::edit_choice::{ChoiceFacts, stored};
use crate::usecases::validation::{FormField, LINE_LIMIT, TAG_LIMIT, trimmed};

/// Asks for a choice of the user's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddChoice {
    /// The list, and what it stands for there: what the figures count a stage or an outcome as, or the text
    /// of a source or a tag.
    pub meaning: Meaning,
    /// What the user says of it.
    pub facts: ChoiceFacts,
    /// Its place in the list.
    pub position: u32,
}

/// What came of adding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Added {
    /// The new choice.
    pub choice: ChoiceId,
    /// The change.
    pub change: ChangeId,
}

/// Adds a choice to a list.
///
/// # Errors
/// [`Refusal`] when nothing was written.
pub async fn add_choice(
    ledger: &dyn Ledger,
    world: &dyn Doing,
    request: AddChoice,
) -> Result<Added, Refusal> {
    let meaning = match request.meaning {
        Meaning::Source(text) => Meaning::Source(FormField::Name.required(&text, LINE_LIMIT)?),
        Meaning::Tag(text) => {
            Meaning::Tag(FormField::Name.required(trimmed(&text).trim_start_matches('#'), TAG_LIMIT)?)
        }
        built_in => built_in,
    };
    let ChoiceFacts { label, colour, retired } = request.facts.checked(meaning.text().is_none())?;
    let id = ChoiceId(world.new_id());
    let choice = Choice { id, label, colour, retired, ..Choice::unsaid(meaning, request.position) };
    let write = Write::Create(stored(choice, world).into());
    let change = ledger.commit(Cause::EditChoices, vec![write]).await?;
    Ok(Added { choice: id, change })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::choice::Colour;
    use crate::domain::country::Country;
    use crate::domain::custom_field::Labels;
    use crate::domain::interaction::{Interaction, Outcome};
    use crate::domain::language::Language;
    use crate::domain::party::LifecycleStage;
    use crate::store::engine::PartyQuery;
    use crate::usecases::edit_party::{EditParty, PartyEdit, edit_party};
    use crate::usecases::log_interaction::InteractionFacts;
    use crate::usecases::testing::{Office, call};
    use crate::usecases::{Problem, Refusal};

    fn add(office: &Office, meaning: Meaning, name: &str) -> Result<ChoiceId, Refusal> {
        let label = Labels::in_one(Language::Fa, name);
        let facts = ChoiceFacts { label, colour: Some(Colour::Violet), retired: false };
        let request = AddChoice { meaning, facts, position: 9 };
        Ok(office.run(add_choice(&office.store, &office.world, request))?.choice)
    }

    #[test]
    fn a_customer_of_an_own_stage_is_found_and_counted_by_it_and_by_what_it_stands_for() {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        office.add_person("کاوه دهقان");
        let own = add(&office, Meaning::Stage(LifecycleStage::Customer), "نماینده").unwrap();
        let edits = vec![PartyEdit::SetOwnStage(LifecycleStage::Customer, own)];
        let request = EditParty { party: mina, edits, home: Country::IR };
        office.run(edit_party(&office.store, &office.world, request)).unwrap();
        let by_own = PartyQuery { own_stages: vec![own], ..PartyQuery::default() };
        let by_meaning = PartyQuery { stages: vec![LifecycleStage::Customer], ..PartyQuery::default() };
        assert_eq!(office.store.list(&by_own).total, 1);
        assert_eq!(office.store.list(&by_meaning).total, 1);
        let facets = office.store.facets();
        assert_eq!((facets.stages, facets.own_stages), ([0, 1, 1, 0], vec![(own, 1)]));
    }

    #[test]
    fn a_stage_that_is_built_in_takes_the_own_one_away() {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        let own = add(&office, Meaning::Stage(LifecycleStage::Customer), "نماینده").unwrap();
        for edit in [
            PartyEdit::SetOwnStage(LifecycleStage::Customer, own),
            PartyEdit::SetStage(LifecycleStage::Customer),
        ] {
            let request = EditParty { party: mina, edits: vec![edit], home: Country::IR };
            office.run(edit_party(&office.store, &office.world, request)).unwrap();
        }
        assert_eq!(office.party(mina).own_stage, None);
        assert!(office.store.facets().own_stages.is_empty());
    }

    #[test]
    fn an_own_outcome_is_logged_with_what_it_counts_as() {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        let own = add(&office, Meaning::Outcome(Outcome::Interested), "نمونه خواست").unwrap();
        let facts = InteractionFacts {
            outcome: Some(Outcome::Interested),
            own_outcome: Some(own),
            ..call("نمونه می‌خواهد")
        };
        let id = office.log(mina, facts);
        let Interaction { outcome, own_outcome, .. } = office.interaction(id);
        assert_eq!((outcome, own_outcome), (Some(Outcome::Interested), Some(own)));
    }

    #[test]
    fn an_own_stage_needs_a_name() {
        let office = Office::open();
        let refusal = add(&office, Meaning::Stage(LifecycleStage::Lead), " ").unwrap_err();
        assert_eq!(refusal.about(FormField::Name), Some(&Problem::Empty));
    }
}
