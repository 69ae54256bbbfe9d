//! Files of forms that are not saved yet, on the disk: each change is written at once, and what the disk refuses
//! stays in this tab.

use std::future::Future;

use leptos::task::spawn_local;

use crate::state::services::Services;
use crate::store::engine::{Store, StoreError};

pub use crate::store::engine::DraftFile;

/// A name for a further file of a form; none while the store is not open.
#[must_use]
pub fn name(services: Services, form: &str) -> Option<String> {
    services.store().map(|store| store.draft_file_name(form))
}

/// Keeps a file under a name that [`name`] gave.
pub fn keep(services: Services, name: String, draft: DraftFile) {
    begin(services, |store| async move { store.keep_draft_file(&name, &draft).await });
}

/// Hands over the files that a form was left with, also by an earlier tab, with their names.
pub fn left(services: Services, form: String, then: impl FnOnce(Vec<(String, DraftFile)>) + 'static) {
    begin(services, |store| async move {
        then(store.draft_files(&form).await?);
        Ok(())
    });
}

/// Takes files away, once they are saved or left out.
pub fn forget(services: Services, names: impl IntoIterator<Item = String>) {
    for name in names {
        begin(services, |store| async move { store.drop_draft_file(&name).await });
    }
}

/// Begun in the order they are asked for, so that what is asked for last reads what was written before.
fn begin<F: Future<Output = Result<(), StoreError>> + 'static>(
    services: Services,
    deed: impl FnOnce(Store) -> F,
) {
    let Some(store) = services.store() else { return };
    let deed = deed(store);
    spawn_local(async move {
        if let Err(error) = deed.await {
            leptos::logging::warn!("a file of a form is kept in this tab only: {error}");
        }
    });
}
