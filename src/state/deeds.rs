//! What screens do in one tap without a form: a change is taken back, a task is done or put off. The
//! verbs come later, so that the first screen comes without what writes.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use crate::domain::id::{ChangeId, TaskId};
use crate::domain::task::Due;
use crate::domain::time::OffsetAt;
use crate::i18n::Locale;
use crate::i18n::td_string;
use crate::state::day::now;
use crate::state::preferences::{DevicePreferences, use_preferences};
use crate::state::services::{Services, use_services};
use crate::state::toasts::{Toasts, use_toasts};
use crate::store::engine::Store;
use crate::store::ports::CommitError;
use crate::usecases::Refusal;
use crate::usecases::complete_task::{CompleteTask, complete_task};
use crate::usecases::delete_task::{DeleteTask, delete_task};
use crate::usecases::move_task::{MoveTask, move_task};
use crate::usecases::reopen_task::{ReopenTask, reopen_task};
use crate::usecases::undo_change::{UndoChange, undo_change};

/// Something to be done in one tap.
#[derive(Clone, Copy, Debug)]
pub(super) enum Deed {
    /// Take a change back.
    Undo(ChangeId),
    /// A task is done.
    Complete(TaskId, OffsetAt),
    /// It is not done after all.
    Reopen(TaskId),
    /// Put it off, or move it.
    Move(TaskId, Option<Due>),
    /// Delete it.
    Delete(TaskId),
}

/// A deed under way; gives its change and, of what comes back, when it is due next.
pub(super) type Doing = Pin<Box<dyn Future<Output = Result<(ChangeId, Option<Due>), CommitError>>>>;

/// Does a deed.
#[wasm_split(rest, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn begin(store: Store, deed: Deed) -> Result<Doing, SplitLoaderError> {
    Ok(Box::pin(async move {
        let alone = |change| (change, None);
        match deed {
            Deed::Undo(change) => undo_change(&store, UndoChange { change }).await.map(alone),
            Deed::Complete(task, offset_at) => {
                let request = CompleteTask { task, log: None, offset_at };
                match complete_task(&store, store.world(), request).await {
                    Ok(done) => {
                        let next = done.next.and_then(|next| store.task(next)).and_then(|next| next.due);
                        Ok((done.change, next))
                    }
                    Err(Refusal::Commit(error)) => Err(error),
                    // Nothing is typed that could be wrong.
                    Err(Refusal::Invalid(_)) => Err(CommitError::NothingChanged),
                }
            }
            Deed::Reopen(task) => reopen_task(&store, ReopenTask { task }).await.map(alone),
            Deed::Move(task, due) => move_task(&store, MoveTask { task, due }).await.map(alone),
            Deed::Delete(task) => delete_task(&store, DeleteTask { task }).await.map(alone),
        }
    }))
}

/// What is done with tasks wherever they stand. Copying it gives the same.
#[derive(Clone, Copy)]
pub struct TaskDeeds {
    services: Services,
    toasts: Toasts,
    preferences: DevicePreferences,
}

/// What is done with tasks; to be asked for while a component is made.
#[must_use]
pub fn use_task_deeds() -> TaskDeeds {
    TaskDeeds { services: use_services(), toasts: use_toasts(), preferences: use_preferences() }
}

impl TaskDeeds {
    /// A task is done; where it comes back, it is said when.
    pub fn complete(self, task: TaskId) {
        let formats = self.preferences.formats().get_untracked();
        self.act(Deed::Complete(task, formats.offset_at), move |locale, next| match next {
            Some(due) => {
                td_string!(locale, tasks.completed_next, when = formats.due(due, formats.date_of(now())))
            }
            None => td_string!(locale, tasks.completed).to_owned(),
        });
    }

    /// A task is not done after all.
    pub fn reopen(self, task: TaskId) {
        self.act(Deed::Reopen(task), |locale, _| td_string!(locale, tasks.reopened).to_owned());
    }

    /// Puts a task off, or moves it.
    pub fn move_to(self, task: TaskId, due: Option<Due>) {
        let formats = self.preferences.formats().get_untracked();
        self.act(Deed::Move(task, due), move |locale, _| match due {
            Some(due) => td_string!(locale, tasks.moved, when = formats.due(due, formats.date_of(now()))),
            None => td_string!(locale, tasks.moved_some_day).to_owned(),
        });
    }

    /// Deletes a task.
    pub fn delete(self, task: TaskId) {
        self.act(Deed::Delete(task), |locale, _| td_string!(locale, tasks.deleted).to_owned());
    }

    fn act(self, deed: Deed, said: impl FnOnce(Locale, Option<Due>) -> String + 'static) {
        let Some(store) = self.services.store() else { return };
        self.services.run(async move {
            let doing = match begin(store, deed).await {
                Ok(doing) => doing,
                Err(error) => return self.toasts.not_arrived(&error),
            };
            match doing.await {
                Ok((change, next)) => {
                    let locale = self.preferences.locale().get_untracked();
                    self.toasts.committed(change, said(locale, next));
                }
                Err(error) => self.toasts.failed(&error),
            }
        });
    }
}
