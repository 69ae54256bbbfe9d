//! The saved views of lists.

use crate::domain::order;
use crate::domain::record::{Record, RecordKind};
use crate::domain::saved_view::SavedView;
use crate::store::engine::Store;

impl Store {
    /// The saved views, in the order the user gave them.
    #[must_use]
    pub fn views(&self) -> Vec<SavedView> {
        let state = self.inner.state.borrow();
        let rows = state.tables.rows(RecordKind::SavedView);
        let stored = rows.iter().filter_map(|row| match rows.record(row)? {
            Record::SavedView(view) => Some(view),
            _ => None,
        });
        let mut views: Vec<SavedView> = stored.collect();
        // Two that were saved at the same time in two tabs have the same place.
        order::sort_by_key(&mut views, |view| (view.position, view.created_at, view.id));
        views
    }
}
