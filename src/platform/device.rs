//! What kind of device this is, where the browser offers nothing better to ask.

use crate::domain::reach::MapApp;

/// What opens a map here.
#[must_use]
pub fn map_app() -> MapApp {
    let agent = web_sys::window().and_then(|window| window.navigator().user_agent().ok()).unwrap_or_default();
    if agent.contains("Android") {
        MapApp::Chosen
    } else if ["iPhone", "iPad", "Macintosh"].iter().any(|device| agent.contains(device)) {
        MapApp::Apple
    } else {
        MapApp::Web
    }
}
