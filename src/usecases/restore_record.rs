//! Bringing back one of the records that a change deleted.

use crate::domain::id::ChangeId;
use crate::domain::record::RecordRef;
use crate::store::ports::{CommitError, Ledger};

/// Asks for a deleted record to be brought back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RestoreRecord {
    /// Which record.
    pub record: RecordRef,
    /// The change that deleted it.
    pub deleted_by: ChangeId,
}

/// Brings a record back with what its deletion took with it, and nothing else that the same change
/// deleted: of forty deleted at once, one comes back.
///
/// # Errors
/// [`CommitError`] when nothing was written; [`CommitError::NothingToUndo`] when it is there again, or
/// what it hung on is not.
pub async fn restore_record(ledger: &dyn Ledger, request: RestoreRecord) -> Result<ChangeId, CommitError> {
    ledger.restore(request.record, request.deleted_by).await
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::id::PartyId;
    use crate::store::engine::Counts;
    use crate::usecases::delete_interaction::{DeleteInteraction, delete_interaction};
    use crate::usecases::delete_many::{DeleteMany, delete_many};
    use crate::usecases::link_parties::{LinkParties, OtherEnd, link_parties};
    use crate::usecases::log_interaction::InteractionFacts;
    use crate::usecases::testing::{Office, call};
    use crate::usecases::{interaction_ref, party_ref};

    struct Deleted {
        office: Office,
        mina: PartyId,
        laleh: PartyId,
        change: ChangeId,
    }

    /// Mina works at Laleh; each has a call, and both are deleted at once.
    fn mina_and_laleh_deleted() -> Deleted {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        let laleh = office.add_organisation("فروشگاه لاله");
        let request = LinkParties {
            party: mina,
            other: OtherEnd::Existing(laleh),
            title: "مدیر خرید".to_owned(),
            role: None,
        };
        office.run(link_parties(&office.store, &office.world, request)).unwrap();
        office.log(mina, call("۴۰ کارتن"));
        office.log(laleh, InteractionFacts { others: vec![mina], ..call("قرارداد") });
        let request = DeleteMany { parties: vec![mina, laleh] };
        let change = office.run(delete_many(&office.store, request)).unwrap();
        Deleted { office, mina, laleh, change }
    }

    impl Deleted {
        fn restore(&self, record: RecordRef) -> Result<ChangeId, CommitError> {
            let request = RestoreRecord { record, deleted_by: self.change };
            self.office.run(restore_record(&self.office.store, request))
        }

        fn counts(&self) -> (u32, u32, u32) {
            let Counts { parties, links, interactions } = self.office.store.counts();
            (parties, links, interactions)
        }
    }

    #[test]
    fn of_two_deleted_at_once_one_comes_back_with_its_own_history() {
        let deleted = mina_and_laleh_deleted();
        deleted.restore(party_ref(deleted.mina)).unwrap();
        assert_eq!(deleted.counts(), (1, 0, 1));
        assert_eq!(deleted.office.party(deleted.mina).name(), "مینا رستگار");
    }

    #[test]
    fn the_link_comes_back_with_the_second_of_them() {
        let deleted = mina_and_laleh_deleted();
        deleted.restore(party_ref(deleted.mina)).unwrap();
        deleted.restore(party_ref(deleted.laleh)).unwrap();
        assert_eq!(deleted.counts(), (2, 1, 2));
        assert_eq!(deleted.office.store.timeline(deleted.mina).len(), 2);
    }

    #[test]
    fn what_is_back_already_is_not_brought_back_again() {
        let deleted = mina_and_laleh_deleted();
        deleted.restore(party_ref(deleted.mina)).unwrap();
        assert_eq!(deleted.restore(party_ref(deleted.mina)), Err(CommitError::NothingToUndo));
    }

    #[test]
    fn a_call_does_not_come_back_without_the_customer_it_was_with() {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        let interaction = office.log(mina, call("۴۰ کارتن"));
        let deleted_by =
            office.run(delete_interaction(&office.store, DeleteInteraction { interaction })).unwrap();
        let all = office.run(delete_many(&office.store, DeleteMany { parties: vec![mina] })).unwrap();
        let record = interaction_ref(interaction);
        let restore = || office.run(restore_record(&office.store, RestoreRecord { record, deleted_by }));
        assert_eq!(restore(), Err(CommitError::NothingToUndo));
        let customer = RestoreRecord { record: party_ref(mina), deleted_by: all };
        office.run(restore_record(&office.store, customer)).unwrap();
        restore().unwrap();
        assert_eq!(office.store.timeline(mina).len(), 1);
    }
}
