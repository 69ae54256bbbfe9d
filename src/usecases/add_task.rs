//! Adding a task: a call to be made, a visit to come.

use std::mem;

use crate::domain::custom_field::FieldOwner;
use crate::domain::id::{ChangeId, TaskId};
use crate::domain::record::Cause;
use crate::domain::task::Task;
use crate::store::ports::{Doing, Ledger, Write};
use crate::usecases::custom_values::{Before, together, written_over};
use crate::usecases::{Refusal, TaskFacts, find_party};

/// What came of adding a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Added {
    /// The new task.
    pub task: TaskId,
    /// The change.
    pub change: ChangeId,
}

/// Adds a task.
///
/// # Errors
/// [`Refusal`] when nothing was written.
pub async fn add_task(ledger: &dyn Ledger, world: &dyn Doing, facts: TaskFacts) -> Result<Added, Refusal> {
    if let Some(party) = facts.party {
        find_party(ledger, party)?;
    }
    let mut facts = facts;
    let values = written_over(ledger, FieldOwner::Task, mem::take(&mut facts.custom), Before::New);
    let (facts, custom) = together(facts.checked(), values)?;
    let new = Task::new(TaskId(world.new_id()), facts.kind, world.now());
    let task = Task { custom, ..facts.over(new) };
    let id = task.id;
    let change = ledger.commit(Cause::AddTask, vec![Write::Create(task.into())]).await?;
    Ok(Added { task: id, change })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::calendar::CalendarKind;
    use crate::domain::recurrence::{Frequency, Recurrence, Rule};
    use crate::domain::task::{ChecklistItem, Due, Priority, TaskKind};
    use crate::usecases::testing::{Office, noon_today, to_call};
    use crate::usecases::{FormField, Problem};

    fn refused(facts: TaskFacts) -> Refusal {
        let office = Office::open();
        office.run(add_task(&office.store, &office.world, facts)).unwrap_err()
    }

    fn step(text: &str) -> ChecklistItem {
        ChecklistItem { text: text.to_owned(), done: false }
    }

    #[test]
    fn a_call_to_be_made_stands_with_its_customer() {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        let id = office.add_task(TaskFacts { priority: Priority::High, ..to_call(mina) });
        let tasks = office.store.tasks_of(mina);
        assert_eq!(tasks.len(), 1);
        assert_eq!((tasks[0].id, tasks[0].priority, tasks[0].is_open()), (id, Priority::High, true));
    }

    #[test]
    fn a_call_to_somebody_needs_no_words_and_something_to_do_does() {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        let to_do = TaskFacts { kind: TaskKind::ToDo, ..to_call(mina) };
        let refusal = office.run(add_task(&office.store, &office.world, to_do)).unwrap_err();
        assert_eq!(refusal.about(FormField::TaskTitle), Some(&Problem::Empty));
        office.add_task(to_call(mina));
    }

    #[test]
    fn what_is_the_reps_own_needs_no_customer() {
        let office = Office::open();
        let tax = TaskFacts {
            title: " اظهارنامه مالیات ".to_owned(), ..TaskFacts::new(TaskKind::ToDo)
        };
        let id = office.add_task(tax);
        assert_eq!(office.task(id).title, "اظهارنامه مالیات");
    }

    #[test]
    fn steps_are_kept_once_and_without_empty_ones() {
        let office = Office::open();
        let checklist = vec![step("کاتالوگ"), step(" "), step("کاتالوگ "), step("نمونه")];
        let title = "نمایشگاه".to_owned();
        let id = office.add_task(TaskFacts { title, checklist, ..TaskFacts::new(TaskKind::ToDo) });
        assert_eq!(office.task(id).checklist, [step("کاتالوگ"), step("نمونه")]);
    }

    #[test]
    fn what_comes_back_has_to_begin_some_day() {
        let rule = Rule::every(1, Frequency::Weekly, CalendarKind::Jalali);
        let recurrence = Some(Recurrence { rule, start: noon_today() });
        let title = "گزارش هفتگی".to_owned();
        let refusal = refused(TaskFacts { title, recurrence, ..TaskFacts::new(TaskKind::ToDo) });
        assert_eq!(refusal.about(FormField::Repeats), Some(&Problem::NoDayToBeginWith));
    }

    #[test]
    fn a_rule_that_never_comes_is_refused_with_what_is_wrong() {
        let rule = Rule {
            by_month: vec![7],
            by_month_day: vec![31],
            skip: crate::domain::recurrence::Skip::Omit,
            ..Rule::every(1, Frequency::Yearly, CalendarKind::Jalali)
        };
        let recurrence = Some(Recurrence { rule, start: noon_today() });
        let due = Some(Due::Day(noon_today()));
        let title = "سی‌ویکم مهر".to_owned();
        let refusal = refused(TaskFacts { title, due, recurrence, ..TaskFacts::new(TaskKind::ToDo) });
        assert!(matches!(refusal.about(FormField::Repeats), Some(Problem::Rule(_))), "{refusal}");
    }

    #[test]
    fn a_reminder_five_weeks_before_is_too_early() {
        let facts = TaskFacts {
            title: "x".to_owned(),
            reminder_min: Some(5 * 7 * 24 * 60),
            ..TaskFacts::new(TaskKind::ToDo)
        };
        assert!(matches!(refused(facts).about(FormField::Reminder), Some(Problem::LastsTooLong { .. })));
    }

    #[test]
    fn a_task_goes_with_its_customer_and_comes_back_with_it() {
        use crate::usecases::delete_party::{DeleteParty, delete_party};
        use crate::usecases::undo_change::{UndoChange, undo_change};
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        let id = office.add_task(to_call(mina));
        let deleted = office.run(delete_party(&office.store, DeleteParty { party: mina })).unwrap();
        assert_eq!(office.store.task(id), None);
        office.run(undo_change(&office.store, UndoChange { change: deleted.change })).unwrap();
        assert!(office.task(id).is_open());
    }
}
