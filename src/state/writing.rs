//! The one way screens write: a verb is run to its end whatever becomes of the screen, its success
//! is said with a way back, its failure with what to do.

use std::future::Future;

use crate::domain::id::ChangeId;
use crate::state::services::{Services, use_services};
use crate::state::toasts::{Toasts, use_toasts};
use crate::store::engine::Store;
use crate::usecases::Refusal;

/// What runs verbs. Copying it gives the same.
#[derive(Clone, Copy)]
pub struct Writing {
    services: Services,
    toasts: Toasts,
}

/// What runs verbs; to be asked for while a component is made.
#[must_use]
pub fn use_writing() -> Writing {
    Writing { services: use_services(), toasts: use_toasts() }
}

impl Writing {
    /// Runs a verb that gives its change, if it made one, and whatever else `then` wants of it.
    /// `said` is shown with a way back. A failure of the store is shown by itself; a fault of what
    /// was typed is left to `then`, which shows it beside its field.
    pub fn run<T: 'static, V: Future<Output = Result<(Option<ChangeId>, T), Refusal>>>(
        self,
        verb: impl FnOnce(Store) -> V + 'static,
        said: String,
        then: impl FnOnce(Result<T, Refusal>) + 'static,
    ) {
        let Some(store) = self.services.store() else { return };
        self.services.run(async move {
            let outcome = verb(store).await.map(|(change, result)| {
                if let Some(change) = change {
                    self.toasts.committed(change, said);
                }
                result
            });
            if let Err(Refusal::Commit(error)) = &outcome {
                self.toasts.failed(error);
            }
            then(outcome);
        });
    }
}
