//! Media queries: what the screen and the user's settings are like.

use crate::platform::Listening;

/// Whether the device is set to dark colours.
pub const DARK: &str = "(prefers-color-scheme: dark)";

/// Whether the user asked for little motion.
pub const LITTLE_MOTION: &str = "(prefers-reduced-motion: reduce)";

/// Whether a media query holds; `false` for one the browser does not know.
#[must_use]
pub fn holds(query: &str) -> bool {
    web_sys::window()
        .and_then(|window| window.match_media(query).ok().flatten())
        .is_some_and(|media| media.matches())
}

/// Calls `changed` with whether a media query holds, each time that changes.
pub fn on_change(query: &str, changed: impl Fn(bool) + 'static) -> Listening {
    let media = web_sys::window().and_then(|window| window.match_media(query).ok().flatten());
    let Some(media) = media else { return Listening::default() };
    let list = media.clone();
    Listening::to(&media, "change", move |_| changed(list.matches()))
}
