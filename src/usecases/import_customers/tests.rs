#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod atomic_crm;
mod backup;

use super::*;
use crate::domain::country::Country;
use crate::domain::link::Link;
use crate::domain::party::{
    Address, ContactEmail, ContactLabel, ContactPhone, LifecycleStage, Party, PartyDetails,
};
use crate::domain::phone::PhoneNumber;
use crate::domain::record::{Record, RecordKind};
use crate::domain::time::Instant;
use crate::formats::incoming::{Incoming, Membership, ProblemKind};
use crate::usecases::edit_party::PartyEdit;
use crate::usecases::edit_party::{EditParty, edit_party};
use crate::usecases::testing::{NOON_MS, Office};
use crate::usecases::undo_change::{UndoChange, undo_change};
use uuid::Uuid;

const USUAL: ImportOptions = ImportOptions { existing: OnExisting::Complete, doubtful: OnDoubtful::Add };

fn row(line: u32, name: &str, phone: &str) -> Incoming {
    let details = PartyDetails::named(false, name.to_owned());
    let mut party = Party::new(PartyId(Uuid::nil()), details, Instant::EPOCH);
    if !phone.is_empty() {
        let number = PhoneNumber::parse(phone, Country::IR).unwrap();
        party.phones.push(ContactPhone { number, label: ContactLabel::Mobile, confirmed_on: None });
    }
    Incoming::new(line, party)
}

fn shop(line: u32, name: &str) -> Incoming {
    let details = PartyDetails::named(true, name.to_owned());
    Incoming::new(line, Party::new(PartyId(Uuid::nil()), details, Instant::EPOCH))
}

fn works_at(mut row: Incoming, organisation: &str, title: &str) -> Incoming {
    row.memberships.push(Membership {
        organisation: organisation.to_owned(),
        id: None,
        title: title.to_owned(),
        role: None,
    });
    row
}

fn email(address: &str) -> ContactEmail {
    ContactEmail { address: address.to_owned(), label: ContactLabel::Work, confirmed_on: None }
}

fn in_city(city: &str) -> Address {
    Address { city: city.to_owned(), ..Address::empty(ContactLabel::Work) }
}

fn plan(office: &Office, rows: &[Incoming], options: ImportOptions) -> Planned {
    let mut plan = Plan::new(&office.store, Instant::from_millis(NOON_MS), options);
    for row in rows {
        plan.take(row.clone()).unwrap();
    }
    plan.finish()
}

fn outcomes(planned: &Planned) -> Vec<Outcome> {
    let mut rows: Vec<_> = planned.rows.iter().map(|row| (row.line, row.outcome)).collect();
    rows.sort();
    rows.into_iter().map(|(_, outcome)| outcome).collect()
}

/// Takes rows in, and says what became of each.
fn import(office: &Office, rows: &[Incoming]) -> Vec<Outcome> {
    let planned = plan(office, rows, USUAL);
    let outcomes = outcomes(&planned);
    match office.run(import_customers(&office.store, planned)) {
        Ok(_) | Err(CommitError::NothingChanged) => outcomes,
        Err(error) => panic!("{error}"),
    }
}

fn all(office: &Office) -> Vec<Party> {
    let mut all = Vec::new();
    office.store.for_each(RecordKind::Party, &mut |record| {
        if let Record::Party(party) = record {
            all.push(party);
        }
    });
    all.sort_by(|a, b| a.name().cmp(b.name()));
    all
}

fn names(office: &Office) -> Vec<String> {
    all(office).iter().map(|party| party.name().to_owned()).collect()
}

fn links(office: &Office) -> Vec<Link> {
    let mut links = Vec::new();
    office.store.for_each(RecordKind::Link, &mut |record| {
        if let Record::Link(link) = record {
            links.push(link);
        }
    });
    links
}

fn phone_book() -> Vec<Incoming> {
    vec![
        works_at(row(2, "مینا رستگار", "09123456789"), "پخش لاله", "مدیر خرید"),
        works_at(row(3, "امید نوری", "09351112233"), "پخش لاله", ""),
        row(4, "Parviz Rostami", "+447700900123"),
    ]
}

#[test]
fn rows_become_customers_and_their_places_of_work_organisations() {
    let office = Office::open();
    assert_eq!(import(&office, &phone_book()), [Outcome::New; 3]);
    assert_eq!(names(&office), ["Parviz Rostami", "امید نوری", "مینا رستگار", "پخش لاله"]);
    let titles: Vec<_> = links(&office).into_iter().map(|link| link.title).collect();
    assert_eq!(titles.len(), 2);
    assert!(titles.contains(&"مدیر خرید".to_owned()));
}

#[test]
fn the_same_file_again_changes_nothing_even_after_a_customer_was_edited() {
    let office = Office::open();
    import(&office, &phone_book());
    assert_eq!(import(&office, &phone_book()), [Outcome::Same; 3]);
    let parviz = all(&office).remove(0).id;
    let edits = vec![PartyEdit::Rename("Parviz R. Rostami".to_owned())];
    let request = EditParty { party: parviz, edits, home: Country::IR };
    office.run(edit_party(&office.store, &office.world, request)).unwrap();
    assert_eq!(import(&office, &phone_book()), [Outcome::Same; 3]);
    assert_eq!(names(&office).first().unwrap(), "Parviz R. Rostami");
}

#[test]
fn one_tap_takes_all_of_it_back() {
    let office = Office::open();
    office.add_person("Mina");
    let planned = plan(&office, &phone_book(), USUAL);
    let change = office.run(import_customers(&office.store, planned)).unwrap();
    office.run(undo_change(&office.store, UndoChange { change })).unwrap();
    assert_eq!(names(&office), ["Mina"]);
    assert_eq!(links(&office), []);
}

#[test]
fn what_was_taken_back_comes_in_again() {
    let office = Office::open();
    let planned = plan(&office, &phone_book(), USUAL);
    let change = office.run(import_customers(&office.store, planned)).unwrap();
    office.run(undo_change(&office.store, UndoChange { change })).unwrap();
    assert_eq!(import(&office, &phone_book()), [Outcome::New; 3]);
    assert_eq!(names(&office).len(), 4);
    assert_eq!(links(&office).len(), 2);
}

#[test]
fn a_customer_who_is_there_is_completed_and_keeps_what_is_said() {
    let office = Office::open();
    import(&office, &[row(1, "مینا رستگار", "09123456789")]);
    let mut again = row(1, "مینا رستگار", "09123456789");
    again.party.emails.push(email("mina@laleh.example"));
    again.party.addresses.push(in_city("تهران"));
    again.party.tags.push("vip".to_owned());
    assert_eq!(import(&office, &[again.clone()]), [Outcome::Changed]);
    assert_eq!(import(&office, &[again]), [Outcome::Same]);
    let mina = all(&office).remove(0);
    assert_eq!((mina.emails.len(), mina.phones.len(), mina.city()), (1, 1, "تهران"));
    assert_eq!(all(&office).len(), 1);
}

#[test]
fn what_the_file_says_wins_only_where_that_was_chosen() {
    let office = Office::open();
    let mut before = row(1, "Mina", "09123456789");
    before.party.source = Some("fair".to_owned());
    import(&office, &[before.clone()]);
    before.party.source = Some("website".to_owned());
    for (existing, source) in
        [(OnExisting::Leave, "fair"), (OnExisting::Complete, "fair"), (OnExisting::Overwrite, "website")]
    {
        let planned = plan(&office, &[before.clone()], ImportOptions { existing, ..USUAL });
        let changed = office.run(import_customers(&office.store, planned)).is_ok();
        assert_eq!(changed, source == "website");
        assert_eq!(all(&office).remove(0).source.as_deref(), Some(source));
    }
}

#[test]
fn a_stage_that_the_file_does_not_say_is_left_as_it_is() {
    let office = Office::open();
    let mut customer = row(1, "Mina", "09123456789");
    customer.party.stage = LifecycleStage::Customer;
    customer.says_stage = true;
    import(&office, &[customer]);
    let mut again = row(1, "Mina", "09123456789");
    again.party.emails.push(email("mina@laleh.example"));
    let planned = plan(&office, &[again], ImportOptions { existing: OnExisting::Overwrite, ..USUAL });
    office.run(import_customers(&office.store, planned)).unwrap();
    assert_eq!(all(&office).remove(0).stage, LifecycleStage::Customer);
}

#[test]
fn two_rows_of_one_customer_become_one() {
    let office = Office::open();
    let mut second = row(2, "Mina Rastegar", "0912 345 6789");
    second.party.emails.push(email("mina@laleh.example"));
    let rows = [row(1, "Mina Rastegar", "+98 912 345 6789"), second.clone(), second];
    assert_eq!(import(&office, &rows), [Outcome::New, Outcome::Changed, Outcome::Same]);
    assert_eq!(all(&office).len(), 1);
    assert_eq!(all(&office).remove(0).emails.len(), 1);
}

#[test]
fn who_may_be_there_already_is_doubtful_and_done_with_as_was_chosen() {
    for (doubtful, expected) in [
        (OnDoubtful::Add, vec!["M. Rastegari", "Mina Rastegar"]),
        (OnDoubtful::Join, vec!["Mina Rastegar"]),
        (OnDoubtful::LeaveOut, vec!["Mina Rastegar"]),
    ] {
        let office = Office::open();
        import(&office, &[row(1, "Mina Rastegar", "09123456789")]);
        let planned =
            plan(&office, &[row(1, "M. Rastegari", "09123456789")], ImportOptions { doubtful, ..USUAL });
        assert_eq!(outcomes(&planned), [Outcome::Doubtful]);
        assert_eq!(planned.rows[0].is.as_ref().unwrap().1, "Mina Rastegar");
        if let Err(error) = office.run(import_customers(&office.store, planned)) {
            assert_eq!(error, CommitError::NothingChanged);
        }
        assert_eq!(names(&office), expected);
    }
}

#[test]
fn a_bad_row_is_rejected_and_the_others_come_in() {
    let office = Office::open();
    let rows = [row(1, "", ""), row(2, "Mina", ""), row(3, " ", "09123456789")];
    assert_eq!(import(&office, &rows), [Outcome::Rejected, Outcome::New, Outcome::New]);
    assert_eq!(names(&office), ["+98 912 345 6789", "Mina"]);
    let planned = plan(&office, &rows, USUAL);
    let rejected = planned.rows.iter().find(|row| row.outcome == Outcome::Rejected).unwrap();
    assert_eq!(rejected.problems[0].what, ProblemKind::NoName);
}

#[test]
fn an_organisation_that_comes_after_its_people_is_the_one_they_work_at() {
    let office = Office::open();
    let mut laleh = shop(5, "پخش لاله");
    laleh.party.addresses.push(in_city("شیراز"));
    let rows = [works_at(row(1, "مینا", "09123456789"), "پخش لاله", ""), laleh];
    import(&office, &rows);
    assert_eq!(names(&office), ["مینا", "پخش لاله"]);
    let laleh = all(&office).remove(1);
    assert_eq!(laleh.city(), "شیراز");
    assert_eq!(links(&office)[0].organisation, laleh.id);
}

#[test]
fn what_is_too_long_is_shortened_and_said() {
    let office = Office::open();
    let planned = plan(&office, &[row(1, &"م".repeat(300), "")], USUAL);
    assert_eq!(planned.rows[0].problems[0].what, ProblemKind::Shortened);
    assert_eq!(planned.rows[0].name.chars().count(), 200);
}

#[test]
fn a_row_of_our_own_export_names_its_customer() {
    let office = Office::open();
    let id = office.add_person("Mina");
    let mut ours = Incoming::new(1, office.party(id));
    ours.is_ours = true;
    assert_eq!(import(&office, &[ours.clone()]), [Outcome::Same]);
    ours.party.tags.push("vip".to_owned());
    if let PartyDetails::Person(person) = &mut ours.party.details {
        person.name = "Mina Rastegar".to_owned();
    }
    assert_eq!(import(&office, &[ours]), [Outcome::Changed]);
    assert_eq!(names(&office), ["Mina Rastegar"]);
}

#[test]
fn what_was_edited_in_an_export_comes_in_and_what_was_edited_here_since_stays() {
    let office = Office::open();
    let id = office.add_person("Mina");
    let exported = office.party(id);
    let edits = vec![PartyEdit::Rename("Mina Rastegar".to_owned())];
    office
        .run(edit_party(&office.store, &office.world, EditParty { party: id, edits, home: Country::IR }))
        .unwrap();
    let mut row = Incoming::new(1, exported.clone());
    (row.is_ours, row.was) = (true, Some(Box::new(exported)));
    assert_eq!(import(&office, &[row.clone()]), [Outcome::Same]);
    row.party.tags.push("vip".to_owned());
    assert_eq!(import(&office, &[row]), [Outcome::Changed]);
    let mina = office.party(id);
    assert_eq!((mina.name(), mina.tags.as_slice()), ("Mina Rastegar", ["vip".to_owned()].as_slice()));
}

#[test]
fn an_address_that_says_less_adds_nothing_and_one_that_says_more_completes() {
    let office = Office::open();
    let mut full = row(1, "Mina", "09123456789");
    full.party
        .addresses
        .push(Address { street: "خیابان ولی‌عصر".to_owned(), ..in_city("تهران") });
    import(&office, &[full]);
    let mut less = row(1, "Mina", "09123456789");
    less.party.addresses.push(Address { postal_code: "1234567890".to_owned(), ..in_city("تهران") });
    import(&office, &[less]);
    let mina = all(&office).remove(0);
    assert_eq!(mina.addresses.len(), 1);
    assert_eq!(
        (mina.addresses[0].street.as_str(), mina.addresses[0].postal_code.as_str()),
        ("خیابان ولی‌عصر", "1234567890")
    );
    let mut other = row(1, "Mina", "09123456789");
    other.party.addresses.push(in_city("شیراز"));
    import(&office, &[other]);
    assert_eq!(all(&office).remove(0).addresses.len(), 2);
}
