//! Writing a backup, record by record.

use super::bytes::Bytes;
use super::record_write::push_fields;
use super::shapes::Shapes;
use super::{FORMAT, VERSION, moment};
use crate::domain::record::RecordKind;
use crate::domain::time::Instant;
use crate::formats::json::push_text;

/// Writes a backup. What it has written so far can be taken at any time, so that a large one is never
/// whole in memory.
pub struct BackupWriter {
    shapes: Shapes,
    text: String,
    /// What stands before the next record.
    divider: &'static str,
}

impl BackupWriter {
    /// One that has written the beginning; `created` is now.
    #[must_use]
    pub fn new(created: Instant) -> Self {
        let created = moment::text(created).unwrap_or_default();
        let text = format!(
            "{{\"format\":\"{FORMAT}\",\"version\":{VERSION},\"created\":\"{created}\",\"records\":["
        );
        Self { shapes: Shapes::new(), text, divider: "\n" }
    }

    /// Writes a record: its bytes as postcard writes the domain's own type, with nothing around them. Says
    /// whether they hold such a record; where they do not, nothing is written.
    pub fn push(&mut self, kind: RecordKind, bytes: &[u8]) -> bool {
        let before = self.text.len();
        let written = self.push_record(kind, bytes).is_some();
        if written {
            self.divider = ",\n";
        } else {
            self.text.truncate(before);
        }
        written
    }

    fn push_record(&mut self, kind: RecordKind, bytes: &[u8]) -> Option<()> {
        let Self { shapes, text, divider } = self;
        let shape = shapes.of(kind)?;
        text.push_str(divider);
        text.push_str("{\"record\":");
        push_text(text, shape.name);
        let mut from = Bytes(bytes);
        push_fields(shapes, shape, &mut from, text)?;
        text.push('}');
        from.0.is_empty().then_some(())
    }

    /// Takes out what is written so far.
    #[must_use]
    pub fn take(&mut self) -> String {
        std::mem::take(&mut self.text)
    }

    /// Ends the file, and gives what has not been taken of it.
    #[must_use]
    pub fn finish(self) -> String {
        self.text + "\n]}\n"
    }
}
