//! What two parties must have in common to be compared at all.
//!
//! | key | finds |
//! |---|---|
//! | telephone number, e-mail address, name on a network, web site, registration, birthday, street | whatever the names are like |
//! | all consonants of the name, whatever their order | words swapped, joined, in another script |
//! | two words of a name of three or more, or of two | a part of the name left out |
//! | one word of the name | a typing error in another, as long as this one is rare |
//!
//! Words are taken by their sounds, in both readings. A key that many have says little: an office's switchboard,
//! a street, محمد. A list that is longer than `Key::most` is passed over, so that those in it are compared
//! only where they meet in a shorter one as well, and no list costs more than its length allows.

use super::comparison::Features;
use super::fact::{Kind, bag, content};
use super::vocabulary::{Word, mix};

/// A key of a party.
#[derive(Clone, Copy)]
pub(super) struct Key {
    /// The key itself, hashed: two that collide cost a comparison.
    pub hash: u32,
    /// Among how many parties it still counts.
    pub most: u8,
}

/// Among how many parties a fact, a whole name and a word count.
const FACT: u8 = 80;
const NAME: u8 = 120;
const WORD: u8 = 24;
/// The same where there are few keys.
const FEW: u8 = 12;

/// The keys of a party, each once; with `few`, only those of its own facts and of its whole name, which count among
/// few.
#[cfg_attr(speed, optimize(speed))]
pub(super) fn keys(features: &Features<'_>, few: bool) -> Vec<Key> {
    let mut keys = Keys(Vec::with_capacity(24));
    for fact in features.facts {
        let kind = (fact >> 60) as u8;
        let shared = [Kind::City, Kind::PostalCode, Kind::Organisation];
        let often_shared = [Kind::Street, Kind::Birthday];
        let is = |kinds: &[Kind]| kinds.iter().any(|one| *one as u8 == kind);
        if !(is(&shared) || few && is(&often_shared)) {
            keys.push(mix(content(*fact)) ^ mix(u64::from(kind)), if few { FEW } else { FACT });
        }
    }
    let words = features.name.words();
    for reading in 0..2 {
        let sound = |word: &Word<'_>| word.sounds[reading];
        let bag = words.iter().fold(0_u64, |sum, word| sum.wrapping_add(bag(sound(word))));
        keys.push(mix(bag ^ OF_BAG), if few { FEW } else { NAME });
        if few {
            continue;
        }
        for (place, word) in words.iter().enumerate() {
            keys.push(mix(sound(word)), WORD);
            for other in &words[place + 1..] {
                keys.push(mix(sound(word)).wrapping_add(mix(sound(other))), NAME);
            }
        }
    }
    keys.0
}

/// Sets the keys of whole names apart from others.
const OF_BAG: u64 = 0x6e61_6d65;

struct Keys(Vec<Key>);

impl Keys {
    fn push(&mut self, hash: u64, most: u8) {
        let hash = (hash >> 32) as u32;
        if !self.0.iter().any(|key| key.hash == hash) {
            self.0.push(Key { hash, most });
        }
    }
}
