//! New versions of the app: the service worker fetches one in the background, and it waits until
//! the user takes it.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState};

use crate::platform::{Listening, page, words_of};

/// A new version of the app that waits to be taken.
#[derive(Clone, Debug)]
pub struct Update(ServiceWorker);

impl Update {
    /// Takes the new version and loads the page anew with it. Drafts have to be safe before.
    ///
    /// # Errors
    /// What the browser says when the new version cannot be told; then the old one goes on.
    pub fn take(&self) -> Result<(), String> {
        // Another tab may have taken it already.
        if self.0.state() != ServiceWorkerState::Installed {
            page::reload();
            return Ok(());
        }
        if let Some(container) = container() {
            EventListener::once(&container, "controllerchange", |_| page::reload()).forget();
        }
        skip_waiting(&self.0).map_err(|error| words_of(&error))
    }
}

/// Watches for new versions until dropped.
#[must_use = "watching ends when this is dropped"]
#[derive(Debug)]
pub struct Watch(Rc<RefCell<Listening>>);

/// Calls `found` when a new version waits to be taken. Nothing is ever found where no service worker
/// is registered, as while developing.
pub fn watch(found: impl Fn(Update) + Clone + 'static) -> Watch {
    let watch = Watch(Rc::default());
    let listening = Rc::downgrade(&watch.0);
    spawn_local(async move {
        let registration = registration().await;
        if let (Some(registration), Some(listening)) = (registration, listening.upgrade()) {
            *listening.borrow_mut() = follow(registration, found);
        }
    });
    watch
}

/// Asks the server now whether there is a new version, as the browser itself does once a day.
pub async fn look() {
    let Some(registration) = registration().await else { return };
    // Without a network there is simply nothing new.
    if let Ok(looked) = registration.update() {
        drop(JsFuture::from(looked).await);
    }
}

fn follow(registration: ServiceWorkerRegistration, found: impl Fn(Update) + Clone + 'static) -> Listening {
    if let Some(worker) = registration.waiting() {
        found(Update(worker));
    }
    let target = registration.clone();
    let installing = RefCell::new(Listening::default());
    let follow_installing = move || {
        let Some(worker) = registration.installing() else { return };
        let (update, found) = (Update(worker.clone()), found.clone());
        *installing.borrow_mut() = Listening::to(&worker, "statechange", move |_| {
            if update.0.state() == ServiceWorkerState::Installed {
                found(update.clone());
            }
        });
    };
    follow_installing();
    Listening::to(&target, "updatefound", move |_| follow_installing())
}

fn skip_waiting(worker: &ServiceWorker) -> Result<(), JsValue> {
    let message = Object::new();
    Reflect::set(&message, &"type".into(), &"SKIP_WAITING".into())?;
    worker.post_message(&message)
}

/// The registration, once a first version is in place; never in a browser without service workers.
pub(super) async fn registration() -> Option<ServiceWorkerRegistration> {
    let ready = JsFuture::from(container()?.ready().ok()?).await.ok()?;
    ready.dyn_into().ok()
}

fn container() -> Option<ServiceWorkerContainer> {
    let container = web_sys::window()?.navigator().service_worker();
    // A page that is not served securely has none.
    container.is_object().then_some(container)
}
