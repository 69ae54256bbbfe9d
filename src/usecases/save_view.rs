//! Saving what a list shows, under a name.

use crate::domain::id::{ChangeId, ViewId};
use crate::domain::record::Cause;
use crate::domain::saved_view::SavedView;
use crate::store::ports::{Doing, Ledger, Write};
use crate::usecases::validation::{FormField, TAG_LIMIT};
use crate::usecases::{Refusal, find_view};

/// Asks for a view to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaveView {
    /// What the user calls it.
    pub name: String,
    /// What it shows, as the end of the list's address.
    pub query: String,
    /// The columns shown where there is room for them; empty for the usual ones.
    pub columns: Vec<String>,
    /// The last of the views there are, which it stands behind.
    pub after: Option<ViewId>,
}

/// What came of saving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The new view.
    pub view: ViewId,
    /// The change.
    pub change: ChangeId,
}

/// Saves a view behind those there are.
///
/// # Errors
/// [`Refusal`] when nothing was written.
pub async fn save_view(ledger: &dyn Ledger, world: &dyn Doing, request: SaveView) -> Result<Saved, Refusal> {
    let name = FormField::Name.required(&request.name, TAG_LIMIT)?;
    let last = request.after.and_then(|last| find_view(ledger, last).ok());
    let id = ViewId(world.new_id());
    let view = SavedView {
        id,
        name,
        query: request.query,
        columns: request.columns,
        position: last.map_or(0, |last| last.position.saturating_add(1)),
        created_at: world.now(),
    };
    let change = ledger.commit(Cause::EditView, vec![Write::Create(view.into())]).await?;
    Ok(Saved { view: id, change })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::usecases::Problem;
    use crate::usecases::testing::Office;

    #[test]
    fn a_view_stands_behind_those_there_are() {
        let office = Office::open();
        office.save_view("سردها", "?cold=yes");
        office.save_view("شیراز", "?place=x");
        let views = office.store.views();
        assert_eq!(views.iter().map(|view| view.name.as_str()).collect::<Vec<_>>(), ["سردها", "شیراز"]);
        assert_eq!(views[0].query, "?cold=yes");
    }

    #[test]
    fn a_view_without_a_name_is_refused() {
        let office = Office::open();
        let request =
            SaveView { name: " ".to_owned(), query: String::new(), columns: Vec::new(), after: None };
        let refusal = office.run(save_view(&office.store, &office.world, request)).unwrap_err();
        assert_eq!(refusal.about(FormField::Name), Some(&Problem::Empty));
    }
}
