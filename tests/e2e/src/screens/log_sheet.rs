//! The sheet that logs what happened.

use crate::page::{Page, Role};

/// What was said, and more for who wants. It is titled by the kind of what is logged.
#[derive(Debug, Clone, Copy)]
pub struct LogSheet<'a>(pub Page<'a>);

impl LogSheet<'_> {
    /// Writes over what was said.
    pub fn text(self, text: &str) {
        self.0.fill(self.0.word("customers.what_was_said"), text);
    }

    /// What was said, as it stands.
    pub fn text_now(self) -> String {
        self.0.value(self.0.word("customers.what_was_said"))
    }

    /// Opens what most people leave as it is.
    pub fn open_details(self) {
        self.0.wait_until(
            "the further fields",
            "[...document.querySelectorAll('dialog[open] details')].map((details) => details.open = true).length",
        );
    }

    /// Chooses that it happened at another time than now.
    pub fn at_another_time(self) {
        self.open_details();
        self.0.choose(&self.0.word("customers.when_other"));
    }

    /// Writes over the date.
    pub fn date(self, date: &str) {
        self.0.fill(self.0.word("customers.date"), date);
    }

    /// Presses save.
    pub fn save(self, kind: &str) {
        let sheet = self.0.find(Role::Dialog, self.0.word(kind));
        self.0.tap_in(&sheet, Role::Button, self.0.word("common.save"));
    }

    /// Puts the sheet away.
    pub fn close(self, kind: &str) {
        let sheet = self.0.find(Role::Dialog, self.0.word(kind));
        self.0.tap_in(&sheet, Role::Button, self.0.word("common.close"));
        self.0.wait_until_gone(Role::Dialog, self.0.word(kind));
    }
}
