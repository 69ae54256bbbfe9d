//! The agenda: what is to be done, of whom, and when.

use std::cmp::Reverse;
use std::ops::{Range, RangeInclusive};
use std::rc::Rc;

use rustc_hash::FxHashSet;

use crate::domain::custom_field::FieldOwner;
use crate::domain::id::{FieldId, PartyId, TaskId};
use crate::domain::order;
use crate::domain::phone::PhoneNumber;
use crate::domain::record::{Record, RecordKind};
use crate::domain::recurrence::Recurrence;
use crate::domain::task::{Due, Priority, Task, TaskKind};
use crate::domain::time::{CivilDate, Instant, MILLIS_PER_DAY, OffsetAt, UtcOffset};
use crate::store::engine::Store;
use crate::store::engine::custom_filter::CustomFilter;
use crate::store::engine::digest::TaskGlance;
use crate::store::engine::tables::{Tables, reference, set_at};
use crate::store::ports::Doing;

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

/// A place on the agenda: what is known of an entry before its task is read. [`Store::filled`] reads it, which
/// takes far longer, so that of thousands only those are read that are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// When it is, or will be; none for some day.
    pub due: Option<Due>,
    /// Whether it is a meeting or a visit.
    pub appointment: bool,
    /// Whether it is open.
    pub open: bool,
    /// Whether it is one that will come back then, which is not made yet.
    pub to_come: bool,
    /// Where its task is in memory.
    pub row: u32,
}

/// The entries of a day, in order of time; those without an hour last, what matters most first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaDay {
    /// The day.
    pub day: CivilDate,
    /// What is on it.
    pub slots: Vec<Slot>,
}

/// The open tasks due up to a day, each in order of time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DueSlots {
    /// Those of earlier days.
    pub late: Vec<Slot>,
    /// Those of the day.
    pub today: Vec<Slot>,
}

/// A task on the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaItem {
    /// When it is, or will be; none for some day.
    pub due: Option<Due>,
    /// The task.
    pub row: TaskRow,
    /// Whether it is one that will come back then, which is not made yet.
    pub to_come: bool,
}

/// Which tasks a list shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TaskQuery {
    /// Words to find, empty for all.
    pub text: String,
    /// Whether those are shown that are done, rather than those that are open.
    pub done: bool,
    /// Kinds to show, none for all.
    pub kinds: Vec<TaskKind>,
    /// Conditions on fields of the user's own, all of which hold.
    pub custom: Vec<CustomFilter>,
    /// The field of the user's own by which they are sorted, rising, those that say nothing last; none for the
    /// usual order.
    pub by_field: Option<FieldId>,
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

    /// The open tasks due on a day, and those of earlier ones.
    #[must_use]
    pub fn due_slots(&self, day: CivilDate, offset_at: OffsetAt) -> DueSlots {
        let state = self.inner.state.borrow();
        let today = Span::of(day, offset_at);
        let mut due = DueSlots::default();
        for (slot, place) in state.tables.open_slots(&today) {
            match place {
                Place::Before => due.late.push(slot),
                Place::Within => due.today.push(slot),
                Place::After => {}
            }
        }
        let offset = offset_at(today.instants.start);
        state.tables.arrange(&mut due.late, offset);
        state.tables.arrange(&mut due.today, offset);
        due
    }

    /// How many open tasks are due on or before a day.
    #[must_use]
    pub fn due_count(&self, through: CivilDate, offset_at: OffsetAt) -> u32 {
        let state = self.inner.state.borrow();
        let slots = state.tables.open_slots(&Span::of(through, offset_at));
        slots.filter(|(_, place)| *place != Place::After).count() as u32
    }

    /// What is on some days, open or done, and what will come back on them: the days that have something.
    #[must_use]
    pub fn agenda(&self, days: RangeInclusive<CivilDate>, offset_at: OffsetAt) -> Vec<AgendaDay> {
        let state = self.inner.state.borrow();
        let tables = &state.tables;
        let count = days.start().days_until(*days.end());
        let each = (0..=count).filter_map(|ahead| days.start().checked_add_days(ahead));
        let spans: Vec<Span> = each.map(|day| Span::of(day, offset_at)).collect();
        let mut on: Vec<Vec<Slot>> = spans.iter().map(|_| Vec::new()).collect();
        let mut put = |slot: Slot| {
            let Some(due) = slot.due else { return };
            let place = spans.partition_point(|span| span.place(due) == Place::After);
            let within = spans.get(place).is_some_and(|span| span.place(due) == Place::Within);
            if let Some(slots) = on.get_mut(place).filter(|_| within) {
                slots.push(slot);
            }
        };
        for (row, glance) in tables.task_glances() {
            put(Slot::of(row, glance));
            if glance.recurs && glance.done_at.is_none() {
                tables.will_come_back(row, glance, &days, offset_at, &mut put);
            }
        }
        let days = spans.into_iter().zip(on).filter(|(_, slots)| !slots.is_empty());
        days.map(|(span, mut slots)| {
            tables.arrange(&mut slots, offset_at(span.instants.start));
            AgendaDay { day: span.day, slots }
        })
        .collect()
    }

    /// The tasks a query asks for, in the order it asks for; without one the open ones by when they are due,
    /// those that are done the last first.
    #[must_use]
    pub fn tasks(&self, query: &TaskQuery, offset_at: OffsetAt) -> Vec<Slot> {
        let offset = offset_at(self.inner.world.now());
        self.inner.state.borrow_mut().tables.list_tasks(query, offset)
    }

    /// Reads what stands at places of the agenda.
    #[must_use]
    pub fn filled<'a>(&self, slots: impl IntoIterator<Item = &'a Slot>) -> Vec<AgendaItem> {
        let state = self.inner.state.borrow();
        let filled = |slot: &Slot| {
            let row = state.tables.task_view(slot.row)?;
            Some(AgendaItem { due: slot.due, row, to_come: slot.to_come })
        };
        slots.into_iter().filter_map(filled).collect()
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
    fn list_tasks(&mut self, query: &TaskQuery, offset: UtcOffset) -> Vec<Slot> {
        let tests = self.custom_tests(FieldOwner::Task, &query.custom);
        let text = query.text.trim();
        let found = (!text.is_empty()).then(|| self.matching_tasks(text));
        let asked = |(row, glance): &(u32, &TaskGlance)| {
            glance.done_at.is_some() == query.done
                && (query.kinds.is_empty() || query.kinds.contains(&glance.kind))
                && found.as_ref().is_none_or(|found| found.contains(row))
                && self.passes(&tests, *row)
        };
        let rows = self.task_glances().filter(asked);
        let mut slots: Vec<Slot> = if query.done {
            let mut done: Vec<(Reverse<Option<Instant>>, Slot)> =
                rows.map(|(row, glance)| (Reverse(glance.done_at), Slot::of(row, glance))).collect();
            order::sort_by_key(&mut done, |(done_at, _)| *done_at);
            done.into_iter().map(|(_, slot)| slot).collect()
        } else {
            let mut open = rows.map(|(row, glance)| Slot::of(row, glance)).collect();
            self.arrange(&mut open, offset);
            open
        };
        if let Some(field) = query.by_field {
            self.sort_by_field(&mut slots, |slot| slot.row, FieldOwner::Task, field);
        }
        slots
    }

    fn task_glances(&self) -> impl Iterator<Item = (u32, &TaskGlance)> + '_ {
        self.tasks.iter().filter_map(|row| Some((row, &self.task.get(row as usize)?.as_ref()?.glance)))
    }

    /// The open tasks that are due at some time, and where that is as seen from a day.
    fn open_slots(&self, day: &Span) -> impl Iterator<Item = (Slot, Place)> + '_ {
        let day = day.clone();
        self.task_glances()
            .filter(|(_, glance)| glance.done_at.is_none())
            .filter_map(move |(row, glance)| Some((Slot::of(row, glance), day.place(glance.due?))))
    }

    /// Sorts by when it is due, of one day what has no hour last, and then by what matters most; `offset` is how
    /// far clocks are ahead, of which the hour at which the clocks change is not in time.
    fn arrange(&self, slots: &mut Vec<Slot>, offset: UtcOffset) {
        let key = |slot: &Slot| {
            let priority =
                self.task.get(slot.row as usize).and_then(|task| Some(task.as_ref()?.glance.priority));
            let due = slot.due.map_or(i64::MAX, |due| local_millis(due, offset));
            (due, Reverse(priority), Reverse(slot.appointment))
        };
        order::sort_by_key(slots, key);
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

    /// When an open task will come back on some days.
    fn will_come_back(
        &self,
        row: u32,
        glance: &TaskGlance,
        days: &RangeInclusive<CivilDate>,
        offset_at: OffsetAt,
        put: &mut impl FnMut(Slot),
    ) {
        let (Some(due), Some(recurrence)) = (glance.due, self.recurrence(row)) else { return };
        let own = due.day(offset_at);
        for day in recurrence.between(days.clone()) {
            if day > own {
                put(Slot { due: Some(due.on(day, offset_at)), to_come: true, ..Slot::of(row, glance) });
            }
        }
    }

    /// How a task comes back. To read it takes longer than to follow it, so it is kept.
    fn recurrence(&self, row: u32) -> Option<Rc<Recurrence>> {
        let known = self.recurrences.borrow().get(row as usize).cloned().flatten();
        known.or_else(|| {
            let recurrence = Rc::new(self.task_at(row)?.recurrence?);
            set_at(&mut self.recurrences.borrow_mut(), row, Rc::clone(&recurrence));
            Some(recurrence)
        })
    }

    /// Rows of the tasks in which words stand, or in whose party's name or elsewhere in what is said of it.
    fn matching_tasks(&self, text: &str) -> FxHashSet<u32> {
        let of_parties = self.party_words.matches(text);
        let theirs = of_parties.iter().flat_map(|party| self.tasks_of(*party));
        self.task_words.matches(text).iter().chain(theirs).copied().collect()
    }
}

impl Slot {
    fn of(row: u32, glance: &TaskGlance) -> Self {
        Self {
            due: glance.due,
            appointment: glance.kind.is_appointment(),
            open: glance.done_at.is_none(),
            to_come: false,
            row,
        }
    }
}

/// A day by the instants it takes: to ask the browser for the offset at every instant takes far longer.
#[derive(Clone)]
struct Span {
    day: CivilDate,
    instants: Range<Instant>,
}

/// Where something is as seen from a day.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Before,
    Within,
    After,
}

impl Span {
    fn of(day: CivilDate, offset_at: OffsetAt) -> Self {
        Self { day, instants: day.instants(offset_at) }
    }

    fn place(&self, due: Due) -> Place {
        let (before, within) = match due {
            Due::Day(day) => (day < self.day, day == self.day),
            Due::At(at) => (at < self.instants.start, at < self.instants.end),
        };
        match (before, within) {
            (true, _) => Place::Before,
            (false, true) => Place::Within,
            (false, false) => Place::After,
        }
    }
}

/// Milliseconds since 1970 on a clock that is ahead of UTC by an offset; what is due on a day is due at its end.
fn local_millis(due: Due, offset: UtcOffset) -> i64 {
    match due {
        Due::Day(day) => i64::from(day.days() + 1) * MILLIS_PER_DAY - 1,
        Due::At(at) => at.millis() + i64::from(offset.minutes()) * 60_000,
    }
}

/// As [`Tables::arrange`] sorts, where no zone is known: the order within a day may be another elsewhere.
fn sort_key(glance: &TaskGlance) -> (i64, Reverse<Priority>) {
    (glance.due.map_or(i64::MAX, |due| local_millis(due, UtcOffset::UTC)), Reverse(glance.priority))
}
