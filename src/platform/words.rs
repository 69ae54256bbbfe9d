//! Files of words that lie beside the code: the texts of each language, and what sample data is made of.
//!
//! `public/boot.js` fetches them, each once: it needs the texts of one language before the app's code runs.

use std::cell::RefCell;
use std::collections::HashMap;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::platform::words_of;

/// Where boot.js keeps what fetches a file by its name.
const FETCH: &str = "peyvandWords";

thread_local! {
    /// What was fetched: every file is small, and used until the app ends.
    static HERE: RefCell<HashMap<String, &'static str>> = RefCell::default();
}

/// The file of a name, fetched unless it was before.
///
/// # Errors
/// Where it did not arrive: what the browser says.
pub async fn fetch(name: &str) -> Result<&'static str, String> {
    if let Some(here) = HERE.with_borrow(|here| here.get(name).copied()) {
        return Ok(here);
    }
    let words = fetched(name).await.map_err(|error| [name, ": ", &words_of(&error)].concat())?;
    let words: &'static str = Box::leak(words.into_boxed_str());
    HERE.with_borrow_mut(|here| here.insert(name.to_owned(), words));
    Ok(words)
}

async fn fetched(name: &str) -> Result<String, JsValue> {
    let fetch: Function = Reflect::get(&js_sys::global(), &FETCH.into())?.dyn_into()?;
    let words: Promise = fetch.call1(&JsValue::UNDEFINED, &name.into())?.dyn_into()?;
    JsFuture::from(words).await?.as_string().ok_or(JsValue::UNDEFINED)
}
