//! Listening to what the browser says, until dropped.

use gloo::events::EventListener;
use web_sys::{Event, EventTarget};

/// Keeps callbacks alive; when dropped, they are called no more.
#[must_use = "listening ends when this is dropped"]
#[derive(Debug, Default)]
pub struct Listening(Vec<EventListener>);

impl Listening {
    /// Calls `heard` with every event of a type at a target.
    pub(super) fn to(target: &EventTarget, event: &'static str, heard: impl FnMut(&Event) + 'static) -> Self {
        Self(vec![EventListener::new(target, event, heard)])
    }

    /// Listens to both.
    pub(super) fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }
}
