//! New records made into pages one by one, so that of many never more than a page's are in memory as
//! records.

use std::mem;

use crate::domain::order;
use crate::domain::record::{Record, RecordKind, RecordRef};
use crate::store::codec::append_record;
use crate::store::engine::Store;
use crate::store::engine::digest::Making;
use crate::store::engine::searched_fields::SearchedFields;
use crate::store::ports::{CommitError, Pack, Packed, from_bytes};

/// Pages in the making, one for each kind of record that has come.
pub struct Packing {
    store: Store,
    searched: SearchedFields,
    /// Each with how many records of its kind have come.
    making: Vec<(Making, u32)>,
    /// Where the last record went: the next one is of the same kind most often.
    at: usize,
    pages: Vec<(RecordKind, Vec<u8>)>,
    bytes: Vec<u8>,
    again: Vec<Record>,
}

impl Packing {
    /// Nothing packed yet of what is to come into a store.
    #[must_use]
    pub fn new(store: Store) -> Self {
        let searched = store.inner.state.borrow().tables.searched.clone();
        let (making, pages, bytes, again) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { store, searched, making, at: 0, pages, bytes, again }
    }

    /// Finds where records of a kind go.
    fn turn_to(&mut self, kind: RecordKind) {
        if self.making.get(self.at).is_some_and(|(making, _)| making.kind() == kind) {
            return;
        }
        self.at = self.making.iter().position(|(making, _)| making.kind() == kind).unwrap_or_else(|| {
            self.making.push((Making::new(kind, &self.searched), 0));
            self.making.len() - 1
        });
    }

    /// Puts a record where it goes, and the bytes that it is. One that was deleted goes into the entry.
    fn put(&mut self, record: &Record, bytes: &[u8]) -> Result<(), CommitError> {
        let RecordRef { kind, id } = record.reference();
        if self.store.inner.state.borrow().tables.rows(kind).was_deleted(id) {
            self.again.push(record.clone());
            return Ok(());
        }
        self.turn_to(kind);
        let Some((making, count)) = self.making.get_mut(self.at) else { return Ok(()) };
        if !making.has_room() {
            let full = mem::replace(making, Making::new(kind, &self.searched));
            self.pages.push((kind, full.finish()?.encode()));
        }
        making.add(bytes, Some(record));
        *count += 1;
        Ok(())
    }
}

impl Pack for Packing {
    fn add(&mut self, record: &Record) -> Result<(), CommitError> {
        let mut bytes = mem::take(&mut self.bytes);
        bytes.clear();
        append_record(&mut bytes, record)?;
        self.put(record, &bytes)?;
        self.bytes = bytes;
        Ok(())
    }

    fn add_bytes(&mut self, kind: RecordKind, bytes: &[u8]) -> Result<(), CommitError> {
        self.put(&from_bytes(kind, bytes)?, bytes)
    }

    fn finish(self: Box<Self>) -> Result<Packed, CommitError> {
        let Self { making, mut pages, again, .. } = *self;
        let mut kinds = Vec::with_capacity(making.len());
        for (making, count) in making {
            let kind = making.kind();
            kinds.push((kind, count));
            pages.push((kind, making.finish()?.encode()));
        }
        // Those that others refer to come first, as on the disk.
        order::sort_by_key(&mut pages, |(kind, _)| *kind);
        order::sort(&mut kinds);
        Ok(Packed { pages, kinds, again })
    }
}
