//! What the user says of a task, and what may be said.

use crate::domain::id::PartyId;
use crate::domain::order;
use crate::domain::recurrence::Recurrence;
use crate::domain::task::{ChecklistItem, Due, Priority, Task, TaskKind};
use crate::usecases::Refusal;
use crate::usecases::custom_values::WrittenValues;
use crate::usecases::validation::{
    CHECKLIST_LIMIT, FieldError, FormField, LINE_LIMIT, LIST_LIMIT, Problem, TASK_MINUTES_LIMIT, TEXT_LIMIT,
    gather,
};

/// What the user says of a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskFacts {
    /// Whom it is about.
    pub party: Option<PartyId>,
    /// Others who will take part.
    pub others: Vec<PartyId>,
    /// What kind of thing it is.
    pub kind: TaskKind,
    /// What is to be done; may be empty where kind and party say it.
    pub title: String,
    /// Anything else worth knowing.
    pub notes: String,
    /// Where it takes place.
    pub place: String,
    /// When it is due or begins.
    pub due: Option<Due>,
    /// How long it will take in minutes; at most four weeks.
    pub duration_min: Option<u32>,
    /// How much it matters.
    pub priority: Priority,
    /// How it comes back.
    pub recurrence: Option<Recurrence>,
    /// How many minutes before it a reminder is given; at most four weeks.
    pub reminder_min: Option<u32>,
    /// Steps of it; those without a text, and those said twice, are left out.
    pub checklist: Vec<ChecklistItem>,
    /// Who is to do it.
    pub assignee: Option<String>,
    /// What the fields of the user's own say, as far as the form shows them.
    pub custom: WrittenValues,
}

impl TaskFacts {
    /// Nothing said yet but what kind of thing it is.
    #[must_use]
    pub fn new(kind: TaskKind) -> Self {
        Self {
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
            custom: Vec::new(),
        }
    }

    /// What a task says. What it says in fields of the user's own is left out, and stays.
    #[must_use]
    pub fn of(task: &Task) -> Self {
        let task = task.clone();
        Self {
            party: task.party,
            others: task.others,
            kind: task.kind,
            title: task.title,
            notes: task.notes,
            place: task.place,
            due: task.due,
            duration_min: task.duration_min,
            priority: task.priority,
            recurrence: task.recurrence,
            reminder_min: task.reminder_min,
            checklist: task.checklist,
            assignee: task.assignee,
            custom: Vec::new(),
        }
    }

    /// The facts with their texts trimmed, and each participant and step once.
    pub(super) fn checked(mut self) -> Result<Self, Refusal> {
        let mut faults = Vec::new();
        self.title = gather(FormField::TaskTitle.text(&self.title, LINE_LIMIT), &mut faults);
        self.notes = gather(FormField::Notes.text(&self.notes, TEXT_LIMIT), &mut faults);
        self.place = gather(FormField::Place.text(&self.place, LINE_LIMIT), &mut faults);
        let assignee = self.assignee.unwrap_or_default();
        self.assignee = gather(FormField::Assignee.optional(&assignee, LINE_LIMIT), &mut faults);
        // "Call Reza" needs no words of its own; "to do" without any is nothing to be done.
        let says_itself = self.kind != TaskKind::ToDo && self.party.is_some();
        if self.title.is_empty() && !says_itself && faults.is_empty() {
            faults.push(FormField::TaskTitle.has(Problem::Empty));
        }
        faults.extend(takes_too_long(FormField::Duration, self.duration_min));
        faults.extend(takes_too_long(FormField::Reminder, self.reminder_min));
        faults.extend(cannot_come_back(self.recurrence.as_ref(), self.due));
        self.others.retain(|other| Some(*other) != self.party);
        order::sort(&mut self.others);
        self.others.dedup();
        if self.others.len() > LIST_LIMIT {
            faults.push(FormField::OtherParty.has(Problem::TooMany { limit: LIST_LIMIT }));
        }
        self.checklist = gather(checked_steps(self.checklist), &mut faults);
        if faults.is_empty() { Ok(self) } else { Err(Refusal::Invalid(faults)) }
    }

    /// Lays the facts over a task.
    pub(super) fn over(self, task: Task) -> Task {
        Task {
            party: self.party,
            others: self.others,
            kind: self.kind,
            title: self.title,
            notes: self.notes,
            place: self.place,
            due: self.due,
            duration_min: self.duration_min,
            priority: self.priority,
            recurrence: self.recurrence,
            reminder_min: self.reminder_min,
            checklist: self.checklist,
            assignee: self.assignee,
            ..task
        }
    }
}

fn takes_too_long(field: FormField, minutes: Option<u32>) -> Option<FieldError> {
    let limit_s = TASK_MINUTES_LIMIT * 60;
    (minutes? > TASK_MINUTES_LIMIT).then(|| field.has(Problem::LastsTooLong { limit_s }))
}

fn cannot_come_back(recurrence: Option<&Recurrence>, due: Option<Due>) -> Option<FieldError> {
    let recurrence = recurrence?;
    if due.is_none() {
        return Some(FormField::Repeats.has(Problem::NoDayToBeginWith));
    }
    let error = recurrence.rule.check(recurrence.start).err()?;
    Some(FormField::Repeats.has(error))
}

fn checked_steps(steps: Vec<ChecklistItem>) -> Result<Vec<ChecklistItem>, FieldError> {
    let mut checked: Vec<ChecklistItem> = Vec::with_capacity(steps.len());
    for step in steps {
        let text = FormField::Checklist.text(&step.text, LINE_LIMIT)?;
        if !text.is_empty() && !checked.iter().any(|known| known.text == text) {
            checked.push(ChecklistItem { text, done: step.done });
        }
    }
    if checked.len() > CHECKLIST_LIMIT {
        return Err(FormField::Checklist.has(Problem::TooMany { limit: CHECKLIST_LIMIT }));
    }
    Ok(checked)
}
