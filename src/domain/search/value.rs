//! A value that was typed for a filter, laid against the texts that customers have.

use super::letters::cut;
use super::term::Term;
use crate::domain::normalise::{normalise, push_compact, words};
use crate::domain::transliteration::without_article;

/// A value, worked out once for many texts.
pub struct TypedValue {
    normalised: String,
    compact: String,
    terms: Vec<Term>,
}

/// What divides the names of one thing.
pub const NAMES_DIVIDER: char = '|';

impl TypedValue {
    /// A value as typed; none where there is no letter or digit in it yet.
    #[must_use]
    pub fn new(value: &str) -> Option<Self> {
        let normalised = normalise(value);
        let terms: Vec<Term> = words(&normalised).map(|word| Term::new(cut(word))).collect();
        (!terms.is_empty()).then(|| Self { compact: compact(&normalised), normalised, terms })
    }

    /// Whether each of its words begins a word of a text, in whatever script and without typing errors; or all
    /// of it begins the text, wherever blanks stand in the two.
    #[must_use]
    pub fn begins(&self, text: &str) -> bool {
        let text = normalise(text);
        let begins = |term: &Term, word: &str| term.grade(word).is_some();
        let said = |term: &Term| {
            words(&text).any(|word| {
                begins(term, word) || without_article(word).is_some_and(|bare| begins(term, bare))
            })
        };
        self.terms.iter().all(said) || compact(&text).starts_with(&self.compact)
    }

    /// Which of some things it names; each has its names divided by [`NAMES_DIVIDER`]. Those that are called
    /// just so, otherwise those of which a name [begins](Self::begins) with it: "customer" is no "former
    /// customer".
    #[must_use]
    pub fn chosen(&self, things: &[String]) -> Vec<bool> {
        let which = |is: &dyn Fn(&str) -> bool| -> Vec<bool> {
            things.iter().map(|names| names.split(NAMES_DIVIDER).any(is)).collect()
        };
        let called = which(&|name| normalise(name) == self.normalised);
        if called.contains(&true) { called } else { which(&|name| self.begins(name)) }
    }
}

fn compact(normalised: &str) -> String {
    let mut compact = String::new();
    push_compact(&mut compact, normalised);
    compact
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use proptest::prelude::*;

    use super::*;

    fn begins(value: &str, text: &str) -> bool {
        TypedValue::new(value).unwrap().begins(text)
    }

    #[test]
    fn the_beginning_of_any_word_is_enough() {
        assert!(begins("v", "VIP") && begins("cust", "Good customer"));
        assert!(!begins("stomer", "Good customer"));
    }

    #[test]
    fn a_city_is_found_in_the_other_script() {
        assert!(begins("Tehr", "تهران") && begins("تهران", "Tehran"));
        assert!(!begins("Tehran", "شیراز"));
    }

    #[test]
    fn spellings_of_one_sound_meet() {
        assert!(begins("كرم", "کرمان") && begins("ریاض", "الرياض") && begins("الرياض", "رياض"));
    }

    #[test]
    fn every_word_of_the_value_is_wanted() {
        assert!(begins("york new", "New York"));
        assert!(!begins("new delhi", "New York"));
    }

    #[test]
    fn blanks_may_stand_elsewhere() {
        assert!(begins("بندر عباس", "بندرعباس") && begins("بندرعب", "بندر عباس"));
    }

    #[test]
    fn typing_errors_begin_nothing() {
        assert!(!begins("Shriaz", "Shiraz"));
    }

    #[test]
    fn signs_alone_are_no_value() {
        assert!(TypedValue::new(" ،!").is_none());
    }

    fn chosen(value: &str) -> Vec<bool> {
        let things = ["customer|مشتری", "former customer|مشتری سابق"].map(str::to_owned);
        TypedValue::new(value).unwrap().chosen(&things)
    }

    #[test]
    fn a_whole_name_is_that_one_alone() {
        assert_eq!(chosen("مشتری"), [true, false]);
        assert_eq!(chosen("Former customer"), [false, true]);
    }

    #[test]
    fn the_beginning_of_a_name_is_all_that_have_it() {
        assert_eq!(chosen("cust"), [true, true]);
        assert_eq!(chosen("سابق"), [false, true]);
    }

    proptest! {
        #[test]
        fn whatever_a_text_begins_with_begins_it(text in "[a-zآ-ی]{1,8}( [a-zآ-ی]{1,8}){0,2}", len in 1_usize..12) {
            let value: String = text.chars().take(len).collect();
            if let Some(value) = TypedValue::new(&value) {
                prop_assert!(value.begins(&text));
            }
        }
    }
}
