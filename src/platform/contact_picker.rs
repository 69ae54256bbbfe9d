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

/// Shows the phone's contacts in answer to a tap: one can be picked, or `several`. Empty when the user picks nobody.
///
/// # Errors
/// The browser's reason, where it does not show them.
pub async fn pick(several: bool) -> Result<Vec<Picked>, JsValue> {
    let (contacts, select) = picker().ok_or("no contacts to pick from")?;
    let wanted: Array = ["name", "tel", "email"].into_iter().map(JsValue::from).collect();
    let options = Object::new();
    Reflect::set(&options, &"multiple".into(), &several.into())?;
    let asked: Promise = select.call2(&contacts, &wanted, &options)?.dyn_into()?;
    let picked: Array = JsFuture::from(asked).await?.dyn_into()?;
    Ok(picked.iter().map(|one| of(&one)).collect())
}

/// A contact as the browser hands it over.
fn of(contact: &JsValue) -> Picked {
    let texts = |name: &str| -> Vec<String> {
        let all = Reflect::get(contact, &name.into()).and_then(JsCast::dyn_into::<Array>);
        all.map(|all| all.iter().filter_map(|one| one.as_string()).collect()).unwrap_or_default()
    };
    let name = texts("name").into_iter().next().unwrap_or_default();
    Picked { name, phones: texts("tel"), emails: texts("email") }
}

fn picker() -> Option<(JsValue, Function)> {
    let navigator = web_sys::window()?.navigator();
    let contacts = Reflect::get(&navigator, &"contacts".into()).ok()?;
    let select = Reflect::get(&contacts, &"select".into()).ok()?.dyn_into().ok()?;
    Some((contacts, select))
}
