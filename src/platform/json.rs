//! JSON by the browser's own reader and writer, which cost the app no code.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;

/// The JSON text of a value.
///
/// # Errors
/// What of the value JSON cannot hold.
pub fn to_text<T: Serialize>(value: &T) -> Result<String, String> {
    let value = value.serialize(&Serializer::json_compatible()).map_err(|error| error.to_string())?;
    js_sys::JSON::stringify(&value).map(String::from).map_err(|error| format!("{error:?}"))
}

/// The value that a JSON text holds; none where it is no JSON, or of another kind of value.
#[must_use]
pub fn from_text<T: DeserializeOwned>(json: &str) -> Option<T> {
    serde_wasm_bindgen::from_value(js_sys::JSON::parse(json).ok()?).ok()
}
