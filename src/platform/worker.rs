//! A second thread: the app without screens, which does what takes long.

use gloo::events::EventListener;
use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, DedicatedWorkerGlobalScope, Event, File, MessageEvent, Worker};

use crate::platform::files::ChosenFile;
use crate::platform::words_of;

/// What boot.js leaves for starting it: it knows where the code lies.
const START: &str = "peyvandWorker";

/// What one thread tells the other.
#[derive(Clone, Debug)]
pub struct Message {
    /// The words, encoded as both sides have agreed.
    pub words: Vec<u8>,
    /// A file that goes with them.
    pub file: Option<ChosenFile>,
}

impl Message {
    fn to_js(&self) -> JsValue {
        let file = self.file.as_ref().map_or(JsValue::UNDEFINED, |file| JsValue::from(file.0.clone()));
        Array::of2(&Uint8Array::from(self.words.as_slice()), &file).into()
    }

    fn of(event: &Event) -> Option<Self> {
        let parts: Array = event.dyn_ref::<MessageEvent>()?.data().dyn_into().ok()?;
        let words = parts.get(0).dyn_into::<Uint8Array>().ok()?.to_vec();
        let file = parts.get(1);
        // A file out of another thread is one still; a part of one is a blob.
        let file = file.clone().dyn_into::<File>().ok().or_else(|| named(file.dyn_into::<Blob>().ok()?));
        Some(Self { words, file: file.map(ChosenFile) })
    }
}

fn named(blob: Blob) -> Option<File> {
    File::new_with_blob_sequence(&Array::of1(&blob), "").ok()
}

/// A second thread. Dropping it ends it, whatever it is at.
#[derive(Debug)]
pub struct SecondThread {
    worker: Worker,
    _listening: [EventListener; 2],
}

impl SecondThread {
    /// Starts one; `heard` is called with what it tells, and with nothing when it dies. None in a browser that
    /// has none.
    #[must_use]
    pub fn start(heard: impl Fn(Option<Message>) + Clone + 'static) -> Option<Self> {
        let start: Function = Reflect::get(&js_sys::global(), &START.into()).ok()?.dyn_into().ok()?;
        let worker: Worker = start.call0(&JsValue::UNDEFINED).ok()?.dyn_into().ok()?;
        let died = heard.clone();
        let listening = [
            EventListener::new(&worker, "message", move |event| {
                if let Some(message) = Message::of(event) {
                    heard(Some(message));
                }
            }),
            EventListener::new(&worker, "error", move |_| died(None)),
        ];
        Some(Self { worker, _listening: listening })
    }

    /// Tells it something.
    ///
    /// # Errors
    /// What the browser says when it cannot be told.
    pub fn tell(&self, message: &Message) -> Result<(), String> {
        self.worker.post_message(&message.to_js()).map_err(|error| words_of(&error))
    }
}

impl Drop for SecondThread {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// This thread, where it is a second one, with the page that started it.
#[derive(Clone, Debug)]
pub struct ThisThread(DedicatedWorkerGlobalScope);

impl ThisThread {
    /// This thread, if it is a second one.
    #[must_use]
    pub fn if_second() -> Option<Self> {
        js_sys::global().dyn_into().ok().map(Self)
    }

    /// Listens to the page, for as long as the thread runs.
    pub fn listen(&self, heard: impl Fn(Message) + 'static) {
        EventListener::new(&self.0, "message", move |event| {
            if let Some(message) = Message::of(event) {
                heard(message);
            }
        })
        .forget();
    }

    /// Tells the page something.
    pub fn tell_page(&self, message: &Message) {
        if let Err(error) = self.0.post_message(&message.to_js()) {
            web_sys::console::error_1(&error);
        }
    }
}
