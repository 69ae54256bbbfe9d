//! Editing a task.

use std::mem;

use crate::domain::custom_field::FieldOwner;
use crate::domain::id::ChangeId;
use crate::domain::record::Cause;
use crate::domain::task::Task;
use crate::store::ports::{Ledger, Write};
use crate::usecases::custom_values::{Before, together, written_over};
use crate::usecases::{Refusal, TaskFacts, find_party, find_task};

/// Asks for a task to be edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditTask {
    /// The task as the form was filled from it, perhaps minutes ago: only what the user changed since
    /// is changed.
    pub seen: Task,
    /// What the user now says of it.
    pub facts: TaskFacts,
}

/// Edits a task; none when it was so already.
///
/// # Errors
/// [`Refusal`] when nothing was written.
pub async fn edit_task(ledger: &dyn Ledger, request: EditTask) -> Result<Option<ChangeId>, Refusal> {
    let before = request.seen;
    find_task(ledger, before.id)?;
    if let Some(party) = request.facts.party.filter(|party| Some(*party) != before.party) {
        find_party(ledger, party)?;
    }
    let mut facts = request.facts;
    let written = mem::take(&mut facts.custom);
    let values = written_over(ledger, FieldOwner::Task, written, Before::Said(&before.custom));
    let (facts, custom) = together(facts.checked(), values)?;
    let after = Task { custom, ..facts.over(before.clone()) };
    if after == before {
        return Ok(None);
    }
    let write = Write::Edit { before: before.into(), after: after.into() };
    Ok(Some(ledger.commit(Cause::EditTask, vec![write]).await?))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::task::{Priority, TaskKind};
    use crate::usecases::testing::{Office, to_call};

    #[test]
    fn what_two_forms_changed_of_one_task_is_both_kept() {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        let seen = office.task(office.add_task(to_call(mina)));
        let edit =
            |facts| office.run(edit_task(&office.store, EditTask { seen: seen.clone(), facts })).unwrap();
        edit(TaskFacts { priority: Priority::High, ..TaskFacts::of(&seen) });
        edit(TaskFacts { kind: TaskKind::Visit, ..TaskFacts::of(&seen) });
        let kept = office.task(seen.id);
        assert_eq!((kept.priority, kept.kind), (Priority::High, TaskKind::Visit));
    }

    #[test]
    fn a_task_given_to_another_customer_stands_with_that_one() {
        let office = Office::open();
        let (mina, omid) = (office.add_person("مینا رستگار"), office.add_person("امید کریمی"));
        let seen = office.task(office.add_task(to_call(mina)));
        let facts = TaskFacts { party: Some(omid), ..TaskFacts::of(&seen) };
        office.run(edit_task(&office.store, EditTask { seen, facts })).unwrap();
        assert_eq!((office.store.tasks_of(mina).len(), office.store.tasks_of(omid).len()), (0, 1));
    }

    #[test]
    fn what_was_so_already_is_no_change() {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        let seen = office.task(office.add_task(to_call(mina)));
        let request = EditTask { facts: TaskFacts::of(&seen), seen };
        assert_eq!(office.run(edit_task(&office.store, request)).unwrap(), None);
    }
}
