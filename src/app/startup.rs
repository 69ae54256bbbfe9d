//! Opening the store, and staying in step with the other tabs.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use crate::app::disk::AppDisk;
use crate::platform::clock::DeviceClock;
use crate::platform::ids::{DeviceIds, device_id};
use crate::platform::tabs::{News, Tabs};
use crate::platform::{idle, page, visibility};
use crate::state::preferences::DevicePreferences;
use crate::state::services::{Phase, Services};
use crate::store::engine::{Changed, StoreError};
use crate::store::memory::MemoryDisk;
use crate::store::ports::{Disk, DiskError, World};

/// How long to wait before asking again whether another tab still keeps the database from being
/// brought up to date, in milliseconds.
const BLOCKED_REST_MS: u32 = 1_000;

/// Opens the store on IndexedDB, and in memory where the browser offers none.
pub fn open(services: Services, preferences: DevicePreferences) {
    let world = World {
        device: device_id(),
        ids: Rc::new(DeviceIds),
        clock: Rc::new(DeviceClock),
        user: Rc::new(move || preferences.with_untracked(|preferences| preferences.user_name.clone())),
    };
    let tabs = Rc::new(Tabs::join(move |news| match news {
        News::Written(_) => services.catch_up(),
        News::Cleared => page::reload(),
    }));
    let announce: Rc<dyn Fn(&Changed)> = Rc::new(move |changed| tabs.tell(News::Written(changed.seq)));
    watch_visibility(services);
    spawn_local(async move {
        let disk = Rc::new(AppDisk::new());
        loop {
            services.open(disk.clone(), world.clone(), true, announce.clone()).await;
            match services.phase().get_untracked() {
                // The upgrade goes through by itself as soon as the other tab is closed.
                Phase::Failed(StoreError::Disk(DiskError::Blocked)) => idle::rest_ms(BLOCKED_REST_MS).await,
                Phase::Failed(StoreError::Disk(DiskError::Unavailable(_))) => break,
                Phase::Opening | Phase::Ready { .. } | Phase::Failed(_) => return,
            }
        }
        match memory_disk().await {
            Ok(disk) => services.open(disk, world, false, announce).await,
            Err(error) => services.fail(StoreError::Disk(DiskError::Lost(error.to_string()))),
        }
    });
}

/// The disk of browsers that offer none. Few need it, so it comes later.
#[wasm_split(rest, wasm_split_path = leptos::wasm_split, fallible)]
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
