//! Tables as text, and the rows of them as customers.

use peyvand_core::formats::table::{MAX_CELL_CHARACTERS, MAX_CELLS, Row, TableReader, TableWriter};
use peyvand_core::usecases::import_customers::source::{
    BEGINNING, Columns, FileKind, Rows, SHOWN_ROWS, TableText, glimpse, kind_of,
};

use crate::pieces::pieces;
use crate::surroundings;

/// What the app itself divides the cells of its tables by.
const OWN_DELIMITERS: [char; 3] = [',', ';', '\t'];
/// Files whose length this divides are also read many times over: few, for it takes as long as a hundred others.
const REPEATED: usize = 509;
/// How long they become, in bytes: longer than what is looked at to find the delimiter, and than a quote may
/// stay open.
const LONG: usize = 140_000;

/// Holds a file against what must hold of a table.
///
/// # Panics
/// Where it does not.
pub fn hold(file: &[u8]) {
    let beginning = file.get(..BEGINNING).unwrap_or(file);
    if kind_of(beginning) != Ok(FileKind::Table) {
        return;
    }
    let (rows, delimiter) = hold_in_pieces(file);
    hold_of_customers(file, &rows);
    let delimiter = if OWN_DELIMITERS.contains(&delimiter) { delimiter } else { ',' };
    hold_when_written(&rows, delimiter);
    if file.len().is_multiple_of(REPEATED) {
        hold_in_pieces(&file.repeat(LONG.div_ceil(file.len())));
    }
}

/// What is read does not depend on how it comes, and keeps to the limits; gives the rows and what divides their
/// cells.
fn hold_in_pieces(file: &[u8]) -> (Vec<Row>, char) {
    let (rows, delimiter) = read(file, std::iter::once(file));
    assert_eq!(read(file, pieces(file)), (rows.clone(), delimiter), "pieces read as the whole");
    assert!(rows.is_sorted_by(|row, next| row.line < next.line), "a row begins below the one before it");
    for row in &rows {
        assert!((1..=MAX_CELLS).contains(&row.cells.len()));
        // The quote that was never closed stands before the cell.
        assert!(row.cells.iter().all(|cell| cell.chars().count() <= MAX_CELL_CHARACTERS + 1));
    }
    (rows, delimiter)
}

/// The rows of a file in pieces, and what divides its cells.
fn read<'a>(file: &[u8], pieces: impl Iterator<Item = &'a [u8]>) -> (Vec<Row>, char) {
    let mut rows = Vec::new();
    let mut table = TableText::new(file);
    pieces.for_each(|piece| table.push(piece, &mut |row| rows.push(row)));
    let delimiter = table.finish(&mut |row| rows.push(row));
    (rows, delimiter)
}

fn hold_of_customers(file: &[u8], rows: &[Row]) {
    let reading = surroundings::of_rows();
    let beginning = file.get(..BEGINNING).unwrap_or(file);
    let shown = glimpse(beginning, beginning.len() == file.len(), &reading);
    assert!(shown.rows.len() <= SHOWN_ROWS);
    let (headings, skip, targets) = (shown.headings, shown.skip, shown.targets);
    let columns = Columns { headings, skip, targets, home: shown.home };
    let mut customers = Rows::new(&columns, &reading);
    for (place, row) in rows.iter().enumerate() {
        let customer = customers.read(row);
        assert_eq!(customer.is_some(), place >= skip);
        assert!(customer.is_none_or(|customer| customer.line == row.line));
    }
}

/// Rows that are written and read again are the same rows.
fn hold_when_written(rows: &[Row], delimiter: char) {
    let mut writer = TableWriter::new(delimiter);
    rows.iter().for_each(|row| writer.row(row.cells.iter().map(String::as_str)));
    let text = writer.take();
    let mut reader = TableReader::with_delimiter(delimiter);
    let mut read = Vec::new();
    reader.push(text.strip_prefix('\u{feff}').unwrap_or(&text), &mut |row| read.push(row.cells));
    reader.finish(&mut |row| read.push(row.cells));
    assert!(read.iter().eq(rows.iter().map(|row| &row.cells)), "{text:?} reads as {read:?}");
}
