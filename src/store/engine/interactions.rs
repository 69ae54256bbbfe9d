//! All that happened, with whomever, filtered and sorted.

use rustc_hash::FxHashSet;

use crate::domain::custom_field::FieldOwner;
use crate::domain::id::FieldId;
use crate::domain::interaction::InteractionKind;
use crate::store::engine::Store;
use crate::store::engine::custom_filter::CustomFilter;
use crate::store::engine::tables::Tables;
use crate::store::engine::view::{InteractionHit, greatest};

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

/// The first interactions of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InteractionList {
    /// Those that come first, in order.
    pub hits: Vec<InteractionHit>,
    /// How many there are in all.
    pub total: usize,
}

impl Store {
    /// The first `limit` of the interactions a query asks for, and how many there are of them.
    #[must_use]
    pub fn interactions(&self, query: &InteractionQuery, limit: usize) -> InteractionList {
        let tables = &mut self.inner.state.borrow_mut().tables;
        let (rows, total) = tables.list_interactions(query, limit);
        InteractionList { hits: rows.into_iter().filter_map(|row| tables.hit(row)).collect(), total }
    }
}

impl Tables {
    /// Rows of the first ones, and how many there are in all.
    fn list_interactions(&mut self, query: &InteractionQuery, limit: usize) -> (Vec<u32>, usize) {
        let tests = self.custom_tests(FieldOwner::Interaction, &query.custom);
        let text = query.text.trim();
        let found = (!text.is_empty()).then(|| self.matching_interactions(text));
        let mut total = 0;
        let asked = self.interactions.iter().rev().filter_map(|row| {
            let glance = &self.interaction.get(row as usize)?.as_ref()?.glance;
            let asked = (query.kinds.is_empty() || query.kinds.contains(&glance.kind))
                && found.as_ref().is_none_or(|found| found.contains(&row))
                && self.passes(&tests, row);
            total += usize::from(asked);
            asked.then_some((glance.at.millis(), row))
        });
        let Some(field) = query.by_field else {
            // Of hundreds of thousands only the latest are put in order.
            let rows = greatest(asked, limit);
            return (rows, total);
        };
        let mut rows = greatest(asked, usize::MAX);
        self.sort_by_field(&mut rows, |row| *row, FieldOwner::Interaction, field);
        rows.truncate(limit);
        (rows, total)
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
