//! Editing what was logged of an interaction.

use std::mem;

use crate::domain::custom_field::FieldOwner;
use crate::domain::id::ChangeId;
use crate::domain::interaction::Interaction;
use crate::domain::record::Cause;
use crate::store::ports::{Doing, Ledger, Write};
use crate::usecases::custom_values::{Before, together, written_over};
use crate::usecases::log_interaction::InteractionFacts;
use crate::usecases::{Refusal, find_interaction};

/// Asks for an interaction to be edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditInteraction {
    /// The interaction as the form was filled from it, perhaps minutes ago: only what the user
    /// changed since is changed.
    pub seen: Interaction,
    /// What the user now says of it.
    pub facts: InteractionFacts,
}

/// Edits an interaction; none when it was so already.
///
/// # Errors
/// [`Refusal`] when nothing was written.
pub async fn edit_interaction(
    ledger: &dyn Ledger,
    world: &dyn Doing,
    request: EditInteraction,
) -> Result<Option<ChangeId>, Refusal> {
    let before = request.seen;
    find_interaction(ledger, before.id)?;
    let mut facts = request.facts;
    let written = mem::take(&mut facts.custom);
    let values = written_over(ledger, FieldOwner::Interaction, written, Before::Said(&before.custom));
    let (facts, custom) = together(facts.checked(before.party, world.now()), values)?;
    let after = Interaction {
        others: facts.others,
        kind: facts.kind,
        direction: facts.direction,
        outcome: facts.outcome,
        own_outcome: facts.own_outcome,
        at: facts.at,
        duration_s: facts.duration_s,
        subject: facts.subject,
        text: facts.text,
        custom,
        ..before.clone()
    };
    if after == before {
        return Ok(None);
    }
    let write = Write::Edit { before: before.into(), after: after.into() };
    Ok(Some(ledger.commit(Cause::EditInteraction, vec![write]).await?))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::interaction::{InteractionKind, Outcome};
    use crate::store::ports::CommitError;
    use crate::usecases::delete_interaction::{DeleteInteraction, delete_interaction};
    use crate::usecases::testing::{Office, call};
    use crate::usecases::{FormField, Problem, interaction_ref};

    fn office_with_call() -> (Office, Interaction) {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        let id = office.log(mina, call("۴۰ کارتن می‌خواهد"));
        let logged = office.interaction(id);
        (office, logged)
    }

    fn edit(
        office: &Office,
        seen: &Interaction,
        facts: InteractionFacts,
    ) -> Result<Option<ChangeId>, Refusal> {
        let request = EditInteraction { seen: seen.clone(), facts };
        office.run(edit_interaction(&office.store, &office.world, request))
    }

    #[test]
    fn a_call_becomes_a_visit() {
        let (office, logged) = office_with_call();
        let facts =
            InteractionFacts { kind: InteractionKind::Visit, ..call("۵۰ کارتن می‌خواهد") };
        edit(&office, &logged, facts).unwrap();
        let kept = office.interaction(logged.id);
        assert_eq!((kept.kind, kept.text.as_str()), (InteractionKind::Visit, "۵۰ کارتن می‌خواهد"));
    }

    #[test]
    fn what_another_tab_changed_meanwhile_stays() {
        let (office, logged) = office_with_call();
        let theirs = InteractionFacts {
            outcome: Some(Outcome::Interested), ..call("۴۰ کارتن می‌خواهد")
        };
        edit(&office, &logged, theirs).unwrap();
        edit(&office, &logged, call("۵۰ کارتن می‌خواهد")).unwrap();
        let kept = office.interaction(logged.id);
        assert_eq!((kept.outcome, kept.text.as_str()), (Some(Outcome::Interested), "۵۰ کارتن می‌خواهد"));
    }

    #[test]
    fn who_took_part_is_added_from_two_forms_filled_at_the_same_time() {
        let (office, logged) = office_with_call();
        let (reza, sara) = (office.add_person("رضا نوری"), office.add_person("سارا مرادی"));
        let with =
            |other| InteractionFacts { others: vec![other], ..call("۴۰ کارتن می‌خواهد") };
        edit(&office, &logged, with(reza)).unwrap();
        edit(&office, &logged, with(sara)).unwrap();
        assert_eq!(office.interaction(logged.id).others, [reza, sara]);
    }

    #[test]
    fn saving_a_form_unchanged_is_no_change() {
        let (office, logged) = office_with_call();
        assert_eq!(edit(&office, &logged, call("۴۰ کارتن می‌خواهد")), Ok(None));
    }

    #[test]
    fn the_same_rules_hold_as_for_logging() {
        let (office, logged) = office_with_call();
        let refusal = edit(&office, &logged, call(&"ن".repeat(20_001))).unwrap_err();
        let expected = Problem::TooLong { length: 20_001, limit: 20_000 };
        assert_eq!(refusal.about(FormField::Text), Some(&expected));
    }

    #[test]
    fn an_interaction_deleted_meanwhile_says_so() {
        let (office, logged) = office_with_call();
        office.run(delete_interaction(&office.store, DeleteInteraction { interaction: logged.id })).unwrap();
        let refusal = edit(&office, &logged, call("۵۰ کارتن می‌خواهد")).unwrap_err();
        assert_eq!(refusal, Refusal::Commit(CommitError::Gone(interaction_ref(logged.id))));
    }
}
