//! Where the device is.

use std::cell::RefCell;
use std::rc::Rc;

use futures_channel::oneshot;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Position, PositionError, PositionOptions};

use crate::domain::party::Coordinates;

/// How long the device may look for satellites, in milliseconds.
const PATIENCE_MS: u32 = 20_000;
/// How old a position may be that the device knows already, in milliseconds.
const FRESH_MS: u32 = 30_000;

/// Why the device does not say where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPosition {
    /// The person, or the device's settings, did not allow it.
    Refused,
    /// The device cannot tell.
    Unavailable,
    /// It took too long.
    TooSlow,
}

/// Asks the device where it is; the first time, the browser asks the person.
///
/// # Errors
/// [`NoPosition`].
pub async fn position() -> Result<Coordinates, NoPosition> {
    let device = web_sys::window().ok_or(NoPosition::Unavailable)?.navigator().geolocation();
    let device = device.map_err(|_| NoPosition::Unavailable)?;
    let (sender, answer) = oneshot::channel();
    let sender = Rc::new(RefCell::new(Some(sender)));
    let tell = move |found: Result<Coordinates, NoPosition>| {
        if let Some(sender) = sender.borrow_mut().take() {
            // Nobody waits any more when the receiver is gone, and then nobody misses the answer.
            sender.send(found).ok();
        }
    };
    let heard = tell.clone();
    let found = Closure::<dyn Fn(Position)>::new(move |position: Position| {
        let at = position.coords();
        heard(Coordinates::from_degrees(at.latitude(), at.longitude()).ok_or(NoPosition::Unavailable));
    });
    let failed = Closure::<dyn Fn(PositionError)>::new(move |error: PositionError| {
        tell(Err(match error.code() {
            PositionError::PERMISSION_DENIED => NoPosition::Refused,
            PositionError::TIMEOUT => NoPosition::TooSlow,
            _ => NoPosition::Unavailable,
        }));
    });
    let options = PositionOptions::new();
    options.set_enable_high_accuracy(true);
    options.set_timeout(PATIENCE_MS);
    options.set_maximum_age(FRESH_MS);
    device
        .get_current_position_with_error_callback_and_options(
            found.as_ref().unchecked_ref(),
            Some(failed.as_ref().unchecked_ref()),
            &options,
        )
        .map_err(|_| NoPosition::Unavailable)?;
    answer.await.unwrap_or(Err(NoPosition::Unavailable))
}
