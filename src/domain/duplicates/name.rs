//! Names as they are compared: without forms of address and forms of companies.

use crate::domain::normalise::{normalise, words};

use super::fact::consonants;
use super::vocabulary::Word;

/// Most words of a name that count.
pub(super) const LONGEST: usize = 6;

/// Appends the words of a name that count to `kept`: those that are no form of address or of a company, or all
/// where there would be none left.
#[cfg_attr(speed, optimize(speed))]
pub(super) fn push_words<'a>(kept: &mut Vec<&'a str>, normalised: &'a str) {
    let counts = |word: &&str| !may_be_ignored(word.as_bytes()) || IGNORED.binary_search(word).is_err();
    kept.extend(words(normalised).filter(counts).take(LONGEST));
    if kept.is_empty() {
        kept.extend(words(normalised).take(LONGEST));
    }
}

/// A number for a name that stays the same in another script and order.
pub(super) fn key_of_text(name: &str) -> u64 {
    let normalised = normalise(name);
    let mut kept = Vec::new();
    push_words(&mut kept, &normalised);
    consonants(kept.into_iter())
}

/// Forms of address, articles, particles and forms of companies, normalised and sorted.
#[rustfmt::skip]
const IGNORED: [&str; 90] = [
    "ag", "al", "and", "bin", "bint", "co", "company", "corp", "corporation", "dr", "el", "eng",
    "engineer", "fzco", "fze", "gmbh", "haj", "haji", "hajj", "ibn", "inc", "limited", "llc", "llp",
    "ltd", "madam", "miss", "mr", "mrs", "ms", "mx", "pjsc", "plc", "prof", "professor", "sayed",
    "sayyed", "seyed", "shaikh", "sheikh", "sir", "the", "ابن", "استاد", "استاذ", "استاذه", "اقا",
    "اقای", "ال", "الاستاذ", "الاستاذه", "الانسه", "الحاج", "الحاجه", "الدکتور", "الدکتوره", "السید",
    "السیده", "الشیخ", "الشیخه", "المحدوده", "المهندس", "المهندسه", "بانو", "بن", "بنت", "جناب", "حاج",
    "حاجی", "حاجیه", "خاص", "خانم", "دکتر", "دکتور", "دکتوره", "ذمم", "سرکار", "سهامی", "سید", "سیده",
    "شرکت", "شرکه", "شیخ", "عام", "محدود", "مساهمه", "مسیولیت", "مهندس", "موسسه", "و",
];

/// A small number for a word: by its length, the end of its first letter and its last byte.
const fn sign(word: &[u8]) -> usize {
    match word {
        [] => 0,
        [only] => *only as usize % SIGNS,
        [_, second, .., last] | [second, last] => {
            (*second as usize ^ (*last as usize) << 2 ^ word.len() << 5) % SIGNS
        }
    }
}

/// How many signs there are.
const SIGNS: usize = 512;

/// Whether a word may be among [`IGNORED`]; most that are not are told apart by this alone.
const fn may_be_ignored(word: &[u8]) -> bool {
    const OF_IGNORED: [bool; SIGNS] = {
        let mut signs = [false; SIGNS];
        let mut place = 0;
        while place < IGNORED.len() {
            signs[sign(IGNORED[place].as_bytes())] = true;
            place += 1;
        }
        signs
    };
    OF_IGNORED[sign(word)]
}

/// The words of a name, as they are compared.
pub(super) struct Name<'a> {
    words: [Word<'a>; LONGEST],
    count: usize,
}

impl<'a> Name<'a> {
    /// A name of these words.
    #[cfg_attr(speed, optimize(speed))]
    pub fn new(words: impl Iterator<Item = Word<'a>>) -> Self {
        let mut name = Self { words: [Word { text: "", sounds: [0; 2], count: 0 }; LONGEST], count: 0 };
        for (place, word) in name.words.iter_mut().zip(words) {
            *place = word;
            name.count += 1;
        }
        name
    }

    /// Its words.
    pub fn words(&self) -> &[Word<'a>] {
        &self.words[..self.count]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_do_not_count_are_written_as_they_are_compared_and_sorted() {
        assert!(IGNORED.is_sorted());
        assert!(IGNORED.iter().all(|word| normalise(word) == **word));
        assert!(IGNORED.iter().all(|word| may_be_ignored(word.as_bytes())));
    }

    #[test]
    fn a_name_of_nothing_but_forms_of_address_counts_whole() {
        let mut kept = Vec::new();
        push_words(&mut kept, "دکتر مهندس");
        assert_eq!(kept, ["دکتر", "مهندس"]);
    }
}
