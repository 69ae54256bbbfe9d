//! New versions of the app.

use leptos::prelude::*;

use crate::platform::updates::{self, Update, Watch};

/// The new version that waits, if one does. Copying it gives the same.
#[derive(Clone, Copy)]
pub struct NewVersion {
    waiting: RwSignal<Option<Update>, LocalStorage>,
    _watch: StoredValue<Watch, LocalStorage>,
}

impl NewVersion {
    /// Watches for new versions, and puts what is found into context.
    pub fn provide() {
        let waiting = RwSignal::new_local(None);
        let watch = updates::watch(move |update| waiting.set(Some(update)));
        provide_context(Self { waiting, _watch: StoredValue::new_local(watch) });
    }

    /// Whether a new version waits.
    #[must_use]
    pub fn is_waiting(self) -> bool {
        self.waiting.with(Option::is_some)
    }

    /// Takes it: the page is loaded anew. Drafts are kept with every key, so nothing typed is lost.
    pub fn take(self) {
        let taken = self.waiting.with_untracked(|update| update.as_ref().map(Update::take));
        if let Some(Err(error)) = taken {
            leptos::logging::warn!("the new version could not be taken: {error}");
        }
    }

    /// Leaves it for the next start.
    pub fn leave(self) {
        self.waiting.set(None);
    }
}

/// The new version that waits, if one does.
#[must_use]
pub fn use_new_version() -> NewVersion {
    expect_context::<NewVersion>()
}
