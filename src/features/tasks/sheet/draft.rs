//! What is typed of a task before it is saved.

use serde::{Deserialize, Serialize};

use crate::domain::digits::to_latin;
use crate::domain::id::PartyId;
use crate::domain::quick_entry::Understood;
use crate::domain::recurrence::{Recurrence, Rule};
use crate::domain::task::{ChecklistItem, Due, Priority, Task, TaskKind};
use crate::domain::time::{CivilDate, TimeOfDay};
use crate::i18n::formats::Formats;
use crate::parts::custom_fields::CustomDraft;
use crate::parts::date_fields::{WrittenDate, time_of_day};
use crate::state::overlays::NewTask;
use crate::usecases::{FieldError, FormField, Problem, TaskFacts};

/// A task as typed. It is kept as a draft, so that a tap outside or a crash loses nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct TaskDraft {
    /// The line it was said in, empty where every field was filled by itself.
    pub line: String,
    /// What was set by hand: the line no longer says anything of it.
    pub by_hand: Vec<Said>,
    pub kind: TaskKind,
    pub title: String,
    pub party: Option<PartyId>,
    pub others: Vec<PartyId>,
    /// The day it is due on as typed; none for some day.
    pub day: Option<WrittenDate>,
    /// The hour as typed, empty for any time of the day.
    pub time: String,
    /// How many minutes it takes as typed, empty when nobody knows.
    pub minutes: String,
    pub rule: Option<Rule>,
    /// The day a rule that was there before is counted from.
    pub start: Option<CivilDate>,
    pub reminder_min: Option<u32>,
    pub priority: Priority,
    pub steps: Vec<ChecklistItem>,
    /// A step being typed.
    pub step: String,
    pub place: String,
    pub notes: String,
    pub assignee: String,
    /// What is typed into fields of the user's own.
    #[serde(default)]
    pub custom: CustomDraft,
}

/// What a line can say of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Said {
    Kind,
    Title,
    Whom,
    Day,
    Time,
    Length,
    Rule,
    Priority,
    Reminder,
}

impl TaskDraft {
    /// A draft of something new.
    pub fn new(new: &NewTask, formats: &Formats) -> Self {
        let mut draft = Self {
            line: new.text.clone(),
            by_hand: Vec::new(),
            kind: TaskKind::ToDo,
            title: String::new(),
            party: new.party,
            others: Vec::new(),
            day: new.day.map(|day| WrittenDate::of(day, formats.calendar, formats)),
            time: new.time.map(|time| formats.time_of_day(time)).unwrap_or_default(),
            minutes: String::new(),
            rule: None,
            start: None,
            reminder_min: None,
            priority: Priority::Normal,
            steps: Vec::new(),
            step: String::new(),
            place: String::new(),
            notes: String::new(),
            assignee: String::new(),
            custom: CustomDraft::default(),
        };
        // What the screen it was opened from says is as good as said by hand.
        for (said, given) in [
            (Said::Whom, new.party.is_some()),
            (Said::Day, new.day.is_some()),
            (Said::Time, new.time.is_some()),
        ] {
            if given {
                draft.by_hand.push(said);
            }
        }
        draft
    }

    /// A draft that changes nothing yet of a task.
    pub fn of(task: &Task, formats: &Formats) -> Self {
        let day = task.due.map(|due| due.day(formats.offset_at));
        let time = task.due.and_then(|due| due.time(formats.offset_at));
        Self {
            line: String::new(),
            by_hand: Vec::new(),
            kind: task.kind,
            title: task.title.clone(),
            party: task.party,
            others: task.others.clone(),
            day: day.map(|day| WrittenDate::of(day, formats.calendar, formats)),
            time: time.map(|time| formats.time_of_day(time)).unwrap_or_default(),
            minutes: task
                .duration_min
                .map(|minutes| formats.figures(&minutes.to_string()))
                .unwrap_or_default(),
            rule: task.recurrence.as_ref().map(|recurrence| recurrence.rule.clone()),
            start: task.recurrence.as_ref().map(|recurrence| recurrence.start),
            reminder_min: task.reminder_min,
            priority: task.priority,
            steps: task.checklist.clone(),
            step: String::new(),
            place: task.place.clone(),
            notes: task.notes.clone(),
            assignee: task.assignee.clone().unwrap_or_default(),
            custom: CustomDraft::default(),
        }
    }

    /// Takes over what was understood of the line, except for what was set by hand. `party` is who was
    /// found by the name in it.
    pub fn take_over(&mut self, understood: &Understood, party: Option<PartyId>, formats: &Formats) {
        let of_line = |said: Said| !self.by_hand.contains(&said);
        if of_line(Said::Kind) {
            self.kind = understood.kind;
        }
        if of_line(Said::Whom) {
            self.party = party;
        }
        if of_line(Said::Title) {
            // Where the name is somebody's, kind and customer say it; otherwise the words do.
            let said = self.party.is_some() && self.kind != TaskKind::ToDo;
            let title = if said { &understood.title_without_whom } else { &understood.title };
            self.title.clone_from(title);
        }
        if of_line(Said::Day) {
            self.day = understood.day.map(|day| WrittenDate::of(day, formats.calendar, formats));
        }
        if of_line(Said::Time) {
            self.time = understood.time.map(|time| formats.time_of_day(time)).unwrap_or_default();
        }
        if of_line(Said::Length) {
            let minutes = understood.duration_min.map(|minutes| formats.figures(&minutes.to_string()));
            self.minutes = minutes.unwrap_or_default();
        }
        if of_line(Said::Rule) {
            self.rule.clone_from(&understood.rule);
        }
        if of_line(Said::Priority) {
            self.priority = understood.priority;
        }
        if of_line(Said::Reminder) {
            self.reminder_min = understood.reminder_min;
        }
    }

    /// Takes note that something was set by hand.
    pub fn set_by_hand(&mut self, said: Said) {
        if !self.by_hand.contains(&said) {
            self.by_hand.push(said);
        }
    }

    /// The day it is due on; none for some day.
    ///
    /// # Errors
    /// When the calendar has no such day.
    pub fn due_day(&self, today: CivilDate) -> Result<Option<CivilDate>, FieldError> {
        let Some(written) = &self.day else { return Ok(None) };
        let incomplete = FormField::Due.has(Problem::Empty);
        let fields = written.fields(today).ok_or(incomplete)?;
        match written.calendar.date(fields.year, fields.month, fields.day) {
            Ok(day) => Ok(Some(day)),
            Err(error) => Err(FormField::Due.has(error)),
        }
    }

    /// The hour it begins at, none for any.
    ///
    /// # Errors
    /// When it is no hour.
    pub fn due_time(&self) -> Result<Option<TimeOfDay>, FieldError> {
        if self.time.trim().is_empty() {
            return Ok(None);
        }
        time_of_day(&self.time).map(Some).ok_or_else(|| FormField::When.has(Problem::NotATime))
    }

    /// What the draft says.
    ///
    /// # Errors
    /// Every part that cannot be understood.
    pub fn facts(&self, today: CivilDate, formats: &Formats) -> Result<TaskFacts, Vec<FieldError>> {
        let mut faults = Vec::new();
        let mut day = self.due_day(today).unwrap_or_else(|fault| {
            faults.push(fault);
            None
        });
        let time = self.due_time().unwrap_or_else(|fault| {
            faults.push(fault);
            None
        });
        // An hour without a day is one of today.
        if time.is_some() && self.day.is_none() {
            day = Some(today);
        }
        let minutes = whole(&self.minutes);
        if minutes.is_err() {
            faults.push(FormField::Duration.has(Problem::NotANumber));
        }
        let recurrence = match (&self.rule, day) {
            (None, _) => None,
            (Some(rule), None) => Some(Recurrence { rule: rule.clone(), start: self.start.unwrap_or(today) }),
            (Some(rule), Some(first)) => match self.begun(rule, first) {
                Ok(recurrence) => Some(recurrence),
                Err(fault) => {
                    faults.push(fault);
                    None
                }
            },
        };
        if let (Some(recurrence), Some(first)) = (&recurrence, day)
            && self.start.is_none()
        {
            // It is due on the first day that its rule gives.
            day = Some(recurrence.start.max(first));
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let due = day.map(|day| match time {
            Some(time) => Due::At(day.at(time).resolve(formats.offset_at)),
            None => Due::Day(day),
        });
        let mut checklist = self.steps.clone();
        checklist.push(ChecklistItem { text: self.step.clone(), done: false });
        Ok(TaskFacts {
            party: self.party,
            others: self.others.clone(),
            kind: self.kind,
            title: self.title.clone(),
            notes: self.notes.clone(),
            place: self.place.clone(),
            due,
            duration_min: minutes.unwrap_or_default(),
            priority: self.priority,
            recurrence,
            reminder_min: self.reminder_min,
            checklist,
            assignee: Some(self.assignee.clone()),
            custom: Vec::new(),
        })
    }

    /// The rule, begun on a day, or counted as it was before.
    fn begun(&self, rule: &Rule, first: CivilDate) -> Result<Recurrence, FieldError> {
        match self.start {
            Some(start) => Ok(Recurrence { rule: rule.clone(), start }),
            None => Recurrence::starting(rule.clone(), first).map_err(|error| FormField::Repeats.has(error)),
        }
    }
}

/// A whole number as typed, none when nothing is.
fn whole(typed: &str) -> Result<Option<u32>, std::num::ParseIntError> {
    let latin = to_latin(typed.trim()).into_owned();
    if latin.is_empty() { Ok(None) } else { latin.parse().map(Some) }
}
