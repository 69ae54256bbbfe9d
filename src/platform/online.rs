//! Whether there is a network.

use crate::platform::Listening;

/// Whether the browser sees a network. A network is not yet the internet: `true` promises nothing.
#[must_use]
pub fn is_online() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}

/// Calls `changed` when the network comes (`true`) or goes.
pub fn on_change(changed: impl Fn(bool) + Clone + 'static) -> Listening {
    let Some(window) = web_sys::window() else { return Listening::default() };
    let lost = changed.clone();
    Listening::to(&window, "online", move |_| changed(true)).and(Listening::to(
        &window,
        "offline",
        move |_| lost(false),
    ))
}
