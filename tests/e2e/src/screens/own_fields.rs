//! The fields of the user's own.

use crate::page::{Named, Page, Role};

/// The page of fields, and the sheet in which one is made.
#[derive(Debug, Clone, Copy)]
pub struct OwnFields<'a>(pub Page<'a>);

impl OwnFields<'_> {
    /// Opens the sheet for a new field of customers.
    pub fn add_to_customers(self) {
        self.add_to("fields.of_parties");
    }

    /// Opens the sheet for a new field of the records that are called by this key.
    pub fn add_to(self, records: &str) {
        let records = self.0.word(records);
        self.0.tap(Role::Button, self.0.words.filled("fields.add_to", &[("name", &records)]));
        self.0.find(Role::Dialog, Named::Anything);
    }

    /// Opens the sheet of the field called so.
    pub fn edit(self, name: &str) {
        self.0.tap(Role::Button, Named::With(name.to_owned()));
        self.0.find(Role::Dialog, self.0.word("fields.edit"));
    }

    /// Writes over its name in the language shown.
    pub fn name(self, name: &str) {
        self.0.fill(self.0.word("fields.name"), name);
    }

    /// Chooses what goes into it, by its place among the kinds.
    pub fn kind(self, place: usize) {
        self.0.choose_option(&self.0.word("fields.kind"), place);
    }

    /// Turns a switch, by the key of what it says.
    pub fn turn(self, key: &str) {
        let switch = self.0.find(Role::Switch, self.0.word(key));
        self.0.browser.run("arguments[0].closest('label').click()", &[switch.as_argument()]);
    }

    /// Presses save and waits until the sheet is gone.
    pub fn save(self) {
        self.0.tap(Role::Button, self.0.word("common.save"));
        self.0.wait_until_gone(Role::Button, self.0.word("common.save"));
    }

    /// Puts the field away whose sheet is open.
    pub fn put_away(self) {
        self.0.tap(Role::Button, self.0.word("fields.put_away"));
        self.0.wait_until_gone(Role::Dialog, Named::Anything);
    }
}
