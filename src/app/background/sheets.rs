//! Spreadsheets: their code is a chunk of its own, which is loaded only for one of them.

use leptos::wasm_split::{SplitLoaderError, wasm_split};

use crate::formats::spreadsheet::{Cell, Limits, OneSheet, SheetWriter, SpreadsheetError, read_one};
use crate::state::import::Failure;
use crate::usecases::import_customers::source::NotReadable;

#[wasm_split(sheets, wasm_split_path = leptos::wasm_split, fallible)]
fn sheet_in(
    file: Vec<u8>,
    place: Option<usize>,
) -> Result<Result<OneSheet, SpreadsheetError>, SplitLoaderError> {
    Ok(read_one(&file, Limits::default(), place))
}

/// The sheet at a place of a spreadsheet, or else its fullest.
///
/// # Errors
/// [`Failure`] where it cannot be read.
pub async fn sheet_of(file: Vec<u8>, place: Option<usize>) -> Result<OneSheet, Failure> {
    let read = sheet_in(file, place).await.map_err(|error| {
        leptos::logging::error!("the code for spreadsheets did not arrive: {error}");
        Failure::Died
    })?;
    read.map_err(|error| {
        Failure::File(match error {
            SpreadsheetError::NotASpreadsheet => NotReadable::Binary,
            SpreadsheetError::Encrypted | SpreadsheetError::OldFormat => NotReadable::Sealed,
            SpreadsheetError::TooLarge => NotReadable::TooLarge,
            SpreadsheetError::Damaged => NotReadable::Damaged,
        })
    })
}

/// Rows of a spreadsheet, each cell with whether it is a number.
pub type Cells = Vec<(bool, String)>;

#[wasm_split(sheets, wasm_split_path = leptos::wasm_split, fallible)]
fn workbook(
    headings: Vec<String>,
    is_right_to_left: bool,
    rows: Vec<Cells>,
) -> Result<Vec<u8>, SplitLoaderError> {
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let mut sheet = SheetWriter::new("Peyvand", is_right_to_left, &headings);
    for row in &rows {
        sheet.row(
            row.iter().map(|(number, text)| if *number { Cell::Number(text) } else { Cell::Text(text) }),
        );
    }
    Ok(sheet.finish())
}

/// A spreadsheet of these rows.
///
/// # Errors
/// [`Failure`] where its code does not arrive.
pub async fn workbook_of(
    headings: Vec<String>,
    is_right_to_left: bool,
    rows: Vec<Cells>,
) -> Result<Vec<u8>, Failure> {
    workbook(headings, is_right_to_left, rows).await.map_err(|error| {
        leptos::logging::error!("the code for spreadsheets did not arrive: {error}");
        Failure::Died
    })
}
