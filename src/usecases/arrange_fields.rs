//! Putting the fields of the user's own in an order.

use crate::domain::custom_field::CustomField;
use crate::domain::id::{ChangeId, FieldId};
use crate::domain::record::Cause;
use crate::store::ports::{CommitError, Ledger, Write};
use crate::usecases::find_field;

/// Asks for fields of one owner to stand in an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArrangeFields {
    /// All of them, the first one first. One that is gone meanwhile is passed over.
    pub order: Vec<FieldId>,
}

/// Puts the fields in an order; none when they stood so already.
///
/// # Errors
/// [`CommitError`] when nothing was written.
pub async fn arrange_fields(
    ledger: &dyn Ledger,
    request: ArrangeFields,
) -> Result<Option<ChangeId>, CommitError> {
    let living = request.order.into_iter().filter_map(|id| find_field(ledger, id).ok());
    let writes: Vec<Write> = (0..)
        .zip(living)
        .filter(|(position, before)| before.position != *position)
        .map(|(position, before)| {
            let after = CustomField { position, ..before.clone() };
            Write::Edit { before: before.into(), after: after.into() }
        })
        .collect();
    if writes.is_empty() {
        return Ok(None);
    }
    Ok(Some(ledger.commit(Cause::EditField, writes).await?))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::custom_field::FieldOwner;
    use crate::domain::language::Language;
    use crate::usecases::testing::{Office, text_field};
    use crate::usecases::undo_change::{UndoChange, undo_change};

    #[test]
    fn the_last_becomes_the_first_and_one_undo_takes_it_back() {
        let office = Office::open();
        let [one, two] =
            ["کد", "گروه"].map(|label| office.add_field(FieldOwner::Party, text_field(label)).id);
        let request = ArrangeFields { order: vec![two, one] };
        let change = office.run(arrange_fields(&office.store, request.clone())).unwrap().unwrap();
        let labels = || -> Vec<String> {
            let fields = office.store.custom_fields(FieldOwner::Party);
            fields.iter().map(|field| field.label.get(Language::Fa).to_owned()).collect()
        };
        assert_eq!(labels(), ["گروه", "کد"]);
        assert_eq!(office.run(arrange_fields(&office.store, request)).unwrap(), None);
        office.run(undo_change(&office.store, UndoChange { change })).unwrap();
        assert_eq!(labels(), ["کد", "گروه"]);
    }
}
