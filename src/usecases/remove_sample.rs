//! Taking the sample data out.

use crate::domain::id::ChangeId;
use crate::domain::record::Cause;
use crate::store::ports::{CommitError, Ledger, Write};

/// Takes the sample data out as one commit, with what the user has since written about it: a call
/// logged with a sample customer has nobody left to belong to.
///
/// # Errors
/// [`CommitError`] when nothing was written; [`CommitError::NothingChanged`] when there is none.
pub async fn remove_sample(ledger: &dyn Ledger) -> Result<ChangeId, CommitError> {
    // What is not in memory yet could not be named.
    ledger.load_all().await?;
    let writes = ledger.sample_records().into_iter().map(Write::Delete).collect();
    ledger.commit(Cause::RemoveSample, writes).await
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::id::PartyId;
    use crate::domain::party::{Party, PartyDetails, Person};
    use crate::domain::record::Record;
    use crate::domain::time::{Instant, UtcOffset};
    use crate::store::engine::Store;
    use crate::usecases::add_sample::{AddSample, add_sample};
    use crate::usecases::testing::{Office, call};
    use crate::usecases::undo_change::{UndoChange, undo_change};
    use uuid::Uuid;

    fn sample_person(number: u128, name: &str) -> Party {
        let person = Person { name: name.to_owned(), honorific: String::new(), job_title: String::new() };
        let id = PartyId(Uuid::from_u128(number));
        Party { sample: true, ..Party::new(id, PartyDetails::Person(person), Instant::EPOCH) }
    }

    fn office_with_sample() -> Office {
        let office = Office::open();
        let records = vec![
            Record::Party(sample_person(1, "مینا رستگار")),
            Record::Party(sample_person(2, "Omar Haddad")),
        ];
        office.run(add_sample(&office.store, AddSample { records })).unwrap();
        office
    }

    fn remove(office: &Office) -> Result<ChangeId, CommitError> {
        office.run(remove_sample(&office.store))
    }

    #[test]
    fn the_sample_goes_and_the_users_own_customers_stay() {
        let office = office_with_sample();
        let own = office.add_person("کاوه رستمی");
        remove(&office).unwrap();
        assert!(!office.store.has_sample());
        assert_eq!(office.store.counts().parties, 1);
        assert_eq!(office.party(own).name(), "کاوه رستمی");
    }

    #[test]
    fn a_call_the_user_logged_with_a_sample_customer_goes_with_it() {
        let office = office_with_sample();
        office.log(PartyId(Uuid::from_u128(1)), call("آزمایشی"));
        remove(&office).unwrap();
        assert_eq!(office.store.counts().interactions, 0);
    }

    #[test]
    fn undo_brings_the_sample_and_the_call_back() {
        let office = office_with_sample();
        office.log(PartyId(Uuid::from_u128(1)), call("آزمایشی"));
        let change = remove(&office).unwrap();
        office.run(undo_change(&office.store, UndoChange { change })).unwrap();
        assert_eq!(office.store.counts().parties, 2);
        assert_eq!(office.store.counts().interactions, 1);
    }

    #[test]
    fn it_goes_whole_even_while_the_store_is_still_loading() {
        let office = office_with_sample();
        let today = office.world.clock.now().civil_date(UtcOffset::UTC);
        office.run(office.store.checkpoint(today)).unwrap();
        let starting = office.run(Store::open(office.disk.clone(), office.world.clone())).unwrap();
        assert!(!starting.loading().done);
        office.run(remove_sample(&starting)).unwrap();
        assert_eq!(starting.counts().parties, 0);
    }

    #[test]
    fn removing_it_twice_changes_nothing() {
        let office = office_with_sample();
        remove(&office).unwrap();
        assert_eq!(remove(&office), Err(CommitError::NothingChanged));
    }
}
