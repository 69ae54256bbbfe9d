//! Numbers drawn from the letters of a word, cheap to compare by the ten thousand.

/// Longest word that is looked at, in bytes; the rest of a longer one is left out.
pub(super) const LONGEST_WORD: usize = 48;

/// The word up to [`LONGEST_WORD`] bytes, cut between letters.
pub(super) fn cut(word: &str) -> &str {
    if word.len() <= LONGEST_WORD {
        return word;
    }
    let end = (0..=LONGEST_WORD).rev().find(|&at| word.is_char_boundary(at)).unwrap_or_default();
    &word[..end]
}

/// The first eight bytes, the first one highest, zeros after the end: a prefix of at most eight
/// bytes is found by one masked comparison, and heads order as words do.
pub(super) fn head(word: &str) -> u64 {
    let mut bytes = [0; 8];
    let len = word.len().min(8);
    bytes[..len].copy_from_slice(&word.as_bytes()[..len]);
    u64::from_be_bytes(bytes)
}

/// Which bits of a [`head`] a prefix of `len` bytes fixes.
pub(super) fn head_mask(len: usize) -> u64 {
    if len == 0 { 0 } else { u64::MAX << (64 - 8 * len.min(8)) }
}

/// The set of letters that occur, one bit each; some letters share a bit. A letter the query has
/// and the word has not costs at least one typing error.
pub(super) fn signature(word: &str) -> u64 {
    word.chars().fold(0, |bits, letter| bits | 1 << (letter as u32 & 63))
}

/// The scripts between which words are matched by sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::domain) enum Script {
    /// Persian and Arabic.
    Arabic,
    /// English.
    Latin,
    /// Digits, and every script that is matched by its letters only.
    Other,
}

impl Script {
    /// The script of a normalised word, told by its first letter.
    pub(in crate::domain) fn of(word: &str) -> Self {
        match word.chars().next() {
            Some('a'..='z') => Self::Latin,
            Some('\u{0620}'..='\u{064a}' | '\u{0671}'..='\u{06d3}') => Self::Arabic,
            _ => Self::Other,
        }
    }
}
