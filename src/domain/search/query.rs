//! Queries: from what was typed to the documents found.

use std::cmp::Reverse;

use super::letters::cut;
use super::reach::{Source, reach};
use super::term::Term;
use super::{NONE, SearchIndex};
use crate::domain::normalise::{normalise, words};
use crate::domain::phone::search_query;

/// Documents found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// How many documents were found in all.
    pub total: usize,
    /// The best of them, best first.
    pub hits: Vec<Hit>,
}

/// A document found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The caller's number.
    pub doc: u32,
    /// How well it answers, the higher the better; comparable with what the same text finds, in other indexes
    /// too.
    pub score: u16,
}

/// Words of a query that are looked at; nobody types more to find a customer.
const MOST_WORDS: usize = 8;
/// Fewest digits in several groups that are taken for one telephone number.
const PHONE_DIGITS: usize = 6;

impl SearchIndex {
    /// The best `limit` documents that every word of `text` reaches, in any order of the words;
    /// the last may be unfinished, and so may the others. Equal hits come in the order of their
    /// numbers. An empty text finds nothing.
    #[must_use]
    pub fn query(&self, text: &str, limit: usize) -> Hits {
        self.query_where(text, limit, &|_| true)
    }

    /// As [`query`](Self::query), of those documents alone that `keep` keeps.
    #[must_use]
    pub fn query_where(&self, text: &str, limit: usize, keep: &dyn Fn(u32) -> bool) -> Hits {
        self.best(text, limit, &|doc| keep(doc).then_some(0))
    }

    /// As [`query`](Self::query), equal hits in falling order of `boost`: recency, say.
    #[must_use]
    pub fn query_by(&self, text: &str, limit: usize, boost: &dyn Fn(u32) -> u8) -> Hits {
        self.best(text, limit, &|doc| Some(boost(doc)))
    }

    /// The best by score and rank, of those documents alone that have a rank.
    fn best(&self, text: &str, limit: usize, rank: &dyn Fn(u32) -> Option<u8>) -> Hits {
        let mut found = Vec::new();
        self.for_each_found(text, |doc, score| {
            found.extend(rank(doc).map(|rank| (Reverse(score), Reverse(rank), doc)));
        });
        let total = found.len();
        if limit < total {
            found.select_nth_unstable(limit);
            found.truncate(limit);
        }
        found.sort_unstable();
        Hits { total, hits: found.into_iter().map(|(Reverse(score), _, doc)| Hit { doc, score }).collect() }
    }

    /// Every document that [`query`](Self::query) finds, in no order.
    #[must_use]
    pub fn matches(&self, text: &str) -> Vec<u32> {
        let mut docs = Vec::new();
        self.for_each_found(text, |doc, _| docs.push(doc));
        docs
    }

    fn for_each_found(&self, text: &str, mut visit: impl FnMut(u32, u16)) {
        let terms = terms(text);
        let source = Source {
            vocabulary: &self.vocabulary,
            postings: &self.postings,
            phones: &self.phones,
            slots: self.docs.len(),
        };
        let reached = reach(source, &terms, |slot| self.docs[slot as usize] != NONE);
        let Some(rarest) = reached.iter().min_by_key(|reached| reached.slots.len()) else { return };
        for &slot in &rarest.slots {
            let doc = self.docs[slot as usize];
            if doc == NONE {
                continue;
            }
            let scores = reached.iter().map(|reached| reached.scores[slot as usize]);
            if let Some(score) = mean(scores) {
                visit(doc, score);
            }
        }
    }
}

/// The mean of the scores of a document's words in sixteenths, none when a word does not reach it.
pub(super) fn mean(scores: impl ExactSizeIterator<Item = u8>) -> Option<u16> {
    let count = scores.len() as u16;
    let mut sum = 0;
    for score in scores {
        if score == 0 {
            return None;
        }
        sum += u16::from(score);
    }
    (sum * 16).checked_div(count)
}

/// The words of a query. What is nothing but digits in groups is one telephone number.
pub(super) fn terms(text: &str) -> Vec<Term> {
    match search_query(text) {
        Some(digits) if digits.len() >= PHONE_DIGITS || digits.starts_with('0') => vec![Term::new(&digits)],
        _ => words(&normalise(text)).take(MOST_WORDS).map(|word| Term::new(cut(word))).collect(),
    }
}
