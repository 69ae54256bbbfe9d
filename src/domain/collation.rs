//! Alphabetical order of names in the Persian, Arabic and Latin alphabets together.
//!
//! A text becomes a key of one byte a letter; keys compare as bytes. Case, accents, vowel signs and
//! the variants of letters that keyboards differ in do not count. A space comes before any letter,
//! so that Ali Zand stands before Alia; digits come before letters; punctuation divides words as
//! spaces do. Letters of other scripts come last, in the order of Unicode.
//!
//! The alphabets differ in more than their order of scripts: Persian puts آ before ا and و before
//! ه, and takes ة for ه; Arabic knows one ا, puts ه before و, and takes ة for ت. (As CLDR has it,
//! except that أ إ ؤ ئ count as the letter that carries the hamza in both.)

use crate::domain::language::Language;
use crate::domain::normalise::{Fold, fold};
use serde::{Deserialize, Serialize};

/// Whose alphabetical order.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Alphabet {
    /// Persian order, Latin letters after Arabic ones.
    #[default]
    Persian,
    /// Arabic order, Latin letters after Arabic ones.
    Arabic,
    /// Latin letters first, Arabic ones after them in Persian order.
    Latin,
}

impl From<Language> for Alphabet {
    fn from(language: Language) -> Self {
        match language {
            Language::Fa => Self::Persian,
            Language::Ar => Self::Arabic,
            Language::En => Self::Latin,
        }
    }
}

/// The key of `text` in [`Alphabet::Persian`].
pub fn sort_key(text: &str) -> Vec<u8> {
    Alphabet::Persian.sort_key(text)
}

/// The beginning of the key of `text` in [`Alphabet::Persian`]; see [`Alphabet::sort_prefix`].
pub fn sort_prefix(text: &str) -> u64 {
    Alphabet::Persian.sort_prefix(text)
}

impl Alphabet {
    /// The key by which `text` is sorted. Texts of equal keys differ only in what does not count.
    pub fn sort_key(self, text: &str) -> Vec<u8> {
        let mut key = Vec::with_capacity(text.len());
        self.push_sort_key(&mut key, text);
        key
    }

    /// Appends the key of `text` to `key`.
    pub fn push_sort_key(self, key: &mut Vec<u8>, text: &str) {
        self.weigh(text, |weight| key.push(weight));
    }

    /// The first eight bytes of the key as an integer: where two of these differ they order the
    /// texts, where they are equal the whole keys do.
    pub fn sort_prefix(self, text: &str) -> u64 {
        let mut bytes = [0; 8];
        let mut free = bytes.iter_mut();
        self.weigh(text, |weight| {
            if let Some(byte) = free.next() {
                *byte = weight;
            }
        });
        u64::from_be_bytes(bytes)
    }

    /// Calls `take` with each byte of the key.
    fn weigh(self, text: &str, take: impl FnMut(u8)) {
        let mut scale = Scale { alphabet: self, take, begun: false, word_ended: false };
        text.chars().for_each(|character| scale.read(character));
    }

    /// The weight of a folded letter or digit; `None` for those of other scripts.
    fn weight(self, letter: char) -> Option<u8> {
        let (arabic, latin) = match self {
            Self::Persian | Self::Arabic => (FIRST_LETTER, FIRST_LETTER + ARABIC_LETTERS),
            Self::Latin => (FIRST_LETTER + LATIN_LETTERS, FIRST_LETTER),
        };
        match letter {
            '0'..='9' => Some(FIRST_DIGIT + (letter as u8 - b'0')),
            'a'..='z' => Some(latin + (letter as u8 - b'a')),
            '\u{620}'..='\u{6ff}' => {
                let place = PLACES[letter as usize - 0x600];
                Some(arabic + if self == Self::Arabic { arabic_place(place) } else { place })
            }
            _ => None,
        }
    }
}

/// The letter to show for a name on its own: its first letter or digit as it is typed, a small
/// Latin one made large. `None` for a name of nothing but signs.
pub fn initial(name: &str) -> Option<char> {
    name.chars().find_map(|character| match fold(character) {
        Fold::One(letter) if !letter.is_alphanumeric() => None,
        Fold::One(letter) if is_presentation_form(character) => Some(letter),
        Fold::One(_) => Some(character.to_ascii_uppercase()),
        Fold::Many(letters) => letters.chars().next(),
        Fold::Drop | Fold::Space => None,
    })
}

const fn is_presentation_form(character: char) -> bool {
    matches!(character, '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' | '\u{ff01}'..='\u{ff5e}')
}

/// The weight of a space, below that of any letter.
const SPACE: u8 = 1;
const FIRST_DIGIT: u8 = 2;
const FIRST_LETTER: u8 = 12;
const LATIN_LETTERS: u8 = 26;
/// The Persian alphabet, with the letters that only other languages have at its end as one.
const ARABIC_LETTERS: u8 = PERSIAN.len() as u8 + 1;
/// What comes before the three bytes of a letter's code in a script that is neither.
const OTHER_SCRIPT: u8 = 0xff;

const PERSIAN: [char; 33] = [
    'آ', 'ا', 'ب', 'پ', 'ت', 'ث', 'ج', 'چ', 'ح', 'خ', 'د', 'ذ', 'ر', 'ز', 'ژ', 'س', 'ش', 'ص', 'ض', 'ط', 'ظ',
    'ع', 'غ', 'ف', 'ق', 'ک', 'گ', 'ل', 'م', 'ن', 'و', 'ه', 'ی',
];
const PLACE_OF_WAW: u8 = 30;
const PLACE_OF_HEH: u8 = 31;

/// The place in [`PERSIAN`] of each letter from U+0600 on.
static PLACES: [u8; 256] = {
    let mut places = [PERSIAN.len() as u8; 256];
    let mut place = 0;
    while place < PERSIAN.len() {
        places[PERSIAN[place] as usize - 0x600] = place as u8;
        place += 1;
    }
    places
};

/// The place in the Arabic alphabet of the letter at `place` of the Persian one.
const fn arabic_place(place: u8) -> u8 {
    match place {
        PLACE_OF_WAW => PLACE_OF_HEH,
        PLACE_OF_HEH => PLACE_OF_WAW,
        _ => place,
    }
}

struct Scale<F> {
    alphabet: Alphabet,
    take: F,
    /// A letter has been taken.
    begun: bool,
    /// Something that divides words has come since.
    word_ended: bool,
}

impl<F: FnMut(u8)> Scale<F> {
    fn read(&mut self, character: char) {
        match (character, self.alphabet) {
            ('آ', Alphabet::Persian | Alphabet::Latin) => return self.weigh('آ'),
            ('ة' | 'ﺓ' | 'ﺔ', Alphabet::Arabic) => return self.weigh('ت'),
            _ => {}
        }
        match fold(character) {
            Fold::Drop => {}
            Fold::Space => self.word_ended = self.begun,
            Fold::One(letter) => self.weigh(letter),
            Fold::Many(letters) => letters.chars().for_each(|letter| self.weigh(letter)),
        }
    }

    fn weigh(&mut self, letter: char) {
        self.begun = true;
        if std::mem::take(&mut self.word_ended) {
            (self.take)(SPACE);
        }
        match self.alphabet.weight(letter) {
            Some(weight) => (self.take)(weight),
            None => {
                let [_, high, middle, low] = (letter as u32).to_be_bytes();
                [OTHER_SCRIPT, high, middle, low].into_iter().for_each(&mut self.take);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use proptest::prelude::*;

    /// Sorts by the keys alone, so that names that should differ but do not are out of order.
    fn assert_sorted(alphabet: Alphabet, names: &[&str]) {
        for pair in names.windows(2) {
            assert!(
                alphabet.sort_key(pair[0]) < alphabet.sort_key(pair[1]),
                "{} should be before {}",
                pair[0],
                pair[1]
            );
        }
    }

    #[test]
    fn the_persian_alphabet_is_in_its_order() {
        let letters: Vec<String> = PERSIAN.iter().map(char::to_string).collect();
        assert_sorted(Alphabet::Persian, &letters.iter().map(String::as_str).collect::<Vec<_>>());
    }

    #[test]
    fn the_arabic_alphabet_is_in_its_order() {
        assert_sorted(
            Alphabet::Arabic,
            &[
                "ا", "ب", "ت", "ث", "ج", "ح", "خ", "د", "ذ", "ر", "ز", "س", "ش", "ص", "ض", "ط", "ظ", "ع",
                "غ", "ف", "ق", "ك", "ل", "م", "ن", "ه", "و", "ي",
            ],
        );
    }

    #[test]
    fn persian_names_are_in_order_whichever_keyboard_wrote_them() {
        assert_sorted(
            Alphabet::Persian,
            &[
                "آرش كمانگير",
                "احمد رضایی",
                "بهرام",
                "پریسا",
                "چنگیز",
                "ژاله",
                "كامران",
                "کیان",
                "گلنار",
                "نگار",
                "ولی",
                "هاشم",
                "ياسمن",
                "یوسف",
            ],
        );
    }

    #[test]
    fn an_arab_finds_hani_before_walid_and_a_persian_after() {
        assert_sorted(Alphabet::Arabic, &["نادر", "هاني", "وليد", "ياسر"]);
        assert_sorted(Alphabet::Persian, &["نادر", "وليد", "هاني", "ياسر"]);
    }

    #[test]
    fn teh_marbuta_is_a_teh_to_an_arab_and_a_heh_to_a_persian() {
        assert_sorted(Alphabet::Arabic, &["مرت", "مرةا", "مرج"]);
        assert_sorted(Alphabet::Persian, &["مرو", "مرة", "مری"]);
    }

    #[test]
    fn latin_names_come_after_persian_ones_and_before_them_in_english() {
        assert_sorted(Alphabet::Persian, &["یوسف", "Ali"]);
        assert_sorted(Alphabet::Latin, &["Zand", "آرش", "احمد"]);
    }

    #[test]
    fn case_and_accents_do_not_count() {
        assert_eq!(sort_key("ÉMILE Zola"), sort_key("emile zola"));
        assert_sorted(Alphabet::Latin, &["Emilé A", "emile b", "Émile C"]);
    }

    #[test]
    fn a_shorter_name_and_a_space_come_first() {
        assert_sorted(Alphabet::Latin, &["Ali", "Ali 2", "Ali Zand", "Ali2", "Alia"]);
        assert_eq!(sort_key(" Ali,  Zand. "), sort_key("Ali Zand"));
    }

    #[test]
    fn numbers_come_before_letters_in_any_digits() {
        assert_sorted(Alphabet::Persian, &["۱۲ فروردین", "3M", "الف"]);
        assert_eq!(sort_key("۱۲"), sort_key("12"));
    }

    #[test]
    fn other_scripts_come_last() {
        assert_sorted(Alphabet::Latin, &["یوسف", "Ελένη", "Иван", "王"]);
    }

    #[test]
    fn the_initial_is_the_first_letter_whatever_stands_before_it() {
        assert_eq!(initial("«آرش»"), Some('آ'));
        assert_eq!(initial("  ali"), Some('A'));
        assert_eq!(initial("ﻣﺤﻤﺪ"), Some('م'));
        assert_eq!(initial("☎ ۳گل"), Some('۳'));
        assert_eq!(initial("☎ 🔥"), None);
        assert_eq!(initial(""), None);
    }

    proptest! {
        #[test]
        fn prefixes_order_names_as_their_keys_do(one in "[آ-یa-zA-Z 0-9]{0,12}", other in "[آ-یa-zA-Z 0-9]{0,12}") {
            for alphabet in [Alphabet::Persian, Alphabet::Arabic, Alphabet::Latin] {
                let prefixes = alphabet.sort_prefix(&one).cmp(&alphabet.sort_prefix(&other));
                let keys = alphabet.sort_key(&one).cmp(&alphabet.sort_key(&other));
                prop_assert!(prefixes.is_eq() || prefixes == keys);
            }
        }

        #[test]
        fn what_divides_words_never_leads_a_key(text in "\\PC{0,12}") {
            for alphabet in [Alphabet::Persian, Alphabet::Arabic, Alphabet::Latin] {
                let key = alphabet.sort_key(&text);
                prop_assert!(!key.starts_with(&[SPACE]));
            }
        }
    }
}
