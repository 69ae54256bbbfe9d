//! Cells that a spreadsheet would take for formulas when it opens the file, and could be made to run
//! (OWASP, "CSV Injection").
//!
//! Such a cell is written with an apostrophe before it, and so is one that begins with apostrophes and
//! then a sign; one apostrophe before apostrophes and a sign is taken away when a file is read. So every
//! text comes back as it was.

use crate::domain::digits::digit_value;

/// Whether a text has to be written with an apostrophe before it. A sign before what is only a number or a
/// telephone number does no harm, and an apostrophe would be in the way of it.
pub(super) fn needs_apostrophe(text: &str) -> bool {
    begins_formula(text.trim_start_matches('\'')) && !is_number(text)
}

/// A cell as it was before it was written.
pub(super) fn without_apostrophe(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if begins_formula(rest.trim_start_matches('\'')) => rest,
        _ => text,
    }
}

/// Whether a text begins with a sign that makes a formula, in its usual or its full width.
fn begins_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// Whether a text is a plus or minus and then digits with what divides those of numbers.
fn is_number(text: &str) -> bool {
    let Some(rest) = text.strip_prefix(['+', '-']) else { return false };
    let is_part = |character: char| {
        digit_value(character).is_some()
            || matches!(character, ' ' | '(' | ')' | '.' | ',' | '-' | '/' | '٫' | '٬')
    };
    rest.chars().all(is_part) && rest.chars().any(|character| digit_value(character).is_some())
}
