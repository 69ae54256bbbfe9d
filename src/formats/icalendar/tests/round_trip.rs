//! What is written reads back as what a file can hold of it.

use super::*;
use crate::domain::calendar::CalendarKind;
use crate::domain::recurrence::{End, Frequency, Recurrence, Rule};
use crate::domain::task::{ChecklistItem, Due, Priority};
use crate::domain::time::{CivilDate, MILLIS_PER_DAY};
use proptest::prelude::*;

const MINUTES_PER_DAY: u32 = 1440;

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~\t\n]{0,80}",
        "([آ-ی]|\u{200c}|[۰-۹]|،|؛| |\n|☐|☑){0,80}",
        Just("x\n\n☐ y\r\n☑ z\u{7}".to_owned()),
        Just(String::new()),
    ]
}

fn line() -> impl Strategy<Value = String> {
    prop_oneof!["[ -~]{0,40}", "[آ-ی ]{0,40}", Just(String::new())]
}

fn date() -> impl Strategy<Value = CivilDate> {
    (10_000_i32..40_000).prop_map(|days| CivilDate::from_days(days).unwrap())
}

fn due() -> impl Strategy<Value = Due> {
    prop_oneof![
        date().prop_map(Due::Day),
        (10_000 * MILLIS_PER_DAY..40_000 * MILLIS_PER_DAY)
            .prop_map(|millis| Due::At(Instant::from_millis(millis))),
    ]
}

fn rule() -> impl Strategy<Value = Rule> {
    let calendar =
        prop::sample::select(vec![CalendarKind::Jalali, CalendarKind::Hijri, CalendarKind::Gregorian]);
    let frequency = prop::sample::select(vec![
        Frequency::Daily,
        Frequency::Weekly,
        Frequency::Monthly,
        Frequency::Yearly,
    ]);
    let end = prop_oneof![Just(End::Never), (1_u32..100).prop_map(End::Count), date().prop_map(End::Until),];
    (calendar, frequency, 1_u16..20, end).prop_map(|(calendar, frequency, interval, end)| Rule {
        end,
        ..Rule::every(interval, frequency, calendar)
    })
}

/// Rules that a task may have, beginning on a day that they give.
fn recurrence() -> impl Strategy<Value = Recurrence> {
    (rule(), date()).prop_filter_map("the rule never comes", |(rule, day)| {
        Recurrence::starting(rule, day).ok().filter(|begun| begun.rule.check(begun.start).is_ok())
    })
}

prop_compose! {
    fn any_task()(
        kind in prop::sample::select(TaskKind::ALL.to_vec()),
        (title, notes, place) in (line(), text(), line()),
        due in prop::option::of(due()),
        duration_min in prop::option::of(0_u32..10_000),
        priority in prop::sample::select(Priority::ALL.to_vec()),
        recurrence in prop::option::of(recurrence()),
        reminder_min in prop::option::of(0_u32..5_000),
        steps in prop::collection::vec((line(), any::<bool>()), 0..4),
        done_ms in prop::option::of(0_i64..2_000_000_000_000),
    ) -> Task {
        let checklist = steps.into_iter().map(|(text, done)| ChecklistItem { text, done }).collect();
        Task {
            title, notes, place, due, duration_min, priority, recurrence, reminder_min, checklist,
            done_at: done_ms.map(Instant::from_millis),
            assignee: Some("سارا".to_owned()),
            ..task(kind)
        }
    }
}

/// The task without what a file has no place for.
fn without_the_rest(task: Task) -> Task {
    let comes_back = task.due.is_some() && task.done_at.is_none();
    let is_days = matches!(task.due, Some(Due::Day(_))) && task.kind.is_appointment();
    let duration_min = task.duration_min.filter(|_| task.due.is_some());
    Task {
        assignee: None,
        // One day is what an event lasts that says nothing.
        duration_min: match duration_min {
            Some(minutes) if is_days && minutes <= MINUTES_PER_DAY => None,
            other => other,
        },
        recurrence: task.recurrence.filter(|_| comes_back),
        reminder_min: task.reminder_min.filter(|_| task.due.is_some()),
        ..task
    }
}

proptest! {
    #[test]
    fn a_task_comes_back_as_what_a_file_holds_of_it(
        task in any_task(), party in line(), others in prop::collection::vec(line(), 0..3),
    ) {
        let calendar = read_in_tehran(&written_about(&task, &party, &others));
        prop_assert_eq!(&calendar.problems, &[]);
        prop_assert_eq!(calendar.items.len(), 1);
        prop_assert_eq!(calendar.items[0].new_task(NOON), without_the_rest(held(&task)));
    }

    #[test]
    fn a_task_that_came_back_is_the_same_as_it_was(task in any_task(), party in line()) {
        let calendar = read_in_tehran(&written_about(&task, &party, &[]));
        let seen = held(&task);
        prop_assert_eq!(calendar.items[0].over(&seen, NOON), seen);
    }

    #[test]
    fn what_a_file_holds_of_a_task_is_held_whole(task in any_task()) {
        prop_assert_eq!(held(&held(&task)), held(&task));
    }

    #[test]
    fn several_tasks_come_back_each_as_itself(tasks in prop::collection::vec(any_task(), 0..5)) {
        let tasks: Vec<Task> = (1..).zip(tasks)
            .map(|(number, task)| Task { id: TaskId(Uuid::from_u128(number)), ..task })
            .collect();
        let zone = ExportZone { name: BERLIN, offset_at: &in_berlin };
        let exported: Vec<ExportedTask> =
            tasks.iter().map(|task| ExportedTask { task, party: "", others: &[], zone }).collect();
        let calendar = read_in_tehran(&write(&exported, NOON));
        prop_assert_eq!(&calendar.problems, &[]);
        let back: Vec<Task> = calendar.items.iter().map(|item| item.new_task(NOON)).collect();
        let expected: Vec<Task> = tasks.iter().map(|task| without_the_rest(held(task))).collect();
        prop_assert_eq!(back, expected);
    }
}

#[test]
fn a_series_that_another_calendar_moved_is_due_when_it_now_begins() {
    let weekly = Task {
        due: Some(Due::At(utc("2026-12-06T06:30:00Z"))),
        recurrence: Some(Recurrence {
            rule: Rule::every(1, Frequency::Weekly, CalendarKind::Gregorian),
            start: "2026-11-22".parse().unwrap(),
        }),
        ..task(TaskKind::Visit)
    };
    let moved =
        written(&weekly).replace("TZID=Asia/Tehran:20261122T100000", "TZID=Asia/Tehran:20261124T110000");
    assert_eq!(only(read_in_tehran(&moved)).due, Some(Due::At(utc("2026-11-24T07:30:00Z"))));
}
