//! Parties by what they may be found again by.

use crate::domain::normalise::{normalise, words};
use crate::domain::order;
use crate::domain::party::Party;

use super::blocks::Blocks;
use super::comparison::{self, Features, Finding};
use super::fact::{self, Fact};
use super::key::{Key, keys};
use super::name::{Name, push_words};
use super::vocabulary::Vocabulary;
use super::weights::{self, Tenths};
use super::{Match, Score};

/// All parties, as they are compared: some 150 bytes each.
///
/// Parties are numbered by the caller; the numbers should be those of rows of a table, for every one up to the
/// highest takes twelve bytes.
#[derive(Default)]
pub struct Index {
    entries: Vec<Entry>,
    /// How many entries are there.
    count: u32,
    vocabulary: Vocabulary,
    /// The words of names, by their numbers, and the facts of all parties, each party's together.
    words: Vec<u32>,
    facts: Vec<Fact>,
    /// How many words and facts belong to parties that are gone, or to what others were before.
    left_behind: usize,
    blocks: Blocks,
    few_keys: bool,
}

/// A party as an index lays it beside others and keeps it: worked out once for both.
pub struct Prepared {
    organisation: bool,
    /// The words of its name that count, normalised, with spaces between.
    name: String,
    facts: Vec<Fact>,
    keys: Vec<Key>,
}

/// Where a party's words and facts are.
#[derive(Clone, Copy, Default)]
struct Entry {
    words_at: u32,
    facts_at: u32,
    /// None for one that is not there: every party has a name.
    words: u8,
    facts: u8,
    organisation: bool,
}

impl Index {
    /// One without parties.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// One that finds a party by what it has in common with another or by its whole name, and not by a part of
    /// it: for the rows of an import, of which there may be very many. It takes a third of the time; what it
    /// misses a sweep finds.
    #[must_use]
    pub fn with_few_keys() -> Self {
        Self { few_keys: true, ..Self::default() }
    }

    /// How many parties there are.
    #[must_use]
    pub const fn len(&self) -> u32 {
        self.count
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Works out what a party is found and compared by. `organisations` are the names of those it belongs to.
    #[must_use]
    #[cfg_attr(speed, optimize(speed))]
    pub fn prepare(&self, party: &Party, organisations: &[&str]) -> Prepared {
        let normalised = normalise(party.name());
        let mut words = Vec::new();
        push_words(&mut words, &normalised);
        let facts = fact::facts(party, organisations);
        let mut prepared = Prepared {
            organisation: party.is_organisation(),
            name: words.join(" "),
            facts,
            keys: Vec::new(),
        };
        prepared.keys = keys(&self.features_of(&prepared), self.few_keys);
        prepared
    }

    /// Puts a party at a slot, in place of what was there. `organisations` are the names of those it belongs
    /// to. One without a name, which no form lets pass, is not taken.
    pub fn add(&mut self, slot: u32, party: &Party, organisations: &[&str]) {
        let prepared = self.prepare(party, organisations);
        self.add_prepared(slot, &prepared);
    }

    /// As [`Index::add`], of a party that was prepared by this index.
    #[cfg_attr(speed, optimize(speed))]
    pub fn add_prepared(&mut self, slot: u32, prepared: &Prepared) {
        self.remove(slot);
        let Prepared { organisation, name, facts, keys } = prepared;
        let few = &facts[..facts.len().min(usize::from(u8::MAX))];
        let mut entry = Entry {
            words_at: self.words.len() as u32,
            facts_at: self.facts.len() as u32,
            words: 0,
            facts: few.len() as u8,
            organisation: *organisation,
        };
        for word in words(name) {
            let number = self.vocabulary.add(word);
            push(&mut self.words, number);
            entry.words += 1;
        }
        if entry.words == 0 {
            return;
        }
        few.iter().for_each(|fact| push(&mut self.facts, *fact));
        while self.entries.len() <= slot as usize {
            push(&mut self.entries, Entry::default());
        }
        self.entries[slot as usize] = entry;
        self.count += 1;
        if few.len() == facts.len() {
            keys.iter().for_each(|Key { hash, most }| self.blocks.put(*hash, slot, usize::from(*most)));
        } else {
            self.put_under_keys(slot);
        }
    }

    /// Takes a party out; nothing where there is none.
    pub fn remove(&mut self, slot: u32) {
        let Some(entry) = self.entries.get_mut(slot as usize).filter(|entry| entry.words > 0) else { return };
        let gone = std::mem::take(entry);
        self.count -= 1;
        let from = gone.words_at as usize;
        for number in &self.words[from..from + usize::from(gone.words)] {
            self.vocabulary.release(*number);
        }
        self.left_behind += usize::from(gone.words) + usize::from(gone.facts);
        if self.left_behind > 1_024 + (self.words.len() + self.facts.len()) / 4 {
            self.close_up();
        }
    }

    /// The parties that may be the same as one that is being typed or imported, the likeliest first, at most so
    /// many. Here what has only its name in common is found as well, with a score below 50. One that stands in the
    /// index itself is among them.
    #[must_use]
    pub fn matches(&self, party: &Party, organisations: &[&str], limit: usize) -> Vec<Match> {
        self.matches_of(&self.prepare(party, organisations), limit)
    }

    /// As [`Index::matches`], of a party that was prepared by this index.
    #[must_use]
    #[cfg_attr(speed, optimize(speed))]
    pub fn matches_of(&self, prepared: &Prepared, limit: usize) -> Vec<Match> {
        let features = self.features_of(prepared);
        let mut near = Vec::new();
        self.each_under(&prepared.keys, &mut |slot| near.push(slot));
        near.sort_unstable();
        near.dedup();
        let mut found = Vec::new();
        for slot in near {
            if let Some(Finding { score, certain, reasons }) =
                self.compare(&features, slot, weights::LEAST_OF_ONE)
            {
                found.push(Match { slot, score, certain, reasons });
            }
        }
        order::sort_by_key(&mut found, |one| (std::cmp::Reverse(one.score), !one.certain));
        found.truncate(limit);
        found
    }

    /// The highest slot there ever was, and one.
    pub(super) fn end(&self) -> u32 {
        self.entries.len() as u32
    }

    fn put_under_keys(&mut self, slot: u32) {
        let keys = self.at(slot).map(|features| keys(&features, self.few_keys)).unwrap_or_default();
        keys.into_iter().for_each(|Key { hash, most }| self.blocks.put(hash, slot, usize::from(most)));
    }

    /// The party at a slot.
    pub(super) fn at(&self, slot: u32) -> Option<Features<'_>> {
        self.entries.get(slot as usize).filter(|entry| entry.words > 0).map(|entry| self.features(*entry))
    }

    /// Calls `visit` with the slots of parties that have a key in common with one, some more than once.
    pub(super) fn each_near(&self, features: &Features<'_>, visit: &mut dyn FnMut(u32)) {
        self.each_under(&keys(features, self.few_keys), visit);
    }

    #[cfg_attr(speed, optimize(speed))]
    fn each_under(&self, keys: &[Key], visit: &mut dyn FnMut(u32)) {
        for Key { hash, most } in keys {
            self.blocks.under(*hash, usize::from(*most)).for_each(&mut *visit);
        }
    }

    /// Lays a party beside the one at a slot.
    #[cfg_attr(speed, optimize(speed))]
    pub(super) fn compare(&self, features: &Features<'_>, slot: u32, least: Tenths) -> Option<Finding> {
        let entry = self.entries.get(slot as usize)?;
        // Before anything of it is looked up.
        if entry.words == 0 || entry.organisation != features.organisation {
            return None;
        }
        comparison::compare(features, &self.features(*entry), self.count, least)
    }

    #[cfg_attr(speed, optimize(speed))]
    fn features(&self, entry: Entry) -> Features<'_> {
        let (words_at, facts_at) = (entry.words_at as usize, entry.facts_at as usize);
        let words = &self.words[words_at..words_at + usize::from(entry.words)];
        Features {
            organisation: entry.organisation,
            name: Name::new(words.iter().map(|number| self.vocabulary.word(*number))),
            facts: &self.facts[facts_at..facts_at + usize::from(entry.facts)],
        }
    }

    #[cfg_attr(speed, optimize(speed))]
    fn features_of<'a>(&'a self, prepared: &'a Prepared) -> Features<'a> {
        Features {
            organisation: prepared.organisation,
            name: Name::new(words(&prepared.name).map(|word| self.vocabulary.look_up(word))),
            facts: &prepared.facts,
        }
    }

    /// Writes words, facts and keys anew without those of parties that are gone.
    fn close_up(&mut self) {
        let (words, facts) = (std::mem::take(&mut self.words), std::mem::take(&mut self.facts));
        for entry in self.entries.iter_mut().filter(|entry| entry.words > 0) {
            let (words_at, facts_at) = (entry.words_at as usize, entry.facts_at as usize);
            (entry.words_at, entry.facts_at) = (self.words.len() as u32, self.facts.len() as u32);
            words[words_at..words_at + usize::from(entry.words)]
                .iter()
                .for_each(|one| push(&mut self.words, *one));
            facts[facts_at..facts_at + usize::from(entry.facts)]
                .iter()
                .for_each(|one| push(&mut self.facts, *one));
        }
        self.left_behind = 0;
        self.blocks = Blocks::default();
        for slot in 0..self.end() {
            self.put_under_keys(slot);
        }
    }

    /// Bytes it takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.entries.capacity() * size_of::<Entry>()
            + self.words.capacity() * size_of::<u32>()
            + self.facts.capacity() * size_of::<Fact>()
            + self.vocabulary.bytes()
            + self.blocks.bytes()
    }
}

/// Appends with room for an eighth more where there is none left, since doubling leaves up to half unused.
pub(super) fn push<T>(list: &mut Vec<T>, item: T) {
    if list.len() == list.capacity() {
        list.reserve_exact(list.len() / 8 + 64);
    }
    list.push(item);
}

impl Score {
    /// In percent, 0 to 100.
    #[must_use]
    pub const fn percent(self) -> u8 {
        self.0
    }
}
