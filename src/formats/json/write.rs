//! Texts as JSON has them.

/// Writes a text in quotes, with as little escaped as the standard asks for.
pub(in crate::formats) fn push_text(out: &mut String, text: &str) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            '\0'..'\u{20}' => {
                let digit = |value: u32| char::from_digit(value, 16).unwrap_or_default();
                out.push_str("\\u00");
                out.extend([digit(character as u32 >> 4), digit(character as u32 & 15)]);
            }
            _ => out.push(character),
        }
    }
    out.push('"');
}
