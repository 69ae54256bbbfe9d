//! A table being written, so that Excel opens it by a double click.

use super::delimiter::names_delimiter;
use super::formula::needs_apostrophe;

/// A table being written: UTF-8 with a byte order mark, which Excel wants, and lines that end with CR LF.
#[derive(Debug)]
pub struct TableWriter {
    file: String,
    delimiter: char,
}

impl TableWriter {
    /// An empty table. Excel opens commas or semicolons by the settings of the computer, and tabs always.
    #[must_use]
    pub fn new(delimiter: char) -> Self {
        Self { file: String::from('\u{feff}'), delimiter }
    }

    /// Writes a row. One without cells would be a blank line and is left out.
    ///
    /// A cell that would be a formula gets an apostrophe before it, which our reader takes away again.
    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        let begin = self.file.len();
        let mut count = 0_usize;
        for cell in cells {
            if count > 0 {
                self.file.push(self.delimiter);
            }
            self.cell(cell);
            count += 1;
        }
        // A blank line is no row, and a line about the delimiter is none either.
        let line = &self.file[begin..];
        if count == 1 && (line.trim().is_empty() || names_delimiter(line)) {
            self.file.insert(begin, '"');
            self.file.push('"');
        }
        if count > 0 {
            self.file.push_str("\r\n");
        }
    }

    /// What has been written since this was last called, so that a large table can be sent off in parts.
    #[must_use]
    pub fn take(&mut self) -> String {
        std::mem::take(&mut self.file)
    }

    fn cell(&mut self, cell: &str) {
        let apostrophe = if needs_apostrophe(cell) { "'" } else { "" };
        let is_quoted = cell.contains([self.delimiter, '"', '\r', '\n']);
        if !is_quoted {
            self.file.push_str(apostrophe);
            self.file.push_str(cell);
            return;
        }
        self.file.push('"');
        self.file.push_str(apostrophe);
        for (place, part) in cell.split('"').enumerate() {
            if place > 0 {
                self.file.push_str("\"\"");
            }
            self.file.push_str(part);
        }
        self.file.push('"');
    }
}
