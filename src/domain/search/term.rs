//! One word of a query, and how well words of the index answer it.

use super::letters::{Script, signature};
use super::phones::Fragment;
use super::sound;
use super::typo;
use crate::domain::transliteration::{Reading, Skeleton, skeleton, without_article};

/// How a word answers a query word, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Quality {
    /// It is the word.
    Whole,
    /// It begins with it.
    Beginning,
    /// It begins with the single letter that was typed.
    Initial,
    /// It begins with this word and the next one of the query, written together.
    Joined,
    /// It and the next word of a name begin with it when written together.
    Apart,
    /// It is the word in another spelling or script.
    Sound,
    /// It begins with it in another spelling or script.
    SoundBeginning,
    /// The same for one or two letters, which say little.
    SoundInitial,
    /// It or its beginning may be spelled that way, rarely.
    SoundLoose,
    /// It is the word with a typing error or two.
    Typo,
    /// It begins with it, a typing error apart.
    TypoBeginning,
}

/// Fewest letters for one and for two typing errors, and for an error in a beginning.
const ONE_ERROR: usize = 4;
const TWO_ERRORS: usize = 8;
const ERROR_IN_BEGINNING: usize = 5;
/// Fewest letters for another spelling within the same script.
const HOMOPHONE: usize = 4;

/// A normalised query word with all that is worked out once.
pub(super) struct Term {
    pub(super) word: String,
    letters: Vec<char>,
    script: Script,
    skeletons: Skeletons,
    /// The word without the Arabic article, where it has one.
    bare: Option<String>,
    /// The word as a part of a telephone number.
    pub(super) fragment: Option<Fragment>,
}

impl Term {
    pub(super) fn new(word: &str) -> Self {
        Self {
            letters: word.chars().collect(),
            script: Script::of(word),
            skeletons: skeletons(word),
            bare: without_article(word).map(str::to_owned),
            fragment: Fragment::new(word),
            word: word.to_owned(),
        }
    }

    /// How a word answers it without typing errors, in any script.
    pub(super) fn grade(&self, word: &str) -> Option<Quality> {
        self.grade_letters(word).or_else(|| self.grade_bare(word)).or_else(|| {
            let (typed, skeletons) = (self.skeletons(), skeletons(word));
            let meet = typed[0].is_prefix_of(skeletons[0]) || typed[1].is_prefix_of(skeletons[1]);
            if meet { self.grade_sound(word) } else { None }
        })
    }

    /// How a word answers it letter by letter.
    pub(super) fn grade_letters(&self, word: &str) -> Option<Quality> {
        let rest = word.strip_prefix(self.word.as_str())?;
        Some(match (rest.is_empty(), self.letters.len()) {
            (true, _) => Quality::Whole,
            (false, 1) => Quality::Initial,
            (false, _) => Quality::Beginning,
        })
    }

    /// How a word answers it letter by letter without its article.
    pub(super) fn grade_bare(&self, word: &str) -> Option<Quality> {
        let rest = word.strip_prefix(self.bare.as_deref()?)?;
        Some(if rest.is_empty() { Quality::Sound } else { Quality::SoundBeginning })
    }

    /// How a word whose skeleton begins with [`skeletons`](Self::skeletons) answers it by its sound.
    pub(super) fn grade_sound(&self, word: &str) -> Option<Quality> {
        let script = Script::of(word);
        if script == self.script && self.letters.len() < HOMOPHONE {
            return None;
        }
        let fit = sound::fit(&self.word, self.script, word, script, self.sound_limit())?;
        Some(match (self.letters.len(), fit.cost, fit.whole) {
            (1 | 2, _, _) => Quality::SoundInitial,
            (_, 1.., _) => Quality::SoundLoose,
            (_, 0, true) => Quality::Sound,
            (_, 0, false) => Quality::SoundBeginning,
        })
    }

    /// The consonants of words that sound like it.
    pub(super) fn skeletons(&self) -> Skeletons {
        self.skeletons
    }

    /// Rare spellings are taken for longer words only. The Arabic script needs fewer letters.
    fn sound_limit(&self) -> u8 {
        match self.letters.len() + usize::from(self.script == Script::Arabic) {
            0..=4 => 0,
            5..=7 => 1,
            _ => 2,
        }
    }

    /// How a word answers it if there are typing errors. The first letter is never one, or every
    /// short word would answer; it may have been swapped with the second.
    pub(super) fn grade_typo(&self, word: &str) -> Option<Quality> {
        let limit = self.typo_limit()?;
        let mut start = word.chars();
        let first = start.next()?;
        let swapped = first == self.letters[1] && start.next() == Some(self.letters[0]);
        if (first != self.letters[0] && !swapped) || has_digit(word) {
            return None;
        }
        let errors = typo::errors(&self.letters, word, limit);
        if errors.whole != typo::TOO_MANY {
            Some(Quality::Typo)
        } else if errors.beginning != typo::TOO_MANY && self.letters.len() >= ERROR_IN_BEGINNING {
            Some(Quality::TypoBeginning)
        } else {
            None
        }
    }

    /// How many typing errors are taken, none when the word is short or a number.
    pub(super) fn typo_limit(&self) -> Option<u8> {
        match self.letters.len() {
            _ if has_digit(&self.word) => None,
            TWO_ERRORS.. => Some(2),
            ONE_ERROR.. => Some(1),
            _ => None,
        }
    }

    /// The letters that all but a typing error or two of a word must have.
    pub(super) fn signature(&self) -> u64 {
        signature(&self.word)
    }

    /// The word without its article, where it has one.
    pub(super) fn bare(&self) -> Option<&str> {
        self.bare.as_deref()
    }

    /// This word and the next of the query written together, where both are words of two letters
    /// at least.
    pub(super) fn joined(&self, next: &Self) -> Option<String> {
        let is_word = |term: &Self| term.script != Script::Other && term.letters.len() >= 2;
        (is_word(self) && is_word(next)).then(|| [self.word.as_str(), &next.word].concat())
    }

    /// The ways to read the word as two, each of two letters at least.
    pub(super) fn halves(&self) -> impl Iterator<Item = (&str, &str)> {
        let cuts = self.word.char_indices().map(|(at, _)| at).skip(2);
        let count = self.letters.len().saturating_sub(3);
        let both = if self.script == Script::Other { 0 } else { count };
        cuts.take(both).map(|at| self.word.split_at(at))
    }
}

/// The consonants of a word in both readings.
pub(super) type Skeletons = [Skeleton; 2];

pub(super) fn skeletons(word: &str) -> Skeletons {
    Reading::BOTH.map(|reading| skeleton(word, reading))
}

fn has_digit(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
}
