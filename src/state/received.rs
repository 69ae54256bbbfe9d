//! What other apps shared with this one.

use leptos::task::spawn_local;

use crate::platform::received;
use crate::platform::words_of;

pub use crate::platform::received::Received;

/// Takes what was shared last. `then` hears of it, or of nothing where nothing came.
pub fn take_received(then: impl FnOnce(Option<Received>) + 'static) {
    spawn_local(async move {
        then(received::take().await.unwrap_or_else(|error| {
            leptos::logging::warn!("what was shared could not be read: {}", words_of(&error));
            None
        }));
    });
}
