//! The next appointment with a party.

use super::*;
use crate::domain::id::TaskId;
use crate::domain::task::{Due, Task, TaskKind};
use crate::domain::time::UtcOffset;

const HOUR: i64 = 3_600_000;

fn in_hours(hours: i64) -> Due {
    Due::At(Instant::from_millis(NOON + hours * HOUR))
}

fn in_days(days: i32) -> Due {
    Due::Day(today().checked_add_days(days).unwrap())
}

/// The place of the next appointment among these tasks, each with whether it is done.
fn next(tasks: &[(TaskKind, Due, bool)]) -> Option<usize> {
    let store = open(&Rc::new(MemoryDisk::new()), 1);
    let mina = person(1, "مینا رستگار");
    let now = Instant::from_millis(NOON);
    let mut writes = vec![Write::Create(mina.clone().into())];
    writes.extend(tasks.iter().enumerate().map(|(place, (kind, due, done))| {
        Write::Create(Record::Task(Task {
            party: Some(mina.id),
            title: place.to_string(),
            due: Some(*due),
            done_at: done.then_some(now),
            ..Task::new(TaskId(Uuid::from_u128(9_000 + place as u128)), *kind, now)
        }))
    }));
    block_on(store.commit(Cause::AddTask, writes)).unwrap();
    let next = store.next_appointment(mina.id, now, |_| UtcOffset::UTC)?;
    Some(next.title.parse().unwrap())
}

#[test]
fn the_soonest_visit_or_meeting_to_come_is_the_next() {
    let tasks = [
        (TaskKind::Meeting, in_hours(48), false),
        (TaskKind::Visit, in_hours(3), false),
        (TaskKind::Visit, in_hours(-3), false),
    ];
    assert_eq!(next(&tasks), Some(1));
}

#[test]
fn a_call_to_be_made_and_a_visit_that_is_done_are_none() {
    let tasks = [(TaskKind::Call, in_hours(1), false), (TaskKind::Visit, in_hours(2), true)];
    assert_eq!(next(&tasks), None);
}

#[test]
fn a_visit_of_today_without_an_hour_is_still_to_come_and_follows_one_with_an_hour() {
    assert_eq!(next(&[(TaskKind::Visit, in_days(0), false)]), Some(0));
    assert_eq!(next(&[(TaskKind::Visit, in_days(-1), false)]), None);
    let tasks = [(TaskKind::Visit, in_days(0), false), (TaskKind::Visit, in_hours(3), false)];
    assert_eq!(next(&tasks), Some(1));
}
