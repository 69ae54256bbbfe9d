//! Notifications: reminders on the device's own screen.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::platform::updates::registration;
use crate::platform::words_of;

/// Whether the app may show notifications.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// It may.
    Granted,
    /// It was never asked.
    NotAsked,
    /// It may not, or the browser has none.
    Refused,
}

/// Whether the app may show notifications.
#[must_use]
pub fn permission() -> Permission {
    let told = notification().and_then(|class| Reflect::get(&class, &"permission".into()).ok());
    read(told.and_then(|told| told.as_string()).as_deref())
}

/// Asks the user, which browsers allow in answer to a tap only.
pub async fn ask() -> Permission {
    let asked = notification().and_then(|class| {
        let ask: Function = Reflect::get(&class, &"requestPermission".into()).ok()?.dyn_into().ok()?;
        ask.call0(&class).ok()?.dyn_into::<Promise>().ok()
    });
    match asked {
        Some(asked) => match JsFuture::from(asked).await {
            Ok(told) => read(told.as_string().as_deref()),
            Err(_) => Permission::Refused,
        },
        None => Permission::Refused,
    }
}

/// Shows a notification; one of the same `tag` takes the place of the one before. A press on it opens the
/// app at `href`.
///
/// # Errors
/// What the browser says when it shows none.
pub async fn show(title: &str, text: &str, tag: &str, href: &str) -> Result<(), String> {
    let told = |error: JsValue| words_of(&error);
    let options = Object::new();
    let data = Object::new();
    Reflect::set(&data, &"href".into(), &href.into()).map_err(told)?;
    for (name, value) in [("body", text), ("tag", tag), ("icon", "icons/icon-192.png")] {
        Reflect::set(&options, &name.into(), &value.into()).map_err(told)?;
    }
    Reflect::set(&options, &"data".into(), &data).map_err(told)?;
    // Phones show them by the service worker only.
    let registration = registration().await.ok_or("no service worker shows notifications here")?;
    let show: Function =
        Reflect::get(&registration, &"showNotification".into()).and_then(JsValue::dyn_into).map_err(told)?;
    let shown = show.call2(&registration, &title.into(), &options).map_err(told)?;
    JsFuture::from(Promise::resolve(&shown)).await.map(drop).map_err(told)
}

/// Puts a number on the app's icon, or takes it away; nothing where the device has no such thing.
pub fn set_badge(count: u32) {
    let Some(window) = web_sys::window() else { return };
    let navigator = window.navigator();
    let name = if count == 0 { "clearAppBadge" } else { "setAppBadge" };
    let set = Reflect::get(&navigator, &name.into()).ok().and_then(|set| set.dyn_into::<Function>().ok());
    let promised = set.and_then(|set| set.call1(&navigator, &count.into()).ok());
    if let Some(promised) = promised.and_then(|promised| promised.dyn_into::<Promise>().ok()) {
        wasm_bindgen_futures::spawn_local(async move {
            // A browser in which the app is not installed may refuse, and nothing is lost by it.
            drop(JsFuture::from(promised).await);
        });
    }
}

fn notification() -> Option<JsValue> {
    let class = Reflect::get(&js_sys::global(), &"Notification".into()).ok()?;
    class.is_function().then_some(class)
}

fn read(told: Option<&str>) -> Permission {
    match told {
        Some("granted") => Permission::Granted,
        Some("default") => Permission::NotAsked,
        _ => Permission::Refused,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_without_notifications_refuses_them() {
        assert_eq!(read(None), Permission::Refused);
        assert_eq!(read(Some("denied")), Permission::Refused);
        assert_eq!(
            (read(Some("granted")), read(Some("default"))),
            (Permission::Granted, Permission::NotAsked)
        );
    }
}
