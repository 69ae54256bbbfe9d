//! Search as one types: over names, places, tags, notes and telephone numbers, in three scripts,
//! forgiving typing errors, best hits first.
//!
//! An index keeps every distinct word once and, for each, the list of documents it stands in. A
//! query word is laid against all words, cheap tests over whole columns first; the lists of those
//! that answer are read into one score a document; a document that every query word reaches is
//! found. Nothing is kept between queries.
//!
//! Documents are numbered by the caller. Inside, each version of a document has a *slot* of its
//! own, given out upwards, so that lists only ever grow at their ends; replacing or removing a
//! document leaves a dead slot behind until [`SearchIndex::reclaim`].

mod highlight;
pub(in crate::domain) mod letters;
mod phones;
mod postings;
mod prepared;
mod query;
mod reach;
#[cfg(test)]
mod reference;
mod scores;
pub(in crate::domain) mod sound;
mod term;
#[cfg(test)]
mod tests;
pub mod typed;
pub(in crate::domain) mod typo;
mod value;
mod vocabulary;

pub use highlight::highlight;
pub use prepared::{Preparation, PreparedWords};
pub use query::{Hit, Hits};
pub use value::{NAMES_DIVIDER, TypedValue};

use phones::Phones;
use postings::{MAX_SLOTS, Posting, Postings};
use prepared::each_word;
use vocabulary::Vocabulary;

/// What a text says about a document, which decides how much a hit in it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldClass {
    /// What the document is called; the first words count most.
    Name,
    /// What stands beside the name: organisation, city, tags, e-mail addresses.
    Secondary,
    /// Free text.
    Note,
    /// Telephone numbers, apart by spaces, each without any inside and in its international form;
    /// found by any part of three digits or more, and by its beginning as typed within its country
    /// (`0912`).
    Phone,
}

/// An index of documents numbered by the caller, in memory.
///
/// A document's number is a row of a table: the index takes 4 bytes for every number up to the
/// highest one put.
#[derive(Default)]
pub struct SearchIndex {
    vocabulary: Vocabulary,
    postings: Postings,
    phones: Phones,
    /// The document of each slot, [`NONE`] for a dead one.
    docs: Vec<u32>,
    /// The slot of each document, [`NONE`] where there is none.
    slots: Vec<u32>,
    /// How many slots are dead.
    dead: usize,
    /// Room for normalised text, kept to save allocations.
    text: String,
}

const NONE: u32 = u32::MAX;

/// Dead slots that are always tolerated, so that small indexes are not rebuilt at every edit.
const SLACK: usize = 1_024;

impl SearchIndex {
    /// An index of nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes room for `docs` documents with `words` distinct words between them, which saves
    /// copying while many are put.
    pub fn reserve(&mut self, docs: usize, words: usize) {
        self.docs.reserve(docs);
        self.slots.reserve(docs);
        self.vocabulary.reserve(words);
    }

    /// Puts a document in, in place of an earlier version of it. The texts are as the user wrote
    /// them, the name first; of two fields of one class the first counts more.
    pub fn put(&mut self, doc: u32, fields: &[(FieldClass, &str)]) {
        self.remove(doc);
        self.make_room(1);
        let slot = self.new_slot(doc);
        let mut text = std::mem::take(&mut self.text);
        each_word(fields, &mut text, |word, place| {
            self.postings.push(self.vocabulary.list_of(word), Posting::new(slot, place));
        });
        for (_, raw) in fields.iter().filter(|(class, _)| *class == FieldClass::Phone) {
            self.phones.push(slot, raw);
        }
        self.text = text;
    }

    /// Clears dead slots away when they are more than the live ones, or `docs` more do not fit.
    fn make_room(&mut self, docs: usize) {
        if self.dead > self.live() + SLACK || self.docs.len() + docs > MAX_SLOTS as usize {
            self.rebuild();
        }
    }

    /// Gives a document its slot.
    fn new_slot(&mut self, doc: u32) -> u32 {
        let slot = self.docs.len() as u32;
        self.docs.push(doc);
        if self.slots.len() <= doc as usize {
            self.slots.resize(doc as usize + 1, NONE);
        }
        self.slots[doc as usize] = slot;
        slot
    }

    /// Takes a document out; one that is not there is no matter.
    pub fn remove(&mut self, doc: u32) {
        let Some(slot) = self.slots.get_mut(doc as usize) else { return };
        let slot = std::mem::replace(slot, NONE);
        if slot != NONE {
            self.docs[slot as usize] = NONE;
            self.dead += 1;
        }
    }

    /// Whether a document is in.
    #[must_use]
    pub fn contains(&self, doc: u32) -> bool {
        self.slots.get(doc as usize).is_some_and(|slot| *slot != NONE)
    }

    /// How many documents are in.
    #[must_use]
    pub fn live(&self) -> usize {
        self.docs.len() - self.dead
    }

    /// Gives back the memory of replaced and removed documents when they are more than a fifth of
    /// all; says whether it did. Takes about as long as a tenth of building the index, so it is
    /// for idle moments; [`put`](Self::put) does it by itself only when more than half is dead.
    pub fn reclaim(&mut self) -> bool {
        let due = self.dead > self.live() / 4 + SLACK;
        if due {
            self.rebuild();
        }
        due
    }

    /// Copies what is live, with slots and words numbered anew in the same order.
    fn rebuild(&mut self) {
        let mut docs = Vec::with_capacity(self.live());
        let mut renumbered = vec![NONE; self.docs.len()];
        for (old, &doc) in self.docs.iter().enumerate() {
            if doc != NONE {
                renumbered[old] = docs.len() as u32;
                self.slots[doc as usize] = docs.len() as u32;
                docs.push(doc);
            }
        }
        let slot_now = |old: u32| Some(renumbered[old as usize]).filter(|slot| *slot != NONE);
        let mut vocabulary = Vocabulary::default();
        let mut postings = Postings::default();
        for id in 0..self.vocabulary.len() as u32 {
            let mut live = Vec::new();
            self.postings.for_each(self.vocabulary.list(id), |posting| {
                live.extend(slot_now(posting.slot()).map(|slot| Posting::new(slot, posting.place())));
            });
            if !live.is_empty() {
                let list = vocabulary.list_of(self.vocabulary.word(id));
                live.into_iter().for_each(|posting| postings.push(list, posting));
            }
        }
        self.phones.renumber(slot_now);
        (self.vocabulary, self.postings, self.docs, self.dead) = (vocabulary, postings, docs, 0);
    }

    /// Bytes of memory held, reserves included.
    #[must_use]
    pub fn memory_bytes(&self) -> usize {
        self.vocabulary.memory_bytes()
            + self.postings.memory_bytes()
            + self.phones.memory_bytes()
            + (self.docs.capacity() + self.slots.capacity()) * 4
            + self.text.capacity()
    }
}
