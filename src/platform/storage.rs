//! How much the browser keeps for the app, and whether it may throw it away.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{StorageEstimate, StorageManager};

/// How much is used of what the app may use, in bytes; the browser rounds both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Usage {
    /// Used by records, files and the app's own code together.
    pub used: u64,
    /// What the app may use at most.
    pub quota: u64,
}

/// Whether the browser may throw away what is kept when the device runs short of room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protection {
    /// Only the user can.
    Protected,
    /// It may, the longest unused first.
    Unprotected,
    /// It does not tell.
    Unknown,
}

/// How much is used; none in a browser that does not tell.
pub async fn usage() -> Option<Usage> {
    let estimate: StorageEstimate = answer(manager()?.estimate()).await?.unchecked_into();
    Some(Usage { used: estimate.get_usage()? as u64, quota: estimate.get_quota()? as u64 })
}

/// Whether what is kept is protected.
pub async fn protection() -> Protection {
    match manager() {
        Some(manager) => told(manager.persisted()).await,
        None => Protection::Unknown,
    }
}

/// Asks the browser to protect what is kept. Some ask the user in turn, so the moment matters.
pub async fn ask_for_protection() -> Protection {
    match manager() {
        Some(manager) => told(manager.persist()).await,
        None => Protection::Unknown,
    }
}

async fn told(promise: Result<Promise, JsValue>) -> Protection {
    match answer(promise).await.and_then(|answer| answer.as_bool()) {
        Some(true) => Protection::Protected,
        Some(false) => Protection::Unprotected,
        None => Protection::Unknown,
    }
}

/// What a promise was kept with; none when it was not, as in a page that is not served securely.
async fn answer(promise: Result<Promise, JsValue>) -> Option<JsValue> {
    JsFuture::from(promise.ok()?).await.ok()
}

fn manager() -> Option<StorageManager> {
    let manager = web_sys::window()?.navigator().storage();
    // Older browsers have none.
    manager.is_object().then_some(manager)
}
