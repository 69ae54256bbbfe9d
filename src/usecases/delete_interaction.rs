//! Deleting an interaction.

use crate::domain::id::{ChangeId, InteractionId};
use crate::domain::record::Cause;
use crate::store::ports::{CommitError, Ledger, Write};
use crate::usecases::interaction_ref;

/// Asks for an interaction to be deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeleteInteraction {
    /// Which one.
    pub interaction: InteractionId,
}

/// Deletes an interaction.
///
/// # Errors
/// [`CommitError`] when nothing was written.
pub async fn delete_interaction(
    ledger: &dyn Ledger,
    request: DeleteInteraction,
) -> Result<ChangeId, CommitError> {
    let write = Write::Delete(interaction_ref(request.interaction));
    ledger.commit(Cause::DeleteInteraction, vec![write]).await
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::usecases::testing::{Office, call};
    use crate::usecases::undo_change::{UndoChange, undo_change};

    #[test]
    fn a_deleted_call_leaves_the_timeline_and_comes_back_by_undo() {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        let interaction = office.log(mina, call("۴۰ کارتن می‌خواهد"));
        let change =
            office.run(delete_interaction(&office.store, DeleteInteraction { interaction })).unwrap();
        assert_eq!(office.store.timeline(mina), []);
        office.run(undo_change(&office.store, UndoChange { change })).unwrap();
        assert_eq!(office.store.timeline(mina)[0].text, "۴۰ کارتن می‌خواهد");
    }
}
