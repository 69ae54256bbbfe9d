//! Customers of whom it is known which were written down twice, to measure by.
//!
//! They are the customers of the [sample](crate::domain::sample), with telephone numbers out of all there may be
//! in place of the few set aside for fiction. Some are there a second time with one to three things otherwise;
//! which, is drawn without any look at how duplicates are found, and a pair counts though nothing should be left
//! to tell it by. Others are made to look alike though they are two: families, father and son, colleagues,
//! branches, namesakes. Namesakes by chance come by themselves, by the thousand among 100,000.

mod corruption;
mod lookalikes;
mod spelling;

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use crate::domain::country::Country;
use crate::domain::id::PartyId;
use crate::domain::language::Language;
use crate::domain::party::{ContactPhone, Party, PartyDetails};
use crate::domain::record::Record;
use crate::domain::sample::random::Random;
use crate::domain::sample::{SampleSet, Words};
use crate::domain::time::Instant;

use super::Candidate;
use spelling::Spellings;

/// Which labelled set to make. The same values give the same set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LabelledSet {
    /// Which of the possible sets.
    pub seed: u64,
    /// How many customers: one in ten is there for the second time, one in ten only looks so.
    pub customers: u32,
    /// The language of seven in ten.
    pub language: Language,
}

/// Customers, and which of them are one.
#[derive(Clone, Debug)]
pub struct Labelled {
    /// The customers; their places are their slots.
    pub parties: Vec<Party>,
    /// The names of the organisations each belongs to.
    pub organisations: Vec<Vec<String>>,
    /// The pairs that are one customer, the lower place first.
    pub pairs: HashSet<(u32, u32)>,
}

impl LabelledSet {
    /// Makes the set.
    #[must_use]
    pub fn generate(self) -> Labelled {
        let (twice, alike) = (self.customers / 10, self.customers / 10);
        let (mut parties, mut organisations) = self.sample(self.customers - twice);
        let spellings = Spellings::new();
        let mut pairs = HashSet::new();
        let known = self.customers - twice - alike;
        for nth in 0..alike {
            let random = &mut Random::new(self.seed, u64::from(nth) | 1 << 33);
            let place = (known + nth) as usize;
            for _ in 0..20 {
                let one = random.below(known) as usize;
                let (before, after) = parties.split_at_mut(place);
                if let Some(colleagues) = lookalikes::liken(&mut before[one], &mut after[0], random) {
                    if colleagues {
                        organisations[place] = organisations[one].clone();
                    }
                    break;
                }
            }
        }
        for nth in 0..twice {
            let random = &mut Random::new(self.seed, u64::from(nth) | 1 << 34);
            let (first, other) = (random.below(known + alike), random.below(known));
            let mut party = parties[first as usize].clone();
            party.id = PartyId(Uuid::from_u128(u128::from(self.seed) << 64 | u128::from(nth) | 1 << 40));
            corruption::corrupt(&mut party, &parties[other as usize], &spellings, random);
            pairs.insert((first, parties.len() as u32));
            let belongs = if random.chance(70) { organisations[first as usize].clone() } else { Vec::new() };
            parties.push(party);
            organisations.push(belongs);
        }
        // Two that were made of one are one as well.
        let mut by_first: HashMap<u32, Vec<u32>> = HashMap::new();
        pairs.iter().for_each(|(first, second)| by_first.entry(*first).or_default().push(*second));
        for seconds in by_first.values() {
            for (nth, one) in seconds.iter().enumerate() {
                pairs.extend(seconds[nth + 1..].iter().map(|other| (*one.min(other), *one.max(other))));
            }
        }
        Labelled { parties, organisations, pairs }
    }

    /// Customers of the sample with the names of where they work.
    fn sample(self, customers: u32) -> (Vec<Party>, Vec<Vec<String>>) {
        // The present only decides how old they are: 2026-03-11, 10:00.
        let now = Instant::from_millis(1_773_223_200_000);
        let Self { seed, language, .. } = self;
        let set = SampleSet { seed, customers, now, language, words: Words::BUILT_IN };
        let (mut parties, mut places) = (Vec::new(), HashMap::new());
        let mut organisations = vec![Vec::new(); customers as usize];
        for record in set.generate() {
            match record {
                Record::Party(mut party) => {
                    let random = &mut Random::new(seed, parties.len() as u64 | 1 << 35);
                    party.phones.iter_mut().for_each(|phone| widen(phone, random));
                    set_apart(&mut party, parties.len());
                    places.insert(party.id, parties.len());
                    parties.push(party);
                }
                Record::Link(link) => {
                    let (person, body) = (places[&link.person], places[&link.organisation]);
                    let name: &str = parties[body].name();
                    organisations[person].push(name.to_owned());
                }
                _ => break,
            }
        }
        (parties, organisations)
    }
}

/// Puts another number in place of one of those few set aside for fiction.
fn widen(phone: &mut ContactPhone, random: &mut Random) {
    let Some(country) = phone.number.country() else { return };
    if ![Country::GB, Country::DE, Country::US].contains(&country) {
        return;
    }
    let own = phone.label == crate::domain::party::ContactLabel::Mobile;
    let other = if own { corruption::mobile(country, random) } else { corruption::landline(country, random) };
    if let Some(other) = other {
        *phone = other;
    }
}

/// Gives a customer mailboxes, a site and names on networks that no other has: the sample draws them out of a few
/// thousand, while nobody's mailbox is another's.
fn set_apart(party: &mut Party, nth: usize) {
    let organisation = party.is_organisation();
    for email in &mut party.emails {
        if let Some((name, domain)) = email.address.split_once('@') {
            email.address =
                if organisation { format!("{name}@x{nth}{domain}") } else { format!("{name}{nth}@{domain}") };
        }
    }
    party.handles.iter_mut().for_each(|handle| handle.handle += &nth.to_string());
    if let PartyDetails::Organisation(organisation) = &mut party.details {
        organisation.website = organisation.website.replace("www.", &format!("www.x{nth}"));
    }
}

/// How well pairs were found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    /// The share of what was found that is right, 0 to 1.
    pub precision: f64,
    /// The share of what is there that was found, 0 to 1.
    pub recall: f64,
    /// How many pairs there are.
    pub pairs: usize,
}

impl Labelled {
    /// Measures what was found.
    #[must_use]
    pub fn measure(&self, found: &[Candidate]) -> Measured {
        let right = found.iter().filter(|one| self.pairs.contains(&(one.a, one.b))).count();
        let share = |of: usize| if of == 0 { 1.0 } else { right as f64 / of as f64 };
        Measured { precision: share(found.len()), recall: share(self.pairs.len()), pairs: self.pairs.len() }
    }
}
