//! A file as the sheets it holds.

use super::inflate::Budget;
use super::package::Package;
use super::shared_strings::SharedStrings;
use super::sheet::Cells;
use super::styles::read_formats;
use super::workbook::Workbook;
use super::{Limits, Sheet, SpreadsheetError};

/// What the compound files of the old Office begin with. A workbook with a password is one, too.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// The stream that a workbook with a password has, as the directory of a compound file names it.
const ENCRYPTED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

/// Reads every sheet of a workbook, in order, hidden ones too.
///
/// A cell is the text it means: a number has fifteen digits and no more than it needs, a day is
/// `2026-11-25`, with a time `2026-11-25T08:30`, a time alone `08:30`, yes and no are `TRUE` and `FALSE`, and an
/// error such as `#N/A` is empty. Of a formula it is the result that was saved with it.
pub fn read(bytes: &[u8], limits: Limits) -> Result<Vec<Sheet>, SpreadsheetError> {
    if bytes.starts_with(COMPOUND) {
        let is_encrypted = bytes.windows(ENCRYPTED.len()).any(|window| window == ENCRYPTED);
        return Err(if is_encrypted { SpreadsheetError::Encrypted } else { SpreadsheetError::OldFormat });
    }
    if !bytes.starts_with(b"PK") {
        return Err(SpreadsheetError::NotASpreadsheet);
    }
    let (parts, texts) = (Budget::new(limits.bytes), Budget::new(limits.bytes));
    let package = Package::open(bytes, &parts)?;
    let workbook = Workbook::read(&package)?;
    let mut cells = Cells {
        strings: SharedStrings::read(&package, workbook.strings.as_deref())?,
        formats: read_formats(&package, workbook.styles.as_deref())?,
        counts_from_1904: workbook.counts_from_1904,
        texts: &texts,
        left: limits.cells,
    };
    let mut sheets = Vec::new();
    for sheet in workbook.sheets {
        let Some(mut xml) = package.part(&sheet.part)? else { continue };
        let rows = cells.read(&mut xml)?;
        sheets.push(Sheet { name: sheet.name, is_hidden: sheet.is_hidden, rows });
    }
    Ok(sheets)
}
