//! What the forms of facts that take several fields have in common.

use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::domain::id::{FieldId, PartyId};
use crate::state::writing::Attempt;
use crate::usecases::FormField;
use crate::usecases::edit_party::{ListEdit, PartyEdit};

use super::fact::Fact;
use crate::parts::saving::Saving;

/// What is typed into a form, kept as a draft until it is saved or given up, and the attempts to
/// save it. Copying it gives the same.
pub(super) struct FactForm<T: 'static> {
    /// What is typed.
    pub typed: RwSignal<T>,
    attempt: Attempt,
    saving: Saving,
    party: PartyId,
    key: StoredValue<String>,
    on_close: Callback<()>,
}

impl<T> Clone for FactForm<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for FactForm<T> {}

impl<T: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync> FactForm<T> {
    /// A form for a fact that begins as `first`.
    pub fn new(saving: Saving, party: PartyId, fact: &Fact, first: T, on_close: Callback<()>) -> Self {
        let key = fact.draft_key(party);
        let typed = saving.drafts.keep(&key, first);
        let attempt = saving.writing.attempt();
        attempt.forgive_with(move || typed.track());
        Self { typed, attempt, saving, party, key: StoredValue::new(key), on_close }
    }

    /// Saves, and closes the form once that is done.
    pub fn save(self, edit: PartyEdit) {
        let (drafts, key) = (self.saving.drafts, self.key.get_value());
        self.saving.edit(self.attempt, self.party, vec![edit], move || {
            drafts.clear(&key);
            self.on_close.try_run(());
        });
    }

    /// Gives up what is typed.
    pub fn give_up(self) {
        self.key.with_value(|key| self.saving.drafts.clear(key));
        self.on_close.run(());
    }

    /// What is wrong with a field.
    pub fn error(self, fields: &'static [FormField]) -> Signal<Option<String>> {
        self.saving.error(self.attempt, fields)
    }

    /// What is wrong with a field of the user's own.
    pub fn error_of(self, field: FieldId) -> Signal<Option<String>> {
        self.saving.error_of(self.attempt, FormField::Custom(field))
    }

    /// Why it was not saved though nothing typed was wrong.
    pub fn failure(self) -> Signal<Option<String>> {
        self.saving.failure(self.attempt)
    }
}

/// The edit that puts what is typed in the place of what was, or adds it.
pub(super) fn put<Stored, Written>(was: Option<Stored>, now: Written) -> ListEdit<Stored, Written> {
    match was {
        Some(was) => ListEdit::Change { was, now },
        None => ListEdit::Add(now),
    }
}
