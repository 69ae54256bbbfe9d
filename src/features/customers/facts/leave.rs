//! Knowing when the user has left an editor for good, rather than moved within it.

use std::time::Duration;

use leptos::prelude::*;

/// Follows the focus in and out of an editor. Copying it gives the same.
#[derive(Clone, Copy)]
pub(super) struct Leave {
    inside: StoredValue<bool>,
    left: Callback<()>,
}

impl Leave {
    /// Calls `left` when the focus has gone elsewhere.
    pub fn new(left: impl Fn() + Send + Sync + 'static) -> Self {
        Self { inside: StoredValue::new(true), left: Callback::new(move |()| left()) }
    }

    /// To be called when the focus comes to anything in the editor.
    pub fn came(self) {
        self.inside.set_value(true);
    }

    /// To be called when the focus goes from anything in the editor; where it goes to is known only
    /// an instant later.
    pub fn went(self) {
        self.inside.set_value(false);
        set_timeout(
            move || {
                if self.inside.try_get_value() == Some(false) {
                    self.left.try_run(());
                }
            },
            Duration::ZERO,
        );
    }
}
