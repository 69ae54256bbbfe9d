//! Putting the saved views in an order.

use crate::domain::id::{ChangeId, ViewId};
use crate::domain::record::Cause;
use crate::domain::saved_view::SavedView;
use crate::store::ports::{CommitError, Ledger, Write};
use crate::usecases::find_view;

/// Asks for views to stand in an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArrangeViews {
    /// All of them, the first one first. One that was deleted meanwhile is passed over.
    pub order: Vec<ViewId>,
}

/// Puts the views in an order; none when they stood so already.
///
/// # Errors
/// [`CommitError`] when nothing was written.
pub async fn arrange_views(
    ledger: &dyn Ledger,
    request: ArrangeViews,
) -> Result<Option<ChangeId>, CommitError> {
    let living = request.order.into_iter().filter_map(|id| find_view(ledger, id).ok());
    let writes: Vec<Write> = (0..)
        .zip(living)
        .filter(|(position, before)| before.position != *position)
        .map(|(position, before)| {
            let after = SavedView { position, ..before.clone() };
            Write::Edit { before: before.into(), after: after.into() }
        })
        .collect();
    if writes.is_empty() {
        return Ok(None);
    }
    Ok(Some(ledger.commit(Cause::EditView, writes).await?))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::usecases::testing::Office;

    #[test]
    fn the_last_view_becomes_the_first() {
        let office = Office::open();
        let [cold, shiraz] = ["سردها", "شیراز"].map(|name| office.save_view(name, ""));
        let arrange = |order| office.run(arrange_views(&office.store, ArrangeViews { order })).unwrap();
        assert!(arrange(vec![shiraz, cold]).is_some());
        assert_eq!(office.store.views()[0].id, shiraz);
        assert_eq!(arrange(vec![shiraz, cold]), None);
    }
}
