//! What other apps shared with this one: the service worker keeps it in its cache, under one note, until
//! it is taken from there.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Cache, FormData, Response};

use crate::platform::page;

/// Under which address of the app's root the worker keeps it, in its cache of notes.
const NOTE: &str = "?shared";

/// Something that was shared, as the fields of the manifest's `share_target`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Received {
    /// What the other app calls it, empty for nothing.
    pub title: String,
    /// A text, empty for none.
    pub text: String,
    /// An address of the web, empty for none.
    pub url: String,
    /// The contents of the files.
    pub files: Vec<Vec<u8>>,
}

/// Takes what was shared last, which is then no longer there; none when nothing waits.
///
/// # Errors
/// The browser's reason, where it cannot be read.
pub async fn take() -> Result<Option<Received>, JsValue> {
    let caches = web_sys::window().ok_or("no window")?.caches()?;
    let base = page::base_path();
    let (name, note) = (format!("peyvand {base} notes"), base + NOTE);
    let notes: Cache = JsFuture::from(caches.open(&name)).await?.dyn_into()?;
    let Ok(kept) = JsFuture::from(notes.match_with_str(&note)).await?.dyn_into::<Response>() else {
        return Ok(None);
    };
    let form: FormData = JsFuture::from(kept.form_data()?).await?.dyn_into()?;
    let text = |name: &str| form.get(name).as_string().unwrap_or_default();
    let mut received =
        Received { title: text("title"), text: text("text"), url: text("url"), files: Vec::new() };
    for file in Array::from(&form.get_all("files")).iter().filter_map(|file| file.dyn_into::<Blob>().ok()) {
        let bytes = JsFuture::from(file.array_buffer()).await?;
        received.files.push(Uint8Array::new(&bytes).to_vec());
    }
    JsFuture::from(notes.delete_with_str(&note)).await?;
    Ok(Some(received))
}
