//! Taking in a calendar's file: what it says becomes tasks.

use crate::domain::id::ChangeId;
use crate::domain::order;
use crate::domain::record::{Cause, Record};
use crate::formats::icalendar::{Calendar, Item, Problem, ProblemKind, held};
use crate::store::ports::{CommitError, Doing, Ledger, Write};
use crate::usecases::task_ref;
use crate::usecases::validation::{CHECKLIST_LIMIT, LINE_LIMIT, TASK_MINUTES_LIMIT, TEXT_LIMIT};

/// New tasks above which they are written straight into pages.
const BULK_ABOVE: usize = 500;

/// Asks for what a calendar's file says to be taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportCalendar {
    /// The file, as [`icalendar::read`](crate::formats::icalendar::read) read it.
    pub calendar: Calendar,
}

/// What came of an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The change, none when everything was there already.
    pub change: Option<ChangeId>,
    /// How many tasks are new.
    pub new: usize,
    /// How many were changed.
    pub changed: usize,
    /// How many were so already.
    pub same: usize,
    /// What did not come in as it stands in the file.
    pub problems: Vec<Problem>,
}

/// Takes a calendar in as one change. The same file again changes nothing: an item is known by its
/// `UID`, and only what it says otherwise than the task is edited.
///
/// # Errors
/// [`CommitError`] when nothing was written.
pub async fn import_calendar(
    ledger: &dyn Ledger,
    world: &dyn Doing,
    request: ImportCalendar,
) -> Result<Imported, CommitError> {
    // A task that is not in memory yet would be made a second time.
    ledger.load_all().await?;
    let now = world.now();
    let Calendar { items, mut problems } = request.calendar;
    let (mut created, mut edits, mut same) = (Vec::new(), Vec::new(), 0);
    for item in items {
        let item = fitting(item, &mut problems);
        match ledger.record(task_ref(item.id)) {
            Some(Record::Task(task)) => {
                let seen = held(&task);
                let after = item.over(&seen, now);
                if after == seen {
                    same += 1;
                } else {
                    edits.push(Write::Edit { before: seen.into(), after: after.into() });
                }
            }
            _ => created.push(Record::from(item.new_task(now))),
        }
    }
    order::sort_by_key(&mut problems, |problem| problem.line);
    let (new, changed) = (created.len(), edits.len());
    let change = if edits.is_empty() && new > BULK_ABOVE {
        Some(ledger.commit_bulk(Cause::ImportCalendar, created).await?)
    } else if new + changed > 0 {
        let writes = created.into_iter().map(Write::Create).chain(edits).collect();
        Some(ledger.commit(Cause::ImportCalendar, writes).await?)
    } else {
        None
    };
    Ok(Imported { change, new, changed, same, problems })
}

/// The item as a task may be: its texts cut to what their fields take, and without times that are too
/// long, for otherwise nobody could edit the task.
fn fitting(mut item: Item, problems: &mut Vec<Problem>) -> Item {
    let line = item.line;
    let mut add = |what, text: &str| {
        let text = text.chars().take(LINE_LIMIT).collect();
        problems.push(Problem { line, what, text });
    };
    let texts = [(&mut item.title, LINE_LIMIT), (&mut item.notes, TEXT_LIMIT), (&mut item.place, LINE_LIMIT)];
    let steps = item.checklist.iter_mut().map(|step| (&mut step.text, LINE_LIMIT));
    for (text, limit) in texts.into_iter().chain(steps) {
        if let Some((end, _)) = text.char_indices().nth(limit) {
            add(ProblemKind::Shortened, text);
            text.truncate(end);
            text.truncate(text.trim_end().len());
        }
    }
    if let Some(step) = item.checklist.get(CHECKLIST_LIMIT) {
        add(ProblemKind::Shortened, &step.text);
        item.checklist.truncate(CHECKLIST_LIMIT);
    }
    let times = [
        (&mut item.duration_min, ProblemKind::BadDuration),
        (&mut item.reminder_min, ProblemKind::ReminderNotHeld),
    ];
    for (minutes, problem) in times {
        if minutes.take_if(|minutes| *minutes > TASK_MINUTES_LIMIT).is_some() {
            add(problem, &item.title);
        }
    }
    item
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::id::{PartyId, TaskId};
    use crate::domain::task::{ChecklistItem, Due, Priority, Task, TaskKind};
    use crate::domain::time::{CivilTime, Instant, UtcOffset};
    use crate::formats::icalendar::{ExportZone, ExportedTask, read, task_of, write};
    use crate::usecases::testing::{NOON_MS, Office};
    use crate::usecases::undo_change::{UndoChange, undo_change};
    use uuid::Uuid;

    const TRADE_FAIR: &str = "fair@example.ir";

    fn tehran() -> UtcOffset {
        UtcOffset::from_minutes(210).unwrap()
    }

    fn calendar(file: &str) -> Calendar {
        let local = |civil: CivilTime| civil.with_offset(tehran());
        read(file.as_bytes(), &|name, civil| (name == "Asia/Tehran").then(|| local(civil)), &local)
    }

    fn event(uid: &str, facts: &str) -> String {
        format!("BEGIN:VEVENT\r\nUID:{uid}\r\n{facts}\r\nEND:VEVENT\r\n")
    }

    fn file(events: &str) -> String {
        format!("BEGIN:VCALENDAR\r\n{events}END:VCALENDAR\r\n")
    }

    fn fair(facts: &str) -> String {
        file(&event(TRADE_FAIR, &format!("DTSTART:20261201T060000Z\r\nSUMMARY:نمایشگاه\r\n{facts}")))
    }

    fn import(office: &Office, file: &str) -> Imported {
        let request = ImportCalendar { calendar: calendar(file) };
        office.run(import_calendar(&office.store, &office.world, request)).unwrap()
    }

    fn counts(imported: &Imported) -> (usize, usize, usize, usize) {
        (imported.new, imported.changed, imported.same, imported.problems.len())
    }

    fn add(office: &Office, task: &Task) {
        let write = Write::Create(task.clone().into());
        office.run(Ledger::commit(&office.store, Cause::AddTask, vec![write])).unwrap();
    }

    fn edit(office: &Office, before: &Task, after: &Task) {
        let write = Write::Edit { before: before.clone().into(), after: after.clone().into() };
        office.run(Ledger::commit(&office.store, Cause::EditTask, vec![write])).unwrap();
    }

    fn exported(task: &Task, party: &str) -> String {
        let offset_at = |_| tehran();
        let zone = ExportZone { name: "Asia/Tehran", offset_at: &offset_at };
        write(&[ExportedTask { task, party, others: &[], zone }], Instant::from_millis(NOON_MS))
    }

    /// A visit with more of everything than a file holds.
    fn visit(party: PartyId) -> Task {
        Task {
            party: Some(party),
            notes: " از در پشتی\r\n".to_owned(),
            due: Some(Due::At(Instant::from_millis(NOON_MS + 1_234))),
            duration_min: Some(45),
            reminder_min: Some(30),
            checklist: vec![ChecklistItem { text: "نمونهٔ چای".to_owned(), done: true }],
            assignee: Some("سارا".to_owned()),
            ..Task::new(TaskId(Uuid::from_u128(7)), TaskKind::Visit, Instant::from_millis(NOON_MS - 5))
        }
    }

    #[test]
    fn an_event_becomes_a_meeting() {
        let office = Office::open();
        assert_eq!(counts(&import(&office, &fair("LOCATION:تهران"))), (1, 0, 0, 0));
        let fair = office.task(task_of(TRADE_FAIR));
        assert_eq!(
            (fair.kind, fair.title.as_str(), fair.place.as_str()),
            (TaskKind::Meeting, "نمایشگاه", "تهران")
        );
        assert_eq!(fair.created_at, Instant::from_millis(NOON_MS));
    }

    #[test]
    fn the_same_file_again_changes_nothing() {
        let office = Office::open();
        import(&office, &fair("PRIORITY:1"));
        let again = import(&office, &fair("PRIORITY:1"));
        assert_eq!((counts(&again), again.change), ((0, 0, 1, 0), None));
    }

    #[test]
    fn what_the_file_says_otherwise_now_is_edited() {
        let office = Office::open();
        import(&office, &fair("LOCATION:تهران"));
        assert_eq!(counts(&import(&office, &fair("LOCATION:اصفهان"))), (0, 1, 0, 0));
        assert_eq!(office.task(task_of(TRADE_FAIR)).place, "اصفهان");
    }

    #[test]
    fn what_the_file_says_nothing_of_stays() {
        let office = Office::open();
        import(&office, &fair(""));
        let before = office.task(task_of(TRADE_FAIR));
        let after = Task {
            kind: TaskKind::Visit,
            notes: "غرفهٔ ۱۲".to_owned(),
            priority: Priority::High,
            reminder_min: Some(60),
            done_at: Some(Instant::from_millis(NOON_MS)),
            ..before.clone()
        };
        edit(&office, &before, &after);
        assert_eq!(counts(&import(&office, &fair("LOCATION:تهران"))), (0, 1, 0, 0));
        let expected = Task { place: "تهران".to_owned(), ..after };
        assert_eq!(office.task(task_of(TRADE_FAIR)), expected);
    }

    #[test]
    fn what_was_written_here_comes_back_as_the_task_it_was() {
        let office = Office::open();
        let visit = visit(office.add_organisation("فروشگاه لاله"));
        add(&office, &visit);
        let again = import(&office, &exported(&visit, "فروشگاه لاله"));
        assert_eq!((counts(&again), again.change), ((0, 0, 1, 0), None));
        assert_eq!(office.task(visit.id), visit);
    }

    #[test]
    fn a_change_made_elsewhere_touches_nothing_that_a_file_cannot_hold() {
        let office = Office::open();
        let visit = visit(office.add_organisation("فروشگاه لاله"));
        add(&office, &visit);
        let moved =
            exported(&visit, "فروشگاه لاله").replace("DTSTART:20261122T120001Z", "DTSTART:20261122T140000Z");
        let moved = moved.replace("DTEND:20261122T124501Z", "DTEND:20261122T144500Z");
        assert_eq!(counts(&import(&office, &moved)), (0, 1, 0, 0));
        let due = Some(Due::At(Instant::from_millis(NOON_MS + 7_200_000)));
        assert_eq!(office.task(visit.id), Task { due, ..visit });
    }

    #[test]
    fn one_undo_takes_a_whole_file_out() {
        for count in [3, BULK_ABOVE + 1] {
            let office = Office::open();
            let events: String =
                (0..count).map(|number| event(&format!("{number}@x"), "DTSTART:20261201T060000Z")).collect();
            let imported = import(&office, &file(&events));
            assert_eq!(counts(&imported), (count, 0, 0, 0));
            assert!(office.store.task(task_of("2@x")).is_some());
            let change = imported.change.unwrap();
            office.run(undo_change(&office.store, UndoChange { change })).unwrap();
            assert_eq!(office.store.task(task_of("2@x")), None);
        }
    }

    #[test]
    fn new_and_changed_tasks_of_a_large_file_are_one_change() {
        let office = Office::open();
        import(&office, &fair(""));
        let events: String = (0..=BULK_ABOVE)
            .map(|number| event(&format!("{number}@x"), "DTSTART:20261201T060000Z"))
            .collect();
        let both = events + &event(TRADE_FAIR, "DTSTART:20261202T060000Z");
        let imported = import(&office, &file(&both));
        assert_eq!(counts(&imported), (BULK_ABOVE + 1, 1, 0, 0));
        office.run(undo_change(&office.store, UndoChange { change: imported.change.unwrap() })).unwrap();
        assert_eq!(office.store.task(task_of("2@x")), None);
        assert_eq!(office.task(task_of(TRADE_FAIR)).title, "نمایشگاه");
    }

    #[test]
    fn a_task_that_was_deleted_comes_in_anew() {
        let office = Office::open();
        import(&office, &fair(""));
        let delete = Write::Delete(task_ref(task_of(TRADE_FAIR)));
        office.run(Ledger::commit(&office.store, Cause::DeleteTask, vec![delete])).unwrap();
        assert_eq!(counts(&import(&office, &fair(""))), (1, 0, 0, 0));
        assert!(office.store.task(task_of(TRADE_FAIR)).is_some());
    }

    #[test]
    fn a_text_longer_than_its_field_is_cut_and_said_and_is_the_same_again() {
        let office = Office::open();
        let long = file(&event(TRADE_FAIR, &format!("DTSTART:20261201\r\nSUMMARY:{}", "ن".repeat(201))));
        let imported = import(&office, &long);
        assert_eq!(imported.problems[0].what, ProblemKind::Shortened);
        assert_eq!(office.task(task_of(TRADE_FAIR)).title.chars().count(), 200);
        assert_eq!(counts(&import(&office, &long)), (0, 0, 1, 1));
    }

    #[test]
    fn times_that_a_task_may_not_take_are_left_out_and_said() {
        let office = Office::open();
        let alarm = "BEGIN:VALARM\r\nTRIGGER:-P29D\r\nEND:VALARM";
        let imported = import(&office, &fair(&format!("DURATION:P29D\r\n{alarm}")));
        let problems: Vec<_> = imported.problems.iter().map(|problem| problem.what).collect();
        assert_eq!(problems, [ProblemKind::BadDuration, ProblemKind::ReminderNotHeld]);
        let fair = office.task(task_of(TRADE_FAIR));
        assert_eq!((fair.duration_min, fair.reminder_min), (None, None));
    }

    #[test]
    fn a_file_of_nothing_changes_nothing_and_says_so() {
        let office = Office::open();
        let imported = import(&office, "GIF89a");
        assert_eq!((imported.change, counts(&imported)), (None, (0, 0, 0, 1)));
        assert_eq!(imported.problems[0].what, ProblemKind::NotACalendar);
    }
}
