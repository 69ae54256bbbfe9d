//! Distinctions: two parties of which the user said that they are not the same.

use serde::{Deserialize, Serialize};
use uuid::{Uuid, uuid};

use crate::domain::fields::Merge;
use crate::domain::id::{DistinctionId, PartyId};
use crate::domain::time::Instant;

/// That two parties which look alike are two, as stored: nobody is asked about them again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub struct Distinction {
    /// Identity, made of the two.
    pub id: DistinctionId,
    /// The two, the smaller identity first.
    pub parties: (PartyId, PartyId),
    /// When it was said.
    pub created_at: Instant,
}

impl Merge for Distinction {
    /// Theirs: nothing of it is ever edited.
    fn merge(_: &Self, _: &Self, theirs: &Self) -> Self {
        theirs.clone()
    }
}

/// Names the space in which pairs of parties become identities. Never change it, or what was said is asked again.
const PAIRS: Uuid = uuid!("c3a1f0d2-6f0b-4b1e-8f0e-7d3f5a9b2e64");

impl Distinction {
    /// That two parties, in whichever order, are two; none of one party.
    #[must_use]
    pub fn between(one: PartyId, other: PartyId, created_at: Instant) -> Option<Self> {
        let parties = (one.min(other), one.max(other));
        let id = DistinctionId::of(one, other);
        (one != other).then_some(Self { id, parties, created_at })
    }

    /// Whether a party is one of the two.
    #[must_use]
    pub fn is_about(&self, party: PartyId) -> bool {
        self.parties.0 == party || self.parties.1 == party
    }
}

impl DistinctionId {
    /// What two parties' distinction is called, in whichever order they are named: UUIDv5 (RFC 9562, 5.5) of both
    /// identities, so that two devices speak of the same one.
    #[must_use]
    pub fn of(one: PartyId, other: PartyId) -> Self {
        let ends = [*one.min(other).0.as_bytes(), *one.max(other).0.as_bytes()].concat();
        Self(Uuid::new_v5(&PAIRS, &ends))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const MINA: PartyId = PartyId(Uuid::from_u128(0x0190_3f1e_7c00_7abc_8def_0123_4567_89ab));
    const MINA_OF_SHIRAZ: PartyId = PartyId(Uuid::from_u128(0x0190_3f1e_7c00_7abc_8def_0123_4567_89ac));
    const SAID: Instant = Instant::from_millis(1_795_348_800_000);

    #[test]
    fn the_same_is_said_in_whichever_order_the_two_are_named() {
        let there = Distinction::between(MINA, MINA_OF_SHIRAZ, SAID).unwrap();
        assert_eq!(Distinction::between(MINA_OF_SHIRAZ, MINA, SAID), Some(there));
    }

    #[test]
    fn the_identity_of_a_pair_is_as_it_has_always_been() {
        let id = DistinctionId::of(MINA, MINA_OF_SHIRAZ);
        assert_eq!(id.to_string(), "0ed9b016-b510-51e2-98bd-64890e658c91");
    }

    #[test]
    fn nobody_differs_from_himself() {
        assert_eq!(Distinction::between(MINA, MINA, SAID), None);
    }

    #[test]
    fn it_is_about_both_and_nobody_else() {
        let distinction = Distinction::between(MINA, MINA_OF_SHIRAZ, SAID).unwrap();
        let stranger = PartyId(Uuid::from_u128(1));
        assert_eq!(
            [MINA, MINA_OF_SHIRAZ, stranger].map(|one| distinction.is_about(one)),
            [true, true, false]
        );
    }
}
