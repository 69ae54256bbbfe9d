//! What a file says of one task, and the task that it makes.

use super::description::{joined, parted};
use super::recurrence::without_idle_skip;
use crate::domain::id::TaskId;
use crate::domain::recurrence::Recurrence;
use crate::domain::task::{ChecklistItem, Due, Priority, Task, TaskKind};
use crate::domain::time::Instant;

const MILLIS_PER_SECOND: i64 = 1000;
const MINUTES_PER_DAY: u32 = 24 * 60;

/// What a file says of one task. What it does not say is none or empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The line of the file it begins on.
    pub line: u32,
    /// The task it is (see [`task_of`](super::task_of)).
    pub id: TaskId,
    /// Whether it is an event or a to-do.
    pub is: ItemKind,
    /// What kind of task, which only our own files say.
    pub kind: Option<TaskKind>,
    /// The title.
    pub title: String,
    /// Anything else in words, without its steps.
    pub notes: String,
    /// Where.
    pub place: String,
    /// When it begins or is due.
    pub due: Option<Due>,
    /// How long it lasts, in minutes.
    pub duration_min: Option<u32>,
    /// How much it matters.
    pub priority: Option<Priority>,
    /// How it comes back.
    pub recurrence: Option<Recurrence>,
    /// How long before it a reminder is given, as [`Task::reminder_min`] counts.
    pub reminder_min: Option<u32>,
    /// Steps, taken from the description.
    pub checklist: Vec<ChecklistItem>,
    /// Whether it is done.
    pub done: bool,
    /// When it was done, which not every calendar says.
    pub done_at: Option<Instant>,
    /// When it was first written down, by its own calendar.
    pub created_at: Option<Instant>,
}

/// The two kinds of things of a calendar that make a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemKind {
    /// `VEVENT`.
    Event,
    /// `VTODO`.
    ToDo,
}

impl Item {
    /// The task it makes where there is none yet. An event with an hour is a meeting unless it says
    /// what it is; one of a whole day (a holiday, a trade fair) is a thing to do.
    #[must_use]
    pub fn new_task(&self, now: Instant) -> Task {
        let kind = match (self.is, self.due) {
            (ItemKind::Event, Some(Due::At(_)) | None) => TaskKind::Meeting,
            (ItemKind::Event, Some(Due::Day(_))) | (ItemKind::ToDo, _) => TaskKind::ToDo,
        };
        let created_at = self.created_at.map_or(now, |created| created.min(now));
        self.over(&Task::new(self.id, kind, created_at), now)
    }

    /// A task as it is when the item's word is taken for everything it speaks of. What it says nothing
    /// of stays: an import adds and changes, and takes nothing away.
    #[must_use]
    pub fn over(&self, task: &Task, now: Instant) -> Task {
        let text = |said: &String, was: &String| if said.is_empty() { was.clone() } else { said.clone() };
        Task {
            kind: self.kind.unwrap_or(task.kind),
            title: text(&self.title, &task.title),
            notes: text(&self.notes, &task.notes),
            place: text(&self.place, &task.place),
            due: self.due.or(task.due),
            duration_min: self.duration_min.or(task.duration_min),
            priority: self.priority.unwrap_or(task.priority),
            recurrence: self.recurrence.clone().or_else(|| task.recurrence.clone()),
            reminder_min: self.reminder_min.or(task.reminder_min),
            checklist: if self.checklist.is_empty() {
                task.checklist.clone()
            } else {
                self.checklist.clone()
            },
            done_at: if self.done { self.done_at.or(task.done_at).or(Some(now)) } else { task.done_at },
            ..task.clone()
        }
    }
}

/// A task as a file of ours has it: seconds are its shortest time, an event without an hour lasts whole
/// days, texts have no control characters and no space at their ends, and what reads as steps at the
/// end of the notes is steps.
///
/// An item is compared with this and not with the task itself, so that what was lost on the way out is
/// not taken for a change.
#[must_use]
pub fn held(task: &Task) -> Task {
    let (notes, checklist) = parted(&plain(&joined(&task.notes, &task.checklist)));
    Task {
        title: one_line(&task.title),
        notes,
        place: one_line(&task.place),
        due: task.due.map(|due| match due {
            Due::Day(day) => Due::Day(day),
            Due::At(at) => Due::At(whole_seconds(at)),
        }),
        duration_min: task.duration_min.map(|minutes| match task.due {
            // An event without an hour lasts whole days; one day is what it lasts when nothing is said.
            Some(Due::Day(_)) if task.kind.is_appointment() && minutes > MINUTES_PER_DAY => {
                minutes / MINUTES_PER_DAY * MINUTES_PER_DAY
            }
            _ => minutes,
        }),
        recurrence: task.recurrence.as_ref().map(without_idle_skip),
        checklist,
        done_at: task.done_at.map(whole_seconds),
        ..task.clone()
    }
}

/// A text of one line as it comes back from a file.
pub(super) fn one_line(text: &str) -> String {
    plain(text).replace('\n', " ")
}

/// A text as it comes back from a file.
pub(super) fn plain(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = text
        .chars()
        .filter(|character| !character.is_ascii_control() || matches!(character, '\n' | '\t'))
        .collect();
    kept.trim().to_owned()
}

fn whole_seconds(at: Instant) -> Instant {
    Instant::from_millis(at.millis().div_euclid(MILLIS_PER_SECOND).saturating_mul(MILLIS_PER_SECOND))
}
