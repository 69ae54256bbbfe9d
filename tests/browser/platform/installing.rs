//! Installing the app and taking new versions of it, with the browser's part played by a script.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use peyvand::platform::install::{self, Answer, Way};
use peyvand::platform::{idle, updates};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::script::{self, Patch};

/// A registered service worker whose new version is `state`, kept as `globalThis.worker`.
fn register(place: &str, state: &str) -> Patch {
    script::patch(&format!(
        r"
        const worker = new EventTarget();
        worker.state = '{state}';
        worker.postMessage = (message) => {{ globalThis.told = message.type; }};
        const registration = new EventTarget();
        Object.setPrototypeOf(registration, ServiceWorkerRegistration.prototype);
        for (const place of ['installing', 'waiting']) {{
            Object.defineProperty(registration, place, {{ value: place === '{place}' ? worker : null }});
        }}
        const container = new EventTarget();
        container.ready = Promise.resolve(registration);
        Object.defineProperty(navigator, 'serviceWorker', {{ value: container, configurable: true }});
        globalThis.worker = worker;
        return () => {{ delete navigator.serviceWorker; }};
        "
    ))
}

#[wasm_bindgen_test]
async fn the_browsers_offer_is_used_once() {
    let offer = |outcome: &str| {
        format!(
            "globalThis.peyvandInstall = {{
                prompt: () => Promise.resolve(),
                userChoice: Promise.resolve({{ outcome: '{outcome}' }}),
            }};"
        )
    };
    assert_eq!(install::way(), Way::None);
    script::run(&offer("accepted"), "").await;
    assert_eq!(install::way(), Way::Offered);
    assert_eq!(install::ask().await, Answer::Accepted);
    assert_eq!((install::way(), install::ask().await), (Way::None, Answer::NotOffered));
    script::run(&offer("dismissed"), "").await;
    assert_eq!(install::ask().await, Answer::Dismissed);
}

#[wasm_bindgen_test]
async fn an_offer_is_heard_until_listening_ends() {
    let heard = Rc::new(Cell::new(0));
    let ear = heard.clone();
    let listening = install::on_change(move || ear.set(ear.get() + 1));
    let events =
        "for (const type of ['beforeinstallprompt', 'appinstalled']) dispatchEvent(new Event(type));";
    script::run(events, "").await;
    drop(listening);
    script::run(events, "").await;
    assert_eq!(heard.get(), 2);
}

#[wasm_bindgen_test]
async fn an_app_that_was_installed_by_the_browsers_menu_is_offered_no_more() {
    script::run("globalThis.peyvandInstall = {};", "").await;
    let listening = install::on_change(|| {});
    assert_eq!(install::way(), Way::Offered);
    script::run("dispatchEvent(new Event('appinstalled'));", "").await;
    assert_eq!(install::way(), Way::None);
    drop(listening);
}

#[wasm_bindgen_test]
async fn a_version_that_waits_is_found_and_told_to_take_over() {
    let _patch = register("waiting", "installed");
    let found: Rc<RefCell<Option<updates::Update>>> = Rc::default();
    let ear = found.clone();
    let _watch = updates::watch(move |update| *ear.borrow_mut() = Some(update));
    idle::rest_ms(20).await;
    found.borrow().as_ref().unwrap().take().unwrap();
    assert_eq!(script::run("return globalThis.told;", "").await, "SKIP_WAITING");
}

#[wasm_bindgen_test]
async fn a_version_is_found_once_it_is_installed() {
    let _patch = register("installing", "installing");
    let found = Rc::new(Cell::new(0));
    let ear = found.clone();
    let watch = updates::watch(move |_| ear.set(ear.get() + 1));
    idle::rest_ms(20).await;
    let becomes = |state: &str| {
        format!(
            "globalThis.worker.state = '{state}'; globalThis.worker.dispatchEvent(new Event('statechange'));"
        )
    };
    script::run(&becomes("redundant"), "").await;
    assert_eq!(found.get(), 0);
    script::run(&becomes("installed"), "").await;
    assert_eq!(found.get(), 1);
    drop(watch);
    script::run(&becomes("installed"), "").await;
    assert_eq!(found.get(), 1);
}
