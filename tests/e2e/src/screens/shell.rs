//! What is around every screen.

use crate::{
    browser::Element,
    page::{Named, Page, Role},
};

/// The navigation and the messages.
#[derive(Debug, Clone, Copy)]
pub struct Shell<'a>(pub Page<'a>);

impl Shell<'_> {
    /// Waits until the areas are there.
    pub fn wait(self) {
        self.0.find(Role::Navigation, self.0.word("shell.navigation"));
    }

    /// Goes to the day.
    pub fn go_today(self) {
        self.go("shell.today");
    }

    /// Goes to the customers.
    pub fn go_customers(self) {
        self.go("shell.customers");
    }

    /// Goes to the calendar.
    pub fn go_calendar(self) {
        self.go("shell.calendar");
    }

    /// Goes to everything else.
    pub fn go_more(self) {
        self.go("shell.more");
    }

    /// Goes to the settings.
    pub fn go_settings(self) {
        self.go_more();
        self.0.tap(Role::Link, Named::With(self.0.word("more.settings_text")));
        self.0.find(Role::Heading, self.0.word("settings.title"));
    }

    /// Goes to the lists of choices.
    pub fn go_lists(self) {
        self.go_settings();
        self.0.tap(Role::Link, Named::With(self.0.word("lists.about")));
        self.0.find(Role::Heading, self.0.word("lists.title"));
    }

    /// Goes to what is kept on the device.
    pub fn go_storage(self) {
        self.go_more();
        self.0.tap(Role::Link, Named::With(self.0.word("more.storage_text")));
        self.0.find(Role::Heading, self.0.word("storage.title"));
    }

    /// Goes to the templates of messages.
    pub fn go_templates(self) {
        self.go_more();
        self.0.tap(Role::Link, Named::With(self.0.word("templates.about")));
        self.0.find(Role::Heading, self.0.word("templates.title"));
    }

    /// Goes to all that happened.
    pub fn go_interactions(self) {
        self.go_more();
        self.0.tap(Role::Link, Named::With(self.0.word("interactions.about")));
        self.0.find(Role::Heading, self.0.word("customers.history"));
    }

    /// Goes to all tasks.
    pub fn go_tasks(self) {
        self.go_calendar();
        self.0.tap(Role::Link, self.0.word("calendar.all_tasks"));
        self.0.find(Role::Heading, self.0.word("tasks.title"));
    }

    /// Goes to the fields of the user's own.
    pub fn go_own_fields(self) {
        self.go_settings();
        self.0.tap(Role::Link, Named::With(self.0.word("fields.about")));
        self.0.find(Role::Heading, self.0.word("fields.title"));
    }

    /// Goes to what was changed.
    pub fn go_activity(self) {
        self.go_more();
        self.0.tap(Role::Link, Named::With(self.0.word("more.activity_text")));
        self.0.find(Role::Heading, self.0.word("activity.title"));
    }

    /// Goes to what was deleted.
    pub fn go_trash(self) {
        self.go_more();
        self.0.tap(Role::Link, Named::With(self.0.word("more.trash_text")));
        self.0.find(Role::Heading, self.0.word("trash.title"));
    }

    /// Presses the one add button.
    pub fn add(self) {
        self.0.tap(Role::Button, self.0.word("shell.add"));
    }

    /// Waits for a message with this text.
    pub fn wait_for_message(self, text: &str) {
        let messages = self.0.find(Role::Region, self.0.word("shell.messages"));
        self.0.see_in(&messages, text);
    }

    /// Takes the last change back from its message.
    pub fn undo(self) {
        let messages = self.0.find(Role::Region, self.0.word("shell.messages"));
        self.0.tap_in(&messages, Role::Button, self.0.word("common.undo"));
    }

    /// Puts all messages away.
    pub fn dismiss_messages(self) {
        let dismiss = self.0.word("common.dismiss");
        while self.0.look(Role::Button, &dismiss).is_some() {
            self.0.tap(Role::Button, &dismiss);
        }
    }

    /// The way to the day.
    pub fn to_today(self) -> Element {
        self.link("shell.today")
    }

    /// The way to the customers.
    pub fn to_customers(self) -> Element {
        self.link("shell.customers")
    }

    fn link(self, key: &str) -> Element {
        self.0.find_in(&self.navigation(), Role::Link, self.0.word(key))
    }

    fn go(self, key: &str) {
        self.0.tap_in(&self.navigation(), Role::Link, self.0.word(key));
    }

    fn navigation(self) -> Element {
        self.0.find(Role::Navigation, self.0.word("shell.navigation"))
    }
}
