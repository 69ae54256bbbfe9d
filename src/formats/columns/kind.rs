//! What kind of field a column without a place in the customer model would become.

use crate::domain::custom_field::FieldKind;
use crate::domain::digits::{parse_decimal, to_latin};
use crate::domain::normalise::normalise;
use crate::formats::columns::cell::yes_or_no;
use crate::formats::columns::guess::{is_email, is_phone};
use crate::formats::columns::reader::Reading;
use crate::formats::columns::value::day_in;

/// The most options that a column is taken for a choice of, without being asked.
const MOST_OPTIONS: usize = 12;
/// How often an option stands there on average, at least: what is said once each is text.
const TIMES_AN_OPTION: usize = 4;
/// The longest option that is still one, in characters: longer ones are sentences.
const OPTION_CHARACTERS: usize = 40;
/// The longest text that is one line, in characters.
const LINE_CHARACTERS: usize = 200;
/// From how many digits on a number without dividers is nothing to reckon with: a bank card's, a citizen's.
const CODE_DIGITS: usize = 10;

/// The kind of field that takes all that stands in these cells of a column; text where nothing else does, or
/// nothing stands there.
///
/// What begins with a zero is a code, and a number would lose it. A few words that come again and again are a
/// choice.
#[must_use]
pub fn kind_of_column(cells: &[&str], reading: &Reading) -> FieldKind {
    let mut said: Vec<&str> = cells.iter().map(|cell| cell.trim()).collect();
    said.retain(|cell| !cell.is_empty());
    if said.is_empty() {
        return FieldKind::Text;
    }
    let all = |fits: &dyn Fn(&str) -> bool| said.iter().all(|cell| fits(cell));
    // Each number of five digits is a day, too, as spreadsheets count: a column of nothing else is of numbers.
    if all(&is_amount) {
        return FieldKind::Number;
    }
    if all(&|cell| day_in(cell, reading.calendar, reading.today).is_some()) {
        return FieldKind::Date;
    }
    if all(&|cell| yes_or_no(cell).is_some()) {
        return FieldKind::YesNo;
    }
    if all(&is_email) {
        return FieldKind::Email;
    }
    // Codes of ten digits are numbers of telephones without their zero, too.
    if all(&|cell| to_latin(cell).starts_with(['+', '0']) && is_phone(cell, reading.home)) {
        return FieldKind::Phone;
    }
    if said.iter().any(|cell| cell.contains('\n') || cell.chars().count() > LINE_CHARACTERS) {
        return FieldKind::LongText;
    }
    let mut options: Vec<String> = Vec::new();
    for cell in &said {
        let option = normalise(cell);
        if !options.contains(&option) {
            options.push(option);
        }
        if options.len() > MOST_OPTIONS {
            return FieldKind::Text;
        }
    }
    let is_short = said.iter().all(|cell| cell.chars().count() <= OPTION_CHARACTERS);
    let is_word = said.iter().all(|cell| cell.chars().any(char::is_alphabetic));
    let is_few = options.len() * TIMES_AN_OPTION <= said.len();
    if is_short && is_word && is_few { FieldKind::Choice } else { FieldKind::Text }
}

/// Whether a cell is a number to reckon with.
fn is_amount(cell: &str) -> bool {
    let latin = to_latin(cell);
    let is_bare = latin.bytes().all(|byte| byte.is_ascii_digit());
    let is_code = is_bare && latin.len() > 1 && (latin.starts_with('0') || latin.len() >= CODE_DIGITS);
    !is_code && parse_decimal(cell).is_ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::formats::columns::tests::reading;

    fn kind(cells: &[&str]) -> FieldKind {
        kind_of_column(cells, &reading())
    }

    #[test]
    fn a_column_of_days_in_whatever_calendar_is_of_days() {
        assert_eq!(kind(&["1405/01/15", "", "۱۴۰۵/۰۲/۰۱"]), FieldKind::Date);
        assert_eq!(kind(&["2026-11-25", "1405/01/15"]), FieldKind::Date);
        assert_eq!(kind(&["2026-11-25", "in spring"]), FieldKind::Text);
    }

    #[test]
    fn a_column_of_numbers_is_of_numbers_also_where_they_could_be_days() {
        assert_eq!(kind(&["۱٬۲۰۰", "7", "-3.5"]), FieldKind::Number);
        assert_eq!(kind(&["45000", "31506"]), FieldKind::Number);
        assert_eq!(kind(&["0", "0.5", "1,500,000,000"]), FieldKind::Number);
    }

    #[test]
    fn codes_are_no_numbers_and_keep_their_zeros() {
        assert_eq!(kind(&["00120", "00733"]), FieldKind::Text);
        assert_eq!(kind(&["4500123456", "4500123457"]), FieldKind::Text);
    }

    #[test]
    fn yes_and_no_in_three_languages_are_a_switch() {
        assert_eq!(kind(&["بله", "خیر", "", "بله"]), FieldKind::YesNo);
        assert_eq!(kind(&["نعم", "لا"]), FieldKind::YesNo);
        assert_eq!(kind(&["Yes", "no", "maybe"]), FieldKind::Text);
    }

    #[test]
    fn addresses_and_numbers_of_telephones_are_of_their_kinds() {
        assert_eq!(kind(&["mina@laleh.example", "omid@pars.example"]), FieldKind::Email);
        assert_eq!(kind(&["+98 912 345 6789", "021-88776655"]), FieldKind::Phone);
    }

    #[test]
    fn a_few_words_that_come_again_and_again_are_a_choice() {
        let grades = ["عمده", "خرد", "عمده", "عمده", "خرد", "عمده", "خرد", "عمده"];
        assert_eq!(kind(&grades), FieldKind::Choice);
        assert_eq!(kind(&grades[..6]), FieldKind::Text);
        assert_eq!(kind(&["عمده"; 3]), FieldKind::Text);
    }

    #[test]
    fn text_of_several_lines_is_long_text_and_a_column_of_nothing_is_text() {
        assert_eq!(kind(&["first\nsecond", "third"]), FieldKind::LongText);
        assert_eq!(kind(&["", " "]), FieldKind::Text);
        assert_eq!(kind(&[]), FieldKind::Text);
    }
}
