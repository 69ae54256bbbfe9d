//! Whether the user sees the app.

use web_sys::VisibilityState;

use crate::platform::Listening;

/// Whether the app is on screen.
#[must_use]
pub fn is_shown() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_none_or(|document| document.visibility_state() == VisibilityState::Visible)
}

/// Calls `changed` when the app comes on screen (`true`) or leaves it. On a phone leaving may be the
/// last that the app hears: what shall survive has to be written then.
pub fn on_change(changed: impl Fn(bool) + 'static) -> Listening {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return Listening::default();
    };
    Listening::to(&document, "visibilitychange", move |_| changed(is_shown()))
}
