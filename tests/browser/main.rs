//! Browser tier: what only a real browser can show. Run with the wasm-bindgen test runner.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod failures;
mod idb_disk;
mod measure;
mod script;
mod tabs_on_one_database;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
