//! What divides the cells of a table, found from its first lines.

use super::TableReader;

/// In the order in which they are taken where nothing else tells.
const DELIMITERS: [char; 6] = ['\t', ';', ',', '|', '؛', '،'];
/// How many rows are looked at.
const ROWS: usize = 50;

/// The delimiter of a table that begins with `text`; the comma where there is only one column.
///
/// Each is tried, and the one wins that gives the most rows the same number of cells, at least two. That the
/// first row is of that number counts as much as half of all rows: names of columns hold no commas of
/// their own. Of equals it is the one with more columns.
pub(super) fn delimiter_of(text: &str, is_whole: bool) -> char {
    let mut best = (',', (0, 0));
    for delimiter in DELIMITERS {
        let score = score(text, is_whole, delimiter);
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}

/// The delimiter that the first line of `text` names, as Excel writes it (`sep=;`), and what follows the line.
pub(super) fn named(text: &str) -> Option<(char, &str)> {
    let line = text.split(['\r', '\n']).next()?;
    let after = &text[line.len()..];
    let delimiter = line.chars().nth(4).filter(|_| names_delimiter(line))?;
    let after = after.strip_prefix('\r').unwrap_or(after);
    Some((delimiter, after.strip_prefix('\n').unwrap_or(after)))
}

/// Whether a line only says what the delimiter is.
pub(super) fn names_delimiter(line: &str) -> bool {
    let is_named = line.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("sep="));
    let mut named = line.chars().skip(4);
    is_named
        && named.next().is_some_and(|delimiter| delimiter != '"' && !delimiter.is_ascii_alphanumeric())
        && named.next().is_none()
}

fn score(text: &str, is_whole: bool, delimiter: char) -> (usize, usize) {
    let mut reader = TableReader::with_delimiter(delimiter);
    let mut counts = Vec::new();
    let mut count = |row: super::Row| counts.push(row.cells.len());
    reader.push(text, &mut count);
    if is_whole {
        reader.finish(&mut count);
    }
    counts.truncate(ROWS);
    let rows_of = |columns: usize| counts.iter().filter(|count| **count == columns).count();
    let best = counts.iter().map(|columns| (rows_of(*columns), *columns)).filter(|(_, columns)| *columns > 1);
    let Some((rows, columns)) = best.max() else { return (0, 0) };
    let all = counts.len();
    let first = if counts.first() == Some(&columns) { 50 } else { 0 };
    (rows * 100 / all + first, columns)
}
