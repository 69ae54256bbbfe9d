//! Clock, identities, network, screen and storage of the device.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use peyvand::domain::id::IdSource;
use peyvand::domain::time::Instant;
use peyvand::platform::ids::{self, DeviceIds};
use peyvand::platform::storage::Protection;
use peyvand::platform::{clock, idle, local_storage, media, online, storage};
use peyvand::store::idb::IdbDisk;
use peyvand::store::ports::{Clock, Disk};
use wasm_bindgen_futures::spawn_local;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::script;

#[wasm_bindgen_test]
async fn the_clock_and_its_offset_are_the_browsers() {
    let now = clock::DeviceClock.now().millis() as f64;
    let told = script::run("return Date.now();", "").await.as_f64().unwrap();
    assert!((told - now).abs() < 1_000.0);
    let winter = Instant::from_millis(1_704_067_200_000);
    let offset = script::run("return -new Date(1704067200000).getTimezoneOffset();", "").await;
    assert_eq!(f64::from(i16::from(clock::offset_at(winter))), offset.as_f64().unwrap());
}

#[wasm_bindgen_test]
fn identities_rise() {
    let made: Vec<_> = (0..2_000).map(|_| DeviceIds.next()).collect();
    assert!(made.is_sorted_by(|a, b| a < b));
}

#[wasm_bindgen_test]
fn a_device_keeps_its_identity() {
    local_storage::remove("peyvand.device");
    let first = ids::device_id();
    assert_eq!(ids::device_id(), first);
    local_storage::write("peyvand.device", "not an identity").unwrap();
    let second = ids::device_id();
    assert_ne!(second, first);
    assert_eq!(ids::device_id(), second);
}

#[wasm_bindgen_test]
fn a_device_without_storage_has_an_identity_all_the_same() {
    let _patch = script::patch(
        "
        const before = Storage.prototype.setItem;
        Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };
        localStorage.removeItem('peyvand.device');
        return () => { Storage.prototype.setItem = before; };
        ",
    );
    assert_ne!(ids::device_id(), ids::device_id());
}

#[wasm_bindgen_test]
fn forgetting_by_prefix_leaves_the_rest() {
    for key in ["peyvand.drafts.a", "peyvand.drafts.b", "peyvand.other"] {
        local_storage::write(key, "kept").unwrap();
    }
    local_storage::remove_all("peyvand.drafts.");
    let left = ["peyvand.drafts.a", "peyvand.drafts.b", "peyvand.other"].map(local_storage::read);
    assert_eq!(left, [None, None, Some("kept".to_owned())]);
}

#[wasm_bindgen_test]
async fn work_that_yields_for_long_starves_neither_timers_nor_the_database() {
    let done = Rc::new(Cell::new(0));
    let (timer, database) = (done.clone(), done.clone());
    spawn_local(async move {
        idle::rest_ms(0).await;
        timer.set(timer.get() + 1);
    });
    spawn_local(async move {
        IdbDisk::new(script::fresh_name("yield")).put_file("photo", b"shop front").await.unwrap();
        database.set(database.get() + 1);
    });
    let began = clock::monotonic_ms();
    while done.get() < 2 && clock::monotonic_ms() - began < 2_000.0 {
        let slice = clock::monotonic_ms();
        while clock::monotonic_ms() - slice < 8.0 {}
        idle::yield_now().await;
    }
    assert_eq!(done.get(), 2);
}

#[wasm_bindgen_test]
async fn idle_time_comes_at_the_latest_when_said() {
    let began = clock::monotonic_ms();
    idle::when_idle(500).await;
    assert!(clock::monotonic_ms() - began < 2_000.0);
}

#[wasm_bindgen_test]
async fn the_network_is_heard_coming_and_going_until_listening_ends() {
    let heard: Rc<RefCell<Vec<bool>>> = Rc::default();
    let ear = heard.clone();
    let listening = online::on_change(move |is_online| ear.borrow_mut().push(is_online));
    let events = "for (const type of ['offline', 'online']) dispatchEvent(new Event(type));";
    script::run(events, "").await;
    drop(listening);
    script::run(events, "").await;
    assert_eq!(*heard.borrow(), [false, true]);
}

#[wasm_bindgen_test]
fn a_media_query_holds_or_not() {
    assert!(media::holds("(min-width: 1px)"));
    assert!(!media::holds("(min-width: 100000px)"));
    assert!(!media::holds("no query at all"));
}

#[wasm_bindgen_test]
async fn the_storage_tells_how_full_it_is() {
    let usage = storage::usage().await.unwrap();
    assert!(usage.quota > usage.used);
    assert_ne!(storage::protection().await, Protection::Unknown);
}

#[wasm_bindgen_test]
async fn a_browser_without_storage_management_is_unknown() {
    let _patch = script::patch(
        "
        Object.defineProperty(navigator, 'storage', { value: undefined, configurable: true });
        return () => { delete navigator.storage; };
        ",
    );
    assert_eq!(storage::usage().await, None);
    assert_eq!(storage::ask_for_protection().await, Protection::Unknown);
}
