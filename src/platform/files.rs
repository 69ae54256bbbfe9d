//! Files the user saves from the app or picks for it.

use std::cell::Cell;
use std::rc::Rc;

use futures_channel::oneshot;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, DomException, Event, File, HtmlAnchorElement, HtmlInputElement, Url};

use crate::platform::Listening;

/// How long a saved file's content is held for the browser to fetch, in milliseconds.
const HELD_MS: u32 = 60_000;

/// A file the user picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picked {
    /// Its name, without the folder.
    pub name: String,
    /// Its MIME type as the browser takes it to be, empty when unknown.
    pub mime: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Why a file was not saved or read, in the browser's words.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("the browser did not hand the file over: {0}")]
pub struct FileError(String);

/// Saves a file under a name into the user's downloads.
///
/// # Errors
/// [`FileError`] when the browser refuses.
pub fn save(name: &str, mime: &str, bytes: &[u8]) -> Result<(), FileError> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).map_err(refused)?;
    let address = Url::create_object_url_with_blob(&blob).map_err(refused)?;
    let link: HtmlAnchorElement = element("a")?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // Not at once: the browser fetches the content after the click.
    Timeout::new(HELD_MS, move || {
        if let Err(error) = Url::revoke_object_url(&address) {
            web_sys::console::warn_1(&error);
        }
    })
    .forget();
    Ok(())
}

/// Lets the user pick a file, in answer to a tap; none when the user thinks better of it. `accept`
/// lists extensions or MIME types as the HTML attribute of that name does.
///
/// # Errors
/// [`FileError`] when the file cannot be read.
pub async fn pick(accept: &str) -> Result<Option<Picked>, FileError> {
    let input: HtmlInputElement = element("input")?;
    input.set_type("file");
    input.set_accept(accept);
    let (sender, chosen) = oneshot::channel::<()>();
    let sender = Rc::new(Cell::new(Some(sender)));
    let decided = move |_: &Event| drop(sender.take());
    let listening =
        Listening::to(&input, "change", decided.clone()).and(Listening::to(&input, "cancel", decided));
    input.click();
    // Decided when the sender is let go of; a browser that does not tell of a cancelled choice leaves
    // this waiting until the screen that asked is gone.
    chosen.await.unwrap_or(());
    drop(listening);
    match input.files().and_then(|files| files.get(0)) {
        Some(file) => read(&file).await.map(Some),
        None => Ok(None),
    }
}

async fn read(file: &File) -> Result<Picked, FileError> {
    let content = JsFuture::from(file.array_buffer()).await.map_err(refused)?;
    Ok(Picked { name: file.name(), mime: file.type_(), bytes: Uint8Array::new(&content).to_vec() })
}

fn element<T: JsCast>(name: &str) -> Result<T, FileError> {
    let document = web_sys::window().and_then(|window| window.document());
    let document = document.ok_or_else(|| FileError("there is no page".to_owned()))?;
    document.create_element(name).map_err(refused)?.dyn_into().map_err(|element| refused(element.into()))
}

fn refused(error: JsValue) -> FileError {
    let said = error.dyn_ref::<DomException>().map(DomException::message);
    FileError(said.unwrap_or_else(|| format!("{error:?}")))
}
