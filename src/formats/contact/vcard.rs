//! vCards: 2.1 as old phones write them, 3.0 (RFC 2426) and 4.0 (RFC 6350).

use crate::formats::content_line::{ContentLine, read_lines, unescaped};

use super::Contact;
use super::quoted_printable::{self, decoded, text_of, with_soft_breaks_joined};

/// Every contact of a file, in order. Lines that are none of what a contact has here, pictures for one, are
/// passed over; a contact that is cut off at the end of the file counts.
#[must_use]
pub fn read_vcards(bytes: &[u8]) -> Vec<Contact> {
    let mut contacts = Vec::new();
    let mut card: Option<Card> = None;
    for line in read_lines(&with_soft_breaks_joined(bytes)).flatten() {
        // A property may belong to a group, as in `item1.TEL`.
        let name = line.name.rsplit('.').next().unwrap_or_default();
        let is_card = line.value.trim().eq_ignore_ascii_case("VCARD");
        match (name, &mut card) {
            ("BEGIN", _) if is_card => contacts.extend(card.replace(Card::default()).map(Card::contact)),
            ("END", _) if is_card => contacts.extend(card.take().map(Card::contact)),
            (name, Some(card)) => card.take_in(name, &line),
            (_, None) => {}
        }
    }
    contacts.extend(card.map(Card::contact));
    contacts.retain(|contact| !contact.is_empty());
    contacts
}

/// What is read of a card so far.
#[derive(Debug, Default)]
struct Card {
    contact: Contact,
    /// The parts of the name, in the order they are said in.
    parts: String,
    /// What becomes of the notes.
    notes: Vec<String>,
}

impl Card {
    fn take_in(&mut self, name: &str, line: &ContentLine) {
        let contact = &mut self.contact;
        match name {
            "FN" if contact.name.is_empty() => contact.name = one_line(&text(line)),
            "N" => self.parts = name_of(&components(line)),
            "ORG" if contact.organisation.is_empty() => {
                contact.organisation = components(line).into_iter().next().unwrap_or_default();
            }
            "TITLE" if contact.job_title.is_empty() => contact.job_title = one_line(&text(line)),
            "TEL" => add(&mut contact.phones, without_scheme(&text(line), "tel:")),
            "EMAIL" => add(&mut contact.emails, without_scheme(&text(line), "mailto:")),
            "NOTE" => add(&mut self.notes, text(line)),
            "URL" => add(&mut self.notes, text(line)),
            "ADR" => add(&mut self.notes, said(components(line)).join(", ")),
            "KIND" => contact.is_organisation = line.value.trim().eq_ignore_ascii_case("org"),
            "X-ABSHOWAS" => contact.is_organisation = line.value.trim().eq_ignore_ascii_case("COMPANY"),
            _ => {}
        }
    }

    fn contact(self) -> Contact {
        let Self { mut contact, parts, notes } = self;
        if contact.name.is_empty() {
            contact.name = parts;
        }
        if contact.name.is_empty() && !contact.organisation.is_empty() {
            contact.is_organisation = true;
        }
        if contact.is_organisation {
            let organisation = std::mem::take(&mut contact.organisation);
            if contact.name.is_empty() {
                contact.name = organisation;
            }
        }
        contact.notes = notes.join("\n");
        contact
    }
}

/// A value that is one text.
fn text(line: &ContentLine) -> String {
    unescaped(&plain(line)).trim().to_owned()
}

/// The parts of a value that semicolons divide, each in its place and perhaps empty.
fn components(line: &ContentLine) -> Vec<String> {
    let value = plain(line);
    let mut parts = vec![String::new()];
    let mut escaped = false;
    for character in value.chars() {
        match (character, parts.last_mut()) {
            (';', _) if !escaped => parts.push(String::new()),
            (character, Some(part)) => part.push(character),
            (_, None) => {}
        }
        escaped = character == '\\' && !escaped;
    }
    parts.iter().map(|part| one_line(&unescaped(part))).collect()
}

/// The parts that say something.
fn said(parts: Vec<String>) -> Vec<String> {
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}

/// The value without its encoding.
fn plain(line: &ContentLine) -> String {
    let is_encoding = |word: &str| word.eq_ignore_ascii_case(quoted_printable::NAME);
    let encoded = line.parameter("ENCODING").is_some_and(is_encoding)
        // vCard 2.1 has it as a bare word too.
        || line.parameters.iter().any(|parameter| is_encoding(&parameter.name));
    if encoded { text_of(decoded(&line.value)) } else { line.value.clone() }
}

/// A name out of its parts: family, given and further names, what stands before and after it.
fn name_of(parts: &[String]) -> String {
    // Titles of honour are no part of the name here.
    let order = [1, 2, 0].map(|place| parts.get(place).map(String::as_str).unwrap_or_default());
    one_line(&order.join(" "))
}

/// A text with single spaces and no ends of lines.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn without_scheme(value: &str, scheme: &str) -> String {
    let bare = match value.get(..scheme.len()) {
        Some(start) if start.eq_ignore_ascii_case(scheme) => &value[scheme.len()..],
        _ => value,
    };
    bare.replace(";ext=", " ext. ")
}

/// Adds a text that says something new.
fn add(all: &mut Vec<String>, text: String) {
    if !text.trim().is_empty() && !all.contains(&text) {
        all.push(text);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use proptest::prelude::*;

    fn one(file: &str) -> Contact {
        let mut contacts = read_vcards(file.as_bytes());
        assert_eq!(contacts.len(), 1, "{contacts:?}");
        contacts.remove(0)
    }

    #[test]
    fn a_card_of_an_old_phone_is_read() {
        let contact = one("BEGIN:VCARD\r\nVERSION:2.1\r\n\
            N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D8=B1=D8=B3=D8=AA=DA=AF=D8=A7=D8=B1;=D9=85=DB=\r\n\
            =8C=D9=86=D8=A7;;;\r\n\
            TEL;CELL;PREF:0912 345 6789\r\nTEL;WORK:021-88776655\r\n\
            PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQ\r\n AAAQABAAD=\r\n\r\nEND:VCARD\r\n");
        assert_eq!(contact.name, "مینا رستگار");
        assert_eq!(contact.phones, ["0912 345 6789", "021-88776655"]);
        assert_eq!(contact.notes, "");
    }

    #[test]
    fn a_card_of_an_iphone_is_read() {
        let contact = one("BEGIN:VCARD\nVERSION:3.0\nPRODID:-//Apple Inc.//iPhone OS 17//EN\n\
            N:Al Hakim;Yusuf;;Dr.;\nFN:Dr. Yusuf Al Hakim\nORG:Hakim Trading\\, LLC;Sales;\nTITLE:Owner\n\
            item1.TEL;type=pref:+971 50 123 4567\nitem1.X-ABLabel:_$!<Mobile>!$_\n\
            EMAIL;type=INTERNET:yusuf@hakim.example\nNOTE:Met at the fair\\nlikes tea\n\
            item2.ADR;type=WORK:;;12 Creek Road;Dubai;;;UAE\nEND:VCARD\n");
        assert_eq!(contact.name, "Dr. Yusuf Al Hakim");
        assert_eq!(contact.organisation, "Hakim Trading, LLC");
        assert_eq!(contact.job_title, "Owner");
        assert_eq!(contact.phones, ["+971 50 123 4567"]);
        assert_eq!(contact.emails, ["yusuf@hakim.example"]);
        assert_eq!(contact.notes, "Met at the fair\nlikes tea\n12 Creek Road, Dubai, UAE");
    }

    #[test]
    fn numbers_of_version_4_are_addresses() {
        let contact = one("BEGIN:VCARD\nVERSION:4.0\nFN:Parviz Rostami\n\
            TEL;VALUE=uri;TYPE=\"voice,work\":tel:+44-7700-900123;ext=12\nEND:VCARD");
        assert_eq!(contact.phones, ["+44-7700-900123 ext. 12"]);
    }

    #[test]
    fn a_company_is_told_from_a_person() {
        for file in [
            "BEGIN:VCARD\nVERSION:3.0\nN:;;;;\nFN:\nORG:Pars Foods;\nTEL:021 1\nEND:VCARD",
            "BEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:Pars Foods\nORG:Pars Foods\nEND:VCARD",
        ] {
            let contact = one(file);
            assert!(contact.is_organisation);
            assert_eq!((contact.name.as_str(), contact.organisation.as_str()), ("Pars Foods", ""));
        }
    }

    #[test]
    fn a_file_may_hold_several_contacts_and_end_too_soon() {
        let file = "BEGIN:VCARD\nFN:A\nEND:VCARD\nBEGIN:VCARD\nEND:VCARD\nBEGIN:VCARD\nFN:B\nTEL:1";
        let names: Vec<_> = read_vcards(file.as_bytes()).into_iter().map(|one| one.name).collect();
        assert_eq!(names, ["A", "B"]);
    }

    #[test]
    fn what_is_no_card_holds_no_contact() {
        assert_eq!(read_vcards("FN:nobody\nمتن".as_bytes()), []);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let file = [b"BEGIN:VCARD\nN;QUOTED-PRINTABLE:".as_slice(), &bytes].concat();
            prop_assert!(read_vcards(&file).len() <= 300);
        }
    }
}
