//! Deleting a party, with its links and its history.

use crate::domain::id::{ChangeId, PartyId};
use crate::domain::record::{Cause, RecordKind};
use crate::store::ports::{CommitError, Ledger, Write};
use crate::usecases::{find_party, party_ref};

/// Asks for a party to be deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeleteParty {
    /// Which party.
    pub party: PartyId,
}

/// What was deleted; undoing the change brings all of it back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deleted {
    /// The change.
    pub change: ChangeId,
    /// How many interactions went with the party.
    pub interactions: u32,
}

/// Deletes a party and what hangs on it as one commit. Where it only took part in something, it is
/// taken out.
///
/// # Errors
/// [`CommitError`] when nothing was written.
pub async fn delete_party(ledger: &dyn Ledger, request: DeleteParty) -> Result<Deleted, CommitError> {
    ledger.load_all().await?;
    find_party(ledger, request.party)?;
    let party = party_ref(request.party);
    let referring = ledger.referring(party);
    let interactions = referring.iter().filter(|record| record.kind == RecordKind::Interaction).count();
    let change = ledger.commit(Cause::DeleteParty, vec![Write::Delete(party)]).await?;
    Ok(Deleted { change, interactions: interactions as u32 })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::store::engine::Counts;
    use crate::usecases::link_parties::{LinkParties, OtherEnd, link_parties};
    use crate::usecases::log_interaction::InteractionFacts;
    use crate::usecases::testing::{Office, call};
    use crate::usecases::undo_change::{UndoChange, undo_change};

    fn office_with_mina() -> (Office, PartyId) {
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
        office.log(mina, call("۴۰ کارتن می‌خواهد"));
        office.log(mina, call("قیمت تازه خواست"));
        (office, mina)
    }

    fn delete(office: &Office, party: PartyId) -> Deleted {
        office.run(delete_party(&office.store, DeleteParty { party })).unwrap()
    }

    #[test]
    fn links_and_history_go_with_the_party_and_others_stay() {
        let (office, mina) = office_with_mina();
        let deleted = delete(&office, mina);
        assert_eq!(deleted.interactions, 2);
        assert_eq!(office.store.counts(), Counts { parties: 1, links: 0, interactions: 0 });
    }

    #[test]
    fn one_undo_brings_everything_back() {
        let (office, mina) = office_with_mina();
        let (before, timeline) = (office.party(mina), office.store.timeline(mina));
        let deleted = delete(&office, mina);
        office.run(undo_change(&office.store, UndoChange { change: deleted.change })).unwrap();
        assert_eq!(office.party(mina), before);
        assert_eq!(office.store.timeline(mina), timeline);
        assert_eq!(office.store.links(mina).len(), 1);
    }

    #[test]
    fn a_meeting_of_others_stays_without_the_one_deleted_till_undo() {
        let (office, mina) = office_with_mina();
        let kaveh = office.add_person("کاوه رستمی");
        let meeting = office.log(kaveh, InteractionFacts { others: vec![mina], ..call("با مینا") });
        assert_eq!(office.store.timeline(mina).len(), 3);
        let deleted = delete(&office, mina);
        assert_eq!(deleted.interactions, 2);
        assert_eq!(office.interaction(meeting).others, []);
        office.run(undo_change(&office.store, UndoChange { change: deleted.change })).unwrap();
        assert_eq!(office.interaction(meeting).others, [mina]);
        assert_eq!(office.store.timeline(mina).len(), 3);
    }

    #[test]
    fn deleting_twice_says_that_it_is_gone() {
        let (office, mina) = office_with_mina();
        delete(&office, mina);
        let again = office.run(delete_party(&office.store, DeleteParty { party: mina }));
        assert_eq!(again, Err(CommitError::Gone(party_ref(mina))));
    }
}
