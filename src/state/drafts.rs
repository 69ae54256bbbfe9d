//! Drafts: what was typed and not saved yet, kept through a tap outside, a reload and a crash.

use std::collections::HashMap;

use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::erased::watch;
use crate::platform::{json, local_storage};

/// What the keys of drafts begin with in the browser's storage.
const PREFIX: &str = "peyvand.draft.";

/// The drafts of this device. Copying it gives the same ones.
#[derive(Clone, Copy)]
pub struct Drafts {
    /// What this tab wrote, so that a browser that keeps nothing still keeps it until the tab closes.
    memory: StoredValue<HashMap<String, String>>,
}

impl Drafts {
    /// Puts the drafts into context.
    pub fn provide() {
        let drafts = Self { memory: StoredValue::new(HashMap::new()) };
        provide_context(drafts);
    }

    /// The draft kept under a key, none when there is none or an earlier version wrote it otherwise.
    #[must_use]
    pub fn load<T: DeserializeOwned>(self, key: &str) -> Option<T> {
        let here = self.memory.with_value(|memory| memory.get(key).cloned());
        let json = here.or_else(|| local_storage::read(&stored(key)))?;
        json::from_text(&json)
    }

    /// Whether a draft is kept under a key.
    #[must_use]
    pub fn has(self, key: &str) -> bool {
        self.memory.with_value(|memory| memory.contains_key(key))
            || local_storage::read(&stored(key)).is_some()
    }

    /// Keeps a draft; called with every change of what is typed.
    pub fn save<T: Serialize>(self, key: &str, draft: &T) {
        self.save_text(key, json::to_text(draft));
    }

    fn save_text(self, key: &str, json: Result<String, String>) {
        let json = match json {
            Ok(json) => json,
            Err(error) => {
                leptos::logging::error!("the draft {key} cannot be written: {error}");
                return;
            }
        };
        if let Err(error) = local_storage::write(&stored(key), &json) {
            leptos::logging::warn!("the draft {key} is kept in this tab only: {error}");
        }
        self.memory.update_value(|memory| {
            memory.insert(key.to_owned(), json);
        });
    }

    /// Throws a draft away, once it is saved or given up.
    pub fn clear(self, key: &str) {
        local_storage::remove(&stored(key));
        self.memory.update_value(|memory| {
            memory.remove(key);
        });
    }

    /// What is typed into a form, kept under a key with every change: it begins as the draft there
    /// is, or as `first`. What is as at first again is no draft.
    pub fn keep<T>(self, key: &str, first: T) -> RwSignal<T>
    where
        T: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static,
    {
        let typed = RwSignal::new(self.load(key).unwrap_or_else(|| first.clone()));
        let key = key.to_owned();
        // As text, so that what keeps it is written once for every form.
        let to_keep = move || typed.with(|typed| (*typed != first).then(|| json::to_text(typed)));
        watch(
            to_keep,
            move |kept, _, _| match kept {
                Some(json) => self.save_text(&key, json.clone()),
                None => self.clear(&key),
            },
            false,
        );
        typed
    }
}

fn stored(key: &str) -> String {
    format!("{PREFIX}{key}")
}

/// The drafts of this device.
#[must_use]
pub fn use_drafts() -> Drafts {
    expect_context::<Drafts>()
}
