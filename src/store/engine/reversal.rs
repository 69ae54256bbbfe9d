//! Taking changes back, whole or one of the records they deleted, laid over what was changed since.

use rustc_hash::FxHashSet;

use crate::domain::id::{ChangeId, PartyId};
use crate::domain::record::{Cause, ChangeBody, ChangeEntry, Record, RecordChange, RecordKind, RecordRef};
use crate::store::codec::{self, BodyInPart, CodecError};
use crate::store::engine::digest;
use crate::store::engine::references::{References, hangs_on};
use crate::store::engine::searched_fields::values_of;
use crate::store::engine::{State, Store};
use crate::store::ports::{CommitError, PageKey};

/// How many entries are read at a time while looking for one.
const ENTRIES_A_READ: u32 = 200;

/// What a change did, as it is taken back.
pub(super) struct Done {
    /// New records in bulk stand in it as changes of single records.
    pub body: ChangeBody,
    /// The records written after it, where those stay that somebody has worked with.
    written_since: Option<FxHashSet<RecordRef>>,
}

impl Store {
    pub(super) async fn undo_change(&self, change: ChangeId) -> Result<ChangeId, CommitError> {
        let done = self.done_by(change).await?;
        // What has been changed since, and what has come to refer to it, may be anywhere.
        self.reverse(Cause::Undo { of: change }, &done).await
    }

    pub(super) async fn restore_record(
        &self,
        record: RecordRef,
        deleted_by: ChangeId,
    ) -> Result<ChangeId, CommitError> {
        match self.done_by(deleted_by).await?.body {
            ChangeBody::Records(changes) => {
                let body = ChangeBody::Records(went_with(record, changes));
                self.reverse(Cause::Restore, &Done { body, written_since: None }).await
            }
            ChangeBody::Pages { .. } | ChangeBody::Edits(_) => Err(CommitError::NothingToUndo),
        }
    }

    async fn reverse(&self, cause: Cause, done: &Done) -> Result<ChangeId, CommitError> {
        match self.commit_built(cause, true, &|state| Ok(state.reversed(done))).await {
            Err(CommitError::NothingChanged) => Err(CommitError::NothingToUndo),
            other => other,
        }
    }

    /// What a change did.
    pub(super) async fn done_by(&self, change: ChangeId) -> Result<Done, CommitError> {
        let entry = self.find_entry(change).await?;
        let body = match entry.body {
            ChangeBody::Pages { pages, changes, .. } => {
                let mut all = self.created_in(&pages).await?;
                all.extend(changes);
                ChangeBody::Records(all)
            }
            body => body,
        };
        // An import may be taken back days later: the customers that somebody has worked with stay.
        let spares = entry.cause == Cause::ImportCustomers;
        let written_since = if spares { Some(self.written_since(change).await?) } else { None };
        Ok(Done { body, written_since })
    }

    /// The records that changes after one wrote. Taking something back is no work with a record.
    async fn written_since(&self, change: ChangeId) -> Result<FxHashSet<RecordRef>, CommitError> {
        let mut written = FxHashSet::default();
        let mut before = self.seen().saturating_add(1);
        loop {
            let rows = self.inner.disk.entries_before(before, ENTRIES_A_READ).await?;
            let Some(oldest) = rows.last() else { return Ok(written) };
            before = oldest.seq;
            for row in &rows {
                // One that is damaged is counted as such where the log is replayed.
                let Ok(entry) = codec::read_entry(&row.bytes) else { continue };
                if entry.id == change {
                    return Ok(written);
                }
                if matches!(entry.cause, Cause::Undo { .. }) {
                    continue;
                }
                match entry.body {
                    BodyInPart::Records(changes) | BodyInPart::Pages { changes, .. } => {
                        written.extend(changes.iter().map(|change| change.record));
                    }
                    BodyInPart::Edits(edits) => {
                        written.extend(edits.iter().map(|(party, ..)| of_party(party)))
                    }
                }
            }
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
    pub(super) fn reversed(&self, done: &Done) -> ChangeBody {
        match &done.body {
            ChangeBody::Records(changes) => {
                ChangeBody::Records(self.reversed_records(changes, &self.spared(done)))
            }
            ChangeBody::Edits(edits) => ChangeBody::Edits(self.reversed_edits(edits)),
            // Read as changes of single records before it comes here.
            ChangeBody::Pages { .. } => ChangeBody::Records(Vec::new()),
        }
    }

    /// Of the records that a change made, those that stay when it is taken back because somebody has worked with
    /// them since: they were written, or something hangs on them that came later or was written. With a person
    /// stay its places, and the organisations; with everything its attachments; with whoever says something in a
    /// field, the field.
    pub(super) fn spared(&self, done: &Done) -> FxHashSet<RecordRef> {
        let mut stay: FxHashSet<RecordRef> = FxHashSet::default();
        let (ChangeBody::Records(changes), Some(written)) = (&done.body, &done.written_since) else {
            return stay;
        };
        let made = || changes.iter().filter(|change| change.before.is_none());
        let made_here: FxHashSet<RecordRef> = made().map(|change| change.record).collect();
        let is_later = |other: &RecordRef| !made_here.contains(other) || written.contains(other);
        let has_later_files = |record: RecordRef| self.attached_to(record).iter().any(is_later);
        for record in
            made().map(|change| change.record).filter(|record| self.tables.record(*record).is_some())
        {
            let is_met = |other: &RecordRef| is_later(other) || has_later_files(*other);
            if written.contains(&record)
                || has_later_files(record)
                || self.referring(record).iter().any(is_met)
            {
                stay.insert(record);
            }
        }
        for change in made().filter(|change| change.record.kind != RecordKind::Party) {
            let Some(image) = change.after.as_deref() else { continue };
            let is_of_what_stays =
                matches!(image, Record::Attachment(attachment) if stay.contains(&attachment.of));
            if is_of_what_stays || hangs_on(image).iter().any(|party| stay.contains(&of_party(*party))) {
                stay.insert(change.record);
                if let Record::Link(link) = image
                    && stay.contains(&of_party(link.person))
                {
                    stay.insert(of_party(link.organisation));
                }
            }
        }
        let fields: Vec<RecordRef> = made()
            .map(|change| change.record)
            .filter(|record| record.kind == RecordKind::CustomField && !stay.contains(record))
            .collect();
        if !fields.is_empty() {
            // Of those whose values go with the change, what they say keeps no field.
            let goes: FxHashSet<RecordRef> = changes
                .iter()
                .map(|change| change.record)
                .filter(|record| !stay.contains(record) && !written.contains(record))
                .collect();
            let rows = self.tables.rows(RecordKind::Party);
            for record in rows.iter().filter_map(|row| rows.record(row)) {
                if !goes.contains(&record.reference()) {
                    let said =
                        |field: &&RecordRef| values_of(&record).iter().any(|value| value.field.0 == field.id);
                    stay.extend(fields.iter().filter(said));
                }
            }
        }
        stay
    }

    pub(super) fn attached_to(&self, record: RecordRef) -> Vec<RecordRef> {
        let ids = self
            .tables
            .attachments_of(record)
            .iter()
            .filter_map(|row| self.tables.rows(RecordKind::Attachment).id(*row));
        ids.map(|id| RecordRef { kind: RecordKind::Attachment, id }).collect()
    }

    /// The changes that take earlier ones back, the last first.
    fn reversed_records(&self, changes: &[RecordChange], spared: &FxHashSet<RecordRef>) -> Vec<RecordChange> {
        let mut reversed = Vec::with_capacity(changes.len());
        for change in changes.iter().rev().filter(|change| !spared.contains(&change.record)) {
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
        self.with_references(reversed, References::Restored)
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

fn of_party(party: PartyId) -> RecordRef {
    RecordRef { kind: RecordKind::Party, id: party.0 }
}

/// Those who only take part in something.
fn participants(record: &Record) -> &[PartyId] {
    match record {
        Record::Interaction(interaction) => &interaction.others,
        Record::Task(task) => &task.others,
        _ => &[],
    }
}
