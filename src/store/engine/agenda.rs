//! The agenda: what is to be done, of whom, and when.

use std::cmp::Reverse;
use std::ops::RangeInclusive;

use crate::domain::id::{PartyId, TaskId};
use crate::domain::order;
use crate::domain::phone::PhoneNumber;
use crate::domain::record::{Record, RecordKind};
use crate::domain::task::{Due, Priority, Task};
use crate::domain::time::{CivilDate, Instant, OffsetAt};
use crate::store::engine::Store;
use crate::store::engine::digest::TaskGlance;
use crate::store::engine::tables::{Tables, reference};

/// A task with what a line of a list says of its party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskRow {
    /// The task.
    pub task: Task,
    /// The party's name, empty without one.
    pub party_name: String,
    /// Whether the party is an organisation.
    pub organisation: bool,
    /// Its first telephone number.
    pub phone: Option<PhoneNumber>,
}

/// A task on a day of the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaItem {
    /// When it is, or will be.
    pub due: Due,
    /// The task.
    pub row: TaskRow,
    /// Whether it is one that will come back then, which is not made yet.
    pub to_come: bool,
}

/// Which tasks a list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TaskQuery {
    /// Words to find, empty for all.
    pub text: String,
    /// Whether those are shown that are done, rather than those that are open.
    pub done: bool,
}

/// A reminder that is to be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// When.
    pub at: Instant,
    /// Of what.
    pub row: TaskRow,
}

impl Store {
    /// A task.
    #[must_use]
    pub fn task(&self, id: TaskId) -> Option<Task> {
        match self.inner.state.borrow().tables.record(reference(RecordKind::Task, id.0))? {
            Record::Task(task) => Some(task),
            _ => None,
        }
    }

    /// A task as a line of a list.
    #[must_use]
    pub fn task_row(&self, id: TaskId) -> Option<TaskRow> {
        let state = self.inner.state.borrow();
        state.tables.task_view(state.tables.tasks.find(id.0)?)
    }

    /// The tasks of a party, also those it only takes part in: the open ones first by when they are due,
    /// then those that are done, the last first.
    #[must_use]
    pub fn tasks_of(&self, party: PartyId) -> Vec<Task> {
        let state = self.inner.state.borrow();
        let tables = &state.tables;
        let Some(row) = tables.party_row(party) else { return Vec::new() };
        let mut tasks: Vec<Task> =
            tables.tasks_of(row).iter().filter_map(|task| tables.task_at(*task)).collect();
        order::sort_by_key(&mut tasks, |task| {
            // None comes before every instant: what is open is first.
            let done = task.done_at.map(Reverse);
            (done, sort_key(&TaskGlance::of(task)), task.id)
        });
        tasks
    }

    /// The open tasks due on or before a day, the earliest first; of one day those at an hour first, then
    /// what matters most.
    #[must_use]
    pub fn due_tasks(&self, through: CivilDate, offset_at: OffsetAt) -> Vec<TaskRow> {
        let state = self.inner.state.borrow();
        let due = |glance: &TaskGlance| {
            glance.done_at.is_none() && glance.due.is_some_and(|due| due.day(offset_at) <= through)
        };
        state.tables.tasks_where(due, offset_at)
    }

    /// How many open tasks are due on or before a day.
    #[must_use]
    pub fn due_count(&self, through: CivilDate, offset_at: OffsetAt) -> u32 {
        let state = self.inner.state.borrow();
        let due = |glance: &&TaskGlance| {
            glance.done_at.is_none() && glance.due.is_some_and(|due| due.day(offset_at) <= through)
        };
        state.tables.task_glances().map(|(_, glance)| glance).filter(due).count() as u32
    }

    /// What is on some days, open or done, and what will come back on them; in order of time.
    #[must_use]
    pub fn agenda(&self, days: RangeInclusive<CivilDate>, offset_at: OffsetAt) -> Vec<AgendaItem> {
        let state = self.inner.state.borrow();
        let tables = &state.tables;
        let mut items = Vec::new();
        for (row, glance) in tables.task_glances() {
            let Some(due) = glance.due else { continue };
            if days.contains(&due.day(offset_at)) {
                items.extend(tables.task_view(row).map(|row| AgendaItem { due, row, to_come: false }));
            }
            if glance.recurs && glance.done_at.is_none() {
                tables.will_come_back(row, due, &days, offset_at, &mut items);
            }
        }
        order::sort_by_key(&mut items, |item| {
            (moment_key(item.due, offset_at), Reverse(item.row.task.priority))
        });
        items
    }

    /// The tasks a query asks for: open ones by when they are due, those that are done the last first.
    #[must_use]
    pub fn tasks(&self, query: &TaskQuery, offset_at: OffsetAt) -> Vec<TaskRow> {
        let state = self.inner.state.borrow();
        let tables = &state.tables;
        let text = query.text.trim();
        let found = (!text.is_empty()).then(|| tables.matching_tasks(text));
        let mut rows = tables.tasks_where(|glance| glance.done_at.is_some() == query.done, offset_at);
        if let Some(found) = found {
            rows.retain(|row| found.contains(&row.task.id));
        }
        if query.done {
            order::sort_by_key(&mut rows, |row| Reverse(row.task.done_at));
        }
        rows
    }

    /// The reminders to be given from an instant on and before another, the earliest first.
    #[must_use]
    pub fn reminders(&self, from: Instant, before: Instant, offset_at: OffsetAt) -> Vec<Reminder> {
        let state = self.inner.state.borrow();
        let tables = &state.tables;
        let reminded = tables.task_glances().filter_map(|(row, glance)| {
            let (due, minutes) = (glance.due?, glance.reminder_min?);
            let at = due.reminder(minutes, offset_at);
            (glance.done_at.is_none() && from <= at && at < before).then_some((at, row))
        });
        let mut reminders: Vec<Reminder> =
            reminded.filter_map(|(at, row)| Some(Reminder { at, row: tables.task_view(row)? })).collect();
        order::sort_by_key(&mut reminders, |reminder| reminder.at);
        reminders
    }
}

impl Tables {
    fn task_glances(&self) -> impl Iterator<Item = (u32, &TaskGlance)> + '_ {
        self.tasks.iter().filter_map(|row| Some((row, &self.task.get(row as usize)?.as_ref()?.glance)))
    }

    fn tasks_where(&self, of: impl Fn(&TaskGlance) -> bool, offset_at: OffsetAt) -> Vec<TaskRow> {
        let mut rows: Vec<(MomentKey, Reverse<Priority>, u32)> = self
            .task_glances()
            .filter(|(_, glance)| of(glance))
            .map(|(row, glance)| {
                let moment = glance.due.map_or(SOME_DAY, |due| moment_key(due, offset_at));
                (moment, Reverse(glance.priority), row)
            })
            .collect();
        order::sort(&mut rows);
        rows.into_iter().filter_map(|(_, _, row)| self.task_view(row)).collect()
    }

    /// The task at a row, decoded.
    pub(super) fn task_at(&self, row: u32) -> Option<Task> {
        match self.tasks.record(row)? {
            Record::Task(task) => Some(task),
            _ => None,
        }
    }

    pub(super) fn task_view(&self, row: u32) -> Option<TaskRow> {
        let task = self.task_at(row)?;
        let party = task.party.and_then(|party| self.party_row(party)).and_then(|row| self.party_at(row));
        Some(TaskRow {
            task,
            organisation: party.as_ref().is_some_and(|party| party.is_organisation()),
            phone: party.as_ref().and_then(|party| party.phones.first()).map(|phone| phone.number),
            party_name: party.map(|party| party.name().to_owned()).unwrap_or_default(),
        })
    }

    fn will_come_back(
        &self,
        row: u32,
        due: Due,
        days: &RangeInclusive<CivilDate>,
        offset_at: OffsetAt,
        items: &mut Vec<AgendaItem>,
    ) {
        let Some(view) = self.task_view(row) else { return };
        let Some(recurrence) = &view.task.recurrence else { return };
        let own = due.day(offset_at);
        for day in recurrence.between(days.clone()) {
            if day > own {
                items.push(AgendaItem { due: due.on(day, offset_at), row: view.clone(), to_come: true });
            }
        }
    }

    /// The tasks in which words stand, or in whose party's name or elsewhere in what is said of it.
    fn matching_tasks(&self, text: &str) -> Vec<TaskId> {
        let own = self.task_words.matches(text);
        let of_parties = self.party_words.matches(text);
        let theirs = of_parties.iter().flat_map(|party| self.tasks_of(*party));
        own.iter().chain(theirs).filter_map(|row| self.tasks.id(*row).map(TaskId)).collect()
    }
}

/// A day, and a minute of it; what is due on the day without an hour comes after what has one.
type MomentKey = (i32, u16);

/// After every day.
const SOME_DAY: MomentKey = (i32::MAX, 0);

fn moment_key(due: Due, offset_at: OffsetAt) -> MomentKey {
    let minute = due.time(offset_at).map_or(u16::MAX, |time| time.minutes());
    (due.day(offset_at).days(), minute)
}

/// As [`moment_key`] where no zone is known: the order within a day may be another elsewhere.
fn sort_key(glance: &TaskGlance) -> (MomentKey, Reverse<Priority>) {
    let utc: OffsetAt = |_| crate::domain::time::UtcOffset::UTC;
    (glance.due.map_or(SOME_DAY, |due| moment_key(due, utc)), Reverse(glance.priority))
}
