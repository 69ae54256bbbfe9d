//! Tables as text: values divided by commas, semicolons, tabs or bars (RFC 4180 and what spreadsheets
//! make of it).
//!
//! The crate `csv-core` knows delimiters of one byte, so neither `،` nor `؛`; it takes a quote that is
//! never closed for the rest of the file, and keeps no limit. What is left of it is less than what would
//! have to stand around it.

mod delimiter;
mod formula;
mod header;
mod read;
mod write;

pub use header::header_at;
pub use read::TableReader;
pub use write::TableWriter;

/// The most characters a cell has in Excel. What goes beyond is cut.
pub const MAX_CELL_CHARACTERS: usize = 32_767;
/// The most cells a row may have. What goes beyond is left out.
pub const MAX_CELLS: usize = 1_000;
/// The most bytes the cells of a row may have together. What goes beyond is cut.
pub const MAX_ROW_BYTES: usize = 1_000_000;

/// One row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Where it begins: the line of the file, or the row of the sheet, 1 for the first.
    pub line: u32,
    /// Its cells, as many as there are. Rows of one table may differ in how many they have.
    pub cells: Vec<String>,
    /// Whether it is all there.
    pub state: RowState,
}

/// Whether a row is all that the file has there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowState {
    /// It is.
    Whole,
    /// A cell was too long, or there were too many: the beginning is there.
    Cut,
    /// A quote opens on its last line and is never closed. Its cells are what stands up to the end of that
    /// line, and the next row is the line after it.
    Unreadable,
}

impl Row {
    /// A row without a cell yet.
    pub(in crate::formats) const fn new(line: u32) -> Self {
        Self { line, cells: Vec::new(), state: RowState::Whole }
    }

    /// Whether nothing is written in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

#[cfg(test)]
mod tests;
