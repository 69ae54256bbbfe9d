//! Deleting a task.

use crate::domain::id::{ChangeId, TaskId};
use crate::domain::record::Cause;
use crate::store::ports::{CommitError, Ledger, Write};
use crate::usecases::task_ref;

/// Asks for a task to be deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeleteTask {
    /// Which one.
    pub task: TaskId,
}

/// Deletes a task; one that comes back does not come back.
///
/// # Errors
/// [`CommitError`] when nothing was written.
pub async fn delete_task(ledger: &dyn Ledger, request: DeleteTask) -> Result<ChangeId, CommitError> {
    ledger.commit(Cause::DeleteTask, vec![Write::Delete(task_ref(request.task))]).await
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::usecases::testing::{Office, to_call};
    use crate::usecases::undo_change::{UndoChange, undo_change};

    #[test]
    fn a_deleted_task_is_gone_until_it_is_brought_back() {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        let task = office.add_task(to_call(mina));
        let change = office.run(delete_task(&office.store, DeleteTask { task })).unwrap();
        assert!(office.store.tasks_of(mina).is_empty());
        office.run(undo_change(&office.store, UndoChange { change })).unwrap();
        assert_eq!(office.store.tasks_of(mina).len(), 1);
    }
}
