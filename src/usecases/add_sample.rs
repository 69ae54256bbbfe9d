//! Putting the sample data in.

use crate::domain::id::ChangeId;
use crate::domain::record::{Cause, Record};
use crate::store::ports::{CommitError, Ledger};

/// Asks for sample data to be put in.
#[derive(Clone, Debug, PartialEq)]
pub struct AddSample {
    /// The records, each marked as a sample.
    pub records: Vec<Record>,
}

/// Puts the sample data in as one bulk commit, so that one undo takes it out.
///
/// # Errors
/// [`CommitError`] when nothing was written; [`CommitError::NothingChanged`] without any record.
pub async fn add_sample(ledger: &dyn Ledger, request: AddSample) -> Result<ChangeId, CommitError> {
    if request.records.is_empty() {
        return Err(CommitError::NothingChanged);
    }
    ledger.commit_bulk(Cause::AddSample, request.records).await
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::id::PartyId;
    use crate::domain::party::{Organisation, Party, PartyDetails};
    use crate::domain::time::Instant;
    use crate::usecases::testing::Office;
    use crate::usecases::undo_change::{UndoChange, undo_change};
    use uuid::Uuid;

    fn sample_shop() -> Record {
        let shop = Organisation {
            name: "فروشگاه لاله".to_owned(),
            industry: String::new(),
            registration: String::new(),
            website: String::new(),
        };
        let id = PartyId(Uuid::from_u128(1));
        Record::Party(Party {
            sample: true,
            ..Party::new(id, PartyDetails::Organisation(shop), Instant::EPOCH)
        })
    }

    #[test]
    fn the_sample_is_there_and_known_as_such() {
        let office = Office::open();
        office.run(add_sample(&office.store, AddSample { records: vec![sample_shop()] })).unwrap();
        assert!(office.store.has_sample());
        assert_eq!(office.store.counts().parties, 1);
    }

    #[test]
    fn one_undo_takes_it_out() {
        let office = Office::open();
        let change =
            office.run(add_sample(&office.store, AddSample { records: vec![sample_shop()] })).unwrap();
        office.run(undo_change(&office.store, UndoChange { change })).unwrap();
        assert_eq!(office.store.counts().parties, 0);
    }

    #[test]
    fn no_records_are_no_change() {
        let office = Office::open();
        let result = office.run(add_sample(&office.store, AddSample { records: Vec::new() }));
        assert_eq!(result, Err(CommitError::NothingChanged));
    }
}
