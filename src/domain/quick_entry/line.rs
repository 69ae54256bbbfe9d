//! A typed line as words, each with its place in the text and what it tells.

use super::Moment;
use super::lexicon::{self, Meaning, Naming, Unit};
use crate::domain::normalise::{Fold, fold};
use std::ops::Range;

/// The words of a line, and when it was typed.
pub(super) struct Line<'a> {
    pub(super) typed: &'a str,
    pub(super) words: Vec<Word>,
    pub(super) moment: &'a Moment,
}

/// A word, a number, or several words that tell one thing together.
pub(super) struct Word {
    /// Where it stands in the text, in bytes.
    pub(super) range: Range<usize>,
    /// Its normalised form, that of several words joined; the digits of a number.
    pub(super) normal: String,
    pub(super) meaning: Option<Meaning>,
    pub(super) digits: Option<Digits>,
    /// What divides it from the word before.
    pub(super) gap: Gap,
    /// The Arabic letter joined to its front, which is a word of its own: `و`, `ب` or `ل`.
    pub(super) joined: Option<char>,
    /// Whether it begins with a capital letter.
    pub(super) capital: bool,
    /// Whether a sign beside it makes it a price, a share or a part of something longer.
    pub(super) marked: bool,
}

/// Digits, in up to three fields: 14, 10:30, 1403/5/12.
#[derive(Clone, Copy, Debug)]
pub(super) struct Digits {
    pub(super) fields: [u32; 3],
    pub(super) widths: [u8; 3],
    /// How many fields there are. More than three are no date and no time.
    pub(super) count: u8,
    pub(super) separator: char,
}

/// What divides two words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Gap {
    /// Nothing.
    Glued,
    /// Spaces, or signs that join, such as the hyphen in `e-mail`.
    Space,
    /// A comma, a bracket or the like.
    Break,
}

/// Words of at most so many pieces are known.
const MOST_PIECES: usize = 4;

impl<'a> Line<'a> {
    pub(super) fn read(typed: &'a str, moment: &'a Moment) -> Self {
        Self { typed, words: gather(typed, pieces(typed)), moment }
    }

    pub(super) fn word(&self, place: usize) -> Option<&Word> {
        self.words.get(place)
    }

    pub(super) fn meaning(&self, place: usize) -> Option<Meaning> {
        self.words.get(place)?.meaning
    }

    pub(super) fn is(&self, place: usize, meanings: &[Meaning]) -> bool {
        self.meaning(place).is_some_and(|meaning| meanings.contains(&meaning))
    }

    /// The place after `place` where one of `meanings` stands there, else `place`.
    pub(super) fn skip(&self, place: usize, meanings: &[Meaning]) -> usize {
        if self.is(place, meanings) { place + 1 } else { place }
    }

    pub(super) fn unit(&self, place: usize) -> Option<Unit> {
        match self.meaning(place)? {
            Meaning::Unit(unit) => Some(unit),
            _ => None,
        }
    }

    /// Whether what ends before `place` is not the beginning of a longer expression such as `10 boxes`:
    /// the line ends, a comma follows, or a word that is known to begin something else.
    pub(super) fn ends_well(&self, place: usize) -> bool {
        let Some(word) = self.words.get(place) else { return true };
        if word.gap == Gap::Break {
            return true;
        }
        if word.digits.is_some() && self.unit(place + 1).is_some() {
            return true;
        }
        match word.meaning {
            None | Some(Meaning::Plain | Meaning::NotADay | Meaning::Times | Meaning::Unit(_)) => false,
            Some(Meaning::Number(_)) => false,
            Some(_) => true,
        }
    }

    /// Whether the word before `place` tells that a name follows: a street, a square.
    pub(super) fn names_a_place(&self, place: usize) -> bool {
        place.checked_sub(1).is_some_and(|before| self.is(before, &[Meaning::Place]))
    }

    /// The text from one word to before another.
    pub(super) fn range(&self, words: Range<usize>) -> Range<usize> {
        match (self.words.get(words.start), self.words.get(words.end.wrapping_sub(1))) {
            (Some(first), Some(last)) if words.start < words.end => first.range.start..last.range.end,
            _ => 0..0,
        }
    }
}

impl Word {
    pub(super) fn is_latin(&self) -> bool {
        self.normal.is_ascii()
    }

    /// The number, if it is one without separators.
    pub(super) fn plain_number(&self) -> Option<u32> {
        let digits = self.digits.filter(|digits| digits.count == 1 && !self.marked)?;
        Some(digits.fields[0])
    }
}

/// The words and numbers of a text one by one.
fn pieces(typed: &str) -> Vec<Word> {
    let mut pieces: Vec<Word> = Vec::new();
    let mut open = false;
    // Where the last piece ended, for the gap before the next.
    let mut gap_from = 0;
    let mut characters = typed.char_indices().peekable();
    while let Some((start, character)) = characters.next() {
        let end = start + character.len_utf8();
        let mut letters = [character; 1];
        let folded: &[char] = match fold(character) {
            Fold::Drop => {
                if open && let Some(piece) = pieces.last_mut() {
                    piece.range.end = end;
                    gap_from = end;
                }
                continue;
            }
            Fold::Space => &[],
            Fold::One(letter) => {
                letters[0] = letter;
                &letters
            }
            // A ligature, of which one is enough to go on with.
            Fold::Many(several) => {
                if !open {
                    pieces.push(Word::new(typed, start, gap_from, ' '));
                    open = true;
                }
                if let Some(piece) = pieces.last_mut() {
                    piece.normal.push_str(several);
                    piece.range.end = end;
                    gap_from = end;
                }
                continue;
            }
        };
        match folded {
            [digit] if digit.is_ascii_digit() => {
                let mut word = Word::new(typed, start, gap_from, character);
                let mut digits = Digits { fields: [0; 3], widths: [0; 3], count: 1, separator: ' ' };
                digits.push(*digit);
                word.normal.push(*digit);
                word.range.end = end;
                while let Some((at, next)) = characters.peek().copied() {
                    let next_end = at + next.len_utf8();
                    match fold(next) {
                        Fold::One(digit) if digit.is_ascii_digit() => {
                            digits.push(digit);
                            word.normal.push(digit);
                        }
                        Fold::Space if digits.takes(next) && begins_with_digit(&typed[next_end..]) => {
                            digits.separator = separator(next);
                            digits.count = digits.count.saturating_add(1);
                            word.normal.push(digits.separator);
                        }
                        _ => break,
                    }
                    word.range.end = next_end;
                    characters.next();
                }
                gap_from = word.range.end;
                let is_end_of_range = digits.separator == ':' && typed[..start].ends_with('-');
                word.marked = !is_end_of_range && is_marked(typed, &word.range);
                word.digits = Some(digits);
                pieces.push(word);
                open = false;
            }
            [letter] => {
                if !open {
                    pieces.push(Word::new(typed, start, gap_from, character));
                    open = true;
                }
                if let Some(piece) = pieces.last_mut() {
                    piece.normal.push(*letter);
                    piece.range.end = end;
                }
                gap_from = end;
            }
            _ => {
                open = false;
                let begins = start == 0 || typed[..start].ends_with(char::is_whitespace);
                if character == '@' && begins {
                    let mut word = Word::new(typed, start, gap_from, character);
                    word.normal.push('@');
                    word.range.end = end;
                    gap_from = end;
                    pieces.push(word);
                }
            }
        }
    }
    pieces
}

impl Word {
    fn new(typed: &str, start: usize, gap_from: usize, first: char) -> Self {
        Self {
            range: start..start,
            normal: String::new(),
            meaning: None,
            digits: None,
            gap: gap(&typed[gap_from..start]),
            joined: None,
            capital: first.is_uppercase(),
            marked: false,
        }
    }
}

impl Digits {
    fn push(&mut self, digit: char) {
        if let Some(field) = self.fields.get_mut(usize::from(self.count) - 1) {
            *field = field.saturating_mul(10).saturating_add(digit.to_digit(10).unwrap_or(0));
            let width = &mut self.widths[usize::from(self.count) - 1];
            *width = width.saturating_add(1);
        }
    }

    /// Whether `character` may divide two fields of it.
    fn takes(&self, character: char) -> bool {
        let separator = separator(character);
        separator != ' ' && (self.count == 1 || separator == self.separator)
    }
}

/// The sign that `character` stands for between digits, a space for none.
const fn separator(character: char) -> char {
    match character {
        ':' | '.' | '/' | '-' | ',' => character,
        '٫' => '.',
        '٬' | '،' => ',',
        '／' => '/',
        '：' => ':',
        _ => ' ',
    }
}

fn begins_with_digit(text: &str) -> bool {
    text.chars()
        .next()
        .is_some_and(|character| matches!(fold(character), Fold::One(digit) if digit.is_ascii_digit()))
}

/// Whether a sign or a Latin letter is joined to a number.
fn is_marked(typed: &str, range: &Range<usize>) -> bool {
    let before = typed[..range.start].chars().next_back();
    let after = typed[range.end..].chars().next();
    before.is_some_and(|sign| sign.is_ascii_alphabetic() || "$€£¥#№+*×=%٪-/.,\\_".contains(sign))
        || after.is_some_and(|sign| "$€£¥%٪×*+=°\"".contains(sign))
}

fn gap(between: &str) -> Gap {
    if between.is_empty() {
        return Gap::Glued;
    }
    let breaks = |character: char| !character.is_whitespace() && !"&+'’._*#@$%".contains(character);
    match between {
        "-" => Gap::Space,
        _ if between.chars().any(|character| breaks(character) && !is_invisible(character)) => Gap::Break,
        _ => Gap::Space,
    }
}

fn is_invisible(character: char) -> bool {
    matches!(fold(character), Fold::Drop)
}

/// Joins pieces that tell one thing together, and says what each word tells.
fn gather(typed: &str, pieces: Vec<Word>) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::with_capacity(pieces.len());
    let mut key = String::new();
    let mut rest = pieces.into_iter().collect::<std::collections::VecDeque<_>>();
    while !rest.is_empty() {
        let (count, meaning) = longest_known(&rest, &mut key);
        let Some(mut word) = rest.pop_front() else { break };
        for _ in 1..count {
            if let Some(piece) = rest.pop_front() {
                word.normal.push_str(&piece.normal);
                word.range.end = piece.range.end;
                word.digits = None;
            }
        }
        word.meaning = meaning;
        if meaning.is_none() && word.digits.is_none() {
            (word.joined, word.meaning) = without_affix(&word.normal);
        }
        // `غداء` is lunch and `غدا` tomorrow, of which normalising makes one.
        if word.normal == "غدا" && typed[word.range.clone()].contains('ء') {
            word.meaning = Some(Meaning::Meal);
        }
        words.push(word);
    }
    words
}

/// How many of the first pieces are known together, and as what.
fn longest_known(rest: &std::collections::VecDeque<Word>, key: &mut String) -> (usize, Option<Meaning>) {
    let mut most = 1;
    while most < MOST_PIECES && rest.get(most).is_some_and(|piece| piece.gap != Gap::Break) {
        most += 1;
    }
    for count in (1..=most).rev() {
        key.clear();
        rest.iter().take(count).for_each(|piece| key.push_str(&piece.normal));
        if key.len() <= lexicon::longest()
            && let Some(meaning) = lexicon::meaning(key)
        {
            return (count, Some(meaning));
        }
    }
    (1, None)
}

/// What an Arabic word tells under its article, and under a preposition or `و` joined to it.
fn without_affix(word: &str) -> (Option<char>, Option<Meaning>) {
    let under_article = |word: &str| {
        let meaning = lexicon::meaning(word.strip_prefix("ال")?)?;
        let Meaning::Weekday(..) = meaning else { return Some(meaning) };
        None
    };
    if let Some(meaning) = under_article(word) {
        return (None, Some(meaning));
    }
    let Some(letter @ ('و' | 'ب' | 'ل')) = word.chars().next() else { return (None, None) };
    let rest = &word[letter.len_utf8()..];
    // Two letters are too few: `بده` is no `ب` before `ده`. But `ونص` is Egypt's half past.
    if rest.chars().count() < 3 && word != "ونص" {
        return (None, None);
    }
    let doubled =
        if letter == 'ل' { rest.strip_prefix('ل').map(|rest| format!("ال{rest}")) } else { None };
    let rest = doubled.as_deref().unwrap_or(rest);
    let meaning = lexicon::meaning(rest).or_else(|| under_article(rest)).filter(|meaning| match meaning {
        Meaning::Weekday(_, Naming::Plain | Naming::Bare) => letter == 'و' || rest.starts_with("ال"),
        Meaning::PartOfDay(_) => rest.starts_with("ال") || rest.ends_with('ا'),
        Meaning::Number(_) | Meaning::Near(_) | Meaning::Tonight | Meaning::Unit(_) | Meaning::Two(_) => true,
        Meaning::Half | Meaning::Quarter | Meaning::Third | Meaning::Ordinal(_) => true,
        _ => false,
    });
    (meaning.and(Some(letter)), meaning)
}
