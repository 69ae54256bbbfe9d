//! Putting a task off to later, or moving it to another day or hour.

use crate::domain::id::{ChangeId, TaskId};
use crate::domain::record::Cause;
use crate::domain::task::{Due, Task};
use crate::store::ports::{CommitError, Ledger, Write};
use crate::usecases::find_task;

/// Asks for a task to be moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MoveTask {
    /// Which one.
    pub task: TaskId,
    /// When it shall be due.
    pub due: Option<Due>,
}

/// Moves a task. Of one that comes back only this occurrence is moved: the next one is counted by the
/// rule, as if it had stayed.
///
/// # Errors
/// [`CommitError`] when nothing was written; [`CommitError::NothingChanged`] when it was there already.
pub async fn move_task(ledger: &dyn Ledger, request: MoveTask) -> Result<ChangeId, CommitError> {
    let before = find_task(ledger, request.task)?;
    let after = Task { due: request.due, ..before.clone() };
    ledger.commit(Cause::MoveTask, vec![Write::Edit { before: before.into(), after: after.into() }]).await
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::usecases::testing::{Office, noon_today, to_call};

    #[test]
    fn a_call_is_put_off_to_tomorrow() {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        let task = office.add_task(to_call(mina));
        let tomorrow = noon_today().checked_add_days(1).map(Due::Day);
        office.run(move_task(&office.store, MoveTask { task, due: tomorrow })).unwrap();
        assert_eq!(office.task(task).due, tomorrow);
    }

    #[test]
    fn what_is_moved_to_where_it_is_changes_nothing() {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        let task = office.add_task(to_call(mina));
        let due = office.task(task).due;
        let moved = office.run(move_task(&office.store, MoveTask { task, due }));
        assert_eq!(moved, Err(CommitError::NothingChanged));
    }
}
