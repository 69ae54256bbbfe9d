//! Attachments: the photos, voice notes and other files of a record, and their bytes.

use std::cmp::Reverse;

use rustc_hash::FxHashSet;

use crate::domain::attachment::Attachment;
use crate::domain::id::AttachmentId;
use crate::domain::order;
use crate::domain::record::{Record, RecordKind, RecordRef};
use crate::store::engine::Store;
use crate::store::engine::tables::Tables;
use crate::store::ports::DiskError;

/// How many attachments there are, and how much room they take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AttachmentTotals {
    /// How many.
    pub count: u32,
    /// Their bytes together, thumbnails included.
    pub bytes: u64,
}

impl Store {
    /// The attachments of a record, newest first.
    #[must_use]
    pub fn attachments(&self, of: RecordRef) -> Vec<Attachment> {
        let state = self.inner.state.borrow();
        let rows = state.tables.attachments_of(of).iter();
        let mut attachments: Vec<Attachment> =
            rows.filter_map(|row| state.tables.attachment_at(*row)).collect();
        order::sort_by_key(&mut attachments, |attachment| Reverse((attachment.created_at, attachment.id)));
        attachments
    }

    /// How much room all attachments take. Those taken away lately are not counted, though their bytes
    /// are kept for undo.
    #[must_use]
    pub fn attachment_totals(&self) -> AttachmentTotals {
        let state = self.inner.state.borrow();
        let rows = state.tables.rows(RecordKind::Attachment).iter();
        let attachments = rows.filter_map(|row| state.tables.attachment_at(row));
        attachments.fold(AttachmentTotals::default(), |totals, attachment| AttachmentTotals {
            count: totals.count + 1,
            bytes: totals.bytes + attachment.size_bytes + attachment.thumbnail.len() as u64,
        })
    }

    /// The attachments whose bytes are on the disk, also those that were taken away and can come back.
    ///
    /// # Errors
    /// [`DiskError`] when the names of files cannot be read.
    pub async fn attachment_files(&self) -> Result<FxHashSet<AttachmentId>, DiskError> {
        let names = self.inner.disk.file_names().await?;
        Ok(names.iter().filter_map(|name| Attachment::id_of_file(name)).collect())
    }

    /// The bytes of a file by its name, none when the disk has none of that name.
    ///
    /// # Errors
    /// [`DiskError`] when it cannot be read.
    pub async fn file(&self, name: &str) -> Result<Option<Vec<u8>>, DiskError> {
        self.inner.disk.file(name).await
    }
}

impl Tables {
    fn attachment_at(&self, row: u32) -> Option<Attachment> {
        match self.rows(RecordKind::Attachment).record(row)? {
            Record::Attachment(attachment) => Some(attachment),
            _ => None,
        }
    }
}
