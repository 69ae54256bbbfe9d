//! What was deleted and has not come back, found from the log.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::domain::id::ChangeId;
use crate::domain::record::{Cause, Record, RecordChange, RecordKind, RecordRef};
use crate::domain::time::Instant;
use crate::store::codec::{self, BodyInPart, CodecError, EntryInPart};
use crate::store::engine::activity::PartyName;
use crate::store::engine::references::hangs_on;
use crate::store::engine::tables::reference;
use crate::store::engine::{State, Store, StoreError};
use crate::store::ports::{LogRow, Seq};

/// How many entries are read at a time.
const ENTRIES_A_READ: u32 = 200;

/// Something deleted that has not come back.
#[derive(Clone, Debug, PartialEq)]
pub struct TrashItem {
    /// Which record.
    pub record: RecordRef,
    /// What it was called; empty when nothing of its own named it.
    pub name: String,
    /// Whom it was about, where it was no party itself.
    pub party: Option<PartyName>,
    /// The change that deleted it.
    pub deleted_by: ChangeId,
    /// When it was deleted.
    pub at: Instant,
    /// Who deleted it, empty when never said.
    pub by: String,
    /// Whether this device deleted it.
    pub own_device: bool,
    /// How many other records went with it.
    pub with_it: u32,
    /// Whether what it hung on is gone as well, so that it cannot come back alone.
    pub orphaned: bool,
}

/// Where to go on reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrashMark {
    seq: Seq,
    passed: usize,
}

/// Some of what was deleted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TrashPage {
    /// The latest deleted first.
    pub items: Vec<TrashItem>,
    /// Where what was deleted earlier begins, none when there is no more.
    pub earlier: Option<TrashMark>,
}

impl Store {
    /// What was deleted and has not come back, up to `limit` of it, the latest deleted first. What went
    /// with something else is counted there. Sample data that was taken out is not listed, nor is what a
    /// merge made one, nor that two are not the same: who is asked again says it again. A record that was
    /// deleted, brought back and deleted again may be named on a later page once more.
    ///
    /// # Errors
    /// [`StoreError`] when the log or the records cannot be read.
    pub async fn trash(&self, from: Option<TrashMark>, limit: usize) -> Result<TrashPage, StoreError> {
        // What is not in memory yet would seem to be gone.
        self.load_all().await?;
        let mut page = TrashPage::default();
        let mut listed: FxHashSet<RecordRef> = FxHashSet::default();
        let mut before =
            from.map_or_else(|| self.seen().saturating_add(1), |mark| mark.seq.saturating_add(1));
        loop {
            let rows = self.inner.disk.entries_before(before, ENTRIES_A_READ).await?;
            for row in &rows {
                let passed = from.filter(|mark| mark.seq == row.seq).map_or(0, |mark| mark.passed);
                let deleted = self.deleted_by(row)?;
                for (place, item) in deleted.into_iter().enumerate().skip(passed) {
                    if page.items.len() >= limit {
                        page.earlier = Some(TrashMark { seq: row.seq, passed: place });
                        return Ok(page);
                    }
                    if listed.insert(item.record) {
                        page.items.push(item);
                    }
                }
            }
            match rows.last() {
                Some(oldest) => before = oldest.seq,
                None => return Ok(page),
            }
        }
    }

    /// What an entry deleted and is not back; nothing of one that is damaged.
    fn deleted_by(&self, row: &LogRow) -> Result<Vec<TrashItem>, StoreError> {
        match codec::read_entry(&row.bytes) {
            Ok(entry) => Ok(self.inner.state.borrow().trash_of(&entry, self)),
            Err(CodecError::Newer(format)) => Err(CodecError::Newer(format).into()),
            // Counted as damaged where the log is replayed.
            Err(_) => Ok(Vec::new()),
        }
    }
}

impl State {
    fn trash_of(&self, entry: &EntryInPart<'_>, store: &Store) -> Vec<TrashItem> {
        let BodyInPart::Records(changes) = &entry.body else { return Vec::new() };
        // Who was merged into another is there, as the other; what brings both back is undo.
        if matches!(entry.cause, Cause::MergeParties { .. }) {
            return Vec::new();
        }
        let deletions = changes.iter().filter(|change| change.is_deletion());
        let deleted: Vec<RecordChange> = deletions.filter_map(|change| change.decode().ok()).collect();
        let gone: FxHashSet<RecordRef> = deleted.iter().map(|change| change.record).collect();
        let mut with: FxHashMap<RecordRef, u32> = FxHashMap::default();
        let mut roots: Vec<&RecordChange> = Vec::new();
        for change in &deleted {
            let image = change.before.as_deref();
            let above: Vec<RecordRef> = image.map(stands_on).unwrap_or_default();
            let mut above = above.into_iter().filter(|record| gone.contains(record)).peekable();
            if above.peek().is_none() {
                roots.push(change);
            }
            above.for_each(|record| *with.entry(record).or_default() += 1);
        }
        let sample_taken_out = matches!(entry.cause, Cause::RemoveSample | Cause::Undo { .. });
        let is_listed = |change: &&&RecordChange| {
            let sample = sample_taken_out && change.before.as_deref().is_some_and(Record::is_sample);
            let told_apart = change.record.kind == RecordKind::Distinction;
            !sample && !told_apart && self.tables.record(change.record).is_none()
        };
        let beside: Vec<&RecordChange> = Vec::new();
        let items = roots.iter().filter(is_listed).map(|change| {
            let image = change.before.as_deref();
            let (name, party) = self.called(change.record, image, &beside);
            let is_there = |record: RecordRef| self.tables.record(record).is_some();
            TrashItem {
                record: change.record,
                name,
                party,
                deleted_by: entry.id,
                at: entry.at,
                by: entry.by.clone(),
                own_device: entry.device == store.inner.world.device,
                with_it: with.get(&change.record).copied().unwrap_or(0),
                orphaned: !image.map(stands_on).unwrap_or_default().into_iter().all(is_there),
            }
        });
        items.collect()
    }
}

/// The records without which a record cannot be.
fn stands_on(record: &Record) -> Vec<RecordRef> {
    match record {
        Record::Attachment(attachment) => vec![attachment.of],
        other => hangs_on(other).into_iter().map(|party| reference(RecordKind::Party, party.0)).collect(),
    }
}
