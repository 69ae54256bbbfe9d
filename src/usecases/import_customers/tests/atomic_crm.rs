//! Files of Atomic CRM, from their bytes to the customers.

use super::*;
use crate::domain::calendar::CalendarKind;
use crate::formats::atomic_crm;
use crate::formats::columns::Reading;

const FILE: &str = r#"{
  "companies": [
    {"id": 1, "name": "پخش لاله", "city": "شیراز", "website": "https://laleh.example"},
    {"id": 2, "name": "Rostami Ceramics", "phone_number": "212-555-0123"}
  ],
  "contacts": [
    {"id": 7, "first_name": "مینا", "last_name": "رستگار", "title": "مدیر خرید", "company_id": 1,
     "phone_jsonb": [{"number": "+98 912 345 6789", "type": "Work"}]},
    {"id": 8, "first_name": "Parviz", "last_name": "Rostami", "company_id": 2,
     "email_jsonb": [{"email": "parviz@rostami.example", "type": "Work"}]},
    {"id": 9, "first_name": "امید", "last_name": "نوری", "company_id": 1}
  ]
}"#;

fn rows() -> Vec<Incoming> {
    let reading = Reading {
        home: Country::US,
        calendar: CalendarKind::Gregorian,
        today: "2026-11-25".parse().unwrap(),
        currency: None,
        stages: Vec::new(),
        countries: Vec::new(),
        fields: Vec::new(),
        anniversary: String::new(),
        headings: crate::formats::columns::HEADINGS.to_owned(),
    };
    let mut rows = Vec::new();
    assert!(atomic_crm::read(FILE, &reading, &mut |row, _| rows.push(row)));
    rows
}

#[test]
fn contacts_work_at_the_companies_of_the_file() {
    let office = Office::open();
    assert_eq!(import(&office, &rows()), [Outcome::New; 5]);
    assert_eq!(names(&office), ["Parviz Rostami", "Rostami Ceramics", "امید نوری", "مینا رستگار", "پخش لاله"]);
    let laleh = all(&office).remove(4);
    assert_eq!((laleh.is_organisation(), laleh.city()), (true, "شیراز"));
    let at_laleh: Vec<Link> =
        links(&office).into_iter().filter(|link| link.organisation == laleh.id).collect();
    assert_eq!(at_laleh.len(), 2);
    assert!(at_laleh.iter().any(|link| link.title == "مدیر خرید"));
}

#[test]
fn the_same_contacts_again_change_nothing() {
    let office = Office::open();
    import(&office, &rows());
    assert_eq!(import(&office, &rows()), [Outcome::Same; 5]);
    assert_eq!((all(&office).len(), links(&office).len()), (5, 3));
}
