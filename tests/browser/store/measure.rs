//! What the disk costs beside the browser's own limit. Ignored in a normal run, since the figures
//! only mean something on an idle machine:
//! `cargo test … --test browser -- --include-ignored measure`.

use js_sys::{Function, Promise};
use peyvand::store::idb::IdbDisk;
use peyvand::store::ports::{Batch, Disk, PageKey, Seq, Written};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

/// Puts one row of some 600 bytes under strict durability, in plain JavaScript.
const PLAIN_PUT: &str = r#"
    const open = () => new Promise((resolve, reject) => {
        const request = indexedDB.open(name, 1);
        request.onupgradeneeded = () => request.result.createObjectStore("rows");
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
    const row = { id: key, name: "Sara Ahmadi", phones: ["+989121234567"], notes: "x".repeat(520) };
    const put = (database) => new Promise((resolve, reject) => {
        const transaction = database.transaction("rows", "readwrite", { durability: "strict" });
        transaction.objectStore("rows").put(row, key);
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error);
    });
    globalThis.plain ??= open();
    return globalThis.plain.then(put);
"#;

/// How many pages are read at once where they are read in pieces.
const PIECE: PageKey = 16;

fn now() -> f64 {
    web_sys::window().unwrap().performance().unwrap().now()
}

fn percentile(times: &mut [f64], share: f64) -> f64 {
    times.sort_by(f64::total_cmp);
    times[((times.len() - 1) as f64 * share) as usize]
}

async fn append(disk: &IdbDisk, seen: Seq) -> Seq {
    let batch = Batch { seen, entry: Some(vec![7; 700]), ..Batch::default() };
    match disk.write(batch).await.unwrap() {
        Written::At(Some(seq)) => seq,
        other => panic!("{other:?}"),
    }
}

#[wasm_bindgen_test]
#[ignore = "a measurement"]
async fn measure_a_commit_beside_a_plain_put() {
    let plain = Function::new_with_args("name, key", PLAIN_PUT);
    let name = format!("plain-{}", uuid::Uuid::now_v7());
    let disk = IdbDisk::new(format!("measure-{}", uuid::Uuid::now_v7()));
    let (mut puts, mut commits) = (Vec::new(), Vec::new());
    let mut seen = 0;
    for round in 0..550 {
        let start = now();
        let promise = plain.call2(&JsValue::NULL, &JsValue::from(&name), &JsValue::from(round)).unwrap();
        JsFuture::from(promise.unchecked_into::<Promise>()).await.unwrap();
        let put = now();
        seen = append(&disk, seen).await;
        let commit = now();
        if round >= 50 {
            puts.push(put - start);
            commits.push(commit - put);
        }
    }
    for (what, times) in [("plain strict put", &mut puts), ("commit of 700 bytes", &mut commits)] {
        let (p50, p95) = (percentile(times, 0.5), percentile(times, 0.95));
        console_log!("{what}: p50 {p50:.2} ms, p95 {p95:.2} ms");
    }
    console_log!("commit_vs_put_p95 {:.2}", percentile(&mut commits, 0.95) / percentile(&mut puts, 0.95));
}

#[wasm_bindgen_test]
#[ignore = "a measurement"]
async fn measure_pages_of_several_sizes() {
    for kilobytes in [40, 60, 80, 120, 240] {
        let name = format!("measure-{}", uuid::Uuid::now_v7());
        let disk = IdbDisk::new(name.clone());
        let count: PageKey = 32_000 / kilobytes;
        // Bytes that do not compress, as packed records hardly do.
        let mut state = 1_u32;
        let mut page = || -> Vec<u8> {
            (0..kilobytes * 1_000)
                .map(|_| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (state >> 24) as u8
                })
                .collect()
        };
        let put_pages: Vec<(PageKey, Vec<u8>)> = (1..=count).map(|key| (key, page())).collect();
        let start = now();
        disk.write(Batch { put_pages, ..Batch::default() }).await.unwrap();
        let written = now();
        drop(disk);
        let disk = IdbDisk::new(name);
        disk.open().await.unwrap();
        let opened = now();
        let pages = disk.pages(1, count).await.unwrap();
        let read = now();
        assert_eq!(pages.len(), count as usize);
        let pieces = now();
        for from in (1..=count).step_by(PIECE as usize) {
            disk.pages(from, from + PIECE - 1).await.unwrap();
        }
        console_log!(
            "{count} pages of {kilobytes} KB: write {:.0} ms, reopen {:.0} ms, read {:.0} ms, by {PIECE} {:.0} ms",
            written - start,
            opened - written,
            read - opened,
            now() - pieces
        );
    }
}
