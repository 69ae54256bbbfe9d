//! How alike two names are, word by word.

use crate::domain::search::letters::Script;
use crate::domain::search::{sound, typo};
use crate::domain::transliteration::without_article;

use super::name::LONGEST;
use super::vocabulary::{Sounds, Word, letters, sounds};
use super::weights::{self, Tenths};

/// How alike two words are, the most alike first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// Letter by letter.
    Same,
    /// Another spelling of the same sounds, the same in another script, or divided otherwise.
    Sound,
    /// But for a typing error.
    Typo,
    /// One is the other's first letter.
    Initial,
    /// Perhaps the same, perhaps another name of nearly the same letters: حسن and حسین.
    Doubtful,
}

/// What two names say of whether they are one party's.
pub(super) struct Names {
    /// What the words in common count for, less what those that differ count against it.
    pub weight: Tenths,
    /// The least alike of the words in common.
    pub least: Likeness,
    /// Words stand in another order.
    pub swapped: bool,
    /// Words of one have none in the other.
    pub in_part: bool,
    /// Words of either have none in the other.
    pub differ: bool,
    /// One person's name lacks the other's first word, so that it rather is that of the father.
    pub without_first: bool,
}

/// Compares two names; none where they have nothing in common. `parties` is how many there are.
pub(super) fn compare(a: &[Word<'_>], b: &[Word<'_>], organisations: bool, parties: u32) -> Option<Names> {
    let mut pairing = Pairing {
        a,
        b,
        places: [FREE; LONGEST],
        taken: [false; LONGEST],
        common: 0,
        least: Likeness::Same,
        parties,
    };
    pairing.pair(Likeness::Same);
    pairing.pair(Likeness::Initial);
    pairing.join();
    pairing.pair(Likeness::Doubtful);
    pairing.names(organisations)
}

/// A word of the first name without one in the second.
const FREE: u8 = u8::MAX;
/// A word of the first name that is a part of one in the second, or has two there.
const JOINED: u8 = u8::MAX - 1;

struct Pairing<'a> {
    a: &'a [Word<'a>],
    b: &'a [Word<'a>],
    /// For each word of the first name, the place of its like in the second.
    places: [u8; LONGEST],
    taken: [bool; LONGEST],
    common: Tenths,
    least: Likeness,
    parties: u32,
}

impl Pairing<'_> {
    /// Pairs words that are as alike as `least`, or more, each with the most alike there is.
    fn pair(&mut self, least: Likeness) {
        for at in 0..self.a.len() {
            if self.places[at] != FREE {
                continue;
            }
            let mut best = None;
            for place in 0..self.b.len() {
                if !self.taken[place]
                    && let Some(found) = likeness(&self.a[at], &self.b[place], least, self.parties)
                    && best.is_none_or(|(known, _)| found < known)
                {
                    best = Some((found, place));
                }
            }
            if let Some((found, place)) = best {
                self.places[at] = place as u8;
                self.taken[place] = true;
                self.count(found, self.a[at].count.max(self.b[place].count));
            }
        }
    }

    /// Pairs two words of one name with the one in the other that they are when written together.
    fn join(&mut self) {
        for at in 0..self.a.len() {
            for place in 0..self.b.len() {
                if self.places[at] != FREE || self.taken[place] {
                    continue;
                }
                let next_is_free = self.b.len() > place + 1 && !self.taken[place + 1];
                if next_is_free && let Some(found) = joined(&self.a[at], &self.b[place..place + 2]) {
                    self.places[at] = place as u8;
                    (self.taken[place], self.taken[place + 1]) = (true, true);
                    self.count(found, self.a[at].count);
                } else if self.a.len() > at + 1
                    && self.places[at + 1] == FREE
                    && let Some(found) = joined(&self.b[place], &self.a[at..at + 2])
                {
                    (self.places[at], self.places[at + 1]) = (place as u8, JOINED);
                    self.taken[place] = true;
                    self.count(found, self.b[place].count);
                }
            }
        }
    }

    fn count(&mut self, likeness: Likeness, parties_with_it: u32) {
        self.common += weights::of_word(likeness, parties_with_it, self.parties);
        self.least = self.least.max(likeness);
    }

    fn names(&self, organisations: bool) -> Option<Names> {
        let places = &self.places[..self.a.len()];
        if places.iter().all(|place| *place == FREE) {
            return None;
        }
        let free = (0..self.a.len()).filter(|at| places[*at] == FREE);
        let free_there = (0..self.b.len()).filter(|place| !self.taken[*place]);
        let differing = free.clone().count().min(free_there.clone().count());
        // A letter alone may be a form of address; missing, it says nothing.
        let missing = free.clone().filter(|at| !is_letter(&self.a[*at])).count();
        let missing_there = free_there.clone().filter(|place| !is_letter(&self.b[*place])).count();
        let missing = missing.max(missing_there).saturating_sub(differing);
        let first_is_left = free.min() == Some(0) || free_there.min() == Some(0);
        let without_first = first_is_left && missing > 0 && differing == 0 && !organisations;
        let common = self.common.min(weights::most_of_name(organisations, self.parties));
        let against = weights::of_differing_words(differing, missing, without_first, organisations);
        let mut paired = places.iter().filter(|place| **place < JOINED);
        let mut before = paired.next();
        let swapped = paired.any(|place| {
            let falls = before.is_some_and(|before| before > place);
            before = Some(place);
            falls
        });
        Some(Names {
            weight: common - against,
            least: self.least,
            swapped,
            in_part: missing > 0,
            differ: differing > 0,
            without_first,
        })
    }
}

/// How alike two words are, none when they are less alike than `least`.
fn likeness(a: &Word<'_>, b: &Word<'_>, least: Likeness, parties: u32) -> Option<Likeness> {
    if a.text == b.text {
        return Some(Likeness::Same);
    }
    if least == Likeness::Same {
        return None;
    }
    let (one, other) = (Script::of(a.text), Script::of(b.text));
    let (mut sounds_a, mut sounds_b) = (a.sounds, b.sounds);
    if one != other
        && let (Some(a), Some(b)) = (article(a.text, one), article(b.text, other))
    {
        // In Latin letters the article is a part of the word, where Albert and Elham begin so as well.
        (sounds_a, sounds_b) = (sounds(a), sounds(b));
    }
    let meet = sounds_a[0] == sounds_b[0] || sounds_a[1] == sounds_b[1];
    if meet && sounds_the_same(a.text, one, b.text, other) {
        return Some(Likeness::Sound);
    }
    let (short, long) = if a.text.len() <= b.text.len() { (a, b) } else { (b, a) };
    if is_letter(short) || is_letter(long) {
        let begins = letters(a.sounds[0]).next() == letters(b.sounds[0]).next();
        return (begins || long.text.starts_with(short.text)).then_some(Likeness::Initial);
    }
    if one != other {
        // No letters to compare; consonants that are nearly the same may be those of a typing error.
        let count = letters(sounds_a[0]).count().min(letters(sounds_b[0]).count());
        let near = least == Likeness::Doubtful
            && (meet
                || one_apart(sounds_a, sounds_b)
                    && (count >= 3 || sounds_the_same(a.text, one, b.text, other)));
        return near.then_some(Likeness::Doubtful);
    }
    if long.text.len() - short.text.len() > 4 {
        return None;
    }
    let (short, long) = match (without_article(short.text), without_article(long.text)) {
        (Some(short), Some(long)) => (short, long),
        _ => (short.text, long.text),
    };
    let (typed, count) = (Letters::of(short), long.chars().count());
    let limit = if count > SHORT_WORD { 2 } else { 1 };
    let errors = typo::errors(typed.as_slice(), long, limit).whole;
    if errors == typo::TOO_MANY || typed.count < 2 {
        return None;
    }
    // Two names that both are borne by several are two names, however few letters they differ in.
    let established = a.count.min(b.count) >= weights::established(parties);
    let many = count < if errors > 1 { LONG_WORD } else { SHORT_WORD };
    let found = if established || many { Likeness::Doubtful } else { Likeness::Typo };
    (found <= least).then_some(found)
}

fn is_letter(word: &Word<'_>) -> bool {
    word.text.chars().nth(1).is_none()
}

/// From how many letters on a word may have one typing error, and two.
const SHORT_WORD: usize = 4;
const LONG_WORD: usize = 7;

/// The letters of a word that is compared for typing errors, without a place of their own in memory.
struct Letters {
    letters: [char; 24],
    count: usize,
}

impl Letters {
    fn of(word: &str) -> Self {
        let mut these = Self { letters: ['\0'; 24], count: 0 };
        for (place, letter) in these.letters.iter_mut().zip(word.chars()) {
            *place = letter;
            these.count += 1;
        }
        these
    }

    fn as_slice(&self) -> &[char] {
        &self.letters[..self.count]
    }
}

fn sounds_the_same(a: &str, in_one: Script, b: &str, in_other: Script) -> bool {
    let fits = |a: &str, b: &str| sound::fit(a, in_one, b, in_other, 1).is_some_and(|fit| fit.whole);
    let (bare_a, bare_b) = (article(a, in_one).unwrap_or(a), article(b, in_other).unwrap_or(b));
    fits(a, b) || bare_a == bare_b || fits(bare_a, bare_b)
}

/// What follows the article of a word that may have one.
fn article(word: &str, script: Script) -> Option<&str> {
    match script {
        Script::Arabic => without_article(word),
        Script::Latin => {
            word.strip_prefix("al").or_else(|| word.strip_prefix("el")).filter(|rest| rest.len() > 2)
        }
        Script::Other => None,
    }
}

/// How alike a word is to two others written together.
fn joined(whole: &Word<'_>, parts: &[Word<'_>]) -> Option<Likeness> {
    let mut joined = String::new();
    parts.iter().for_each(|part| joined.push_str(part.text));
    let (one, other) = (Script::of(whole.text), Script::of(&joined));
    if sound::fit(whole.text, one, &joined, other, 1).is_some_and(|fit| fit.whole) {
        return Some(Likeness::Sound);
    }
    let typed = Letters::of(whole.text);
    let near = typed.count >= LONG_WORD && typo::errors(typed.as_slice(), &joined, 1).whole != typo::TOO_MANY;
    near.then_some(Likeness::Typo)
}

/// Whether the consonants of two words are one apart in either reading.
fn one_apart(a: Sounds, b: Sounds) -> bool {
    a.into_iter().zip(b).any(|(a, b)| {
        let (mut one, mut other) = (['\0'; 12], String::new());
        let mut count = 0;
        for (place, letter) in one.iter_mut().zip(letters(a)) {
            *place = char::from(letter);
            count += 1;
        }
        other.extend(letters(b).map(char::from));
        let limit = if count > SHORT_WORD { 2 } else { 1 };
        typo::errors(&one[..count], &other, limit).whole != typo::TOO_MANY
    })
}
