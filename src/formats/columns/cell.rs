//! What stands in one cell.

use crate::domain::country::Country;
use crate::domain::digits::{digit_value, to_latin};
use crate::domain::normalise::{normalise, trimmed};
use crate::domain::phone::PhoneNumber;

/// What may stand between several things in one cell.
pub(super) const DIVIDERS: [char; 7] = [';', ',', '|', '\n', '،', '؛', '/'];

/// The pieces of a cell that holds several, whatever sign people put between them.
#[cfg_attr(speed, optimize(speed))]
pub fn split(cell: &str) -> impl Iterator<Item = &str> {
    // Most cells plainly hold one: none of their bytes begins what divides.
    let is_one = !cell.bytes().any(|byte| matches!(byte, b';' | b',' | b'|' | b'\n' | b'/' | b':' | 0xd8));
    let (one, several) = if is_one { (Some(cell), "") } else { (None, cell) };
    let pieces = several.split(DIVIDERS).flat_map(|piece| piece.split(":::"));
    one.into_iter().chain(pieces).map(trimmed).filter(|piece| !piece.is_empty())
}

/// The pieces of a cell that [`in_one_cell`] wrote, those that are empty among them.
#[cfg_attr(speed, optimize(speed))]
pub(super) fn divided(cell: &str) -> Vec<&str> {
    let divider = if cell.contains('\n') { '\n' } else { ';' };
    cell.split(divider).map(str::trim).collect()
}

/// Several texts of one line each in one cell: each on a line of its own where any has in it what may divide
/// them.
pub(super) fn in_one_cell(texts: &[&str]) -> String {
    if texts.iter().all(|text| text.is_empty()) {
        return String::new();
    }
    texts.join(if texts.iter().any(|text| text.contains(DIVIDERS)) { "\n" } else { "; " })
}

/// The number that a column's name has, 1 where it has none: 2 of "Phone 2".
pub(super) fn number_in(heading: &str) -> usize {
    let add = |number: usize, digit: u8| number.checked_mul(10)?.checked_add(digit.into());
    heading.chars().filter_map(digit_value).try_fold(0, add).unwrap_or(1).max(1)
}

/// The number in a cell, also one that a spreadsheet took the leading zero off.
#[cfg_attr(speed, optimize(speed))]
pub(super) fn phone_in(cell: &str, home: Country) -> Option<PhoneNumber> {
    let mut cell = cell.trim_start_matches('\'');
    while let Some(number) = cell.strip_suffix(".0") {
        cell = number;
    }
    let read = |text: &str| PhoneNumber::parse(text, home).ok();
    read(cell).or_else(|| {
        let bare = cell
            .chars()
            .next()
            .is_some_and(|first| first.is_numeric() && to_latin(cell).as_bytes().first() != Some(&b'0'));
        if bare { read(&["0", cell].concat()) } else { None }
    })
}

/// The name on a network, out of an address or with its sign before it.
pub(super) fn handle_in(cell: &str) -> &str {
    let name = cell.trim_end_matches('/').rsplit('/').next().unwrap_or(cell);
    name.split('?').next().unwrap_or(name).trim_start_matches('@')
}

pub(super) fn country_in(cell: &str, names: &[(String, Country)]) -> Option<Country> {
    let wanted = normalise(cell);
    let named = names.iter().find(|(name, _)| *name == wanted).map(|(_, country)| *country);
    cell.parse().ok().or(named)
}

/// Whether a cell says organisation (`true`) or person.
pub(super) fn kind_of(cell: &str) -> Option<bool> {
    const ORGANISATION: [&str; 14] = [
        "organisation",
        "organization",
        "company",
        "business",
        "org",
        "account",
        "سازمان",
        "شرکت",
        "حقوقی",
        "فروشگاه",
        "موسسه",
        "منشاه",
        "منظمه",
        "الشرکه",
    ];
    const PERSON: [&str; 9] =
        ["person", "individual", "contact", "شخص", "فرد", "حقیقی", "شخصحقیقی", "فردی", "مخاطب"];
    let word = normalise(cell);
    if ORGANISATION.contains(&word.as_str()) || word == "شرکه" {
        Some(true)
    } else {
        PERSON.contains(&word.as_str()).then_some(false)
    }
}

pub(super) fn yes_or_no(cell: &str) -> Option<bool> {
    let word = normalise(cell);
    match word.as_str() {
        "yes" | "true" | "1" | "y" | "بله" | "بلی" | "نعم" | "دارد" => Some(true),
        "no" | "false" | "0" | "n" | "خیر" | "نه" | "لا" | "ندارد" => Some(false),
        _ => None,
    }
}
