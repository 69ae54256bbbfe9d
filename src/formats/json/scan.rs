//! Where values begin and end, byte by byte.

/// Goes along a text of JSON and knows how deep it is, so that it can be cut where a value ends.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::formats) struct Scanner {
    /// How many objects and lists are open.
    pub(in crate::formats) depth: u32,
    /// Whether a text is open.
    pub(in crate::formats) in_text: bool,
    escaped: bool,
}

impl Scanner {
    /// Goes on by a byte. A bracket that closes what was never opened is passed over; whether brackets
    /// are of one kind is for the reader of the value to see.
    pub(in crate::formats) fn step(&mut self, byte: u8) {
        if self.in_text {
            self.in_text = byte != b'"' || self.escaped;
            self.escaped = byte == b'\\' && !self.escaped;
            return;
        }
        match byte {
            b'"' => self.in_text = true,
            b'{' | b'[' => self.depth = self.depth.saturating_add(1),
            b'}' | b']' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
    }

    /// Whether all that was opened is closed.
    pub(in crate::formats) const fn is_at_end(self) -> bool {
        self.depth == 0 && !self.in_text
    }
}
