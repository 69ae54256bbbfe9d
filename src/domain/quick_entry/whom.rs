//! What kind of thing is to be done, and with whom.
//!
//! A kind is said by the first word (`call`, `تماس`), by one that a preposition or a Persian verb
//! follows (`… پیام بده`), or by an appointment's name anywhere (`team meeting`). Whom are the words
//! after it or its preposition, up to what they are to be told (`about`, `درباره`) or to the next part
//! that is understood. Names in Latin letters end where the capitals do.

use super::lexicon::Meaning;
use super::line::{Gap, Line, Word};
use crate::domain::digits::to_latin;
use crate::domain::language::Language;
use crate::domain::normalise::normalise;
use crate::domain::task::TaskKind;
use std::ops::Range;

/// The kind and the person or firm, as said.
pub(super) struct Named {
    pub(super) kind: TaskKind,
    /// The words that tell the kind.
    pub(super) kind_words: Option<Range<usize>>,
    pub(super) whom: Option<Whom>,
}

/// Words that seem to name somebody.
pub(super) struct Whom {
    /// As typed, without a preposition joined to them.
    pub(super) text: String,
    /// In bytes of the text.
    pub(super) range: Range<usize>,
    /// The words, with the preposition before them.
    pub(super) words: Range<usize>,
}

/// A name has no more words than this.
const MOST_WORDS: usize = 5;
/// Names in small letters are rarely longer, and what follows is.
const MOST_SMALL_WORDS: usize = 3;
/// Fewer digits are a count, more a telephone number.
const SHORTEST_PHONE: usize = 7;

/// Reads the words of a line that are still `free`, none of which tells a day, an hour or the like.
pub(super) fn read(line: &Line, free: &[bool]) -> Named {
    let free = Free { line, free };
    let Some((kind, words)) = free.kind() else {
        return Named { kind: TaskKind::ToDo, kind_words: None, whom: free.whom_by_preposition() };
    };
    let whom = free.whom_after(kind, words.end).or_else(|| free.whom_before(words.start));
    let whom = whom.or_else(|| free.whom_by_preposition());
    Named { kind, kind_words: Some(words), whom }
}

struct Free<'a> {
    line: &'a Line<'a>,
    free: &'a [bool],
}

impl Free<'_> {
    fn has(&self, place: usize) -> bool {
        self.free.get(place).copied().unwrap_or(false)
    }

    fn is(&self, place: usize, meanings: &[Meaning]) -> bool {
        self.has(place) && self.line.is(place, meanings)
    }

    fn word(&self, place: usize) -> Option<&Word> {
        self.line.word(place).filter(|_| self.has(place))
    }

    fn kind(&self) -> Option<(TaskKind, Range<usize>)> {
        let idle = [Meaning::Filler, Meaning::Article, Meaning::Pronoun, Meaning::To, Meaning::Reminder];
        let first = (0..self.free.len()).find(|place| self.has(*place) && !self.line.is(*place, &idle))?;
        let does = self.line.is(first, &[Meaning::Doing]);
        (first..self.free.len()).filter(|place| self.has(*place)).find_map(|place| {
            let prepositions = [Meaning::With, Meaning::To];
            let followed = self.is(place + 1, &prepositions);
            let (kind, arabic) = match self.line.meaning(place)? {
                Meaning::Kind(kind) => (kind, false),
                Meaning::ArabicKind(kind) => (kind, true),
                Meaning::Meal if followed => (TaskKind::Meeting, false),
                _ => return None,
            };
            let mut end = place + 1;
            while self.is(end, &[Meaning::Light]) && self.word(end).is_some_and(|word| word.gap != Gap::Break)
            {
                end += 1;
            }
            let closes = !self.has(end) && (first..place).any(|before| self.is(before, &prepositions));
            let joined = arabic && self.joined_preposition(kind, end).is_some();
            let says = place == first || followed || end > place + 1 || closes || joined;
            (says || (kind.is_appointment() && !does)).then_some((kind, place..end))
        })
    }

    /// The letter at the front of the word at `place` that is a preposition of an Arabic kind before it.
    fn joined_preposition(&self, kind: TaskKind, place: usize) -> Option<char> {
        let word = self.word(place).filter(|word| word.digits.is_none() && word.gap != Gap::Break)?;
        let letter = if kind == TaskKind::Call { 'ب' } else { 'ل' };
        let shortest = if letter == 'ب' { 3 } else { 4 };
        let begins = word.normal.starts_with(letter) && word.normal.chars().count() >= shortest;
        (begins && !NAMES.contains(&word.normal.as_str())).then_some(letter)
    }

    /// Whom, after the kind.
    fn whom_after(&self, kind: TaskKind, after: usize) -> Option<Whom> {
        let place = if self.is(after, &[Meaning::Filler]) { after + 1 } else { after };
        let mut direct = place;
        if self.is(place, &[Meaning::With, Meaning::To])
            || (kind == TaskKind::Visit && self.is(place, &[Meaning::From, Meaning::Of]))
            || self.is_arabic_on(kind, place)
        {
            direct = place + 1;
        }
        let arabic = after.checked_sub(1).and_then(|kind| self.line.meaning(kind));
        let arabic = matches!(arabic, Some(Meaning::ArabicKind(_)));
        if direct == place {
            let doubled = self.word(place).is_some_and(|word| word.normal.starts_with("لل"));
            let joined = self.joined_preposition(kind, place).filter(|_| arabic || doubled);
            if joined.is_some() {
                return self.name(place, place, joined);
            }
            let capital = self.word(place).is_some_and(|word| word.capital);
            // `ایمیل پیشنهاد قیمت به سارا`, `email the quote to Sara`
            let later = (place..place + MOST_WORDS)
                .find(|at| self.is(*at, &[Meaning::With, Meaning::To]) && self.seems_name(*at + 1));
            let between_free =
                |at: &usize| (place..*at).all(|between| self.has(between) && !self.stops(between));
            if let Some(at) = later.filter(between_free).filter(|_| !capital && kind != TaskKind::Visit) {
                return self.name(at, at + 1, None);
            }
        }
        self.name(place, direct, None)
    }

    /// `اتصل على أحمد`, where `على` must not be the name Ali.
    fn is_arabic_on(&self, kind: TaskKind, place: usize) -> bool {
        let is_on = |word: &Word| self.line.typed.get(word.range.clone()) == Some("على");
        kind == TaskKind::Call
            && self.word(place).is_some_and(is_on)
            && place
                .checked_sub(1)
                .is_some_and(|kind| matches!(self.line.meaning(kind), Some(Meaning::ArabicKind(_))))
            && self.word(place + 1).is_some_and(|next| next.meaning.is_none())
    }

    /// Whom, before a kind that ends a Persian line: `با رضا تماس بگیر`.
    fn whom_before(&self, kind: usize) -> Option<Whom> {
        let with =
            (0..kind).rev().find(|place| self.is(*place, &[Meaning::With, Meaning::To, Meaning::From]));
        if let Some(place) = with {
            return self.name(place, place + 1, None);
        }
        let object = (1..=kind).find(|place| self.is(*place, &[Meaning::Object]))?;
        let start = (0..object).rev().take_while(|place| self.has(*place) && !self.stops(*place)).last()?;
        self.name(start, start, None)
    }

    fn whom_by_preposition(&self) -> Option<Whom> {
        let named = |place: &usize| match self.line.meaning(*place) {
            Some(Meaning::With) => self.has(*place),
            Some(Meaning::To) => self.has(*place) && self.seems_name(place + 1),
            _ => false,
        };
        let places = || 0..self.free.len();
        if let Some(place) = places().find(named) {
            return self.name(place, place + 1, None);
        }
        if let Some(place) =
            places().find(|place| self.is(*place, &[Meaning::For]) && self.seems_name(place + 1))
        {
            return self.name(place, place + 1, None);
        }
        // Persian has many words that begin with this letter, so only where Arabic is read.
        if self.line.moment.language != Language::Ar {
            return None;
        }
        places().skip(1).find_map(|place| {
            let joined = self.joined_preposition(TaskKind::ToDo, place)?;
            self.word(place).filter(|word| word.meaning.is_none())?;
            self.name(place, place, Some(joined))
        })
    }

    /// Whether the word at `place` may be a name: in Latin letters it begins with a capital.
    fn seems_name(&self, place: usize) -> bool {
        self.word(place).is_some_and(|word| {
            (word.meaning.is_none() || word.meaning == Some(Meaning::Article))
                && (word.capital || !word.is_latin() || word.meaning.is_some())
        })
    }

    /// Whether a name ends before the word at `place`.
    fn stops(&self, place: usize) -> bool {
        let Some(word) = self.line.word(place) else { return true };
        match word.meaning {
            None => false,
            Some(Meaning::Place | Meaning::NotADay | Meaning::Plain | Meaning::PartOfDay(_)) => false,
            Some(Meaning::Weekday(..) | Meaning::Unit(_) | Meaning::Ordinal(_) | Meaning::Number(_)) => false,
            Some(Meaning::Half | Meaning::Quarter | Meaning::Third | Meaning::Meal) => false,
            Some(Meaning::High | Meaning::Low) => false,
            // Capital letters make a name of what is none in small ones: `May Next Door`.
            Some(_) => !(word.capital && word.is_latin() && word.meaning != Some(Meaning::Article)),
        }
    }

    /// The name at `place`, whose preposition is at `from` or is the letter `joined`.
    fn name(&self, from: usize, place: usize, joined: Option<char>) -> Option<Whom> {
        let place = if self.is(place, &[Meaning::Article]) { place + 1 } else { place };
        let first = self.word(place)?;
        if joined.is_none() && self.stops(place) {
            return None;
        }
        if first.digits.is_some() {
            return self.telephone(from, place);
        }
        let most = if first.is_latin() && !first.capital { MOST_SMALL_WORDS } else { MOST_WORDS };
        let mut end = place + 1;
        while end < place + most && self.continues(first, end) {
            end += 1;
        }
        let range = self.line.range(place..end);
        let (text, start) = without_joined(self.line.typed, range.clone(), joined);
        Some(Whom { text, range: start..range.end, words: from..end })
    }

    fn continues(&self, first: &Word, place: usize) -> bool {
        let Some(word) = self.word(place).filter(|word| word.gap != Gap::Break) else { return false };
        if !(first.is_latin() && first.capital) {
            // `مدينة ٦ أكتوبر`
            return !self.stops(place) && (word.digits.is_none() || self.line.names_a_place(place));
        }
        let particle = ["al", "el", "bin", "ibn", "abu", "de", "van", "of", "und", "le"];
        let is_particle = particle.contains(&word.normal.as_str());
        let capital_follows = self.word(place + 1).is_some_and(|next| next.capital);
        word.capital || (is_particle && capital_follows) || (!word.is_latin() && !self.stops(place))
    }

    /// A telephone number instead of a name, whose groups may stand apart.
    fn telephone(&self, from: usize, place: usize) -> Option<Whom> {
        let mut end = place;
        while self
            .word(end)
            .is_some_and(|word| word.digits.is_some() && (end == place || word.gap != Gap::Break))
        {
            end += 1;
        }
        let range = self.line.range(place..end);
        let digits = to_latin(&self.line.typed[range.clone()]).chars().filter(char::is_ascii_digit).count();
        let text = self.line.typed[range.clone()].to_owned();
        (digits >= SHORTEST_PHONE).then_some(Whom { text, range, words: from..end })
    }
}

/// Names that begin with the letters that are prepositions, normalised.
const NAMES: [&str; 35] = [
    "بدر",
    "بکر",
    "بلال",
    "بشیر",
    "باسم",
    "بسام",
    "باسل",
    "بندر",
    "بهجت",
    "بهاالدین",
    "بشار",
    "بثینه",
    "بتول",
    "بسمه",
    "برهان",
    "بدریه",
    "بدران",
    "باقر",
    "بهاره",
    "لینا",
    "لیلی",
    "لیلا",
    "لبنی",
    "لطیفه",
    "لمیا",
    "لجین",
    "لطفی",
    "لولوه",
    "لوی",
    "لقمان",
    "لاله",
    "لادن",
    "لیدا",
    "لعیا",
    "لیان",
];

/// The name in `range` without the preposition joined to it, and where it begins.
fn without_joined(typed: &str, range: Range<usize>, joined: Option<char>) -> (String, usize) {
    let text = &typed[range.clone()];
    let Some(letter) = joined else { return (text.to_owned(), range.start) };
    // The tatweel of `بـ` goes with it.
    let rest = text.trim_start_matches('\u{640}');
    let rest =
        rest.strip_prefix(letter).unwrap_or(rest).trim_start_matches(['\u{640}', '\u{650}', '\u{200c}']);
    let is_name = NAMES.contains(&normalise(rest).as_str());
    match rest.strip_prefix('ل') {
        // `للشركة` is `ل` before `الشركة`, but `لليلى` is `ل` before Layla.
        Some(bare) if letter == 'ل' && !is_name => (format!("ال{bare}"), range.start),
        _ => (rest.to_owned(), range.end - rest.len()),
    }
}
