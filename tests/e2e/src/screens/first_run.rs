//! The welcome.

use crate::{
    page::{Page, Role},
    words::Language,
};

/// The first screen of all.
#[derive(Debug, Clone, Copy)]
pub struct FirstRun<'a>(pub Page<'a>);

impl FirstRun<'_> {
    /// Waits until it is there.
    pub fn wait(self) {
        self.0.find(Role::Heading, self.0.word("first_run.title"));
    }

    /// Begins without any customers.
    pub fn start_empty(self) {
        self.0.tap(Role::Button, self.0.word("first_run.start_empty"));
    }

    /// Begins with the sample data and waits until it is in.
    pub fn try_sample(self) {
        self.0.tap(Role::Button, self.0.word("first_run.try_sample"));
        self.0.see(&self.0.word("first_run.sample_added"));
    }

    /// Chooses a language by its own name.
    pub fn choose(self, language: Language) {
        self.0.choose(language.own_name());
    }
}
