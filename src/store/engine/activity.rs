//! The log as people read it: who changed what, and how it was before.

use crate::domain::bulk_edit::PartyValue;
use crate::domain::difference::{FieldChange, difference, name_of};
use crate::domain::id::{ChangeId, PartyId};
use crate::domain::order;
use crate::domain::party::{Party, PartyDetails, Person};
use crate::domain::record::{Cause, ChangeBody, Record, RecordChange, RecordKind, RecordRef};
use crate::domain::time::Instant;
use crate::store::codec::{self, BodyInPart, CodecError};
use crate::store::engine::references::mentions;
use crate::store::engine::tables::reference;
use crate::store::engine::{State, Store, StoreError};
use crate::store::ports::{LogRow, Seq};

/// How many records of an entry are described; the rest is counted.
pub(super) const SHOWN_CHANGES: usize = 50;
/// How many entries are read at a time.
const ENTRIES_A_READ: u32 = 200;

/// An entry of the log as people read it.
#[derive(Clone, Debug, PartialEq)]
pub struct ActivityEntry {
    /// The change.
    pub id: ChangeId,
    /// Its position in the log.
    pub seq: Seq,
    /// When it was committed, by the clock of its device.
    pub at: Instant,
    /// Who committed it, empty when never said.
    pub by: String,
    /// Whether this device committed it.
    pub own_device: bool,
    /// Which verb did it.
    pub cause: Cause,
    /// What it did to records, those first that others hang on; up to fifty, and none of a bulk change
    /// that made new ones.
    pub changes: Vec<ActivityChange>,
    /// How many records of each kind it was about in all.
    pub kinds: Vec<(RecordKind, u32)>,
}

/// What an entry did to one record.
#[derive(Clone, Debug, PartialEq)]
pub struct ActivityChange {
    /// Which record.
    pub record: RecordRef,
    /// What it is, or was, called; empty when nothing of its own names it.
    pub name: String,
    /// Whom it is about, where it is no party itself.
    pub party: Option<PartyName>,
    /// Whether it was not there before.
    pub created: bool,
    /// Whether it is not there after.
    pub deleted: bool,
    /// What differs.
    pub fields: Vec<FieldChange>,
}

/// A party by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyName {
    /// Identity.
    pub id: PartyId,
    /// Its name, empty when it has been deleted since and the entry does not tell.
    pub name: String,
}

impl Store {
    /// The latest entries before a position (none: the very latest), newest first. Fewer than `limit`
    /// are the last there are. Entries that are damaged are passed over.
    ///
    /// # Errors
    /// [`StoreError`] when the log cannot be read.
    pub async fn activity(
        &self,
        before: Option<Seq>,
        limit: usize,
    ) -> Result<Vec<ActivityEntry>, StoreError> {
        self.read_activity(before, limit, None).await
    }

    /// As [`Store::activity`], only entries about a record, or about what hangs on it or mentions it.
    ///
    /// # Errors
    /// [`StoreError`] when the log cannot be read.
    pub async fn history(
        &self,
        of: RecordRef,
        before: Option<Seq>,
        limit: usize,
    ) -> Result<Vec<ActivityEntry>, StoreError> {
        self.read_activity(before, limit, Some(of)).await
    }

    /// What a record is called now, empty when it is not there or nothing of its own names it.
    #[must_use]
    pub fn called(&self, record: RecordRef) -> String {
        let record = self.inner.state.borrow().tables.record(record);
        record.map(|record| name_of(&record).to_owned()).unwrap_or_default()
    }

    async fn read_activity(
        &self,
        before: Option<Seq>,
        limit: usize,
        of: Option<RecordRef>,
    ) -> Result<Vec<ActivityEntry>, StoreError> {
        let mut before = before.unwrap_or_else(|| self.seen().saturating_add(1));
        let mut found = Vec::new();
        while found.len() < limit {
            // Of all that was changed each is shown; how many are about one record is not known before.
            let missing = u32::try_from(limit - found.len()).unwrap_or(u32::MAX);
            let asked = if of.is_none() { missing.min(ENTRIES_A_READ) } else { ENTRIES_A_READ };
            let rows = self.inner.disk.entries_before(before, asked).await?;
            for row in &rows {
                if found.len() < limit {
                    found.extend(self.described_entry(row, of)?);
                }
            }
            match rows.last() {
                Some(oldest) if rows.len() == asked as usize => before = oldest.seq,
                _ => break,
            }
        }
        Ok(found)
    }

    /// An entry as people read it; none when it is damaged, or not about the record.
    fn described_entry(
        &self,
        row: &LogRow,
        of: Option<RecordRef>,
    ) -> Result<Option<ActivityEntry>, StoreError> {
        let entry = match codec::read_entry(&row.bytes) {
            Ok(entry) => entry,
            Err(CodecError::Newer(format)) => return Err(CodecError::Newer(format).into()),
            // Counted as damaged where the log is replayed.
            Err(_) => return Ok(None),
        };
        let kinds = kinds(&entry.body);
        let state = self.inner.state.borrow();
        let into = match entry.cause {
            Cause::MergeParties { into } => Some(reference(RecordKind::Party, into.0)),
            _ => None,
        };
        let Some(body) = state.shown(entry.body, of, into) else { return Ok(None) };
        let changes = state.described_body(&body, of);
        Ok(Some(ActivityEntry {
            id: entry.id,
            seq: row.seq,
            at: entry.at,
            by: entry.by,
            own_device: entry.device == self.inner.world.device,
            cause: entry.cause,
            changes,
            kinds,
        }))
    }
}

impl State {
    /// As much of an entry as is described, decoded; none when it is not about the record, or damaged. Of a merge
    /// into a party, who became a part of it is always shown.
    fn shown(
        &self,
        body: BodyInPart<'_>,
        of: Option<RecordRef>,
        into: Option<RecordRef>,
    ) -> Option<ChangeBody> {
        match (body, of) {
            (BodyInPart::Records(mut changes), None) => {
                order::sort_by_key(&mut changes, |change| change.record.kind);
                decoded(&changes).map(ChangeBody::Records)
            }
            (BodyInPart::Records(changes), Some(of)) => {
                let mut concerned = concerning(&changes, of);
                let is_shown = into == Some(of) || !concerned.is_empty();
                if into.is_some() {
                    let gone = |change: &&codec::ChangeInPart<'_>| {
                        change.is_deletion() && change.record.kind == RecordKind::Party
                    };
                    let gone = changes.iter().filter(gone).filter(|change| change.record != of);
                    concerned.extend(gone.filter_map(|change| change.decode().ok()));
                }
                is_shown.then_some(ChangeBody::Records(concerned))
            }
            (BodyInPart::Pages { pages, kinds, changes }, None) => {
                decoded(&changes).map(|changes| ChangeBody::Pages { pages, kinds, changes })
            }
            (BodyInPart::Pages { pages, kinds, changes }, Some(of)) => {
                // No other record ever comes into the pages of a bulk change.
                let rows = self.tables.rows(of.kind);
                let came_with_it = rows.find(of.id).is_some_and(|row| pages.contains(&rows.home(row)));
                let changes = concerning(&changes, of);
                (came_with_it || !changes.is_empty()).then_some(ChangeBody::Pages { pages, kinds, changes })
            }
            (BodyInPart::Edits(edits), None) => Some(ChangeBody::Edits(edits)),
            (BodyInPart::Edits(edits), Some(of)) => {
                let named = edits.iter().any(|(party, ..)| reference(RecordKind::Party, party.0) == of);
                named.then_some(ChangeBody::Edits(edits))
            }
        }
    }

    /// What a change did to records, those first that others hang on; `of` only, where that is edited.
    pub(super) fn described_body(&self, body: &ChangeBody, of: Option<RecordRef>) -> Vec<ActivityChange> {
        match body {
            ChangeBody::Records(changes) | ChangeBody::Pages { changes, .. } => {
                let mut shown: Vec<&RecordChange> = changes.iter().collect();
                order::sort_by_key(&mut shown, |change| change.record.kind);
                shown.truncate(SHOWN_CHANGES);
                shown.iter().map(|change| self.described(change, &shown)).collect()
            }
            ChangeBody::Edits(edits) => {
                let wanted = |party: PartyId| of.is_none_or(|of| of == reference(RecordKind::Party, party.0));
                let edits = edits.iter().filter(|(party, ..)| wanted(*party)).take(SHOWN_CHANGES);
                let edited = edits.map(|(party, before, after)| self.edited(party, before, after));
                edited.map(|change| self.described(&change, &[])).collect()
            }
        }
    }

    /// An edit of one field as images of the party, as it is now but for the field.
    pub(super) fn edited(&self, party: PartyId, before: &PartyValue, after: &PartyValue) -> RecordChange {
        let now = self.tables.party_row(party).and_then(|row| self.tables.party_at(row));
        let nobody = Person { name: String::new(), honorific: String::new(), job_title: String::new() };
        let now = now.unwrap_or_else(|| Party::new(party, PartyDetails::Person(nobody), Instant::EPOCH));
        let with = |value: &PartyValue| {
            let mut image = now.clone();
            value.put_into(&mut image);
            Some(Box::new(Record::from(image)))
        };
        let record = reference(RecordKind::Party, party.0);
        RecordChange { record, before: with(before), after: with(after) }
    }

    fn described(&self, change: &RecordChange, beside: &[&RecordChange]) -> ActivityChange {
        let image = change.after.as_deref().or(change.before.as_deref());
        let (name, party) = self.called(change.record, image, beside);
        ActivityChange {
            record: change.record,
            name,
            party,
            created: change.before.is_none(),
            deleted: change.after.is_none(),
            fields: difference(change.before.as_deref(), change.after.as_deref()),
        }
    }

    /// What a record is called, and whom it is about. Of a party that is gone, the changes beside may
    /// know the name.
    pub(super) fn called(
        &self,
        record: RecordRef,
        image: Option<&Record>,
        beside: &[&RecordChange],
    ) -> (String, Option<PartyName>) {
        let name = image.map(|image| name_of(image).to_owned()).unwrap_or_default();
        let about = match image {
            Some(Record::Link(link)) => Some(link.person),
            Some(Record::Interaction(interaction)) => Some(interaction.party),
            Some(Record::Task(task)) => task.party,
            Some(Record::Distinction(distinction)) => Some(distinction.parties.0),
            Some(Record::Attachment(attachment)) if attachment.of.kind == RecordKind::Party => {
                Some(PartyId(attachment.of.id))
            }
            _ => None,
        };
        let about = about.filter(|party| party.0 != record.id);
        (name, about.map(|party| self.party_name(party, beside)))
    }

    pub(super) fn party_name(&self, party: PartyId, beside: &[&RecordChange]) -> PartyName {
        let columns = self.tables.party_row(party).and_then(|row| self.tables.columns(row));
        let known = columns.map(|columns| columns.name.to_string());
        let told = || {
            let own = beside.iter().find(|change| change.record.id == party.0)?;
            own.after.as_ref().or(own.before.as_ref()).map(|image| name_of(image).to_owned())
        };
        PartyName { id: party, name: known.or_else(told).unwrap_or_default() }
    }
}

/// How many records of each kind an entry is about.
fn kinds(body: &BodyInPart<'_>) -> Vec<(RecordKind, u32)> {
    match body {
        BodyInPart::Records(changes) => {
            let of_kind = |kind| changes.iter().filter(|change| change.record.kind == kind).count() as u32;
            let kinds = RecordKind::ALL.into_iter().map(|kind| (kind, of_kind(kind)));
            kinds.filter(|(_, count)| *count > 0).collect()
        }
        BodyInPart::Pages { kinds, changes, .. } => {
            let mut kinds = kinds.clone();
            for change in changes {
                let kind = change.record.kind;
                match kinds.iter_mut().find(|(known, _)| *known == kind) {
                    Some((_, count)) => *count += 1,
                    None => kinds.push((kind, 1)),
                }
            }
            order::sort(&mut kinds);
            kinds
        }
        BodyInPart::Edits(edits) => vec![(RecordKind::Party, edits.len() as u32)],
    }
}

/// The first of an entry's changes, decoded; none when one is damaged.
fn decoded(changes: &[codec::ChangeInPart<'_>]) -> Option<Vec<RecordChange>> {
    changes.iter().take(SHOWN_CHANGES).map(|change| change.decode().ok()).collect()
}

/// The changes that concern a record, decoded.
fn concerning(changes: &[codec::ChangeInPart<'_>], of: RecordRef) -> Vec<RecordChange> {
    let about = changes.iter().filter(|change| change.record.kind != of.kind || change.record == of);
    about.filter_map(|change| change.decode().ok()).filter(|change| concerns(change, of)).collect()
}

/// Whether a change is about a record, or about what hangs on it or mentions it.
fn concerns(change: &RecordChange, of: RecordRef) -> bool {
    let images = [&change.before, &change.after];
    change.record == of || images.into_iter().flatten().any(|image| mentions(image, of))
}
