//! The phone's own contacts, of which the user picks one (Contact Picker API). Only browsers of Android
//! phones have it, and they hand over nothing but what was picked.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A contact that was picked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picked {
    /// The name, empty where it has none.
    pub name: String,
    /// Telephone numbers, as they are written there.
    pub phones: Vec<String>,
    /// E-mail addresses.
    pub emails: Vec<String>,
}

/// Whether the phone lets contacts be picked.
#[must_use]
pub fn can_pick() -> bool {
    picker().is_some()
}

/// Shows the phone's contacts in answer to a tap; none when the user picks nobody.
///
/// # Errors
/// The browser's reason, where it does not show them.
pub async fn pick() -> Result<Option<Picked>, JsValue> {
    let (contacts, select) = picker().ok_or("no contacts to pick from")?;
    let wanted: Array = ["name", "tel", "email"].into_iter().map(JsValue::from).collect();
    let options = Object::new();
    Reflect::set(&options, &"multiple".into(), &false.into())?;
    let asked: Promise = select.call2(&contacts, &wanted, &options)?.dyn_into()?;
    let picked: Array = JsFuture::from(asked).await?.dyn_into()?;
    let first = picked.get(0);
    if first.is_undefined() {
        return Ok(None);
    }
    let texts = |name: &str| -> Result<Vec<String>, JsValue> {
        let all = Reflect::get(&first, &name.into())?;
        all.dyn_into::<Array>().map(|all| all.iter().filter_map(|one| one.as_string()).collect())
    };
    let name = texts("name").unwrap_or_default().into_iter().next().unwrap_or_default();
    Ok(Some(Picked {
        name,
        phones: texts("tel").unwrap_or_default(),
        emails: texts("email").unwrap_or_default(),
    }))
}

fn picker() -> Option<(JsValue, Function)> {
    let navigator = web_sys::window()?.navigator();
    let contacts = Reflect::get(&navigator, &"contacts".into()).ok()?;
    let select = Reflect::get(&contacts, &"select".into()).ok()?.dyn_into().ok()?;
    Some((contacts, select))
}
