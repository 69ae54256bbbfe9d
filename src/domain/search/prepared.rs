//! Words made ready: the costly half of putting documents in, done once and kept with them.
//!
//! Normalising and cutting texts costs far more than entering words into the index. A store that
//! keeps the prepared words beside the records fills an index several times faster at each start.

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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreparedWords {
    /// Every distinct word once.
    words: String,
    /// Telephone numbers of each document.
    phones: String,
    /// How many entries each document has.
    counts: Vec<u16>,
    /// For each entry the number of its word in `words`.
    entries: Vec<u16>,
    /// For each entry its place in the document, packed.
    #[serde(with = "bytes")]
    places: Vec<u8>,
}

/// Prepares documents one after the other.
#[derive(Default)]
pub struct Preparation {
    prepared: PreparedWords,
    numbers: std::collections::HashMap<String, u16, rustc_hash::FxBuildHasher>,
    text: String,
}

impl Preparation {
    /// Nothing prepared yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Prepares the next document; the fields are those of [`SearchIndex::put`]. Words beyond the
    /// 65,536th distinct one are left out.
    pub fn add(&mut self, fields: &[(FieldClass, &str)]) {
        let Self { prepared, numbers, text } = self;
        let PreparedWords { words: all, phones, counts, entries, places } = prepared;
        let before = entries.len();
        each_word(fields, text, |word, place| {
            let number = match numbers.get(word) {
                Some(number) => *number,
                None => {
                    let Ok(number) = u16::try_from(numbers.len()) else { return };
                    numbers.insert(word.to_owned(), number);
                    all.push_str(word);
                    all.push(DIVIDER);
                    number
                }
            };
            if entries.len() - before < usize::from(u16::MAX) {
                entries.push(number);
                places.push(place);
            }
        });
        counts.push((entries.len() - before) as u16);
        for (_, raw) in fields.iter().filter(|(class, _)| *class == FieldClass::Phone) {
            phones.push_str(raw);
            phones.push(' ');
        }
        phones.push(DIVIDER);
    }

    /// What was prepared.
    #[must_use]
    pub fn finish(self) -> PreparedWords {
        self.prepared
    }
}

impl SearchIndex {
    /// Puts prepared documents in. `rows` gives for each in turn the number of the document, or
    /// none to leave it out. The same as [`SearchIndex::put`] with the fields it was prepared of.
    pub fn put_prepared(&mut self, prepared: &PreparedWords, rows: &[Option<u32>]) {
        for doc in rows.iter().flatten() {
            self.remove(*doc);
        }
        // Words are numbered anew when dead slots are cleared, so that comes before numbering.
        self.make_room(rows.len());
        let numbers: Vec<u32> =
            prepared.words.split_terminator(DIVIDER).map(|word| self.vocabulary.number_of(word)).collect();
        let mut phones = prepared.phones.split_terminator(DIVIDER);
        let mut from = 0;
        for (count, row) in prepared.counts.iter().zip(rows) {
            let to = from + usize::from(*count);
            let phones = phones.next().unwrap_or_default();
            if let Some(doc) = row {
                let slot = self.new_slot(*doc);
                let entries = prepared.entries.get(from..to).unwrap_or_default();
                let places = prepared.places.get(from..to).unwrap_or_default();
                for (entry, place) in entries.iter().zip(places) {
                    if let Some(word) = numbers.get(usize::from(*entry)) {
                        let list = self.vocabulary.list_at(*word);
                        self.postings.push(list, Posting::new(slot, *place));
                    }
                }
                if !phones.is_empty() {
                    self.phones.push(slot, phones);
                }
            }
            from = to;
        }
    }
}

/// Calls `visit` with each word of the fields, telephone numbers apart, and its packed place. A word
/// that begins with an article is visited without it as well.
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
