//! Looking for customers who were written down twice: through all of them, or beside one that is being added.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::domain::duplicates::{Candidate, Index, Progress, Reason, Sweep};
use crate::domain::id::{DistinctionId, PartyId};
use crate::domain::party::Party;
use crate::domain::record::{Record, RecordKind, RecordRef};
use crate::store::ports::Ledger;

/// Two customers who may be one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// The one that was written down first.
    pub first: PartyId,
    /// The other.
    pub second: PartyId,
    /// How likely it is, in percent.
    pub percent: u8,
    /// Whether it is as good as certain.
    pub certain: bool,
    /// What they have in common.
    pub reasons: Vec<Reason>,
}

impl Pair {
    /// Whether a customer is one of the two.
    #[must_use]
    pub fn has(&self, party: PartyId) -> bool {
        self.first == party || self.second == party
    }
}

/// Hands every customer in memory to `visit`, organisations first, with the names of those that a person works at:
/// these tell people, too.
pub fn for_each_with_workplaces(ledger: &dyn Ledger, visit: &mut dyn FnMut(&Party, &[&str])) {
    let mut works_at: FxHashMap<PartyId, Vec<PartyId>> = FxHashMap::default();
    ledger.for_each(RecordKind::Link, &mut |record| {
        if let Record::Link(link) = record {
            works_at.entry(link.person).or_default().push(link.organisation);
        }
    });
    let mut names: FxHashMap<PartyId, String> = FxHashMap::default();
    ledger.for_each(RecordKind::Party, &mut |record| {
        if let Record::Party(party) = record
            && party.is_organisation()
        {
            visit(&party, &[]);
            names.insert(party.id, party.name().to_owned());
        }
    });
    ledger.for_each(RecordKind::Party, &mut |record| {
        if let Record::Party(party) = record
            && !party.is_organisation()
        {
            let places = works_at.get(&party.id).into_iter().flatten();
            let places: Vec<&str> = places.filter_map(|id| names.get(id)).map(String::as_str).collect();
            visit(&party, &places);
        }
    });
}

/// A search through all customers, a few at a time between other work. The customers and links must be in memory,
/// and what the user told apart.
pub struct Search<'a> {
    ledger: &'a dyn Ledger,
    index: Index,
    /// Who stands at a slot, and when it was written down.
    parties: Vec<(PartyId, i64)>,
    sweep: Sweep,
}

impl<'a> Search<'a> {
    /// A search through the customers as they are now.
    #[must_use]
    pub fn new(ledger: &'a dyn Ledger) -> Self {
        let (mut index, mut parties) = (Index::new(), Vec::new());
        for_each_with_workplaces(ledger, &mut |party, places| {
            index.add(parties.len() as u32, party, places);
            parties.push((party.id, party.created_at.millis()));
        });
        Self { ledger, index, parties, sweep: Sweep::new() }
    }

    /// Lays the next `budget` customers beside those they may be.
    pub fn step(&mut self, budget: u32) -> Progress {
        let Self { ledger, index, parties, sweep } = self;
        let at = |slot: u32| parties.get(slot as usize).map(|(id, _)| *id);
        let told_apart =
            |a, b| at(a).zip(at(b)).is_some_and(|(one, other)| are_told_apart(*ledger, one, other));
        sweep.step(index, &told_apart, budget)
    }

    /// The pairs found, the likeliest first.
    #[must_use]
    pub fn finish(self) -> Vec<Pair> {
        let Self { parties, sweep, .. } = self;
        let pair = |found: Candidate| {
            let (a, b) = (*parties.get(found.a as usize)?, *parties.get(found.b as usize)?);
            let (first, second) = if (b.1, b.0) < (a.1, a.0) { (b.0, a.0) } else { (a.0, b.0) };
            let (percent, certain, reasons) = (found.score.percent(), found.certain, found.reasons);
            Some(Pair { first, second, percent, certain, reasons })
        };
        sweep.finish().into_iter().filter_map(pair).collect()
    }
}

/// Whether the user said that two customers are not the same.
fn are_told_apart(ledger: &dyn Ledger, one: PartyId, other: PartyId) -> bool {
    let record = RecordRef { kind: RecordKind::Distinction, id: DistinctionId::of(one, other).0 };
    ledger.record(record).is_some()
}

/// Of a few customers those that somebody who is being written down may be, the likeliest first, each with what
/// they have in common.
#[must_use]
pub fn like_one_of(party: &Party, few: &[Party]) -> Vec<(PartyId, Vec<Reason>)> {
    let mut index = Index::new();
    for (slot, known) in few.iter().enumerate() {
        index.add(slot as u32, known, &[]);
    }
    let found = index.matches(party, &[], few.len());
    found.into_iter().filter_map(|one| Some((few.get(one.slot as usize)?.id, one.reasons))).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::country::Country;
    use crate::usecases::add_party::{AddParty, add_party};
    use crate::usecases::tell_apart::{TellApart, tell_apart};
    use crate::usecases::testing::Office;

    fn pairs(office: &Office) -> Vec<Pair> {
        let mut search = Search::new(&office.store);
        while !search.step(1).is_done() {}
        search.finish()
    }

    fn add(office: &Office, name: &str, contact: &str) -> PartyId {
        let request = AddParty {
            organisation: false,
            facts: Vec::new(),
            name: name.to_owned(),
            contact: contact.to_owned(),
            home: Country::IR,
        };
        office.run(add_party(&office.store, &office.world, request)).unwrap().party
    }

    fn known(office: &Office, name: &str, contact: &str) -> Party {
        let party = add(office, name, contact);
        office.party(party)
    }

    #[test]
    fn two_of_one_number_are_found_the_older_first() {
        let office = Office::open();
        let older = add(&office, "محمد رضایی", "0912 345 6789");
        office.add_person("سارا کریمی");
        let newer = add(&office, "Mohammad Rezaei", "+98 912 345 6789");
        let found = pairs(&office);
        assert_eq!(found.iter().map(|pair| (pair.first, pair.second)).collect::<Vec<_>>(), [(older, newer)]);
        assert!(found[0].reasons.iter().any(|reason| matches!(reason, Reason::Phone(_))));
        assert!(found[0].has(older) && found[0].has(newer));
    }

    #[test]
    fn those_told_apart_are_not_found_again() {
        let office = Office::open();
        let one = add(&office, "محمد رضایی", "0912 345 6789");
        let other = add(&office, "محمد رضائی", "0912 345 6789");
        assert_eq!(pairs(&office).len(), 1);
        office.run(tell_apart(&office.store, &office.world, TellApart { one, other })).unwrap();
        assert_eq!(pairs(&office), []);
    }

    #[test]
    fn somebody_of_that_name_is_there_already_and_says_why() {
        let office = Office::open();
        let there = known(&office, "مینا رستگار", "0912 345 6789");
        let typed = known(&office, "Mina Rastegar", "");
        let found = like_one_of(&typed, std::slice::from_ref(&there));
        assert_eq!(found, [(there.id, vec![Reason::NameSound])]);
    }

    #[test]
    fn nobody_is_like_somebody_of_another_name() {
        let office = Office::open();
        let there = known(&office, "مینا رستگار", "0912 345 6789");
        assert_eq!(like_one_of(&known(&office, "امید کاظمی", ""), &[there]), []);
    }
}
