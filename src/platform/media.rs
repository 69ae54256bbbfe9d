//! Media queries: what the screen and the user's settings are like.

/// Whether a media query holds; `false` for one the browser does not know.
#[must_use]
pub fn holds(query: &str) -> bool {
    web_sys::window()
        .and_then(|window| window.match_media(query).ok().flatten())
        .is_some_and(|media| media.matches())
}
