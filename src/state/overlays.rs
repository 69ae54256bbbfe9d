//! What lies over the screens and can be called up from any of them.

use leptos::prelude::*;

use crate::domain::id::{PartyId, TaskId};
use crate::domain::time::{CivilDate, TimeOfDay};

/// What is asked of the sheet of tasks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TaskSheet {
    /// Something new, with what is known of it already.
    New(NewTask),
    /// To change one there is.
    Edit(TaskId),
    /// To say what came of one.
    Finish(TaskId),
}

/// What is known of a new task before anything is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewTask {
    /// Whom it is about.
    pub party: Option<PartyId>,
    /// On which day.
    pub day: Option<CivilDate>,
    /// At which hour.
    pub time: Option<TimeOfDay>,
    /// What is typed already.
    pub text: String,
}

/// A sheet that explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guidance {
    /// The screen in front.
    Help,
    /// All shortcuts of the keyboard.
    Shortcuts,
}

/// What lies over the screens. Copying it gives the same.
#[derive(Clone, Copy)]
pub struct Overlays {
    quick_add: RwSignal<Option<String>>,
    quick_log: RwSignal<bool>,
    task: RwSignal<Option<TaskSheet>>,
    search: RwSignal<bool>,
    guidance: RwSignal<Option<Guidance>>,
}

impl Overlays {
    /// Puts the overlays into context.
    pub fn provide() {
        let overlays = Self {
            quick_add: RwSignal::new(None),
            quick_log: RwSignal::new(false),
            task: RwSignal::new(None),
            search: RwSignal::new(false),
            guidance: RwSignal::new(None),
        };
        provide_context(overlays);
    }

    /// Whether quick add is open, and the name it was opened with (empty for none).
    #[must_use]
    pub fn quick_add(self) -> RwSignal<Option<String>> {
        self.quick_add
    }

    /// Opens quick add, with a name already filled in or none.
    pub fn add_customer(self, name: impl Into<String>) {
        self.search.set(false);
        self.quick_add.set(Some(name.into()));
    }

    /// Whether the log of a call, with the customer still to be picked, is open.
    #[must_use]
    pub fn quick_log(self) -> RwSignal<bool> {
        self.quick_log
    }

    /// Opens the log of a call, with the customer still to be picked.
    pub fn log_call(self) {
        self.quick_log.set(true);
    }

    /// The sheet of tasks, when it is open.
    #[must_use]
    pub fn task(self) -> RwSignal<Option<TaskSheet>> {
        self.task
    }

    /// Opens the sheet of tasks.
    pub fn open_task(self, sheet: TaskSheet) {
        self.search.set(false);
        self.task.set(Some(sheet));
    }

    /// Opens the sheet of tasks for something new.
    pub fn add_task(self, new: NewTask) {
        self.open_task(TaskSheet::New(new));
    }

    /// Whether the search over everything is open.
    #[must_use]
    pub fn search(self) -> RwSignal<bool> {
        self.search
    }

    /// The sheet that explains something, when one is open.
    #[must_use]
    pub fn guidance(self) -> RwSignal<Option<Guidance>> {
        self.guidance
    }
}

/// What lies over the screens.
#[must_use]
pub fn use_overlays() -> Overlays {
    expect_context::<Overlays>()
}
