//! Putting a field of the user's own away, and bringing it back.

use crate::domain::custom_field::CustomField;
use crate::domain::id::{ChangeId, FieldId};
use crate::domain::record::Cause;
use crate::store::ports::{Ledger, Write};
use crate::usecases::validation::{CUSTOM_FIELD_LIMIT, FormField, Problem};
use crate::usecases::{Refusal, find_field};

/// Asks for a field to be put away or brought back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetireField {
    /// Which field.
    pub field: FieldId,
    /// Whether it is put away rather than brought back.
    pub retired: bool,
}

/// Puts a field away or brings it back; none when it was so already. What records say in it is kept
/// meanwhile, and shown again afterwards.
///
/// # Errors
/// [`Refusal`] when nothing was written.
pub async fn retire_field(ledger: &dyn Ledger, request: RetireField) -> Result<Option<ChangeId>, Refusal> {
    let before = find_field(ledger, request.field)?;
    if before.retired == request.retired {
        return Ok(None);
    }
    let shown = ledger.custom_fields(before.of).into_iter().filter(|field| !field.retired).count();
    let limit = CUSTOM_FIELD_LIMIT;
    if !request.retired && shown >= limit {
        return Err(FormField::Name.has(Problem::TooMany { limit }).into());
    }
    let after = CustomField { retired: request.retired, ..before.clone() };
    let write = Write::Edit { before: before.into(), after: after.into() };
    Ok(Some(ledger.commit(Cause::EditField, vec![write]).await?))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::custom_field::FieldOwner;
    use crate::usecases::custom_values::WrittenValue;
    use crate::usecases::testing::{Office, text_field};
    use crate::usecases::undo_change::{UndoChange, undo_change};

    fn retire(office: &Office, field: FieldId, retired: bool) -> Option<ChangeId> {
        office.run(retire_field(&office.store, RetireField { field, retired })).unwrap()
    }

    #[test]
    fn what_customers_say_in_a_field_that_was_put_away_is_there_when_it_comes_back() {
        let office = Office::open();
        let field = office.add_field(FieldOwner::Party, text_field("کد مشتری")).id;
        let mina = office.add_person("مینا رستگار");
        office.say(mina, field, WrittenValue::Text("A-7".to_owned())).unwrap();
        let change = retire(&office, field, true).unwrap();
        assert_eq!(office.store.custom_fields(FieldOwner::Party), []);
        assert_eq!(office.party(mina).custom.len(), 1);
        office.run(undo_change(&office.store, UndoChange { change })).unwrap();
        assert_eq!(office.store.custom_fields(FieldOwner::Party).len(), 1);
        retire(&office, field, true);
        retire(&office, field, false);
        assert_eq!(office.store.custom_fields(FieldOwner::Party).len(), 1);
        assert_eq!(office.party(mina).custom.len(), 1);
    }

    #[test]
    fn one_that_was_put_away_already_is_no_change() {
        let office = Office::open();
        let field = office.add_field(FieldOwner::Task, text_field("کد")).id;
        retire(&office, field, true);
        assert_eq!(retire(&office, field, true), None);
    }
}
