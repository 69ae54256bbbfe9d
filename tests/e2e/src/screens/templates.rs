//! The templates of messages.

use crate::page::{Named, Page, Role};

/// The list, and the sheet in which one is written.
#[derive(Debug, Clone, Copy)]
pub struct Templates<'a>(pub Page<'a>);

impl Templates<'_> {
    /// Opens the sheet for a new one.
    pub fn add(self) {
        self.0.tap(Role::Button, self.0.word("templates.add"));
        self.0.find(Role::Dialog, self.0.word("templates.add"));
    }

    /// Opens the sheet of the one called so.
    pub fn edit(self, name: &str) {
        self.0.tap(Role::Button, Named::With(name.to_owned()));
        self.0.find(Role::Dialog, self.0.word("templates.edit"));
    }

    /// Opens the sheet of the first in the list.
    pub fn edit_first(self) {
        self.0.browser.run("document.querySelector('main li .row__face').click()", &[]);
        self.0.find(Role::Dialog, self.0.word("templates.edit"));
    }

    /// Writes over its name.
    pub fn name(self, name: &str) {
        self.0.fill(self.0.word("templates.name"), name);
    }

    /// Types behind its text.
    pub fn type_text(self, text: &str) {
        self.0.type_into(self.0.word("templates.text"), text);
    }

    /// Puts a field in where the cursor stands, by the key of what it is called.
    pub fn put_in(self, key: &str) {
        self.0.tap(Role::Button, self.0.word(key));
    }

    /// Waits until its text is this one.
    pub fn wait_for_text(self, text: &str) {
        self.0.wait_for_value(&self.0.word("templates.text"), text);
    }

    /// Presses save and waits until the sheet is gone.
    pub fn save(self) {
        self.0.tap(Role::Button, self.0.word("common.save"));
        self.0.wait_until_gone(Role::Button, self.0.word("common.save"));
    }

    /// Moves the one called so a place up.
    pub fn move_up(self, name: &str) {
        self.0.tap(Role::Button, self.0.words.filled("templates.move_up", &[("name", name)]));
    }

    /// Waits until the first in the list is the one called so.
    pub fn wait_for_first(self, name: &str) {
        self.0.wait_until(
            "the first template",
            &format!("document.querySelector('main li .row__title')?.innerText.trim() === {name:?}"),
        );
    }
}
