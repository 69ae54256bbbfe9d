//! Toasts: short words on what just happened, with at most one thing to do about it.

use std::fmt::Display;

use leptos::prelude::*;

use crate::domain::id::ChangeId;
use crate::erased::effect;
use crate::i18n::{Locale, td_string};
use crate::state::deeds::{self, Deed};
use crate::state::failure::commit_failure;
use crate::state::services::Services;
use crate::store::ports::{CommitError, DiskError};

/// How many messages wait at most; the news of an hour ago is none.
const MOST: usize = 5;

/// A message in the queue.
#[derive(Clone, Debug)]
pub struct Toast {
    /// Tells it from others.
    pub id: u64,
    /// What happened.
    pub text: String,
    /// Whether something went wrong.
    pub failed: bool,
    /// What can be done about it.
    pub action: Option<ToastAction>,
}

/// What can be done about a toast's news.
#[derive(Clone, Debug)]
pub struct ToastAction {
    /// The button's text.
    pub label: String,
    /// Called when it is pressed.
    pub run: Callback<()>,
    /// The change it takes back, if that is what it does.
    change: Option<ChangeId>,
}

/// The queue of toasts, oldest first. Copying it gives the same queue.
#[derive(Clone, Copy)]
pub struct Toasts {
    queue: RwSignal<Vec<Toast>>,
    last_id: StoredValue<u64>,
    full: RwSignal<bool>,
    /// What was changed here since the app was opened and not taken back yet, the last on top.
    changes: StoredValue<Vec<ChangeId>>,
    services: Services,
    locale: Signal<Locale>,
}

impl Toasts {
    /// Puts the toasts into context.
    pub fn provide(services: Services, locale: Signal<Locale>) -> Self {
        let queue = RwSignal::new(Vec::new());
        let full = RwSignal::new(false);
        let changes = StoredValue::new(Vec::new());
        let toasts = Self { queue, last_id: StoredValue::new(0), full, changes, services, locale };
        effect(move |_| {
            // A change that was saved shows that there is room again.
            services.own_changes().track();
            full.set(false);
        });
        provide_context(toasts);
        toasts
    }

    /// The queue, oldest first.
    #[must_use]
    pub fn queue(self) -> Signal<Vec<Toast>> {
        self.queue.into()
    }

    /// Says what happened.
    pub fn say(self, text: impl Into<String>) {
        self.add(text.into(), false, None);
    }

    /// Says what happened, and offers one thing to do about it.
    pub fn offer(
        self,
        text: impl Into<String>,
        label: impl Into<String>,
        run: impl Fn() + Send + Sync + 'static,
    ) {
        let run = Callback::new(move |()| run());
        self.add(text.into(), false, Some(ToastAction { label: label.into(), run, change: None }));
    }

    /// Says that a change was saved, and offers to take it back.
    pub fn committed(self, change: ChangeId, text: impl Into<String>) {
        self.changes.update_value(|changes| changes.push(change));
        let label = td_string!(self.locale.get_untracked(), common.undo).to_owned();
        let run = Callback::new(move |()| {
            self.changes.update_value(|changes| changes.retain(|one| *one != change));
            self.undo(change, None);
        });
        self.add(text.into(), false, Some(ToastAction { label, run, change: Some(change) }));
    }

    /// Takes back the last change that was made here since the app was opened; once more, the one before.
    pub fn undo_last(self) {
        let locale = self.locale.get_untracked();
        let Some(change) = self.changes.try_update_value(Vec::pop).flatten() else {
            return self.say(td_string!(locale, commands.nothing_to_undo));
        };
        // Its own message offers what is being done already.
        let offers_it = |toast: &Toast| toast.action.as_ref().is_some_and(|one| one.change == Some(change));
        self.queue.update(|queue| queue.retain(|toast| !offers_it(toast)));
        self.undo(change, Some(td_string!(locale, commands.undone)));
    }

    /// Whether the last change did not fit on the device.
    #[must_use]
    pub fn device_is_full(self) -> Signal<bool> {
        self.full.into()
    }

    /// Notes that a change did not fit on the device, where that is why it was not saved.
    pub fn note(self, error: &CommitError) {
        if *error == CommitError::Disk(DiskError::Full) {
            self.full.set(true);
        }
    }

    /// Says why a change was not saved.
    pub fn failed(self, error: &CommitError) {
        self.note(error);
        let text = commit_failure(self.locale.get_untracked(), error);
        self.add(text.to_owned(), true, None);
    }

    /// Says that a part of the app did not arrive over the network, so that nothing was done.
    pub fn not_arrived(self, error: &dyn Display) {
        leptos::logging::error!("{error}");
        self.say(td_string!(self.locale.get_untracked(), shell.not_arrived_text));
    }

    /// Does what a toast offers; the toast goes.
    pub fn act(self, id: u64) {
        let toast = self.queue.with_untracked(|queue| queue.iter().find(|toast| toast.id == id).cloned());
        self.dismiss(id);
        if let Some(action) = toast.and_then(|toast| toast.action) {
            action.run.run(());
        }
    }

    /// Takes a toast away.
    pub fn dismiss(self, id: u64) {
        self.queue.update(|queue| queue.retain(|toast| toast.id != id));
    }

    fn add(self, text: String, failed: bool, action: Option<ToastAction>) {
        let id = self.last_id.get_value() + 1;
        self.last_id.set_value(id);
        self.queue.update(|queue| enqueue(queue, Toast { id, text, failed, action }));
    }

    fn undo(self, change: ChangeId, said: Option<&'static str>) {
        let Some(store) = self.services.store() else { return };
        self.services.run(async move {
            let undoing = match deeds::begin(store, Deed::Undo(change)).await {
                Ok(undoing) => undoing,
                Err(error) => return self.not_arrived(&error),
            };
            match (undoing.await, said) {
                (Ok(_), Some(said)) => self.say(said),
                (Ok(_), None) => {}
                (Err(error), _) => self.failed(&error),
            }
        });
    }
}

/// Puts a message at the end. A failure that comes again takes the place of its like, so that one
/// trouble does not fill the screen.
fn enqueue(queue: &mut Vec<Toast>, toast: Toast) {
    if toast.failed {
        queue.retain(|earlier| !(earlier.failed && earlier.text == toast.text));
    }
    queue.push(toast);
    if queue.len() > MOST {
        queue.remove(0);
    }
}

/// The toasts.
#[must_use]
pub fn use_toasts() -> Toasts {
    expect_context::<Toasts>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn toast(id: u64, text: &str, failed: bool) -> Toast {
        Toast { id, text: text.to_owned(), failed, action: None }
    }

    fn ids(queue: &[Toast]) -> Vec<u64> {
        queue.iter().map(|toast| toast.id).collect()
    }

    #[test]
    fn a_failure_that_comes_again_is_said_once_and_last() {
        let mut queue = Vec::new();
        for (id, text, failed) in [(1, "full", true), (2, "saved", false), (3, "full", true)] {
            enqueue(&mut queue, toast(id, text, failed));
        }
        assert_eq!(ids(&queue), [2, 3]);
    }

    #[test]
    fn what_was_done_twice_is_said_twice() {
        let mut queue = Vec::new();
        enqueue(&mut queue, toast(1, "saved", false));
        enqueue(&mut queue, toast(2, "saved", false));
        assert_eq!(ids(&queue), [1, 2]);
    }

    #[test]
    fn the_oldest_message_makes_room() {
        let mut queue = Vec::new();
        for id in 1..=6 {
            enqueue(&mut queue, toast(id, &format!("failure {id}"), true));
        }
        assert_eq!(ids(&queue), [2, 3, 4, 5, 6]);
    }
}
