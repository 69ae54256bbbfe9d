//! Picking one of the phone's own contacts.

use leptos::task::spawn_local;

use crate::platform::contact_picker;
use crate::platform::words_of;

pub use crate::platform::contact_picker::{Picked, can_pick};

/// Shows the phone's contacts in answer to a tap. `then` hears of the one that was picked; of none where
/// nobody was, or the browser did not show them.
pub fn pick_contact(then: impl FnOnce(Option<Picked>) + 'static) {
    spawn_local(async move {
        then(picked(false).await.into_iter().next());
    });
}

/// The same for several of them; `then` hears of all that were picked.
pub fn pick_contacts(then: impl FnOnce(Vec<Picked>) + 'static) {
    spawn_local(async move {
        then(picked(true).await);
    });
}

async fn picked(several: bool) -> Vec<Picked> {
    contact_picker::pick(several).await.unwrap_or_else(|error| {
        leptos::logging::warn!("the phone's contacts were not shown: {}", words_of(&error));
        Vec::new()
    })
}
