//! The browser's small store of texts: for preferences and drafts, never for records.

use std::fmt;

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

use crate::platform::words_of;

/// Why a text was not kept: the browser keeps none here, or there is no room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotKept(String);

impl fmt::Display for NotKept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The text kept under a key; none when there is none, or the browser keeps none here.
#[must_use]
pub fn read(key: &str) -> Option<String> {
    storage().ok()?.get_item(key).ok()?
}

/// Keeps a text under a key, over what was there.
///
/// # Errors
/// [`NotKept`] with the browser's reason; what was there before is still there.
pub fn write(key: &str, text: &str) -> Result<(), NotKept> {
    storage()?.set_item(key, text).map_err(|error| not_kept(&error))
}

/// A few texts with names of their own, kept together under one key as a JSON object, which the boot
/// script reads as well. The browser reads and writes it: the first screen waits for no codec of ours.
#[derive(Clone, Debug)]
pub struct NamedTexts(JsValue);

impl NamedTexts {
    /// The text called `name`; none when there is none, or something else than a text.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<String> {
        js_sys::Reflect::get(&self.0, &name.into()).ok()?.as_string()
    }
}

/// The texts kept together under a key; without any where there are none, or no JSON object.
#[must_use]
pub fn read_texts(key: &str) -> NamedTexts {
    let kept = read(key).and_then(|text| js_sys::JSON::parse(&text).ok());
    NamedTexts(kept.unwrap_or_else(|| js_sys::Object::new().into()))
}

/// Keeps texts together under a key, over all that was there.
///
/// # Errors
/// As [`write`].
pub fn write_texts(key: &str, texts: &[(&str, String)]) -> Result<(), NotKept> {
    let object = js_sys::Object::new();
    for (name, text) in texts {
        js_sys::Reflect::set(&object, &(*name).into(), &text.into()).map_err(|error| not_kept(&error))?;
    }
    let json = js_sys::JSON::stringify(&object).map_err(|error| not_kept(&error))?;
    write(key, &String::from(json))
}

/// Forgets a key; none being there, or no store at all, is the same as done.
pub fn remove(key: &str) {
    // Both ways nothing is there afterwards: the store refuses removal only where it holds nothing.
    drop(storage().map(|storage| storage.remove_item(key)));
}

/// Forgets every key that begins with `prefix`.
pub fn remove_all(prefix: &str) {
    let Ok(storage) = storage() else { return };
    let count = storage.length().unwrap_or(0);
    let keys: Vec<String> = (0..count).filter_map(|index| storage.key(index).ok().flatten()).collect();
    for key in keys.iter().filter(|key| key.starts_with(prefix)) {
        remove(key);
    }
}

/// Calls `changed` for as long as the page lives when another tab changes the key.
pub fn on_change(key: &'static str, changed: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn(web_sys::StorageEvent)>::new(move |event: web_sys::StorageEvent| {
        // A cleared store names no key and changes all of them.
        if event.key().is_none_or(|changed_key| changed_key == key) {
            changed();
        }
    });
    let Some(window) = web_sys::window() else { return };
    if window.add_event_listener_with_callback("storage", listener.as_ref().unchecked_ref()).is_ok() {
        listener.forget();
    }
}

fn storage() -> Result<web_sys::Storage, NotKept> {
    let window = web_sys::window().ok_or_else(|| NotKept("there is no window".to_owned()))?;
    let storage = window.local_storage().map_err(|error| not_kept(&error))?;
    storage.ok_or_else(|| NotKept("the browser keeps nothing here".to_owned()))
}

fn not_kept(error: &JsValue) -> NotKept {
    let reason = error.dyn_ref::<web_sys::DomException>().map(web_sys::DomException::message);
    NotKept(reason.unwrap_or_else(|| words_of(error)))
}
