//! Characters out of the bytes of UTF-16.

/// What of a character has come so far.
#[derive(Debug, Default)]
pub(super) struct Utf16 {
    /// The first byte of a unit whose second has not come.
    byte: Option<u8>,
    /// The first unit of a pair whose second has not come.
    first_of_pair: Option<u16>,
}

impl Utf16 {
    /// The characters that are whole with one more byte: none, one, or a broken pair and the one after.
    pub(super) fn push(&mut self, byte: u8, is_higher_first: bool) -> [Option<char>; 2] {
        let Some(first) = self.byte.take() else {
            self.byte = Some(byte);
            return [None, None];
        };
        let bytes = [first, byte];
        let unit = if is_higher_first { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) };
        let mut broken = None;
        if let Some(first) = self.first_of_pair.take() {
            if let 0xDC00..=0xDFFF = unit {
                let value = 0x1_0000 + ((u32::from(first) & 0x3FF) << 10) + (u32::from(unit) & 0x3FF);
                return [char::from_u32(value), None];
            }
            broken = Some(char::REPLACEMENT_CHARACTER);
        }
        if let 0xD800..=0xDBFF = unit {
            self.first_of_pair = Some(unit);
            return [broken, None];
        }
        [broken, Some(char::from_u32(unit.into()).unwrap_or(char::REPLACEMENT_CHARACTER))]
    }

    /// Whether a character has begun and not ended.
    pub(super) const fn is_cut(&self) -> bool {
        self.byte.is_some() || self.first_of_pair.is_some()
    }
}
