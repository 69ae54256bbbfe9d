//! Deleting a saved view; the customers it showed stay.

use crate::domain::id::{ChangeId, ViewId};
use crate::domain::record::Cause;
use crate::store::ports::{CommitError, Ledger, Write};
use crate::usecases::view_ref;

/// Asks for a view to be deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeleteView {
    /// Which one.
    pub view: ViewId,
}

/// Deletes a view.
///
/// # Errors
/// [`CommitError`] when nothing was written.
pub async fn delete_view(ledger: &dyn Ledger, request: DeleteView) -> Result<ChangeId, CommitError> {
    ledger.commit(Cause::EditView, vec![Write::Delete(view_ref(request.view))]).await
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::usecases::testing::Office;
    use crate::usecases::undo_change::{UndoChange, undo_change};

    #[test]
    fn a_deleted_view_comes_back_by_undo() {
        let office = Office::open();
        let view = office.save_view("سردها", "?cold=yes");
        let change = office.run(delete_view(&office.store, DeleteView { view })).unwrap();
        assert!(office.store.views().is_empty());
        office.run(undo_change(&office.store, UndoChange { change })).unwrap();
        assert_eq!(office.store.views()[0].id, view);
    }
}
