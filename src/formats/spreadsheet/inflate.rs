//! The bytes of a part, inflated as they are asked for.

use std::cell::Cell;
use std::io::{self, BufRead, ErrorKind, Read};

use crc::{CRC_32_ISO_HDLC, Crc, Digest};
use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZFlush, MZStatus};

pub(super) static CRC: Crc<u32> = Crc::<u32>::new(&CRC_32_ISO_HDLC);

/// How much is inflated at once.
const BLOCK: usize = 32_768;
/// How many times as large a part may become, once it is larger than `SMALL`. Sheets of empty rows become
/// a hundred times as large.
const MAX_RATIO: u64 = 500;
const SMALL: u64 = 8_388_608;
/// How many bytes may stand between two signs of XML: a cell of the longest text, each letter escaped.
const MAX_STRETCH: usize = 1_048_576;

/// What may still be inflated of a file, over all its parts.
#[derive(Debug)]
pub(super) struct Budget {
    left: Cell<u64>,
    is_exceeded: Cell<bool>,
}

impl Budget {
    pub(super) const fn new(bytes: u64) -> Self {
        Self { left: Cell::new(bytes), is_exceeded: Cell::new(false) }
    }

    /// Takes so much of it, and says whether there was as much.
    pub(super) fn take(&self, bytes: usize) -> bool {
        let left = self.left.get().checked_sub(bytes as u64);
        self.left.set(left.unwrap_or(0));
        if left.is_none() {
            self.exceed();
        }
        left.is_some()
    }

    /// Says that a file asks for more than there is.
    pub(super) fn exceed(&self) {
        self.is_exceeded.set(true);
    }

    /// Whether more was asked of it than there was.
    pub(super) const fn is_exceeded(&self) -> bool {
        self.is_exceeded.get()
    }
}

/// A part of an archive, read as it is inflated.
pub(super) struct Inflating<'a> {
    compressed: &'a [u8],
    compressed_length: u64,
    inflated_length: u64,
    /// None where the part is stored as it is.
    state: Option<Box<InflateState>>,
    block: Vec<u8>,
    position: usize,
    filled: usize,
    has_ended: bool,
    stretch: usize,
    budget: &'a Budget,
    digest: Option<Digest<'static, u32>>,
    checksum: u32,
}

impl<'a> Inflating<'a> {
    pub(super) fn new(compressed: &'a [u8], is_deflated: bool, checksum: u32, budget: &'a Budget) -> Self {
        Self {
            compressed,
            compressed_length: compressed.len() as u64,
            inflated_length: 0,
            state: is_deflated.then(|| InflateState::new_boxed(DataFormat::Raw)),
            block: vec![0; BLOCK],
            position: 0,
            filled: 0,
            has_ended: false,
            stretch: 0,
            budget,
            digest: Some(CRC.digest()),
            checksum,
        }
    }

    /// Says that a new stretch of XML begins.
    pub(super) const fn begin_stretch(&mut self) {
        self.stretch = 0;
    }

    fn fill(&mut self) -> io::Result<()> {
        (self.position, self.filled) = (0, 0);
        while self.filled == 0 && !self.has_ended {
            let (read, written) = match &mut self.state {
                None => {
                    let length = self.compressed.len().min(BLOCK);
                    self.block[..length].copy_from_slice(&self.compressed[..length]);
                    self.has_ended = length == 0;
                    (length, length)
                }
                Some(state) => {
                    let step = inflate(state, self.compressed, &mut self.block, MZFlush::None);
                    self.has_ended = step.status == Ok(MZStatus::StreamEnd);
                    if step.status.is_err() && step.bytes_written == 0 {
                        return Err(ErrorKind::InvalidData.into());
                    }
                    (step.bytes_consumed, step.bytes_written)
                }
            };
            self.compressed = &self.compressed[read..];
            self.filled = written;
            self.count(written)?;
        }
        if self.has_ended
            && let Some(digest) = self.digest.take()
            && digest.finalize() != self.checksum
        {
            return Err(ErrorKind::InvalidData.into());
        }
        Ok(())
    }

    fn count(&mut self, written: usize) -> io::Result<()> {
        if let Some(digest) = &mut self.digest {
            digest.update(&self.block[..written]);
        }
        self.inflated_length += written as u64;
        let swells =
            self.inflated_length > SMALL && self.inflated_length / MAX_RATIO > self.compressed_length;
        if swells || !self.budget.take(written) {
            self.budget.exceed();
            return Err(ErrorKind::FileTooLarge.into());
        }
        Ok(())
    }
}

impl BufRead for Inflating<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.position == self.filled {
            self.fill()?;
        }
        Ok(&self.block[self.position..self.filled])
    }

    fn consume(&mut self, amount: usize) {
        self.position = (self.position + amount).min(self.filled);
        self.stretch += amount;
        if self.stretch > MAX_STRETCH {
            // The reader asks for more next, and is told that there is none.
            (self.filled, self.position, self.has_ended, self.digest) = (0, 0, true, None);
            self.budget.exceed();
        }
    }
}

impl Read for Inflating<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let length = available.len().min(buffer.len());
        buffer[..length].copy_from_slice(&available[..length]);
        self.consume(length);
        Ok(length)
    }
}
