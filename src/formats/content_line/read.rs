//! A whole line taken apart: name, parameters, value.

use super::unfold::unfold;
use super::{BrokenLine, ContentLine, Parameter};

/// Every line of a file, in order; nothing in a file stops the rest from being read.
pub fn read_lines(bytes: &[u8]) -> impl Iterator<Item = Result<ContentLine, BrokenLine>> {
    unfold(bytes).into_iter().map(|(number, line)| read_line(number, &line))
}

/// A whole line, its folds joined, that begins at the line `number` of its file.
pub fn read_line(number: u32, line: &[u8]) -> Result<ContentLine, BrokenLine> {
    let text = String::from_utf8_lossy(line);
    let damaged = matches!(text, std::borrow::Cow::Owned(_));
    match parts(text.trim_start()) {
        Some((name, parameters, value)) => Ok(ContentLine {
            number,
            name: name.to_ascii_uppercase(),
            parameters,
            value: value.to_owned(),
            damaged,
        }),
        None => Err(BrokenLine { number, text: text.into_owned() }),
    }
}

/// The most parameters that a property has, and values that a parameter has: more are none that anybody wrote,
/// and would take many times the room of the line.
const MOST: usize = 200;

/// Name, parameters and value of a line, none when it is no property.
fn parts(line: &str) -> Option<(&str, Vec<Parameter>, &str)> {
    let end = line.find([':', ';'])?;
    let name = line[..end].trim_end();
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    if name.is_empty() || !name.bytes().all(is_name) {
        return None;
    }
    let mut parameters = Vec::new();
    let mut rest = &line[end..];
    while let Some(after) = rest.strip_prefix(';') {
        let (parameter, behind) = parameter(after).filter(|_| parameters.len() < MOST)?;
        parameters.push(parameter);
        rest = behind;
    }
    rest.strip_prefix(':').map(|value| (name, parameters, value))
}

/// The parameter that `text` begins with, and what stands behind it: `;`, `:` or nothing.
fn parameter(text: &str) -> Option<(Parameter, &str)> {
    let end = text.find(['=', ';', ':'])?;
    let name = text[..end].trim().to_ascii_uppercase();
    let mut values = Vec::new();
    let mut rest = &text[end..];
    while let Some(after) = rest.strip_prefix(['=', ',']) {
        let (value, behind) = parameter_value(after);
        if values.len() < MOST {
            values.push(without_carets(value));
        }
        rest = behind;
    }
    Some((Parameter { name, values }, rest))
}

/// The value that `text` begins with, and what stands behind it. A quote that is never closed is a
/// character like any other.
fn parameter_value(text: &str) -> (&str, &str) {
    if let Some((quoted, behind)) = text.strip_prefix('"').and_then(|inside| inside.split_once('"')) {
        // Whatever stands between a closing quote and the next sign belongs nowhere.
        let end = behind.find([',', ';', ':']).unwrap_or(behind.len());
        return (quoted, &behind[end..]);
    }
    let end = text.find([',', ';', ':']).unwrap_or(text.len());
    text.split_at(end)
}

/// A parameter's value without the escapes of RFC 6868.
fn without_carets(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut characters = value.chars();
    while let Some(character) = characters.next() {
        if character != '^' {
            text.push(character);
            continue;
        }
        match characters.next() {
            Some('n') => text.push('\n'),
            Some('\'') => text.push('"'),
            Some('^') => text.push('^'),
            Some(other) => text.extend(['^', other]),
            None => text.push('^'),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use proptest::prelude::*;

    fn one(line: &str) -> ContentLine {
        read_lines(line.as_bytes()).next().unwrap().unwrap()
    }

    #[test]
    fn a_line_has_a_name_parameters_and_a_value() {
        let line = one("dtstart;Value=DATE-TIME;tzid=Asia/Tehran:20261122T090000");
        assert_eq!(line.name, "DTSTART");
        assert_eq!(line.parameter("TZID"), Some("Asia/Tehran"));
        assert_eq!(line.value, "20261122T090000");
    }

    #[test]
    fn a_quoted_parameter_may_hold_what_would_end_it() {
        let line = one("DTSTART;TZID=\"(UTC+03:30) Tehran; Iran, IR\";X=1:20261122T090000");
        assert_eq!(line.parameter("TZID"), Some("(UTC+03:30) Tehran; Iran, IR"));
        assert_eq!((line.parameter("X"), line.value.as_str()), (Some("1"), "20261122T090000"));
    }

    #[test]
    fn a_parameter_may_have_several_values_or_none() {
        let line = one("TEL;TYPE=home,\"work\";PREF;X=:+98 21 8888");
        let values: Vec<_> = line.parameters.iter().map(|one| one.values.clone()).collect();
        assert_eq!(values, [vec!["home".to_owned(), "work".to_owned()], vec![], vec![String::new()]]);
    }

    #[test]
    fn a_quote_that_is_never_closed_does_not_swallow_the_line() {
        let line = one("DTSTART;TZID=\"Asia/Tehran:20261122T090000");
        assert_eq!(line.value, "20261122T090000");
    }

    #[test]
    fn carets_in_a_parameter_stand_for_quotes_and_ends_of_lines() {
        assert_eq!(one("A;CN=^'Mina^'^nR ^^ ^x:1").parameter("CN"), Some("\"Mina\"\nR ^ ^x"));
    }

    #[test]
    fn a_value_may_hold_colons() {
        assert_eq!(one("URL:https://example.ir/a").value, "https://example.ir/a");
    }

    #[test]
    fn a_line_without_a_colon_or_a_name_is_said_to_be_broken() {
        for text in ["ادامهٔ یادداشت", "two words: and more", ":value", "A;B=C", "A"] {
            let broken = read_lines(text.as_bytes()).next().unwrap().unwrap_err();
            assert_eq!(broken, BrokenLine { number: 1, text: text.to_owned() });
        }
    }

    #[test]
    fn a_line_of_nothing_but_parameters_is_broken() {
        let line = format!("A{}:1", ";".repeat(100_000));
        assert!(read_lines(line.as_bytes()).next().unwrap().is_err());
        assert_eq!(one(&format!("A;B={}:1", ",".repeat(100_000))).parameters[0].values.len(), MOST);
    }

    #[test]
    fn bytes_that_are_no_utf_8_are_replaced_and_said() {
        let line = read_lines(b"SUMMARY:\xd3\xe1\xc7\xe3 - 1").next().unwrap().unwrap();
        assert!(line.damaged && line.value.ends_with(" - 1"));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            prop_assert!(read_lines(&bytes).count() <= bytes.len());
        }
    }
}
