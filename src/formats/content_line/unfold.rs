//! Lines of a file joined to whole ones, on bytes: some writers cut in the middle of a character.

/// A whole line: the number of its first line in the file, 1 for the first, and its bytes.
pub(super) type Unfolded = (u32, Vec<u8>);

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The lines of a file with their folds joined and empty lines left out.
///
/// A line ends with CR LF, LF or CR. One that begins with a space or a tab goes on with the line
/// before it, even over an empty line, which files that were converted twice are full of.
pub(super) fn unfold(bytes: &[u8]) -> Vec<Unfolded> {
    let mut rest = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    let mut whole: Vec<Unfolded> = Vec::new();
    let mut number = 0_u32;
    while !rest.is_empty() {
        let (line, after) = first_line(rest);
        rest = after;
        number = number.saturating_add(1);
        match (line, whole.last_mut()) {
            ([], _) => {}
            ([b' ' | b'\t', more @ ..], Some((_, before))) => before.extend_from_slice(more),
            _ => whole.push((number, line.to_vec())),
        }
    }
    whole
}

/// What stands before the first end of a line, and what after it.
fn first_line(bytes: &[u8]) -> (&[u8], &[u8]) {
    let Some(end) = bytes.iter().position(|byte| matches!(byte, b'\r' | b'\n')) else {
        return (bytes, &[]);
    };
    let length = if bytes[end..].starts_with(b"\r\n") { 2 } else { 1 };
    (&bytes[..end], &bytes[end + length..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unfolded(bytes: &[u8]) -> Vec<(u32, String)> {
        unfold(bytes)
            .into_iter()
            .map(|(number, line)| (number, String::from_utf8_lossy(&line).into_owned()))
            .collect()
    }

    fn line(number: u32, text: &str) -> (u32, String) {
        (number, text.to_owned())
    }

    #[test]
    fn a_line_may_end_in_any_of_the_three_ways() {
        for file in ["A:1\r\nB:2\r\n", "A:1\nB:2\n", "A:1\rB:2", "\u{feff}A:1\r\nB:2"] {
            assert_eq!(unfolded(file.as_bytes()), [line(1, "A:1"), line(2, "B:2")], "{file:?}");
        }
    }

    #[test]
    fn a_fold_takes_away_one_space_and_leaves_the_next() {
        assert_eq!(
            unfolded(b"A:one\r\n  two\r\n\tthree\r\nB:2"),
            [line(1, "A:one twothree"), line(4, "B:2")]
        );
    }

    #[test]
    fn a_fold_in_the_middle_of_a_character_is_joined() {
        let mut file = "A:سلام".as_bytes().to_vec();
        file.splice(5..5, *b"\r\n ");
        assert_eq!(unfolded(&file), [line(1, "A:سلام")]);
    }

    #[test]
    fn empty_lines_between_folds_do_not_end_a_line() {
        assert_eq!(unfolded(b"A:one\r\r\n two\r\r\nB:2\r\r\n"), [line(1, "A:onetwo"), line(5, "B:2")]);
    }

    #[test]
    fn a_fold_of_nothing_is_a_line_of_its_own() {
        assert_eq!(unfolded(b" A:1"), [line(1, " A:1")]);
    }
}
