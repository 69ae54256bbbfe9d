//! Knowing when the user has left an editor for good, rather than moved within it.

use std::time::Duration;

use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// Follows the focus in and out of an editor. Copying it gives the same.
#[derive(Clone, Copy)]
pub(super) struct Leave {
    inside: StoredValue<bool>,
    left: Callback<()>,
}

impl Leave {
    /// Calls `left` when the focus has gone elsewhere on the page.
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
                let inside = self.inside.try_get_value().unwrap_or(true);
                if has_left(inside, document().has_focus().unwrap_or(true)) {
                    self.left.try_run(());
                }
            },
            Duration::ZERO,
        );
    }
}

/// Whether the editor is left: not for another window or app, from which people come back.
fn has_left(inside: bool, page_has_focus: bool) -> bool {
    !inside && page_has_focus
}

/// Leaves the focus where it is when something beside the field is pressed: some browsers give a
/// pressed button no focus, so that pressing one would look like leaving.
pub(super) fn keep_focus(event: MouseEvent) {
    event.prevent_default();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn going_elsewhere_on_the_page_is_leaving() {
        assert!(has_left(false, true));
    }

    #[test]
    fn going_to_another_window_is_not_leaving() {
        assert!(!has_left(false, false));
    }

    #[test]
    fn moving_within_the_editor_is_not_leaving() {
        assert!(!has_left(true, true));
    }
}
