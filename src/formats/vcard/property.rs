//! A property of a card, its value in the characters it means.

use super::quoted_printable;
use crate::formats::content_line::{ContentLine, Parameter, read_line, unescaped};

/// Makes text of bytes in an encoding of some name; an empty name asks for a guess, and none is the answer
/// where the bytes are no text in it.
pub type Decode<'a> = &'a dyn Fn(&str, &[u8]) -> Option<String>;

/// A property of a card.
#[derive(Clone, Debug, Default)]
pub(in crate::formats) struct Property {
    /// What it belongs to, as `ITEM1`; empty for nothing.
    pub group: String,
    /// Its name in capitals; empty for a line that is no property.
    pub name: String,
    /// Its parameters, in order.
    pub parameters: Vec<Parameter>,
    /// Its value, still escaped.
    pub value: String,
}

impl Property {
    /// The property of a whole line of a file.
    pub(super) fn read(number: u32, line: &[u8], decode: Decode) -> Self {
        let mut read = read_line(number, line);
        if let Ok(damaged @ ContentLine { damaged: true, .. }) = &read {
            let charset = damaged.parameter("CHARSET").unwrap_or_default();
            read = read_line(number, text_of(line, charset, decode).as_bytes());
        }
        match read {
            Ok(line) => Self::of_line(line, decode),
            Err(broken) => Self { value: broken.text, ..Self::default() },
        }
    }

    fn of_line(line: ContentLine, decode: Decode) -> Self {
        let (group, name) = line.name.rsplit_once('.').unwrap_or(("", &line.name));
        let (group, name) = (group.to_owned(), name.to_owned());
        let charset = line.parameter("CHARSET").unwrap_or_default().to_owned();
        let mut property = Self { group, name, parameters: line.parameters, value: line.value };
        if property.says("ENCODING", quoted_printable::NAME) {
            // A sign at the end is a soft break with nothing after it.
            let bytes = quoted_printable::decoded(property.value.trim_end_matches('='), b'=');
            property.value = text_of(&bytes, &charset, decode);
        }
        property
    }

    /// The first value of a parameter, whose name is given in capitals.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        let found = self.parameters.iter().find(|parameter| parameter.name == name)?;
        found.values.first().map(String::as_str)
    }

    /// Whether a parameter has a word among its values, or the word stands there by itself, as vCard 2.1
    /// has it. Both are given in capitals.
    pub fn says(&self, name: &str, word: &str) -> bool {
        self.words(name).any(|value| value.eq_ignore_ascii_case(word))
    }

    /// Whether it is of a type.
    pub fn is_of(&self, word: &str) -> bool {
        self.says("TYPE", word)
    }

    /// The words that stand for a parameter, also without its name.
    pub fn words<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.parameters.iter().flat_map(move |parameter| {
            let bare = parameter.values.is_empty().then_some(parameter.name.as_str());
            let values = if parameter.name == name { parameter.values.as_slice() } else { &[] };
            // `TYPE="voice,work"` is two words in one pair of quotes.
            values.iter().flat_map(|value| value.split(',')).map(str::trim).chain(bare)
        })
    }

    /// The value that is one text.
    pub fn text(&self) -> String {
        clean(&self.value)
    }

    /// The texts of a value that a sign divides, each in its place and perhaps empty.
    pub fn texts(&self, sign: char) -> Vec<String> {
        divided(&self.value, sign).into_iter().map(clean).collect()
    }
}

/// The text that a value means, without what belongs into no text.
pub(super) fn clean(value: &str) -> String {
    plain(&unescaped(value))
}

/// A text without what belongs into no text, and with its lines ended in one way.
pub(super) fn plain(text: &str) -> String {
    let mut text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.retain(|character| !character.is_ascii_control() || matches!(character, '\n' | '\t'));
    text.trim().to_owned()
}

/// A text on one line: where there were several, with single spaces.
pub(in crate::formats) fn one_line(text: String) -> String {
    if text.contains(['\n', '\t']) { text.split_whitespace().collect::<Vec<_>>().join(" ") } else { text }
}

/// The most pieces that a value is divided into, lest one that is nothing but signs takes many times its room.
const PIECES: usize = 1_000;

/// The pieces of a value between signs that no backslash stands before.
pub(super) fn divided(value: &str, sign: char) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut escaped) = (0, false);
    for (place, character) in value.char_indices() {
        if character == sign && !escaped && pieces.len() < PIECES {
            pieces.push(&value[start..place]);
            start = place + sign.len_utf8();
        }
        escaped = character == '\\' && !escaped;
    }
    pieces.push(&value[start..]);
    pieces
}

/// The text of bytes: UTF-8 where they are that, whatever they are said to be, also where it is cut off in a
/// letter; otherwise what they are said to be, and in the end Latin-1, in which every byte is a character.
pub(super) fn text_of(bytes: &[u8], charset: &str, decode: Decode) -> String {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return text.to_owned(),
        Err(error) => error,
    };
    let whole = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
    if error.error_len().is_none() && !whole.is_ascii() {
        return whole.into_owned();
    }
    decode(charset.trim(), bytes)
        .or_else(|| decode("", bytes))
        .unwrap_or_else(|| bytes.iter().copied().map(char::from).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &[u8]) -> Property {
        // Stands in for an encoding: every byte is the letter that the byte has in Windows-1256.
        let decode = |name: &str, bytes: &[u8]| {
            let letter = |byte: &u8| match byte {
                0xE3 => 'م',
                0xE4 => 'ن',
                other => char::from(*other),
            };
            (name == "windows-1256").then(|| bytes.iter().map(letter).collect())
        };
        Property::read(1, line, &decode)
    }

    #[test]
    fn a_group_is_told_from_the_name() {
        let property = read(b"item1.Tel;type=CELL:0912");
        assert_eq!((property.group.as_str(), property.name.as_str()), ("ITEM1", "TEL"));
    }

    #[test]
    fn types_are_words_with_and_without_their_name() {
        let property = read(b"TEL;CELL;TYPE=\"voice,work\";TYPE=pref:1");
        for word in ["CELL", "VOICE", "WORK", "PREF"] {
            assert!(property.is_of(word), "{word}");
        }
        assert!(!property.is_of("HOME"));
    }

    #[test]
    fn a_charset_is_asked_for_by_its_name_in_plain_bytes_and_in_escapes() {
        for line in [
            &b"FN;CHARSET=windows-1256:\xE3\xE4"[..],
            b"FN;CHARSET=windows-1256;ENCODING=QUOTED-PRINTABLE:=E3=E4",
        ] {
            assert_eq!(read(line).text(), "من");
        }
    }

    #[test]
    fn bytes_of_no_known_charset_are_latin_1() {
        assert_eq!(read(b"FN;CHARSET=KOI8-R:M\xFCller").text(), "Müller");
    }

    #[test]
    fn a_text_in_utf_8_that_is_cut_off_in_a_letter_loses_no_other() {
        assert_eq!(read(b"FN;QUOTED-PRINTABLE:=D9=85=DB=8C=D9").text(), "می");
        assert_eq!(read(b"FN;QUOTED-PRINTABLE:Caf=E9").text(), "Café");
    }

    #[test]
    fn a_text_in_utf_8_is_that_whatever_its_charset_is_said_to_be() {
        assert_eq!(read("FN;CHARSET=windows-1256:مینا".as_bytes()).text(), "مینا");
    }

    #[test]
    fn control_characters_are_no_text() {
        assert_eq!(read(b"NOTE:a\0b\\n\x07c").text(), "ab\nc");
    }

    #[test]
    fn an_escaped_sign_divides_nothing() {
        assert_eq!(read(b"ORG:Pars\\; Sons;Sales\\\\;").texts(';'), ["Pars; Sons", "Sales\\", ""]);
    }

    #[test]
    fn a_line_that_is_no_property_has_no_name() {
        let property = read(b"went on over the line");
        assert_eq!((property.name.as_str(), property.text().as_str()), ("", "went on over the line"));
    }
}
