//! Records of a file of JSON that were rejected, as a file of the same shape to be mended and taken in again.

use super::{Value, push_text};
use crate::formats::incoming::{ProblemKind, REJECTED_LIMIT};

/// The member that says why a record was rejected, which readers pass over.
pub(in crate::formats) const REASON: &str = "rejected_because";
/// The most bytes that a record may have. What goes beyond is not read, and could not be mended.
pub(in crate::formats) const RECORD_LIMIT: usize = 4 << 20;

/// Records that were rejected, each as it stands in the file and why.
#[derive(Debug)]
pub struct RejectedRecords {
    text: String,
    /// Where the text of each ends, and why it was rejected.
    records: Vec<(usize, ProblemKind)>,
}

impl RejectedRecords {
    /// None yet, of a file that begins so: with an object, and in it the list of the records.
    #[must_use]
    pub const fn new(beginning: String) -> Self {
        Self { text: beginning, records: Vec::new() }
    }

    /// Keeps a record, with what divides it from others around it or not. What is no object, or of which only
    /// pieces are left, has no place for a reason and is left out, and so is what there is no room for.
    pub fn keep(&mut self, record: &str, why: ProblemKind) {
        let has_room = self.text.len() + record.len() <= REJECTED_LIMIT && record.len() <= RECORD_LIMIT;
        let divides = |character: char| character.is_whitespace() || character == ',';
        let record = record.trim_matches(divides);
        if !has_room || !record.starts_with('{') {
            return;
        }
        let open = record.strip_suffix('}').unwrap_or(record);
        // Why it was rejected the last time is no part of it.
        let is_reason = |said: &str| Value::of(said).is_ok_and(|said| said.text().is_some());
        let before = open.rsplit_once(&before_reason()).filter(|(_, said)| is_reason(said));
        let open = before.map_or(open, |(open, _)| open).trim_end_matches(divides);
        self.text.push_str(if self.records.is_empty() { "\n" } else { ",\n" });
        self.text.push_str(open);
        self.records.push((self.text.len(), why));
    }

    /// How many are kept.
    #[must_use]
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether none is kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// A file of them, each on a line that ends with why it was rejected, in the words for it.
    #[must_use]
    pub fn file(&self, words: &dyn Fn(ProblemKind) -> String) -> String {
        let mut file = String::with_capacity(self.text.len());
        let (mark, mut from) = (before_reason(), 0);
        for (to, why) in &self.records {
            file.push_str(self.text.get(from..*to).unwrap_or_default());
            // Of what says nothing else there is nothing to divide it from.
            file.push_str(if file.ends_with('{') { mark.trim_start_matches(',') } else { &mark });
            push_text(&mut file, &words(*why));
            file.push('}');
            from = *to;
        }
        file + "\n]}\n"
    }
}

/// What stands between a record and its reason.
fn before_reason() -> String {
    [",\"", REASON, "\":"].concat()
}
