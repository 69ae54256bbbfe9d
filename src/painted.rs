//! What waits until the screen shows that a tap or a key was heard.
//!
//! The browser paints nothing while it runs what an input led to. What takes long is put behind the next painting,
//! so that the button is seen pressed and the letter typed before.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

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
