//! Who is known already: the customers who are there, and those of the rows before.

use rustc_hash::FxHashMap;

use crate::domain::id::PartyId;
use crate::domain::party::Party;
use crate::domain::phone::PhoneNumber;
use crate::usecases::import_customers::identity::key_of_name;

/// How a row's customer is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// It is the one.
    Certain(PartyId),
    /// It may be the one.
    Doubtful(PartyId),
}

/// Parties by what tells them.
#[derive(Default)]
pub struct Known {
    phones: FxHashMap<PhoneNumber, (PartyId, u64)>,
    emails: FxHashMap<String, (PartyId, u64)>,
}

impl Known {
    /// Takes note of a party.
    pub fn add(&mut self, party: &Party) {
        let name = hash(&key_of_name(party.name()));
        for phone in &party.phones {
            self.phones.entry(phone.number).or_insert((party.id, name));
        }
        for email in &party.emails {
            self.emails.entry(email.address.to_ascii_lowercase()).or_insert((party.id, name));
        }
    }

    /// Whom a party is like.
    pub fn like(&self, party: &Party) -> Option<Likeness> {
        let name = hash(&key_of_name(party.name()));
        let by_phone = party.phones.iter().filter_map(|phone| self.phones.get(&phone.number));
        let by_email =
            party.emails.iter().filter_map(|email| self.emails.get(&email.address.to_ascii_lowercase()));
        let mut doubtful = None;
        for (id, other) in by_phone.chain(by_email) {
            if *other == name {
                return Some(Likeness::Certain(*id));
            }
            doubtful = Some(Likeness::Doubtful(*id));
        }
        doubtful
    }
}

fn hash(text: &str) -> u64 {
    use std::hash::{BuildHasher, BuildHasherDefault};
    BuildHasherDefault::<rustc_hash::FxHasher>::default().hash_one(text)
}
