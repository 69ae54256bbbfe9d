//! Which parties have a key in common, so that only those are compared.

/// Keys not yet put among the rest. Every so many are laid in at once, which moves the rest once.
const RECENT: usize = 4_096;

/// Lists of parties by key, as one sorted column: the key in the upper half of a number, the party's slot in the
/// lower. Eight bytes a key of a party, which a hash table of lists takes three times.
#[derive(Default)]
pub(super) struct Blocks {
    settled: Vec<u64>,
    recent: Vec<u64>,
}

impl Blocks {
    /// Puts a party under a key. Parties are never taken out: whoever reads a list leaves out those who are
    /// gone, and makes all lists anew when they are many.
    pub fn put(&mut self, key: u32, slot: u32) {
        let entry = u64::from(key) << 32 | u64::from(slot);
        let place = self.recent.partition_point(|one| *one < entry);
        if self.recent.get(place) != Some(&entry) {
            self.recent.insert(place, entry);
        }
        if self.recent.len() >= RECENT {
            self.settle();
        }
    }

    /// The parties under a key, some of them perhaps twice; none where there are more than `limit`.
    pub fn under(&self, key: u32, limit: usize) -> impl Iterator<Item = u32> {
        let (settled, recent) = (range(&self.settled, key, limit), range(&self.recent, key, limit));
        let few = settled.len() + recent.len() <= limit;
        let (settled, recent): (&[u64], &[u64]) = if few { (settled, recent) } else { (&[], &[]) };
        settled.iter().chain(recent).map(|entry| *entry as u32)
    }

    /// Bytes it takes.
    pub fn bytes(&self) -> usize {
        (self.settled.capacity() + self.recent.capacity()) * size_of::<u64>()
    }

    /// Lays the recent keys among the settled ones, from the end so that nothing is moved twice.
    fn settle(&mut self) {
        let (mut left, added) = (self.settled.len(), self.recent.len());
        if self.settled.capacity() < left + added {
            // An eighth more than needed; doubling would take up to twice the memory.
            self.settled.reserve_exact(added + left / 8);
        }
        self.settled.resize(left + added, 0);
        let mut end = self.settled.len();
        while let Some(last) = self.recent.pop() {
            while left > 0 && self.settled[left - 1] > last {
                (left, end) = (left - 1, end - 1);
                self.settled[end] = self.settled[left];
            }
            end -= 1;
            self.settled[end] = last;
        }
    }
}

/// The entries of a key; of more than `limit` one more than that, for a list of thousands is not to be gone
/// through to learn that it is too long.
fn range(entries: &[u64], key: u32, limit: usize) -> &[u64] {
    let from = entries.partition_point(|entry| ((*entry >> 32) as u32) < key);
    let rest = &entries[from..];
    let count = rest.iter().take(limit + 1).take_while(|entry| (**entry >> 32) as u32 == key).count();
    &rest[..count]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_list_has_all_that_were_put_under_its_key(
            put in proptest::collection::vec((0..40_u32, 0..300_u32), 0..200),
        ) {
            let mut blocks = Blocks::default();
            for (nth, (key, slot)) in put.iter().enumerate() {
                blocks.put(*key, *slot);
                if nth % 50 == 49 {
                    blocks.settle();
                }
            }
            for key in 0..40 {
                let mut found: Vec<u32> = blocks.under(key, 1_000).collect();
                let mut expected: Vec<u32> =
                    put.iter().filter(|one| one.0 == key).map(|one| one.1).collect();
                found.sort_unstable();
                found.dedup();
                expected.sort_unstable();
                expected.dedup();
                prop_assert_eq!(found, expected);
            }
        }
    }

    #[test]
    fn of_a_list_that_is_too_long_there_is_none() {
        let mut blocks = Blocks::default();
        (0..20).for_each(|slot| blocks.put(7, slot));
        assert_eq!(blocks.under(7, 20).count(), 20);
        assert_eq!(blocks.under(7, 19).count(), 0);
    }
}
