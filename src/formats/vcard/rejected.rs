//! Cards that were rejected, as a file to be mended and taken in again.

use super::own;
use crate::formats::content_line::escaped;
use crate::formats::incoming::{ProblemKind, REJECTED_LIMIT};

/// Cards that were rejected, each with its lines as they stood and why.
#[derive(Debug, Default)]
pub struct RejectedCards {
    lines: Vec<u8>,
    /// Where the lines of each end, and why it was rejected.
    cards: Vec<(usize, ProblemKind)>,
}

impl RejectedCards {
    /// Keeps a card; `false` where there is no room for it, and it is left out.
    pub fn keep(&mut self, lines: &[u8], why: ProblemKind) -> bool {
        if self.lines.len() + lines.len() > REJECTED_LIMIT {
            return false;
        }
        for line in lines.split_inclusive(|byte| *byte == b'\n') {
            // Why it was rejected the last time is no part of it.
            if !line.starts_with(own::REASON.as_bytes()) {
                self.lines.extend_from_slice(line);
            }
        }
        self.cards.push((self.lines.len(), why));
        true
    }

    /// How many are kept.
    #[must_use]
    pub fn len(&self) -> usize {
        self.cards.len()
    }

    /// Whether none is kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cards.is_empty()
    }

    /// A file of the cards, each with a line that says why it was rejected, in the words for it. Lines that no
    /// UTF-8 is in stay in the encoding they were in.
    #[must_use]
    pub fn file(&self, words: &dyn Fn(ProblemKind) -> String) -> Vec<u8> {
        let mut file = Vec::with_capacity(self.lines.len());
        let mut from = 0;
        for (to, why) in &self.cards {
            file.extend_from_slice(b"BEGIN:VCARD\r\n");
            let lines = self.lines.get(from..*to).unwrap_or_default();
            from = *to;
            file.extend_from_slice(lines);
            if lines.ends_with(b"=\r\n") {
                // Text that was cut off where its line breaks: the next line is no part of it.
                file.extend_from_slice(b"\r\n");
            }
            for part in [own::REASON, ":", &escaped(&words(*why)), "\r\nEND:VCARD\r\n"] {
                file.extend_from_slice(part.as_bytes());
            }
        }
        file
    }
}
