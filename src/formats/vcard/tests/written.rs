//! Cards that we write, as other products see them.

use super::*;
use crate::domain::id::PartyId;
use crate::domain::party::{
    Address, Anniversary, AnniversaryKind, ContactEmail, ContactLabel, ContactPhone, LifecycleStage,
    Organisation, Party, PartyDetails, Person, SocialHandle, SocialNetwork,
};
use crate::domain::phone::PhoneNumber;
use crate::formats::incoming::{Membership, Picture};
use uuid::Uuid;

fn mina() -> Party {
    let details = PartyDetails::Person(Person {
        name: "مینا رستگار".to_owned(),
        honorific: "دکتر".to_owned(),
        job_title: "داروساز".to_owned(),
    });
    let number = PhoneNumber::parse("021-88776655 داخلی 12", Country::IR).unwrap();
    let anniversary = |kind, year_known| Anniversary {
        kind,
        date: "1985-04-12".parse().unwrap(),
        calendar: CalendarKind::Jalali,
        year_known,
    };
    Party {
        stage: LifecycleStage::Customer,
        phones: vec![ContactPhone {
            number,
            label: ContactLabel::Work,
            confirmed_on: Some("2026-11-01".parse().unwrap()),
        }],
        emails: vec![ContactEmail {
            address: "mina@rastgar.example".to_owned(),
            label: ContactLabel::Home,
            confirmed_on: None,
        }],
        addresses: vec![Address {
            label: ContactLabel::Work,
            street: "خیابان ولی‌عصر".to_owned(),
            district: "ونک".to_owned(),
            city: "تهران".to_owned(),
            region: String::new(),
            postal_code: "1415733".to_owned(),
            country: "IR".to_owned(),
            position: None,
            confirmed_on: None,
        }],
        handles: vec![SocialHandle {
            network: SocialNetwork::Instagram,
            handle: "mina.r".to_owned(),
            confirmed_on: None,
        }],
        anniversaries: vec![
            anniversary(AnniversaryKind::Birthday, false),
            anniversary(AnniversaryKind::FirstPurchase, true),
        ],
        tags: vec!["VIP".to_owned(), "تهران، شمال".to_owned()],
        notes: "چای دوست دارد,\nنه قهوه".to_owned(),
        ..Party::new(PartyId(Uuid::from_u128(7)), details, Instant::from_millis(1_789_900_000_000))
    }
}

fn written(party: &Party, version: Version) -> String {
    let memberships = if party.is_organisation() { Vec::new() } else { places() };
    let photo = Picture { media_type: "image/jpeg".to_owned(), bytes: b"\xFF\xD8\xFF\xE0".to_vec() };
    let mut file = String::new();
    write(&[Card { party, memberships, photo: Some(&photo) }], version, &mut file);
    // Lines as they are before they are folded.
    file.replace("\r\n ", "").replace("\r\n", "\n")
}

fn places() -> Vec<Membership> {
    let place = |organisation: &str, title: &str| Membership {
        organisation: organisation.to_owned(),
        id: None,
        title: title.to_owned(),
        role: None,
    };
    vec![place("داروخانه لاله", "مدیر خرید"), place("Pars Foods", "")]
}

#[test]
fn a_card_of_version_3_says_everything() {
    assert_eq!(
        written(&mina(), Version::V3),
        "BEGIN:VCARD\nVERSION:3.0\nPRODID:-//Peyvand//Peyvand//EN\n\
         UID:urn:uuid:00000000-0000-0000-0000-000000000007\nFN:مینا رستگار\nN:;مینا رستگار;;دکتر;\n\
         ORG:داروخانه لاله\nTITLE:مدیر خرید\nitem1.ORG:Pars Foods\nROLE:داروساز\n\
         TEL;TYPE=work;TYPE=pref;X-PEYVAND=2026-11-01:+982188776655,12\n\
         EMAIL;TYPE=home;TYPE=pref:mina@rastgar.example\n\
         ADR;TYPE=work;TYPE=pref:;;خیابان ولی‌عصر,ونک;تهران;;1415733;IR\n\
         X-SOCIALPROFILE;TYPE=instagram;X-USER=mina.r:https://instagram.com/mina.r\n\
         BDAY;X-APPLE-OMIT-YEAR=1604;X-PEYVAND=\"jalali,birthday,1985-04-12\":1604-04-12\n\
         item2.X-ABDATE;X-PEYVAND=\"jalali,purchase\":1985-04-12\nitem2.X-ABLabel:First purchase\n\
         CATEGORIES:VIP,تهران، شمال\nNOTE:چای دوست دارد\\,\\nنه قهوه\nX-PEYVAND-STAGE:customer\n\
         X-PEYVAND-CREATED:1789900000000\nPHOTO;ENCODING=b;TYPE=JPEG:/9j/4A==\nEND:VCARD\n"
    );
}

#[test]
fn a_card_of_version_4_has_its_own_words_for_days_pictures_and_preference() {
    let file = written(&mina(), Version::V4);
    for line in [
        "VERSION:4.0",
        "TEL;TYPE=work;PREF=1;X-PEYVAND=2026-11-01:+982188776655,12",
        "BDAY;X-PEYVAND=\"jalali,birthday,1985-04-12\":--0412",
        "PHOTO:data:image/jpeg;base64,/9j/4A==",
    ] {
        assert!(file.lines().any(|written| written == line), "{line}\n{file}");
    }
}

#[test]
fn an_organisation_is_one_to_everybody() {
    let details = PartyDetails::Organisation(Organisation {
        name: "Pars Foods; Tehran".to_owned(),
        industry: "Food".to_owned(),
        registration: String::new(),
        website: "https://pars.example/a,b".to_owned(),
    });
    let party = Party::new(PartyId(Uuid::from_u128(7)), details, Instant::EPOCH);
    let file = written(&party, Version::V4);
    for line in [
        "KIND:org",
        "N:;;;;",
        "ORG:Pars Foods\\; Tehran",
        "X-ABShowAs:COMPANY",
        "URL:https://pars.example/a,b",
        "X-PEYVAND-INDUSTRY:Food",
    ] {
        assert!(file.lines().any(|written| written == line), "{line}\n{file}");
    }
    assert!(!written(&party, Version::V3).contains("KIND"));
}

#[test]
fn a_number_that_a_telephone_wrote_anew_is_taken_as_it_is() {
    let file = written(&mina(), Version::V3).replace("+982188776655,12", "+989123456789");
    assert_eq!(one(file).party.phones[0].number.to_string(), "+989123456789");
}

#[test]
fn our_card_rewritten_by_another_product_names_nobody_of_ours() {
    let file = written(&mina(), Version::V3).replace("-//Peyvand//Peyvand//EN", "-//Apple Inc.//iOS//EN");
    let read = one(file);
    assert!(!read.is_ours);
    assert_eq!((read.party.name(), read.party.stage), ("مینا رستگار", LifecycleStage::Customer));
}

#[test]
fn cards_are_written_one_behind_the_other() {
    let (mina, mut file) = (mina(), String::new());
    let card = Card { party: &mina, memberships: Vec::new(), photo: None };
    write(std::slice::from_ref(&card), Version::V4, &mut file);
    write(&[card], Version::V3, &mut file);
    assert_eq!(read_all(file).len(), 2);
}
