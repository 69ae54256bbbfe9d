//! Opening and leaving a native modal dialog, alike for everything that lies over the page.

use leptos::{html, prelude::*, web_sys::HtmlDialogElement};

/// Opens a dialog above everything else.
pub(crate) fn show(dialog: &HtmlDialogElement) {
    if !dialog.open() && dialog.show_modal().is_err() {
        // Without a top layer it still stands in its place, only not above everything.
        dialog.set_open(true);
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
