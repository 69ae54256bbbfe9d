//! New records made into pages one by one, so that of many never more than a page's are in memory as
//! records.

use std::mem;

use crate::domain::order;
use crate::domain::record::{Record, RecordKind};
use crate::store::codec::append_record;
use crate::store::engine::digest::Making;
use crate::store::engine::searched_fields::SearchedFields;
use crate::store::ports::{CommitError, Pack, Packed};

/// Pages in the making, one for each kind of record that has come.
pub struct Packing {
    searched: SearchedFields,
    making: Vec<Making>,
    packed: Packed,
    bytes: Vec<u8>,
}

impl Packing {
    /// Nothing packed yet; the search looks into the fields `searched`.
    #[must_use]
    pub fn new(searched: SearchedFields) -> Self {
        Self { searched, making: Vec::new(), packed: Packed::default(), bytes: Vec::new() }
    }

    /// The page of a kind that takes the next record.
    fn place(&mut self, kind: RecordKind) -> Option<&mut Making> {
        if !self.making.iter().any(|making| making.kind() == kind) {
            self.making.push(Making::new(kind, &self.searched));
        }
        self.making.iter_mut().find(|making| making.kind() == kind)
    }
}

impl Pack for Packing {
    fn add(&mut self, record: &Record) -> Result<(), CommitError> {
        let kind = record.reference().kind;
        let mut bytes = mem::take(&mut self.bytes);
        bytes.clear();
        append_record(&mut bytes, record)?;
        let searched = self.searched.clone();
        if let Some(making) = self.place(kind) {
            let full = (!making.has_room()).then(|| mem::replace(making, Making::new(kind, &searched)));
            making.add(&bytes, Some(record));
            if let Some(full) = full {
                self.packed.pages.push((kind, full.finish()?.encode()));
            }
        }
        self.bytes = bytes;
        match self.packed.kinds.iter_mut().find(|(counted, _)| *counted == kind) {
            Some((_, count)) => *count += 1,
            None => self.packed.kinds.push((kind, 1)),
        }
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<Packed, CommitError> {
        let Self { making, mut packed, .. } = *self;
        for making in making.into_iter().filter(|making| !making.is_empty()) {
            packed.pages.push((making.kind(), making.finish()?.encode()));
        }
        // Those that others refer to come first, as on the disk.
        order::sort_by_key(&mut packed.pages, |(kind, _)| *kind);
        order::sort(&mut packed.kinds);
        Ok(packed)
    }
}
