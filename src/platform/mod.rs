//! The browser, behind plain functions: the only home of its interfaces besides the store's adapter.

pub mod clock;
pub mod contact_picker;
pub mod files;
pub mod geolocation;
pub mod idle;
pub mod ids;
pub mod install;
pub mod json;
mod listening;
pub mod local_storage;
pub mod media;
pub mod notifications;
pub mod online;
pub mod page;
pub mod pictures;
pub mod received;
pub mod recorder;
pub mod scratch;
pub mod share;
pub mod storage;
pub mod tabs;
pub mod updates;
pub mod visibility;
pub mod words;
pub mod worker;
pub mod zones;

pub use listening::Listening;

use wasm_bindgen::{JsCast, JsValue};

/// What the browser says of an error: its kind and message, as JavaScript writes them.
#[must_use]
pub fn words_of(error: &JsValue) -> String {
    let object = error.dyn_ref::<js_sys::Object>();
    object.map(|object| String::from(object.to_string())).or_else(|| error.as_string()).unwrap_or_default()
}
