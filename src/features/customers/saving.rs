//! How the screens of this area save: edits of facts, and what is said of what cannot be saved.

use leptos::prelude::*;

use crate::domain::country::Country;
use crate::domain::id::PartyId;
use crate::domain::time::Instant;
use crate::i18n::formats::Formats;
use crate::i18n::{Locale, td_string};
use crate::state::drafts::{Drafts, use_drafts};
use crate::state::preferences::{DevicePreferences, use_preferences};
use crate::state::services::{Services, use_services};
use crate::state::writing::{Writing, use_writing};
use crate::usecases::edit_party::{EditParty, PartyEdit, edit_party};
use crate::usecases::{FormField, Refusal};

use super::problem_words;

/// What screens save with. Copying it gives the same.
#[derive(Clone, Copy)]
pub(super) struct Saving {
    pub services: Services,
    pub writing: Writing,
    pub drafts: Drafts,
    pub preferences: DevicePreferences,
}

/// What screens save with; to be asked for while a component is made.
pub(super) fn use_saving() -> Saving {
    Saving {
        services: use_services(),
        writing: use_writing(),
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

    /// The instant it is, none before the store is open.
    pub fn now(self) -> Option<Instant> {
        self.services.store().map(|store| store.world().clock.now())
    }

    /// Edits facts of a party.
    pub fn edit(
        self,
        party: PartyId,
        edits: Vec<PartyEdit>,
        then: impl FnOnce(Result<(), Refusal>) + 'static,
    ) {
        self.edit_saying(party, edits, self.saved(), then);
    }

    /// Edits facts of a party, and says so in words of their own.
    pub fn edit_saying(
        self,
        party: PartyId,
        edits: Vec<PartyEdit>,
        said: String,
        then: impl FnOnce(Result<(), Refusal>) + 'static,
    ) {
        let request = EditParty { party, edits, home: self.home() };
        self.writing.run(
            move |store| async move {
                let edited = edit_party(&store, store.world(), request).await?;
                Ok((edited.change, ()))
            },
            said,
            then,
        );
    }

    /// Edits a fact of a party where nothing typed can be wrong.
    pub fn edit_surely(self, party: PartyId, edit: PartyEdit) {
        self.edit(party, vec![edit], |_| {});
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
