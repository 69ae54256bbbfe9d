//! A task that was done is not done after all.

use crate::domain::id::{ChangeId, TaskId};
use crate::domain::record::Cause;
use crate::domain::task::Task;
use crate::store::ports::{CommitError, Ledger, Write};
use crate::usecases::find_task;

/// Asks for a task to be open again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReopenTask {
    /// Which one.
    pub task: TaskId,
}

/// Opens a task again. What was made when it was done, the next one and what was logged, stays.
///
/// # Errors
/// [`CommitError`] when nothing was written.
pub async fn reopen_task(ledger: &dyn Ledger, request: ReopenTask) -> Result<ChangeId, CommitError> {
    let before = find_task(ledger, request.task)?;
    let after = Task { done_at: None, ..before.clone() };
    ledger.commit(Cause::EditTask, vec![Write::Edit { before: before.into(), after: after.into() }]).await
}
