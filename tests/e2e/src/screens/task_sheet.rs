//! The sheet of tasks.

use crate::{
    browser::Key,
    page::{Page, Role},
};

/// A task in one line, its fields, and how it went.
#[derive(Debug, Clone, Copy)]
pub struct TaskSheet<'a>(pub Page<'a>);

impl TaskSheet<'_> {
    /// Opens the sheet for something new from the day.
    pub fn open_from_today(self) {
        self.0.tap(Role::Button, crate::page::Named::With(self.0.word("tasks.quick_label")));
        self.wait_new();
    }

    /// Waits for the sheet of something new.
    pub fn wait_new(self) {
        self.0.find(Role::Dialog, self.0.word("tasks.add"));
    }

    /// Says the task in one line.
    pub fn say(self, line: &str) {
        self.0.fill(self.0.word("tasks.quick_label"), line);
    }

    /// Waits until this stands among what was understood.
    pub fn wait_understood(self, words: &str) {
        let understood = self.0.find(Role::Region, self.0.word("tasks.understood"));
        self.0.see_in(&understood, words);
    }

    /// Adds a task in one line, from the day.
    pub fn add(self, line: &str) {
        self.open_from_today();
        self.say(line);
        self.0.browser.press(Key::Enter);
        self.wait_until_closed("tasks.add");
    }

    /// Opens the fields behind "more".
    pub fn open_fields(self) {
        self.0.wait_until(
            "the further fields",
            "[...document.querySelectorAll('dialog[open] details')].map((details) => details.open = true).length",
        );
    }

    /// Presses save in the sheet with this title.
    pub fn save(self, title: &str) {
        let sheet = self.0.find(Role::Dialog, self.0.word(title));
        self.0.tap_in(&sheet, Role::Button, self.0.word("common.save"));
    }

    /// Ticks a task off by what it is called.
    pub fn tick(self, task: &str) {
        let done = self.0.words.filled("tasks.mark_done", &[("title", task)]);
        self.0.tap(Role::Checkbox, done);
    }

    /// Says how it went.
    pub fn answer(self, outcome: &str) {
        let sheet = self.0.find(Role::Dialog, self.0.word("tasks.how_did_it_go"));
        self.0.tap_in(&sheet, Role::Button, self.0.word(outcome));
    }

    /// Waits until the sheet with this title is closed.
    pub fn wait_until_closed(self, title: &str) {
        self.0.wait_until_gone(Role::Dialog, self.0.word(title));
    }
}
