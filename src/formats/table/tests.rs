#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod headers;
mod reading;
mod writing;

use super::{Row, TableReader};

/// The rows of a text that comes in the pieces given.
fn rows_of(pieces: &[&str]) -> Vec<Row> {
    let (mut reader, mut rows) = (TableReader::new(), Vec::new());
    pieces.iter().for_each(|piece| reader.push(piece, &mut |row| rows.push(row)));
    reader.finish(&mut |row| rows.push(row));
    rows
}

fn cells_of(text: &str) -> Vec<Vec<String>> {
    rows_of(&[text]).into_iter().map(|row| row.cells).collect()
}

fn delimiter_of(text: &str) -> char {
    let mut reader = TableReader::new();
    reader.push(text, &mut |_| {});
    reader.finish(&mut |_| {})
}
