//! Parties by what they may be found again by.

use crate::domain::normalise::{normalise, words};
use crate::domain::order;
use crate::domain::party::Party;
use crate::domain::pile::Pile;

use super::blocks::Blocks;
use super::comparison::{self, Features, Finding};
use super::fact::{self, Fact, Workplace};
use super::key::{Key, keys};
use super::name::{LONGEST, Name, push_words};
use super::vocabulary::Vocabulary;
use super::weights::{self, Tenths};
use super::{Match, Score};

/// All parties, as they are compared: some 150 bytes each.
///
/// Parties are numbered by the caller; the numbers should be those of rows of a table, for every one up to the
/// highest takes twelve bytes.
#[derive(Default)]
pub struct Index {
    entries: Pile<Entry>,
    /// How many entries are there.
    count: u32,
    vocabulary: Vocabulary,
    /// The words of names, by their numbers, and the facts of all parties, each party's together.
    words: Pile<u32>,
    facts: Pile<Fact>,
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
    /// The numbers of those that were known then.
    words: [Option<u32>; LONGEST],
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
    pub fn prepare(&self, party: &Party, organisations: &[&str]) -> Prepared {
        let workplaces: Vec<Workplace> = organisations.iter().map(|name| Workplace::named(name)).collect();
        self.prepare_at(party, &workplaces)
    }

    /// As [`Index::prepare`], where it is worked out already by what those that it belongs to are known.
    #[must_use]
    #[cfg_attr(speed, optimize(speed))]
    pub fn prepare_at(&self, party: &Party, workplaces: &[Workplace]) -> Prepared {
        let normalised = normalise(party.name());
        let mut words = Vec::new();
        push_words(&mut words, &normalised);
        let mut prepared = Prepared {
            organisation: party.is_organisation(),
            name: words.join(" "),
            words: [None; LONGEST],
            facts: fact::facts(party, workplaces),
            keys: Vec::new(),
        };
        for (number, word) in prepared.words.iter_mut().zip(words) {
            *number = self.vocabulary.number(word);
        }
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
        let Prepared { organisation, name, words: known, facts, keys } = prepared;
        let few = &facts[..facts.len().min(usize::from(u8::MAX))];
        let (mut numbers, mut count) = ([0; LONGEST], 0);
        for ((number, word), known) in numbers.iter_mut().zip(words(name)).zip(known) {
            *number = self.vocabulary.add(word, *known);
            count += 1;
        }
        if count == 0 {
            return;
        }
        let entry = Entry {
            words_at: self.words.push_run(&numbers[..count]) as u32,
            facts_at: self.facts.push_run(few) as u32,
            words: count as u8,
            facts: few.len() as u8,
            organisation: *organisation,
        };
        while self.entries.end() <= slot as usize {
            self.entries.push(Entry::default());
        }
        if let Some(at) = self.entries.get_mut(slot as usize) {
            *at = entry;
        }
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
        for number in self.words.run(gone.words_at as usize, gone.words.into()) {
            self.vocabulary.release(*number);
        }
        self.left_behind += usize::from(gone.words) + usize::from(gone.facts);
        if self.left_behind > 1_024 + (self.words.end() + self.facts.end()) / 4 {
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
        self.push_under(&prepared.keys, &mut near);
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
        self.entries.end() as u32
    }

    fn put_under_keys(&mut self, slot: u32) {
        let keys = self.at(slot).map(|features| keys(&features, self.few_keys)).unwrap_or_default();
        keys.into_iter().for_each(|Key { hash, most }| self.blocks.put(hash, slot, usize::from(most)));
    }

    /// The party at a slot.
    pub(super) fn at(&self, slot: u32) -> Option<Features<'_>> {
        self.entries.get(slot as usize).filter(|entry| entry.words > 0).map(|entry| self.features(*entry))
    }

    /// Appends the slots of parties that have a key in common with one, some more than once.
    pub(super) fn push_near(&self, features: &Features<'_>, near: &mut Vec<u32>) {
        self.push_under(&keys(features, self.few_keys), near);
    }

    fn push_under(&self, keys: &[Key], near: &mut Vec<u32>) {
        for Key { hash, most } in keys {
            self.blocks.under(*hash, usize::from(*most), near);
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
        comparison::compare(features, self.facts_of(*entry), || self.name_of(*entry), self.count, least)
    }

    fn features(&self, entry: Entry) -> Features<'_> {
        Features { organisation: entry.organisation, name: self.name_of(entry), facts: self.facts_of(entry) }
    }

    fn facts_of(&self, entry: Entry) -> &[Fact] {
        self.facts.run(entry.facts_at as usize, entry.facts.into())
    }

    #[cfg_attr(speed, optimize(speed))]
    fn name_of(&self, entry: Entry) -> Name<'_> {
        let words = self.words.run(entry.words_at as usize, entry.words.into());
        Name::new(words.iter().map(|number| self.vocabulary.word(*number)))
    }

    #[cfg_attr(speed, optimize(speed))]
    fn features_of<'a>(&'a self, prepared: &'a Prepared) -> Features<'a> {
        Features {
            organisation: prepared.organisation,
            name: Name::new(words(&prepared.name).zip(prepared.words).map(|(word, number)| {
                number.map_or_else(|| Vocabulary::unknown(word), |number| self.vocabulary.word(number))
            })),
            facts: &prepared.facts,
        }
    }

    /// Writes words, facts and keys anew without those of parties that are gone.
    fn close_up(&mut self) {
        let (words, facts) = (std::mem::take(&mut self.words), std::mem::take(&mut self.facts));
        for slot in 0..self.entries.end() {
            let Some(entry) = self.entries.get_mut(slot).filter(|entry| entry.words > 0) else { continue };
            let of_entry = words.run(entry.words_at as usize, entry.words.into());
            entry.words_at = self.words.push_run(of_entry) as u32;
            let of_entry = facts.run(entry.facts_at as usize, entry.facts.into());
            entry.facts_at = self.facts.push_run(of_entry) as u32;
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
        self.entries.bytes()
            + self.words.bytes()
            + self.facts.bytes()
            + self.vocabulary.bytes()
            + self.blocks.bytes()
    }
}

impl Score {
    /// In percent, 0 to 100.
    #[must_use]
    pub const fn percent(self) -> u8 {
        self.0
    }
}
