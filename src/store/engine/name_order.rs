//! The order of the names, kept while nothing changes it.

use std::sync::Arc;

use crate::domain::collation::Alphabet;
use crate::store::engine::tables::Tables;

impl Tables {
    /// The living parties in the order of their names.
    pub fn by_name(&mut self) -> Arc<[u32]> {
        if let Some(order) = &self.by_name {
            return order.clone();
        }
        let mut rows: Vec<u32> = self.parties.iter().collect();
        self.sort_by_name(&mut rows);
        let order: Arc<[u32]> = rows.into();
        self.by_name = Some(order.clone());
        order
    }

    /// Sorts names by another alphabet from now on.
    pub fn set_alphabet(&mut self, alphabet: Alphabet) {
        if self.names.alphabet != alphabet {
            self.names.alphabet = alphabet;
            self.by_name = None;
            for party in &mut self.party {
                party.sort = alphabet.sort_prefix(&party.name);
            }
        }
    }

    /// Sorts rows of parties by name. The first letters are compared as numbers; whole names only
    /// where those are equal, and each of those is weighed once.
    pub fn sort_by_name(&self, rows: &mut [u32]) {
        let first_letters = |row: u32| self.columns(row).map_or(0, |columns| columns.sort);
        let mut keyed: Vec<(u64, u32)> = rows.iter().map(|row| (first_letters(*row), *row)).collect();
        keyed.sort_unstable();
        for alike in keyed.chunk_by_mut(|a, b| a.0 == b.0).filter(|alike| alike.len() > 1) {
            alike.sort_by_cached_key(|(_, row)| {
                let name = self.columns(*row).map_or("", |columns| &columns.name);
                (self.names.alphabet.sort_key(name), *row)
            });
        }
        for (row, (_, sorted)) in rows.iter_mut().zip(keyed) {
            *row = sorted;
        }
    }

    fn compare_names(&self, a: u32, b: u32) -> std::cmp::Ordering {
        let (Some(x), Some(y)) = (self.columns(a), self.columns(b)) else { return a.cmp(&b) };
        x.sort
            .cmp(&y.sort)
            .then_with(|| {
                let alphabet = self.names.alphabet;
                alphabet.sort_key(&x.name).cmp(&alphabet.sort_key(&y.name))
            })
            .then(a.cmp(&b))
    }

    pub(super) fn take_from_order(&mut self, row: u32) {
        if let Some(order) = self.by_name.take() {
            self.by_name = Some(order.iter().copied().filter(|other| *other != row).collect());
        }
    }

    /// Puts a party into its place. While pages come in there is no order to keep; it is made once when first asked for.
    pub(super) fn put_in_order(&mut self, row: u32) {
        let Some(order) = self.by_name.take() else { return };
        let mut rest: Vec<u32> = order.iter().copied().filter(|other| *other != row).collect();
        let place = rest.partition_point(|other| self.compare_names(*other, row).is_lt());
        rest.insert(place, row);
        self.by_name = Some(rest.into());
    }
}
