//! How the screens of this area run verbs: the commit outlives the screen, its success is said
//! with a way back, its failure with what to do.

use std::future::Future;

use leptos::prelude::*;

use crate::domain::country::Country;
use crate::domain::id::{ChangeId, PartyId};
use crate::i18n::formats::Formats;
use crate::i18n::{Locale, td_string};
use crate::state::drafts::{Drafts, use_drafts};
use crate::state::preferences::{DevicePreferences, use_preferences};
use crate::state::services::{Services, use_services};
use crate::state::toasts::{Toasts, use_toasts};
use crate::store::engine::Store;
use crate::usecases::edit_party::{EditParty, PartyEdit, edit_party};
use crate::usecases::{FormField, Refusal};

use super::problem_words;

/// What runs verbs. Copying it gives the same.
#[derive(Clone, Copy)]
pub(super) struct Saving {
    pub services: Services,
    pub toasts: Toasts,
    pub drafts: Drafts,
    pub preferences: DevicePreferences,
}

/// What runs verbs; to be asked for while a component is made.
pub(super) fn use_saving() -> Saving {
    Saving {
        services: use_services(),
        toasts: use_toasts(),
        drafts: use_drafts(),
        preferences: use_preferences(),
    }
}

impl Saving {
    /// The language of texts now, without following it.
    pub fn locale(self) -> Locale {
        self.preferences.locale().get_untracked()
    }

    /// How values are written now, without following it.
    pub fn formats(self) -> Formats {
        self.preferences.formats().get_untracked()
    }

    /// The country in which a telephone number without a country code is meant, without following
    /// it.
    pub fn home(self) -> Country {
        untrack(|| self.preferences.with(|preferences| preferences.default_country))
    }

    /// Runs a verb that gives its change, if it made one, and whatever else `then` wants of it.
    /// `said` is shown with a way back; a failure of the store is shown by itself, a fault of what
    /// was typed is left to `then`, which stands beside the field.
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

    /// Edits facts of a party.
    pub fn edit(
        self,
        party: PartyId,
        edits: Vec<PartyEdit>,
        said: String,
        then: impl FnOnce(Result<(), Refusal>) + 'static,
    ) {
        let request = EditParty { party, edits, home: self.home() };
        let verb = move |store: Store| async move {
            let edited = edit_party(&store, store.world(), request).await?;
            Ok((edited.change, ()))
        };
        self.run(verb, said, then);
    }

    /// Edits facts of a party where nothing typed can be wrong.
    pub fn edit_surely(self, party: PartyId, edit: PartyEdit) {
        self.edit(party, vec![edit], self.saved(), |_| {});
    }

    /// "Saved", for changes that need no more words.
    pub fn saved(self) -> String {
        td_string!(self.locale(), customers.saved).to_owned()
    }

    /// What a refusal says of the fields of a form, the first that has a fault.
    pub fn said_of(self, refusal: &Refusal, fields: &[FormField]) -> Option<String> {
        problem_words::refused(self.locale(), &self.formats(), refusal, fields)
    }
}
