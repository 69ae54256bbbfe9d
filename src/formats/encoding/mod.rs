//! Which encoding a file of text is in, and its text, piece by piece.
//!
//! Files of customers come in UTF-8, in UTF-16 ("Unicode text" of Excel), and in the two code pages of
//! Windows that spreadsheets here still save in. The crate `encoding_rs` reads them all and brings tables
//! for East Asia of some hundred kilobytes with it, so the two small tables are our own; tests lay them
//! beside its.

mod code_page;
mod detect;
mod utf16;

use utf16::Utf16;

/// How a file writes its characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, the lower byte first.
    Utf16Le,
    /// UTF-16, the higher byte first.
    Utf16Be,
    /// The code page of Windows for Arabic and Persian.
    Windows1256,
    /// The code page of Windows for western Europe.
    Windows1252,
}

/// A text in an encoding of a name that files give it, as `windows-1256`; without a name, in whichever it seems to
/// be. None where the name is of an encoding that is not known here.
#[must_use]
pub fn text_in(name: &str, bytes: &[u8]) -> Option<String> {
    let encoding = match name.to_ascii_lowercase().as_str() {
        "" => Encoding::detect(bytes)?,
        "utf-8" | "utf8" => Encoding::Utf8,
        "windows-1256" | "cp1256" => Encoding::Windows1256,
        "windows-1252" | "cp1252" | "iso-8859-1" | "iso-8859-15" | "latin1" | "us-ascii" => {
            Encoding::Windows1252
        }
        _ => return None,
    };
    let mut text = String::new();
    let mut decoder = Decoder::new(encoding);
    decoder.push(bytes, &mut text);
    decoder.finish(&mut text);
    Some(text)
}

const BYTE_ORDER_MARK: char = '\u{feff}';

/// The text of a file whose bytes come in pieces, which may end anywhere, also within a character.
///
/// What is no character becomes U+FFFD. A byte order mark and NUL characters are left out.
#[derive(Debug)]
pub struct Decoder {
    encoding: Encoding,
    /// The beginning of a UTF-8 character that the piece before cut in two.
    cut: Vec<u8>,
    utf16: Utf16,
    /// Whether a character has been read, after which a byte order mark is a character like any other.
    begun: bool,
}

impl Decoder {
    /// A decoder for the beginning of a file.
    #[must_use]
    pub fn new(encoding: Encoding) -> Self {
        Self { encoding, cut: Vec::new(), utf16: Utf16::default(), begun: false }
    }

    /// Appends what the next piece of the file says.
    #[cfg_attr(speed, optimize(speed))]
    pub fn push(&mut self, bytes: &[u8], out: &mut String) {
        match self.encoding {
            Encoding::Utf8 if self.cut.is_empty() => self.push_utf8(bytes, out),
            Encoding::Utf8 => {
                let mut joined = std::mem::take(&mut self.cut);
                joined.extend_from_slice(bytes);
                self.push_utf8(&joined, out);
            }
            Encoding::Utf16Le | Encoding::Utf16Be => {
                for byte in bytes {
                    let read = self.utf16.push(*byte, self.encoding == Encoding::Utf16Be);
                    read.into_iter().flatten().for_each(|character| self.character(character, out));
                }
            }
            Encoding::Windows1256 => {
                bytes.iter().for_each(|byte| self.character(code_page::arabic(*byte), out));
            }
            Encoding::Windows1252 => {
                bytes.iter().for_each(|byte| self.character(code_page::western(*byte), out));
            }
        }
    }

    /// Appends what the file ends with: U+FFFD where it ends within a character.
    pub fn finish(mut self, out: &mut String) {
        if !self.cut.is_empty() || self.utf16.is_cut() {
            self.character(char::REPLACEMENT_CHARACTER, out);
        }
    }

    fn push_utf8(&mut self, bytes: &[u8], out: &mut String) {
        let mut rest = bytes;
        loop {
            let error = match std::str::from_utf8(rest) {
                Ok(text) => return self.text(text, out),
                Err(error) => error,
            };
            let (valid, broken) = rest.split_at(error.valid_up_to());
            // What is valid up to here is; the empty text stands for what cannot be.
            self.text(std::str::from_utf8(valid).unwrap_or_default(), out);
            let Some(length) = error.error_len() else {
                self.cut = broken.to_vec();
                return;
            };
            self.character(char::REPLACEMENT_CHARACTER, out);
            rest = &broken[length..];
        }
    }

    fn text(&mut self, text: &str, out: &mut String) {
        let mut rest = text;
        if !self.begun && !rest.is_empty() {
            self.begun = true;
            rest = rest.strip_prefix(BYTE_ORDER_MARK).unwrap_or(rest);
        }
        rest.split('\0').for_each(|part| out.push_str(part));
    }

    fn character(&mut self, character: char, out: &mut String) {
        let is_mark = !self.begun && character == BYTE_ORDER_MARK;
        self.begun = true;
        if !is_mark && character != '\0' {
            out.push(character);
        }
    }
}

#[cfg(test)]
mod tests;
