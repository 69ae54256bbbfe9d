//! Change entries as bytes. Images are bytes of their own within it, so that an entry is read in part
//! where most of it is not asked for.

use serde::ser::Error;
use serde::{Deserialize, Serialize, Serializer};

use crate::domain::bulk_edit::BulkEdits;
use crate::domain::id::{ChangeId, DeviceId};
use crate::domain::record::{Cause, ChangeBody, ChangeEntry, Record, RecordChange, RecordKind, RecordRef};
use crate::domain::time::Instant;
use crate::store::codec::{Blob, CodecError, decode_record, encode_record, framed, unframe};

/// The entry as stored, an image being an `Image`: bytes of its own, or a part of what was read.
#[derive(Serialize, Deserialize)]
struct StoredEntry<Image> {
    id: ChangeId,
    at: Instant,
    device: DeviceId,
    cause: Cause,
    body: StoredBody<Image>,
    by: String,
}

#[derive(Serialize, Deserialize)]
enum StoredBody<Image> {
    Records(Vec<StoredChange<Image>>),
    Pages { pages: Vec<u32>, kinds: Vec<(RecordKind, u32)> },
    Edits(BulkEdits),
    PagesAndRecords { pages: Vec<u32>, kinds: Vec<(RecordKind, u32)>, changes: Vec<StoredChange<Image>> },
}

#[derive(Serialize, Deserialize)]
struct StoredChange<Image> {
    record: RecordRef,
    before: Option<Image>,
    after: Option<Image>,
}

/// As formats 1 and 2 stored it: without a name, and bulk changes without the kinds of their records.
#[derive(Deserialize)]
struct StoredEntryV2<Image> {
    id: ChangeId,
    at: Instant,
    device: DeviceId,
    cause: Cause,
    body: StoredBodyV2<Image>,
}

#[derive(Deserialize)]
enum StoredBodyV2<Image> {
    Records(Vec<StoredChange<Image>>),
    Pages { pages: Vec<u32>, records: u32 },
}

impl<Image> From<StoredEntryV2<Image>> for StoredEntry<Image> {
    fn from(old: StoredEntryV2<Image>) -> Self {
        let body = match old.body {
            StoredBodyV2::Records(changes) => StoredBody::Records(changes),
            StoredBodyV2::Pages { pages, records } => {
                // Of what kinds they were is told by the keys only where all were of one; those of the
                // sample data, the only others there were then, are counted as what they were about.
                let kind = |key: &u32| RecordKind::from_number((*key >> 24) as u8);
                let kind = pages.first().and_then(kind).unwrap_or(RecordKind::Party);
                StoredBody::Pages { pages, kinds: vec![(kind, records)] }
            }
        };
        let StoredEntryV2 { id, at, device, cause, .. } = old;
        Self { id, at, device, cause, body, by: String::new() }
    }
}

/// An entry whose images are still bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryInPart<'a> {
    /// As in [`ChangeEntry`].
    pub id: ChangeId,
    /// As in [`ChangeEntry`].
    pub at: Instant,
    /// As in [`ChangeEntry`].
    pub device: DeviceId,
    /// As in [`ChangeEntry`].
    pub by: String,
    /// As in [`ChangeEntry`].
    pub cause: Cause,
    /// What it did.
    pub body: BodyInPart<'a>,
}

/// What an entry did, as in [`ChangeBody`], its images still bytes.
#[derive(Clone, Debug, PartialEq)]
pub enum BodyInPart<'a> {
    /// Changes of single records.
    Records(Vec<ChangeInPart<'a>>),
    /// New records in bulk.
    Pages {
        /// Keys of the pages.
        pages: Vec<u32>,
        /// How many records of each kind they hold.
        kinds: Vec<(RecordKind, u32)>,
        /// Changes of records that were there before.
        changes: Vec<ChangeInPart<'a>>,
    },
    /// Edits of one field of many parties.
    Edits(BulkEdits),
}

/// What an entry did to one record, its images still bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChangeInPart<'a> {
    /// Which record.
    pub record: RecordRef,
    format: u8,
    before: Option<&'a [u8]>,
    after: Option<&'a [u8]>,
}

impl ChangeInPart<'_> {
    /// Whether the record was deleted.
    #[must_use]
    pub fn is_deletion(&self) -> bool {
        self.after.is_none()
    }

    /// The change, decoded.
    ///
    /// # Errors
    /// [`CodecError::Malformed`] when the images are not such records.
    pub fn decode(&self) -> Result<RecordChange, CodecError> {
        let image = |bytes: Option<&[u8]>| -> Result<Option<Box<Record>>, CodecError> {
            let decoded = bytes.map(|bytes| decode_record(self.record.kind, self.format, bytes));
            Ok(decoded.transpose()?.map(Box::new))
        };
        Ok(RecordChange { record: self.record, before: image(self.before)?, after: image(self.after)? })
    }
}

/// Encodes a change entry with its frame.
///
/// # Errors
/// [`CodecError::Malformed`] should the serialiser refuse it.
pub fn encode_entry(entry: &ChangeEntry) -> Result<Vec<u8>, CodecError> {
    let body = match &entry.body {
        ChangeBody::Records(changes) => StoredBody::Records(stored(changes)),
        ChangeBody::Pages { pages, kinds, changes } if changes.is_empty() => {
            StoredBody::Pages { pages: pages.clone(), kinds: kinds.clone() }
        }
        ChangeBody::Pages { pages, kinds, changes } => StoredBody::PagesAndRecords {
            pages: pages.clone(),
            kinds: kinds.clone(),
            changes: stored(changes),
        },
        ChangeBody::Edits(edits) => StoredBody::Edits(edits.clone()),
    };
    let ChangeEntry { id, at, device, cause, ref by, .. } = *entry;
    let stored = StoredEntry { id, at, device, cause, body, by: by.clone() };
    framed(Blob::Entry, &stored)
}

fn in_part(changes: Vec<StoredChange<&[u8]>>, format: u8) -> Vec<ChangeInPart<'_>> {
    let in_part = |StoredChange { record, before, after }| ChangeInPart { record, format, before, after };
    changes.into_iter().map(in_part).collect()
}

fn stored(changes: &[RecordChange]) -> Vec<StoredChange<AsBytes<'_>>> {
    let stored = changes.iter().map(|change| StoredChange {
        record: change.record,
        before: change.before.as_deref().map(AsBytes),
        after: change.after.as_deref().map(AsBytes),
    });
    stored.collect()
}

/// A record as bytes of its own, made when they are written.
struct AsBytes<'a>(&'a Record);

impl Serialize for AsBytes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&encode_record(self.0).map_err(S::Error::custom)?)
    }
}

/// Reads a change entry back, its images left as bytes.
///
/// # Errors
/// [`CodecError`] when the bytes are not a sound entry.
pub fn read_entry(bytes: &[u8]) -> Result<EntryInPart<'_>, CodecError> {
    let (format, body) = unframe(Blob::Entry, bytes)?;
    let stored: StoredEntry<&[u8]> = match format {
        1 | 2 => postcard::from_bytes::<StoredEntryV2<&[u8]>>(body)?.into(),
        _ => postcard::from_bytes(body)?,
    };
    let body = match stored.body {
        StoredBody::Records(changes) => BodyInPart::Records(in_part(changes, format)),
        StoredBody::Pages { pages, kinds } => BodyInPart::Pages { pages, kinds, changes: Vec::new() },
        StoredBody::PagesAndRecords { pages, kinds, changes } => {
            BodyInPart::Pages { pages, kinds, changes: in_part(changes, format) }
        }
        StoredBody::Edits(edits) => BodyInPart::Edits(edits),
    };
    let StoredEntry { id, at, device, cause, by, .. } = stored;
    Ok(EntryInPart { id, at, device, by, cause, body })
}

/// Reads a change entry back.
///
/// # Errors
/// [`CodecError`] when the bytes are not a sound entry.
pub fn decode_entry(bytes: &[u8]) -> Result<ChangeEntry, CodecError> {
    let EntryInPart { id, at, device, by, cause, body } = read_entry(bytes)?;
    let body = match body {
        BodyInPart::Records(changes) => ChangeBody::Records(decoded(&changes)?),
        BodyInPart::Pages { pages, kinds, changes } => {
            ChangeBody::Pages { pages, kinds, changes: decoded(&changes)? }
        }
        BodyInPart::Edits(edits) => ChangeBody::Edits(edits),
    };
    Ok(ChangeEntry { id, at, device, by, cause, body })
}

fn decoded(changes: &[ChangeInPart<'_>]) -> Result<Vec<RecordChange>, CodecError> {
    changes.iter().map(ChangeInPart::decode).collect()
}
