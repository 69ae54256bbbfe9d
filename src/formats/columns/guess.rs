//! What the columns of a table are likely to say.

use crate::domain::country::Country;
use crate::domain::digits::to_latin;
use crate::domain::email::EmailAddress;
use crate::domain::normalise::normalise;
use crate::domain::phone::PhoneNumber;
use crate::formats::columns::cell::phone_in;
use crate::formats::columns::headings::{key_of, target_of};
use crate::formats::columns::target::Target;

/// Of the cells of a column that say anything, how many in ten must be of one kind for the column to be.
const MOST_IN_TEN: usize = 7;

/// What each column says: by its name (`names` are what columns are called, see [`Reading`](super::Reading)), by the names of the user's own fields (`own`), by what stands in it. A
/// column that nothing is known of is kept as a remark.
#[must_use]
pub fn guess(
    headings: Option<&[String]>,
    rows: &[Vec<String>],
    own: &[(String, Target)],
    home: Country,
    names: &str,
) -> Vec<Target> {
    let width = rows.iter().map(Vec::len).chain(headings.map(<[String]>::len)).max().unwrap_or_default();
    let mut targets: Vec<Target> = (0..width)
        .map(|column| {
            let heading = headings.and_then(|headings| headings.get(column)).map_or("", String::as_str);
            let cells = || rows.iter().filter_map(move |row| row.get(column)).map(String::as_str);
            let told = by_name(heading, own, names);
            told.map_or_else(|| by_content(cells(), home), |told| corrected(told, cells()))
        })
        .collect();
    if headings.is_none() && !targets.contains(&Target::Name) {
        // Without names of columns, the first that holds words is most likely the name.
        let is_text = |column: &usize| {
            let mut cells = rows.iter().filter_map(|row| row.get(*column)).filter(|cell| !cell.is_empty());
            targets.get(*column) == Some(&Target::Remark)
                && cells.all(|cell| cell.chars().any(char::is_alphabetic))
        };
        if let Some(column) = (0..width).find(is_text)
            && let Some(target) = targets.get_mut(column)
        {
            *target = Target::Name;
        }
    }
    // «نام» beside «نام خانوادگی» is the given name.
    let has = |target: &Target| targets.contains(target);
    if has(&Target::FamilyName) && !has(&Target::GivenName) {
        targets
            .iter_mut()
            .filter(|target| **target == Target::Name)
            .for_each(|name| *name = Target::GivenName);
    }
    targets
}

/// The countries whose numbers are written without a code in the files of our users, most likely first.
const HOMES: [Country; 16] = [
    Country::IR,
    Country::AE,
    Country::SA,
    Country::IQ,
    Country::EG,
    Country::KW,
    Country::QA,
    Country::OM,
    Country::BH,
    Country::JO,
    Country::LB,
    Country::SY,
    Country::AF,
    Country::TR,
    Country::GB,
    Country::DE,
];

/// The country in which the numbers of a table are meant: `home`, unless fewer of them are mobile numbers there
/// than in another country where most of them are numbers.
#[must_use]
pub fn home_of(rows: &[Vec<String>], targets: &[Target], home: Country) -> Country {
    let phones: Vec<&str> = rows
        .iter()
        .flat_map(|row| row.iter().zip(targets))
        .filter(|(_, target)| matches!(target, Target::Phone(_)))
        .map(|(cell, _)| cell.trim())
        .filter(|cell| !cell.is_empty())
        .collect();
    let numbers = |country: Country| phones.iter().filter_map(move |cell| phone_in(cell, country));
    let mobiles = |country: Country| numbers(country).filter(|number| number.is_mobile()).count();
    let fits = |country: &Country| numbers(*country).count() * 10 >= phones.len() * MOST_IN_TEN;
    let mut best = (home, mobiles(home));
    for country in HOMES.into_iter().filter(fits) {
        let count = mobiles(country);
        if count > best.1 {
            best = (country, count);
        }
    }
    best.0
}

fn by_name(heading: &str, own: &[(String, Target)], names: &str) -> Option<Target> {
    let key = key_of(heading);
    let mine = own.iter().find(|(name, _)| !key.is_empty() && key_of(name) == key);
    mine.map(|(_, target)| *target).or_else(|| target_of(heading, names))
}

/// A title is what somebody does, or how one is addressed; what stands there tells.
fn corrected<'a>(told: Target, cells: impl Iterator<Item = &'a str>) -> Target {
    let is_form_of_address = |cell: &str| {
        const FORMS: [&str; 14] = [
            "mr",
            "mrs",
            "ms",
            "miss",
            "dr",
            "prof",
            "eng",
            "اقای",
            "خانم",
            "دکتر",
            "مهندس",
            "السید",
            "السیده",
            "د",
        ];
        let cell = normalise(cell);
        FORMS.contains(&cell.as_str())
    };
    if told == Target::JobTitle && most(cells, is_form_of_address) { Target::Honorific } else { told }
}

fn by_content<'a>(cells: impl Iterator<Item = &'a str> + Clone, home: Country) -> Target {
    if most(cells.clone(), is_email) {
        Target::Email(None)
    } else if most(cells.clone(), |cell| is_phone(cell, home)) {
        Target::Phone(None)
    } else if most(cells, |cell| cell.starts_with("http") || cell.starts_with("www.")) {
        Target::Website
    } else {
        Target::Remark
    }
}

fn most<'a>(cells: impl Iterator<Item = &'a str>, is: impl Fn(&str) -> bool) -> bool {
    let (mut said, mut fit) = (0, 0);
    for cell in cells.map(str::trim).filter(|cell| !cell.is_empty()) {
        said += 1;
        fit += usize::from(is(cell));
    }
    said > 0 && fit * 10 >= said * MOST_IN_TEN
}

pub(super) fn is_email(cell: &str) -> bool {
    cell.contains('@') && cell.trim().parse::<EmailAddress>().is_ok()
}

/// Whether it is a telephone number rather than an amount or a date: it has nine digits or more.
pub(super) fn is_phone(cell: &str, home: Country) -> bool {
    to_latin(cell).bytes().filter(u8::is_ascii_digit).count() >= 9 && PhoneNumber::parse(cell, home).is_ok()
}
