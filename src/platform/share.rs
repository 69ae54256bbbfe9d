//! Handing text on: to another app by the device's share sheet, or by the clipboard.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What became of text that was to be shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// Another app has it.
    Taken,
    /// The person closed the share sheet without choosing any.
    PutAway,
    /// The browser did not share it.
    Failed,
}

/// Whether the device offers to share text.
#[must_use]
pub fn can_share() -> bool {
    let (Some(navigator), Ok(text)) = (navigator(), of_text("", "-")) else { return false };
    match (method(&navigator, "share"), method(&navigator, "canShare")) {
        (None, _) => false,
        (Some(_), None) => true,
        (Some(_), Some(can)) => can.call1(&navigator, &text).is_ok_and(|can| can.is_truthy()),
    }
}

/// Shows the device's share sheet with a text and, unless it is empty, a title, in answer to a tap.
pub async fn share(title: &str, text: &str) -> Shared {
    match ask_to_share(title, text).await {
        Ok(()) => Shared::Taken,
        Err(error) if name_of(&error).as_deref() == Some("AbortError") => Shared::PutAway,
        Err(error) => {
            web_sys::console::warn_2(&"the text could not be shared".into(), &error);
            Shared::Failed
        }
    }
}

/// Puts a text on the clipboard, in answer to a tap; whether it is there now.
pub async fn copy(text: &str) -> bool {
    match put_on_clipboard(text).await {
        Ok(()) => true,
        Err(error) => {
            web_sys::console::warn_2(&"the text could not be copied".into(), &error);
            false
        }
    }
}

/// Whether this is one of Apple's devices, whose Messages app reads links in a way of its own.
#[must_use]
pub fn is_apple_device() -> bool {
    // iPhones and iPads say "like Mac OS X".
    let agent = web_sys::window().and_then(|window| window.navigator().user_agent().ok());
    agent.is_some_and(|agent| agent.contains("Mac OS X"))
}

async fn ask_to_share(title: &str, text: &str) -> Result<(), JsValue> {
    let navigator = navigator().ok_or("there is no window")?;
    let share = method(&navigator, "share").ok_or("this browser shares nothing")?;
    let shared: Promise = share.call1(&navigator, &of_text(title, text)?)?.dyn_into()?;
    JsFuture::from(shared).await.map(|_| ())
}

async fn put_on_clipboard(text: &str) -> Result<(), JsValue> {
    let navigator = navigator().ok_or("there is no window")?;
    // Pages that did not come over a safe connection have no clipboard.
    let clipboard = Reflect::get(&navigator, &"clipboard".into())?;
    let write = method(&clipboard, "writeText").ok_or("there is no clipboard here")?;
    let written: Promise = write.call1(&clipboard, &text.into())?.dyn_into()?;
    JsFuture::from(written).await.map(|_| ())
}

/// What is to be shared, as the browser wants it.
fn of_text(title: &str, text: &str) -> Result<JsValue, JsValue> {
    let data = Object::new();
    Reflect::set(&data, &"text".into(), &text.into())?;
    if !title.is_empty() {
        Reflect::set(&data, &"title".into(), &title.into())?;
    }
    Ok(data.into())
}

fn navigator() -> Option<JsValue> {
    web_sys::window().map(|window| window.navigator().into())
}

fn method(of: &JsValue, name: &str) -> Option<Function> {
    if !of.is_object() {
        return None;
    }
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}

fn name_of(error: &JsValue) -> Option<String> {
    Reflect::get(error, &"name".into()).ok()?.as_string()
}
