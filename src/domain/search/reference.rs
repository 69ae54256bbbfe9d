//! The index's answers by their definition, document by document, for comparison.

use super::letters::cut;
use super::phones::{Fragment, Phones};
use super::query::{mean, terms};
use super::reach::FEW;
use super::scores::{place, position_in_name, scores};
use super::term::{Quality, Term};
use super::{FieldClass, Hit, Hits};
use crate::domain::normalise::{normalise, words};
use crate::domain::transliteration::without_article;

/// Documents as they were put, each read anew for every query.
#[derive(Default)]
pub(super) struct Reference {
    docs: Vec<(u32, Vec<(FieldClass, String)>)>,
}

/// The words of a document with their best places, and its telephone numbers.
struct Read {
    words: Vec<(String, u8)>,
    phones: Vec<String>,
}

impl Reference {
    pub(super) fn put(&mut self, doc: u32, fields: &[(FieldClass, &str)]) {
        self.remove(doc);
        self.docs.push((doc, fields.iter().map(|(class, text)| (*class, (*text).to_owned())).collect()));
    }

    pub(super) fn remove(&mut self, doc: u32) {
        self.docs.retain(|(there, _)| *there != doc);
    }

    pub(super) fn query(&self, text: &str) -> Hits {
        let terms = terms(text);
        let docs: Vec<(u32, Read)> = self.docs.iter().map(|(doc, fields)| (*doc, read(fields))).collect();
        let mut reached: Vec<Vec<u8>> = (0..terms.len())
            .map(|nth| docs.iter().map(|(_, doc)| doc.as_typed(&terms, nth)).collect())
            .collect();
        for (term, scores) in terms.iter().zip(&mut reached) {
            if docs.iter().filter(|(_, doc)| doc.letter_by_letter(term)).count() < FEW {
                for (score, (_, doc)) in scores.iter_mut().zip(&docs) {
                    *score =
                        (*score).max(doc.best(|word| term.typo_limit().and_then(|_| term.grade_typo(word))));
                }
            }
        }
        let mut hits: Vec<Hit> = Vec::new();
        for (nth, (doc, _)) in docs.iter().enumerate() {
            let scores: Vec<u8> = reached.iter().map(|scores| scores[nth]).collect();
            if let Some(score) = mean(scores.into_iter()) {
                hits.push(Hit { doc: *doc, score });
            }
        }
        hits.sort_by_key(|hit| (std::cmp::Reverse(hit.score), hit.doc));
        Hits { total: hits.len(), hits }
    }
}

fn worth(quality: Quality, place: u8) -> u8 {
    scores(quality)[usize::from(place)]
}

fn read(fields: &[(FieldClass, String)]) -> Read {
    let mut read = Read { words: Vec::new(), phones: Vec::new() };
    for class in [FieldClass::Name, FieldClass::Secondary, FieldClass::Note] {
        let of_class = fields.iter().filter(|(there, _)| *there == class);
        let all =
            of_class.flat_map(|(_, text)| words(&normalise(text)).map(str::to_owned).collect::<Vec<_>>());
        for (position, word) in all.enumerate() {
            let place = place(class, position);
            read.add(cut(&word), place);
            if let Some(bare) = without_article(cut(&word)) {
                read.add(bare, place);
            }
        }
    }
    read.phones = fields
        .iter()
        .filter(|(class, _)| *class == FieldClass::Phone)
        .map(|(_, text)| text.clone())
        .collect();
    read
}

impl Read {
    fn add(&mut self, word: &str, place: u8) {
        match self.words.iter_mut().find(|(there, _)| there == word) {
            Some((_, best)) => *best = place.min(*best),
            None => self.words.push((word.to_owned(), place)),
        }
    }

    fn best(&self, grade: impl Fn(&str) -> Option<Quality>) -> u8 {
        let scores = self.words.iter().filter_map(|(word, place)| Some(worth(grade(word)?, *place)));
        scores.max().unwrap_or_default()
    }

    fn as_typed(&self, terms: &[Term], nth: usize) -> u8 {
        let term = &terms[nth];
        let mut best = self.best(|word| term.grade(word)).max(self.apart(term));
        let before = nth.checked_sub(1).and_then(|before| terms[before].joined(term));
        let after = terms.get(nth + 1).and_then(|after| term.joined(after));
        for joined in before.into_iter().chain(after) {
            best = best.max(self.best(|word| word.starts_with(&joined).then_some(Quality::Joined)));
        }
        if let Some(fragment) = &term.fragment {
            best = best.max(self.phone(fragment));
        }
        best
    }

    fn letter_by_letter(&self, term: &Term) -> bool {
        let by_word = |(word, place): &(String, u8)| {
            term.grade_letters(word).is_some_and(|quality| worth(quality, *place) > 0)
        };
        self.words.iter().any(by_word)
            || term.fragment.as_ref().is_some_and(|fragment| self.phone(fragment) > 0)
    }

    fn apart(&self, term: &Term) -> u8 {
        let mut best = 0;
        for (left, right) in term.halves() {
            for (_, place) in self.words.iter().filter(|(word, _)| word == left) {
                let Some(position) = position_in_name(*place) else { continue };
                for (_, next) in self.words.iter().filter(|(word, _)| word.starts_with(right)) {
                    if *next == position + 1 {
                        best = best.max(worth(Quality::Apart, *next));
                    }
                }
            }
        }
        best
    }

    fn phone(&self, fragment: &Fragment) -> u8 {
        let mut phones = Phones::default();
        self.phones.iter().for_each(|phone| phones.push(0, phone));
        let mut best = 0;
        phones.for_each(fragment, |_, score| best = best.max(score));
        best
    }
}
