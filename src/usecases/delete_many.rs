//! Deleting many parties at once, with their links and their history.

use crate::domain::id::{ChangeId, PartyId};
use crate::domain::record::Cause;
use crate::store::ports::{CommitError, Ledger, Write};
use crate::usecases::party_ref;

/// Asks for many parties to be deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteMany {
    /// Which parties; those that are gone already are passed over.
    pub parties: Vec<PartyId>,
}

/// Deletes parties and what hangs on them as one commit. Where one only took part in something, it is
/// taken out.
///
/// # Errors
/// [`CommitError`] when nothing was written; [`CommitError::NothingChanged`] when all are gone already.
pub async fn delete_many(ledger: &dyn Ledger, request: DeleteMany) -> Result<ChangeId, CommitError> {
    ledger.load_all().await?;
    let there = request.parties.into_iter().map(party_ref).filter(|party| ledger.record(*party).is_some());
    let writes = there.map(Write::Delete).collect();
    ledger.commit(Cause::DeleteMany, writes).await
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::usecases::testing::{Office, call};
    use crate::usecases::undo_change::{UndoChange, undo_change};

    #[test]
    fn one_undo_brings_all_of_them_back_with_their_history() {
        let office = Office::open();
        let parties = ["مینا رستگار", "Omar Haddad"].map(|name| office.add_person(name)).to_vec();
        office.log(parties[1], call("۴۰ کارتن"));
        let counts = office.store.counts();
        let change = office.run(delete_many(&office.store, DeleteMany { parties })).unwrap();
        assert_eq!((office.store.counts().parties, office.store.counts().interactions), (0, 0));
        office.run(undo_change(&office.store, UndoChange { change })).unwrap();
        assert_eq!(office.store.counts(), counts);
    }

    #[test]
    fn one_that_is_gone_already_is_passed_over() {
        let office = Office::open();
        let [mina, omar] = ["مینا رستگار", "Omar Haddad"].map(|name| office.add_person(name));
        office.run(delete_many(&office.store, DeleteMany { parties: vec![mina] })).unwrap();
        office.run(delete_many(&office.store, DeleteMany { parties: vec![mina, omar] })).unwrap();
        assert_eq!(office.store.counts().parties, 0);
        let again = office.run(delete_many(&office.store, DeleteMany { parties: vec![mina, omar] }));
        assert_eq!(again, Err(CommitError::NothingChanged));
    }
}
