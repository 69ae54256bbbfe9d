//! Spreadsheets as Excel, LibreOffice and Google Sheets write them: XLSX, which is XML in a ZIP archive
//! (ECMA-376, SpreadsheetML).
//!
//! The crates for it, `calamine` to read and `rust_xlsxwriter` to write, know charts, formulas and the older
//! formats, and come to half a megabyte and more each. Of customers we want cells as text. So this stands on
//! three small crates: `rawzip` finds the parts of the archive, `miniz_oxide` inflates and deflates them, and
//! `quick-xml` takes XML apart, piece by piece.
//!
//! A part is read as it is inflated. So what a hostile file swells to never stands in memory: only its cells
//! do, and they are counted (see [`Limits`]). Of a document type no entity is expanded.

mod cell_reference;
mod escape;
mod inflate;
mod number;
mod number_format;
mod one_sheet;
mod package;
mod read;
mod serial_date;
mod shared_strings;
mod sheet;
mod styles;
mod workbook;
mod write;
mod xml;
mod zip_writer;

use thiserror::Error;

use super::table::Row;
pub use one_sheet::{OneSheet, read_one};
pub use read::read;
pub use write::{Cell, SheetWriter};

/// The most rows a sheet has in Excel.
pub const MAX_ROWS: u32 = 1_048_576;

/// One sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether whoever opens the file does not see it.
    pub is_hidden: bool,
    /// Its rows that say something, each up to its last cell that does. A row's line is its number in the
    /// sheet.
    pub rows: Vec<Row>,
}

/// How much of a file is taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How many bytes all parts may come to once inflated, and how many the texts of all cells.
    pub bytes: u64,
    /// How many cells that say something all sheets may have together.
    pub cells: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 300_000_000, cells: 3_000_000 }
    }
}

/// Why a file gives no sheets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Error)]
pub enum SpreadsheetError {
    /// It is something else.
    #[error("this is no spreadsheet in the format XLSX")]
    NotASpreadsheet,
    /// It asks for a password.
    #[error("the spreadsheet is locked with a password")]
    Encrypted,
    /// It is in the format that Excel wrote before 2007, or in another of its time.
    #[error("the spreadsheet is in the old format XLS")]
    OldFormat,
    /// It swells beyond the limits when it is unpacked.
    #[error("the spreadsheet is too large")]
    TooLarge,
    /// It is cut off, or broken in another way.
    #[error("the spreadsheet is damaged")]
    Damaged,
}

#[cfg(test)]
mod tests;
