//! One thing that a second thread is sent for: it starts, is told what is wanted, tells how far it has come, and ends.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::files::ChosenFile;
use crate::platform::worker::{Message, SecondThread};
use crate::state::import::{Failure, Order, Told, encoded};

/// An errand. Copying it gives the same one; it ends with the place it is made in.
#[derive(Clone, Copy)]
pub struct Errand {
    thread: StoredValue<Option<SecondThread>, LocalStorage>,
    running: RwSignal<bool>,
}

/// What comes of an errand: an answer, with a file if there is one.
pub type Answer = Result<(Told, Option<ChosenFile>), Failure>;

impl Errand {
    /// No errand yet.
    #[must_use]
    pub fn begun_here() -> Self {
        Self { thread: StoredValue::new_local(None), running: RwSignal::new(false) }
    }

    /// Whether one is under way.
    #[must_use]
    pub fn running(self) -> Signal<bool> {
        self.running.into()
    }

    /// Sends a thread; whatever one was under way before is given up. `heard` hears each answer, the last or the
    /// failure being the end of it.
    pub fn send(self, order: &Order, heard: impl Fn(Answer) + Clone + 'static) {
        let order = encoded(order);
        self.running.set(true);
        let end = {
            let heard = heard.clone();
            move |answer: Answer| {
                self.running.try_set(false);
                // It holds every customer in memory. Not from within its own answer, which is being heard.
                spawn_local(async move {
                    self.thread.try_set_value(None);
                });
                heard(answer);
            }
        };
        let hear = {
            let end = end.clone();
            move |message: Option<Message>| {
                let Some(Message { words, file }) = message else { return end(Err(Failure::Died)) };
                match postcard::from_bytes(&words) {
                    Ok(Told::Ready) => {
                        let told = self.thread.try_with_value(|thread| {
                            let (thread, words) = (thread.as_ref()?, order.clone()?);
                            thread.tell(&Message { words, file: None }).ok()
                        });
                        if told.flatten().is_none() {
                            end(Err(Failure::Died));
                        }
                    }
                    Ok(progress @ Told::Progress { .. }) => heard(Ok((progress, None))),
                    Ok(Told::Failed(failure)) => end(Err(failure)),
                    Ok(told) => end(Ok((told, file))),
                    Err(_) => end(Err(Failure::Died)),
                }
            }
        };
        let thread = SecondThread::start(hear);
        if thread.is_none() {
            end(Err(Failure::Died));
        }
        self.thread.set_value(thread);
    }
}
