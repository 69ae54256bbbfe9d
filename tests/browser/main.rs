//! Browser tier: what only a real browser can show. Run with the wasm-bindgen test runner.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod platform;
mod script;
mod store;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
