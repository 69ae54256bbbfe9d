//! Plain JavaScript, for what another tab or a failing browser would do.

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Helpers that every script may use.
const PRELUDE: &str = r#"
    const promised = (request) => new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
    const finished = (transaction) => new Promise((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error);
    });
"#;

/// Runs the body of an async function of `name`, the name of a database.
pub async fn run(body: &str, name: &str) -> JsValue {
    let source = format!("{PRELUDE} return (async () => {{ {body} }})();");
    let promise = Function::new_with_args("name", &source).call1(&JsValue::NULL, &name.into()).unwrap();
    JsFuture::from(promise.unchecked_into::<Promise>()).await.unwrap()
}

/// Something of the browser replaced; put back when dropped.
pub struct Patch(Function);

/// Runs a function body that replaces something and returns a function that puts it back.
pub fn patch(body: &str) -> Patch {
    Patch(Function::new_no_args(body).call0(&JsValue::NULL).unwrap().unchecked_into())
}

impl Drop for Patch {
    fn drop(&mut self) {
        self.0.call0(&JsValue::NULL).unwrap();
    }
}

/// A database name nobody has used.
pub fn fresh_name(of: &str) -> String {
    format!("{of}-{}", uuid::Uuid::now_v7())
}
