//! A task is done: what came of it is logged, and where it comes back the next one is made, all in
//! one commit.

use crate::domain::id::{ChangeId, InteractionId, TaskId};
use crate::domain::record::Cause;
use crate::domain::task::{ChecklistItem, Task};
use crate::domain::time::{CivilDate, OffsetAt};
use crate::store::ports::{Doing, Ledger, Write};
use crate::usecases::log_interaction::{InteractionFacts, interaction};
use crate::usecases::{Refusal, find_party, find_task};

/// Says that a task is done.
#[derive(Clone, Debug)]
pub struct CompleteTask {
    /// Which one.
    pub task: TaskId,
    /// What came of it with its party, when that is said in the same breath; nothing is logged of a
    /// task without a party.
    pub log: Option<InteractionFacts>,
    /// The offset of local time where the user is.
    pub offset_at: OffsetAt,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Completed {
    /// The next one, where it comes back.
    pub next: Option<TaskId>,
    /// What was logged.
    pub logged: Option<InteractionId>,
    /// The change.
    pub change: ChangeId,
}

/// Marks a task as done. What comes back comes back on its rule's first day after the one it was due
/// on, and not in the past: days that were missed are not made up for.
///
/// # Errors
/// [`Refusal`] when nothing was written; [`CommitError::NothingChanged`] when it was done already.
///
/// [`CommitError::NothingChanged`]: crate::store::ports::CommitError::NothingChanged
pub async fn complete_task(
    ledger: &dyn Ledger,
    world: &dyn Doing,
    request: CompleteTask,
) -> Result<Completed, Refusal> {
    let before = find_task(ledger, request.task)?;
    let now = world.now();
    let mut writes = Vec::new();
    let logged = match (before.party, request.log) {
        (Some(party), Some(facts)) => {
            find_party(ledger, party)?;
            let logged = interaction(ledger, world, party, facts)?;
            let id = logged.id;
            writes.push(Write::Create(logged.into()));
            Some(id)
        }
        _ => None,
    };
    let mut next = None;
    if before.is_open() {
        let today = now.civil_date((request.offset_at)(now));
        if let Some(task) = following(&before, today, request.offset_at, world) {
            next = Some(task.id);
            writes.push(Write::Create(task.into()));
        }
        let after = Task { done_at: Some(now), ..before.clone() };
        writes.push(Write::Edit { before: before.into(), after: after.into() });
    }
    let change = ledger.commit(Cause::CompleteTask, writes).await?;
    Ok(Completed { next, logged, change })
}

/// The next occurrence of a task that comes back, its steps to be done anew.
fn following(done: &Task, today: CivilDate, offset_at: OffsetAt, world: &dyn Doing) -> Option<Task> {
    let (recurrence, due) = (done.recurrence.as_ref()?, done.due?);
    let last = due.day(offset_at);
    // One that was due today and is done today comes back tomorrow at the earliest.
    let yesterday = today.checked_add_days(-1).unwrap_or(today);
    let day = recurrence.next_after(last.max(yesterday))?;
    let steps = done.checklist.iter().map(|step| ChecklistItem { text: step.text.clone(), done: false });
    Some(Task {
        id: TaskId(world.new_id()),
        due: Some(due.on(day, offset_at)),
        checklist: steps.collect(),
        created_at: world.now(),
        ..done.clone()
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::calendar::CalendarKind;
    use crate::domain::recurrence::{End, Frequency, Recurrence, Rule};
    use crate::domain::task::{Due, TaskKind};
    use crate::domain::time::{Instant, UtcOffset};
    use crate::store::ports::CommitError;
    use crate::usecases::TaskFacts;
    use crate::usecases::testing::{NOON_MS, Office, call, noon_today, to_call};
    use crate::usecases::undo_change::{UndoChange, undo_change};

    fn tehran(_: Instant) -> UtcOffset {
        UtcOffset::from_minutes(210).unwrap()
    }

    fn complete(office: &Office, task: TaskId) -> Completed {
        let request = CompleteTask { task, log: None, offset_at: tehran };
        office.run(complete_task(&office.store, &office.world, request)).unwrap()
    }

    fn day(text: &str) -> CivilDate {
        text.parse().unwrap()
    }

    /// Due on a day, coming back by a rule that begins there.
    fn coming_back(due: Due, rule: Rule) -> TaskFacts {
        let start = due.day(tehran);
        TaskFacts {
            title: "اجاره".to_owned(),
            due: Some(due),
            recurrence: Some(Recurrence { rule, start }),
            ..TaskFacts::new(TaskKind::ToDo)
        }
    }

    #[test]
    fn what_is_done_says_when_and_undo_opens_it_again() {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        let id = office.add_task(to_call(mina));
        let done = complete(&office, id);
        assert_eq!(office.task(id).done_at, Some(Instant::from_millis(NOON_MS)));
        office.run(undo_change(&office.store, UndoChange { change: done.change })).unwrap();
        assert!(office.task(id).is_open());
    }

    #[test]
    fn what_came_of_a_call_is_logged_in_the_same_breath_and_undone_with_it() {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        let task = office.add_task(to_call(mina));
        let request =
            CompleteTask { task, log: Some(call("۴۰ کارتن می‌خواهد")), offset_at: tehran };
        let done = office.run(complete_task(&office.store, &office.world, request)).unwrap();
        assert_eq!(office.interaction(done.logged.unwrap()).text, "۴۰ کارتن می‌خواهد");
        office.run(undo_change(&office.store, UndoChange { change: done.change })).unwrap();
        assert_eq!((office.store.timeline(mina).len(), office.task(task).is_open()), (0, true));
    }

    #[test]
    fn a_rent_on_the_15th_of_the_month_comes_back_on_the_15th_of_the_next() {
        let office = Office::open();
        let rule =
            Rule { by_month_day: vec![15], ..Rule::every(1, Frequency::Monthly, CalendarKind::Jalali) };
        // 15 Azar 1405; the clock stands on the first.
        let id = office.add_task(coming_back(Due::Day(day("2026-12-06")), rule));
        let next = complete(&office, id).next.unwrap();
        assert_eq!(office.task(next).due, Some(Due::Day(day("2027-01-05"))));
        assert!(office.task(next).is_open());
    }

    #[test]
    fn what_was_missed_for_days_comes_back_today_and_not_in_the_past() {
        let office = Office::open();
        let rule = Rule::every(1, Frequency::Daily, CalendarKind::Gregorian);
        let id = office.add_task(coming_back(Due::Day(day("2026-11-02")), rule));
        let next = complete(&office, id).next.unwrap();
        assert_eq!(office.task(next).due, Some(Due::Day(noon_today())));
        let after = complete(&office, next).next.unwrap();
        assert_eq!(office.task(after).due, Some(Due::Day(day("2026-11-23"))));
    }

    #[test]
    fn a_meeting_at_nine_comes_back_at_nine_also_after_the_clocks_were_changed() {
        /// Berlin in autumn 2026: an hour back at 01:00 UTC on 25 October.
        fn berlin(at: Instant) -> UtcOffset {
            let summer = at.millis() < 1_792_890_000_000;
            UtcOffset::from_minutes(if summer { 120 } else { 60 }).unwrap()
        }
        let office = Office::open();
        let rule = Rule::every(6, Frequency::Weekly, CalendarKind::Gregorian);
        let due = Due::Day(day("2026-10-20")).on(day("2026-10-20"), berlin);
        assert_eq!(due, Due::Day(day("2026-10-20")));
        let nine = |on: &str| {
            let time = crate::domain::time::TimeOfDay::new(9, 0).unwrap();
            Due::At(day(on).at(time).resolve(berlin))
        };
        let start = day("2026-10-20");
        let facts = TaskFacts {
            title: "Review".to_owned(),
            due: Some(nine("2026-10-20")),
            recurrence: Some(Recurrence { rule, start }),
            ..TaskFacts::new(TaskKind::Meeting)
        };
        let task = office.add_task(facts);
        let request = CompleteTask { task, log: None, offset_at: berlin };
        let done = office.run(complete_task(&office.store, &office.world, request)).unwrap();
        assert_eq!(office.task(done.next.unwrap()).due, Some(nine("2026-12-01")));
    }

    #[test]
    fn after_the_last_one_nothing_comes_back() {
        let office = Office::open();
        let rule = Rule { end: End::Count(1), ..Rule::every(1, Frequency::Daily, CalendarKind::Gregorian) };
        let id = office.add_task(coming_back(Due::Day(noon_today()), rule));
        assert_eq!(complete(&office, id).next, None);
    }

    #[test]
    fn steps_are_to_be_done_anew() {
        let office = Office::open();
        let rule = Rule::every(1, Frequency::Daily, CalendarKind::Gregorian);
        let step = ChecklistItem { text: "شمارش".to_owned(), done: true };
        let facts = coming_back(Due::Day(noon_today()), rule);
        let id = office.add_task(TaskFacts { checklist: vec![step], ..facts });
        let next = complete(&office, id).next.unwrap();
        assert!(!office.task(next).checklist[0].done);
    }

    #[test]
    fn what_is_done_is_not_done_twice() {
        let office = Office::open();
        let rule = Rule::every(1, Frequency::Daily, CalendarKind::Gregorian);
        let id = office.add_task(coming_back(Due::Day(noon_today()), rule));
        complete(&office, id);
        let request = CompleteTask { task: id, log: None, offset_at: tehran };
        let again = office.run(complete_task(&office.store, &office.world, request)).unwrap_err();
        assert_eq!(again, Refusal::Commit(CommitError::NothingChanged));
    }
}
