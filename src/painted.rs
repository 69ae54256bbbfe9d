//! What waits until the screen shows that a tap or a key was heard.
//!
//! The browser paints nothing while it runs what an input led to. What takes long is put behind the next painting,
//! so that the button is seen pressed and the letter typed before.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use crate::erased::{derived, effect};

/// After so long it no longer waits for a painting: there is none in a tab that nobody sees.
const AT_LATEST: Duration = Duration::from_millis(100);

/// Does something right after the next painting.
pub fn after_paint(act: impl FnOnce() + 'static) {
    let waiting: Waiting = Rc::new(Cell::new(Some(Box::new(act))));
    let in_any_case = Rc::clone(&waiting);
    set_timeout(move || act_once(&in_any_case), AT_LATEST);
    // A frame is painted after its callbacks; a timer goes behind the painting.
    request_animation_frame(move || set_timeout(move || act_once(&waiting), Duration::ZERO));
}

/// What is to be done, until it is.
type Waiting = Rc<Cell<Option<Box<dyn FnOnce()>>>>;

fn act_once(waiting: &Waiting) {
    if let Some(act) = waiting.take() {
        act();
    }
}

/// A time to wait, begun anew whenever there is reason to. It ends with the component that asked for it, and what
/// was to be done then is not.
#[derive(Clone, Copy)]
pub struct Pause(StoredValue<Option<TimeoutHandle>>);

/// A pause that has not begun.
#[must_use]
pub fn use_pause() -> Pause {
    let pause = Pause(StoredValue::new(None));
    on_cleanup(move || pause.stop());
    pause
}

impl Pause {
    /// What was to be done is not done.
    pub fn stop(self) {
        if let Some(handle) = self.0.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    }

    /// Does something when `after` has passed, instead of what was to be done. In a browser without timers it is
    /// not done, which the console says.
    pub fn then(self, after: Duration, act: impl FnOnce() + 'static) {
        self.stop();
        match set_timeout_with_handle(act, after) {
            Ok(handle) => self.0.set_value(Some(handle)),
            Err(_) => leptos::logging::warn!("nothing can be timed: the browser has no timers"),
        }
    }
}

/// What something was when the screen was last painted: nothing at first.
pub fn painted<T: Clone + Send + Sync + 'static>(of: impl Fn() -> T + 'static) -> Signal<Option<T>> {
    let seen = RwSignal::new(None);
    effect(move |_| {
        let now = of();
        after_paint(move || {
            // Nobody reads it any more when its screen is gone.
            seen.try_set(Some(now));
        });
    });
    derived(move || seen.get())
}
