//! Cards as telephones and their address books write them.

use super::*;
use crate::domain::party::{AnniversaryKind, ContactLabel, Party, PartyDetails, SocialNetwork};
use crate::formats::incoming::ProblemKind;

/// The numbers with what they are for.
fn phones(party: &Party) -> Vec<(String, ContactLabel)> {
    party.phones.iter().map(|phone| (phone.number.to_string(), phone.label)).collect()
}

fn phone(number: &str, label: ContactLabel) -> (String, ContactLabel) {
    (number.to_owned(), label)
}

fn emails(party: &Party) -> Vec<&str> {
    party.emails.iter().map(|email| email.address.as_str()).collect()
}

/// Name, honorific and job title.
fn person(party: &Party) -> (&str, &str, &str) {
    match &party.details {
        PartyDetails::Person(person) => (&person.name, &person.honorific, &person.job_title),
        PartyDetails::Organisation(organisation) => panic!("{} is no person", organisation.name),
    }
}

/// What is remembered, when, and whether the year is known.
fn days(party: &Party) -> Vec<(AnniversaryKind, String, bool)> {
    party.anniversaries.iter().map(|day| (day.kind.clone(), day.date.to_string(), day.year_known)).collect()
}

const IPHONE: &str = "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Apple Inc.//iPhone OS 17.5.1//EN\r\n\
    N:رستگار;مینا;;دکتر;\r\nFN:دکتر مینا رستگار\r\nORG:فروشگاه لاله;فروش\r\nTITLE:مدیر خرید\r\n\
    EMAIL;type=INTERNET;type=HOME;type=pref:mina@rastgar.example\r\n\
    TEL;type=WORK;type=VOICE:021-88776655\r\nTEL;type=CELL;type=VOICE;type=pref:+98 912 345 6789\r\n\
    item1.TEL:09351112233\r\nitem1.X-ABLabel:انبار\r\nTEL;type=WORK;type=FAX:021-88776650\r\n\
    item2.ADR;type=HOME;type=pref:;;خیابان ولی‌عصر\\nپلاک ۱۲;تهران;تهران;۱۴۱۵۷۳;ایران\r\n\
    item2.X-ABADR:ir\r\nNOTE:در نمایشگاه دیدیم\\nچای دوست دارد\r\n\
    item3.URL;type=pref:https://rastgar.example\r\nitem3.X-ABLabel:_$!<HomePage>!$_\r\n\
    BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12\r\nitem4.X-ABDATE;type=pref:2015-06-01\r\n\
    item4.X-ABLabel:_$!<Anniversary>!$_\r\nitem5.X-ABRELATEDNAMES;type=pref:رضا\r\n\
    item5.X-ABLabel:_$!<Spouse>!$_\r\n\
    X-SOCIALPROFILE;type=instagram;x-user=mina.r:http://www.instagram.com/mina.r\r\n\
    IMPP;X-SERVICE-TYPE=Skype;type=HOME:skype:mina.r\r\nX-ABUID:5AD380FD-B2DE-4261-BA99-DE1D1DB52FBE\\:ABPerson\r\n\
    PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAA\r\n AQABAAD/\r\nREV:2024-05-05T08:00:00Z\r\nEND:VCARD\r\n";

#[test]
fn a_card_of_an_iphone_names_a_person_without_the_honorific() {
    let read = one(IPHONE);
    assert_eq!(person(&read.party), ("مینا رستگار", "دکتر", ""));
}

#[test]
fn a_card_of_an_iphone_says_where_somebody_works_and_in_which_department() {
    let read = one(IPHONE);
    let place = &read.memberships[0];
    assert_eq!((place.organisation.as_str(), place.title.as_str()), ("فروشگاه لاله", "مدیر خرید – فروش"));
    assert_eq!(read.memberships.len(), 1);
}

#[test]
fn the_preferred_number_of_an_iphone_comes_first_and_a_fax_is_no_work_number() {
    let read = one(IPHONE);
    let expected = [
        phone("+989123456789", ContactLabel::Mobile),
        phone("+982188776655", ContactLabel::Work),
        phone("+989351112233", ContactLabel::Mobile),
        phone("+982188776650", ContactLabel::Other),
    ];
    assert_eq!(phones(&read.party), expected);
}

#[test]
fn an_address_of_an_iphone_comes_in_its_parts() {
    let read = one(IPHONE);
    let address = &read.party.addresses[0];
    assert_eq!((address.street.as_str(), address.city.as_str()), ("خیابان ولی‌عصر، پلاک ۱۲", "تهران"));
    assert_eq!((address.postal_code.as_str(), address.country.as_str()), ("141573", "IR"));
    assert_eq!(address.label, ContactLabel::Home);
}

#[test]
fn a_birthday_of_1604_has_no_year_and_a_label_names_another_day() {
    let read = one(IPHONE);
    let expected = [
        (AnniversaryKind::Birthday, "2000-04-12".to_owned(), false),
        (AnniversaryKind::Other("سالگرد ازدواج".to_owned()), "2015-06-01".to_owned(), true),
    ];
    assert_eq!(days(&read.party), expected);
    assert_eq!(read.party.anniversaries[0].calendar, CalendarKind::Gregorian);
    assert_eq!(read.party.anniversaries[1].calendar, CalendarKind::Jalali);
}

#[test]
fn what_an_iphone_says_beyond_our_fields_is_kept_in_the_notes_and_nothing_technical() {
    let read = one(IPHONE);
    assert_eq!(
        read.party.notes,
        "انبار: 09351112233\nدر نمایشگاه دیدیم\nچای دوست دارد\nSpouse: رضا\nSkype: skype:mina.r\n\
         https://rastgar.example"
    );
    assert_eq!(read.problems, []);
}

#[test]
fn a_picture_of_an_iphone_and_a_page_on_instagram_come_along() {
    let read = one(IPHONE);
    let photo = read.photo.unwrap();
    assert_eq!((photo.media_type.as_str(), &photo.bytes[..4]), ("image/jpeg", &b"\xFF\xD8\xFF\xE0"[..]));
    let handle = &read.party.handles[0];
    assert_eq!((handle.network, handle.handle.as_str()), (SocialNetwork::Instagram, "mina.r"));
}

#[test]
fn a_company_of_an_iphone_is_an_organisation() {
    let read = one("BEGIN:VCARD\nVERSION:3.0\nN:;;;;\nFN:Pars Foods\nORG:Pars Foods;\n\
        TEL;type=MAIN:021-88776655\nURL:https://pars.example\nX-ABShowAs:COMPANY\nEND:VCARD");
    let PartyDetails::Organisation(organisation) = &read.party.details else { panic!("no organisation") };
    assert_eq!(
        (organisation.name.as_str(), organisation.website.as_str()),
        ("Pars Foods", "https://pars.example")
    );
    assert_eq!((read.memberships.len(), read.party.notes.as_str()), (0, ""));
}

#[test]
fn a_list_of_the_mac_is_no_customer() {
    let file = "BEGIN:VCARD\nVERSION:3.0\nN:Suppliers\nFN:Suppliers\nX-ADDRESSBOOKSERVER-KIND:group\n\
        X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:1\nEND:VCARD";
    assert_eq!(read_all(file), []);
}

const NOKIA: &str = "BEGIN:VCARD\r\nVERSION:2.1\r\nREV:20110405T101010Z\r\n\
    N;ENCODING=8BIT;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D9=83=D8=B1=DB=8C=D9=85=DB=8C;=D8=B9=D9=84=DB=\r\n\
    =8C;;;\r\nTEL;CELL;PREF:0912 345 6789\r\nTEL;WORK;VOICE:02188776655\r\nTEL;HOME;FAX:02188776650\r\n\
    TEL;PAGER:123\r\nX-CLASS:private\r\nBDAY:19701121\r\nURL;WORK:www.karimi.example\r\n\
    EMAIL;INTERNET:ali@karimi.example\r\n\
    NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=DA=86=D8=A7=DB=8C=0D=0A=D9=82=D9=86=D8=AF\r\n\
    PHOTO;ENCODING=BASE64;JPEG:\r\n /9j/4AAQSkZJRgABAQAA\r\n AQABAAD/\r\n\r\nEND:VCARD\r\n";

#[test]
fn a_card_of_an_old_nokia_is_read() {
    let read = one(NOKIA);
    assert_eq!(person(&read.party).0, "علی كریمی");
    let expected = [
        phone("+989123456789", ContactLabel::Mobile),
        phone("+982188776655", ContactLabel::Work),
        phone("+982188776650", ContactLabel::Other),
    ];
    assert_eq!(phones(&read.party), expected);
    assert_eq!(days(&read.party), [(AnniversaryKind::Birthday, "1970-11-21".to_owned(), true)]);
    assert_eq!(read.party.notes, "123\nچای\nقند\nwww.karimi.example");
    assert_eq!(read.photo.unwrap().media_type, "image/jpeg");
}

#[test]
fn what_is_no_number_is_said_and_kept_in_the_notes() {
    let read = one(NOKIA);
    assert_eq!((read.problems[0].what, read.problems[0].text.as_str()), (ProblemKind::NoPhone, "123"));
}

#[test]
fn a_card_of_android_keeps_what_android_made_up() {
    let read = one("BEGIN:VCARD\nVERSION:2.1\n\
        N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:;=D8=B1=D8=B6=D8=A7;;;\n\
        FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D8=B1=D8=B6=D8=A7\n\
        TEL;CELL:09123456789\nTEL;X-Warehouse:02188776655\n\
        X-ANDROID-CUSTOM;CHARSET=UTF-8:vnd.android.cursor.item/nickname;Reza jan;1;;;;;;;;;;;;;\n\
        X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2012-03-04;1;;;;;;;;;;;;;\n\
        X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;--05-06;0;Opening;;;;;;;;;;;;\n\
        X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Sara;14;;;;;;;;;;;;;\nEND:VCARD");
    assert_eq!(person(&read.party).0, "رضا");
    let expected = [
        (AnniversaryKind::Other("سالگرد ازدواج".to_owned()), "2012-03-04".to_owned(), true),
        (AnniversaryKind::Other("Opening".to_owned()), "2000-05-06".to_owned(), false),
    ];
    assert_eq!(days(&read.party), expected);
    assert_eq!(read.party.notes, "Warehouse: 02188776655\nNickname: Reza jan\nRelation: Sara");
}

#[test]
fn a_card_of_samsung_keeps_how_a_name_is_spoken() {
    let read = one("BEGIN:VCARD\nVERSION:3.0\nN:الحكيم;يوسف;;;\nFN:يوسف الحكيم\n\
        TEL;TYPE=CELL:+971501234567\nX-PHONETIC-FIRST-NAME:Yusuf\nX-PHONETIC-LAST-NAME:\n\
        BDAY:1985-04-12\nX-SAMSUNGADR;TYPE=HOME:;;Creek Road;Dubai;;;UAE\nEND:VCARD");
    assert_eq!(read.party.notes, "Phonetic first name: Yusuf\nSamsungadr: Creek Road; Dubai; UAE");
    assert_eq!(days(&read.party), [(AnniversaryKind::Birthday, "1985-04-12".to_owned(), true)]);
}

#[test]
fn a_card_of_whatsapp_names_a_number_twice_and_it_comes_in_once() {
    let read = one("BEGIN:VCARD\nVERSION:3.0\nN:;مینا گل;;;\nFN:مینا گل\n\
        item1.TEL;waid=989123456789:+98 912 345 6789\nitem1.X-ABLabel:Mobile\n\
        TEL;type=CELL;waid=989123456789:+989123456789\nX-WA-BIZ-NAME:گل‌فروشی مینا\n\
        X-WA-BIZ-DESCRIPTION:گل و گیاه\nEND:VCARD");
    assert_eq!(phones(&read.party), [phone("+989123456789", ContactLabel::Mobile)]);
    assert_eq!(read.party.notes, "Name: گل‌فروشی مینا\nDescription: گل و گیاه");
}

#[test]
fn a_card_of_telegram_has_a_name_and_a_number() {
    let read = one("BEGIN:VCARD\nVERSION:3.0\nFN:Parviz Rostami\nN:Rostami;Parviz;;;\n\
        TEL;MOBILE:+447700900123\nURL:https://t.me/rostami\nEND:VCARD");
    assert_eq!(phones(&read.party), [phone("+447700900123", ContactLabel::Mobile)]);
    assert_eq!(read.party.handles[0].network, SocialNetwork::Telegram);
}

#[test]
fn a_mobile_number_of_no_type_is_one() {
    let read = one("BEGIN:VCARD\nFN:رضا\nTEL:09123456789\nTEL:02188776655\nEND:VCARD");
    let expected =
        [phone("+989123456789", ContactLabel::Mobile), phone("+982188776655", ContactLabel::Other)];
    assert_eq!(phones(&read.party), expected);
}

#[test]
fn a_card_without_a_name_is_called_by_what_else_there_is() {
    for (line, name) in [
        ("NICKNAME:Mimi", "Mimi"),
        ("EMAIL:mina@rastgar.example", "mina@rastgar.example"),
        ("TEL:09123456789", "0912 345 6789"),
        ("ORG:Pars Foods", "Pars Foods"),
        ("N:Rastgar;Mina;;;", "Mina Rastgar"),
    ] {
        assert_eq!(one(format!("BEGIN:VCARD\n{line}\nEND:VCARD")).party.name(), name);
    }
    assert_eq!(one("BEGIN:VCARD\nNOTE:?\nEND:VCARD").problems[0].what, ProblemKind::NoName);
}

#[test]
fn a_jalali_birthday_is_read_where_a_gregorian_one_belongs() {
    for text in ["1364-01-23", "۱۳۶۴/۰۱/۲۳", "1985-04-12T00:00:00Z", "19850412", "12 Apr 1985"] {
        let read = one(format!("BEGIN:VCARD\nFN:مینا\nBDAY:{text}\nEND:VCARD"));
        let expected = [(AnniversaryKind::Birthday, "1985-04-12".to_owned(), true)];
        assert_eq!(days(&read.party), expected, "{text}");
    }
}

#[test]
fn what_is_no_day_is_said_and_kept_in_the_notes() {
    let read = one("BEGIN:VCARD\nFN:مینا\nBDAY;VALUE=text:circa 1985\nEND:VCARD");
    assert_eq!(
        (read.problems[0].what, read.party.notes.as_str()),
        (ProblemKind::NoDay, "Birthday: circa 1985")
    );
    assert_eq!(emails(&read.party), [""; 0]);
}
