//! Giving a saved view another name, or what the list shows now.

use crate::domain::id::ChangeId;
use crate::domain::record::Cause;
use crate::domain::saved_view::SavedView;
use crate::store::ports::{Ledger, Write};
use crate::usecases::validation::{FormField, TAG_LIMIT};
use crate::usecases::{Refusal, find_view};

/// Asks for a view to be edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditView {
    /// The view as it was seen: only what the user changed since is changed.
    pub seen: SavedView,
    /// The view as it shall be; its identity and its place are left alone.
    pub edited: SavedView,
}

/// Edits a view; none when it was so already.
///
/// # Errors
/// [`Refusal`] when nothing was written.
pub async fn edit_view(ledger: &dyn Ledger, request: EditView) -> Result<Option<ChangeId>, Refusal> {
    let before = request.seen;
    find_view(ledger, before.id)?;
    let name = FormField::Name.required(&request.edited.name, TAG_LIMIT)?;
    let SavedView { query, columns, .. } = request.edited;
    let after = SavedView { name, query, columns, ..before.clone() };
    if after == before {
        return Ok(None);
    }
    let write = Write::Edit { before: before.into(), after: after.into() };
    Ok(Some(ledger.commit(Cause::EditView, vec![write]).await?))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::usecases::testing::Office;

    #[test]
    fn a_name_given_in_one_tab_and_a_filter_in_another_both_stay() {
        let office = Office::open();
        office.save_view("سردها", "?cold=yes");
        let seen = office.store.views().remove(0);
        let renamed = SavedView { name: "رو به سردی".to_owned(), ..seen.clone() };
        let narrowed = SavedView { query: "?cold=yes&tag=vip".to_owned(), ..seen.clone() };
        for edited in [renamed, narrowed] {
            office.run(edit_view(&office.store, EditView { seen: seen.clone(), edited })).unwrap();
        }
        let kept = office.store.views().remove(0);
        assert_eq!((kept.name.as_str(), kept.query.as_str()), ("رو به سردی", "?cold=yes&tag=vip"));
    }
}
