//! Deleting a template of a message.

use crate::domain::id::{ChangeId, TemplateId};
use crate::domain::record::Cause;
use crate::store::ports::{CommitError, Ledger, Write};
use crate::usecases::template_ref;

/// Asks for a template to be deleted; what was sent by it stays in the histories.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeleteTemplate {
    /// Which one.
    pub template: TemplateId,
}

/// Deletes a template.
///
/// # Errors
/// [`CommitError`] when nothing was written.
pub async fn delete_template(ledger: &dyn Ledger, request: DeleteTemplate) -> Result<ChangeId, CommitError> {
    let write = Write::Delete(template_ref(request.template));
    ledger.commit(Cause::EditTemplate, vec![write]).await
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::usecases::testing::{Office, greeting};
    use crate::usecases::undo_change::{UndoChange, undo_change};

    #[test]
    fn a_deleted_template_comes_back_to_its_place_by_undo() {
        let office = Office::open();
        let ids = ["یک", "دو", "سه"].map(|name| office.add_template(greeting(name, "سلام")));
        let request = DeleteTemplate { template: ids[1] };
        let change = office.run(delete_template(&office.store, request)).unwrap();
        assert_eq!(office.store.templates().len(), 2);
        office.run(undo_change(&office.store, UndoChange { change })).unwrap();
        assert_eq!(office.store.templates()[1].name, "دو");
    }
}
