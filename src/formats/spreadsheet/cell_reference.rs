//! Columns as references name them: A to Z, AA to XFD.

/// How many columns a sheet has in Excel.
const MAX_COLUMNS: usize = 16_384;

/// The column of a reference such as `B7`, 0 for the first; none where it is no reference of a cell that
/// can be.
pub(super) fn column_of(reference: &str) -> Option<usize> {
    let end = reference.find(|character: char| !character.is_ascii_alphabetic())?;
    let (letters, row) = reference.split_at(end);
    let is_row = row.bytes().all(|byte| byte.is_ascii_digit());
    if letters.is_empty() || letters.len() > 3 || !is_row {
        return None;
    }
    let value = |byte: u8| usize::from(byte.to_ascii_uppercase() - b'A') + 1;
    let column = letters.bytes().fold(0, |column, byte| column * 26 + value(byte)) - 1;
    (column < MAX_COLUMNS).then_some(column)
}

/// Appends the letters of a column, 0 for the first.
pub(super) fn push_column(out: &mut String, column: usize) {
    if column >= 26 {
        push_column(out, column / 26 - 1);
    }
    // What is left of a division by 26 is the place of a letter.
    out.push(char::from(b'A' + (column % 26) as u8));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_from_a_to_xfd() {
        let columns = [("A1", 0), ("Z9", 25), ("AA10", 26), ("az3", 51), ("XFD1048576", 16_383)];
        for (reference, column) in columns {
            assert_eq!(column_of(reference), Some(column), "{reference}");
        }
    }

    #[test]
    fn what_no_sheet_has_is_no_column() {
        for reference in ["", "7", "XFE1", "ZZZZ9", "A", "A1B", "ب7", "$A$1"] {
            assert_eq!(column_of(reference), None, "{reference}");
        }
    }

    #[test]
    fn every_column_reads_back() {
        for column in 0..MAX_COLUMNS {
            let mut reference = String::new();
            push_column(&mut reference, column);
            reference.push('7');
            assert_eq!(column_of(&reference), Some(column));
        }
    }
}
