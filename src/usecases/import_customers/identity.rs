//! Identities made of what is said, so that what is read twice comes in once.

use std::mem::replace;

use uuid::{Uuid, uuid};

use crate::domain::id::{LinkId, PartyId};
use crate::domain::normalise::{normalise, push_compact};
use crate::domain::time::Instant;
use crate::formats::incoming::Incoming;
#[cfg(doc)]
use crate::store::ports::append_encoded_party;
use crate::store::ports::{CommitError, append_party};

/// Name the spaces in which rows, organisations and places of work become identities. Made once; never change
/// them, or every file comes in twice.
const ROWS: Uuid = uuid!("5b0c7f4e-2d53-4c0e-9a86-0b5f7f1f3c11");
const ORGANISATIONS: Uuid = uuid!("5b0c7f4e-2d53-4c0e-9a86-0b5f7f1f3c12");
const PLACES: Uuid = uuid!("5b0c7f4e-2d53-4c0e-9a86-0b5f7f1f3c13");

/// The party that a row becomes where nobody is known who it is: always the same for the same row. `encoded` becomes the
/// party's bytes but for its identity and when it was first written, as [`append_encoded_party`] wants them.
///
/// # Errors
/// [`CommitError::Codec`] when the row cannot be encoded.
#[cfg_attr(speed, optimize(speed))]
pub fn of_row(row: &mut Incoming, encoded: &mut Vec<u8>) -> Result<PartyId, CommitError> {
    // When it was read is not what it says.
    let id = replace(&mut row.party.id, PartyId(Uuid::nil()));
    let created_at = replace(&mut row.party.created_at, Instant::EPOCH);
    encoded.clear();
    let outcome = append_party(encoded, &row.party);
    (row.party.id, row.party.created_at) = (id, created_at);
    outcome?;
    let length = encoded.len();
    for place in &row.memberships {
        for text in [&place.organisation, &place.title] {
            encoded.extend_from_slice(text.as_bytes());
            encoded.push(0);
        }
    }
    let party = PartyId(Uuid::new_v5(&ROWS, encoded));
    encoded.truncate(length);
    Ok(party)
}

/// The name of an organisation as others are compared with it.
pub fn key_of_name(name: &str) -> String {
    let mut key = String::new();
    push_compact(&mut key, &normalise(name));
    key
}

/// The organisation of a name that nothing else is known of.
pub fn of_organisation(key: &str) -> PartyId {
    PartyId(Uuid::new_v5(&ORGANISATIONS, key.as_bytes()))
}

/// A person's place in an organisation.
pub fn of_place(person: PartyId, organisation: PartyId) -> LinkId {
    let ends = [person.0.as_bytes().as_slice(), organisation.0.as_bytes()].concat();
    LinkId(Uuid::new_v5(&PLACES, &ends))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::party::{Party, PartyDetails};
    use crate::store::ports::append_encoded_party;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_an_identity_is_made_of_is_the_party_but_for_that(
            (id, millis, name, notes) in (any::<u128>(), 0..4_000_000_000_000_i64, ".{0,30}", ".{0,30}"),
        ) {
            let details = PartyDetails::named(false, name);
            let mut party = Party::new(PartyId(Uuid::from_u128(id)), details, Instant::from_millis(millis));
            party.notes = notes;
            let (mut encoded, mut expected, mut bytes) = (Vec::new(), vec![7], vec![7]);
            append_party(&mut expected, &party).unwrap();
            of_row(&mut Incoming::new(1, party.clone()), &mut encoded).unwrap();
            append_encoded_party(&mut bytes, &encoded, party.id, party.created_at).unwrap();
            prop_assert_eq!(bytes, expected);
        }
    }
}
