//! Taking an earlier change back.

use crate::domain::id::ChangeId;
use crate::store::ports::{CommitError, Ledger};

/// Asks for a change to be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UndoChange {
    /// Which change.
    pub change: ChangeId,
}

/// Takes a change back, laid over what was changed since: a field changed again keeps its later
/// value. The result is a change itself, so undoing it does the first one again.
///
/// # Errors
/// [`CommitError`] when nothing was written.
pub async fn undo_change(ledger: &dyn Ledger, request: UndoChange) -> Result<ChangeId, CommitError> {
    ledger.undo(request.change).await
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::country::Country;
    use crate::domain::id::PartyId;
    use crate::domain::party::LifecycleStage;
    use crate::usecases::edit_party::{EditParty, PartyEdit, edit_party};
    use crate::usecases::testing::Office;

    fn edit(office: &Office, party: PartyId, edit: PartyEdit) -> ChangeId {
        let request = EditParty { party, edits: vec![edit], home: Country::IR };
        office.run(edit_party(&office.store, &office.world, request)).unwrap().change.unwrap()
    }

    fn undo(office: &Office, change: ChangeId) -> Result<ChangeId, CommitError> {
        office.run(undo_change(&office.store, UndoChange { change }))
    }

    #[test]
    fn a_wrong_stage_is_taken_back() {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        let change = edit(&office, mina, PartyEdit::SetStage(LifecycleStage::Former));
        undo(&office, change).unwrap();
        assert_eq!(office.party(mina).stage, LifecycleStage::Lead);
    }

    #[test]
    fn what_was_edited_since_stays_when_an_earlier_edit_is_taken_back() {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        let change = edit(&office, mina, PartyEdit::SetStage(LifecycleStage::Former));
        edit(&office, mina, PartyEdit::SetNotes("چای دوست دارد".to_owned()));
        undo(&office, change).unwrap();
        assert_eq!(office.party(mina).notes, "چای دوست دارد");
    }

    #[test]
    fn undoing_the_undo_does_it_again() {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        let change = edit(&office, mina, PartyEdit::Rename("مینا رستگاری".to_owned()));
        let undone = undo(&office, change).unwrap();
        undo(&office, undone).unwrap();
        assert_eq!(office.party(mina).name(), "مینا رستگاری");
    }

    #[test]
    fn undoing_twice_finds_nothing_left() {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        let change = edit(&office, mina, PartyEdit::AddTag("vip".to_owned()));
        undo(&office, change).unwrap();
        assert_eq!(undo(&office, change), Err(CommitError::NothingToUndo));
    }
}
