//! A customer's page.

use crate::{
    browser::{Element, Key},
    page::{Named, Page, Role},
};

/// Who it is, how to reach them, what is known and what happened.
#[derive(Debug, Clone, Copy)]
pub struct CustomerPage<'a>(pub Page<'a>);

impl CustomerPage<'_> {
    /// Waits for the page of the customer called `name`.
    pub fn wait(self, name: &str) {
        self.0.find(Role::Heading, name);
    }

    /// Taps the call button. This browser has no telephone to hand the number to, and would wait
    /// for one; everything else happens as on a phone.
    pub fn call(self) {
        self.0.browser.run(
            "addEventListener('click', (event) => {
               if (event.target.closest('a')?.protocol === 'tel:') event.preventDefault();
             }, { once: true })",
            &[],
        );
        self.0.tap(Role::Link, self.0.word("terms.call"));
    }

    /// Answers the question how the call went, by the key of the answer.
    pub fn answer(self, key: &str) {
        let question = self.0.find(Role::Region, self.0.word("customers.how_was_call"));
        self.0.tap_in(&question, Role::Button, self.0.word(key));
    }

    /// Opens the sheet in which a message is written.
    pub fn write(self) -> Element {
        self.0.tap(Role::Button, self.0.word("templates.write"));
        self.0.find(Role::Dialog, Named::Anything)
    }

    /// The link that sends the message being written as a text message, as the phone reads it.
    pub fn sms_link(self) -> String {
        let link = self.0.find(Role::Link, self.0.word("customers.sms"));
        let href = self
            .0
            .browser
            .run("return decodeURIComponent(arguments[0].getAttribute('href'))", &[link.as_argument()]);
        href.as_str().unwrap_or_default().to_owned()
    }

    /// Sends the message being written as a text message. As with calls, nothing takes the link here.
    pub fn send_sms(self) {
        self.0.browser.run(
            "addEventListener('click', (event) => {
               const link = event.target.closest('a');
               if (link?.protocol === 'sms:') event.preventDefault();
             }, { once: true })",
            &[],
        );
        let sheet = self.0.find(Role::Dialog, Named::Anything);
        self.0.tap_in(&sheet, Role::Link, self.0.word("customers.sms"));
        self.0.wait_until_gone(Role::Dialog, Named::Anything);
    }

    /// Opens the sheet that logs a kind of thing, such as `terms.note`.
    pub fn log(self, kind: &str) {
        self.0.tap(Role::Button, self.0.word(kind));
        self.0.find(Role::Dialog, self.0.word(kind));
    }

    /// Waits for a line of the history with this text.
    pub fn wait_for_history(self, text: &str) {
        self.0.see(text);
    }

    /// Writes over the notes and leaves the field, which saves them.
    pub fn notes(self, text: &str) {
        self.0.fill(self.0.word("customers.notes"), text);
        self.0.browser.press(Key::Tab);
    }

    /// The notes as they stand.
    pub fn notes_now(self) -> String {
        self.0.value(self.0.word("customers.notes"))
    }

    /// Begins to add a fact, by the key of its name.
    pub fn add_fact(self, key: &str) {
        self.0.tap(Role::Button, self.0.word(key));
    }

    /// Begins to edit a fact that is there, by the key of its name.
    pub fn edit_fact(self, key: &str) {
        let name = self.0.word(key);
        let label = self.0.words.filled("customers.edit_named", &[("name", &name)]);
        self.0.tap(Role::Button, label);
    }

    /// Opens the menu of further actions and chooses one, by the key of its name.
    pub fn act(self, key: &str) {
        self.0.tap(Role::Button, self.0.word("customers.more_actions"));
        self.0.tap(Role::MenuItem, self.0.word(key));
    }

    /// Changes the name.
    pub fn rename(self, name: &str) {
        self.act("customers.rename");
        self.0.fill(self.0.word("customers.name"), name);
        self.0.browser.press(Key::Enter);
        self.wait(name);
    }

    /// Sets the stage, by the key of its name.
    pub fn set_stage(self, key: &str) {
        let stage = self.stage_button();
        self.0.click(&stage);
        self.0.tap(Role::MenuItemRadio, self.0.word(key));
        self.0.wait_until_gone(Role::MenuItemRadio, self.0.word(key));
    }

    /// Waits until the stage is the one named by this key.
    pub fn wait_for_stage(self, key: &str) {
        let stage = self.0.word(key);
        self.0.find(Role::Button, self.0.words.filled("customers.stage_is", &[("stage", &stage)]));
    }

    fn stage_button(self) -> Element {
        let any = self.0.words.filled("customers.stage_is", &[("stage", "")]);
        self.0.find(Role::Button, Named::With(any.trim().to_owned()))
    }
}
