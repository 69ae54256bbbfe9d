//! Toasts: short words on what just happened, with at most one thing to do about it.

use std::time::Duration;

use leptos::prelude::*;

use crate::domain::id::ChangeId;
use crate::i18n::{Locale, td_string};
use crate::state::failure::commit_failure;
use crate::state::services::Services;
use crate::store::ports::CommitError;
use crate::usecases::undo_change::{UndoChange, undo_change};

/// How long a toast stays: long enough to read, and to reach for what it offers.
const STAYS: Duration = Duration::from_secs(4);
const STAYS_WITH_ACTION: Duration = Duration::from_secs(8);

/// A toast that is shown.
#[derive(Clone, Debug)]
pub struct Toast {
    /// Tells it from others.
    pub number: u64,
    /// What happened.
    pub text: String,
    /// Whether something went wrong.
    pub failure: bool,
    /// What can be done about it.
    pub action: Option<ToastAction>,
}

/// What can be done about a toast's news.
#[derive(Clone, Debug)]
pub struct ToastAction {
    /// The button's text.
    pub label: String,
    /// Called when it is tapped; the toast goes by itself.
    pub run: Callback<()>,
}

/// The queue of toasts: one is shown at a time, and a new one takes the place of the old. Copying
/// it gives the same queue.
#[derive(Clone, Copy)]
pub struct Toasts {
    shown: RwSignal<Option<Toast>>,
    held: RwSignal<bool>,
    last_number: StoredValue<u64>,
    services: Services,
    locale: Signal<Locale>,
}

impl Toasts {
    /// Puts the toasts into context.
    #[must_use]
    pub fn provide(services: Services, locale: Signal<Locale>) -> Self {
        let toasts = Self {
            shown: RwSignal::new(None),
            held: RwSignal::new(false),
            last_number: StoredValue::new(0),
            services,
            locale,
        };
        provide_context(toasts);
        toasts
    }

    /// The toast on screen.
    #[must_use]
    pub fn shown(self) -> Signal<Option<Toast>> {
        self.shown.into()
    }

    /// Says what happened.
    pub fn say(self, text: impl Into<String>) {
        self.show(text.into(), false, None);
    }

    /// Says what happened, and offers one thing to do about it.
    pub fn offer(
        self,
        text: impl Into<String>,
        label: impl Into<String>,
        run: impl Fn() + Send + Sync + 'static,
    ) {
        let action = ToastAction { label: label.into(), run: Callback::new(move |()| run()) };
        self.show(text.into(), false, Some(action));
    }

    /// Says that a change was saved, and offers to take it back.
    pub fn committed(self, change: ChangeId, text: impl Into<String>) {
        let undo = td_string!(self.locale.get_untracked(), common.undo);
        self.offer(text, undo, move || self.undo(change));
    }

    /// Says why a change was not saved.
    pub fn failed(self, error: &CommitError) {
        let text = commit_failure(self.locale.get_untracked(), error);
        self.show(text.to_owned(), true, None);
    }

    /// Takes a toast away.
    pub fn dismiss(self, number: u64) {
        if self.shown.with_untracked(|shown| shown.as_ref().is_some_and(|toast| toast.number == number)) {
            self.shown.set(None);
        }
    }

    /// Keeps the toast on screen while the pointer or the focus is on it.
    pub fn hold(self, held: bool) {
        self.held.set(held);
        if !held && let Some(toast) = self.shown.get_untracked() {
            self.dismiss_later(toast.number, STAYS);
        }
    }

    fn show(self, text: String, failure: bool, action: Option<ToastAction>) {
        let number = self.last_number.get_value() + 1;
        self.last_number.set_value(number);
        self.held.set(false);
        let stays = if action.is_some() || failure { STAYS_WITH_ACTION } else { STAYS };
        self.shown.set(Some(Toast { number, text, failure, action }));
        self.dismiss_later(number, stays);
    }

    fn dismiss_later(self, number: u64, after: Duration) {
        set_timeout(
            move || {
                if !self.held.get_untracked() {
                    self.dismiss(number);
                }
            },
            after,
        );
    }

    fn undo(self, change: ChangeId) {
        let Some(store) = self.services.store() else { return };
        self.services.run(async move {
            if let Err(error) = undo_change(&store, UndoChange { change }).await {
                self.failed(&error);
            }
        });
    }
}

/// The toasts.
#[must_use]
pub fn use_toasts() -> Toasts {
    expect_context::<Toasts>()
}
