//! The search for pairs through all parties, a few at a time.

use std::cmp::Reverse;

use crate::domain::order;

use super::Candidate;
use super::comparison::Finding;
use super::index::Index;
use super::weights;

/// A search through all parties of an index that is taken up and put down between other work. Dropping it
/// ends it.
#[derive(Default)]
pub struct Sweep {
    next: u32,
    found: Vec<Candidate>,
    /// For each slot, the last party it was compared with, and one.
    compared: Vec<u32>,
    /// Room for those that may be one with it.
    near: Vec<u32>,
}

/// How far a sweep is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Slots gone through.
    pub done: u32,
    /// Slots in all.
    pub of: u32,
}

impl Progress {
    /// Whether all were gone through.
    #[must_use]
    pub const fn is_done(self) -> bool {
        self.done >= self.of
    }
}

impl Sweep {
    /// One that has not begun.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Goes through the next `budget` slots. Pairs for which `is_distinct` answers yes are left out: those that
    /// somebody said are two. What is added to the index meanwhile is found where its slot is still to come.
    pub fn step(&mut self, index: &Index, is_distinct: &dyn Fn(u32, u32) -> bool, budget: u32) -> Progress {
        let end = index.end();
        self.compared.resize(end as usize, 0);
        let until = self.next.saturating_add(budget).min(end);
        for a in self.next..until {
            let Some(features) = index.at(a) else { continue };
            self.near.clear();
            index.push_near(&features, &mut self.near);
            for &b in &self.near {
                // Each pair from its lower slot, and once.
                let Some(last) = self.compared.get_mut(b as usize).filter(|last| b > a && **last != a + 1)
                else {
                    continue;
                };
                *last = a + 1;
                if let Some(Finding { score, certain, reasons }) = index.compare(&features, b, weights::LEAST)
                    && !is_distinct(a, b)
                {
                    self.found.push(Candidate { a, b, score, certain, reasons });
                }
            }
        }
        self.next = until;
        Progress { done: until, of: end }
    }

    /// The pairs found, the likeliest first.
    #[must_use]
    pub fn finish(self) -> Vec<Candidate> {
        let mut found = self.found;
        order::sort_by_key(&mut found, |one| (Reverse((one.certain, one.score)), one.a, one.b));
        found
    }
}
