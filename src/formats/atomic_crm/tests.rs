//! Files in the shapes that Atomic CRM gives and takes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;

use super::*;
use crate::domain::calendar::CalendarKind;
use crate::domain::country::Country;
use crate::domain::party::PartyDetails;
use crate::formats::json::RejectedRecords;

fn reading() -> Reading {
    Reading {
        home: Country::US,
        calendar: CalendarKind::Jalali,
        today: "2026-11-25".parse().unwrap(),
        currency: None,
        stages: Vec::new(),
        countries: vec![("usa".to_owned(), Country::US)],
        fields: Vec::new(),
        anniversary: String::new(),
        headings: crate::formats::columns::HEADINGS.to_owned(),
    }
}

/// What is read of a file; none of one that is another's.
fn read_all(text: &str) -> Option<Vec<Incoming>> {
    let mut found = Vec::new();
    read(text, &reading(), &mut |one, _| found.push(one)).then_some(found)
}

const TABLES: &str = r#"{
  "sales": [{"id": 12, "first_name": "Jane", "last_name": "Doe"}, {"id": 2, "first_name": "Ali", "last_name": ""}],
  "tags": [{"id": 0, "name": "football-fan", "color": "x"}, {"id": 1, "name": "مهم", "color": "y"}],
  "companies": [
    {"id": 10, "name": "Rostami Ceramics", "sector": "industrials", "size": 50, "linkedin_url": null,
     "website": "https://rostami.example", "phone_number": "212-555-0123", "address": "12 Main Street",
     "zipcode": "10001", "city": "New York", "stateAbbr": "NY", "country": "USA", "sales_id": 12,
     "tax_identifier": "a1b2", "created_at": "2024-03-20T09:00:00.000Z", "description": "Tiles.",
     "logo": {"src": "./logos/1.png"}, "context_links": [], "nb_contacts": 3},
    {"id": 9, "name": "شرکت پارس"}
  ],
  "contacts": [
    {"id": 7, "first_name": "مینا", "last_name": "رستگار", "title": "مدیر خرید", "company_id": 9,
     "company_name": "Pars", "email_jsonb": [{"email": "mina@pars.example", "type": "Home"}],
     "phone_jsonb": [{"number": "+98 912 345 6789", "type": "Other"}, {"number": "call me", "type": "Work"}],
     "background": "Met at the fair.", "first_seen": "2025-02-14T09:20:21Z", "last_seen": "2025-03-01T00:00:00Z",
     "status": "warm", "tags": [1, 0, 5], "sales_id": 2, "has_newsletter": false, "gender": null,
     "linkedin_url": "https://linkedin.com/in/mina-r"},
    "nobody"
  ],
  "contactNotes": [
    {"id": 1, "contact_id": 7, "text": "Wants\nforty boxes.", "date": "2025-02-20T08:00:00Z"},
    {"id": 2, "contact_id": 70, "text": "of another", "date": "2025-02-21T08:00:00Z"}
  ]
}"#;

#[test]
fn a_company_is_an_organisation_with_what_is_known_of_it() {
    let all = read_all(TABLES).unwrap();
    let party = &all[0].party;
    let PartyDetails::Organisation(organisation) = &party.details else { panic!("no organisation") };
    assert_eq!(
        [&organisation.name, &organisation.industry, &organisation.registration, &organisation.website],
        ["Rostami Ceramics", "industrials", "a1b2", "https://rostami.example"]
    );
    assert_eq!(party.phones[0].number.to_string(), "+12125550123");
    assert_eq!(party.addresses[0].one_line(", "), "12 Main Street, New York, NY");
    assert_eq!(
        (party.addresses[0].postal_code.as_str(), party.addresses[0].country.as_str()),
        ("10001", "US")
    );
    assert_eq!(party.owner.as_deref(), Some("Jane Doe"));
    assert_eq!(party.notes, "size: 50\nTiles.");
    assert_eq!(party.created_at.millis() / 86_400_000, 19_802);
    assert_eq!(all[0].problems, []);
}

#[test]
fn a_contact_is_a_person_in_its_company() {
    let all = read_all(TABLES).unwrap();
    let mina = &all[2];
    assert_eq!((mina.line, mina.party.name()), (3, "مینا رستگار"));
    assert_eq!(mina.memberships[0].organisation, "شرکت پارس");
    assert_eq!(mina.memberships[0].title, "مدیر خرید");
    assert_eq!(mina.party.tags, ["مهم", "football-fan"]);
    assert_eq!(mina.party.owner.as_deref(), Some("Ali"));
    assert_eq!(mina.party.handles[0].handle, "mina-r");
    let email = &mina.party.emails[0];
    assert_eq!((email.address.as_str(), email.label), ("mina@pars.example", ContactLabel::Home));
    let phone = &mina.party.phones[0];
    assert_eq!((phone.number.to_string().as_str(), phone.label), ("+989123456789", ContactLabel::Other));
}

#[test]
fn what_has_no_field_is_in_the_notes_and_so_are_notes_with_their_day() {
    let mina = &read_all(TABLES).unwrap()[2];
    assert_eq!(
        mina.party.notes,
        "phone_jsonb: call me\nMet at the fair.\nlast_seen: 2025-03-01T00:00:00Z\nstatus: warm\n\
            2025-02-20: Wants\nforty boxes."
    );
    assert_eq!(mina.problems, [Problem { what: ProblemKind::NoPhone, text: "call me".to_owned() }]);
}

#[test]
fn a_row_that_is_none_is_unreadable_and_counts() {
    let all = read_all(TABLES).unwrap();
    assert_eq!((all.len(), all[3].line, all[3].problems[0].what), (4, 4, ProblemKind::Unreadable));
    assert_eq!(all[3].problems[0].text, "nobody");
}

#[test]
fn the_file_of_import_is_read() {
    let text = r#"{"sales":[{"id":123,"first_name":"Barney","last_name":"Calhoun"}],
        "companies":[{"id":345,"name":"Aperture Science","state_abbr":"OH"}],
        "contacts":[{"id":567,"first_name":"Cave","last_name":"Johnson","company_id":345,"sales_id":123,
        "emails":[{"email":"cave@aperture.example","type":"Work"}],"phones":[{"number":"2125550123","type":"Work"}],
        "tags":["VIP","Science"]}],
        "notes":[{"contact_id":567,"text":"Lemons.","date":"2025-02-14T09:20:21Z"}],"tasks":[{"contact_id":567}]}"#;
    let all = read_all(text).unwrap();
    let cave = &all[1].party;
    assert_eq!((cave.emails.len(), cave.phones.len(), cave.tags.len()), (1, 1, 2));
    assert_eq!(cave.notes, "2025-02-14: Lemons.");
    assert_eq!(all[1].memberships[0].organisation, "Aperture Science");
}

#[test]
fn a_list_of_contacts_is_read() {
    let text = r#"[{"first_name":"Ada","last_name":"Lovelace","company_name":"Engines","tags":[3]}]"#;
    let ada = &read_all(text).unwrap()[0];
    assert_eq!((ada.party.name(), ada.memberships[0].organisation.as_str()), ("Ada Lovelace", "Engines"));
    assert_eq!(ada.party.tags, [""; 0]);
}

#[test]
fn a_row_without_a_name_comes_back_as_it_stood_and_its_reason_is_no_part_of_it_once_mended() {
    let row = r#"{ "id": 7, "first_name": null, "title": "Buyer", "mood": "fine" }"#;
    let text = format!(r#"{{"contacts":[{{"first_name":"Ada"}}, {row}, "nobody"]}}"#);
    let mut rejected = RejectedRecords::new(CONTACTS.to_owned());
    let mut take = |customer: Incoming, row: &str| {
        if customer.party.name().is_empty() {
            rejected.keep(row, ProblemKind::NoName);
        }
    };
    assert!(read(&text, &reading(), &mut take));
    let back = rejected.file(&|_| "No name".to_owned());
    assert!(back.contains(row.trim_end_matches(" }")), "{back}");
    let mina = read_all(&back.replace("null", "\"Mina\"")).unwrap();
    assert_eq!((mina.len(), mina[0].party.name(), mina[0].party.notes.as_str()), (1, "Mina", "mood: fine"));
}

#[test]
fn files_of_others_are_none() {
    for text in ["", "{}", "[]", "[1]", r#"{"records":[]}"#, r#"[{"product":"tile"}]"#, r#"{"contacts":[{}"#]
    {
        assert_eq!(read_all(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn a_file_that_is_cut_off_is_none(part in 0.0..1.0_f64) {
        let place = (TABLES.len() as f64 * part) as usize;
        let place = (place..TABLES.len()).find(|place| TABLES.is_char_boundary(*place)).unwrap();
        prop_assert_eq!(read_all(&TABLES[..place]), None);
    }

    #[test]
    fn whatever_stands_in_a_contact_makes_one_customer(
        texts in prop::collection::vec("\\PC{0,20}", FIELDS.len()), id in any::<u8>(),
    ) {
        let fields = FIELDS.iter().zip(&texts).map(|((name, _), text)| format!("{name:?}:{}", serde_json::json!(text)));
        let fields: Vec<String> = fields.collect();
        let text = format!("{{\"contacts\":[{{{}}},{{\"company_id\":{id}}}]}}", fields.join(","));
        prop_assert_eq!(read_all(&text).unwrap().len(), 2);
    }
}
