//! Characters that XML cannot hold, as Office writes them: `_x000B_` (ECMA-376, part 1, 22.9.2.19). A text
//! that looks so by itself has its first underscore written as `_x005F_`.

/// Appends a text to XML.
pub(super) fn push_escaped(out: &mut String, text: &str) {
    for (place, character) in text.char_indices() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '_' if begins_escape(&text[place..]) => out.push_str("_x005F_"),
            '\t' | '\n' => out.push(character),
            '\0'..=' ' if character != ' ' => push_code(out, character),
            '\u{fffe}' | '\u{ffff}' => push_code(out, character),
            _ => out.push(character),
        }
    }
}

/// The text that was written.
pub(super) fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(place) = rest.find("_x") {
        out.push_str(&rest[..place]);
        rest = &rest[place..];
        let (character, length) = escape_at(rest).map_or(('_', 1), |character| (character, 7));
        out.push(character);
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}

/// Whether a text begins like a character's number. What comes behind it may begin with an underscore as it is
/// written.
fn begins_escape(text: &str) -> bool {
    let code = text.strip_prefix("_x").and_then(|rest| rest.get(..4));
    code.is_some_and(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// The character that is written at the beginning of `text`.
fn escape_at(text: &str) -> Option<char> {
    let code = text.strip_prefix("_x")?.get(..5)?.strip_suffix('_')?;
    if !code.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    char::from_u32(u32::from_str_radix(code, 16).ok()?)
}

fn push_code(out: &mut String, character: char) {
    out.push_str("_x");
    for shift in [12, 8, 4, 0] {
        let digit = char::from_digit((character as u32 >> shift) & 0xF, 16).unwrap_or('0');
        out.push(digit.to_ascii_uppercase());
    }
    out.push('_');
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn escaped(text: &str) -> String {
        let mut out = String::new();
        push_escaped(&mut out, text);
        out
    }

    #[test]
    fn control_characters_are_written_by_their_numbers() {
        assert_eq!(escaped("چای\r\n\u{b}و قند\t\u{ffff}"), "چای_x000D_\n_x000B_و قند\t_xFFFF_");
    }

    #[test]
    fn a_text_that_looks_escaped_stays_what_it_is() {
        assert_eq!(escaped("_x000D_ _x00_"), "_x005F_x000D_ _x00_");
        assert_eq!(unescaped(&escaped("_xA0AA\0")), "_xA0AA\0");
        assert_eq!(unescaped("_x005F_x000D_ _x00_ _xD800_ _x"), "_x000D_ _x00_ _xD800_ _x");
    }
}
