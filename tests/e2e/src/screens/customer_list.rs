//! The list of customers.

use crate::{
    browser::Element,
    page::{Named, Page, Role},
};

/// The list with its search and filters.
#[derive(Debug, Clone, Copy)]
pub struct CustomerList<'a>(pub Page<'a>);

impl CustomerList<'_> {
    /// Types over whatever is searched for.
    pub fn search(self, text: &str) {
        self.0.fill(self.0.word("customer_list.search"), text);
    }

    /// Waits until a customer is in the list.
    pub fn wait_for(self, name: &str) {
        self.0.find(Role::Link, Named::With(name.to_owned()));
    }

    /// Waits until a customer is not in the list.
    pub fn wait_until_without(self, name: &str) {
        self.0.wait_until_gone(Role::Link, Named::With(name.to_owned()));
    }

    /// Waits until there are customers in the list.
    pub fn wait_for_rows(self) {
        self.0.find_in(&self.region(), Role::Link, Named::Anything);
    }

    /// Opens the page of the customer who stands first.
    pub fn open_first(self) {
        self.0.tap_in(&self.region(), Role::Link, Named::Anything);
    }

    fn region(self) -> Element {
        self.0.find(Role::Region, self.0.word("customer_list.title"))
    }

    /// Opens a customer's page.
    pub fn open(self, name: &str) {
        self.0.tap(Role::Link, Named::With(name.to_owned()));
    }
}
