//! How the screens of this area save: edits of facts, and what is said of what cannot be saved.

use leptos::prelude::*;

use crate::domain::country::Country;
use crate::domain::id::PartyId;
use crate::erased::derived;
use crate::i18n::formats::Formats;
use crate::i18n::{Locale, td_string};
use crate::state::drafts::{Drafts, use_drafts};
use crate::state::preferences::{DevicePreferences, use_preferences};
use crate::state::services::{Services, use_services};
use crate::state::writing::{Attempt, Writing, use_writing};
use crate::usecases::edit_party::{EditParty, PartyEdit, edit_party};
use crate::usecases::validation::LINE_LIMIT;
use crate::usecases::{FormField, Refusal};

use crate::parts::problem_words;

/// What screens save with. Copying it gives the same.
#[derive(Clone, Copy)]
pub struct Saving {
    /// The store.
    pub services: Services,
    /// What runs verbs.
    pub writing: Writing,
    /// What was typed and not saved.
    pub drafts: Drafts,
    /// How the user writes.
    pub preferences: DevicePreferences,
}

/// What screens save with; to be asked for while a component is made.
pub fn use_saving() -> Saving {
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

    /// The name of the user, who looks after the customers added here; empty where it is not told.
    pub fn owner(self) -> String {
        self.preferences.with_untracked(|preferences| owner_of(&preferences.user_name))
    }

    /// Edits facts of a party as an attempt of a form; `done` hears of success.
    pub fn edit(
        self,
        attempt: Attempt,
        party: PartyId,
        edits: Vec<PartyEdit>,
        done: impl FnOnce() + 'static,
    ) {
        let request = EditParty { party, edits, home: self.home() };
        attempt.run(
            move |store| async move {
                let edited = edit_party(&store, store.world(), request).await?;
                Ok((edited.change, ()))
            },
            self.saved(),
            move |()| done(),
        );
    }

    /// Edits a fact of a party where nothing typed can be wrong.
    pub fn edit_surely(self, party: PartyId, edit: PartyEdit) {
        self.edit_saying(party, edit, self.saved());
    }

    /// As [`Saving::edit_surely`], and says so in words of its own.
    pub fn edit_saying(self, party: PartyId, edit: PartyEdit, said: String) {
        let request = EditParty { party, edits: vec![edit], home: self.home() };
        self.writing.run(
            move |store| async move {
                let edited = edit_party(&store, store.world(), request).await?;
                Ok((edited.change, ()))
            },
            said,
            |_| {},
        );
    }

    /// "Saved", for changes that need no more words.
    pub fn saved(self) -> String {
        td_string!(self.locale(), customers.saved).to_owned()
    }

    /// What is wrong with these fields of a form, by its last attempt.
    pub fn error(self, attempt: Attempt, fields: &'static [FormField]) -> Signal<Option<String>> {
        let refusal = attempt.refusal();
        derived(move || {
            refusal.with(|refusal| refusal.as_ref().and_then(|found| self.said_of(found, fields)))
        })
    }

    /// What is wrong with one field of a form that is known only now, as a field of the user's own.
    pub fn error_of(self, attempt: Attempt, field: FormField) -> Signal<Option<String>> {
        let refusal = attempt.refusal();
        Signal::derive(move || {
            refusal.with(|refusal| refusal.as_ref().and_then(|found| self.said_of(found, &[field])))
        })
    }

    /// Why the last attempt of a form failed though nothing typed was wrong, and what to do.
    pub fn failure(self, attempt: Attempt) -> Signal<Option<String>> {
        attempt.failure(self.preferences.locale())
    }

    /// Either of the two, for a form of one field, which says both beside it.
    pub fn error_or_failure(self, attempt: Attempt, fields: &'static [FormField]) -> Signal<Option<String>> {
        let (error, failure) = (self.error(attempt, fields), self.failure(attempt));
        derived(move || error.get().or_else(|| failure.get()))
    }

    /// What a refusal says of the fields of a form, the first that has a fault.
    pub fn said_of(self, refusal: &Refusal, fields: &[FormField]) -> Option<String> {
        problem_words::refused(self.locale(), &self.formats(), refusal, fields)
    }
}

/// The user's name as an owner of customers: the field of names in the settings takes any text.
fn owner_of(user_name: &str) -> String {
    user_name.trim().chars().take(LINE_LIMIT).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_however_long_does_not_keep_a_customer_from_being_added() {
        assert_eq!(owner_of(" امید نوری "), "امید نوری");
        assert_eq!(owner_of(&"م".repeat(LINE_LIMIT + 1)).chars().count(), LINE_LIMIT);
    }
}
