//! Opening and leaving a native modal dialog, alike for everything that lies over the page.

use gloo::events::EventListener;
use leptos::{html, prelude::*, web_sys::HtmlDialogElement};

/// Says on the root that a dialog is open, so that the page behind it does not scroll. A style that looked for one
/// by itself (`:has`) would look through all screens that are kept, whenever the root's style is asked for.
const COVERED: &str = "data-covered";

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
