//! Base64 (RFC 4648, section 4), in which pictures stand in cards and in backups, and bytes where
//! only text is kept.
//!
//! The crate `base64` has alphabets, engines and errors that nobody asks for here; these are forty lines.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The bytes that a text means, none where it is no base64. Spaces and ends of lines in it mean nothing, and
/// the padding at its end may be missing.
pub fn decoded(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut gathered, mut digits) = (0_u32, 0_u32);
    for byte in text.trim_end_matches(|sign: char| sign == '=' || sign.is_whitespace()).bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b' ' | b'\t' | b'\r' | b'\n' => continue,
            _ => return None,
        };
        gathered = gathered << 6 | u32::from(value);
        digits += 1;
        // Every digit but the first of four ends a byte; of that byte and what is left over, the lowest
        // bits count.
        let left_over = match digits % 4 {
            1 => continue,
            2 => 4,
            3 => 2,
            _ => 0,
        };
        bytes.push((gathered >> left_over) as u8);
    }
    // A single digit holds no byte: something is missing.
    (digits % 4 != 1).then_some(bytes)
}

/// The text of bytes, on one line.
pub fn encoded(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |place: usize| u32::from(three.get(place).copied().unwrap_or_default());
        let gathered = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4 {
            let value = gathered >> (18 - 6 * digit) & 63;
            text.push(if digit > three.len() { '=' } else { char::from(ALPHABET[value as usize]) });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_examples_of_the_standard_hold() {
        let examples = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ];
        for (plain, text) in examples {
            assert_eq!(encoded(plain.as_bytes()), text);
            assert_eq!(decoded(text).unwrap(), plain.as_bytes());
        }
    }

    #[test]
    fn spaces_mean_nothing_and_padding_may_be_missing() {
        assert_eq!(decoded(" Zm9v\r\n YmE ").unwrap(), b"fooba");
    }

    #[test]
    fn another_character_or_a_digit_too_few_is_refused() {
        assert_eq!(decoded("Zm9v?"), None);
        assert_eq!(decoded("Zm9vY"), None);
    }

    proptest! {
        #[test]
        fn every_byte_comes_back(bytes in prop::collection::vec(any::<u8>(), 0..100)) {
            prop_assert_eq!(decoded(&encoded(&bytes)).unwrap(), bytes);
        }
    }
}
