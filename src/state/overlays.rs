//! What lies over the screens and can be called up from any of them.

use leptos::prelude::*;

/// What lies over the screens. Copying it gives the same.
#[derive(Clone, Copy)]
pub struct Overlays {
    quick_add: RwSignal<Option<String>>,
    quick_log: RwSignal<bool>,
    search: RwSignal<bool>,
}

impl Overlays {
    /// Puts the overlays into context.
    pub fn provide() {
        let overlays = Self {
            quick_add: RwSignal::new(None),
            quick_log: RwSignal::new(false),
            search: RwSignal::new(false),
        };
        provide_context(overlays);
    }

    /// Whether quick add is open, and the name it was opened with (empty for none).
    #[must_use]
    pub fn quick_add(self) -> RwSignal<Option<String>> {
        self.quick_add
    }

    /// Opens quick add, with a name already filled in or none.
    pub fn add_customer(self, name: impl Into<String>) {
        self.search.set(false);
        self.quick_add.set(Some(name.into()));
    }

    /// Whether the log of a call, with the customer still to be picked, is open.
    #[must_use]
    pub fn quick_log(self) -> RwSignal<bool> {
        self.quick_log
    }

    /// Opens the log of a call, with the customer still to be picked.
    pub fn log_call(self) {
        self.quick_log.set(true);
    }

    /// Whether the search over everything is open.
    #[must_use]
    pub fn search(self) -> RwSignal<bool> {
        self.search
    }
}

/// What lies over the screens.
#[must_use]
pub fn use_overlays() -> Overlays {
    expect_context::<Overlays>()
}
