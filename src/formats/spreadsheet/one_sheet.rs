//! One sheet of a workbook, and what else there is to choose from.

use super::{Limits, SpreadsheetError, read};
use crate::formats::table::Row;

/// One sheet of a workbook, with the names of all that whoever opens the file sees.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OneSheet {
    /// Each sheet's name, and how many of its rows say something.
    pub sheets: Vec<(String, u32)>,
    /// Which of them it is, 0 for the first.
    pub place: usize,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// Reads one sheet of a workbook, hidden ones not counted: the one at a place, or else the fullest, since people
/// keep their customers on the sheet that has most. Where nobody sees any, it is a sheet without rows.
///
/// # Errors
/// [`SpreadsheetError`] when the file gives no sheets.
pub fn read_one(bytes: &[u8], limits: Limits, wanted: Option<usize>) -> Result<OneSheet, SpreadsheetError> {
    let mut shown = read(bytes, limits)?;
    shown.retain(|sheet| !sheet.is_hidden);
    // Of two that are as full as each other, the first.
    let fullest =
        || (0..shown.len()).rev().max_by_key(|place| shown.get(*place).map(|sheet| sheet.rows.len()));
    let place = wanted.filter(|place| *place < shown.len()).or_else(fullest).unwrap_or_default();
    let mut one = OneSheet { place, ..OneSheet::default() };
    for (at, sheet) in shown.into_iter().enumerate() {
        one.sheets.push((sheet.name, sheet.rows.len() as u32));
        if at == place {
            one.rows = sheet.rows;
        }
    }
    Ok(one)
}
