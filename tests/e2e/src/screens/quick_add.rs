//! The sheet that adds a customer.

use crate::page::{Page, Role};

/// A name and a number, and more for who wants.
#[derive(Debug, Clone, Copy)]
pub struct QuickAdd<'a>(pub Page<'a>);

impl QuickAdd<'_> {
    /// Waits until it is open.
    pub fn wait(self) {
        self.0.find(Role::Dialog, self.0.word("customers.add"));
    }

    /// Writes over the name.
    pub fn name(self, name: &str) {
        self.0.fill(self.0.word("customers.name"), name);
    }

    /// The name as it stands.
    pub fn name_now(self) -> String {
        self.0.value(self.0.word("customers.name"))
    }

    /// Writes over the number or e-mail.
    pub fn contact(self, contact: &str) {
        self.0.fill(self.0.word("customers.phone_or_email"), contact);
    }

    /// The number or e-mail as it stands.
    pub fn contact_now(self) -> String {
        self.0.value(self.0.word("customers.phone_or_email"))
    }

    /// Presses save.
    pub fn save(self) {
        let sheet = self.0.find(Role::Dialog, self.0.word("customers.add"));
        self.0.tap_in(&sheet, Role::Button, self.0.word("common.save"));
    }

    /// Puts the sheet away.
    pub fn close(self) {
        let sheet = self.0.find(Role::Dialog, self.0.word("customers.add"));
        self.0.tap_in(&sheet, Role::Button, self.0.word("common.close"));
        self.0.wait_until_gone(Role::Dialog, self.0.word("customers.add"));
    }

    /// Adds a customer from any screen and waits for the new customer's page.
    pub fn add(self, name: &str, contact: &str) {
        self.0.shell().add();
        self.name(name);
        self.contact(contact);
        self.save();
        self.0.customer().wait(name);
    }
}
