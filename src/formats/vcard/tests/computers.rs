//! Cards as mail programs and address books on the web write them.

use super::*;
use crate::domain::party::{AnniversaryKind, ContactLabel, Coordinates, PartyDetails};
use crate::formats::incoming::ProblemKind;

#[test]
fn a_card_of_google_is_read_without_the_groups_that_google_makes() {
    let read = one("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Yusuf Al Hakim\r\nN:Al Hakim;Yusuf;;Eng.;\r\n\
        NICKNAME:Abu Omar\r\nitem1.EMAIL;TYPE=INTERNET:yusuf@hakim.example\r\nitem1.X-ABLabel:\r\n\
        TEL;TYPE=CELL:+971 50 123 4567\r\nitem2.TEL:+971 4 123 4567\r\nitem2.X-ABLabel:العمل\r\n\
        item3.ADR:;;12 Creek Road;Dubai;Dubai;;United Arab Emirates\r\nitem3.X-ABLabel:Showroom\r\n\
        item4.ORG:Hakim Trading\\, LLC\r\nitem4.TITLE:Owner\r\nBDAY:19850412\r\n\
        item5.X-ABDATE:2001-09-01\r\nitem5.X-ABLABEL:Opening\r\n\
        item6.URL:https\\://hakim.example/shop\r\nitem6.X-ABLabel:PROFILE\r\n\
        NOTE:Met at the fair\\nlikes tea\r\nCATEGORIES:VIP,myContacts,starred,صادرات\r\n\
        PHOTO:https://lh3.googleusercontent.com/contacts/abc\r\nEND:VCARD\r\n");
    let PartyDetails::Person(person) = &read.party.details else { panic!("no person") };
    assert_eq!((person.name.as_str(), person.honorific.as_str()), ("Yusuf Al Hakim", "Eng."));
    assert_eq!(read.party.tags, ["VIP", "صادرات"]);
    assert_eq!(read.memberships[0].organisation, "Hakim Trading, LLC");
    assert_eq!(read.memberships[0].title, "Owner");
    let labels: Vec<_> = read.party.phones.iter().map(|phone| phone.label).collect();
    assert_eq!(labels, [ContactLabel::Mobile, ContactLabel::Work]);
    let address = &read.party.addresses[0];
    assert_eq!((address.street.as_str(), address.country.as_str()), ("12 Creek Road", "AE"));
    assert_eq!(read.party.anniversaries[1].kind, AnniversaryKind::Other("Opening".to_owned()));
    assert_eq!(
        read.party.notes,
        "Nickname: Abu Omar\nShowroom: 12 Creek Road, Dubai, Dubai\nMet at the fair\nlikes tea\n\
         https://hakim.example/shop"
    );
    assert_eq!((read.photo, read.problems), (None, Vec::new()));
}

#[test]
fn a_card_of_outlook_is_read() {
    let read = one(
        "BEGIN:VCARD\r\nVERSION:2.1\r\nX-MS-SIGNATURE:YES\r\nN;LANGUAGE=en-gb:Rostami;Parviz;;Dr\r\n\
        FN:Dr Parviz Rostami\r\nORG:Rostami Foods;Export\r\nTITLE:Sales manager\r\nROLE:Salesman\r\n\
        TEL;WORK;VOICE:+44 20 7946 0123\r\nTEL;CELL;VOICE:+44 7700 900123\r\n\
        X-MS-TEL;VOICE;ASSISTANT:+44 20 7946 0124\r\nX-MS-MANAGER:Sara Rostami\r\n\
        ADR;WORK;PREF:;;12 High Street;London;;SW1A 1AA;United Kingdom\r\n\
        LABEL;WORK;PREF;ENCODING=QUOTED-PRINTABLE:12 High Street=0D=0A=\r\nLondon SW1A 1AA\r\n\
        X-MS-OL-DEFAULT-POSTAL-ADDRESS:2\r\nURL;WORK:http://rostami.example\r\n\
        X-MS-ANNIVERSARY;VALUE=DATE:20100605\r\nBDAY;VALUE=DATE:19700102\r\n\
        EMAIL;PREF;INTERNET:parviz@rostami.example\r\nX-MS-IMADDRESS:parviz.im\r\n\
        X-MS-OL-DESIGN;CHARSET=utf-8:<card xmlns=\"http://schemas.microsoft.com/office/outlook/12\"/>\r\n\
        PHOTO;TYPE=JPEG;ENCODING=BASE64:\r\n /9j/4AAQSkZJRgABAQAA\r\n\r\nREV:20240505T080000Z\r\nEND:VCARD\r\n",
    );
    let PartyDetails::Person(person) = &read.party.details else { panic!("no person") };
    assert_eq!((person.name.as_str(), person.honorific.as_str()), ("Parviz Rostami", "Dr"));
    assert_eq!(person.job_title, "Salesman");
    assert_eq!(read.memberships[0].title, "Sales manager – Export");
    let addresses: Vec<_> = read.party.addresses.iter().map(|address| address.street.as_str()).collect();
    assert_eq!(addresses, ["12 High Street"]);
    assert_eq!(read.party.anniversaries.len(), 2);
    assert_eq!(read.photo.unwrap().media_type, "image/jpeg");
    let numbers: Vec<_> = read.party.phones.iter().map(|phone| phone.number.to_string()).collect();
    assert_eq!(numbers, ["+442079460123", "+447700900123", "+442079460124"]);
    assert_eq!(read.problems, []);
    assert_eq!(
        read.party.notes,
        "Assistant: +44 20 7946 0124\nManager: Sara Rostami\nImaddress: parviz.im\nhttp://rostami.example"
    );
}

#[test]
fn a_card_of_outlook_in_arabic_windows_is_read_by_its_charset() {
    let decode = |name: &str, bytes: &[u8]| {
        let is_it = name.eq_ignore_ascii_case("windows-1256") && bytes.contains(&0xE3);
        is_it.then(|| String::from_utf8_lossy(bytes).replace('\u{fffd}', "م"))
    };
    let mut all = Vec::new();
    let file = b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=windows-1256:\xE3\xE3;\xE3\r\nEND:VCARD\r\n";
    read(file, &Reading { decode: &decode, ..context() }, &mut |incoming| all.push(incoming));
    assert_eq!(all[0].party.name(), "م مم");
}

#[test]
fn a_card_of_version_4_has_addresses_for_numbers_and_the_position_beside_the_address() {
    let read = one("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Sara Rostami\r\nN:Rostami;Sara;;Dr.;MD\r\n\
        TEL;VALUE=uri;PREF=2;TYPE=\"voice,home\":tel:+44-20-7946-0000\r\n\
        TEL;VALUE=uri;PREF=1;TYPE=\"voice,work\":tel:+44-20-7946-0123;ext=12\r\n\
        EMAIL;TYPE=work:mailto:sara@rostami.example\r\n\
        ADR;GEO=\"geo:51.503400,-0.127600\";TYPE=work:;;12 High Street;London;;SW1A 1AA;GB\r\n\
        BDAY:--0412\r\nANNIVERSARY:20100605\r\nGENDER:F\r\nLANG;TYPE=work:en\r\n\
        PHOTO:data:image/png;base64,iVBORw0KGgo=\r\nEND:VCARD\r\n");
    let numbers: Vec<_> = read.party.phones.iter().map(|phone| phone.number.to_string()).collect();
    assert_eq!(numbers, ["+442079460123;ext=12", "+442079460000"]);
    assert_eq!(read.party.emails[0].address, "sara@rostami.example");
    let position = Coordinates { latitude_e6: 51_503_400, longitude_e6: -127_600 };
    assert_eq!(read.party.addresses[0].position, Some(position));
    assert_eq!(read.photo.unwrap().media_type, "image/png");
    assert_eq!(read.party.notes, "Gender: F\nSara Rostami MD");
}

#[test]
fn a_position_of_version_3_is_that_of_the_address() {
    let file = "BEGIN:VCARD\nFN:لاله\nGEO:35.700000;51.400000\nADR:;;ولی‌عصر;تهران;;;\nEND:VCARD";
    let position = Coordinates { latitude_e6: 35_700_000, longitude_e6: 51_400_000 };
    assert_eq!(one(file).party.addresses[0].position, Some(position));
}

#[test]
fn an_address_in_a_country_we_do_not_know_by_name_keeps_it() {
    let read = one("BEGIN:VCARD\nFN:Ana\nADR:PO Box 1;;Rua 1;Lisboa;;1000;Portugal\nEND:VCARD");
    let address = &read.party.addresses[0];
    assert_eq!((address.street.as_str(), address.country.as_str()), ("PO Box 1, Rua 1, Portugal", ""));
}

#[test]
fn an_organisation_by_its_kind_keeps_the_people_named_beside_it() {
    let read = one("BEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:Laleh Store\nORG:Laleh Group;Retail\n\
        TITLE:Shop\nANNIVERSARY:20010203\nURL:https://laleh.example\nURL:https://laleh.example/b\nEND:VCARD");
    let PartyDetails::Organisation(organisation) = &read.party.details else { panic!("no organisation") };
    assert_eq!(organisation.website, "https://laleh.example");
    assert_eq!(read.party.anniversaries[0].kind, AnniversaryKind::Founding);
    assert_eq!(read.party.notes, "Laleh Group – Retail\nTitle: Shop\nhttps://laleh.example/b");
}

#[test]
fn a_name_that_only_names_the_organisation_is_that_of_the_organisation() {
    assert!(one("BEGIN:VCARD\nFN:Pars Foods\nN:;;;;\nORG:Pars Foods\nEND:VCARD").party.is_organisation());
    assert!(!one("BEGIN:VCARD\nFN:Mina\nN:;Mina;;;\nORG:Mina\nEND:VCARD").party.is_organisation());
}

#[test]
fn a_name_in_two_scripts_keeps_both() {
    let read = one("BEGIN:VCARD\nFN:مینا رستگار\nN:Rastgar;Mina;;;\nEND:VCARD");
    assert_eq!((read.party.name(), read.party.notes.as_str()), ("مینا رستگار", "Mina Rastgar"));
}

#[test]
fn a_name_that_is_spelt_on_two_keyboards_is_one_name() {
    assert_eq!(one("BEGIN:VCARD\nFN:علی کریمی\nN:كريمي;علي;;;\nEND:VCARD").party.notes, "");
}

#[test]
fn several_further_names_are_words_of_the_name() {
    let read = one("BEGIN:VCARD\nN:Public;John;Quinlan,Paul;Mr.;Esq.\nEND:VCARD");
    assert_eq!(read.party.name(), "John Quinlan Paul Public Esq.");
}

#[test]
fn what_is_no_address_is_said_and_kept_in_the_notes() {
    let read = one("BEGIN:VCARD\nFN:Mina\nEMAIL:mina at rastgar\nEND:VCARD");
    assert_eq!(read.problems[0].what, ProblemKind::NoEmail);
    assert_eq!(read.party.notes, "mina at rastgar");
}

#[test]
fn every_card_of_a_file_says_where_it_begins() {
    let file = "BEGIN:VCARD\nFN:A\nEND:VCARD\n\nBEGIN:VCARD\nFN:B\nEND:VCARD\n";
    let lines: Vec<_> = read_all(file).iter().map(|read| read.line).collect();
    assert_eq!(lines, [1, 5]);
}
