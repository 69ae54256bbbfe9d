//! The records that come in, encoded one behind the other: as they are in memory they would take several times the
//! file, and even encoded more than a phone should give, so they wait in a [`Scratch`].

use std::mem;

use rustc_hash::FxHashMap;

use crate::domain::pile::Pile;
use crate::domain::record::RecordKind;
use crate::store::ports::{CommitError, DiskError, Newcomers, Scratch, TakeRecord, from_bytes};

/// How large a block of them is, in bytes.
const BLOCK: usize = 262_144;
/// How many bytes of records that took the place of others wait in memory.
const REPLACED: usize = 4 * 1_048_576;

/// One in memory, where the browser gives no other.
#[derive(Default)]
pub struct MemoryScratch(Vec<Vec<u8>>);

impl Scratch for MemoryScratch {
    fn append(&mut self, mut bytes: &[u8]) -> Result<(), DiskError> {
        while !bytes.is_empty() {
            if self.0.last().is_none_or(|block| block.len() == BLOCK) {
                self.0.push(Vec::with_capacity(BLOCK));
            }
            let Some(block) = self.0.last_mut() else { break };
            let (own, others) = bytes.split_at(bytes.len().min(BLOCK - block.len()));
            block.extend_from_slice(own);
            bytes = others;
        }
        Ok(())
    }

    fn read(&self, from: u64, bytes: &mut [u8]) -> Result<(), DiskError> {
        let mut from = usize::try_from(from).map_err(|_| ended())?;
        let mut rest = bytes;
        while !rest.is_empty() {
            let block = self.0.get(from / BLOCK).and_then(|block| block.get(from % BLOCK..));
            let block = block.filter(|block| !block.is_empty()).ok_or_else(ended)?;
            let count = block.len().min(rest.len());
            let (own, others) = rest.split_at_mut(count);
            own.copy_from_slice(&block[..count]);
            from += count;
            rest = others;
        }
        Ok(())
    }
}

fn ended() -> DiskError {
    DiskError::Failed("what was put aside is cut off".to_owned())
}

/// Records as bytes, by their places, in the order in which they came.
pub struct Coming {
    scratch: Box<dyn Scratch>,
    /// How many bytes the scratch has.
    written: u64,
    /// The bytes behind those, less than a block.
    tail: Vec<u8>,
    places: Pile<(Place, RecordKind)>,
    /// Those that took the place of others since these were last written: the same one may do so often.
    replaced: FxHashMap<u32, Vec<u8>>,
    replaced_bytes: usize,
    /// Which one is handed out next.
    next: u32,
    /// The block that the last one handed out stands in, and where it begins.
    window: Vec<u8>,
    window_at: u64,
}

/// Where a record stands.
#[derive(Clone, Copy)]
struct Place {
    from: u32,
    length: u32,
}

impl Default for Coming {
    fn default() -> Self {
        Self::new(Box::<MemoryScratch>::default())
    }
}

impl Coming {
    /// None yet, of which the bytes will wait there.
    #[must_use]
    pub fn new(scratch: Box<dyn Scratch>) -> Self {
        Self {
            scratch,
            written: 0,
            tail: Vec::with_capacity(BLOCK),
            places: Pile::default(),
            replaced: FxHashMap::default(),
            replaced_bytes: 0,
            next: 0,
            window: Vec::new(),
            window_at: 0,
        }
    }

    /// Puts a record behind the others; its place.
    ///
    /// # Errors
    /// [`CommitError::Disk`] when there is no room.
    pub fn push(&mut self, kind: RecordKind, bytes: &[u8]) -> Result<u32, CommitError> {
        let place = self.write(bytes)?;
        Ok(self.places.push((place, kind)) as u32)
    }

    /// Puts a record where another was.
    ///
    /// # Errors
    /// As [`Coming::push`].
    pub fn replace(&mut self, at: u32, bytes: &[u8]) -> Result<(), CommitError> {
        self.replaced_bytes += bytes.len();
        if let Some(before) = self.replaced.insert(at, bytes.to_vec()) {
            self.replaced_bytes -= before.len();
        }
        if self.replaced_bytes > REPLACED {
            for (at, bytes) in mem::take(&mut self.replaced) {
                let place = self.write(&bytes)?;
                if let Some((at, _)) = self.places.get_mut(at as usize) {
                    *at = place;
                }
            }
            self.replaced_bytes = 0;
        }
        Ok(())
    }

    /// The record at a place.
    ///
    /// # Errors
    /// [`CommitError::Disk`] when it cannot be read.
    pub fn get(&self, at: u32) -> Result<Option<Vec<u8>>, CommitError> {
        if let Some(bytes) = self.replaced.get(&at) {
            return Ok(Some(bytes.clone()));
        }
        let Some((Place { from, length }, _)) = self.places.get(at as usize).copied() else {
            return Ok(None);
        };
        let mut bytes = vec![0; length as usize];
        self.read(from.into(), &mut bytes)?;
        Ok(Some(bytes))
    }

    fn write(&mut self, bytes: &[u8]) -> Result<Place, CommitError> {
        let (Ok(from), Ok(length)) =
            (u32::try_from(self.written + self.tail.len() as u64), u32::try_from(bytes.len()))
        else {
            return Err(DiskError::Full.into());
        };
        self.tail.extend_from_slice(bytes);
        if self.tail.len() >= BLOCK {
            let whole = self.tail.len() - self.tail.len() % BLOCK;
            self.scratch.append(&self.tail[..whole])?;
            self.written += whole as u64;
            self.tail.drain(..whole);
        }
        Ok(Place { from, length })
    }

    /// Fills `bytes` with what stands from a place on, in the scratch and behind it.
    fn read(&self, from: u64, bytes: &mut [u8]) -> Result<(), DiskError> {
        let in_scratch = usize::try_from(self.written.saturating_sub(from)).unwrap_or(usize::MAX);
        let (there, behind) = bytes.split_at_mut(in_scratch.min(bytes.len()));
        if !there.is_empty() {
            self.scratch.read(from, there)?;
        }
        let from = usize::try_from(from.saturating_sub(self.written)).map_err(|_| ended())?;
        behind.copy_from_slice(self.tail.get(from..from + behind.len()).ok_or_else(ended)?);
        Ok(())
    }

    /// Sees to it that a record is among what is at hand, which is read by whole blocks.
    fn turn_to(&mut self, Place { from, length }: Place) -> Result<&[u8], DiskError> {
        let (from, length) = (u64::from(from), length as usize);
        let offset = |at: u64| usize::try_from(from.checked_sub(at)?).ok();
        if offset(self.window_at).is_none_or(|offset| offset + length > self.window.len()) {
            let mut window = mem::take(&mut self.window);
            let end = self.written + self.tail.len() as u64;
            let rest = usize::try_from(end.saturating_sub(from)).unwrap_or(usize::MAX);
            window.resize(BLOCK.max(length).min(rest), 0);
            self.read(from, &mut window)?;
            (self.window, self.window_at) = (window, from);
        }
        let offset = offset(self.window_at).ok_or_else(ended)?;
        self.window.get(offset..offset + length).ok_or_else(ended)
    }
}

impl Newcomers for Coming {
    fn rewind(&mut self) {
        self.next = 0;
    }

    fn next_record(&mut self, take: TakeRecord<'_>) -> Result<bool, CommitError> {
        let at = self.next;
        let Some((place, kind)) = self.places.get(at as usize).copied() else { return Ok(false) };
        self.next += 1;
        if let Some(bytes) = self.replaced.get(&at) {
            take(&from_bytes(kind, bytes)?, bytes)?;
            return Ok(true);
        }
        let bytes = self.turn_to(place)?;
        take(&from_bytes(kind, bytes)?, bytes)?;
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::id::PartyId;
    use crate::domain::party::{Party, PartyDetails};
    use crate::domain::time::Instant;
    use crate::store::ports::to_bytes;
    use proptest::prelude::*;
    use uuid::Uuid;

    /// Somebody of whom very much is written down.
    fn noted(id: usize, step: usize, length: usize) -> Vec<u8> {
        let details = PartyDetails::named(false, format!("{id}"));
        let mut party = Party::new(PartyId(Uuid::from_u128(id as u128)), details, Instant::EPOCH);
        let letter = char::from(b'a' + (step % 26) as u8);
        party.notes = letter.to_string().repeat(length);
        to_bytes(&party.into()).unwrap()
    }

    proptest! {
        #[test]
        fn records_come_out_as_a_list_would_have_them(
            writes in prop::collection::vec(
                (any::<prop::sample::Index>(), any::<bool>(), prop_oneof![0..400_usize, 0..400_000_usize]),
                0..60,
            )
        ) {
            let (mut coming, mut list) = (Coming::default(), Vec::<Vec<u8>>::new());
            for (step, (at, new, length)) in writes.into_iter().enumerate() {
                if new || list.is_empty() {
                    let bytes = noted(list.len(), step, length);
                    prop_assert_eq!(coming.push(RecordKind::Party, &bytes).unwrap(), list.len() as u32);
                    list.push(bytes);
                } else {
                    let at = at.index(list.len());
                    let bytes = noted(at, step, length);
                    coming.replace(at as u32, &bytes).unwrap();
                    list[at] = bytes;
                }
            }
            for (at, bytes) in list.iter().enumerate() {
                prop_assert_eq!(coming.get(at as u32).unwrap(), Some(bytes.clone()));
            }
            for _ in 0..2 {
                let mut out = Vec::new();
                coming.rewind();
                while coming
                    .next_record(&mut |_, bytes| {
                        out.push(bytes.to_vec());
                        Ok(())
                    })
                    .unwrap()
                {}
                prop_assert_eq!(&out, &list);
            }
        }
    }

    #[test]
    fn there_is_nothing_where_nothing_was_put() {
        assert_eq!(Coming::default().get(0), Ok(None));
    }

    #[test]
    fn a_scratch_in_memory_ends_where_it_ends() {
        let mut scratch = MemoryScratch::default();
        let blocks = vec![7; BLOCK + 5];
        scratch.append(&blocks).unwrap();
        let mut bytes = vec![0; 6];
        assert_eq!(scratch.read(BLOCK as u64 - 1, &mut bytes), Ok(()));
        assert_eq!(bytes, [7; 6]);
        assert_eq!(scratch.read(BLOCK as u64, &mut bytes), Err(ended()));
    }
}
