//! An archive being written: a few parts, each as it comes (PKWARE's APPNOTE, sections 4.3 and 4.4).
//!
//! `rawzip` would write it too, but only through the standard library's writers and with times and comments
//! that a workbook has no use for.

use miniz_oxide::DataFormat;
use miniz_oxide::deflate::CompressionLevel;
use miniz_oxide::deflate::core::{CompressorOxide, TDEFLFlush, compress_to_output};

use super::inflate::CRC;

/// The version of the format that deflated parts need: 2.0.
const VERSION: [u8; 2] = [20, 0];
/// Names are UTF-8.
const FLAGS: [u8; 2] = [0, 8];
const DEFLATED: [u8; 2] = [8, 0];
/// 1980-01-01, the first day there is: when a part was written is nobody's business.
const WRITTEN: [u8; 4] = [0, 0, 0x21, 0];

/// An archive being written.
pub(super) struct ZipWriter {
    file: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

/// A part being written.
pub(super) struct ZipPart {
    name: &'static str,
    begin: usize,
    compressor: Box<CompressorOxide>,
    digest: crc::Digest<'static, u32>,
    length: u32,
}

impl ZipWriter {
    pub(super) const fn new() -> Self {
        Self { file: Vec::new(), directory: Vec::new(), count: 0 }
    }

    /// Writes a whole part.
    pub(super) fn part(&mut self, name: &'static str, text: &str) {
        let mut part = self.begin(name);
        self.write(&mut part, text);
        self.end(part);
    }

    /// Begins a part; it has to be ended before another begins.
    pub(super) fn begin(&mut self, name: &'static str) -> ZipPart {
        let begin = self.file.len();
        // Checksum and lengths are put in when they are known.
        self.file.extend_from_slice(b"PK\x03\x04");
        self.file.extend_from_slice(&facts(0, 0, 0, name));
        self.file.extend_from_slice(name.as_bytes());
        let compressor =
            CompressorOxide::with_format_and_level(DataFormat::Raw, CompressionLevel::DefaultLevel);
        ZipPart { name, begin, compressor: Box::new(compressor), digest: CRC.digest(), length: 0 }
    }

    /// Writes more of a part.
    pub(super) fn write(&mut self, part: &mut ZipPart, text: &str) {
        part.digest.update(text.as_bytes());
        part.length = part.length.saturating_add(u32::try_from(text.len()).unwrap_or(u32::MAX));
        self.deflate(part, text, TDEFLFlush::None);
    }

    fn deflate(&mut self, part: &mut ZipPart, text: &str, flush: TDEFLFlush) {
        compress_to_output(&mut part.compressor, text.as_bytes(), flush, |bytes| {
            self.file.extend_from_slice(bytes);
            true
        });
    }

    /// Ends a part.
    pub(super) fn end(&mut self, mut part: ZipPart) {
        self.deflate(&mut part, "", TDEFLFlush::Finish);
        let header = part.begin + 30 + part.name.len();
        let compressed = length(self.file.len() - header);
        let facts = facts(part.digest.finalize(), compressed, part.length, part.name);
        if let Some(place) = self.file.get_mut(part.begin + 4..part.begin + 30) {
            place.copy_from_slice(&facts);
        }
        self.directory.extend_from_slice(b"PK\x01\x02");
        self.directory.extend_from_slice(&VERSION);
        self.directory.extend_from_slice(&facts);
        // No comment, no other disk, no attributes.
        self.directory.extend_from_slice(&[0; 10]);
        self.directory.extend_from_slice(&length(part.begin).to_le_bytes());
        self.directory.extend_from_slice(part.name.as_bytes());
        self.count += 1;
    }

    /// The archive.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let (begin, directory) = (length(self.file.len()), length(self.directory.len()));
        self.file.append(&mut self.directory);
        self.file.extend_from_slice(b"PK\x05\x06\0\0\0\0");
        self.file.extend_from_slice(&self.count.to_le_bytes());
        self.file.extend_from_slice(&self.count.to_le_bytes());
        self.file.extend_from_slice(&directory.to_le_bytes());
        self.file.extend_from_slice(&begin.to_le_bytes());
        self.file.extend_from_slice(&[0; 2]);
        self.file
    }
}

/// What both headers of a part say of it, from the version to the lengths of its name and its other fields.
fn facts(checksum: u32, compressed: u32, inflated: u32, name: &str) -> [u8; 26] {
    let mut facts = [0; 26];
    facts[0..2].copy_from_slice(&VERSION);
    facts[2..4].copy_from_slice(&FLAGS);
    facts[4..6].copy_from_slice(&DEFLATED);
    facts[6..10].copy_from_slice(&WRITTEN);
    facts[10..14].copy_from_slice(&checksum.to_le_bytes());
    facts[14..18].copy_from_slice(&compressed.to_le_bytes());
    facts[18..22].copy_from_slice(&inflated.to_le_bytes());
    // Names are a few letters.
    facts[22..24].copy_from_slice(&(name.len() as u16).to_le_bytes());
    facts
}

/// A length as the format has it. A file of four gigabytes is more than the memory of the browser.
fn length(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}
