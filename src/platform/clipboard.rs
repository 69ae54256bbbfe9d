//! The clipboard.

use wasm_bindgen_futures::JsFuture;

/// Puts a text on the clipboard, in answer to a tap; returns whether it is there.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let clipboard = window.navigator().clipboard();
    // A page that is not served securely has none.
    clipboard.is_object() && JsFuture::from(clipboard.write_text(text)).await.is_ok()
}
