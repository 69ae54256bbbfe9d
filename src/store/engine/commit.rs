//! The one commit path: build the change from what memory shows, write it as one durable batch,
//! and only then let memory and the listeners see it.

use std::rc::Rc;

use async_trait::async_trait;

use crate::domain::bulk_edit::BulkEdit;
use crate::domain::choice::Choice;
use crate::domain::custom_field::{CustomField, FieldOwner};
use crate::domain::id::{ChangeId, PartyId};
use crate::domain::record::{Cause, ChangeBody, ChangeEntry, Record, RecordChange, RecordKind, RecordRef};
use crate::store::codec;
use crate::store::engine::head::Head;
use crate::store::engine::packing::{Packed, Packing};
use crate::store::engine::page_keys::PageKeys;
use crate::store::engine::references::References;
use crate::store::engine::{Changed, State, Store, StoreError, touched};
use crate::store::ports::{
    Batch, CommitError, DiskError, Doing, Ledger, LogRow, Newcomers, Seq, Write, Written,
};

/// How often a commit is built anew because other tabs were first.
const ATTEMPTS: usize = 16;
/// How often new records are written again where the connection was lost.
const LOSSES: usize = 3;

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

    fn for_each(&self, kind: RecordKind, visit: &mut dyn FnMut(Record)) {
        let state = self.inner.state.borrow();
        let rows = state.tables.rows(kind);
        rows.iter().filter_map(|row| rows.record(row)).for_each(visit);
    }

    fn referring(&self, record: RecordRef) -> Vec<RecordRef> {
        self.inner.state.borrow().referring(record)
    }

    fn sample_records(&self) -> Vec<RecordRef> {
        self.sample_records()
    }

    fn having(&self, choice: &Choice) -> Vec<PartyId> {
        self.inner.state.borrow().tables.having(choice)
    }

    fn naming(&self, party: RecordRef) -> Vec<RecordRef> {
        self.inner.state.borrow().naming(party)
    }

    fn attached_to(&self, record: RecordRef) -> Vec<RecordRef> {
        self.inner.state.borrow().attached_to(record)
    }

    fn custom_fields(&self, of: FieldOwner) -> Vec<CustomField> {
        self.all_custom_fields(of)
    }

    fn is_filled(&self, field: &CustomField) -> bool {
        self.inner.state.borrow().tables.is_filled(field)
    }

    async fn load_all(&self) -> Result<(), CommitError> {
        self.load_all().await?;
        Ok(())
    }

    async fn commit(&self, cause: Cause, writes: Vec<Write>) -> Result<ChangeId, CommitError> {
        // What hangs on a record, its attachments at least, may be in any page.
        let takes_more = |write: &Write| match write {
            Write::Delete(record) => record.kind != RecordKind::Attachment,
            Write::Create(_) | Write::Edit { .. } => false,
        };
        let needs_all = writes.iter().any(takes_more);
        self.commit_built(cause, needs_all, &|state| Ok(ChangeBody::Records(state.changes(&writes)?))).await
    }

    async fn commit_anew(
        &self,
        cause: Cause,
        make: &dyn Fn() -> Result<Vec<Write>, CommitError>,
    ) -> Result<ChangeId, CommitError> {
        self.commit_built(cause, true, &|state| Ok(ChangeBody::Records(state.changes(&make()?)?))).await
    }

    async fn commit_newcomers(
        &self,
        cause: Cause,
        mut newcomers: Box<dyn Newcomers>,
        mut edits: Vec<Write>,
    ) -> Result<ChangeId, CommitError> {
        let mut elsewhere: Option<(u64, PageKeys)> = None;
        let mut losses = 0;
        for _ in 0..ATTEMPTS {
            let (seen, mut generation, mut keys) = {
                let state = self.inner.state.borrow();
                (state.seen, state.generation, state.keys.clone())
            };
            if let Some((newer, given)) = &elsewhere {
                generation = generation.max(*newer);
                keys.follow(given);
            }
            let packing = Rc::new(Packing::new(self.clone(), keys, cause, newcomers, edits));
            let mut written = self.inner.disk.write_stream(seen, generation, packing.clone()).await;
            // The disk has no more use for it.
            let end = Rc::into_inner(packing).ok_or_else(too_busy)?.end();
            (newcomers, edits) = (end.newcomers, end.edits);
            let packed = end.packed?;
            if let (Err(DiskError::Lost(_)), Some(packed)) = (&written, &packed)
                && let Some(seq) = self.unheard(seen, packed.entry.id).await
            {
                written = Ok(Written::At(Some(seq)));
            }
            match (written, packed) {
                (Ok(Written::At(Some(seq))), Some(Packed { entry, pages })) => {
                    {
                        let mut state = self.inner.state.borrow_mut();
                        if seq > state.seen {
                            state.apply(seq, &entry)?;
                        }
                        state.receive(pages)?;
                    }
                    self.tell(&Changed { change: Some(entry.id), seq, own: true, records: Vec::new() });
                    return Ok(entry.id);
                }
                (Ok(Written::At(_)), _) => return Err(too_busy()),
                (Ok(Written::Behind(rows)), _) => self.take_in(&rows).await?,
                (Ok(Written::Superseded), _) => elsewhere = Some(self.keys_on_disk().await?),
                (Err(DiskError::Lost(_)), _) if losses < LOSSES => losses += 1,
                (Err(error), _) => return Err(error.into()),
            }
        }
        Err(too_busy())
    }

    async fn edit_many(&self, edit: &BulkEdit, parties: &[PartyId]) -> Result<ChangeId, CommitError> {
        let build = |state: &State| Ok(ChangeBody::Edits(state.bulk_edits(edit, parties)));
        self.commit_built(Cause::EditMany, true, &build).await
    }

    async fn undo(&self, change: ChangeId) -> Result<ChangeId, CommitError> {
        self.undo_change(change).await
    }

    async fn restore(&self, record: RecordRef, deleted_by: ChangeId) -> Result<ChangeId, CommitError> {
        self.restore_record(record, deleted_by).await
    }

    async fn put_file(&self, name: &str, bytes: &[u8]) -> Result<(), CommitError> {
        Ok(self.inner.disk.put_file(name, bytes).await?)
    }

    async fn delete_file(&self, name: &str) -> Result<(), CommitError> {
        Ok(self.inner.disk.delete_file(name).await?)
    }
}

impl Store {
    /// Commits what `build` makes of what memory shows, built anew whenever other tabs were first.
    pub(super) async fn commit_built(
        &self,
        cause: Cause,
        needs_all: bool,
        build: &dyn Fn(&State) -> Result<ChangeBody, CommitError>,
    ) -> Result<ChangeId, CommitError> {
        for _ in 0..ATTEMPTS {
            if needs_all {
                self.load_all().await?;
            }
            let (seen, body) = {
                let state = self.inner.state.borrow();
                (state.seen, build(&state)?)
            };
            if body.is_empty() {
                return Err(CommitError::NothingChanged);
            }
            let entry = self.entry(cause, body);
            let bytes = codec::encode_entry(&entry)?;
            let batch = Batch { seen, entry: Some(bytes), ..Batch::default() };
            match self.write(batch, entry.id).await? {
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

    /// Writes a batch whose entry is a change's. What was written must not be reported as lost, or it would
    /// be written again as something new.
    async fn write(&self, batch: Batch, change: ChangeId) -> Result<Written, DiskError> {
        let seen = batch.seen;
        let outcome = self.inner.disk.write(batch).await;
        if let Err(DiskError::Lost(_)) = &outcome
            && let Some(seq) = self.unheard(seen, change).await
        {
            return Ok(Written::At(Some(seq)));
        }
        outcome
    }

    /// Where a change was written of which nothing was heard, since the connection was lost on the way.
    async fn unheard(&self, seen: Seq, change: ChangeId) -> Option<Seq> {
        // It was to stand right after what was seen, so there or nowhere.
        let rows = self.inner.disk.entries_after(seen, 1).await.ok()?;
        let own = |row: &&LogRow| codec::decode_entry(&row.bytes).is_ok_and(|entry| entry.id == change);
        rows.iter().find(own).map(|row| row.seq)
    }

    /// The generation of the head on the disk and the page keys given so far, for pages written beside
    /// those of another tab's checkpoint. Where records of old pages lie now is learned when this tab
    /// wants to checkpoint itself.
    async fn keys_on_disk(&self) -> Result<(u64, PageKeys), CommitError> {
        let head = self.inner.disk.open().await?.head;
        let mut keys = PageKeys::default();
        let mut generation = 0;
        if let Some(row) = head {
            generation = row.generation;
            if let Some(head) = Head::read(&row.bytes)? {
                keys = head.keys;
            }
        }
        for key in self.inner.disk.page_keys().await? {
            keys.given(key);
        }
        Ok((generation, keys))
    }

    pub(super) fn entry(&self, cause: Cause, body: ChangeBody) -> ChangeEntry {
        let world = &self.inner.world;
        ChangeEntry {
            id: ChangeId(world.new_id()),
            at: world.now(),
            device: world.device,
            by: (world.user)(),
            cause,
            body,
        }
    }
}

impl State {
    /// The changes that writes make of what memory shows; those that change nothing left out.
    fn changes(&self, writes: &[Write]) -> Result<Vec<RecordChange>, CommitError> {
        Ok(self.with_references(self.own_changes(writes)?, References::Known))
    }

    /// The changes beside records that are packed: edits, and what comes in again.
    pub(super) fn changes_beside(
        &self,
        edits: &[Write],
        again: &[Record],
    ) -> Result<Vec<RecordChange>, CommitError> {
        let mut changes = self.own_changes(edits)?;
        changes.extend(again.iter().map(|record| RecordChange {
            record: record.reference(),
            before: None,
            after: Some(Box::new(record.clone())),
        }));
        Ok(self.with_references(changes, References::Coming))
    }

    /// The changes of the records that the writes name.
    fn own_changes(&self, writes: &[Write]) -> Result<Vec<RecordChange>, CommitError> {
        let mut changes = Vec::with_capacity(writes.len());
        for write in writes {
            let (record, before, after) = match write {
                Write::Create(record) => {
                    // Another tab may have deleted it since the writer looked.
                    if let Some(gone) = self.hung_on_what_is_gone(record) {
                        return Err(CommitError::Gone(gone));
                    }
                    (record.reference(), None, Some(record.clone()))
                }
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
                changes.push(RecordChange {
                    record,
                    before: before.map(Box::new),
                    after: after.map(Box::new),
                });
            }
        }
        Ok(changes)
    }
}

fn too_busy() -> CommitError {
    CommitError::Disk(DiskError::Failed("other tabs kept writing first".to_owned()))
}
