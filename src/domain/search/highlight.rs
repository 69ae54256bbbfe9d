//! Which parts of a text a query found, for marking them.

use std::ops::Range;

use super::phones::Fragment;
use super::query::terms;
use super::term::{Quality, Term};
use crate::domain::digits::digit_value;
use crate::domain::normalise::{Fold, fold};
use crate::domain::order;
use crate::domain::transliteration::without_article;

/// The parts of `text` to mark for `query`, as byte ranges between characters, in order and apart
/// from each other.
///
/// What was typed is marked as far as it was typed; where a word answers in another script, another
/// spelling or despite a typing error, the whole word is marked.
#[must_use]
pub fn highlight(text: &str, query: &str) -> Vec<Range<usize>> {
    let terms = terms(query);
    let words = Word::all(text);
    let mut marks: Vec<Range<usize>> = Vec::new();
    for term in &terms {
        let before = marks.len();
        marks.extend(words.iter().filter_map(|word| word.as_typed(term)));
        marks.extend(words.windows(2).filter_map(|pair| apart(&pair[0], &pair[1], term)));
        if let Some(fragment) = &term.fragment {
            marks.extend(in_digits(text, fragment));
        }
        if marks.len() == before {
            marks.extend(
                words.iter().filter(|word| term.grade_typo(&word.text).is_some()).map(Word::all_of_it),
            );
        }
    }
    for joined in terms.windows(2).filter_map(|pair| pair[0].joined(&pair[1])) {
        let begun = words.iter().filter(|word| word.text.starts_with(&joined));
        marks.extend(begun.map(|word| word.part(0, joined.len())));
    }
    in_order_and_apart(marks)
}

fn in_order_and_apart(mut marks: Vec<Range<usize>>) -> Vec<Range<usize>> {
    order::sort_by_key(&mut marks, |mark| mark.start);
    let mut apart: Vec<Range<usize>> = Vec::with_capacity(marks.len());
    for mark in marks {
        match apart.last_mut() {
            Some(last) if mark.start <= last.end => last.end = last.end.max(mark.end),
            _ => apart.push(mark),
        }
    }
    apart
}

/// A word of the text as written.
struct Word {
    /// Normalised.
    text: String,
    /// For each byte of `text`, and for its end, where in the original its character begins.
    origins: Vec<usize>,
}

impl Word {
    fn all(text: &str) -> Vec<Self> {
        let mut words = Vec::new();
        let mut word = Self { text: String::new(), origins: Vec::new() };
        for (at, character) in text.char_indices() {
            match fold(character) {
                Fold::Drop => {}
                Fold::Space => word.finish(at, &mut words),
                Fold::One(letter) => word.push(letter, at),
                Fold::Many(letters) => letters.chars().for_each(|letter| word.push(letter, at)),
            }
        }
        word.finish(text.len(), &mut words);
        words
    }

    fn push(&mut self, letter: char, at: usize) {
        self.text.push(letter);
        self.origins.resize(self.text.len(), at);
    }

    fn finish(&mut self, at: usize, words: &mut Vec<Self>) {
        if !self.text.is_empty() {
            self.origins.push(at);
            words.push(Self {
                text: std::mem::take(&mut self.text),
                origins: std::mem::take(&mut self.origins),
            });
        }
    }

    /// The original of the bytes `from..to`, whole characters of it.
    fn part(&self, from: usize, to: usize) -> Range<usize> {
        let last = self.origins[to - 1];
        let end = self.origins[to..].iter().copied().find(|origin| *origin != last);
        self.origins[from]..end.unwrap_or(last)
    }

    fn all_of_it(&self) -> Range<usize> {
        self.part(0, self.text.len())
    }

    fn as_typed(&self, term: &Term) -> Option<Range<usize>> {
        let mark = |word: &str, from: usize| match term.grade(word)? {
            Quality::Whole | Quality::Beginning | Quality::Initial => {
                Some(self.part(from, from + term.word.len()))
            }
            _ => Some(self.part(from, self.text.len())),
        };
        mark(&self.text, 0).or_else(|| {
            let bare = without_article(&self.text)?;
            mark(bare, self.text.len() - bare.len())
        })
    }
}

/// Two words that are the query word when written together.
fn apart(left: &Word, right: &Word, term: &Term) -> Option<Range<usize>> {
    let (_, rest) =
        term.halves().find(|(first, rest)| left.text == *first && right.text.starts_with(rest))?;
    Some(left.origins[0]..right.part(0, rest.len()).end)
}

/// The places of a part of a telephone number in digits that may stand in groups, within their
/// country or as from abroad.
fn in_digits(text: &str, fragment: &Fragment) -> Vec<Range<usize>> {
    let mut runs: Vec<Vec<(u8, Range<usize>)>> = vec![Vec::new()];
    for (at, character) in text.char_indices() {
        match (digit_value(character), runs.last_mut()) {
            (Some(digit), Some(run)) => run.push((digit, at..at + character.len_utf8())),
            (None, Some(run))
                if !run.is_empty() && matches!(fold(character), Fold::One(_) | Fold::Many(_)) =>
            {
                runs.push(Vec::new());
            }
            _ => {}
        }
    }
    let mark = |run: &Vec<(u8, Range<usize>)>| {
        let digits: Vec<u8> = run.iter().map(|(digit, _)| *digit).collect();
        let place = fragment.place_in(&digits)?;
        Some(run[place.start].1.start..run[place.end - 1].1.end)
    };
    runs.iter().filter_map(mark).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn marked(text: &str, query: &str) -> String {
        let mut shown = String::new();
        let mut from = 0;
        for mark in highlight(text, query) {
            shown += &text[from..mark.start];
            shown += "[";
            shown += &text[mark.clone()];
            shown += "]";
            from = mark.end;
        }
        shown + &text[from..]
    }

    #[test]
    fn what_was_typed_of_a_name_is_marked_in_the_original() {
        assert_eq!(marked("Parviz Rostami", "rost"), "Parviz [Rost]ami");
        assert_eq!(marked("علي كريمي", "کری"), "علي [كري]مي");
    }

    #[test]
    fn a_name_in_another_script_is_marked_whole() {
        assert_eq!(marked("پرویز رستگار", "rost"), "پرویز [رستگار]");
    }

    #[test]
    fn vowel_signs_and_joiners_inside_the_part_are_marked_with_it() {
        assert_eq!(marked("مُحَمَّد", "محم"), "[مُحَمَّ]د");
        assert_eq!(marked("علی‌رضا کریمی", "علیر"), "[علی‌ر]ضا کریمی");
    }

    #[test]
    fn words_that_meet_are_one_mark() {
        assert_eq!(marked("Ali Rezaei", "rez ali re"), "[Ali] [Rez]aei");
        assert_eq!(marked("محمد رضا کریمی", "محمدرضا"), "[محمد رضا] کریمی");
        assert_eq!(marked("محمدرضا کریمی", "محمد رض"), "[محمدرض]ا کریمی");
    }

    #[test]
    fn a_misspelt_word_marks_what_it_found() {
        assert_eq!(marked("Mohammad Karimi", "Mohmmad"), "[Mohammad] Karimi");
    }

    #[test]
    fn the_article_is_not_marked_when_it_was_not_typed() {
        assert_eq!(marked("خالد الهاشمي", "هاش"), "خالد ال[هاش]مي");
    }

    #[test]
    fn digits_of_a_phone_are_marked_across_their_groups() {
        assert_eq!(marked("۰۹۱۲ ۳۴۵ ۶۷۸۹", "2345"), "۰۹۱[۲ ۳۴۵] ۶۷۸۹");
        assert_eq!(marked("+98 912 345 6789", "0912345"), "+98 [912 345] 6789");
        assert_eq!(marked("0912 345 6789", "+98912345"), "0[912 345] 6789");
    }

    #[test]
    fn nothing_is_marked_for_an_empty_query() {
        assert_eq!(marked("علی", ""), "علی");
    }

    proptest! {
        #[test]
        fn marks_are_in_order_apart_and_between_characters(text in "\\PC{0,30}", query in "\\PC{0,12}") {
            let mut from = 0;
            for mark in highlight(&text, &query) {
                prop_assert!(from <= mark.start && mark.start < mark.end && mark.end <= text.len());
                prop_assert!(text.is_char_boundary(mark.start) && text.is_char_boundary(mark.end));
                from = mark.end + 1;
            }
        }
    }
}
