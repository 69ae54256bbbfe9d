//! Whole lines out of a file that comes in pieces, in all the ways in which cards are cut into lines.

use super::property::Property;
use super::quoted_printable;
use crate::formats::content_line::read_line;

/// The most bytes that a card may have: a picture of ten megabytes is 13.4 million in base64, and nobody
/// writes as much as the rest.
pub(super) const CARD_BYTES: usize = 16 << 20;
/// Where the beginning of a line is looked through for what it says of its value.
const HEAD_BYTES: usize = 1_000;
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Joins lines as they come: folds (RFC 6350, section 3.2), soft breaks of quoted-printable, and base64
/// that goes on without the space of a fold, as old phones write it.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// Lines of the file that have ended.
    ended: u32,
    /// What has come of the line that has not.
    line: Vec<u8>,
    /// What is whole so far, and where it began.
    whole: Option<(u32, Vec<u8>)>,
    /// A carriage return came last: a line feed after it ends no other line.
    after_return: bool,
}

impl Lines {
    /// Takes in what comes next of the file, and hands on each line that is whole by it: the number of its
    /// first line in the file, 1 for the first, and its bytes. Of a line longer than a card may be, the
    /// beginning is handed on, which is too long as well.
    pub(super) fn push(&mut self, bytes: &[u8], take: &mut dyn FnMut(u32, &[u8])) {
        let mut rest = bytes;
        if self.after_return && !rest.is_empty() {
            rest = rest.strip_prefix(b"\n").unwrap_or(rest);
            self.after_return = false;
        }
        while let Some(end) = rest.iter().position(|byte| matches!(byte, b'\r' | b'\n')) {
            append(&mut self.line, &rest[..end]);
            let is_return = rest[end] == b'\r';
            rest = &rest[end + 1..];
            if is_return {
                self.after_return = rest.is_empty();
                rest = rest.strip_prefix(b"\n").unwrap_or(rest);
            }
            self.end_line(take);
        }
        append(&mut self.line, rest);
    }

    /// Hands on what is left at the end of the file.
    pub(super) fn finish(&mut self, take: &mut dyn FnMut(u32, &[u8])) {
        if !self.line.is_empty() {
            self.end_line(take);
        }
        if let Some((number, whole)) = self.whole.take() {
            take(number, &whole);
        }
    }

    fn end_line(&mut self, take: &mut dyn FnMut(u32, &[u8])) {
        let line = std::mem::take(&mut self.line);
        self.ended = self.ended.saturating_add(1);
        let line = match self.ended {
            1 => line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&line),
            _ => &line,
        };
        if let Some((_, whole)) = &mut self.whole {
            if whole.ends_with(b"=") && is_encoded(whole, &[quoted_printable::NAME]) && !is_border(line) {
                whole.pop();
                return append(whole, line);
            }
            match line {
                [] => return,
                [b' ' | b'\t', more @ ..] => return append(whole, more),
                more if !more.contains(&b':') && is_encoded(whole, &["BASE64", "B"]) => {
                    return append(whole, more);
                }
                _ => {}
            }
        }
        if let Some((number, whole)) = self.whole.take() {
            take(number, &whole);
        }
        if !line.is_empty() {
            self.whole = Some((self.ended, line.to_vec()));
        }
    }
}

/// Appends as much as tells that it is too much.
fn append(to: &mut Vec<u8>, bytes: &[u8]) {
    let room = (CARD_BYTES + 1).saturating_sub(to.len());
    to.extend_from_slice(&bytes[..bytes.len().min(room)]);
}

/// Whether the parameters of a line say an encoding of one of these names, as the reader of its value has it. What
/// else is written there with such a name in it, a name on a network, says nothing.
fn is_encoded(line: &[u8], names: &[&str]) -> bool {
    let Ok(line) = read_line(0, &line[..line.len().min(HEAD_BYTES)]) else { return false };
    let property = Property { parameters: line.parameters, ..Property::default() };
    names.iter().any(|name| property.says("ENCODING", name))
}

/// Whether a card begins or ends with a line, so that it goes on with no line before it.
fn is_border(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    line.eq_ignore_ascii_case(b"END:VCARD") || line.eq_ignore_ascii_case(b"BEGIN:VCARD")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pushed(pieces: &[&[u8]]) -> Vec<(u32, String)> {
        let (mut lines, mut all) = (Lines::default(), Vec::new());
        let mut take = |number, line: &[u8]| all.push((number, String::from_utf8_lossy(line).into_owned()));
        for piece in pieces {
            lines.push(piece, &mut take);
        }
        lines.finish(&mut take);
        all
    }

    fn lines(file: &str) -> Vec<(u32, String)> {
        pushed(&[file.as_bytes()])
    }

    fn line(number: u32, text: &str) -> (u32, String) {
        (number, text.to_owned())
    }

    #[test]
    fn a_line_may_end_in_any_of_the_three_ways() {
        for file in ["A:1\r\nB:2\r\n", "A:1\nB:2\n", "A:1\rB:2", "\u{feff}A:1\r\nB:2"] {
            assert_eq!(lines(file), [line(1, "A:1"), line(2, "B:2")], "{file:?}");
        }
    }

    #[test]
    fn folds_are_joined_also_over_empty_lines() {
        assert_eq!(
            lines("A:one\r\n  two\r\n\r\n\tthree\r\nB:2"),
            [line(1, "A:one twothree"), line(5, "B:2")]
        );
    }

    #[test]
    fn only_encoded_lines_are_joined_at_an_equals_sign() {
        let file = "NOTE:a=\r\nFN;ENCODING=QUOTED-PRINTABLE:=D9=\r\n=85\r\nTEL:1\r\n";
        let joined = [line(1, "NOTE:a="), line(2, "FN;ENCODING=QUOTED-PRINTABLE:=D9=85"), line(4, "TEL:1")];
        assert_eq!(lines(file), joined);
    }

    #[test]
    fn the_name_of_an_encoding_within_another_parameter_joins_nothing() {
        for name in ["aQUOTED-PRINTABLE", ";QUOTED-PRINTABLE:", "aBASE64", ";BASE64:"] {
            let handle = format!("X-SOCIALPROFILE;X-USER=\"{name}\":x=");
            assert_eq!(lines(&format!("{handle}\r\nEND\r\n")), [line(1, &handle), line(2, "END")]);
        }
    }

    #[test]
    fn a_soft_break_does_not_swallow_the_end_of_a_card() {
        let file = "FN;QUOTED-PRINTABLE:=D9=\r\nEND:VCARD";
        assert_eq!(lines(file), [line(1, "FN;QUOTED-PRINTABLE:=D9="), line(2, "END:VCARD")]);
    }

    #[test]
    fn base64_goes_on_without_a_space_as_old_phones_write_it() {
        let file = "PHOTO;ENCODING=BASE64;JPEG:\r\n/9j/\r\n4AAQ\r\n\r\nEND:VCARD\r\n";
        assert_eq!(lines(file), [line(1, "PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQ"), line(5, "END:VCARD")]);
    }

    #[test]
    fn a_line_of_twenty_megabytes_is_cut_where_it_is_too_long() {
        let file = format!("NOTE:{}\r\nA:1", "a".repeat(20 << 20));
        let cut = lines(&file);
        assert_eq!((cut[0].1.len(), &cut[1]), (CARD_BYTES + 1, &line(2, "A:1")));
    }

    proptest! {
        #[test]
        fn pieces_give_the_lines_of_the_whole(
            file in "([ABa=;:]|\r|\n|\r\n|\r\n |QUOTED-PRINTABLE|BASE64|ن){0,40}",
            cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..4),
        ) {
            let mut places: Vec<usize> = cuts.iter().map(|cut| cut.index(file.len() + 1)).collect();
            places.extend([0, file.len()]);
            places.sort_unstable();
            let pieces: Vec<&[u8]> =
                places.windows(2).map(|pair| &file.as_bytes()[pair[0]..pair[1]]).collect();
            prop_assert_eq!(pushed(&pieces), lines(&file));
        }
    }
}
