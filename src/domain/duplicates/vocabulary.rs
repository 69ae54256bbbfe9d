//! The words that names are made of, each once, with how many parties have it.

use std::hash::Hasher;

use hashbrown::HashTable;
use rustc_hash::FxHasher;

use crate::domain::transliteration::{Reading, Skeleton, skeleton, without_article};

/// One word of a name, with what it is compared by.
#[derive(Clone, Copy)]
pub(super) struct Word<'a> {
    /// Its letters, normalised.
    pub text: &'a str,
    /// What it sounds like in each reading.
    pub sounds: Sounds,
    /// How many parties of the index have it in their names.
    pub count: u32,
}

/// The consonants of a word, without the Arabic article, in the readings of [`Reading::BOTH`]; where a word
/// has none, as in another script, a number made of its letters.
pub(super) type Sounds = [u64; 2];

/// The words of all names.
#[derive(Default)]
pub(super) struct Vocabulary {
    /// All words, one after the other.
    text: String,
    /// Where each word ends in `text`; it begins where the one before ends.
    ends: Vec<u32>,
    sounds: Vec<Sounds>,
    counts: Vec<u32>,
    by_word: HashTable<u32>,
}

impl Vocabulary {
    /// The word of a number that [`Vocabulary::add`] gave.
    #[cfg_attr(speed, optimize(speed))]
    pub fn word(&self, number: u32) -> Word<'_> {
        let place = number as usize;
        Word {
            text: text_of(&self.text, &self.ends, number),
            sounds: self.sounds[place],
            count: self.counts[place],
        }
    }

    /// The number of a word, none where no party ever had it. It stays the word's.
    #[cfg_attr(speed, optimize(speed))]
    pub fn number(&self, text: &str) -> Option<u32> {
        self.by_word.find(hash(text), |number| text_of(&self.text, &self.ends, *number) == text).copied()
    }

    /// A word that no party had yet, as it is compared.
    pub fn unknown(text: &str) -> Word<'_> {
        Word { text, sounds: sounds(text), count: 0 }
    }

    /// Counts one more party that has the word, of which the number may be known, and gives that.
    #[cfg_attr(speed, optimize(speed))]
    pub fn add(&mut self, word: &str, known: Option<u32>) -> u32 {
        let number = match known.or_else(|| self.number(word)) {
            Some(number) => number,
            None => {
                let number = self.ends.len() as u32;
                self.text.push_str(word);
                self.ends.push(self.text.len() as u32);
                self.sounds.push(sounds(word));
                self.counts.push(0);
                let (text, ends) = (&self.text, &self.ends);
                self.by_word.insert_unique(hash(word), number, |number| hash(text_of(text, ends, *number)));
                number
            }
        };
        self.counts[number as usize] += 1;
        number
    }

    /// Counts one party less that has the word.
    pub fn release(&mut self, number: u32) {
        self.counts[number as usize] -= 1;
    }

    /// Bytes it takes.
    pub fn bytes(&self) -> usize {
        self.text.capacity()
            + self.ends.capacity() * 4
            + self.counts.capacity() * 4
            + self.sounds.capacity() * size_of::<Sounds>()
            + self.by_word.allocation_size()
    }
}

fn text_of<'a>(text: &'a str, ends: &[u32], number: u32) -> &'a str {
    let place = number as usize;
    let start = place.checked_sub(1).map_or(0, |before| ends[before] as usize);
    &text[start..ends[place] as usize]
}

/// What a normalised word sounds like.
pub(super) fn sounds(word: &str) -> Sounds {
    Reading::BOTH.map(|reading| sound(word, reading))
}

/// What it sounds like in the first reading alone.
#[cfg_attr(speed, optimize(speed))]
pub(super) fn first_sound(word: &str) -> u64 {
    sound(word, Reading::BOTH[0])
}

fn sound(word: &str, reading: Reading) -> u64 {
    let bare = without_article(word).unwrap_or(word);
    // Skeletons leave their lowest bits empty, so that a number for letters is none of theirs.
    match skeleton(bare, reading) {
        none if none.is_empty() => hash(bare) | 1,
        some => some.packed(),
    }
}

/// The consonants of a word's sound, as letters; none for a word of another script.
#[cfg_attr(speed, optimize(speed))]
pub(super) fn letters(sound: u64) -> impl Iterator<Item = u8> {
    let skeleton = if sound & 1 == 0 { Skeleton::from_packed(sound) } else { Skeleton::default() };
    (0..skeleton.len()).map(move |place| skeleton.letter(place))
}

/// A number made of a text's bytes.
#[cfg_attr(speed, optimize(speed))]
pub(super) fn hash(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}

/// Spreads the bits of a number (the finaliser of SplitMix64; Steele, Lea and Flood, 2014).
pub(super) const fn mix(bits: u64) -> u64 {
    let bits = (bits ^ bits >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let bits = (bits ^ bits >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ bits >> 31
}
