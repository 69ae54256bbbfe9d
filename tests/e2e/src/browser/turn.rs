//! Not too many browsers at once.

use std::sync::{Condvar, Mutex, PoisonError};

/// The right to run a browser. Two at once keep two cores busy; more only make each other late.
#[derive(Debug)]
pub struct Turn;

static FREE_TURNS: Mutex<u32> = Mutex::new(2);
static TURN_ENDED: Condvar = Condvar::new();

impl Turn {
    /// Waits until fewer than two browsers run.
    pub fn wait() -> Self {
        let free = FREE_TURNS.lock().unwrap_or_else(PoisonError::into_inner);
        let mut free = TURN_ENDED.wait_while(free, |free| *free == 0).unwrap_or_else(PoisonError::into_inner);
        *free -= 1;
        Self
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        *FREE_TURNS.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        TURN_ENDED.notify_one();
    }
}
