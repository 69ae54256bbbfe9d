//! What is to be done, of whom, and when.

use super::*;
use crate::domain::calendar::CalendarKind;
use crate::domain::id::TaskId;
use crate::domain::recurrence::{Frequency, Recurrence, Rule};
use crate::domain::task::{Due, Priority, Task, TaskKind};
use crate::domain::time::{OffsetAt, TimeOfDay, UtcOffset};
use crate::store::engine::{AgendaDay, DueSlots, Slot, TaskQuery};

const UTC: OffsetAt = |_| UtcOffset::UTC;

fn day(from_today: i32) -> CivilDate {
    today().checked_add_days(from_today).unwrap()
}

fn at(from_today: i32, hour: u8) -> Due {
    Due::At(day(from_today).at(TimeOfDay::new(hour, 0).unwrap()).with_offset(UtcOffset::UTC))
}

fn task(id: u128, title: &str, due: Option<Due>) -> Task {
    let created_at = Instant::from_millis(NOON);
    let id = TaskId(Uuid::from_u128(id));
    Task { title: title.to_owned(), due, ..Task::new(id, TaskKind::ToDo, created_at) }
}

fn titles(store: &Store, slots: &[Slot]) -> Vec<String> {
    store.filled(slots).into_iter().map(|item| item.row.task.title).collect()
}

fn with_tasks(tasks: Vec<Task>) -> Store {
    let store = open(&Rc::new(MemoryDisk::new()), 1);
    for task in tasks {
        add(&store, task);
    }
    store
}

#[test]
fn what_is_due_comes_in_order_of_time_and_of_one_day_what_matters_first() {
    let store = with_tasks(vec![
        task(1, "some day", None),
        task(2, "tomorrow", Some(Due::Day(day(1)))),
        task(3, "today", Some(Due::Day(day(0)))),
        Task { priority: Priority::High, ..task(4, "urgent", Some(Due::Day(day(0)))) },
        task(5, "at four", Some(at(0, 16))),
        task(6, "at nine", Some(at(0, 9))),
        task(7, "last week", Some(Due::Day(day(-7)))),
    ]);
    let due = store.due_slots(day(0), UTC);
    assert_eq!(titles(&store, &due.late), ["last week"]);
    assert_eq!(titles(&store, &due.today), ["at nine", "at four", "urgent", "today"]);
    assert_eq!(store.due_count(day(0), UTC), 5);
    assert_eq!(store.tasks(&TaskQuery::default(), UTC).len(), 7);
}

#[test]
fn what_is_done_is_no_longer_due_and_stands_among_what_is_done() {
    let done_at = Some(Instant::from_millis(NOON));
    let store = with_tasks(vec![Task { done_at, ..task(1, "sent", Some(Due::Day(day(0)))) }]);
    assert_eq!(store.due_slots(day(0), UTC), DueSlots::default());
    let query = TaskQuery { done: true, ..TaskQuery::default() };
    assert_eq!(titles(&store, &store.tasks(&query, UTC)), ["sent"]);
}

#[test]
fn a_meeting_late_in_the_evening_is_due_on_the_day_it_has_where_the_rep_is() {
    let store = with_tasks(vec![task(1, "call Dubai", Some(at(0, 22)))]);
    let tehran: OffsetAt = |_| UtcOffset::from_minutes(210).unwrap();
    assert_eq!(store.due_count(day(0), UTC), 1);
    assert_eq!(store.due_count(day(0), tehran), 0);
    assert_eq!(store.due_count(day(1), tehran), 1);
}

#[test]
fn the_agenda_shows_what_will_come_back_and_never_the_same_twice() {
    let rule = Rule::every(1, Frequency::Weekly, CalendarKind::Gregorian);
    let recurrence = Some(Recurrence { rule, start: day(0) });
    let store = with_tasks(vec![Task { recurrence, ..task(1, "report", Some(at(0, 9))) }]);
    let agenda = store.agenda(day(0)..=day(15), UTC);
    assert_eq!(shown(&agenda), [(at(0, 9), false), (at(7, 9), true), (at(14, 9), true)]);
}

fn shown(agenda: &[AgendaDay]) -> Vec<(Due, bool)> {
    let slots = agenda.iter().flat_map(|day| &day.slots);
    slots.filter_map(|slot| Some((slot.due?, slot.to_come))).collect()
}

#[test]
fn what_comes_back_otherwise_is_on_other_days_of_the_agenda() {
    let weekly = |frequency| {
        let rule = Rule::every(1, frequency, CalendarKind::Gregorian);
        Some(Recurrence { rule, start: day(0) })
    };
    let report = Task { recurrence: weekly(Frequency::Weekly), ..task(1, "report", Some(at(0, 9))) };
    let store = with_tasks(vec![report.clone()]);
    assert_eq!(store.agenda(day(0)..=day(8), UTC).len(), 2);
    let daily = Record::Task(Task { recurrence: weekly(Frequency::Daily), ..report.clone() });
    let edit = vec![Write::Edit { before: Record::Task(report), after: daily }];
    block_on(store.commit(Cause::EditTask, edit)).unwrap();
    assert_eq!(store.agenda(day(0)..=day(8), UTC).len(), 9);
}

#[test]
fn each_task_is_on_the_day_its_clock_shows_also_where_clocks_change_at_midnight() {
    // Half an hour ahead until noon of the day in UTC, and an hour and a half from then on.
    let change: OffsetAt = |at| UtcOffset::from_minutes(if at.millis() < NOON { 30 } else { 90 }).unwrap();
    let hours = (-50..50).map(|hour| Instant::from_millis(NOON + hour * 3_600_000));
    let tasks = hours.enumerate().map(|(number, at)| task(number as u128 + 1, "call", Some(Due::At(at))));
    let store = with_tasks(tasks.collect());
    let agenda = store.agenda(day(-1)..=day(1), change);
    for on in &agenda {
        assert!(on.slots.iter().all(|slot| slot.due.unwrap().day(change) == on.day), "{}", on.day);
    }
    assert_eq!(agenda.iter().map(|on| on.slots.len()).collect::<Vec<_>>(), [24, 23, 24]);
    let due = store.due_slots(day(0), change);
    assert_eq!(due.today.len(), 23);
    assert!(due.late.iter().all(|slot| slot.due.unwrap().day(change) < day(0)));
}

#[test]
fn tasks_are_found_by_their_words_and_by_their_customer() {
    let store = open(&Rc::new(MemoryDisk::new()), 1);
    let mina = person(1, "Mina Rastegar");
    add(&store, mina.clone());
    add(&store, Task { party: Some(mina.id), kind: TaskKind::Call, ..task(11, "", Some(Due::Day(day(0)))) });
    add(&store, task(12, "send the catalogue", None));
    let found = |text: &str| {
        let query = TaskQuery { text: text.to_owned(), ..TaskQuery::default() };
        let found = store.filled(&store.tasks(&query, UTC));
        found.into_iter().map(|item| item.row.task.id.0.as_u128()).collect::<Vec<_>>()
    };
    assert_eq!((found("rasteg"), found("catal"), found("invoice")), (vec![11], vec![12], vec![]));
    assert_eq!(store.search("catalogue", 5).tasks_total, 1);
    assert_eq!(store.tasks_of(mina.id).len(), 1);
}

#[test]
fn reminders_come_before_what_they_are_of_and_of_a_day_before_nine() {
    let remind = |task: Task, minutes| Task { reminder_min: Some(minutes), ..task };
    let store = with_tasks(vec![
        remind(task(1, "meeting", Some(at(0, 15))), 30),
        remind(task(2, "tax", Some(Due::Day(day(1)))), 60),
        task(3, "no reminder", Some(at(0, 15))),
    ]);
    let from = day(0).at(TimeOfDay::MIDNIGHT).with_offset(UtcOffset::UTC);
    let through = |days: i32| day(days).at(TimeOfDay::MIDNIGHT).with_offset(UtcOffset::UTC);
    let reminders = store.reminders(from, through(2), UTC);
    let hours: Vec<f64> =
        reminders.iter().map(|one| (one.at.millis() - from.millis()) as f64 / 3_600_000.0).collect();
    assert_eq!(hours, [14.5, 32.0]);
    assert_eq!(store.reminders(from, through(1), UTC).len(), 1);
}

#[test]
fn tasks_are_there_again_after_a_checkpoint_and_the_first_screen_has_those_due_first() {
    let disk = Rc::new(MemoryDisk::new());
    let mina = person(1, "Mina Rastegar");
    {
        let store = open(&disk, 1);
        add(&store, mina.clone());
        add(&store, Task { party: Some(mina.id), ..task(11, "call", Some(Due::Day(day(0)))) });
        add(&store, task(12, "some day", None));
        block_on(store.checkpoint(today())).unwrap();
    }
    let starting = block_on(Store::open(disk.clone(), world(2))).unwrap();
    assert!(!starting.loading().done);
    let due = starting.filled(&starting.due_slots(day(0), UTC).today);
    assert_eq!(due.first().map(|item| item.row.party_name.as_str()), Some("Mina Rastegar"));
    block_on(starting.load_all()).unwrap();
    assert_eq!(starting.tasks_of(mina.id).len(), 1);
    assert_eq!(starting.tasks(&TaskQuery { text: "some".to_owned(), ..TaskQuery::default() }, UTC).len(), 1);
}

#[test]
fn one_who_only_takes_part_is_taken_out_of_a_meeting_when_deleted() {
    let store = open(&Rc::new(MemoryDisk::new()), 1);
    let (mina, omid) = (person(1, "Mina"), person(2, "Omid"));
    add(&store, mina.clone());
    add(&store, omid.clone());
    let meeting = Task { party: Some(mina.id), others: vec![omid.id], ..task(11, "meet", None) };
    add(&store, meeting.clone());
    let delete = vec![Write::Delete(Record::from(omid).reference())];
    block_on(store.commit(Cause::DeleteParty, delete)).unwrap();
    assert_eq!(store.task(meeting.id).unwrap().others, []);
}

#[test]
fn what_is_planned_three_times_after_talks_that_end_so_is_a_habit() {
    let store = open(&Rc::new(MemoryDisk::new()), 1);
    let outcome = Some(Outcome::Interested);
    for number in 0..3_u128 {
        let customer = person(number + 1, "customer");
        add(&store, customer.clone());
        add(&store, Interaction { outcome, ..call(number + 100, &customer, 0, "") });
        assert_eq!(store.habit_after(InteractionKind::Call, outcome, UTC), None);
        let due = Some(Due::Day(day(4)));
        add(
            &store,
            Task { party: Some(customer.id), kind: TaskKind::Meeting, ..task(number + 200, "", due) },
        );
    }
    let habit = store.habit_after(InteractionKind::Call, outcome, UTC).unwrap();
    assert_eq!((habit.kind, habit.days), (TaskKind::Meeting, 4));
    assert_eq!(store.habit_after(InteractionKind::Call, Some(Outcome::Busy), UTC), None);
}

#[test]
fn a_habit_is_of_the_latest_tasks_and_not_of_those_of_other_calendars() {
    let store = open(&Rc::new(MemoryDisk::new()), 1);
    let outcome = Some(Outcome::Interested);
    let plan = |number: u128, id: TaskId, kind: TaskKind| {
        let customer = person(number + 1, "customer");
        add(&store, customer.clone());
        add(&store, Interaction { outcome, ..call(number + 10_000, &customer, 0, "") });
        add(&store, Task { id, party: Some(customer.id), kind, ..task(1, "", Some(Due::Day(day(4)))) });
    };
    let own = |number: u128| TaskId(Uuid::from_u128(number + 20_000));
    for number in 0..3 {
        plan(number, own(number), TaskKind::Meeting);
    }
    for number in 3..10 {
        plan(number, TaskId(Uuid::new_v5(&Uuid::NAMESPACE_OID, &[number as u8])), TaskKind::Visit);
    }
    let habit = || store.habit_after(InteractionKind::Call, outcome, UTC).map(|habit| habit.kind);
    assert_eq!(habit(), Some(TaskKind::Meeting));
    for number in 10..310 {
        add(&store, Task { id: own(number), ..task(1, "", None) });
    }
    assert_eq!(habit(), None);
}

#[test]
fn the_hour_at_which_one_is_reached_is_that_of_most_talks() {
    let store = open(&Rc::new(MemoryDisk::new()), 1);
    let mina = person(1, "Mina");
    add(&store, mina.clone());
    for (number, hour) in [(1_u128, 9_i64), (2, 10), (3, 17)] {
        assert_eq!(store.usual_hour(mina.id, UTC), None);
        let at = Instant::from_millis(NOON - DAY * number as i64 + (hour - 12) * 3_600_000 + 7 * 60_000);
        add(&store, Interaction { at, ..call(number + 100, &mina, 0, "") });
    }
    assert_eq!(store.usual_hour(mina.id, UTC).unwrap().to_string(), "10:00");
}
