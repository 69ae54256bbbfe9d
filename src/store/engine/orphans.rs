//! Orphans: files that no record names and none ever did. A tab that dies between the writing of a file
//! and the commit of its record leaves one.
//!
//! A file whose attachment was taken away is no orphan: the log still names it, and undo brings it back.

use rustc_hash::FxHashSet;

use crate::domain::attachment::Attachment;
use crate::domain::id::AttachmentId;
use crate::domain::record::{ChangeBody, RecordKind};
use crate::domain::time::{Instant, MILLIS_PER_DAY};
use crate::store::codec;
use crate::store::engine::{Store, StoreError};
use crate::store::ports::Seq;

/// How many entries of the log are read at a time.
const ENTRIES_A_READ: u32 = 200;
/// How old a file is before it is taken for an orphan, in milliseconds. The tab that wrote it may be about
/// to commit its record; a day leaves room for a phone that slept meanwhile.
const GRACE_MS: i64 = MILLIS_PER_DAY;

impl Store {
    /// Takes away the files of attachments that no record names, living or in the log, and tells how many
    /// there were. For idle times: while there are suspects, the log is read from its end up to where the
    /// last of them is named.
    ///
    /// Nothing is taken away while not all is loaded, nor where something is damaged: what cannot be read
    /// may name any of them.
    ///
    /// # Errors
    /// [`StoreError`] when the disk refuses; what is not taken away is found again the next time.
    pub async fn remove_orphans(&self) -> Result<u32, StoreError> {
        let loading = self.loading();
        if !loading.done || loading.damaged != 0 {
            return Ok(0);
        }
        let names = self.inner.disk.file_names().await?;
        let mut orphans = self.unnamed(&names);
        let mut before = Seq::MAX;
        while !orphans.is_empty() {
            let rows = self.inner.disk.entries_before(before, ENTRIES_A_READ).await?;
            let Some(oldest) = rows.last() else { break };
            before = oldest.seq;
            for row in &rows {
                // Records that came in bulk are in memory, or named by the entry that deleted them.
                if let ChangeBody::Records(changes) = codec::decode_entry(&row.bytes)?.body {
                    for change in changes.iter().filter(|change| change.record.kind == RecordKind::Attachment)
                    {
                        orphans.remove(&AttachmentId(change.record.id));
                    }
                }
            }
        }
        let mut removed = 0;
        for name in &names {
            if Attachment::id_of_file(name).is_some_and(|id| orphans.contains(&id)) {
                self.inner.disk.delete_file(name).await?;
                removed += 1;
            }
        }
        Ok(removed)
    }

    /// The attachments among these files that memory does not know and that had time to be committed.
    fn unnamed(&self, names: &[String]) -> FxHashSet<AttachmentId> {
        let state = self.inner.state.borrow();
        let attachments = state.tables.rows(RecordKind::Attachment);
        let now = self.inner.world.clock.now();
        let ids = names.iter().filter_map(|name| Attachment::id_of_file(name));
        ids.filter(|id| attachments.find(id.0).is_none() && is_settled(*id, now)).collect()
    }
}

/// Whether an attachment was begun so long ago that its record is committed or never will be.
fn is_settled(id: AttachmentId, now: Instant) -> bool {
    let Some((seconds, nanoseconds)) = id.0.get_timestamp().map(|made| made.to_unix()) else { return false };
    let made = i64::try_from(seconds).ok().and_then(|seconds| seconds.checked_mul(1_000));
    let made = made.map(|millis| Instant::from_millis(millis + i64::from(nanoseconds / 1_000_000)));
    made.and_then(|made| now.checked_millis_since(made)).is_some_and(|age| age > GRACE_MS)
}
