//! Locks between the app's tabs: what only one of them may do at a time.

use std::cell::RefCell;
use std::rc::Rc;

use futures_channel::oneshot;
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// A lock held by this tab until dropped; the browser frees it too when the tab goes.
#[must_use = "the lock is freed when this is dropped"]
#[derive(Debug)]
pub struct Held(Option<Function>);

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(free) = &self.0
            && let Err(error) = free.call0(&JsValue::NULL)
        {
            web_sys::console::warn_1(&error);
        }
    }
}

/// Takes the lock of a name if no other tab holds it; none when one does.
///
/// In a browser without locks every tab gets it: what it guards must be right without it too, and
/// only done more often than needed.
pub async fn take(name: &str) -> Option<Held> {
    let Some((locks, request)) = lock_manager() else { return Some(Held(None)) };
    let (sender, answer) = oneshot::channel();
    let sender = Rc::new(RefCell::new(Some(sender)));
    let granted = {
        let sender = sender.clone();
        Closure::once(move |lock: JsValue| -> JsValue {
            if lock.is_null() {
                tell(&sender, None);
                return JsValue::UNDEFINED;
            }
            // The lock is held until the promise returned is kept.
            Promise::new(&mut |free, _| tell(&sender, Some(Held(Some(free))))).into()
        })
    };
    let options = Object::new();
    let asked = Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE)
        .and_then(|_| request.call3(&locks, &name.into(), &options, granted.as_ref()))
        .and_then(|promise| promise.dyn_into::<Promise>());
    match asked {
        Ok(over) => spawn_local(async move {
            // A browser that refuses locks here answers by the promise alone.
            if JsFuture::from(over).await.is_err() {
                tell(&sender, Some(Held(None)));
            }
        }),
        Err(_) => tell(&sender, Some(Held(None))),
    }
    answer.await.ok().flatten()
}

type Sender = Rc<RefCell<Option<oneshot::Sender<Option<Held>>>>>;

/// Answers, unless there has been an answer; a lock that nobody waits for any more is freed.
fn tell(sender: &Sender, held: Option<Held>) {
    if let Some(sender) = sender.borrow_mut().take() {
        drop(sender.send(held));
    }
}

fn lock_manager() -> Option<(JsValue, Function)> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)?;
    let request = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    Some((locks, request))
}
