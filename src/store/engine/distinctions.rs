//! Which parties the user told apart.

use crate::domain::id::{DistinctionId, PartyId};
use crate::domain::record::RecordKind;
use crate::store::engine::Store;

impl Store {
    /// Whether the user said that two parties are not the same; no while that is in a page still to come.
    #[must_use]
    pub fn are_told_apart(&self, one: PartyId, other: PartyId) -> bool {
        let state = self.inner.state.borrow();
        state.tables.rows(RecordKind::Distinction).find(DistinctionId::of(one, other).0).is_some()
    }
}
