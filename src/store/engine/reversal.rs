//! Taking changes back, whole or one of the records they deleted, laid over what was changed since.

use rustc_hash::FxHashSet;

use crate::domain::id::{ChangeId, PartyId};
use crate::domain::record::{Cause, ChangeBody, ChangeEntry, Record, RecordChange, RecordKind, RecordRef};
use crate::store::codec::{self, CodecError};
use crate::store::engine::digest;
use crate::store::engine::references::hangs_on;
use crate::store::engine::{State, Store};
use crate::store::ports::{CommitError, PageKey};

/// How many entries are read at a time while looking for one.
const ENTRIES_A_READ: u32 = 200;

impl Store {
    pub(super) async fn undo_change(&self, change: ChangeId) -> Result<ChangeId, CommitError> {
        let body = self.body_of(change).await?;
        // What has been changed since, and what has come to refer to it, may be anywhere.
        self.reverse(Cause::Undo { of: change }, &body).await
    }

    pub(super) async fn restore_record(
        &self,
        record: RecordRef,
        deleted_by: ChangeId,
    ) -> Result<ChangeId, CommitError> {
        match self.body_of(deleted_by).await? {
            ChangeBody::Records(changes) => {
                let went = ChangeBody::Records(went_with(record, changes));
                self.reverse(Cause::Restore, &went).await
            }
            ChangeBody::Pages { .. } | ChangeBody::Edits(_) => Err(CommitError::NothingToUndo),
        }
    }

    async fn reverse(&self, cause: Cause, body: &ChangeBody) -> Result<ChangeId, CommitError> {
        match self.commit_built(cause, true, |state| Ok(state.reversed(body))).await {
            Err(CommitError::NothingChanged) => Err(CommitError::NothingToUndo),
            other => other,
        }
    }

    /// What a change did, new records in bulk as changes of single records.
    pub(super) async fn body_of(&self, change: ChangeId) -> Result<ChangeBody, CommitError> {
        match self.find_entry(change).await?.body {
            ChangeBody::Pages { pages, .. } => Ok(ChangeBody::Records(self.created_in(&pages).await?)),
            body => Ok(body),
        }
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
                match codec::read_entry(&row.bytes) {
                    Ok(entry) if entry.id == change => return Ok(codec::decode_entry(&row.bytes)?),
                    Err(CodecError::Newer(format)) => return Err(CodecError::Newer(format).into()),
                    // Another one, or one that is damaged and counted as such.
                    Ok(_) | Err(_) => {}
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
                    after: Some(Box::new(record)),
                }));
            }
        }
        Ok(changes)
    }
}

impl State {
    /// What takes back what a change did. A field changed again since keeps its later value.
    pub(super) fn reversed(&self, body: &ChangeBody) -> ChangeBody {
        match body {
            ChangeBody::Records(changes) => ChangeBody::Records(self.reversed_records(changes)),
            ChangeBody::Edits(edits) => ChangeBody::Edits(self.reversed_edits(edits)),
            // Read as changes of single records before it comes here.
            ChangeBody::Pages { .. } => ChangeBody::Records(Vec::new()),
        }
    }

    /// The changes that take earlier ones back, the last first.
    fn reversed_records(&self, changes: &[RecordChange]) -> Vec<RecordChange> {
        let mut reversed = Vec::with_capacity(changes.len());
        for change in changes.iter().rev() {
            let current = self.tables.record(change.record).map(Box::new);
            let after = match (&change.before, &change.after, &current) {
                (None, _, _) => None,
                (Some(before), None, None) => Some(before.clone()),
                (Some(before), Some(after), Some(current)) => {
                    Some(Box::new(Record::merge(after, current, before)))
                }
                // Deleted and made again, or edited and deleted since: leave it as it is.
                (Some(_), None, Some(_)) | (Some(_), Some(_), None) => current.clone(),
            };
            if current != after {
                reversed.push(RecordChange { record: change.record, before: current, after });
            }
        }
        self.with_references(reversed, true)
    }
}

/// Of the changes of one commit, those that a record's deletion brought about: its own, those of what
/// hung on it, and where it was taken out of what others took part in.
fn went_with(record: RecordRef, changes: Vec<RecordChange>) -> Vec<RecordChange> {
    let party = Some(PartyId(record.id)).filter(|_| record.kind == RecordKind::Party);
    let hung = |image: &Record| party.is_some_and(|party| hangs_on(image).contains(&party));
    let mut gone: FxHashSet<RecordRef> = FxHashSet::default();
    gone.insert(record);
    for RecordChange { record, before, after } in &changes {
        if after.is_none() && before.as_deref().is_some_and(hung) {
            gone.insert(*record);
        }
    }
    let of_gone =
        |image: &Record| matches!(image, Record::Attachment(attachment) if gone.contains(&attachment.of));
    let took_part = |image: &Record| party.is_some_and(|party| participants(image).contains(&party));
    let went = |change: &RecordChange| match (&change.before, &change.after) {
        (Some(before), None) => gone.contains(&change.record) || of_gone(before),
        (Some(before), Some(after)) => took_part(before) && !took_part(after),
        (None, _) => false,
    };
    changes.into_iter().filter(went).collect()
}

/// Those who only take part in something.
fn participants(record: &Record) -> &[PartyId] {
    match record {
        Record::Interaction(interaction) => &interaction.others,
        Record::Task(task) => &task.others,
        _ => &[],
    }
}
