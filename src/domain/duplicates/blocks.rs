//! Which parties have a key in common, so that only those are compared.

use std::iter::successors;

use crate::domain::pile::Pile;

/// Lists of parties by key: chains through one column of entries, the latest first. Twelve bytes a key of a party, and
/// four to eight where chains begin; a hash table of lists takes twice as much.
#[derive(Default)]
pub(super) struct Blocks {
    /// The place of the latest entry of each chain, and one; 0 for none. A power of two of them, as many as there are
    /// entries at least: the lowest bits of a key are its chain.
    chains: Vec<u32>,
    entries: Pile<Entry>,
}

#[derive(Clone, Copy)]
struct Entry {
    key: u32,
    slot: u32,
    /// The place of the one before it in its chain, and one.
    before: u32,
}

impl Blocks {
    /// Puts a party under a key, whose list nobody reads where it has more than `most`. Parties are never taken out:
    /// whoever reads a list leaves out those who are gone, and makes all lists anew when they are many.
    #[cfg_attr(speed, optimize(speed))]
    pub fn put(&mut self, key: u32, slot: u32, most: usize) {
        let known = self.list(key).take(most + 1);
        let (mut count, mut is_there) = (0, false);
        for one in known {
            count += 1;
            is_there |= one == slot;
        }
        if is_there || count > most {
            return;
        }
        if self.entries.end() >= self.chains.len() {
            self.lengthen();
        }
        let entry = Entry { key, slot, before: 0 };
        let place = self.entries.push(entry);
        self.link(place);
    }

    /// Appends the parties under a key to `found`; none where there are more than `limit`.
    #[cfg_attr(speed, optimize(speed))]
    pub fn under(&self, key: u32, limit: usize, found: &mut Vec<u32>) {
        let before = found.len();
        for slot in self.list(key) {
            if found.len() - before == limit {
                found.truncate(before);
                return;
            }
            found.push(slot);
        }
    }

    /// Bytes it takes.
    pub fn bytes(&self) -> usize {
        self.chains.capacity() * size_of::<u32>() + self.entries.bytes()
    }

    fn list(&self, key: u32) -> impl Iterator<Item = u32> {
        let latest = self.chains.get(self.chain_of(key)).copied().unwrap_or_default();
        let entry = |place: u32| self.entries.get((place as usize).wrapping_sub(1));
        let chain = successors(entry(latest), move |one| entry(one.before));
        chain.filter(move |one| one.key == key).map(|one| one.slot)
    }

    fn chain_of(&self, key: u32) -> usize {
        key as usize & self.chains.len().wrapping_sub(1)
    }

    fn link(&mut self, place: usize) {
        let Some(Entry { key, .. }) = self.entries.get(place).copied() else { return };
        let chain = self.chain_of(key);
        if let (Some(latest), Some(entry)) = (self.chains.get_mut(chain), self.entries.get_mut(place)) {
            entry.before = *latest;
            *latest = place as u32 + 1;
        }
    }

    #[cfg_attr(speed, optimize(speed))]
    fn lengthen(&mut self) {
        /// How many chains there are at first.
        const CHAINS: usize = 1_024;
        self.chains = vec![0; CHAINS.max(self.chains.len() * 2)];
        (0..self.entries.end()).for_each(|place| self.link(place));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn under(blocks: &Blocks, key: u32, limit: usize) -> Vec<u32> {
        let mut found = Vec::new();
        blocks.under(key, limit, &mut found);
        found
    }

    proptest! {
        #[test]
        fn a_list_has_all_that_were_put_under_its_key(
            put in proptest::collection::vec((0..40_u32, 0..300_u32), 0..200),
        ) {
            let mut blocks = Blocks::default();
            for (key, slot) in &put {
                blocks.put(*key, *slot, 300);
            }
            for key in 0..40 {
                let mut found = under(&blocks, key, 300);
                let mut expected: Vec<u32> =
                    put.iter().filter(|one| one.0 == key).map(|one| one.1).collect();
                found.sort_unstable();
                expected.sort_unstable();
                expected.dedup();
                prop_assert_eq!(found, expected);
            }
        }
    }

    #[test]
    fn lists_are_found_however_many_there_are() {
        let mut blocks = Blocks::default();
        (0..10_000).for_each(|key: u32| blocks.put(key.wrapping_mul(0x9e37_79b9), key, 4));
        for key in 0..10_000_u32 {
            assert_eq!(under(&blocks, key.wrapping_mul(0x9e37_79b9), 4), [key]);
        }
    }

    #[test]
    fn of_a_list_that_is_too_long_there_is_none() {
        let mut blocks = Blocks::default();
        (0..40).for_each(|slot| blocks.put(3, slot, 19));
        assert_eq!(under(&blocks, 3, 19).len(), 0);
        (0..20).for_each(|slot| blocks.put(7, slot, 20));
        assert_eq!(under(&blocks, 7, 20).len(), 20);
        assert_eq!(under(&blocks, 7, 19).len(), 0);
    }
}
