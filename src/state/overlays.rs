//! What lies over the screens and can be called up from any of them.

use leptos::prelude::*;

/// What lies over the screens. Copying it gives the same.
#[derive(Clone, Copy)]
pub struct Overlays {
    quick_add: RwSignal<Option<String>>,
    search: RwSignal<bool>,
}

impl Overlays {
    /// Puts the overlays into context.
    #[must_use]
    pub fn provide() -> Self {
        let overlays = Self { quick_add: RwSignal::new(None), search: RwSignal::new(false) };
        provide_context(overlays);
        overlays
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
