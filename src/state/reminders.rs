//! Whether reminders can be shown on the device's screen.

use leptos::task::spawn_local;

use crate::platform::notifications;

pub use crate::platform::notifications::Permission;

/// Whether reminders can be shown on the device's screen.
#[must_use]
pub fn permission() -> Permission {
    notifications::permission()
}

/// Asks the user whether reminders may be shown, unless that was answered; in answer to a tap only.
pub fn ask_once() {
    if permission() == Permission::NotAsked {
        spawn_local(async {
            notifications::ask().await;
        });
    }
}
