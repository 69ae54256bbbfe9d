//! The one codec of pages, entries and heads: postcard, versioned and checksummed.
//!
//! Every blob begins with a frame of ten bytes: magic `PVND`, what it is (one byte), the
//! [`FORMAT`] it was written in (one byte), and the CRC-32 of the rest (four bytes, little endian).
//! Sealing (encryption) has its place in [`frame`] and [`unframe`], which everything passes.

mod entry;

use std::sync::LazyLock;

use crc::{CRC_32_ISO_HDLC, Crc, Table};
use postcard::ser_flavors::Flavor;
use serde::Serialize;
use serde::de::DeserializeOwned;
use thiserror::Error;

use crate::domain::record::{Record, RecordKind};
use crate::store::records;

pub use entry::{BodyInPart, ChangeInPart, EntryInPart, decode_entry, encode_entry, read_entry};

/// The format this version writes; it reads every one from 1 to this.
pub const FORMAT: u8 = 3;

const MAGIC: [u8; 4] = *b"PVND";
const FRAME: usize = 10;

/// What a blob is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Blob {
    /// A page of records.
    Page = b'P',
    /// A log entry.
    Entry = b'E',
    /// The head.
    Head = b'H',
}

/// Why bytes could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CodecError {
    /// The frame is cut off, or not ours.
    #[error("not a {0:?} of this product")]
    NotOurs(Blob),
    /// The checksum does not fit: the bytes were damaged.
    #[error("a damaged {0:?}")]
    Damaged(Blob),
    /// Written by a newer version of the product.
    #[error("written in format {0}, newer than this version reads")]
    Newer(u8),
    /// The frame is sound and the content is not.
    #[error("malformed content: {0}")]
    Malformed(String),
}

impl From<postcard::Error> for CodecError {
    fn from(error: postcard::Error) -> Self {
        Self::Malformed(error.to_string())
    }
}

/// The CRC-32 of ISO-HDLC, sixteen bytes at a time. Its table is made when it is first needed: in the
/// code it would be 16 kilobytes that no compression makes smaller.
fn checksum(body: &[u8]) -> u32 {
    static CRC: LazyLock<Crc<u32, Table<16>>> =
        LazyLock::new(|| Crc::<u32, Table<16>>::new(&CRC_32_ISO_HDLC));
    CRC.checksum(body)
}

/// Puts the frame around a body.
#[must_use]
pub fn frame(blob: Blob, body: &[u8]) -> Vec<u8> {
    let mut bytes = begin_frame(blob);
    bytes.reserve_exact(body.len());
    bytes.extend_from_slice(body);
    end_frame(&mut bytes);
    bytes
}

/// A value as postcard with its frame, written where it stays: a deletion of very many is tens of megabytes.
///
/// # Errors
/// [`CodecError::Malformed`] should the serialiser refuse it.
pub fn framed<T: Serialize>(blob: Blob, value: &T) -> Result<Vec<u8>, CodecError> {
    let mut bytes = begin_frame(blob);
    append(&mut bytes, value)?;
    end_frame(&mut bytes);
    Ok(bytes)
}

fn begin_frame(blob: Blob) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(FRAME);
    bytes.extend_from_slice(&MAGIC);
    bytes.push(blob as u8);
    bytes.push(FORMAT);
    bytes.resize(FRAME, 0);
    bytes
}

/// Puts the checksum of what follows it in its place.
fn end_frame(bytes: &mut [u8]) {
    if let Some((head, body)) = bytes.split_at_mut_checked(FRAME) {
        let sum = checksum(body).to_le_bytes();
        head[FRAME - sum.len()..].copy_from_slice(&sum);
    }
}

/// Checks the frame and returns the format and the body.
///
/// # Errors
/// [`CodecError`] when the bytes are not such a blob, damaged, or of a newer format.
pub fn unframe(blob: Blob, bytes: &[u8]) -> Result<(u8, &[u8]), CodecError> {
    let Some((head, body)) = bytes.split_at_checked(FRAME) else {
        return Err(CodecError::NotOurs(blob));
    };
    let [m0, m1, m2, m3, kind, format, c0, c1, c2, c3] = *head else {
        return Err(CodecError::NotOurs(blob));
    };
    if [m0, m1, m2, m3] != MAGIC || kind != blob as u8 || format == 0 {
        return Err(CodecError::NotOurs(blob));
    }
    if checksum(body) != u32::from_le_bytes([c0, c1, c2, c3]) {
        return Err(CodecError::Damaged(blob));
    }
    if format > FORMAT {
        return Err(CodecError::Newer(format));
    }
    Ok((format, body))
}

/// Encodes a record in the current format, without a frame.
///
/// # Errors
/// [`CodecError::Malformed`] should the serialiser refuse it.
pub fn encode_record(record: &Record) -> Result<Vec<u8>, CodecError> {
    let mut bytes = Vec::new();
    append_record(&mut bytes, record)?;
    Ok(bytes)
}

/// As [`encode_record`], after what `bytes` holds: who encodes many records lets go of no memory between them.
///
/// # Errors
/// [`CodecError::Malformed`] should the serialiser refuse it; what `bytes` holds then is of no use.
pub fn append_record(bytes: &mut Vec<u8>, record: &Record) -> Result<(), CodecError> {
    match record {
        Record::Party(party) => append(bytes, party),
        Record::Link(link) => append(bytes, link),
        Record::Interaction(interaction) => append(bytes, interaction),
        Record::Task(task) => append(bytes, task),
        Record::Template(template) => append(bytes, template),
        Record::CustomField(field) => append(bytes, field),
        Record::Choice(choice) => append(bytes, choice),
        Record::SavedView(view) => append(bytes, view),
        Record::Attachment(attachment) => append(bytes, attachment),
        Record::Distinction(distinction) => append(bytes, distinction),
    }
}

/// Writes a value as postcard after what `bytes` holds.
///
/// # Errors
/// [`CodecError::Malformed`] should the serialiser refuse it.
pub fn append<T: Serialize + ?Sized>(bytes: &mut Vec<u8>, value: &T) -> Result<(), CodecError> {
    Ok(postcard::serialize_with_flavor(value, Appending(bytes))?)
}

/// Where postcard writes to: its own flavours take the buffer and give another back.
struct Appending<'a>(&'a mut Vec<u8>);

impl Flavor for Appending<'_> {
    type Output = ();

    fn try_push(&mut self, byte: u8) -> postcard::Result<()> {
        self.0.push(byte);
        Ok(())
    }

    fn try_extend(&mut self, bytes: &[u8]) -> postcard::Result<()> {
        // Most numbers are one byte, for which copying memory is a long way about.
        match bytes {
            [byte] => self.0.push(*byte),
            bytes => self.0.extend_from_slice(bytes),
        }
        Ok(())
    }

    fn finalize(self) -> postcard::Result<()> {
        Ok(())
    }
}

/// Decodes a record of a kind, written in any known format.
///
/// # Errors
/// [`CodecError::Malformed`] when the bytes do not hold such a record.
pub fn decode_record(kind: RecordKind, format: u8, bytes: &[u8]) -> Result<Record, CodecError> {
    records::decode(kind, format, bytes)
}

/// A page: records of one kind, each as its own bytes, so that one can be read without the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The kind of the records.
    pub kind: RecordKind,
    /// The format the records are written in.
    pub format: u8,
    ends: Vec<u32>,
    bytes: Vec<u8>,
    digest: Vec<u8>,
}

impl Page {
    /// An empty page of the current format.
    #[must_use]
    pub fn new(kind: RecordKind) -> Self {
        Self { kind, format: FORMAT, ends: Vec::new(), bytes: Vec::new(), digest: Vec::new() }
    }

    /// What the writer derived from the records, for a quicker start; empty when nothing. What it
    /// means is the writer's business.
    #[must_use]
    pub fn digest(&self) -> &[u8] {
        &self.digest
    }

    /// Sets what is derived from the records.
    pub fn set_digest(&mut self, digest: Vec<u8>) {
        self.digest = digest;
    }

    /// Adds a record's bytes, which must be of the page's format.
    pub fn push(&mut self, record: &[u8]) {
        self.bytes.extend_from_slice(record);
        self.ends.push(self.bytes.len() as u32);
    }

    /// How many records the page holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether the page holds no record.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// How many bytes the records take.
    #[must_use]
    pub fn size(&self) -> usize {
        self.bytes.len()
    }

    /// The bytes of the record at a place, none past the end.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<&[u8]> {
        let end = *self.ends.get(index)? as usize;
        let start = match index.checked_sub(1) {
            Some(previous) => *self.ends.get(previous)? as usize,
            None => 0,
        };
        self.bytes.get(start..end)
    }

    /// Encodes the page with its frame: kind, count, end offsets (u32 little endian), records,
    /// digest.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let size = 5 + self.ends.len() * 4 + self.bytes.len() + self.digest.len();
        let mut body = Vec::with_capacity(size);
        body.push(self.kind as u8);
        body.extend_from_slice(&(self.ends.len() as u32).to_le_bytes());
        for end in &self.ends {
            body.extend_from_slice(&end.to_le_bytes());
        }
        body.extend_from_slice(&self.bytes);
        body.extend_from_slice(&self.digest);
        frame(Blob::Page, &body)
    }

    /// Reads a page back.
    ///
    /// # Errors
    /// [`CodecError`] when the bytes are not a sound page.
    pub fn decode(bytes: &[u8]) -> Result<Self, CodecError> {
        let (format, body) = unframe(Blob::Page, bytes)?;
        let malformed = || CodecError::Malformed("a page's offsets do not fit".to_owned());
        let (head, rest) = body.split_at_checked(5).ok_or_else(malformed)?;
        let [number, n0, n1, n2, n3] = *head else { return Err(malformed()) };
        let kind = RecordKind::from_number(number).ok_or(CodecError::Newer(format))?;
        let count = u32::from_le_bytes([n0, n1, n2, n3]) as usize;
        let (offsets, rest) =
            count.checked_mul(4).and_then(|length| rest.split_at_checked(length)).ok_or_else(malformed)?;
        let ends: Vec<u32> = offsets
            .chunks_exact(4)
            .map(|four| four.iter().rev().fold(0, |number, byte| number << 8 | u32::from(*byte)))
            .collect();
        let end = ends.last().map_or(0, |end| *end as usize);
        let (records, digest) = rest.split_at_checked(end).ok_or_else(malformed)?;
        if !ends.is_sorted() {
            return Err(malformed());
        }
        Ok(Self { kind, format, ends, bytes: records.to_vec(), digest: digest.to_vec() })
    }
}

/// Encodes any serialisable value as a head.
///
/// # Errors
/// [`CodecError::Malformed`] should the serialiser refuse it.
pub fn encode_head<T: Serialize>(head: &T) -> Result<Vec<u8>, CodecError> {
    let mut body = Vec::new();
    append(&mut body, head)?;
    Ok(frame(Blob::Head, &body))
}

/// Reads a head back, none when it is of an earlier format: a head holds nothing that the pages
/// do not, so it is made anew rather than brought up to date.
///
/// # Errors
/// [`CodecError`] when the bytes are not a sound head.
pub fn decode_head<T: DeserializeOwned>(bytes: &[u8]) -> Result<Option<T>, CodecError> {
    let (format, body) = unframe(Blob::Head, bytes)?;
    if format < FORMAT {
        return Ok(None);
    }
    Ok(Some(postcard::from_bytes(body)?))
}

#[cfg(test)]
mod tests;
