//! New records of which there may be very many, one after the other.

use crate::domain::record::Record;
use crate::store::codec;
use crate::store::ports::CommitError;

/// Takes a record, and the bytes that it is in the current format.
pub type TakeRecord<'a> = &'a mut dyn FnMut(&Record, &[u8]) -> Result<(), CommitError>;

/// New records, of whatever kinds.
pub trait Newcomers {
    /// Begins with the first one again: what was written of them has to be written anew.
    fn rewind(&mut self);

    /// Hands the next one to `take`; `false` after the last.
    ///
    /// # Errors
    /// [`CommitError`] when it cannot be read, or that of `take`.
    fn next_record(&mut self, take: TakeRecord<'_>) -> Result<bool, CommitError>;
}

/// Records that are in memory.
pub struct Listed {
    records: Vec<Record>,
    at: usize,
    bytes: Vec<u8>,
}

impl Listed {
    /// These records.
    #[must_use]
    pub const fn new(records: Vec<Record>) -> Self {
        Self { records, at: 0, bytes: Vec::new() }
    }
}

impl Newcomers for Listed {
    fn rewind(&mut self) {
        self.at = 0;
    }

    fn next_record(&mut self, take: TakeRecord<'_>) -> Result<bool, CommitError> {
        let Some(record) = self.records.get(self.at) else { return Ok(false) };
        self.at += 1;
        self.bytes.clear();
        codec::append_record(&mut self.bytes, record)?;
        take(record, &self.bytes)?;
        Ok(true)
    }
}
