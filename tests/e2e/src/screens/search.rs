//! The search over everything.

use crate::{
    browser::Key,
    page::{Named, Page, Role},
};

/// The dialog that Ctrl-K opens over any screen.
#[derive(Debug, Clone, Copy)]
pub struct Search<'a>(pub Page<'a>);

impl Search<'_> {
    /// Opens it with the keyboard and waits until it takes keys.
    pub fn open_by_keys(self) {
        self.0.browser.press_with(&[Key::Control], 'k');
        self.0.wait_until("the search to take keys", "document.activeElement?.type === 'search'");
    }

    /// Types into it where the cursor is.
    pub fn type_text(self, text: &str) {
        self.0.browser.type_text(text);
    }

    /// Waits for a result with this text in it.
    pub fn wait_for(self, text: &str) {
        let dialog = self.0.find(Role::Dialog, self.0.word("shell.search_placeholder"));
        self.0.find_in(&dialog, Role::Link, Named::With(text.to_owned()));
    }
}
