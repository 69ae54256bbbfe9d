//! Letting the browser do other things first.

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

/// Lets taps, keys and painting through, and goes on after them.
pub async fn yield_now() {
    rest_ms(0).await;
}

/// Goes on after so many milliseconds.
pub async fn rest_ms(milliseconds: u32) {
    let delay = i32::try_from(milliseconds).unwrap_or(i32::MAX);
    let rested = Promise::new(&mut |resolve, reject| {
        let timer = web_sys::window()
            .map(|window| window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, delay));
        if timer.is_none_or(|timer| timer.is_err())
            && let Err(error) = reject.call0(&wasm_bindgen::JsValue::NULL)
        {
            web_sys::console::warn_1(&error);
        }
    });
    // Where there is no timer there is nothing to wait for.
    if let Err(error) = JsFuture::from(rested).await {
        web_sys::console::warn_1(&error);
    }
}
