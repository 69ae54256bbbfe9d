//! Quoted-printable (RFC 2045, section 6.7), in which vCard 2.1 writes what is not ASCII.

use std::borrow::Cow;

/// What a line of this encoding says in its parameters.
pub(super) const NAME: &str = "QUOTED-PRINTABLE";

/// A file in which each line that is cut softly, with `=` at its end, is joined to the next: the cut has no
/// space after it as folds do.
pub(super) fn with_soft_breaks_joined(bytes: &[u8]) -> Cow<'_, [u8]> {
    if !bytes.windows(NAME.len()).any(|window| window.eq_ignore_ascii_case(NAME.as_bytes())) {
        return Cow::Borrowed(bytes);
    }
    let mut joined = Vec::with_capacity(bytes.len());
    let mut goes_on = false;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let text = line.trim_ascii_end();
        let head = text.split(|byte| *byte == b':').next().unwrap_or_default();
        let encoded =
            goes_on || head.windows(NAME.len()).any(|part| part.eq_ignore_ascii_case(NAME.as_bytes()));
        match text.strip_suffix(b"=") {
            Some(before) if encoded => {
                joined.extend_from_slice(before);
                goes_on = true;
            }
            _ => {
                joined.extend_from_slice(line);
                goes_on = false;
            }
        }
    }
    Cow::Owned(joined)
}

/// The bytes that an encoded value means; what is no escape stands for itself.
pub(super) fn decoded(value: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let escaped = (byte == b'=').then(|| hex(after)).flatten();
        match escaped {
            Some(meant) => {
                bytes.push(meant);
                rest = &after[2..];
            }
            None => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    bytes
}

fn hex(digits: &[u8]) -> Option<u8> {
    let text = std::str::from_utf8(digits.get(..2)?).ok()?;
    text.bytes().all(|digit| digit.is_ascii_hexdigit()).then(|| u8::from_str_radix(text, 16).ok())?
}

/// The text of bytes: UTF-8 where they are that, and otherwise Latin-1, whatever they were said to be.
pub(super) fn text_of(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| error.into_bytes().into_iter().map(char::from).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn escapes_are_bytes_and_anything_else_is_itself() {
        assert_eq!(text_of(decoded("=D9=85=DB=8C=D9=86=D8=A7 =4")), "مینا =4");
    }

    #[test]
    fn bytes_that_are_no_utf_8_are_latin_1() {
        assert_eq!(text_of(decoded("M=FCller")), "Müller");
    }

    #[test]
    fn only_encoded_lines_are_joined_at_an_equals_sign() {
        let file = b"NOTE:a=\r\nFN;ENCODING=QUOTED-PRINTABLE:=D9=\r\n=85\r\nTEL:1\r\n";
        let joined = with_soft_breaks_joined(file);
        assert_eq!(joined.as_ref(), b"NOTE:a=\r\nFN;ENCODING=QUOTED-PRINTABLE:=D9=85\r\nTEL:1\r\n");
    }

    proptest! {
        #[test]
        fn any_text_is_decoded_without_a_panic(text in ".{0,60}") {
            prop_assert!(decoded(&text).len() <= text.len());
        }
    }
}
