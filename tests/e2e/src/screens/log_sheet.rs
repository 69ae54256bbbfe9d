//! The sheet that logs what happened.

use crate::page::{Named, Page, Role};

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

    /// Scrolls the sheet to its end, so that nothing lies under the bar at its foot.
    pub fn scroll_to_end(self) {
        self.0.browser.run(
            "for (const part of document.querySelectorAll('dialog[open], dialog[open] *')) part.scrollTop = 1e6",
            &[],
        );
    }

    /// Chooses that it happened at another time than now.
    pub fn at_another_time(self) {
        self.open_details();
        self.0.choose(&self.0.word("customers.when_other"));
    }

    /// Chooses a day of a month, both by number, in the calendar the app is set to. Days are typed,
    /// so the month may not have them.
    pub fn day_and_month(self, day: u32, month: usize) {
        self.0.choose_option(&self.0.word("customers.month"), month - 1);
        self.0.fill(self.0.word("customers.day"), &day.to_string());
    }

    /// Presses save.
    pub fn save(self, kind: &str) {
        let sheet = self.0.find(Role::Dialog, self.0.word(kind));
        self.0.tap_in(&sheet, Role::Button, self.0.word("common.save"));
    }

    /// Says how it ended, by the key of the answer, which saves it.
    pub fn answer(self, kind: &str, outcome: &str) {
        let sheet = self.0.find(Role::Dialog, self.0.word(kind));
        self.0.tap_in(&sheet, Role::Button, self.0.word(outcome));
    }

    /// Waits until a task called so is proposed to come next.
    pub fn wait_for_proposal(self, kind: &str, task: &str) {
        let sheet = self.0.find(Role::Dialog, self.0.word(kind));
        self.0.see_in(&sheet, &self.0.word("tasks.next_step"));
        self.0.find_in(&sheet, Role::Button, Named::With(task.to_owned()));
    }

    /// Waits until it is asked what comes next.
    pub fn wait_for_no_next_step(self, kind: &str) {
        let sheet = self.0.find(Role::Dialog, self.0.word(kind));
        self.0.find_in(&sheet, Role::Button, self.0.word("tasks.no_next_step"));
    }

    /// Takes the first task called so that is proposed, and waits until the sheet is gone.
    pub fn choose_proposal(self, kind: &str, task: &str) {
        let sheet = self.0.find(Role::Dialog, self.0.word(kind));
        self.0.tap_in(&sheet, Role::Button, Named::With(task.to_owned()));
        self.0.wait_until_gone(Role::Dialog, self.0.word(kind));
    }

    /// Wants to write down something else than is proposed, and waits for the sheet of tasks in its place.
    pub fn other_than_proposed(self, kind: &str) {
        let sheet = self.0.find(Role::Dialog, self.0.word(kind));
        self.0.tap_in(&sheet, Role::Button, self.0.word("tasks.something_else"));
        self.0.wait_until_gone(Role::Dialog, self.0.word(kind));
        self.0.task_sheet().wait_new();
    }

    /// Says that nothing comes next, and waits until the sheet is gone.
    pub fn decline_proposals(self, kind: &str) {
        let sheet = self.0.find(Role::Dialog, self.0.word(kind));
        self.0.tap_in(&sheet, Role::Button, self.0.word("tasks.no_next_step"));
        self.0.wait_until_gone(Role::Dialog, self.0.word(kind));
    }

    /// Puts the sheet away.
    pub fn close(self, kind: &str) {
        let sheet = self.0.find(Role::Dialog, self.0.word(kind));
        self.0.tap_in(&sheet, Role::Button, self.0.word("common.close"));
        self.0.wait_until_gone(Role::Dialog, self.0.word(kind));
    }
}
