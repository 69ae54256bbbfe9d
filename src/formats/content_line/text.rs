//! Texts within a value: commas, semicolons and ends of lines mean something else there and are
//! written with a backslash (RFC 5545, section 3.3.11; RFC 6350, section 3.4).

/// A text as a value holds it. Control characters, which no file may have, are left out.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' => {
                characters.next_if_eq(&'\n');
                written.push_str("\\n");
            }
            '\n' => written.push_str("\\n"),
            '\\' | ',' | ';' => written.extend(['\\', character]),
            '\t' => written.push(character),
            control if control.is_ascii_control() => {}
            plain => written.push(plain),
        }
    }
    written
}

/// The text that a value means. A backslash before any other character stands for itself: products
/// that forget to escape write paths with it.
#[must_use]
pub fn unescaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut characters = value.chars();
    while let Some(character) = characters.next() {
        if character != '\\' {
            text.push(character);
            continue;
        }
        match characters.next() {
            Some('n' | 'N') => text.push('\n'),
            Some(meant @ ('\\' | ',' | ';' | ':' | '"')) => text.push(meant),
            Some(other) => text.extend(['\\', other]),
            None => text.push('\\'),
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
    fn commas_semicolons_backslashes_and_ends_of_lines_are_escaped() {
        assert_eq!(escaped("چای، نان, قند; \\ و\r\nشیر\rو\nآب"), "چای، نان\\, قند\\; \\\\ و\\nشیر\\nو\\nآب");
    }

    #[test]
    fn a_path_that_nobody_escaped_keeps_its_backslashes() {
        assert_eq!(unescaped("C:\\temp\\"), "C:\\temp\\");
    }

    proptest! {
        #[test]
        fn every_text_reads_back(text in "[^\\x00-\\x08\\x0b-\\x1f\\x7f]*") {
            prop_assert_eq!(unescaped(&escaped(&text)), text);
        }
    }
}
