//! What is kept on the device.

use crate::page::{Page, Role};

/// How much is kept, how safely, and how it goes.
#[derive(Debug, Clone, Copy)]
pub struct Storage<'a>(pub Page<'a>);

impl Storage<'_> {
    /// Waits until it is there.
    pub fn wait(self) {
        self.0.find(Role::Heading, self.0.word("storage.title"));
    }

    /// Removes the sample data.
    pub fn remove_sample(self) {
        self.0.tap(Role::Button, self.0.word("storage.remove_sample"));
    }
}
