//! Which slots a query word reaches, and how well.

use super::phones::Phones;
use super::postings::Postings;
use super::scores::{in_names_only, position_in_name, scores};
use super::term::{Quality, Term};
use super::vocabulary::{Vocabulary, WordId};

/// A word that reaches fewer documents than this letter by letter may have typing errors.
pub(super) const FEW: usize = 5;

/// What an index is made of, as a query reads it.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) postings: &'a Postings,
    pub(super) phones: &'a Phones,
    /// How many slots have been given out.
    pub(super) slots: usize,
}

/// The slots a query word reaches.
pub(super) struct Reached {
    /// The best score of each slot, 0 where it is not reached.
    pub(super) scores: Vec<u8>,
    /// The slots reached, each once, in no order.
    pub(super) slots: Vec<u32>,
    /// How many of `slots`, from the first, were reached letter by letter.
    literal: usize,
}

impl Reached {
    fn hit(&mut self, slot: u32, score: u8) {
        let best = &mut self.scores[slot as usize];
        if *best < score {
            if *best == 0 {
                self.slots.push(slot);
            }
            *best = score;
        }
    }
}

/// For each word of a query, the slots it reaches. `live` tells the slots of documents there are.
pub(super) fn reach(source: Source<'_>, terms: &[Term], live: impl Fn(u32) -> bool) -> Vec<Reached> {
    let reach_one = |term: &Term| {
        let mut reached = Reached { scores: vec![0; source.slots], slots: Vec::new(), literal: 0 };
        source.letter_by_letter(term, &mut reached);
        reached.literal = reached.slots.len();
        source.other_spellings(term, &mut reached);
        source.apart(term, &mut reached);
        reached
    };
    let mut reached: Vec<Reached> = terms.iter().map(reach_one).collect();
    for (first, pair) in terms.windows(2).enumerate() {
        if let Some(joined) = pair[0].joined(&pair[1]) {
            source.joined(&joined, &mut reached[first..first + 2]);
        }
    }
    for (term, reached) in terms.iter().zip(&mut reached) {
        if reached.slots[..reached.literal].iter().filter(|slot| live(**slot)).take(FEW).count() < FEW {
            source.with_typos(term, reached);
        }
    }
    reached
}

impl Source<'_> {
    /// Words that are the query word or begin with it, and telephone numbers it is in.
    fn letter_by_letter(self, term: &Term, reached: &mut Reached) {
        self.vocabulary.for_each_beginning(&term.word, |id, word| {
            if let Some(quality) = term.grade_letters(word) {
                self.hit_all(id, quality, reached);
            }
        });
        if let Some(fragment) = &term.fragment {
            self.phones.for_each(fragment, |slot, score| reached.hit(slot, score));
        }
    }

    /// Words that are the query word or begin with it in another script or spelling.
    fn other_spellings(self, term: &Term, reached: &mut Reached) {
        if let Some(bare) = term.bare() {
            self.vocabulary.for_each_beginning(bare, |id, word| {
                if let Some(quality) = term.grade_bare(word) {
                    self.hit_all(id, quality, reached);
                }
            });
        }
        self.vocabulary.for_each_sounding(term.skeletons(), |id, word| {
            if !word.starts_with(&term.word)
                && let Some(quality) = term.grade_sound(word)
            {
                self.hit_all(id, quality, reached);
            }
        });
    }

    /// Two neighbours in a name that are the query word when written together: محمد رضا for محمدرضا.
    fn apart(self, term: &Term, reached: &mut Reached) {
        for (left, right) in term.halves() {
            let Some(left) = self.vocabulary.find(left) else { continue };
            let mut lefts: Vec<(u32, u8)> = Vec::new();
            self.postings.for_each(self.vocabulary.list(left), |posting| {
                if let Some(position) = position_in_name(posting.place()) {
                    lefts.push((posting.slot(), position + 1));
                }
            });
            if lefts.is_empty() {
                continue;
            }
            let worth = scores(Quality::Apart);
            self.vocabulary.for_each_beginning(right, |id, _| {
                self.postings.for_each(self.vocabulary.list(id), |posting| {
                    if lefts.binary_search(&(posting.slot(), posting.place())).is_ok() {
                        reached.hit(posting.slot(), worth[usize::from(posting.place())]);
                    }
                });
            });
        }
    }

    /// Words that begin with two neighbours of the query written together: محمدرضا for محمد رضا.
    fn joined(self, joined: &str, both: &mut [Reached]) {
        self.vocabulary.for_each_beginning(joined, |id, _| {
            for reached in &mut *both {
                self.hit_all(id, Quality::Joined, reached);
            }
        });
    }

    fn with_typos(self, term: &Term, reached: &mut Reached) {
        let Some(limit) = term.typo_limit() else { return };
        self.vocabulary.for_each_resembling(term.signature(), u32::from(limit), |id, word| {
            if let Some(quality) = term.grade_typo(word) {
                self.hit_all(id, quality, reached);
            }
        });
    }

    fn hit_all(self, id: WordId, quality: Quality, reached: &mut Reached) {
        let list = self.vocabulary.list(id);
        if in_names_only(quality) && !list.in_names() {
            return;
        }
        let worth = scores(quality);
        self.postings.for_each(list, |posting| {
            reached.hit(posting.slot(), worth[usize::from(posting.place())]);
        });
    }
}
