//! Opening and leaving a native modal dialog, alike for everything that lies over the page.

use std::time::Duration;

use gloo::events::EventListener;
use leptos::wasm_bindgen::JsCast;
use leptos::{
    html,
    prelude::*,
    web_sys::{Element, HtmlDialogElement},
};

/// Says on the root that a dialog is open, so that the page behind it does not scroll. A style that looked for one
/// by itself (`:has`) would look through all screens that are kept, whenever the root's style is asked for.
const COVERED: &str = "data-covered";

/// What stays laid out while something else is in front of it, and may be hidden behind that now.
const BEHIND: &str = ".kept > *";

/// How long a dialog is there, or gone, before what lies behind the screen is brought up to date.
const REST: Duration = Duration::from_millis(300);

/// Opens a dialog above everything else.
pub(crate) fn show(dialog: &HtmlDialogElement) {
    if dialog.open() {
        return;
    }
    if dialog.show_modal().is_err() {
        // Without a top layer it still stands in its place, only not above everything.
        dialog.set_open(true);
    }
    look_whether_covered();
    // It goes with the dialog.
    EventListener::once(dialog, "close", |_| look_whether_covered()).forget();
}

fn look_whether_covered() {
    let covered = matches!(document().query_selector("dialog[open]"), Ok(Some(_)));
    let root = document().document_element();
    if root.is_some_and(|root| root.toggle_attribute_with_force(COVERED, covered).is_err()) {
        leptos::logging::warn!("the page behind a dialog may scroll");
    }
    set_timeout(|| style_behind(0), REST);
}

/// Brings the styles of what lies hidden behind up to date, part by part from this one on. A modal dialog makes
/// all of the document inert, or no longer so, and what is hidden is left for later by the browser: it would be the
/// tap that goes back there, or into the next field, which it looks for in every screen, that waits for it.
fn style_behind(part: u32) {
    let parts = document().query_selector_all(BEHIND);
    let hidden = parts.ok().and_then(|parts| parts.item(part)?.dyn_into::<Element>().ok());
    if let Some(hidden) = hidden {
        // To be asked for its size makes the browser do it.
        hidden.client_width();
        set_timeout(move || style_behind(part + 1), Duration::ZERO);
    }
}

/// Closes a dialog before its component takes it off the page. The browser gives the focus back to
/// what opened a dialog only when it is closed, not when it is taken away open.
pub(crate) fn close_when_gone(dialog: NodeRef<html::Dialog>) {
    on_cleanup(move || {
        if let Some(dialog) = dialog.try_get_untracked().flatten() {
            dialog.close();
        }
    });
}
