//! What somebody changed in a table of our own before it was taken in again.

use super::written::{Customer, fields, heading, mina, phone, reading_of, table, usual, writing};
use super::*;
use crate::domain::digits::DigitSystem;
use crate::formats::incoming::Membership;
use ExportColumn as Column;

/// Mina's row with some cells written over, read where the Gregorian calendar is the user's.
fn edited(cells: &[(Column, &str)]) -> Incoming {
    edited_with(&usual(&[mina()]), cells)
}

fn edited_with(columns: &[Column], cells: &[(Column, &str)]) -> Incoming {
    let fields = fields();
    let writing = writing(CalendarKind::Jalali, DigitSystem::Persian, &fields);
    let mut table = table(&[mina()], columns, Language::Fa, writing);
    for (column, text) in cells {
        let place = columns.iter().position(|one| one == column).unwrap();
        (*text).clone_into(&mut table[1][place]);
    }
    let targets = guess(Some(&table[0]), &table[1..], &[], Country::IR, HEADINGS);
    let reading = reading_of(CalendarKind::Gregorian);
    RowReader::new(&table[0], &targets, &reading).read(2, &table[1])
}

/// Mina as she was, changed by hand.
fn but(change: impl FnOnce(&mut Customer)) -> Incoming {
    let mut customer = mina();
    let was = Some(Box::new(customer.0.clone()));
    change(&mut customer);
    let (party, memberships) = customer;
    Incoming { is_ours: true, was, memberships, ..Incoming::new(2, party) }
}

#[test]
fn what_was_not_touched_changes_nothing() {
    assert_eq!(edited(&[]), but(|_| {}));
}

#[test]
fn names_that_have_changed_since_make_no_edits() {
    let (columns, fields) = (usual(&[mina()]), fields());
    let writing = writing(CalendarKind::Jalali, DigitSystem::Persian, &fields);
    let table = table(&[mina()], &columns, Language::Fa, writing);
    let targets = guess(Some(&table[0]), &table[1..], &[], Country::IR, HEADINGS);
    let (stages, countries) = (Vec::new(), Vec::new());
    let reading = Reading { stages, countries, ..reading_of(CalendarKind::Hijri) };
    assert_eq!(RowReader::new(&table[0], &targets, &reading).read(2, &table[1]), but(|_| {}));
}

#[test]
fn a_number_that_was_corrected_takes_the_place_of_the_old_one() {
    let corrected = phone("021 1111 2222").number;
    let read = edited(&[(Column::Phone(2), "02111112222")]);
    let numbers: Vec<_> = read.party.phones.iter().map(|phone| phone.number).collect();
    assert_eq!(numbers, [mina().0.phones[0].number, corrected]);
    assert_eq!(read.party.phones[0], mina().0.phones[0]);
}

#[test]
fn a_number_added_to_a_cell_stands_beside_the_one_there() {
    let read = edited(&[(Column::Phone(1), "+98 912 345 6789; 0935 111 2233")]);
    assert_eq!(read.party.phones.len(), 3);
    assert_eq!(read.party.phones[..2], mina().0.phones[..]);
}

#[test]
fn the_same_written_another_way_changes_nothing() {
    let read = edited(&[
        (Column::Phone(1), "09123456789"),
        (Column::Birthday, "1365-1-15"),
        (Column::Address(AddressPart::PostalCode), "۰۱۲۳۴۵۶۷۸۹"),
        (Column::Email(1), "MINA@laleh.example"),
        (Column::Name, " مینا رستگار "),
    ]);
    assert_eq!(read, but(|_| {}));
}

#[test]
fn a_day_that_was_edited_is_read_in_the_calendar_of_the_table() {
    let day = |(party, _): &mut Customer| party.anniversaries[0].date = "1986-04-05".parse().unwrap();
    assert_eq!(edited(&[(Column::Birthday, "۱۳۶۵/۰۱/۱۶")]), but(day));
}

#[test]
fn texts_tags_and_the_stage_are_what_they_were_made() {
    let read = edited(&[
        (Column::JobTitle, "مدیرعامل"),
        (Column::OtherAddress(AddressPart::City), "اصفهان"),
        (Column::Tags, "VIP، تهران"),
        (Column::Stage, "مشتری سابق"),
        (Column::Notes, "عصر تماس بگیرید"),
    ]);
    let made = but(|(party, _)| {
        let PartyDetails::Person(person) = &mut party.details else { panic!("a person") };
        person.job_title = "مدیرعامل".to_owned();
        party.addresses[1].city = "اصفهان".to_owned();
        party.tags = vec!["VIP".to_owned(), "تهران".to_owned()];
        party.stage = LifecycleStage::Former;
        party.notes = "عصر تماس بگیرید".to_owned();
    });
    assert_eq!(read, Incoming { says_stage: true, ..made });
}

#[test]
fn an_organisation_that_was_corrected_keeps_the_place_in_it() {
    let read = edited(&[(Column::Organisation, "پخش لاله; چای گیلان; قند پارس")]);
    let made = but(|(_, places)| {
        places[1] =
            Membership { organisation: "چای گیلان".to_owned(), id: None, ..places[1].clone() };
        let organisation = "قند پارس".to_owned();
        places.push(Membership { organisation, id: None, title: String::new(), role: None });
    });
    assert_eq!(read, made);
    let titled = edited(&[(Column::PlaceTitle, "خریدار; مشاور")]);
    assert_eq!(titled, but(|(_, places)| places[0].title = "خریدار".to_owned()));
}

#[test]
fn a_cell_that_was_emptied_says_nothing() {
    assert_eq!(edited(&[(Column::Phone(1), ""), (Column::Tags, "")]), but(|_| {}));
}

#[test]
fn a_column_that_was_taken_away_changes_nothing() {
    let mut columns = usual(&[mina()]);
    columns.retain(|column| *column != Column::Phone(1));
    let read = edited_with(&columns, &[(Column::Phone(2), "02111112222")]);
    assert_eq!(read.party.phones[0], mina().0.phones[0]);
    assert_eq!(read.party.phones[1].number, phone("02111112222").number);
}

#[test]
fn what_cannot_be_read_goes_to_the_notes_and_is_said() {
    let read = edited(&[(Column::Birthday, "بهار")]);
    assert_eq!(problems(&read), [(ProblemKind::NoDay, "بهار")]);
    assert_eq!(read.party.notes, [mina().0.notes.as_str(), "تولد: بهار"].join("\n"));
}

#[test]
fn somebody_does_not_become_an_organisation() {
    let read = edited(&[(Column::Kind, "شرکت"), (Column::Name, "مینا")]);
    assert_eq!(read.party.name(), "مینا");
    assert!(!read.party.is_organisation());
    assert!(read.party.notes.ends_with("شخص یا شرکت: شرکت"));
}

#[test]
fn of_a_card_that_was_cut_off_nothing_is_taken_and_the_cells_speak() {
    let card = "BEGIN:VCARD¶VERSION:4.0¶PRODID:-//Peyvand//Peyvand//EN¶FN:Some";
    let read = edited(&[(Column::Card, card)]);
    assert!(read.problems.iter().any(|problem| problem.what == ProblemKind::Shortened));
    assert_eq!((read.party.id, read.party.name()), (mina().0.id, "مینا رستگار"));
}

#[test]
fn a_heading_that_was_renamed_is_read_by_what_it_means() {
    let column = Column::Address(AddressPart::City);
    let (columns, fields) = (usual(&[mina()]), fields());
    let writing = writing(CalendarKind::Jalali, DigitSystem::Persian, &fields);
    let mut table = table(&[mina()], &columns, Language::Fa, writing);
    let place = table[0].iter().position(|name| *name == heading(Language::Fa, column)).unwrap();
    table[0][place] = "City".to_owned();
    let targets = guess(Some(&table[0]), &table[1..], &[], Country::IR, HEADINGS);
    let reading = reading_of(CalendarKind::Gregorian);
    assert_eq!(RowReader::new(&table[0], &targets, &reading).read(2, &table[1]), but(|_| {}));
}
