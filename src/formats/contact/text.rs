//! A contact in a text that somebody wrote: a message, a signature, a page that was shared.

use std::ops::Range;

use crate::domain::country::Country;
use crate::domain::digits::to_latin;
use crate::domain::email::EmailAddress;
use crate::domain::phone::PhoneNumber;

use super::Contact;

/// The longest name that a line is taken for, in words.
const NAME_WORDS: usize = 6;
/// Fewest and most digits of what may be a telephone number.
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 7..=18;

/// The contact in a text: numbers and addresses wherever they stand, as name the first line that has
/// something else and is no whole sentence. The whole text becomes the notes, so that nothing is lost;
/// `home` is the country in which a number without a country code is meant.
#[must_use]
pub fn contact_in_text(text: &str, home: Country) -> Contact {
    let mut contact = Contact { notes: text.trim().to_owned(), ..Contact::default() };
    for line in text.lines() {
        let mut left = line.to_owned();
        for (range, address) in emails(line) {
            left.replace_range(range.clone(), &" ".repeat(range.len()));
            if !contact.emails.contains(&address) {
                contact.emails.push(address);
            }
        }
        for (range, number) in phones(&left, home) {
            left.replace_range(range.clone(), &" ".repeat(range.len()));
            if !contact.phones.contains(&number) {
                contact.phones.push(number);
            }
        }
        if contact.name.is_empty() {
            contact.name = name_in(&left).unwrap_or_default();
        }
    }
    contact
}

/// The name that a line without numbers and addresses is, if it may be one.
fn name_in(line: &str) -> Option<String> {
    let after_label = line.split_once([':', '：']).map(|(_, after)| after);
    let line = after_label.filter(|after| has_letter(after)).unwrap_or(line);
    let is_web = |word: &&str| word.contains("://") || word.starts_with("www.");
    let words: Vec<&str> = line.split_whitespace().filter(|word| !is_web(word)).collect();
    let joined = words.join(" ");
    let name = joined.trim_matches(|sign: char| !sign.is_alphanumeric() && !matches!(sign, '.' | ')'));
    // A line of labels ("Tel.", "موبایل") is left of a number, not a name of somebody.
    let only_label = line.contains(':') && after_label.is_none_or(|after| !has_letter(after));
    (has_letter(name) && words.len() <= NAME_WORDS && !only_label).then(|| name.to_owned())
}

fn has_letter(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// The e-mail addresses of a line, and where they stand.
fn emails(line: &str) -> Vec<(Range<usize>, String)> {
    let separates = |sign: char| sign.is_whitespace() || "<>()[]{},;:\"'،؛|".contains(sign);
    let mut found = Vec::new();
    let mut at = 0;
    for word in line.split(separates) {
        let bare = word.trim_matches(|sign: char| matches!(sign, '.' | '!' | '?' | '؟'));
        if bare.contains('@') && bare.parse::<EmailAddress>().is_ok() {
            let start = at + word.find(bare).unwrap_or_default();
            found.push((start..start + bare.len(), bare.to_owned()));
        }
        // What separates is one character, of as many bytes as it has.
        let end = at + word.len();
        at = end + line[end..].chars().next().map_or(0, char::len_utf8);
    }
    found
}

/// The telephone numbers of a line, and where they stand.
fn phones(line: &str, home: Country) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    for range in runs(line) {
        let whole = number_at(line, range.clone(), home);
        match whole {
            Some(number) => found.push(number),
            // Two numbers beside each other.
            None => {
                found.extend(pieces(line, range).into_iter().filter_map(|piece| number_at(line, piece, home)))
            }
        }
    }
    found
}

fn number_at(line: &str, range: Range<usize>, home: Country) -> Option<(Range<usize>, String)> {
    let text = line[range.clone()].trim();
    let digits = to_latin(text).chars().filter(char::is_ascii_digit).count();
    let is_number = PHONE_DIGITS.contains(&digits) && PhoneNumber::parse(text, home).is_ok();
    is_number.then(|| (range, text.to_owned()))
}

/// The longest stretches of what telephone numbers are written with.
fn runs(line: &str) -> Vec<Range<usize>> {
    stretches(line, 0..line.len(), |sign| {
        sign.is_numeric() || sign.is_whitespace() || "+-–()./\u{200e}\u{202a}\u{202c}".contains(sign)
    })
}

/// The parts of a stretch that slashes, dashes with space around them or wide gaps divide.
fn pieces(line: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let tight = stretches(line, range.clone(), |sign| sign != '/' && !sign.is_whitespace());
    if tight.iter().any(|piece| line[piece.clone()].chars().filter(|sign| sign.is_numeric()).count() > 6) {
        return tight;
    }
    stretches(line, range, |sign| sign != '/')
}

fn stretches(line: &str, within: Range<usize>, belongs: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (place, sign) in line[within.clone()].char_indices() {
        let place = within.start + place;
        match (belongs(sign), start) {
            (true, None) => start = Some(place),
            (false, Some(began)) => {
                found.push(began..place);
                start = None;
            }
            _ => {}
        }
    }
    found.extend(start.map(|began| began..within.end));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_signature_is_read() {
        let text = "Parviz Rostami\nSales manager\nTel: +44 7700 900123\nparviz@rostami.example\n";
        let contact = contact_in_text(text, Country::GB);
        assert_eq!(contact.name, "Parviz Rostami");
        assert_eq!(contact.phones, ["+44 7700 900123"]);
        assert_eq!(contact.emails, ["parviz@rostami.example"]);
        assert_eq!(contact.notes, text.trim());
    }

    #[test]
    fn a_persian_message_on_one_line_is_read() {
        let contact = contact_in_text("مینا رستگار ۰۹۱۲ ۳۴۵ ۶۷۸۹", Country::IR);
        assert_eq!(
            (contact.name.as_str(), contact.phones.as_slice()),
            ("مینا رستگار", ["۰۹۱۲ ۳۴۵ ۶۷۸۹".to_owned()].as_slice())
        );
    }

    #[test]
    fn labels_are_no_part_of_a_name() {
        let contact = contact_in_text("الاسم: يوسف الحكيم\nالجوال: +971501234567", Country::AE);
        assert_eq!(
            (contact.name.as_str(), contact.phones.as_slice()),
            ("يوسف الحكيم", ["+971501234567".to_owned()].as_slice())
        );
    }

    #[test]
    fn a_line_with_a_number_only_is_no_name() {
        let contact = contact_in_text("موبایل: 09123456789\nرضا کریمی", Country::IR);
        assert_eq!(contact.name, "رضا کریمی");
    }

    #[test]
    fn two_numbers_beside_each_other_are_two() {
        let contact = contact_in_text("09123456789 / 02188776655", Country::IR);
        assert_eq!(contact.phones, ["09123456789", "02188776655"]);
    }

    #[test]
    fn a_whole_sentence_is_kept_as_notes_and_is_no_name() {
        let text = "Please call this new customer soon because they want forty boxes";
        let contact = contact_in_text(text, Country::GB);
        assert_eq!((contact.name.as_str(), contact.notes.as_str()), ("", text));
    }

    #[test]
    fn a_year_and_an_amount_are_no_telephone_numbers() {
        assert_eq!(contact_in_text("Paid 450 in 2026", Country::GB).phones, [""; 0]);
    }

    proptest! {
        #[test]
        fn any_text_is_kept_whole(text in "[ -~آ-ی۰-۹٠-٩\n]{0,80}") {
            prop_assert_eq!(contact_in_text(&text, Country::IR).notes, text.trim());
        }
    }
}
