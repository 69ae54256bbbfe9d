//! What the app keeps on the device: how much, how safely, and taking it all away.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::record::RecordKind;
use crate::erased::effect;
use crate::platform::tabs::{News, Tabs};
use crate::platform::{local_storage, page, storage};
use crate::state::services::{Services, use_services};
use crate::state::toasts::{Toasts, use_toasts};
use crate::store::ports::CommitError;

pub use crate::platform::storage::{Protection, Usage};

/// What everything of the app's begins with in the browser's small store.
const PREFIX: &str = "peyvand.";
/// Where it is kept that protection was asked for.
const ASKED: &str = "peyvand.protection-asked";

/// What is kept on the device, as far as the browser tells.
#[derive(Clone, Copy)]
pub struct DeviceStorage {
    usage: RwSignal<Option<Usage>>,
    protection: RwSignal<Protection>,
    services: Services,
    toasts: Toasts,
}

/// What is kept on the device, asked anew.
#[must_use]
pub fn use_device_storage() -> DeviceStorage {
    let device = DeviceStorage {
        usage: RwSignal::new(None),
        protection: RwSignal::new(Protection::Unknown),
        services: use_services(),
        toasts: use_toasts(),
    };
    effect(move |_| {
        device.services.revision().track();
        spawn_local(async move {
            let (usage, protection) = (storage::usage().await, storage::protection().await);
            // The page may have been left meanwhile.
            device.usage.try_set(usage);
            device.protection.try_set(protection);
        });
    });
    device
}

impl DeviceStorage {
    /// How much is used of how much; none when the browser does not tell.
    #[must_use]
    pub fn usage(self) -> Option<Usage> {
        self.usage.get()
    }

    /// Whether the browser may throw it away.
    #[must_use]
    pub fn protection(self) -> Protection {
        self.protection.get()
    }

    /// Asks the browser to protect it; says `refused` when it does not.
    pub fn ask_for_protection(self, refused: impl FnOnce() -> String + 'static) {
        spawn_local(async move {
            let protection = storage::ask_for_protection().await;
            if protection != Protection::Protected {
                self.toasts.say(refused());
            }
            self.protection.try_set(protection);
        });
    }

    /// Takes everything away, drafts and preferences too, and begins anew.
    pub fn delete_everything(self) {
        let Some(store) = self.services.store() else { return };
        self.services.run(async move {
            match store.clear().await {
                Ok(()) => {
                    local_storage::remove_all(PREFIX);
                    Tabs::join(|_| {}).tell(News::Cleared);
                    page::reload();
                }
                Err(error) => self.toasts.failed(&CommitError::Disk(error)),
            }
        });
    }
}

/// Asks the browser to protect what is kept, once the first customer of the user's own is saved:
/// before that there is nothing to protect, and a question that nobody would understand.
pub fn protect_after_first_customer(services: Services) {
    if local_storage::read(ASKED).is_some() {
        return;
    }
    let asked = StoredValue::new(false);
    effect(move |_| {
        if services.own_changes().get() == 0 || asked.get_value() || !has_own_customer(services) {
            return;
        }
        asked.set_value(true);
        spawn_local(async {
            storage::ask_for_protection().await;
            if let Err(error) = local_storage::write(ASKED, "1") {
                leptos::logging::warn!("protection will be asked for again: {error}");
            }
        });
    });
}

fn has_own_customer(services: Services) -> bool {
    let Some(store) = services.store() else { return false };
    let samples = store.sample_records();
    let samples = samples.iter().filter(|record| record.kind == RecordKind::Party).count();
    store.counts().parties as usize > samples
}
