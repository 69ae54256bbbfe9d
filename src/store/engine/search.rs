//! The search over all words: customers, what happened and what is to be done.

use std::cmp::Reverse;

use crate::domain::id::PartyId;
use crate::domain::order;
use crate::domain::record::RecordKind;
use crate::domain::search::{Hit, Hits};
use crate::store::engine::Store;
use crate::store::engine::tables::Tables;
use crate::store::engine::typed_filters::Narrowed;
use crate::store::engine::view::{RankedHit, SearchResults};

impl Store {
    /// The best `limit` parties for words typed. Filters among them are words like others here: it is names
    /// that are looked up so.
    #[must_use]
    pub fn search_parties(&self, text: &str, limit: usize) -> Vec<PartyId> {
        let state = self.inner.state.borrow();
        let found = state.tables.party_words.query(text, limit);
        found.hits.iter().filter_map(|hit| state.tables.party_view(hit.doc)).map(|row| row.id).collect()
    }

    /// The best `limit` parties, interactions and tasks for words typed. Filters among the words, as
    /// [`typed`](crate::domain::search::typed) takes them apart, leave the parties they leave in a list (by name
    /// where no word is left), and what happened or is to be done with those.
    #[must_use]
    pub fn search(&self, text: &str, limit: usize) -> SearchResults {
        let mut state = self.inner.state.borrow_mut();
        let complete = state.complete;
        let tables = &mut state.tables;
        let typed = tables.narrowed(text);
        let parties = tables.found_parties(&typed, limit);
        let leaves = |party| typed.leaves(party);
        let interactions = tables
            .interaction_words
            .query_where(&typed.words, limit, &|row| !typed.narrows() || tables.had_part(row, &leaves));
        let tasks = tables.task_words.query_where(&typed.words, limit, &|row| {
            !typed.narrows() || tables.parties_of_task(row).iter().any(|party| leaves(*party))
        });
        let mut found = SearchResults {
            parties_total: parties.total as u32,
            interactions_total: interactions.total as u32,
            tasks_total: tasks.total as u32,
            complete,
            ..SearchResults::default()
        };
        let mut ranked: Vec<(u16, RankedHit)> = Vec::new();
        let mut rank = |hit: &Hit, kind, place| ranked.push((hit.score, RankedHit { kind, place }));
        for hit in &parties.hits {
            if let Some(row) = tables.party_view(hit.doc) {
                rank(hit, RecordKind::Party, found.parties.len());
                found.parties.push(row);
            }
        }
        for hit in &tasks.hits {
            if let Some(row) = tables.task_view(hit.doc) {
                rank(hit, RecordKind::Task, found.tasks.len());
                found.tasks.push(row);
            }
        }
        for hit in &interactions.hits {
            if let Some(row) = tables.hit(hit.doc) {
                rank(hit, RecordKind::Interaction, found.interactions.len());
                found.interactions.push(row);
            }
        }
        // Equal ones stay as they came: whom it is about before what is to be done and what was.
        order::sort_by_key(&mut ranked, |(score, _)| Reverse(*score));
        found.ranked = ranked.into_iter().map(|(_, hit)| hit).collect();
        found
    }
}

impl Tables {
    /// The best parties for what was typed; by name where only filters were.
    fn found_parties(&mut self, typed: &Narrowed<'_>, limit: usize) -> Hits {
        if !typed.words.is_empty() || !typed.narrows() {
            return self.party_words.query_where(&typed.words, limit, &|row| typed.leaves(row));
        }
        let mut left = self.by_name().to_vec();
        left.retain(|row| typed.leaves(*row));
        let hits = left.iter().take(limit).map(|row| Hit { doc: *row, score: 0 }).collect();
        Hits { total: left.len(), hits }
    }
}
