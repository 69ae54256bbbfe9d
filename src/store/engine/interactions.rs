//! All that happened, with whomever, filtered and sorted.

use std::cmp::Reverse;

use rustc_hash::FxHashSet;

use crate::domain::custom_field::FieldOwner;
use crate::domain::id::FieldId;
use crate::domain::interaction::InteractionKind;
use crate::domain::order;
use crate::store::engine::Store;
use crate::store::engine::custom_filter::CustomFilter;
use crate::store::engine::tables::Tables;
use crate::store::engine::view::InteractionHit;

/// Which interactions a list shows, and in which order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InteractionQuery {
    /// Words to find in what was said or in the customer, empty for all.
    pub text: String,
    /// Kinds to show, none for all.
    pub kinds: Vec<InteractionKind>,
    /// Conditions on fields of the user's own, all of which hold.
    pub custom: Vec<CustomFilter>,
    /// The field of the user's own by which they are sorted, rising, those that say nothing last; none for the
    /// latest first.
    pub by_field: Option<FieldId>,
}

impl Store {
    /// The interactions a query asks for, by row: [`Store::interactions_at`] reads them, which takes far longer,
    /// so that of many only those are read that are shown.
    #[must_use]
    pub fn interactions(&self, query: &InteractionQuery) -> Vec<u32> {
        self.inner.state.borrow_mut().tables.list_interactions(query)
    }

    /// Reads the interactions of some rows; one that was deleted since is left out.
    #[must_use]
    pub fn interactions_at(&self, rows: &[u32]) -> Vec<InteractionHit> {
        let state = self.inner.state.borrow();
        rows.iter().filter_map(|row| state.tables.hit(*row)).collect()
    }
}

impl Tables {
    fn list_interactions(&mut self, query: &InteractionQuery) -> Vec<u32> {
        let tests = self.custom_tests(FieldOwner::Interaction, &query.custom);
        let text = query.text.trim();
        let found = (!text.is_empty()).then(|| self.matching_interactions(text));
        let rows = self.interactions.iter().filter_map(|row| {
            let glance = &self.interaction.get(row as usize)?.as_ref()?.glance;
            let asked = (query.kinds.is_empty() || query.kinds.contains(&glance.kind))
                && found.as_ref().is_none_or(|found| found.contains(&row))
                && self.passes(&tests, row);
            asked.then_some(Reverse((glance.at, row)))
        });
        let mut rows: Vec<_> = rows.collect();
        order::sort(&mut rows);
        let mut rows: Vec<u32> = rows.into_iter().map(|Reverse((_, row))| row).collect();
        if let Some(field) = query.by_field {
            self.sort_by_field(&mut rows, |row| *row, FieldOwner::Interaction, field);
        }
        rows
    }

    /// Rows of the interactions in which words stand, or in whose customer's name or elsewhere in what is said of
    /// them.
    fn matching_interactions(&self, text: &str) -> FxHashSet<u32> {
        let of_parties = self.party_words.matches(text);
        let columns = of_parties.iter().filter_map(|party| self.columns(*party));
        let theirs = columns.flat_map(|columns| columns.interactions.iter().copied());
        theirs.chain(self.interaction_words.matches(text)).collect()
    }
}
