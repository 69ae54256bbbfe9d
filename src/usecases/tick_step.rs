//! A step of a task is done, or not done after all.

use crate::domain::id::{ChangeId, TaskId};
use crate::domain::record::Cause;
use crate::store::ports::{CommitError, Ledger, Write};
use crate::usecases::find_task;

/// Says of a step whether it is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TickStep {
    /// Of which task.
    pub task: TaskId,
    /// The step's text.
    pub step: String,
    /// Whether it is done.
    pub done: bool,
}

/// Ticks a step, or takes the tick away.
///
/// # Errors
/// [`CommitError`] when nothing was written; [`CommitError::NothingChanged`] when the task has no such
/// step any more, or it was so already.
pub async fn tick_step(ledger: &dyn Ledger, request: TickStep) -> Result<ChangeId, CommitError> {
    let before = find_task(ledger, request.task)?;
    let mut after = before.clone();
    if let Some(step) = after.checklist.iter_mut().find(|step| step.text == request.step) {
        step.done = request.done;
    }
    ledger.commit(Cause::EditTask, vec![Write::Edit { before: before.into(), after: after.into() }]).await
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::task::ChecklistItem;
    use crate::usecases::TaskFacts;
    use crate::usecases::testing::{Office, to_call};

    #[test]
    fn a_step_is_ticked_by_its_text_wherever_it_stands() {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        let step = |text: &str| ChecklistItem { text: text.to_owned(), done: false };
        let checklist = vec![step("کاتالوگ"), step("نمونه")];
        let task = office.add_task(TaskFacts { checklist, ..to_call(mina) });
        let tick = |step: &str| {
            let request = TickStep { task, step: step.to_owned(), done: true };
            office.run(tick_step(&office.store, request))
        };
        tick("نمونه").unwrap();
        let done: Vec<bool> = office.task(task).checklist.iter().map(|step| step.done).collect();
        assert_eq!(done, [false, true]);
        assert_eq!(tick("فاکتور"), Err(CommitError::NothingChanged));
    }
}
