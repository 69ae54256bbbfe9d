//! Opening the store, and staying in step with the other tabs.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use crate::platform::clock::DeviceClock;
use crate::platform::ids::{DeviceIds, device_id};
use crate::platform::tabs::{News, Tabs};
use crate::platform::{page, visibility};
use crate::state::services::{Phase, Services};
use crate::store::engine::{Changed, StoreError};
use crate::store::idb::{IdbDisk, schema};
use crate::store::memory::MemoryDisk;
use crate::store::ports::{Disk, DiskError, World};

/// Opens the store on IndexedDB, and in memory where the browser offers none.
pub fn open(services: Services) {
    let world = World { device: device_id(), ids: Rc::new(DeviceIds), clock: Rc::new(DeviceClock) };
    let tabs = Rc::new(Tabs::join(move |news| match news {
        News::Written(_) => services.catch_up(),
        News::Cleared => page::reload(),
    }));
    let announce: Rc<dyn Fn(&Changed)> = Rc::new(move |changed| tabs.tell(News::Written(changed.seq)));
    watch_visibility(services);
    spawn_local(async move {
        let disk = Rc::new(IdbDisk::new(schema::NAME));
        services.open(disk, world.clone(), true, announce.clone()).await;
        let unavailable = services.phase().with_untracked(|phase| {
            matches!(phase, Phase::Failed(StoreError::Disk(DiskError::Unavailable(_))))
        });
        if unavailable {
            match memory_disk().await {
                Ok(disk) => services.open(disk, world, false, announce).await,
                Err(error) => services.fail(StoreError::Disk(DiskError::Lost(error.to_string()))),
            }
        }
    });
}

/// The disk of browsers that offer none. Few need it, so it is a chunk of its own.
#[wasm_split(memory, wasm_split_path = leptos::wasm_split, fallible)]
fn memory_disk() -> Result<Rc<dyn Disk>, SplitLoaderError> {
    Ok(Rc::new(MemoryDisk::new()))
}

/// Folds the log when the app leaves the screen, which on a phone may be the last it hears, and
/// takes in what other tabs wrote when it comes back, in browsers where they cannot say so.
fn watch_visibility(services: Services) {
    let listening =
        visibility::on_change(move |shown| if shown { services.catch_up() } else { services.checkpoint() });
    // The app listens for as long as the page lives.
    let kept = StoredValue::new_local(Some(listening));
    on_cleanup(move || kept.set_value(None));
}
