//! Stored types by format. The current format is the domain's own types; an earlier one has a
//! module of its own here that reads it and brings it up to date, so that a page or an entry
//! written years ago still opens.

pub mod v1;

use crate::domain::interaction::Interaction;
use crate::domain::link::Link;
use crate::domain::party::Party;
use crate::domain::record::{Record, RecordKind};
use crate::store::codec::CodecError;

/// Decodes a record of a kind in a format.
///
/// # Errors
/// [`CodecError::Malformed`] when the bytes do not hold such a record.
pub fn decode(kind: RecordKind, format: u8, bytes: &[u8]) -> Result<Record, CodecError> {
    Ok(match (kind, format) {
        (RecordKind::Party, 1) => Record::Party(postcard::from_bytes::<v1::PartyV1>(bytes)?.into()),
        (RecordKind::Party, _) => Record::Party(postcard::from_bytes::<Party>(bytes)?),
        (RecordKind::Link, _) => Record::Link(postcard::from_bytes::<Link>(bytes)?),
        (RecordKind::Interaction, _) => Record::Interaction(postcard::from_bytes::<Interaction>(bytes)?),
    })
}
