//! The sample data, put in and taken out in one tap.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use crate::domain::id::ChangeId;
use crate::domain::record::Record;
use crate::domain::sample::{SampleSet, Words};
use crate::i18n::td_string;
use crate::platform::words;
use crate::state::preferences::{DevicePreferences, use_preferences};
use crate::state::services::{Services, use_services};
use crate::state::toasts::{Toasts, use_toasts};
use crate::store::engine::Store;
use crate::store::ports::{CommitError, Doing};
use crate::usecases::add_sample::{AddSample, add_sample};
use crate::usecases::remove_sample::remove_sample;

/// How many customers are enough to try everything on.
const CUSTOMERS: u32 = 100;

/// The name of the file of its words.
const WORDS: &str = "sample";

/// The sample data. Copying it gives the same.
#[derive(Clone, Copy)]
pub struct SampleData {
    services: Services,
    preferences: DevicePreferences,
    toasts: Toasts,
}

/// The sample data of this app's store.
#[must_use]
pub fn use_sample_data() -> SampleData {
    SampleData { services: use_services(), preferences: use_preferences(), toasts: use_toasts() }
}

impl SampleData {
    /// Whether any is there now; read in a reactive place.
    #[must_use]
    pub fn present(self) -> bool {
        self.services.read(|store| store.has_sample())
    }

    /// Puts it in, and says so with a way back.
    pub fn add(self) {
        let Some(store) = self.services.store() else { return };
        self.services.run(async move {
            let locale = self.preferences.locale().get_untracked();
            let words = match words::fetch(WORDS).await {
                Ok(words) => words,
                Err(error) => return self.toasts.not_arrived(&error),
            };
            let Some(words) = Words::read(words) else { return self.toasts.not_arrived(&WORDS) };
            let now = store.world().now();
            let set = SampleSet {
                // Another set each time: its identities must not be those of one removed before.
                seed: now.millis().unsigned_abs(),
                customers: CUSTOMERS,
                now,
                language: self.preferences.with_untracked(|preferences| preferences.language),
                words,
            };
            let said = td_string!(locale, first_run.sample_added);
            self.finish(begin_adding(store, set).await, said).await;
        });
    }

    /// Takes it out, with what was added to it since, and says so with a way back.
    pub fn remove(self) {
        let Some(store) = self.services.store() else { return };
        self.services.run(async move {
            let locale = self.preferences.locale().get_untracked();
            let said = td_string!(locale, today.sample_removed);
            self.finish(begin_removing(store).await, said).await;
        });
    }

    async fn finish(self, begun: Result<Committing, SplitLoaderError>, said: &str) {
        let committing = match begun {
            Ok(committing) => committing,
            Err(error) => return self.toasts.not_arrived(&error),
        };
        match committing.await {
            Ok(change) => self.toasts.committed(change, said),
            Err(error) => self.toasts.failed(&error),
        }
    }
}

/// A change that is being written, by code that comes later.
type Committing = Pin<Box<dyn Future<Output = Result<ChangeId, CommitError>>>>;

#[wasm_split(rest, wasm_split_path = leptos::wasm_split, fallible)]
fn begin_adding(store: Store, set: SampleSet) -> Result<Committing, SplitLoaderError> {
    let templates = set.templates().into_iter().map(Record::from);
    let records = set.generate().chain(templates).collect();
    Ok(Box::pin(async move { add_sample(&store, AddSample { records }).await }))
}

#[wasm_split(rest, wasm_split_path = leptos::wasm_split, fallible)]
fn begin_removing(store: Store) -> Result<Committing, SplitLoaderError> {
    Ok(Box::pin(async move { remove_sample(&store).await }))
}
