//! Whether a table says in a row of its own what its columns are.

use super::Row;
use crate::domain::digits::digit_value;
use crate::domain::normalise::normalise;

/// How many rows may stand above the names of the columns: titles, a date, who made it.
const MAX_ABOVE: usize = 10;

/// Which row has the names of the columns, none when the table begins with its first record.
///
/// It is the first that is about as full as the fullest of those near it, if most of its cells are different
/// (two columns may both be "phone") and none is a number, a telephone number, a day or an e-mail address.
#[must_use]
pub fn header_at(rows: &[Row]) -> Option<usize> {
    let near = rows.get(..MAX_ABOVE).unwrap_or(rows);
    let fullest = near.iter().map(filled).max()?;
    let first_full = near.iter().position(|row| filled(row) * 2 > fullest)?;
    is_header(near.get(first_full)?).then_some(first_full)
}

fn filled(row: &Row) -> usize {
    row.cells.iter().filter(|cell| !cell.trim().is_empty()).count()
}

fn is_header(row: &Row) -> bool {
    let names: Vec<String> =
        row.cells.iter().filter(|cell| !cell.trim().is_empty()).map(|cell| normalise(cell)).collect();
    let differ = names.iter().enumerate().filter(|(place, name)| !names[..*place].contains(name)).count();
    differ * 2 > names.len() && !row.cells.iter().any(|cell| is_value(cell))
}

/// Whether a cell says something of one customer. "Phone 2" does not: it has more letters than digits.
fn is_value(cell: &str) -> bool {
    let count = |is_it: fn(char) -> bool| cell.chars().filter(|character| is_it(*character)).count();
    let digits = count(|character| digit_value(character).is_some());
    cell.contains('@') || digits > 0 && digits * 2 >= count(|character| !character.is_whitespace())
}
