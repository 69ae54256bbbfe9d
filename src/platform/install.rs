//! Installing the app on the device's home screen.
//!
//! The browser offers it once, often before the app's code runs; `public/boot.js` keeps the offer in
//! `globalThis.peyvandInstall` until it is used here.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::platform::{Listening, media};

/// Where boot.js keeps the browser's offer.
const OFFER: &str = "peyvandInstall";

/// How the app can be installed now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It is: it runs in a window of its own.
    Installed,
    /// The browser has offered to: [`ask`] may be called.
    Offered,
    /// The user has to do it by the browser's share menu, as on iPhones and iPads.
    ByHand,
    /// Not in this browser, or not now.
    None,
}

/// What the user answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The app is being installed.
    Accepted,
    /// Not now. The browser takes the offer back and may make it again later.
    Dismissed,
    /// There was no offer to answer.
    NotOffered,
}

/// How the app can be installed now.
#[must_use]
pub fn way() -> Way {
    // Only Safari on iPhones and iPads has this property.
    let standalone = web_sys::window()
        .and_then(|window| Reflect::get(&window.navigator(), &"standalone".into()).ok())
        .and_then(|standalone| standalone.as_bool());
    if standalone == Some(true) || media::holds("(display-mode: standalone)") {
        Way::Installed
    } else if offer().is_some() {
        Way::Offered
    } else if standalone == Some(false) {
        Way::ByHand
    } else {
        Way::None
    }
}

/// Calls `changed` when the browser makes an offer and when the app has been installed; then
/// [`way`] says how things stand.
pub fn on_change(changed: impl Fn() + Clone + 'static) -> Listening {
    let Some(window) = web_sys::window() else { return Listening::default() };
    let installed = changed.clone();
    Listening::to(&window, "beforeinstallprompt", move |_| changed()).and(Listening::to(
        &window,
        "appinstalled",
        move |_| {
            // Installed by the browser's own menu, the offer would stay and lead nowhere.
            take_offer();
            installed();
        },
    ))
}

/// Shows the browser's question whether to install, in answer to a tap.
pub async fn ask() -> Answer {
    let Some(offer) = take_offer() else { return Answer::NotOffered };
    match answer(&offer).await {
        Some(outcome) if outcome == "accepted" => Answer::Accepted,
        Some(_) => Answer::Dismissed,
        None => Answer::NotOffered,
    }
}

async fn answer(offer: &JsValue) -> Option<String> {
    let prompt: Function = Reflect::get(offer, &"prompt".into()).ok()?.dyn_into().ok()?;
    let asked: Promise = prompt.call0(offer).ok()?.dyn_into().ok()?;
    JsFuture::from(asked).await.ok()?;
    let choice: Promise = Reflect::get(offer, &"userChoice".into()).ok()?.dyn_into().ok()?;
    let choice = JsFuture::from(choice).await.ok()?;
    Reflect::get(&choice, &"outcome".into()).ok()?.as_string()
}

/// The browser's offer, which can be used once.
fn take_offer() -> Option<JsValue> {
    let offer = offer()?;
    Reflect::delete_property(&js_sys::global(), &OFFER.into()).is_ok().then_some(offer)
}

fn offer() -> Option<JsValue> {
    Reflect::get(&js_sys::global(), &OFFER.into()).ok().filter(JsValue::is_object)
}
