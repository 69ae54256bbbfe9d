//! Numbers and stretches in postcard's bytes (<https://postcard.jamesmunns.com/wire-format>).

/// Bytes that are still to be read.
pub(super) struct Bytes<'a>(pub(super) &'a [u8]);

impl<'a> Bytes<'a> {
    /// The next byte.
    pub(super) fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// A natural number: seven bits a byte, the lowest first.
    pub(super) fn natural(&mut self) -> Option<u64> {
        let mut number = 0;
        for place in 0..10 {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << (7 * place);
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// A number with a sign, which stands in the lowest bit.
    pub(super) fn integer(&mut self) -> Option<i64> {
        let number = self.natural()?;
        Some((number >> 1) as i64 ^ -((number & 1) as i64))
    }

    /// A stretch of bytes, with how many they are before it.
    pub(super) fn stretch(&mut self) -> Option<&'a [u8]> {
        let length = usize::try_from(self.natural()?).ok()?;
        let (stretch, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(stretch)
    }
}

/// Writes a natural number.
pub(super) fn push_natural(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Writes a number with a sign.
pub(super) fn push_integer(out: &mut Vec<u8>, number: i64) {
    push_natural(out, (number << 1 ^ number >> 63) as u64);
}

/// Writes a stretch of bytes with how many they are before it.
pub(super) fn push_stretch(out: &mut Vec<u8>, bytes: &[u8]) {
    push_natural(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}
