//! Saying that two customers who look alike are two.

use crate::domain::distinction::Distinction;
use crate::domain::id::{ChangeId, PartyId};
use crate::domain::record::{Cause, Record};
use crate::store::ports::{CommitError, Doing, Ledger, Write};
use crate::usecases::find_party;

/// Asks for two parties to be told apart from now on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TellApart {
    /// One of the two.
    pub one: PartyId,
    /// The other.
    pub other: PartyId,
}

/// Notes as one commit that two parties are not the same; none when that was said already, or both are one.
///
/// # Errors
/// [`CommitError`] when nothing was written; [`CommitError::Gone`] when one of them is not there any more.
pub async fn tell_apart(
    ledger: &dyn Ledger,
    world: &dyn Doing,
    request: TellApart,
) -> Result<Option<ChangeId>, CommitError> {
    let now = world.now();
    let make = || {
        let (one, other) = (find_party(ledger, request.one)?, find_party(ledger, request.other)?);
        let said = Distinction::between(one.id, other.id, now).map(Record::from);
        let new = said.filter(|said| ledger.record(said.reference()).is_none());
        Ok(new.map(Write::Create).into_iter().collect())
    };
    match ledger.commit_anew(Cause::TellApart, &make).await {
        Ok(change) => Ok(Some(change)),
        Err(CommitError::NothingChanged) => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::id::DistinctionId;
    use crate::domain::record::{RecordKind, RecordRef};
    use crate::store::engine::Store;
    use crate::usecases::delete_party::{DeleteParty, delete_party};
    use crate::usecases::party_ref;
    use crate::usecases::testing::{NOON_MS, Office, noon_today};
    use crate::usecases::undo_change::{UndoChange, undo_change};

    fn office_with_two_of_a_name() -> (Office, PartyId, PartyId) {
        let office = Office::open();
        let (one, other) = (office.add_person("محمد رضایی"), office.add_person("محمد رضائی"));
        (office, one, other)
    }

    fn tell(office: &Office, one: PartyId, other: PartyId) -> Result<Option<ChangeId>, CommitError> {
        office.run(tell_apart(&office.store, &office.world, TellApart { one, other }))
    }

    fn said(office: &Office, one: PartyId, other: PartyId) -> Option<Distinction> {
        let record = RecordRef { kind: RecordKind::Distinction, id: DistinctionId::of(one, other).0 };
        match office.store.record(record)? {
            Record::Distinction(distinction) => Some(distinction),
            _ => None,
        }
    }

    #[test]
    fn what_was_said_is_there_with_the_time() {
        let (office, one, other) = office_with_two_of_a_name();
        tell(&office, one, other).unwrap();
        assert_eq!(said(&office, other, one).unwrap().created_at.millis(), NOON_MS);
    }

    #[test]
    fn saying_it_again_from_the_other_side_changes_nothing() {
        let (office, one, other) = office_with_two_of_a_name();
        tell(&office, one, other).unwrap();
        assert_eq!(tell(&office, other, one), Ok(None));
    }

    #[test]
    fn nobody_is_told_apart_from_himself() {
        let (office, one, _) = office_with_two_of_a_name();
        assert_eq!(tell(&office, one, one), Ok(None));
    }

    #[test]
    fn it_is_known_to_another_tab_after_a_checkpoint() {
        let (office, one, other) = office_with_two_of_a_name();
        tell(&office, one, other).unwrap();
        office.run(office.store.checkpoint(noon_today())).unwrap();
        let tab = office.run(Store::open(office.disk.clone(), office.world.clone())).unwrap();
        office.run(tab.load_all()).unwrap();
        assert!(tab.are_told_apart(other, one));
    }

    #[test]
    fn undo_takes_it_back() {
        let (office, one, other) = office_with_two_of_a_name();
        let change = tell(&office, one, other).unwrap().unwrap();
        office.run(undo_change(&office.store, UndoChange { change })).unwrap();
        assert_eq!(said(&office, one, other), None);
    }

    #[test]
    fn it_goes_with_either_of_the_two_and_comes_back_by_undo() {
        for first in [true, false] {
            let (office, one, other) = office_with_two_of_a_name();
            tell(&office, one, other).unwrap();
            let before = said(&office, one, other);
            let party = if first { one } else { other };
            let change = office.run(delete_party(&office.store, DeleteParty { party })).unwrap().change;
            assert_eq!(said(&office, one, other), None);
            office.run(undo_change(&office.store, UndoChange { change })).unwrap();
            assert_eq!(said(&office, one, other), before);
        }
    }

    #[test]
    fn it_stays_away_while_one_of_the_two_is_away() {
        let (office, one, other) = office_with_two_of_a_name();
        tell(&office, one, other).unwrap();
        let change = office.run(delete_party(&office.store, DeleteParty { party: one })).unwrap().change;
        office.run(delete_party(&office.store, DeleteParty { party: other })).unwrap();
        office.run(undo_change(&office.store, UndoChange { change })).unwrap();
        assert_eq!(said(&office, one, other), None);
    }

    #[test]
    fn nothing_is_said_of_who_is_gone() {
        let (office, one, other) = office_with_two_of_a_name();
        office.run(delete_party(&office.store, DeleteParty { party: other })).unwrap();
        assert_eq!(tell(&office, one, other), Err(CommitError::Gone(party_ref(other))));
    }
}
