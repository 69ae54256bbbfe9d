//! Several tabs on one database: writing at once, upgrading, giving way.

use futures_channel::oneshot;
use peyvand::store::idb::IdbDisk;
use peyvand::store::ports::{Batch, Disk, DiskError, Written};
use wasm_bindgen_futures::spawn_local;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::script;

fn entry(text: &str) -> Batch {
    Batch { entry: Some(text.as_bytes().to_vec()), ..Batch::default() }
}

/// Opens the database in a "tab" that never gives way, and keeps it as `globalThis.stubborn`.
const STUBBORN_OLD_TAB: &str = r#"
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
        request.result.createObjectStore("log", { autoIncrement: true });
        request.result.createObjectStore("pages");
        request.result.createObjectStore("meta");
    };
    globalThis.stubborn = await promised(request);
"#;

#[wasm_bindgen_test]
async fn of_two_tabs_that_write_at_once_one_is_behind() {
    let name = script::fresh_name("tabs");
    let (mine, theirs) = (IdbDisk::new(name.clone()), IdbDisk::new(name));
    let (sender, receiver) = oneshot::channel();
    spawn_local(async move {
        sender.send(theirs.write(entry("call with Sara Ahmadi")).await).unwrap();
    });
    let both = [mine.write(entry("add Pars Steel")).await.unwrap(), receiver.await.unwrap().unwrap()];
    let written = both.iter().filter(|outcome| matches!(outcome, Written::At(Some(_)))).count();
    let behind = both.iter().filter(|outcome| matches!(outcome, Written::Behind(rows) if rows.len() == 1));
    assert_eq!((written, behind.count()), (1, 1));
    assert_eq!(mine.open().await.unwrap().tail.len(), 1);
}

#[wasm_bindgen_test]
async fn a_tab_gives_way_to_a_newer_version() {
    let name = script::fresh_name("upgrade");
    let disk = IdbDisk::new(name.clone());
    disk.open().await.unwrap();
    let newer = "
        const request = indexedDB.open(name, 99);
        let blocked = false;
        request.onblocked = () => { blocked = true; };
        (await promised(request)).close();
        return blocked;
    ";
    assert!(!script::run(newer, &name).await.is_truthy());
    assert_eq!(disk.open().await, Err(DiskError::Newer));
}

#[wasm_bindgen_test]
async fn a_database_deleted_by_another_tab_starts_anew() {
    let name = script::fresh_name("deleted");
    let disk = IdbDisk::new(name.clone());
    disk.write(entry("add Sara Ahmadi")).await.unwrap();
    script::run("await promised(indexedDB.deleteDatabase(name));", &name).await;
    assert!(disk.open().await.unwrap().tail.is_empty());
    assert!(matches!(disk.write(entry("add Pars Steel")).await.unwrap(), Written::At(Some(_))));
}

#[wasm_bindgen_test]
async fn an_old_tab_that_does_not_give_way_blocks_and_later_frees_the_upgrade() {
    let name = script::fresh_name("blocked");
    script::run(STUBBORN_OLD_TAB, &name).await;
    let disk = IdbDisk::new(name.clone());
    assert_eq!(disk.open().await, Err(DiskError::Blocked));
    // Still blocked, and told at once.
    assert_eq!(disk.open().await, Err(DiskError::Blocked));
    script::run("globalThis.stubborn.close();", &name).await;
    script::run("await new Promise((resolve) => setTimeout(resolve, 200));", &name).await;
    // The steps of the upgrade have run although nobody waited for them any more.
    disk.put_file("photo/shop-front", b"shop front").await.unwrap();
}

#[wasm_bindgen_test]
async fn an_old_tab_that_gives_way_in_time_does_not_block() {
    let name = script::fresh_name("late");
    script::run(STUBBORN_OLD_TAB, &name).await;
    script::run("setTimeout(() => globalThis.stubborn.close(), 300);", &name).await;
    IdbDisk::new(name).open().await.unwrap();
}
