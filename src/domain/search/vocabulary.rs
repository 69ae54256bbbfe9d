//! The words of an index, each once, with what lets a query pass most of them over quickly.

use std::hash::Hasher;

use rustc_hash::FxHasher;

use super::letters::{head, head_mask, signature};
use super::postings::List;
use super::term::{Skeletons, skeletons};

/// Number of a word in the vocabulary, from 0 upwards.
pub(super) type WordId = u32;

/// Every distinct normalised word. A query reads whole columns, hence columns.
#[derive(Default)]
pub(super) struct Vocabulary {
    /// All words one after the other.
    text: String,
    /// Where each word ends in `text`; it begins where the one before ends.
    ends: Vec<u32>,
    /// First eight bytes of each word; see [`head`].
    heads: Vec<u64>,
    /// Letters that occur in each word; see [`signature`].
    signatures: Vec<u64>,
    /// Consonants of each word.
    skeletons: Vec<Skeletons>,
    /// Where each word stands.
    lists: Vec<List>,
    /// Open-addressed hash table of word numbers plus one, 0 for an empty place; its length is a
    /// power of two, and it is at most half full.
    table: Vec<u32>,
}

impl Vocabulary {
    /// Makes room for so many distinct words.
    pub(super) fn reserve(&mut self, words: usize) {
        self.text.reserve(words * 10);
        self.ends.reserve(words);
        self.heads.reserve(words);
        self.signatures.reserve(words);
        self.skeletons.reserve(words);
        self.lists.reserve(words);
        if words * 2 > self.table.len() {
            self.grow_table((words * 2).next_power_of_two());
        }
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The word of a number.
    pub(super) fn word(&self, id: WordId) -> &str {
        let id = id as usize;
        let start = if id == 0 { 0 } else { self.ends[id - 1] as usize };
        &self.text[start..self.ends[id] as usize]
    }

    /// Where a word stands.
    pub(super) fn list(&self, id: WordId) -> &List {
        &self.lists[id as usize]
    }

    /// Where a word stands, for adding to it; a word not there yet is added.
    pub(super) fn list_of(&mut self, word: &str) -> &mut List {
        let id = self.number_of(word);
        self.list_at(id)
    }

    /// Where the word of a number stands, for adding to it.
    pub(super) fn list_at(&mut self, id: WordId) -> &mut List {
        &mut self.lists[id as usize]
    }

    /// The number of a word; one not there yet is added.
    pub(super) fn number_of(&mut self, word: &str) -> WordId {
        if self.table.len() < (self.ends.len() + 1) * 2 {
            self.grow_table((self.table.len() * 2).max(64));
        }
        let head = head(word);
        let place = self.place(word, head);
        match self.table[place].checked_sub(1) {
            Some(id) => id,
            None => {
                let id = self.ends.len() as u32;
                self.table[place] = id + 1;
                self.text.push_str(word);
                self.ends.push(self.text.len() as u32);
                self.heads.push(head);
                self.signatures.push(signature(word));
                self.skeletons.push(skeletons(word));
                self.lists.push(List::default());
                id
            }
        }
    }

    /// The number of a word, if it is there.
    pub(super) fn find(&self, word: &str) -> Option<WordId> {
        if self.table.is_empty() {
            return None;
        }
        self.table[self.place(word, head(word))].checked_sub(1)
    }

    /// Where in the table a word is, or belongs.
    fn place(&self, word: &str, head: u64) -> usize {
        let mask = self.table.len() - 1;
        let mut place = hash(word) as usize & mask;
        loop {
            let Some(id) = self.table[place].checked_sub(1) else { return place };
            if self.heads[id as usize] == head && self.word(id) == word {
                return place;
            }
            place = (place + 1) & mask;
        }
    }

    fn grow_table(&mut self, len: usize) {
        self.table = vec![0; len];
        for id in 0..self.ends.len() as u32 {
            let mut place = hash(self.word(id)) as usize & (len - 1);
            while self.table[place] != 0 {
                place = (place + 1) & (len - 1);
            }
            self.table[place] = id + 1;
        }
    }

    /// Calls `visit` with each word that begins with `prefix`.
    pub(super) fn for_each_beginning(&self, prefix: &str, mut visit: impl FnMut(WordId, &str)) {
        let (head, mask) = (head(prefix), head_mask(prefix.len()));
        for (id, word_head) in (0..).zip(&self.heads) {
            if word_head & mask == head {
                let word = self.word(id);
                if word.starts_with(prefix) {
                    visit(id, word);
                }
            }
        }
    }

    /// Calls `visit` with each word whose consonants begin with those given, in either reading.
    pub(super) fn for_each_sounding(&self, typed: Skeletons, mut visit: impl FnMut(WordId, &str)) {
        for (id, skeletons) in (0..).zip(&self.skeletons) {
            if typed[0].is_prefix_of(skeletons[0]) || typed[1].is_prefix_of(skeletons[1]) {
                visit(id, self.word(id));
            }
        }
    }

    /// Calls `visit` with each word that lacks at most `missing` of the letters of `letters`.
    pub(super) fn for_each_resembling(
        &self,
        letters: u64,
        missing: u32,
        mut visit: impl FnMut(WordId, &str),
    ) {
        for (id, signature) in (0..).zip(&self.signatures) {
            if (letters & !signature).count_ones() <= missing {
                visit(id, self.word(id));
            }
        }
    }

    /// Bytes held.
    pub(super) fn memory_bytes(&self) -> usize {
        self.text.capacity()
            + (self.ends.capacity() + self.table.capacity()) * 4
            + (self.heads.capacity() + self.signatures.capacity()) * 8
            + self.skeletons.capacity() * size_of::<Skeletons>()
            + self.lists.capacity() * size_of::<List>()
    }
}

fn hash(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(word.as_bytes());
    hasher.finish()
}
