//! What the beginning of a file says about its encoding.

use super::{Encoding, code_page, utf16::Utf16};

impl Encoding {
    /// The encoding of a file of text by its beginning, of which some ten thousand bytes are plenty; none
    /// when it is no text. The beginning may end within a character.
    ///
    /// Without a byte order mark, zero bytes tell UTF-16 (every space and end of a line has one there), and
    /// what reads as UTF-8 is UTF-8. Of the two code pages it is the Arabic one where more of the words with
    /// high bytes are made of them alone than mix them with Latin letters, as "Müller" does.
    #[must_use]
    pub fn detect(sample: &[u8]) -> Option<Self> {
        match sample {
            [0xEF, 0xBB, 0xBF, ..] => return Some(Self::Utf8),
            // What goes on with two zeros is UTF-32, which no product writes.
            [0xFF, 0xFE, 0, 0, ..] => return None,
            [0xFF, 0xFE, ..] => return Some(Self::Utf16Le),
            [0xFE, 0xFF, ..] => return Some(Self::Utf16Be),
            _ => {}
        }
        if sample.contains(&0) {
            let by_order = [(Self::Utf16Le, false), (Self::Utf16Be, true)];
            return by_order.into_iter().find(|(_, order)| is_utf16(sample, *order)).map(|(found, _)| found);
        }
        let controls = sample.iter().filter(|byte| is_control(**byte)).count();
        if controls * 50 > sample.len() {
            return None;
        }
        Some(if is_utf8(sample) {
            Self::Utf8
        } else if has_arabic_words(sample) {
            Self::Windows1256
        } else {
            Self::Windows1252
        })
    }
}

/// A character of the ASCII range that texts do not have.
const fn is_control(byte: u8) -> bool {
    byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C)
}

/// Whether the bytes read as UTF-16 give text in the scripts of our users nearly everywhere.
fn is_utf16(sample: &[u8], is_higher_first: bool) -> bool {
    let mut units = Utf16::default();
    let (mut all, mut likely) = (0_usize, 0_usize);
    for byte in sample {
        for character in units.push(*byte, is_higher_first).into_iter().flatten() {
            all += 1;
            likely += usize::from(is_likely(character));
        }
    }
    all > 0 && likely * 10 >= all * 9
}

const fn is_likely(character: char) -> bool {
    match character {
        '\0'..='\x7f' => !is_control(character as u8) && character != '\x7f',
        '\u{a0}'..='\u{24f}'
        | '\u{600}'..='\u{77f}'
        | '\u{2000}'..='\u{206f}'
        | '\u{fb50}'..='\u{fefc}'
        | '\u{1_f000}'..='\u{1_faff}' => true,
        _ => false,
    }
}

/// Whether it is UTF-8, but for a character cut at the end where there were others, and but for damage: at
/// least ten characters of several bytes for each that is broken. Other encodings have one by chance only.
fn is_utf8(sample: &[u8]) -> bool {
    let (mut characters, mut broken) = (0_usize, 0_usize);
    let mut chunks = sample.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        characters += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        let at_the_end = chunks.peek().is_none() && characters > 0;
        let is_excused = chunk.invalid().is_empty() || at_the_end && is_cut(chunk.invalid());
        broken += usize::from(!is_excused);
    }
    broken * 10 <= characters
}

/// Whether bytes begin a character of UTF-8 without ending it.
fn is_cut(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none())
}

/// Whether words of high bytes alone are more than those that mix them with Latin letters.
fn has_arabic_words(sample: &[u8]) -> bool {
    let is_letter = |byte: &u8| byte.is_ascii_alphabetic() || !byte.is_ascii() && is_arabic_letter(*byte);
    let (mut arabic, mut latin) = (0_usize, 0_usize);
    for word in sample.split(|byte| !is_letter(byte)) {
        let high = word.iter().filter(|byte| !byte.is_ascii()).count();
        if high > 0 {
            let count = if high == word.len() { &mut arabic } else { &mut latin };
            *count += 1;
        }
    }
    arabic > latin
}

/// Whether a byte of windows-1256 is a letter; those that are Latin there are so in both code pages.
fn is_arabic_letter(byte: u8) -> bool {
    matches!(code_page::arabic(byte), '\u{c0}'..='\u{24f}' | '\u{620}'..='\u{6ff}')
}
