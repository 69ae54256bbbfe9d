//! A database that schema 1 made opens today, with every customer in it, and can be written to.

use std::rc::Rc;

use peyvand::domain::id::{IdSource, PartyId};
use peyvand::domain::party::{LifecycleStage, Party, PartyDetails};
use peyvand::domain::record::Cause;
use peyvand::platform::clock::{DeviceClock, offset_at};
use peyvand::platform::ids::{DeviceIds, device_id};
use peyvand::store::engine::{Checkpoint, Loading, PartyQuery, Store};
use peyvand::store::idb::IdbDisk;
use peyvand::store::ports::{Clock, Disk, Ledger, World, Write};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::script;

const FIXTURE: &str = include_str!("../../fixtures/schema-1.json");

/// Makes the database as version 1 of the product did, and closes it.
async fn database_of_schema_1() -> String {
    let name = script::fresh_name("schema-1");
    let make = "
        const request = indexedDB.open(name, 1);
        request.onupgradeneeded = () => {
            request.result.createObjectStore('log', { autoIncrement: true });
            request.result.createObjectStore('pages');
            request.result.createObjectStore('meta');
        };
        const database = await promised(request);
        const bytes = (hex) => new Uint8Array(hex.match(/../g).map((byte) => parseInt(byte, 16)));
        const transaction = database.transaction(['log', 'pages', 'meta'], 'readwrite');
        for (const [store, rows] of Object.entries(fixture)) {
            for (const [key, hex] of rows) transaction.objectStore(store).put(bytes(hex), key);
        }
        await finished(transaction);
        database.close();
    ";
    script::run(&format!("const fixture = {FIXTURE}; {make}"), &name).await;
    name
}

fn world() -> World {
    World {
        device: device_id(),
        ids: Rc::new(DeviceIds),
        clock: Rc::new(DeviceClock),
        user: Rc::new(String::new),
    }
}

async fn open(name: &str) -> Store {
    let store = Store::open(Rc::new(IdbDisk::new(name)), world()).await.unwrap();
    store.load_all().await.unwrap();
    store
}

fn names(store: &Store) -> Vec<String> {
    let list = store.list(&PartyQuery::default());
    let mut names: Vec<String> = list.rows.iter().map(|row| store.row(*row).unwrap().name).collect();
    names.sort();
    names
}

fn customers() -> Vec<String> {
    ["Anna Berg", "خالد المنصوري", "سارا احمدی", "فولاد پارس", "لیلا می‌نژاد"].map(str::to_owned).to_vec()
}

fn named(store: &Store, name: &str) -> Party {
    let list = store.list(&PartyQuery::default());
    let row = list.rows.iter().map(|row| store.row(*row).unwrap()).find(|row| row.name == name).unwrap();
    store.party(row.id).unwrap()
}

#[wasm_bindgen_test]
async fn every_customer_of_schema_1_is_there() {
    let store = open(&database_of_schema_1().await).await;
    assert_eq!(names(&store), customers());
    assert_eq!(store.loading(), Loading { loaded: 1, total: 1, done: true, damaged: 0 });
}

#[wasm_bindgen_test]
async fn facts_of_schema_1_are_kept_and_later_ones_unknown() {
    let store = open(&database_of_schema_1().await).await;
    let sara = named(&store, "سارا احمدی");
    // Edited in the log after she was folded into a page.
    assert_eq!((sara.stage, sara.notes.as_str()), (LifecycleStage::Customer, "سفارش اول: ۴۰ کارتن"));
    assert_eq!(sara.phones[0].number.e164(), "+989121234567");
    assert_eq!((sara.preferred_channel, sara.best_time), (None, None));
    assert_eq!(named(&store, "فولاد پارس").city(), "اصفهان");
}

#[wasm_bindgen_test]
async fn a_database_of_schema_1_can_be_written_to() {
    let name = database_of_schema_1().await;
    let store = open(&name).await;
    let details = PartyDetails::named(false, "Omid Rad".to_owned());
    let omid = Party::new(PartyId(DeviceIds.next()), details, DeviceClock.now());
    store.commit(Cause::AddParty, vec![Write::Create(omid.into())]).await.unwrap();
    // Folding writes the old page anew, in today's format.
    let now = DeviceClock.now();
    assert_eq!(store.checkpoint(now.civil_date(offset_at(now))).await.unwrap(), Checkpoint::Done);
    drop(store);
    let mut expected = customers();
    expected.insert(1, "Omid Rad".to_owned());
    let again = open(&name).await;
    assert_eq!(names(&again), expected);
}

#[wasm_bindgen_test]
async fn files_have_a_place_in_a_database_of_schema_1() {
    let disk = IdbDisk::new(database_of_schema_1().await);
    disk.put_file("photo/shop-front", b"shop front").await.unwrap();
    assert_eq!(disk.file("photo/shop-front").await.unwrap(), Some(b"shop front".to_vec()));
}
