//! Stored types by format. The current format is the domain's own types; an earlier one has a
//! module of its own here that reads it and brings it up to date, so that a page or an entry
//! written years ago still opens.

pub mod v1;
pub mod v2;

use crate::domain::record::{Record, RecordKind};
use crate::store::codec::CodecError;

/// Decodes a record of a kind in a format.
///
/// # Errors
/// [`CodecError::Malformed`] when the bytes do not hold such a record.
pub fn decode(kind: RecordKind, format: u8, bytes: &[u8]) -> Result<Record, CodecError> {
    Ok(match (kind, format) {
        (RecordKind::Party, 1) => Record::Party(postcard::from_bytes::<v1::PartyV1>(bytes)?.into()),
        (RecordKind::Party, 2) => Record::Party(postcard::from_bytes::<v2::PartyV2>(bytes)?.into()),
        (RecordKind::Party, _) => Record::Party(postcard::from_bytes(bytes)?),
        (RecordKind::Link, 1 | 2) => Record::Link(postcard::from_bytes::<v2::LinkV2>(bytes)?.into()),
        (RecordKind::Link, _) => Record::Link(postcard::from_bytes(bytes)?),
        (RecordKind::Interaction, 1 | 2) => {
            Record::Interaction(postcard::from_bytes::<v2::InteractionV2>(bytes)?.into())
        }
        (RecordKind::Interaction, _) => Record::Interaction(postcard::from_bytes(bytes)?),
        (RecordKind::Task, _) => Record::Task(postcard::from_bytes(bytes)?),
        (RecordKind::Template, _) => Record::Template(postcard::from_bytes(bytes)?),
        (RecordKind::CustomField, _) => Record::CustomField(postcard::from_bytes(bytes)?),
        (RecordKind::Choice, _) => Record::Choice(postcard::from_bytes(bytes)?),
        (RecordKind::SavedView, _) => Record::SavedView(postcard::from_bytes(bytes)?),
        (RecordKind::Attachment, _) => Record::Attachment(postcard::from_bytes(bytes)?),
        (RecordKind::Distinction, _) => Record::Distinction(postcard::from_bytes(bytes)?),
    })
}
