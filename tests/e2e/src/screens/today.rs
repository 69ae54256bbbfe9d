//! The day.

use crate::page::{Page, Role};

/// What is near, what happened last, and who has not been heard from.
#[derive(Debug, Clone, Copy)]
pub struct Today<'a>(pub Page<'a>);

impl Today<'_> {
    /// Waits for the day of someone who has no customers yet.
    pub fn wait_until_empty(self) {
        self.0.see(&self.0.word("today.empty_title"));
    }

    /// Takes the sample data away and waits until it is gone.
    pub fn remove_sample(self) {
        self.0.tap(Role::Button, self.0.word("today.sample_remove"));
        self.0.see(&self.0.word("today.sample_removed"));
    }

    /// Waits until the day says that it shows sample data.
    pub fn wait_for_sample(self) {
        self.0.see(&self.0.word("today.sample_title"));
    }
}
