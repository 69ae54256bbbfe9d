//! The parties that come in, encoded one behind the other: as they are in memory they would take several times the
//! file, and each in a piece of memory of its own half as much again.

use std::mem;

/// How large a block of them is, in bytes; one that is larger has a block of its own.
const BLOCK: usize = 262_144;

/// Records as bytes, by their places.
#[derive(Default)]
pub(super) struct Coming {
    blocks: Vec<Block>,
    places: Vec<Place>,
}

#[derive(Default)]
struct Block {
    bytes: Vec<u8>,
    /// How many of the records that are there now stand in it.
    held: u32,
}

/// Where a record stands.
#[derive(Clone, Copy)]
struct Place {
    block: u32,
    from: u32,
    to: u32,
}

impl Coming {
    /// Puts a record behind the others; its place.
    pub fn push(&mut self, bytes: &[u8]) -> usize {
        let place = self.write(bytes);
        self.places.push(place);
        self.places.len() - 1
    }

    /// Puts a record where another was; `false` where there was none.
    pub fn replace(&mut self, at: usize, bytes: &[u8]) -> bool {
        let Some(before) = self.places.get(at).copied() else { return false };
        self.leave(before);
        let place = self.write(bytes);
        if let Some(at) = self.places.get_mut(at) {
            *at = place;
        }
        true
    }

    /// The record at a place.
    pub fn get(&self, at: usize) -> Option<&[u8]> {
        let Place { block, from, to } = *self.places.get(at)?;
        self.blocks.get(block as usize)?.bytes.get(from as usize..to as usize)
    }

    /// Hands out all records in order, and lets their memory go on the way.
    ///
    /// # Errors
    /// The first that `take` gives.
    pub fn drain<E>(mut self, take: &mut dyn FnMut(&[u8]) -> Result<(), E>) -> Result<(), E> {
        let places = mem::take(&mut self.places);
        for place in places {
            let Place { block, from, to } = place;
            if let Some(bytes) =
                self.blocks.get(block as usize).and_then(|block| block.bytes.get(from as usize..to as usize))
            {
                take(bytes)?;
            }
            self.leave(place);
        }
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> Place {
        let has_room = |block: &Block| block.bytes.capacity() - block.bytes.len() >= bytes.len();
        if !self.blocks.last().is_some_and(has_room) {
            let bytes = Vec::with_capacity(BLOCK.max(bytes.len()));
            self.blocks.push(Block { bytes, held: 0 });
        }
        let block = self.blocks.len().saturating_sub(1) as u32;
        let Some(Block { bytes: own, held }) = self.blocks.last_mut() else {
            return Place { block, from: 0, to: 0 };
        };
        let from = own.len() as u32;
        own.extend_from_slice(bytes);
        *held += 1;
        Place { block, from, to: own.len() as u32 }
    }

    /// Takes a record out; a block in which none stands any more is let go.
    fn leave(&mut self, place: Place) {
        let is_last = place.block as usize + 1 == self.blocks.len();
        if let Some(block) = self.blocks.get_mut(place.block as usize) {
            block.held = block.held.saturating_sub(1);
            if block.held == 0 && !is_last {
                block.bytes = Vec::new();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn records_come_out_as_a_list_would_have_them(
            writes in prop::collection::vec((any::<prop::sample::Index>(), any::<bool>(), 0..40_000_usize), 0..60)
        ) {
            let (mut coming, mut list) = (Coming::default(), Vec::<Vec<u8>>::new());
            for (step, (at, new, length)) in writes.into_iter().enumerate() {
                let bytes = vec![step as u8; length];
                if new || list.is_empty() {
                    prop_assert_eq!(coming.push(&bytes), list.len());
                    list.push(bytes);
                } else {
                    let at = at.index(list.len());
                    prop_assert!(coming.replace(at, &bytes));
                    list[at] = bytes;
                }
            }
            for (at, bytes) in list.iter().enumerate() {
                prop_assert_eq!(coming.get(at), Some(bytes.as_slice()));
            }
            let mut drained = Vec::new();
            coming.drain(&mut |bytes| { drained.push(bytes.to_vec()); Ok::<(), ()>(()) }).unwrap();
            prop_assert_eq!(drained, list);
        }
    }

    #[test]
    fn there_is_nothing_where_nothing_was_put() {
        let mut coming = Coming::default();
        assert_eq!(coming.get(0), None);
        assert!(!coming.replace(0, b"record"));
    }
}
