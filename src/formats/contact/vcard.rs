//! What a form takes of cards; [`crate::formats::vcard`] takes everything.

use super::Contact;
use crate::formats::vcard::{Cards, Property, RawCard, one_line};

/// Every contact of a file, in order. Lines that are none of what a contact has here, pictures for one, are
/// passed over; a contact that is cut off at the end of the file counts.
#[must_use]
pub fn read_vcards(bytes: &[u8]) -> Vec<Contact> {
    let mut contacts = Vec::new();
    let mut take = |card: RawCard| contacts.push(contact(&card));
    let mut cards = Cards::default();
    cards.push(bytes, &|_, _| None, &mut take);
    cards.finish(&|_, _| None, &mut take);
    contacts.retain(|contact| !contact.is_empty());
    contacts
}

fn contact(card: &RawCard) -> Contact {
    let mut contact = Contact::default();
    let (mut parts, mut notes) = (String::new(), Vec::new());
    for property in &card.properties {
        let line = || one_line(property.text());
        match property.name.as_str() {
            "FN" if contact.name.is_empty() => contact.name = line(),
            "N" => parts = name_of(&property.texts(';')),
            "ORG" if contact.organisation.is_empty() => {
                contact.organisation = property.texts(';').into_iter().next().unwrap_or_default();
            }
            "TITLE" if contact.job_title.is_empty() => contact.job_title = line(),
            "TEL" => add(&mut contact.phones, without_scheme(&line(), "tel:")),
            "EMAIL" => add(&mut contact.emails, without_scheme(&line(), "mailto:")),
            "NOTE" | "URL" => add(&mut notes, property.text()),
            "ADR" => add(&mut notes, said(property).join(", ")),
            "KIND" => contact.is_organisation = line().eq_ignore_ascii_case("org"),
            "X-ABSHOWAS" => contact.is_organisation = line().eq_ignore_ascii_case("COMPANY"),
            _ => {}
        }
    }
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

/// The parts of an address that say something.
fn said(property: &Property) -> Vec<String> {
    property.texts(';').into_iter().map(one_line).filter(|part| !part.is_empty()).collect()
}

/// A name out of its parts: family, given and further names, what stands before and after it.
fn name_of(parts: &[String]) -> String {
    // Titles of honour are no part of the name here.
    let order = [1, 2, 0].map(|place| parts.get(place).map(String::as_str).unwrap_or_default());
    order.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
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
