//! Tasks: everything that is to come, from a call to be made to a visit with an hour and a place.
//!
//! What a rep plans and what is put down when it has happened are two things: a task that is done
//! stays a task, and the talk it led to is an [`Interaction`](crate::domain::interaction::Interaction)
//! of its own.

use serde::{Deserialize, Serialize};

use crate::domain::custom_field::FieldValue;
use crate::domain::fields::merge_by_field;
use crate::domain::id::{PartyId, TaskId};
use crate::domain::list_merge::Listed;
use crate::domain::recurrence::Recurrence;
use crate::domain::time::{CivilDate, Instant, OffsetAt, TimeOfDay};

/// Something to be done, or a meeting or visit to come, as stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub struct Task {
    /// Identity.
    pub id: TaskId,
    /// Whom it is about, none for something of the rep's own.
    pub party: Option<PartyId>,
    /// Others who will take part.
    pub others: Vec<PartyId>,
    /// What kind of thing it is.
    pub kind: TaskKind,
    /// What is to be done, in a few words; may be empty where kind and party say it.
    pub title: String,
    /// Anything else worth knowing before it, as free text; may be empty.
    pub notes: String,
    /// Where it takes place, empty when nowhere in particular.
    pub place: String,
    /// When it is due or begins; none for some day.
    pub due: Option<Due>,
    /// How long it will take in minutes, when known.
    pub duration_min: Option<u32>,
    /// How much it matters.
    pub priority: Priority,
    /// How it comes back, when it does. A task is one occurrence; the next is made when it is done.
    pub recurrence: Option<Recurrence>,
    /// How many minutes before it is due a reminder is given, when one is. Of something due on a day
    /// without an hour, before nine in the morning of that day.
    pub reminder_min: Option<u32>,
    /// Steps of it.
    pub checklist: Vec<ChecklistItem>,
    /// Who is to do it; none means whoever looks after the party.
    pub assignee: Option<String>,
    /// When it was done, none while it is open.
    pub done_at: Option<Instant>,
    /// What the user's own fields say of it.
    pub custom: Vec<FieldValue>,
    /// Whether it came with the sample data.
    pub sample: bool,
    /// When the record was first written.
    pub created_at: Instant,
}

merge_by_field! {
    Task {
        kept: [id, created_at],
        whole: [
            party, kind, title, notes, place, due, duration_min, priority, recurrence, reminder_min,
            assignee, done_at, sample
        ],
        lists: [others, checklist, custom],
        parts: [],
    }
}

impl Task {
    /// A new open task of a kind with nothing else said.
    #[must_use]
    pub fn new(id: TaskId, kind: TaskKind, created_at: Instant) -> Self {
        Self {
            id,
            party: None,
            others: Vec::new(),
            kind,
            title: String::new(),
            notes: String::new(),
            place: String::new(),
            due: None,
            duration_min: None,
            priority: Priority::Normal,
            recurrence: None,
            reminder_min: None,
            checklist: Vec::new(),
            assignee: None,
            done_at: None,
            custom: Vec::new(),
            sample: false,
            created_at,
        }
    }

    /// Whether it is still to be done.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.done_at.is_none()
    }
}

/// When a task is due or begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub enum Due {
    /// Some time on a day, wherever the rep then is.
    Day(CivilDate),
    /// At an instant, whatever the clocks there show.
    At(Instant),
}

impl Due {
    /// The day it falls on, where clocks are ahead of UTC by what `offset_at` tells.
    #[must_use]
    pub fn day(self, offset_at: OffsetAt) -> CivilDate {
        match self {
            Self::Day(day) => day,
            Self::At(at) => at.civil_date(offset_at(at)),
        }
    }

    /// What the clock there shows when it begins, none for a whole day.
    #[must_use]
    pub fn time(self, offset_at: OffsetAt) -> Option<TimeOfDay> {
        match self {
            Self::Day(_) => None,
            Self::At(at) => Some(at.civil(offset_at(at)).time),
        }
    }

    /// The same on another day: at the hour that the clocks there show, also where they were put
    /// forward or back in between.
    #[must_use]
    pub fn on(self, day: CivilDate, offset_at: OffsetAt) -> Self {
        match self.time(offset_at) {
            None => Self::Day(day),
            Some(time) => Self::At(day.at(time).resolve(offset_at)),
        }
    }

    /// Whether it has passed: an instant once it is gone, a day once it is over.
    #[must_use]
    pub fn is_past(self, now: Instant, offset_at: OffsetAt) -> bool {
        match self {
            Self::Day(day) => day < now.civil_date(offset_at(now)),
            Self::At(at) => at < now,
        }
    }

    /// When a reminder so many minutes before it is given; see [`Task::reminder_min`].
    #[must_use]
    pub fn reminder(self, minutes: u32, offset_at: OffsetAt) -> Instant {
        let at = match self {
            Self::At(at) => at,
            Self::Day(day) => day.at(WORK_BEGINS).resolve(offset_at),
        };
        at.checked_sub_millis(i64::from(minutes) * 60_000).unwrap_or(at)
    }
}

/// From when on something due on a day without an hour is told of.
const WORK_BEGINS: TimeOfDay = match TimeOfDay::new(9, 0) {
    Ok(nine) => nine,
    Err(_) => TimeOfDay::MIDNIGHT,
};

/// What kind of thing is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub enum TaskKind {
    /// Anything without a kind of its own.
    ToDo,
    /// A telephone call.
    Call,
    /// A text on any messenger.
    Message,
    /// An e-mail.
    Email,
    /// A meeting.
    Meeting,
    /// A visit at the customer's place.
    Visit,
}

impl TaskKind {
    /// Every kind, the most used first.
    pub const ALL: [Self; 6] =
        [Self::Call, Self::Visit, Self::Meeting, Self::ToDo, Self::Message, Self::Email];

    /// Whether it is an appointment with somebody, which has its place in the day, rather than
    /// something the rep does when there is time.
    #[must_use]
    pub const fn is_appointment(self) -> bool {
        matches!(self, Self::Meeting | Self::Visit)
    }
}

/// How much a task matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub enum Priority {
    /// Can wait.
    Low,
    /// As most do.
    #[default]
    Normal,
    /// Comes first.
    High,
}

impl Priority {
    /// Every priority, the highest first.
    pub const ALL: [Self; 3] = [Self::High, Self::Normal, Self::Low];
}

/// A step of a task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub struct ChecklistItem {
    /// What is to be done; a task has each text once.
    pub text: String,
    /// Whether it is done.
    pub done: bool,
}

impl Listed for ChecklistItem {
    fn is_same(&self, other: &Self) -> bool {
        self.text == other.text
    }
}
