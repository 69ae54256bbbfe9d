//! A key under which a name in Arabic script and its spellings in Latin script meet:
//! رستمی, Rostami and rostamy.
//!
//! Arabic script writes few vowels and Latin spellings disagree about them, so only consonants
//! count. They disagree about those, too, along two traditions: ذ ض ظ are *z* and ق is *gh* to a
//! Persian, *d(h)* and *k* or *q* to an Arab. So a word has one key for each [`Reading`], and two
//! words meet when their keys meet in either.
//!
//! | Arabic script | Latin | Persian reading | Arabic reading |
//! |---|---|---|---|
//! | ا ع, a vowel | a e i o u | `a` at the start, else nothing | same |
//! | و | v w | `v` at the start, else nothing | same |
//! | ی | y | `y` at the start, else nothing | same |
//! | ه ح ة | h | `h`, nothing at the end | same |
//! | ب پ | b, p | `b`, `p` | same |
//! | ت ط | t | `t` | same |
//! | ث | s (Persian), th (Arabic) | `s` | `th` |
//! | س ص | s | `s` | same |
//! | ش | sh | `sh` | same |
//! | ج | j, dj | `j` | `g` |
//! | ژ | zh, j | `j` | `g` |
//! | گ | g | `g` | `g` |
//! | چ | ch | `ch` | same |
//! | خ | kh | `kh` | same |
//! | غ | gh | `gh` | same |
//! | ق | gh, q | `gh` | `k` |
//! | ک | k, c, ck | `k` | same |
//! | د | d | `d` | same |
//! | ذ ض ظ | z (Persian), d, dh (Arabic) | `z` | `d` |
//! | ز | z | `z` | same |
//! | ف | f, ph | `f` | same |
//! | ر ل م ن | r, l, m, n | same | same |
//! | 0–9 | 0–9 | same | same |
//!
//! A letter doubled counts once. Latin *x* is `ks`; *c* before *e*, *i*, *y* is `s`.
//!
//! A key of what was typed so far is the beginning of the key of the whole word, except for one
//! keystroke within *ph*, *zh*, *dj*, *dh*, and the *c* of *ch* and *ce*. To make that so the
//! sounds written with two Latin letters are two letters here, and the glides و and ی count at
//! the start only, where they can be nothing else.
//!
//! What does not meet: forms with an assimilated article (Abdurrahman, عبدالرحمن), and names that
//! are translated rather than spelt (Cyrus, کوروش).

use std::fmt;

/// By which tradition Latin letters are taken for Arabic ones.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Reading {
    /// As in Iran and Afghanistan: Reza, Ghasem, Osman.
    Persian,
    /// As in Arab countries: Rida, Kassem, Othman.
    Arabic,
}

impl Reading {
    /// Both.
    pub const BOTH: [Self; 2] = [Self::Persian, Self::Arabic];
}

/// The consonants of a word, at most twelve, packed so that comparing is comparing integers.
///
/// The order is the alphabetical order of the letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Skeleton(u64);

/// Bits a letter takes; zero is no letter.
const LETTER_BITS: u32 = 5;
/// Letters that fit into 64 bits.
const CAPACITY: u32 = 12;
/// What each code from one on stands for, in the order that makes integers sort as text.
const LETTERS: &[u8; 29] = b"0123456789abcdfghjklmnprstvyz";

impl Skeleton {
    /// Whether the word has no letter that counts: a lone و inside, or another script altogether.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many letters it has, 0 to 12.
    pub const fn len(self) -> u32 {
        // The first letter is in the highest bits, so what is unused are trailing zeros.
        CAPACITY - (self.0.trailing_zeros() - UNUSED_BITS) / LETTER_BITS
    }

    /// Whether `longer` begins with these letters. The empty skeleton begins nothing: nothing is
    /// known of it.
    pub const fn is_prefix_of(self, longer: Self) -> bool {
        let unused = 64 - LETTER_BITS * self.len();
        !self.is_empty() && (self.0 ^ longer.0) >> unused == 0
    }

    /// The letters as one integer, for compact tables; see [`Skeleton::from_packed`].
    pub const fn packed(self) -> u64 {
        self.0
    }

    /// The skeleton that [`Skeleton::packed`] gave the integer of.
    pub const fn from_packed(packed: u64) -> Self {
        Self(packed)
    }

    /// A letter by its place, 0 behind the last.
    pub(super) const fn letter(self, place: u32) -> u8 {
        let code = (self.0 >> (64 - LETTER_BITS * (place + 1))) as usize & 31;
        if code == 0 || code > LETTERS.len() { 0 } else { LETTERS[code - 1] }
    }
}

/// Bits below the twelfth letter.
const UNUSED_BITS: u32 = 64 - LETTER_BITS * CAPACITY;

impl fmt::Display for Skeleton {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (0..self.len()).try_for_each(|place| write!(f, "{}", char::from(self.letter(place))))
    }
}

impl fmt::Debug for Skeleton {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Skeleton({self})")
    }
}

/// The key of one word of [`normalise`](crate::domain::normalise)d text, read by one tradition.
#[cfg_attr(speed, optimize(speed))]
pub fn skeleton(word: &str, reading: Reading) -> Skeleton {
    let mut builder = Builder::new(reading);
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        let used_next = match letter {
            'a'..='z' => builder.read_latin(letter, letters.peek().copied()),
            _ => {
                builder.read_arabic(letter);
                false
            }
        };
        if used_next {
            letters.next();
        }
    }
    builder.finish()
}

/// What follows the Arabic article, where at least three letters do: هاشمی of الهاشمی. Some names
/// begin so without having the article (الهام), so look under both.
#[cfg_attr(speed, optimize(speed))]
pub fn without_article(word: &str) -> Option<&str> {
    word.strip_prefix("ال").filter(|rest| rest.chars().nth(2).is_some())
}

struct Builder {
    reading: Reading,
    packed: u64,
    length: u32,
    last: u8,
    /// The last letter is an h of its own, not one of `sh`, `kh`, `gh`, `ch`, `th`.
    ends_in_h: bool,
    at_start: bool,
}

impl Builder {
    const fn new(reading: Reading) -> Self {
        Self { reading, packed: 0, length: 0, last: 0, ends_in_h: false, at_start: true }
    }

    /// Reads a Latin letter, and says whether it took the next one with it.
    #[cfg_attr(speed, optimize(speed))]
    fn read_latin(&mut self, letter: char, next: Option<char>) -> bool {
        let persian = self.reading == Reading::Persian;
        match (letter, next) {
            ('a' | 'e' | 'i' | 'o' | 'u', _) => self.push_at_start(b'a'),
            ('v' | 'w', _) => self.push_at_start(b'v'),
            ('y', _) => self.push_at_start(b'y'),
            ('h', _) => self.push_h(),
            ('k' | 's' | 't' | 'g', Some('h')) => self.push_all(&[letter as u8, b'h']),
            ('c', Some('h')) => self.push_all(b"ch"),
            ('c', Some('e' | 'i' | 'y')) => self.push(b's'),
            ('c', _) => self.push(b'k'),
            ('p', Some('h')) => self.push(b'f'),
            ('z', Some('h')) | ('d', Some('j')) => self.push(if persian { b'j' } else { b'g' }),
            ('d', Some('h')) => self.push(b'd'),
            ('j', _) => self.push(if persian { b'j' } else { b'g' }),
            ('q', _) => self.push_qaf(),
            ('x', _) => self.push_all(b"ks"),
            _ => self.push(letter as u8),
        }
        matches!(
            (letter, next),
            ('k' | 's' | 't' | 'g' | 'c' | 'p' | 'z' | 'd', Some('h')) | ('d', Some('j'))
        )
    }

    /// Reads a letter of the Arabic script or a digit; others do not count.
    #[cfg_attr(speed, optimize(speed))]
    fn read_arabic(&mut self, letter: char) {
        let persian = self.reading == Reading::Persian;
        match letter {
            'ا' | 'ع' => self.push_at_start(b'a'),
            'و' => self.push_at_start(b'v'),
            'ی' => self.push_at_start(b'y'),
            'ه' | 'ح' => self.push_h(),
            'ب' => self.push(b'b'),
            'پ' => self.push(b'p'),
            'ت' | 'ط' => self.push(b't'),
            'ث' if persian => self.push(b's'),
            'ث' => self.push_all(b"th"),
            'س' | 'ص' => self.push(b's'),
            'ش' => self.push_all(b"sh"),
            'ج' | 'ژ' => self.push(if persian { b'j' } else { b'g' }),
            'گ' => self.push(b'g'),
            'چ' => self.push_all(b"ch"),
            'خ' => self.push_all(b"kh"),
            'غ' => self.push_all(b"gh"),
            'ق' => self.push_qaf(),
            'ک' => self.push(b'k'),
            'د' => self.push(b'd'),
            'ذ' | 'ض' | 'ظ' => self.push(if persian { b'z' } else { b'd' }),
            'ز' => self.push(b'z'),
            'ف' => self.push(b'f'),
            'ر' => self.push(b'r'),
            'ل' => self.push(b'l'),
            'م' => self.push(b'm'),
            'ن' => self.push(b'n'),
            '0'..='9' => self.push(letter as u8),
            _ => {}
        }
    }

    fn push_qaf(&mut self) {
        match self.reading {
            Reading::Persian => self.push_all(b"gh"),
            Reading::Arabic => self.push(b'k'),
        }
    }

    /// A letter that is a consonant for certain only where a word begins.
    fn push_at_start(&mut self, letter: u8) {
        self.ends_in_h = false;
        if self.at_start {
            self.push(letter);
        }
    }

    fn push_h(&mut self) {
        let of_its_own = self.ends_in_h || self.last != b'h';
        self.push(b'h');
        self.ends_in_h = of_its_own;
    }

    fn push_all(&mut self, letters: &[u8]) {
        letters.iter().for_each(|letter| self.push(*letter));
    }

    #[cfg_attr(speed, optimize(speed))]
    fn push(&mut self, letter: u8) {
        self.at_start = false;
        self.ends_in_h = false;
        if letter == self.last && !letter.is_ascii_digit() {
            return;
        }
        self.last = letter;
        if self.length < CAPACITY {
            self.length += 1;
            self.packed |= code(letter) << (64 - LETTER_BITS * self.length);
        }
    }

    fn finish(mut self) -> Skeleton {
        // At the end ه is mostly a vowel, and Latin spellings add and leave out the h at will.
        if self.ends_in_h && self.length > 1 && self.length < CAPACITY {
            let last = 31 << (64 - LETTER_BITS * self.length);
            self.packed &= !last;
        }
        Skeleton(self.packed)
    }
}

const fn code(letter: u8) -> u64 {
    let mut place = 0;
    while place < LETTERS.len() {
        if LETTERS[place] == letter {
            return place as u64 + 1;
        }
        place += 1;
    }
    0
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::normalise::normalise;
    use proptest::prelude::*;

    fn key(text: &str, reading: Reading) -> Skeleton {
        skeleton(&normalise(text), reading)
    }

    fn persian(text: &str) -> String {
        key(text, Reading::Persian).to_string()
    }

    fn meet(one: &str, other: &str) -> bool {
        Reading::BOTH.iter().any(|reading| key(one, *reading) == key(other, *reading))
    }

    #[test]
    fn names_meet_their_latin_spellings() {
        for (name, spellings) in [
            ("رستمی", &["Rostami", "rostamy", "Rustami", "Rostamee"][..]),
            ("محمد", &["Mohammad", "Muhammed", "Mohamed", "Mohamad", "Muhammad"]),
            ("یوسفی", &["Yousefi", "Yusufi", "Yoosefi", "Yousefy"]),
            ("خدیجه", &["Khadijeh", "Khadija", "Khadijah", "Khadidja"]),
            ("خديجة", &["Khadija", "Khadijah"]),
            ("شریعتی", &["Shariati", "Shari'ati", "Shariaty"]),
            ("قاسم", &["Ghasem", "Qasem", "Qasim", "Kassem", "Kasim"]),
            ("جواد", &["Javad", "Jawad", "Djavad"]),
            ("علی", &["Ali", "Aly"]),
            ("رضا", &["Reza", "Rida", "Ridha"]),
            ("حسین", &["Hossein", "Hussain", "Husayn", "Hosein"]),
            ("فاطمه", &["Fatemeh", "Fatima", "Fatimah"]),
            ("زهرا", &["Zahra"]),
            ("مریم", &["Maryam", "Mariam"]),
            ("غلامی", &["Gholami", "Ghulami"]),
            ("ژاله", &["Zhaleh", "Jaleh"]),
            ("چنگیز", &["Changiz"]),
            ("پریسا", &["Parisa"]),
            ("عثمان", &["Osman", "Othman", "Uthman"]),
            ("فتحي", &["Fathi", "Fathy"]),
            ("جمال", &["Jamal", "Gamal", "Djamal"]),
            ("طارق", &["Tariq", "Tarek", "Tareq"]),
            ("رمضان", &["Ramezan", "Ramadan"]),
            ("كاظم", &["Kazem", "Kadhim"]),
            ("القاضي", &["Alghazi", "AlQadi", "Elkadi"]),
            ("ابراهیم", &["Ebrahim", "Ibrahim"]),
            ("اسماعیل", &["Esmaeil", "Ismail"]),
            ("سعید", &["Saeed", "Said"]),
            ("شاهرخ", &["Shahrokh"]),
            ("نصرالله", &["Nasrollah", "Nasrallah"]),
            ("وحید", &["Vahid", "Wahid"]),
            ("خواجوی", &["Khajavi"]),
            ("جورج", &["George", "Jorj"]),
            ("مایکل", &["Mikel"]),
            ("فیلیپ", &["Philip"]),
        ] {
            for spelling in spellings {
                assert!(
                    meet(name, spelling),
                    "{name} {} {} / {spelling} {} {}",
                    persian(name),
                    key(name, Reading::Arabic),
                    persian(spelling),
                    key(spelling, Reading::Arabic),
                );
            }
        }
    }

    #[test]
    fn different_names_do_not_meet() {
        for (one, other) in [
            ("رستمی", "Karimi"),
            ("محمد", "Mahmoud Ahmadi"),
            ("علی", "Leila"),
            ("جهان", "Golchin"),
            ("قاسم", "Hashem"),
            ("مهدی", "Hamid"),
        ] {
            assert!(!meet(one, other), "{one} {other}");
        }
    }

    #[test]
    fn a_key_is_shown_by_its_letters() {
        assert_eq!(persian("خدیجه"), "khdj");
        assert_eq!(persian("Shariati"), "shrt");
        assert_eq!(key("ثریا", Reading::Arabic).to_string(), "thr");
        assert_eq!(persian("ط۱۱۲"), "t112");
    }

    #[test]
    fn a_script_that_is_neither_has_no_key_and_begins_nothing() {
        assert!(key("Иванов", Reading::Persian).is_empty());
        assert!(!key("", Reading::Persian).is_prefix_of(key("Ali", Reading::Persian)));
    }

    #[test]
    fn a_lone_heh_keeps_its_letter() {
        assert_eq!(persian("ه"), "h");
        assert_eq!(persian("h"), "h");
    }

    #[test]
    fn letters_past_the_twelfth_do_not_count() {
        let long = persian("Khoshbakhtnezhadgharebaghi");
        assert_eq!(long.len(), 12);
    }

    #[test]
    fn every_beginning_of_a_name_begins_its_key() {
        for name in ["رستمی", "شریعتی", "خدیجه", "محمدرضا", "Rostami", "Shariati", "Ghasem", "Khadijeh"]
        {
            let whole = key(name, Reading::Persian);
            for (end, _) in name.char_indices().skip(1) {
                let typed = key(&name[..end], Reading::Persian);
                assert!(typed.is_prefix_of(whole), "{} {typed} {whole}", &name[..end]);
            }
        }
    }

    #[test]
    fn the_article_is_told_from_the_name_behind_it() {
        assert_eq!(without_article("الهاشمی"), Some("هاشمی"));
        assert_eq!(without_article("الی"), None);
        assert_eq!(without_article("هاشمی"), None);
    }

    proptest! {
        #[test]
        fn a_beginning_in_arabic_script_always_begins_the_key(
            word in "[ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی]{1,16}", cut in 1usize..16,
        ) {
            for reading in Reading::BOTH {
                let begun: String = word.chars().take(cut).collect();
                let (begun, whole) = (skeleton(&begun, reading), skeleton(&word, reading));
                prop_assert!(begun.is_prefix_of(whole), "{} {}", begun, whole);
            }
        }

        #[test]
        fn length_and_letters_and_order_agree(one in "[a-z]{0,14}", other in "[a-z]{0,14}") {
            let (one, other) = (skeleton(&one, Reading::Persian), skeleton(&other, Reading::Persian));
            prop_assert_eq!(one.to_string().len() as u32, one.len());
            prop_assert_eq!(one.cmp(&other), one.to_string().cmp(&other.to_string()));
            prop_assert_eq!(
                one.is_prefix_of(other),
                !one.is_empty() && other.to_string().starts_with(&one.to_string())
            );
            prop_assert_eq!(Skeleton::from_packed(one.packed()), one);
        }
    }
}
