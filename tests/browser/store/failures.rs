//! A browser that fails: lost connections, no room, no database.

use peyvand::store::idb::IdbDisk;
use peyvand::store::ports::{Batch, Disk, DiskError, Written};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::script::{self, Patch};

fn entry(text: &str) -> Batch {
    Batch { entry: Some(text.as_bytes().to_vec()), ..Batch::default() }
}

/// Keeps the last connection made as `globalThis.connection`.
fn watch_connections() -> Patch {
    script::patch(
        r#"
        const before = IDBDatabase.prototype.transaction;
        IDBDatabase.prototype.transaction = function (...all) {
            globalThis.connection = this;
            return before.apply(this, all);
        };
        return () => { IDBDatabase.prototype.transaction = before; };
        "#,
    )
}

/// Replaces what the next `commit()` does.
fn patch_next_commit(body: &str) -> Patch {
    script::patch(&format!(
        r"
        const before = IDBTransaction.prototype.commit;
        IDBTransaction.prototype.commit = function () {{
            IDBTransaction.prototype.commit = before;
            {body}
        }};
        return () => {{ IDBTransaction.prototype.commit = before; }};
        "
    ))
}

async fn entries(disk: &IdbDisk) -> usize {
    disk.open().await.unwrap().tail.len()
}

#[wasm_bindgen_test]
async fn a_closed_handle_is_replaced() {
    let _watch = watch_connections();
    let disk = IdbDisk::new(script::fresh_name("closed"));
    disk.write(entry("add Sara Ahmadi")).await.unwrap();
    script::run("globalThis.connection.close();", "").await;
    assert_eq!(entries(&disk).await, 1);
}

#[wasm_bindgen_test]
async fn a_connection_closed_by_the_browser_is_made_again() {
    let _watch = watch_connections();
    let disk = IdbDisk::new(script::fresh_name("close-event"));
    disk.write(entry("add Sara Ahmadi")).await.unwrap();
    let lost = "
        globalThis.lost = globalThis.connection;
        globalThis.lost.close();
        globalThis.lost.dispatchEvent(new Event('close'));
    ";
    script::run(lost, "").await;
    assert_eq!(entries(&disk).await, 1);
    assert!(script::run("return globalThis.connection !== globalThis.lost;", "").await.is_truthy());
}

#[wasm_bindgen_test]
async fn a_transaction_that_the_browser_breaks_off_is_written_at_the_next_try() {
    let disk = IdbDisk::new(script::fresh_name("broken-off"));
    let _patch = patch_next_commit("this.abort();");
    assert!(matches!(disk.write(entry("add Sara Ahmadi")).await.unwrap(), Written::At(Some(_))));
    assert_eq!(entries(&disk).await, 1);
}

#[wasm_bindgen_test]
async fn an_entry_whose_success_was_not_heard_is_not_written_twice() {
    let disk = IdbDisk::new(script::fresh_name("unheard"));
    let _patch = patch_next_commit(
        "
        const abort = this.onabort;
        this.oncomplete = () => abort.call(this, new Event('abort'));
        before.call(this);
        ",
    );
    let Written::At(Some(seq)) = disk.write(entry("add Sara Ahmadi")).await.unwrap() else {
        panic!("not written")
    };
    let tail = disk.open().await.unwrap().tail;
    assert_eq!(tail.iter().map(|row| row.seq).collect::<Vec<_>>(), [seq]);
}

#[wasm_bindgen_test]
async fn a_reading_of_pages_that_is_cut_off_goes_on_where_it_stopped() {
    let disk = IdbDisk::new(script::fresh_name("cut-off"));
    let put_pages = (1..=20).map(|key| (key, vec![key as u8])).collect();
    disk.write(Batch { put_pages, ..Batch::default() }).await.unwrap();
    let _patch = script::patch(
        r#"
        globalThis.cut = 0;
        const before = IDBObjectStore.prototype.getAll;
        IDBObjectStore.prototype.getAll = function (...all) {
            IDBObjectStore.prototype.getAll = before;
            const request = before.apply(this, all);
            request.addEventListener("success", () => { globalThis.cut += 1; this.transaction.abort(); });
            return request;
        };
        return () => { IDBObjectStore.prototype.getAll = before; };
        "#,
    );
    let keys: Vec<u32> = disk.pages(1, 20).await.unwrap().into_iter().map(|(key, _)| key).collect();
    assert_eq!(keys, (1..=20).collect::<Vec<_>>());
    assert_eq!(script::run("return globalThis.cut;", "").await.as_f64(), Some(1.0));
}

#[wasm_bindgen_test]
async fn a_lost_connection_is_tried_three_times_more_and_no_further() {
    let disk = IdbDisk::new(script::fresh_name("lost"));
    let patch = script::patch(
        r#"
        globalThis.tries = 0;
        const before = IDBDatabase.prototype.transaction;
        IDBDatabase.prototype.transaction = () => {
            globalThis.tries += 1;
            throw new DOMException("Connection to Indexed Database server lost", "UnknownError");
        };
        return () => { IDBDatabase.prototype.transaction = before; };
        "#,
    );
    assert!(matches!(disk.write(entry("add Sara Ahmadi")).await, Err(DiskError::Lost(_))));
    drop(patch);
    assert_eq!(script::run("return globalThis.tries;", "").await.as_f64(), Some(4.0));
    // The browser has recovered, and so does the disk.
    assert_eq!(entries(&disk).await, 0);
}

#[wasm_bindgen_test]
async fn a_commit_without_room_is_full_and_writes_nothing() {
    let disk = IdbDisk::new(script::fresh_name("full"));
    disk.write(entry("add Sara Ahmadi")).await.unwrap();
    let _patch = patch_next_commit(
        "
        const value = new DOMException('Encountered full disk.', 'QuotaExceededError');
        Object.defineProperty(this, 'error', { value });
        this.abort();
        ",
    );
    let seen = disk.open().await.unwrap().tail[0].seq;
    let refused = disk.write(Batch { seen, ..entry("add Pars Steel") }).await;
    assert_eq!(refused, Err(DiskError::Full));
    assert_eq!(entries(&disk).await, 1);
}

#[wasm_bindgen_test]
async fn a_request_without_room_is_full() {
    let disk = IdbDisk::new(script::fresh_name("full-request"));
    disk.open().await.unwrap();
    let _patch = script::patch(
        "
        const before = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError'); };
        return () => { IDBObjectStore.prototype.put = before; };
        ",
    );
    assert_eq!(disk.put_file("photo/shop-front", b"shop front").await, Err(DiskError::Full));
}

#[wasm_bindgen_test]
async fn a_browser_that_refuses_its_database_is_unavailable() {
    let _patch = script::patch(
        "
        const before = IDBFactory.prototype.open;
        IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError'); };
        return () => { IDBFactory.prototype.open = before; };
        ",
    );
    let refused = IdbDisk::new(script::fresh_name("denied")).open().await;
    assert!(matches!(refused, Err(DiskError::Unavailable(_))), "{refused:?}");
}

#[wasm_bindgen_test]
async fn a_browser_without_a_database_is_unavailable() {
    let _patch = script::patch(
        "
        const before = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB');
        Object.defineProperty(globalThis, 'indexedDB', { value: undefined, configurable: true });
        return () => { Object.defineProperty(globalThis, 'indexedDB', before); };
        ",
    );
    let refused = IdbDisk::new(script::fresh_name("none")).open().await;
    assert!(matches!(refused, Err(DiskError::Unavailable(_))), "{refused:?}");
}
