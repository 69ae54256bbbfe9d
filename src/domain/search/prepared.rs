//! Words made ready: the costly half of putting documents in, done once and kept with them.
//!
//! Normalising and cutting texts costs far more than entering words into the index. A store that
//! keeps the prepared words beside the records fills an index several times faster at each start.

use std::hash::Hasher;

use hashbrown::HashTable;
use rustc_hash::FxHasher;
use serde::{Deserialize, Serialize};

use super::letters::cut;
use super::postings::Posting;
use super::scores::place;
use super::{FieldClass, SearchIndex};
use crate::domain::normalise::{normalise_into, words};
use crate::domain::transliteration::without_article;

/// Divides words, and the telephone numbers of documents; occurs inside neither.
const DIVIDER: char = '\n';

/// The words of some documents, ready for [`SearchIndex::put_prepared`].
///
/// They stand by word rather than by document, as in the index itself, so that each of its lists
/// is gone to once for all the documents here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreparedWords {
    /// Every distinct word once.
    words: String,
    /// Telephone numbers of each document.
    phones: String,
    /// In how many documents each word is.
    counts: Vec<u16>,
    /// The documents of each word, in order: the first, and the steps from each to the next (see [`push_step`]).
    #[serde(with = "bytes")]
    docs: Vec<u8>,
    /// For each of those the best place of the word there, packed.
    #[serde(with = "bytes")]
    places: Vec<u8>,
}

/// Prepares documents one after the other.
#[derive(Default)]
pub struct Preparation {
    words: String,
    phones: String,
    /// The number of each word, with the hash of its text, and where each ends in `words`, before its divider.
    numbers: HashTable<(u32, u16)>,
    ends: Vec<u32>,
    /// For each word the last of `entries` that is of it.
    last: Vec<u32>,
    entries: Vec<Entry>,
    /// How many documents there are.
    docs: u32,
    text: String,
}

/// A word of a document.
#[derive(Clone, Copy, Default)]
struct Entry {
    word: u16,
    doc: u16,
    place: u8,
}

impl Preparation {
    /// Nothing prepared yet.
    #[must_use]
    pub fn new() -> Self {
        /// There is room for so many words from the start: a page of records has as many most often.
        const WORDS: usize = 1_024;
        Self { numbers: HashTable::with_capacity(WORDS), ..Self::default() }
    }

    /// Prepares the next document; the fields are those of [`SearchIndex::put`]. Words beyond the
    /// 65,536th distinct one, and those of documents beyond the 65,535th, are left out.
    #[cfg_attr(speed, optimize(speed))]
    pub fn add(&mut self, fields: &[(FieldClass, &str)]) {
        let Self { words, phones, numbers, ends, last, entries, docs, text } = self;
        let doc = u16::try_from(*docs).ok().filter(|doc| *doc < u16::MAX);
        *docs += 1;
        each_word(fields, text, |word, place| {
            let Some(doc) = doc else { return };
            let hash = hash(word);
            let is_it = |(of, number): &(u32, u16)| *of == hash && text_of(words, ends, *number) == word;
            let word = match numbers.find(hash.into(), is_it) {
                Some((_, number)) => *number,
                None => {
                    let Ok(number) = u16::try_from(ends.len()) else { return };
                    numbers.insert_unique(hash.into(), (hash, number), |(hash, _)| (*hash).into());
                    words.push_str(word);
                    ends.push(words.len() as u32);
                    words.push(DIVIDER);
                    last.push(0);
                    number
                }
            };
            let last = &mut last[usize::from(word)];
            match entries.get_mut(*last as usize) {
                Some(entry) if (entry.word, entry.doc) == (word, doc) => entry.place = entry.place.min(place),
                _ => {
                    *last = entries.len() as u32;
                    entries.push(Entry { word, doc, place });
                }
            }
        });
        for (_, raw) in fields.iter().filter(|(class, _)| *class == FieldClass::Phone) {
            phones.push_str(raw);
            phones.push(' ');
        }
        phones.push(DIVIDER);
    }

    /// What was prepared.
    #[must_use]
    pub fn finish(self) -> PreparedWords {
        let mut counts = vec![0; self.ends.len()];
        for entry in &self.entries {
            // A word is in a document once, and there are no more documents than this holds.
            counts[usize::from(entry.word)] += 1;
        }
        let mut next = 0;
        let mut places: Vec<usize> = Vec::with_capacity(counts.len());
        for count in &counts {
            places.push(next);
            next += usize::from(*count);
        }
        let mut sorted = vec![Entry::default(); self.entries.len()];
        for entry in self.entries {
            let place = &mut places[usize::from(entry.word)];
            sorted[*place] = entry;
            *place += 1;
        }
        let mut docs = Vec::with_capacity(sorted.len() + sorted.len() / 4);
        let mut before = None;
        for Entry { word, doc, .. } in &sorted {
            let from = before.filter(|(of, _)| of == word).map_or(0, |(_, doc)| doc);
            push_step(&mut docs, doc - from);
            before = Some((*word, *doc));
        }
        PreparedWords {
            words: self.words,
            phones: self.phones,
            counts,
            docs,
            places: sorted.iter().map(|entry| entry.place).collect(),
        }
    }
}

/// Writes a step from one document to the next as LEB128: seven bits a byte, the lowest first, with the highest bit
/// set in all but the last. Most are one byte.
fn push_step(bytes: &mut Vec<u8>, mut step: u16) {
    while step >= 0x80 {
        bytes.push(step as u8 | 0x80);
        step >>= 7;
    }
    bytes.push(step as u8);
}

/// Reads what [`push_step`] wrote; none at the end.
fn next_step(bytes: &mut std::slice::Iter<'_, u8>) -> Option<u16> {
    let (mut step, mut shift) = (0, 0);
    loop {
        let byte = *bytes.next()?;
        step |= u16::from(byte & 0x7f).checked_shl(shift)?;
        if byte < 0x80 {
            return Some(step);
        }
        shift += 7;
    }
}

/// The word of a number.
fn text_of<'a>(words: &'a str, ends: &[u32], number: u16) -> &'a str {
    let place = usize::from(number);
    let start = place.checked_sub(1).map_or(0, |before| ends[before] as usize + DIVIDER.len_utf8());
    &words[start..ends[place] as usize]
}

/// A number made of a word's bytes.
fn hash(word: &str) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write(word.as_bytes());
    let hash = hasher.finish();
    (hash ^ hash >> 32) as u32
}

impl SearchIndex {
    /// Puts prepared documents in. `rows` gives for each in turn the number of the document, or
    /// none to leave it out. The same as [`SearchIndex::put`] with the fields it was prepared of.
    pub fn put_prepared(&mut self, prepared: &PreparedWords, rows: &[Option<u32>]) {
        for doc in rows.iter().flatten() {
            self.remove(*doc);
        }
        self.make_room(rows.len());
        let slots: Vec<Option<u32>> = rows.iter().map(|row| row.map(|doc| self.new_slot(doc))).collect();
        let (mut docs, mut places) = (prepared.docs.iter(), prepared.places.iter());
        'words: for (word, count) in prepared.words.split_terminator(DIVIDER).zip(&prepared.counts) {
            let (mut number, mut doc) = (None, 0_u16);
            for place in places.by_ref().take(usize::from(*count)) {
                let Some(step) = next_step(&mut docs) else { break 'words };
                doc = doc.wrapping_add(step);
                if let Some(Some(slot)) = slots.get(usize::from(doc)) {
                    let number = *number.get_or_insert_with(|| self.vocabulary.number_of(word));
                    self.postings.push(self.vocabulary.list_at(number), Posting::new(*slot, *place));
                }
            }
        }
        for (phones, slot) in prepared.phones.split_terminator(DIVIDER).zip(slots) {
            if let Some(slot) = slot {
                self.phones.push(slot, phones);
            }
        }
    }
}

/// Calls `visit` with each word of the fields, telephone numbers apart, and its packed place. A word
/// that begins with an article is visited without it as well.
#[cfg_attr(speed, optimize(speed))]
pub(super) fn each_word(fields: &[(FieldClass, &str)], text: &mut String, mut visit: impl FnMut(&str, u8)) {
    let mut positions = [0; 3];
    for &(class, raw) in fields {
        let position = match class {
            FieldClass::Name => &mut positions[0],
            FieldClass::Secondary => &mut positions[1],
            FieldClass::Note => &mut positions[2],
            FieldClass::Phone => continue,
        };
        text.clear();
        normalise_into(text, raw);
        for word in words(text).map(cut) {
            let place = place(class, *position);
            visit(word, place);
            if let Some(bare) = without_article(word) {
                visit(bare, place);
            }
            *position += 1;
        }
    }
}

/// Bytes as one run rather than number by number.
mod bytes {
    use std::fmt;

    use serde::de::{Error, Visitor};
    use serde::{Deserializer, Serializer};

    pub fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(bytes)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        struct Run;
        impl Visitor<'_> for Run {
            type Value = Vec<u8>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("bytes")
            }

            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Vec<u8>, E> {
                Ok(bytes.to_vec())
            }
        }
        deserializer.deserialize_bytes(Run)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const MINA: [(FieldClass, &str); 4] = [
        (FieldClass::Name, "مینا رستگار"),
        (FieldClass::Secondary, "فروشگاه لاله"),
        (FieldClass::Note, "می‌خواهد چهل کارتن"),
        (FieldClass::Phone, "989123456789"),
    ];
    const PARVIZ: [(FieldClass, &str); 2] =
        [(FieldClass::Name, "Parviz Rostami"), (FieldClass::Secondary, "Dubai Trading فروشگاه")];

    fn prepared() -> PreparedWords {
        let mut preparation = Preparation::new();
        preparation.add(&MINA);
        preparation.add(&PARVIZ);
        preparation.finish()
    }

    #[test]
    fn prepared_documents_are_found_as_if_put_one_by_one() {
        let (mut quick, mut plain) = (SearchIndex::new(), SearchIndex::new());
        plain.put(7, &MINA);
        plain.put(9, &PARVIZ);
        quick.put_prepared(&prepared(), &[Some(7), Some(9)]);
        for text in ["رست", "rost", "فروشگاه", "3456", "چهل", "dubai par", "mnia"] {
            assert_eq!(quick.query(text, 10), plain.query(text, 10), "{text}");
        }
    }

    #[test]
    fn documents_of_one_word_are_found_however_far_apart_they_are() {
        let (mut preparation, mut plain) = (Preparation::new(), SearchIndex::new());
        let text = |doc: u32| if doc.is_multiple_of(300) { "شیراز لاله" } else { "لاله" };
        for doc in 0..1_000 {
            preparation.add(&[(FieldClass::Name, text(doc))]);
            plain.put(doc, &[(FieldClass::Name, text(doc))]);
        }
        let rows: Vec<Option<u32>> = (0..1_000).map(Some).collect();
        let mut quick = SearchIndex::new();
        quick.put_prepared(&preparation.finish(), &rows);
        assert_eq!(quick.matches("شیراز"), [0, 300, 600, 900]);
        assert_eq!(quick.matches("لاله"), plain.matches("لاله"));
    }

    #[test]
    fn a_document_left_out_is_not_found() {
        let mut index = SearchIndex::new();
        index.put_prepared(&prepared(), &[None, Some(9)]);
        assert_eq!(index.matches("فروشگاه"), [9]);
    }

    #[test]
    fn prepared_words_read_back_from_bytes() {
        let bytes = postcard::to_allocvec(&prepared()).unwrap();
        assert_eq!(postcard::from_bytes::<PreparedWords>(&bytes).unwrap(), prepared());
    }
}
