//! The one way screens write: a verb is run to its end whatever becomes of the screen, its success
//! is said with a way back, its failure with what to do.

use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use leptos::prelude::*;

use crate::domain::id::ChangeId;
use crate::erased::{derived, watch};
use crate::i18n::Locale;
use crate::state::failure::commit_failure;
use crate::state::services::{Services, use_services};
use crate::state::toasts::{Toasts, use_toasts};
use crate::store::engine::{Store, StoreError};
use crate::usecases::Refusal;

/// What runs verbs. Copying it gives the same.
#[derive(Clone, Copy)]
pub struct Writing {
    services: Services,
    toasts: Toasts,
}

/// A verb, whatever else than its change it gives.
type Verb = Box<dyn FnOnce(Store) -> Pin<Box<dyn Future<Output = Result<Option<ChangeId>, Refusal>>>>>;

/// What hears of its end.
type Then = Box<dyn FnOnce(Result<(), Refusal>)>;

/// What runs verbs; to be asked for while a component is made.
#[must_use]
pub fn use_writing() -> Writing {
    Writing { services: use_services(), toasts: use_toasts() }
}

impl Writing {
    /// Runs a verb that gives its change, if it made one, and whatever else `then` wants of it; one
    /// that is asked for while the store is being opened waits for it. `said` is shown with a way
    /// back. A failure of the store is shown by itself; a fault of what was typed is left to
    /// `then`, which shows it beside its field.
    pub fn run<T: 'static, V: Future<Output = Result<(Option<ChangeId>, T), Refusal>>>(
        self,
        verb: impl FnOnce(Store) -> V + 'static,
        said: String,
        then: impl FnOnce(Result<T, Refusal>) + 'static,
    ) {
        self.write(verb, said, move |outcome| {
            if let Err(refusal) = &outcome {
                self.tell(refusal);
            }
            then(outcome);
        });
    }

    /// As [`Writing::run`], and leaves every failure to `then`.
    fn write<T: 'static, V: Future<Output = Result<(Option<ChangeId>, T), Refusal>>>(
        self,
        verb: impl FnOnce(Store) -> V + 'static,
        said: String,
        then: impl FnOnce(Result<T, Refusal>) + 'static,
    ) {
        // What comes of a verb besides its change goes past the part that is the same for all of them.
        let result = Rc::new(Cell::new(None));
        let given = result.clone();
        let verb: Verb = Box::new(move |store| {
            Box::pin(async move {
                let (change, result) = verb(store).await?;
                given.set(Some(result));
                Ok(change)
            })
        });
        let then: Then = Box::new(move |outcome| match (outcome, result.take()) {
            (Ok(()), Some(result)) => then(Ok(result)),
            (Err(refusal), _) => then(Err(refusal)),
            // A verb that ends well has given its result.
            (Ok(()), None) => {}
        });
        self.write_boxed(verb, said, then);
    }

    /// Every verb: written out once, since each of the app's many would take its kilobytes.
    fn write_boxed(self, verb: Verb, said: String, then: Then) {
        self.services.run(async move {
            let outcome = match self.services.opened().await {
                Ok(store) => verb(store).await,
                Err(StoreError::Disk(error)) => Err(Refusal::Commit(error.into())),
                Err(StoreError::Codec(error)) => Err(Refusal::Commit(error.into())),
            };
            then(outcome.map(|change| {
                if let Some(change) = change {
                    self.toasts.committed(change, said);
                }
            }));
        });
    }

    /// Says of a failure of the store that nothing was saved, and what to do.
    fn tell(self, refusal: &Refusal) {
        if let Refusal::Commit(error) = refusal {
            self.toasts.failed(error);
        }
    }

    /// The attempts of one form to save what is typed into it.
    #[must_use]
    pub fn attempt(self) -> Attempt {
        Attempt { writing: self, aside: false, busy: Busy::default(), refusal: RwSignal::new(None) }
    }

    /// The attempts of a field that saves itself when it is left, and may be out of sight by then: a
    /// failure is said by itself as well.
    #[must_use]
    pub fn attempt_aside(self) -> Attempt {
        Attempt { aside: true, ..self.attempt() }
    }
}

/// The attempts of one form: one at a time, so that a second tap does nothing twice, and with the
/// reason why the last one failed. Copying it gives the same.
#[derive(Clone, Copy)]
pub struct Attempt {
    writing: Writing,
    aside: bool,
    busy: Busy,
    refusal: RwSignal<Option<Refusal>>,
}

impl Attempt {
    /// Runs a verb as [`Writing::run`] does, unless the attempt before is still under way. `done`
    /// hears of success; why it failed is kept for the form to show; where the form is gone, a failure of the
    /// store is said by itself.
    pub fn run<T: 'static, V: Future<Output = Result<(Option<ChangeId>, T), Refusal>>>(
        self,
        verb: impl FnOnce(Store) -> V + 'static,
        said: String,
        done: impl FnOnce(T) + 'static,
    ) {
        if !self.busy.begin() {
            return;
        }
        self.writing.write(verb, said, move |outcome| {
            // The form may be gone by now, and what it held with it.
            self.busy.end();
            match outcome {
                Ok(result) => {
                    self.forgive();
                    done(result);
                }
                Err(refusal) => self.failed(refusal),
            }
        });
    }

    fn failed(self, refusal: Refusal) {
        if let Refusal::Commit(error) = &refusal {
            self.writing.toasts.note(error);
        }
        if self.aside || self.refusal.is_disposed() {
            self.writing.tell(&refusal);
        }
        self.refusal.try_set(Some(refusal));
    }

    /// Why the last attempt failed.
    #[must_use]
    pub fn refusal(self) -> Signal<Option<Refusal>> {
        self.refusal.into()
    }

    /// Forgets why the last attempt failed.
    fn forgive(self) {
        self.refusal.try_set(None);
    }

    /// Forgives with every change of what is typed, for it may be mended by it.
    pub fn forgive_with(self, typed: impl Fn() + 'static) {
        watch(typed, move |(), _, _| self.forgive(), false);
    }

    /// What to say of a failure that is no fault of a field: that nothing was saved, and what to do.
    #[must_use]
    pub fn failure(self, locale: Signal<Locale>) -> Signal<Option<String>> {
        derived(move || self.refusal.with(|refusal| failure(locale.get(), refusal.as_ref()?)))
    }
}

fn failure(locale: Locale, refusal: &Refusal) -> Option<String> {
    match refusal {
        Refusal::Commit(error) => Some(commit_failure(locale, error).to_owned()),
        Refusal::Invalid(_) => None,
    }
}

/// Whether something is under way that may not begin twice.
#[derive(Clone, Copy, Default)]
struct Busy(StoredValue<bool>);

impl Busy {
    /// Begins, and tells whether that may be: not before the end, nor when its owner is gone.
    fn begin(self) -> bool {
        self.0.try_update_value(|busy| !std::mem::replace(busy, true)) == Some(true)
    }

    fn end(self) {
        self.0.try_set_value(false);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::store::ports::{CommitError, DiskError};
    use crate::usecases::{FormField, Problem};

    #[test]
    fn a_second_tap_begins_nothing_while_the_first_is_under_way() {
        Owner::new().with(|| {
            let busy = Busy::default();
            assert!(busy.begin());
            assert!(!busy.begin());
            busy.end();
            assert!(busy.begin());
        });
    }

    #[test]
    fn a_full_device_is_told_of_by_the_form_and_a_fault_by_its_field() {
        let full = Refusal::Commit(CommitError::Disk(DiskError::Full));
        assert!(failure(Locale::en, &full).unwrap().contains("no room left"));
        let empty = Refusal::from(FormField::Name.has(Problem::Empty));
        assert_eq!(failure(Locale::en, &empty), None);
    }
}
