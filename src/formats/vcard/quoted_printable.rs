//! Bytes written as a sign and two hexadecimal digits: quoted-printable (RFC 2045, section 6.7), in which
//! vCard 2.1 writes what is not ASCII, and the same with `%` in addresses of the web.

/// What a line of this encoding says in its parameters.
pub(super) const NAME: &str = "QUOTED-PRINTABLE";

/// The bytes that a value means in which `sign` leads two digits; what is no escape stands for itself.
pub(super) fn decoded(value: &str, sign: u8) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let escaped = (byte == sign).then(|| hex(after)).flatten();
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
    let digit = |place: usize| char::from(*digits.get(place)?).to_digit(16);
    // Two hexadecimal digits fit into a byte.
    Some((digit(0)? * 16 + digit(1)?) as u8)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn escapes_are_bytes_and_anything_else_is_itself() {
        assert_eq!(decoded("=D9=85=DB=8C=d9=86=D8=A7 =4", b'='), "مینا =4".as_bytes());
    }

    #[test]
    fn the_sign_is_the_callers() {
        assert_eq!(decoded("%D9%85=41", b'%'), "م=41".as_bytes());
    }

    proptest! {
        #[test]
        fn any_text_is_decoded_without_a_panic(text in ".{0,60}") {
            prop_assert!(decoded(&text, b'=').len() <= text.len());
        }
    }
}
