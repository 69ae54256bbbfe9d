//! Putting the choices of a list in an order.

use crate::domain::choice::Choice;
use crate::domain::id::ChangeId;
use crate::domain::record::Cause;
use crate::store::ports::{CommitError, Doing, Ledger, Write};
use crate::usecases::edit_choice::stored;
use crate::usecases::find_choice;

/// Asks for the choices of a list to stand in an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArrangeChoices {
    /// They as the user sees them, the first one first; one of which nothing was said yet
    /// ([`Choice::unsaid`]) is stored when its place says something.
    pub order: Vec<Choice>,
}

/// Puts choices in an order; none when they stood so already. One that was deleted meanwhile is passed over.
///
/// # Errors
/// [`CommitError`] when nothing was written.
pub async fn arrange_choices(
    ledger: &dyn Ledger,
    world: &dyn Doing,
    request: ArrangeChoices,
) -> Result<Option<ChangeId>, CommitError> {
    let mut writes = Vec::new();
    for (position, seen) in (0..).zip(request.order) {
        match find_choice(ledger, seen.id) {
            Some(before) if before.position != position => {
                let after = Choice { position, ..before.clone() };
                writes.push(Write::Edit { before: before.into(), after: after.into() });
            }
            None if seen.id.0.is_nil() || (seen.is_built_in() && seen.position != position) => {
                writes.push(Write::Create(stored(Choice { position, ..seen }, world).into()));
            }
            _ => {}
        }
    }
    if writes.is_empty() {
        return Ok(None);
    }
    Ok(Some(ledger.commit(Cause::EditChoices, writes).await?))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::choice::{ChoiceList, Meaning};
    use crate::domain::party::LifecycleStage;
    use crate::usecases::testing::Office;
    use crate::usecases::undo_change::{UndoChange, undo_change};

    fn stages(office: &Office) -> Vec<LifecycleStage> {
        office.store.choices().stages(None).into_iter().map(|(stage, _)| stage).collect()
    }

    #[test]
    fn the_last_stage_becomes_the_first_and_undo_takes_it_back() {
        let office = Office::open();
        let mut order = office.store.choices().list(ChoiceList::Stages);
        order.rotate_right(1);
        let request = ArrangeChoices { order };
        let change = office.run(arrange_choices(&office.store, &office.world, request)).unwrap().unwrap();
        assert_eq!(stages(&office)[0], LifecycleStage::Former);
        office.run(undo_change(&office.store, UndoChange { change })).unwrap();
        assert_eq!(stages(&office), LifecycleStage::ALL);
    }

    #[test]
    fn the_order_there_is_is_no_change() {
        let office = Office::open();
        let request = ArrangeChoices { order: office.store.choices().list(ChoiceList::Stages) };
        assert_eq!(office.run(arrange_choices(&office.store, &office.world, request)), Ok(None));
    }

    #[test]
    fn tags_of_which_nothing_was_said_get_a_place() {
        let office = Office::open();
        let order = ["ب", "الف"].map(|tag| Choice::unsaid(Meaning::Tag(tag.to_owned()), 0)).to_vec();
        office.run(arrange_choices(&office.store, &office.world, ArrangeChoices { order })).unwrap();
        let placed = office.store.choices().list(ChoiceList::Tags);
        assert_eq!(placed.iter().filter_map(|one| one.meaning.text()).collect::<Vec<_>>(), ["ب", "الف"]);
    }
}
