//! New versions of the app.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::time::Instant;
use crate::platform::clock::DeviceClock;
use crate::platform::updates::{self, Update, Watch};
use crate::platform::{Listening, online, visibility};
use crate::store::ports::Clock;

/// How old the last look for a new version is when coming back to the app brings another, in
/// milliseconds. The browser itself looks at each start, and a phone keeps an app for weeks without one.
const LOOK_AGAIN_MS: i64 = 3_600_000;

/// The new version that waits, if one does. Copying it gives the same.
#[derive(Clone, Copy)]
pub struct NewVersion {
    waiting: RwSignal<Option<Update>, LocalStorage>,
    _watch: StoredValue<(Watch, Listening, Listening), LocalStorage>,
}

impl NewVersion {
    /// Watches for new versions, and puts what is found into context.
    pub fn provide() {
        let waiting = RwSignal::new_local(None);
        let watch = updates::watch(move |update| waiting.set(Some(update)));
        let looked = StoredValue::new(DeviceClock.now());
        let look = move || {
            looked.set_value(DeviceClock.now());
            spawn_local(updates::look());
        };
        let shown = visibility::on_change(move |shown| {
            if shown && is_due(looked.get_value(), DeviceClock.now()) {
                look();
            }
        });
        // What was looked for without a network was not found.
        let online = online::on_change(move |online| {
            if online {
                look();
            }
        });
        provide_context(Self { waiting, _watch: StoredValue::new_local((watch, shown, online)) });
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

/// Whether it is time to look again; a clock that was set back does not put that off.
fn is_due(looked: Instant, now: Instant) -> bool {
    now.checked_millis_since(looked).is_none_or(|since| !(0..LOOK_AGAIN_MS).contains(&since))
}

/// The new version that waits, if one does.
#[must_use]
pub fn use_new_version() -> NewVersion {
    expect_context::<NewVersion>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_version_is_looked_for_after_an_hour() {
        let looked = Instant::from_millis(10 * LOOK_AGAIN_MS);
        let after = |milliseconds| is_due(looked, Instant::from_millis(looked.millis() + milliseconds));
        assert!(!after(LOOK_AGAIN_MS - 1));
        assert!(after(LOOK_AGAIN_MS));
    }

    #[test]
    fn a_clock_set_back_puts_nothing_off() {
        assert!(is_due(Instant::from_millis(5_000), Instant::from_millis(4_000)));
    }
}
