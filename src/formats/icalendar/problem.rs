//! What could not be read, or not be held, of a calendar's file.

use crate::domain::order;

/// Something of a file that did not come in as it stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line of the file, 1 for the first.
    pub line: u32,
    /// What is the matter.
    pub what: ProblemKind,
    /// What stands there: the value, the line or the title that it is about, shortened.
    pub text: String,
}

/// What is the matter with something of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProblemKind {
    /// The file has nothing of a calendar in it.
    NotACalendar,
    /// The line is no property; it was passed over.
    NoProperty,
    /// The line has bytes that are no UTF-8; they were replaced.
    NotUtf8,
    /// What begins here does not end; it was taken to end where the next thing begins.
    MissingEnd,
    /// An end of something that was not begun; it was passed over.
    StrayEnd,
    /// Neither event nor to-do (a journal, say); it was passed over.
    UnknownComponent,
    /// The item has no `UID`: it is known again by its title and its day only.
    MissingUid,
    /// An item of the same `UID` came before; the newer of the two was taken.
    DuplicateUid,
    /// The event does not say when it is; it came in without a date.
    MissingStart,
    /// No date that there is; what it said was left out.
    BadDate,
    /// No duration, one longer than a task may take, or an end before the beginning; it was left out.
    BadDuration,
    /// Neither device nor file knows the zone: its hours were taken for those of the device.
    UnknownZone,
    /// The item is called off; it was passed over.
    Cancelled,
    /// No rule that can be kept; the item comes in once.
    BadRule,
    /// A rule of hours, minutes or seconds; the item comes in once.
    SubDailyRule,
    /// A rule, a date added or a date left out besides the one rule that a task has; it was left out.
    ExceptionNotHeld,
    /// One occurrence that was moved or changed: it comes in as a task of its own, and the rule still
    /// gives it as it was.
    MovedOccurrence,
    /// A reminder that is none before the beginning or comes far too early, or a further one: it was left
    /// out.
    ReminderNotHeld,
    /// The text is longer than its field takes; its end was cut off.
    Shortened,
}

/// How much of what stands there a problem tells, in characters.
const TOLD: usize = 120;

/// The problems of a file as they are found.
#[derive(Debug, Default)]
pub(super) struct Problems(Vec<Problem>);

impl Problems {
    pub(super) fn add(&mut self, line: u32, what: ProblemKind, text: &str) {
        let mut told: String = text.chars().take(TOLD).collect();
        if told.len() < text.len() {
            told.push('…');
        }
        self.0.push(Problem { line, what, text: told });
    }

    /// Every problem by its line.
    pub(super) fn in_order(mut self) -> Vec<Problem> {
        order::sort_by_key(&mut self.0, |problem| problem.line);
        self.0
    }
}
