//! Reading a backup that comes in pieces.

use thiserror::Error;

use super::record_read::{Fields, push_fields};
use super::shapes::Shapes;
use super::{FORMAT, VERSION};
use crate::domain::record::{Record, RecordKind};
use crate::formats::json::{Malformed, RECORD_LIMIT, Scanner, Value};

/// The most bytes that may stand before the records.
const HEADER_LIMIT: usize = 64 << 10;
/// What a line of ours begins with: wherever it does, a record begins, whatever was left open before.
const RECORD_BEGINS: &[u8] = b"{\"record\":";
/// How deep a record lies: in the list, which is in the object.
const RECORD_DEPTH: u32 = 3;

/// Reads a backup whose bytes come in pieces, cut anywhere. It holds one record at a time.
///
/// The file may have been laid out anew by another product, as long as what it calls itself comes before
/// the records. A record that was damaged by hand costs itself only: one that begins a line is found again.
pub struct BackupReader {
    shapes: Shapes,
    scanner: Scanner,
    place: Place,
    refusal: Option<Refusal>,
    /// What is kept of the text: what stands before the records, or a record.
    held: Vec<u8>,
    /// The line that is read, and the one where the record began.
    line: u32,
    began: u32,
    /// How much of [`RECORD_BEGINS`] the line has begun with; none when it begins with something else.
    matched: Option<usize>,
    unknown: u32,
    /// The last line with something between the records that is none of them.
    stray: Option<u32>,
}

/// Where in the file the reader is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Header,
    Records,
    Behind,
}

/// What was found in a backup.
// A record is handed on as soon as it is found, so its size is no matter.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// A record.
    Record(Record),
    /// Something that should be a record and cannot be read.
    Unreadable {
        /// The line where it begins, 1 for the first.
        line: u32,
        /// As it stands there, unless it is too large to be read: then how it begins. Empty where only pieces are
        /// left of it.
        text: String,
    },
}

/// How a backup ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ending {
    /// How many records are of kinds that this version does not know.
    pub unknown: u32,
    /// Whether something is missing at the end. A record that is cut off there is not handed on.
    pub is_cut_off: bool,
}

/// Why a file is not read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// It is no backup of this product.
    #[error("no backup of this product")]
    NotOurs,
    /// A newer version of the product wrote it.
    #[error("a backup of version {0}, newer than this version reads")]
    Newer(u32),
}

impl Default for BackupReader {
    fn default() -> Self {
        Self {
            shapes: Shapes::new(),
            scanner: Scanner::default(),
            place: Place::Header,
            refusal: None,
            held: Vec::new(),
            line: 1,
            began: 1,
            matched: Some(0),
            unknown: 0,
            stray: None,
        }
    }
}

impl BackupReader {
    /// Takes in what comes next of the file, and hands on each record that has ended by it.
    ///
    /// # Errors
    /// [`Refusal`] when it is no backup that can be read; then nothing more needs to be taken in.
    pub fn push(&mut self, bytes: &[u8], take: &mut dyn FnMut(Found)) -> Result<(), Refusal> {
        for byte in bytes {
            if let Some(refusal) = self.refusal {
                return Err(refusal);
            }
            self.step(*byte, take);
        }
        self.refusal.map_or(Ok(()), Err)
    }

    /// Says how it ended.
    ///
    /// # Errors
    /// [`Refusal`] when it is no backup that can be read.
    pub fn finish(self) -> Result<Ending, Refusal> {
        let is_header = (self.place == Place::Header).then_some(Refusal::NotOurs);
        match self.refusal.or(is_header) {
            Some(refusal) => Err(refusal),
            None => Ok(Ending {
                unknown: self.unknown,
                is_cut_off: self.place != Place::Behind || !self.scanner.is_at_end(),
            }),
        }
    }

    fn step(&mut self, byte: u8, take: &mut dyn FnMut(Found)) {
        let before = self.scanner.depth;
        self.scanner.step(byte);
        let after = self.scanner.depth;
        match self.place {
            Place::Header => {
                // Of what else stands there, the inside does not matter.
                if before.min(after) <= 1 {
                    self.hold(byte, HEADER_LIMIT);
                }
                if after == 2 && before == 1 && byte == b'[' {
                    self.enter_records();
                } else if self.held.len() > HEADER_LIMIT || (before == 1 && after == 0) {
                    self.refusal = Some(Refusal::NotOurs);
                }
            }
            Place::Records => {
                if after >= RECORD_DEPTH && before < RECORD_DEPTH {
                    self.held.clear();
                    self.began = self.line;
                }
                if before.max(after) >= RECORD_DEPTH {
                    self.hold(byte, RECORD_LIMIT);
                }
                if before >= RECORD_DEPTH && after < RECORD_DEPTH {
                    self.hand_on(take);
                } else if before == RECORD_DEPTH - 1 && after < RECORD_DEPTH {
                    self.pass_between(byte, take);
                }
            }
            Place::Behind => {}
        }
        self.find_lost_record(byte, take);
    }

    /// Passes over what stands between the records. What is left there of a damaged one is said once a line.
    fn pass_between(&mut self, byte: u8, take: &mut dyn FnMut(Found)) {
        if self.scanner.depth < RECORD_DEPTH - 1 {
            self.place = Place::Behind;
        }
        if !byte.is_ascii_whitespace() && !matches!(byte, b',' | b']') && self.stray != Some(self.line) {
            self.stray = Some(self.line);
            take(Found::Unreadable { line: self.line, text: String::new() });
        }
    }

    /// Keeps a byte. One more than the limit says that it was too much.
    fn hold(&mut self, byte: u8, limit: usize) {
        if self.held.len() <= limit {
            self.held.push(byte);
        }
    }

    /// Looks into what stood before a list: whether the list is the records, and whose they are.
    fn enter_records(&mut self) {
        let header = std::str::from_utf8(&self.held).unwrap_or_default();
        let header = header.trim_start_matches('\u{feff}').trim();
        if !header.strip_suffix('[').is_some_and(|names| {
            names.trim_end().strip_suffix(':').is_some_and(|names| names.trim_end().ends_with("\"records\""))
        }) {
            return;
        }
        let closed = [header, "]}"].concat();
        let fields = Value::of(&closed).and_then(Value::fields).unwrap_or_default();
        let said = |name: &str| {
            let field = fields.iter().find(|(known, _)| known == name);
            field.and_then(|(_, value)| value.scalar()).unwrap_or_default()
        };
        if said("format") != FORMAT {
            self.refusal = Some(Refusal::NotOurs);
            return;
        }
        // Where fields were sorted by their names, the version is behind the records: then it is the first.
        let version = said("version");
        let version = if version.is_empty() { VERSION } else { version.parse().unwrap_or(u32::MAX) };
        match version {
            version if version > VERSION => self.refusal = Some(Refusal::Newer(version)),
            _ => self.place = Place::Records,
        }
        self.held = Vec::new();
    }

    /// Reads the record that is held, and lets go of it.
    fn hand_on(&mut self, take: &mut dyn FnMut(Found)) {
        match self.read() {
            Ok(Some(record)) => take(Found::Record(record)),
            Ok(None) => self.unknown += 1,
            Err(Malformed) if self.stray == Some(self.began) => {}
            Err(Malformed) => {
                let text = String::from_utf8_lossy(&self.held).into_owned();
                take(Found::Unreadable { line: self.began, text });
            }
        }
        self.held.clear();
    }

    /// The record that is held; none of a kind that is not known.
    fn read(&self) -> Result<Option<Record>, Malformed> {
        if self.held.len() > RECORD_LIMIT {
            return Err(Malformed);
        }
        let text = std::str::from_utf8(&self.held).map_err(|_| Malformed)?;
        let fields: Fields = Value::of(text)?.fields()?;
        let kind = fields.iter().find(|(name, _)| name == "record");
        let name = kind.and_then(|(_, value)| value.text()).ok_or(Malformed)?;
        let Some((kind, shape)) = self.shapes.kind(&name) else {
            return Ok(None);
        };
        let mut bytes = Vec::new();
        push_fields(&self.shapes, shape, &fields, &mut bytes)?;
        decoded(kind, &bytes).map(Some).map_err(|_| Malformed)
    }

    /// Begins a record where a line begins as ours do, though what came before it is still open, or has
    /// closed the list.
    fn find_lost_record(&mut self, byte: u8, take: &mut dyn FnMut(Found)) {
        if byte == b'\n' {
            self.line = self.line.saturating_add(1);
            self.matched = Some(0);
            return;
        }
        let Some(place) = self.matched else { return };
        let fits = RECORD_BEGINS.get(place) == Some(&byte);
        self.matched = fits.then_some(place + 1);
        if place + 1 < RECORD_BEGINS.len() || !fits || self.place == Place::Header {
            return;
        }
        let is_in_order = self.place == Place::Records
            && self.scanner.depth == RECORD_DEPTH
            && !self.scanner.in_text
            && self.held == RECORD_BEGINS;
        if is_in_order {
            return;
        }
        if self.place == Place::Records && !self.held.is_empty() {
            if self.held.ends_with(RECORD_BEGINS) {
                self.held.truncate(self.held.len() - RECORD_BEGINS.len());
            }
            self.hand_on(take);
        }
        self.place = Place::Records;
        self.scanner = Scanner::default();
        self.scanner.depth = RECORD_DEPTH;
        self.held = RECORD_BEGINS.to_vec();
        self.began = self.line;
    }
}

/// The record of bytes.
fn decoded(kind: RecordKind, bytes: &[u8]) -> postcard::Result<Record> {
    Ok(match kind {
        RecordKind::Party => Record::Party(postcard::from_bytes(bytes)?),
        RecordKind::Link => Record::Link(postcard::from_bytes(bytes)?),
        RecordKind::Interaction => Record::Interaction(postcard::from_bytes(bytes)?),
        RecordKind::Task => Record::Task(postcard::from_bytes(bytes)?),
        RecordKind::Template => Record::Template(postcard::from_bytes(bytes)?),
        RecordKind::CustomField => Record::CustomField(postcard::from_bytes(bytes)?),
        RecordKind::Choice => Record::Choice(postcard::from_bytes(bytes)?),
        RecordKind::SavedView => Record::SavedView(postcard::from_bytes(bytes)?),
        RecordKind::Attachment => Record::Attachment(postcard::from_bytes(bytes)?),
        RecordKind::Distinction => Record::Distinction(postcard::from_bytes(bytes)?),
    })
}
