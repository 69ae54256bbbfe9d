//! The one commit path: build the change from what memory shows, write it as one durable batch,
//! and only then let memory and the listeners see it.

use async_trait::async_trait;

use crate::domain::id::ChangeId;
use crate::domain::record::{Cause, ChangeBody, ChangeEntry, Record, RecordChange, RecordKind, RecordRef};
use crate::store::codec::{self, CodecError};
use crate::store::engine::checkpoint::pack;
use crate::store::engine::digest;
use crate::store::engine::tables::reference;
use crate::store::engine::{Changed, State, Store, StoreError, touched};
use crate::store::ports::{Batch, CommitError, DiskError, Doing, Ledger, PageKey, Write, Written};

/// How often a commit is built anew because other tabs were first.
const ATTEMPTS: usize = 16;
/// A bulk change of up to so many records is in memory when its commit returns; a greater one
/// comes in by loading, so that the screen stays responsive.
const BULK_AT_ONCE: usize = 2_000;
/// How many entries are read at a time while looking for one.
const ENTRIES_A_READ: u32 = 200;

impl From<StoreError> for CommitError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Disk(error) => Self::Disk(error),
            StoreError::Codec(error) => Self::Codec(error),
        }
    }
}

#[async_trait(?Send)]
impl Ledger for Store {
    fn record(&self, record: RecordRef) -> Option<Record> {
        self.inner.state.borrow().tables.record(record)
    }

    fn referring(&self, record: RecordRef) -> Vec<RecordRef> {
        self.inner.state.borrow().referring(record)
    }

    async fn commit(&self, cause: Cause, writes: Vec<Write>) -> Result<ChangeId, CommitError> {
        self.commit_built(cause, |state| state.changes(&writes)).await
    }

    async fn commit_bulk(&self, cause: Cause, records: Vec<Record>) -> Result<ChangeId, CommitError> {
        if records.is_empty() {
            return Err(CommitError::NothingChanged);
        }
        let packed = pack(&records)?;
        let (mut generation, mut keys) = {
            let state = self.inner.state.borrow();
            (state.generation, state.page_keys())
        };
        for _ in 0..ATTEMPTS {
            let mut next = NextKeys::after(&keys);
            let pages: Vec<(PageKey, Vec<u8>)> =
                packed.iter().map(|(kind, bytes)| (next.take(*kind), bytes.clone())).collect();
            let body = ChangeBody::Pages {
                pages: pages.iter().map(|(key, _)| *key).collect(),
                records: records.len() as u32,
            };
            let entry = self.entry(cause, body);
            let batch = Batch {
                seen: self.seen(),
                entry: Some(codec::encode_entry(&entry)?),
                put_pages: pages.clone(),
                over_generation: generation,
                ..Batch::default()
            };
            match self.inner.disk.write(batch).await? {
                Written::At(seq) => {
                    let seq = seq.unwrap_or_default();
                    self.inner.state.borrow_mut().take_bulk(seq, &entry, pages, records.len())?;
                    self.tell(&Changed { change: Some(entry.id), seq, own: true, records: Vec::new() });
                    return Ok(entry.id);
                }
                Written::Behind(rows) => self.take_in(&rows).await?,
                Written::Superseded => {
                    // Only the keys and the generation matter to new pages; where records of old
                    // pages lie now is learned when this tab wants to checkpoint.
                    let head = self.inner.disk.open().await?.head;
                    generation = head.map_or(0, |head| head.generation);
                }
            }
            keys = self.inner.disk.page_keys().await?;
        }
        Err(too_busy())
    }

    async fn undo(&self, change: ChangeId) -> Result<ChangeId, CommitError> {
        let entry = self.find_entry(change).await?;
        let cause = Cause::Undo { of: change };
        let changes = match entry.body {
            ChangeBody::Records(changes) => changes,
            ChangeBody::Pages { pages, .. } => self.created_in(&pages).await?,
        };
        let result = self.commit_built(cause, |state| Ok(state.reversed(&changes))).await;
        match result {
            Err(CommitError::NothingChanged) => Err(CommitError::NothingToUndo),
            other => other,
        }
    }
}

impl Store {
    async fn commit_built(
        &self,
        cause: Cause,
        build: impl Fn(&State) -> Result<Vec<RecordChange>, CommitError>,
    ) -> Result<ChangeId, CommitError> {
        for _ in 0..ATTEMPTS {
            let changes = build(&self.inner.state.borrow())?;
            if changes.is_empty() {
                return Err(CommitError::NothingChanged);
            }
            let entry = self.entry(cause, ChangeBody::Records(changes));
            let bytes = codec::encode_entry(&entry)?;
            let batch = Batch { seen: self.seen(), entry: Some(bytes), ..Batch::default() };
            match self.inner.disk.write(batch).await? {
                Written::At(seq) => {
                    let seq = seq.unwrap_or_default();
                    // Another commit of this tab may have met this entry on the disk already.
                    if seq > self.seen() {
                        self.inner.state.borrow_mut().apply(seq, &entry)?;
                    }
                    let records = touched(&entry);
                    self.tell(&Changed { change: Some(entry.id), seq, own: true, records });
                    return Ok(entry.id);
                }
                Written::Behind(rows) => self.take_in(&rows).await?,
                Written::Superseded => {}
            }
        }
        Err(too_busy())
    }

    fn entry(&self, cause: Cause, body: ChangeBody) -> ChangeEntry {
        let world = &self.inner.world;
        ChangeEntry { id: ChangeId(world.new_id()), at: world.now(), device: world.device, cause, body }
    }

    async fn find_entry(&self, change: ChangeId) -> Result<ChangeEntry, CommitError> {
        let recent = {
            let state = self.inner.state.borrow();
            state.recent.iter().find(|entry| entry.id == change).cloned()
        };
        if let Some(entry) = recent {
            return Ok(entry);
        }
        let mut before = self.seen().saturating_add(1);
        loop {
            let rows = self.inner.disk.entries_before(before, ENTRIES_A_READ).await?;
            let Some(oldest) = rows.last() else { return Err(CommitError::UnknownChange(change)) };
            before = oldest.seq;
            for row in &rows {
                let entry = codec::decode_entry(&row.bytes)?;
                if entry.id == change {
                    return Ok(entry);
                }
            }
        }
    }

    /// What a bulk change created, as changes of single records, by what its pages hold today.
    async fn created_in(&self, pages: &[PageKey]) -> Result<Vec<RecordChange>, CommitError> {
        let mut changes = Vec::new();
        for key in pages {
            for (_, bytes) in self.inner.disk.pages(*key, *key).await? {
                let created = digest::records(&codec::Page::decode(&bytes)?)?;
                changes.extend(created.into_iter().map(|record| RecordChange {
                    record: record.reference(),
                    before: None,
                    after: Some(record),
                }));
            }
        }
        Ok(changes)
    }
}

impl State {
    /// The changes that writes make of what memory shows; those that change nothing left out.
    fn changes(&self, writes: &[Write]) -> Result<Vec<RecordChange>, CommitError> {
        let mut changes = Vec::with_capacity(writes.len());
        for write in writes {
            let (record, before, after) = match write {
                Write::Create(record) => (record.reference(), None, Some(record.clone())),
                Write::Edit { before, after } => {
                    let record = after.reference();
                    let current = self.tables.record(record).ok_or(CommitError::Gone(record))?;
                    let merged = Record::merge(before, after, &current);
                    (record, Some(current), Some(merged))
                }
                Write::Delete(record) => {
                    let current = self.tables.record(*record).ok_or(CommitError::Gone(*record))?;
                    (*record, Some(current), None)
                }
            };
            if before != after {
                changes.push(RecordChange { record, before, after });
            }
        }
        Ok(changes)
    }

    /// The changes that take earlier ones back, the last first. A field changed again since keeps
    /// its later value.
    fn reversed(&self, changes: &[RecordChange]) -> Vec<RecordChange> {
        let mut reversed = Vec::with_capacity(changes.len());
        for change in changes.iter().rev() {
            let current = self.tables.record(change.record);
            let after = match (&change.before, &change.after, &current) {
                (None, _, _) => None,
                (Some(before), None, None) => Some(before.clone()),
                (Some(before), Some(after), Some(current)) => Some(Record::merge(after, current, before)),
                // Deleted and made again, or edited and deleted since: leave it as it is.
                (Some(_), None, Some(_)) | (Some(_), Some(_), None) => current.clone(),
            };
            if current != after {
                reversed.push(RecordChange { record: change.record, before: current, after });
            }
        }
        reversed
    }

    fn referring(&self, record: RecordRef) -> Vec<RecordRef> {
        if record.kind != RecordKind::Party {
            return Vec::new();
        }
        let tables = &self.tables;
        let Some(columns) = tables.parties.find(record.id).and_then(|row| tables.columns(row)) else {
            return Vec::new();
        };
        let links = columns.links.iter().filter_map(|row| tables.links.id(*row));
        let interactions = columns.interactions.iter().filter_map(|row| tables.interactions.id(*row));
        let links = links.map(|id| reference(RecordKind::Link, id));
        links.chain(interactions.map(|id| reference(RecordKind::Interaction, id))).collect()
    }

    fn take_bulk(
        &mut self,
        seq: u64,
        entry: &ChangeEntry,
        pages: Vec<(PageKey, Vec<u8>)>,
        records: usize,
    ) -> Result<(), CodecError> {
        if seq > self.seen {
            self.apply(seq, entry)?;
        }
        if records <= BULK_AT_ONCE {
            for (key, bytes) in &pages {
                self.tables.load_page(*key, bytes)?;
            }
        } else {
            let parties = pages.len() as u32;
            self.total_pages += parties;
            self.fetched.extend(pages);
            self.complete = false;
        }
        Ok(())
    }

    /// Keys of the pages known here.
    pub(super) fn page_keys(&self) -> Vec<PageKey> {
        let in_memory = RecordKind::ALL
            .into_iter()
            .flat_map(|kind| self.tables.rows(kind).page_sizes().map(|(key, _, _)| key));
        let waiting = self.waiting.iter().copied();
        let fetched = self.fetched.iter().map(|(key, _)| *key);
        in_memory.chain(waiting).chain(fetched).chain(self.damaged.iter().copied()).collect()
    }
}

fn too_busy() -> CommitError {
    CommitError::Disk(DiskError::Failed("other tabs kept writing first".to_owned()))
}

/// Gives new page keys, by kind, above those in use.
pub(super) struct NextKeys {
    last: Vec<(RecordKind, PageKey)>,
}

impl NextKeys {
    const KIND_SHIFT: u32 = 24;

    pub(super) fn after(keys: &[PageKey]) -> Self {
        let last = RecordKind::ALL.into_iter().map(|kind| {
            let of_kind = keys.iter().copied().filter(|key| key >> Self::KIND_SHIFT == kind as u32);
            (kind, of_kind.max().unwrap_or((kind as u32) << Self::KIND_SHIFT))
        });
        Self { last: last.collect() }
    }

    pub(super) fn take(&mut self, kind: RecordKind) -> PageKey {
        match self.last.iter_mut().find(|(of, _)| *of == kind) {
            Some((_, last)) => {
                *last += 1;
                *last
            }
            None => (kind as u32) << Self::KIND_SHIFT,
        }
    }
}
