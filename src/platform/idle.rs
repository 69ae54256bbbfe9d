//! Letting the browser do other things first.

use futures_channel::oneshot;
use gloo::timers::callback::Timeout;
use js_sys::{Function, Object, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::MessageChannel;

/// How long work for idle times waits in a browser that does not tell when it is idle.
const PRESUMED_IDLE_MS: u32 = 200;

/// Lets taps, keys, painting and whatever else waits through, and goes on after them.
///
/// By a message to oneself: a timer of 0 ms would rest for 4 ms each time once called often, half of
/// what long work may hold the thread, and `scheduler.yield()` goes before timers and the database's
/// answers, so that work that yields for long would keep a commit waiting.
pub async fn yield_now() {
    if message_to_oneself().await.is_none() {
        rest_ms(0).await;
    }
}

/// Goes on after so many milliseconds.
pub async fn rest_ms(milliseconds: u32) {
    let (sender, over) = oneshot::channel::<()>();
    // The rest is over when the timer lets go of the sender, without sending anything.
    let timer = Timeout::new(milliseconds, move || drop(sender));
    over.await.unwrap_or(());
    drop(timer);
}

/// Goes on once the browser has nothing better to do, after `at_most_ms` milliseconds at the latest.
pub async fn when_idle(at_most_ms: u32) {
    let (sender, over) = oneshot::channel::<()>();
    let callback = Closure::once(move || drop(sender));
    if request_idle_callback(callback.as_ref().unchecked_ref(), at_most_ms).is_some() {
        over.await.unwrap_or(());
    } else {
        rest_ms(at_most_ms.min(PRESUMED_IDLE_MS)).await;
    }
}

async fn message_to_oneself() -> Option<()> {
    let channel = MessageChannel::new().ok()?;
    let (sender, over) = oneshot::channel::<()>();
    let heard = Closure::once(move || drop(sender));
    channel.port1().set_onmessage(Some(heard.as_ref().unchecked_ref()));
    channel.port2().post_message(&JsValue::NULL).ok()?;
    over.await.unwrap_or(());
    channel.port1().close();
    Some(())
}

fn request_idle_callback(callback: &Function, at_most_ms: u32) -> Option<()> {
    let global = js_sys::global();
    let request: Function = Reflect::get(&global, &"requestIdleCallback".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"timeout".into(), &at_most_ms.into()).ok()?;
    request.call2(&global, callback, &options).ok()?;
    Some(())
}
