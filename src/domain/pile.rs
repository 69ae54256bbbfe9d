//! A list that grows without being copied.

/// Items in blocks of one size, by their places. A vector that grows is copied into room elsewhere, and leaves a hole
/// where it was that the next, larger one does not fit into: of several that grow beside each other, half of the
/// memory may be such holes.
pub struct Pile<T> {
    blocks: Vec<Vec<T>>,
}

/// How many items a block has room for.
const BLOCK: usize = 4_096;

impl<T> Default for Pile<T> {
    fn default() -> Self {
        Self { blocks: Vec::new() }
    }
}

impl<T: Copy> Pile<T> {
    /// The place that the next item gets, unless it belongs to a run.
    #[must_use]
    pub fn end(&self) -> usize {
        self.blocks.last().map_or(0, |last| (self.blocks.len() - 1) * BLOCK + last.len())
    }

    /// Puts an item at the end; its place.
    #[cfg_attr(speed, optimize(speed))]
    pub fn push(&mut self, item: T) -> usize {
        self.push_run(&[item])
    }

    /// Puts items that stay side by side at the end, of which a block has room for all; the place of the first. Places
    /// may be left empty before it.
    #[cfg_attr(speed, optimize(speed))]
    pub fn push_run(&mut self, run: &[T]) -> usize {
        debug_assert!(run.len() <= BLOCK);
        if self.blocks.last().is_none_or(|last| last.len() + run.len() > BLOCK) {
            // The first one grows by itself, for there are small piles.
            let room = if self.blocks.is_empty() { 0 } else { BLOCK };
            self.blocks.push(Vec::with_capacity(room));
        }
        let place = self.end();
        if let Some(last) = self.blocks.last_mut() {
            last.extend_from_slice(run);
        }
        place
    }

    /// The item at a place.
    #[must_use]
    #[cfg_attr(speed, optimize(speed))]
    pub fn get(&self, place: usize) -> Option<&T> {
        self.blocks.get(place / BLOCK)?.get(place % BLOCK)
    }

    /// The item at a place, to be changed.
    #[cfg_attr(speed, optimize(speed))]
    pub fn get_mut(&mut self, place: usize) -> Option<&mut T> {
        self.blocks.get_mut(place / BLOCK)?.get_mut(place % BLOCK)
    }

    /// The run of so many items whose first stands at a place; empty where there is none.
    #[must_use]
    #[cfg_attr(speed, optimize(speed))]
    pub fn run(&self, place: usize, length: usize) -> &[T] {
        let block = self.blocks.get(place / BLOCK);
        block.and_then(|block| block.get(place % BLOCK..place % BLOCK + length)).unwrap_or_default()
    }

    /// Bytes it takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.blocks.iter().map(|block| block.capacity() * size_of::<T>()).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn runs_are_found_at_the_places_that_were_given(
            lengths in proptest::collection::vec(0..700_usize, 0..60),
        ) {
            let mut pile = Pile::default();
            let mut placed = Vec::new();
            for (number, length) in lengths.into_iter().enumerate() {
                let run = vec![number; length];
                placed.push((pile.push_run(&run), run));
            }
            for (place, run) in placed {
                prop_assert_eq!(pile.run(place, run.len()), run.as_slice());
            }
        }
    }

    #[test]
    fn single_items_stand_one_behind_the_other_and_can_be_changed() {
        let mut pile = Pile::default();
        for number in 0..3 * BLOCK {
            assert_eq!(pile.end(), number);
            assert_eq!(pile.push(number), number);
        }
        if let Some(item) = pile.get_mut(BLOCK + 1) {
            *item = 7;
        }
        assert_eq!([0, BLOCK, BLOCK + 1].map(|place| pile.get(place)), [Some(&0), Some(&BLOCK), Some(&7)]);
        assert_eq!((pile.get(3 * BLOCK), pile.run(3 * BLOCK - 1, 2).len()), (None, 0));
    }
}
