#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::headings::{key_of, target_of};
use super::*;
use crate::domain::calendar::CalendarKind;
use crate::domain::country::Country;
use crate::domain::custom_field::{CustomField, CustomValue, FieldKind, FieldOwner, Labels};
use crate::domain::language::Language;
use crate::domain::party::{ContactLabel, LifecycleStage, PartyDetails, SocialNetwork};
use crate::domain::time::{CivilDate, Instant};
use crate::formats::incoming::{Incoming, ProblemKind};
use proptest::prelude::*;

mod edited;
mod written;

fn cells(row: &[&str]) -> Vec<String> {
    row.iter().map(|cell| (*cell).to_owned()).collect()
}

fn today() -> CivilDate {
    "2026-11-25".parse().unwrap()
}

pub(super) fn reading() -> Reading {
    let quality = CustomField {
        id: field_of("quality"),
        of: FieldOwner::Party,
        label: Labels::in_one(Language::En, "Crates"),
        kind: FieldKind::Number,
        options: Vec::new(),
        required: false,
        on_quick_form: false,
        in_list: false,
        searchable: false,
        filterable: false,
        position: 0,
        retired: false,
        created_at: Instant::EPOCH,
    };
    Reading {
        home: Country::IR,
        calendar: CalendarKind::Jalali,
        today: today(),
        currency: "IRR".parse().ok(),
        stages: vec![
            ("مشتری".to_owned(), LifecycleStage::Customer, None),
            ("prospect".to_owned(), LifecycleStage::Prospect, None),
        ],
        countries: vec![("ایران".to_owned(), Country::IR), ("united arab emirates".to_owned(), Country::AE)],
        fields: vec![quality],
        anniversary: String::new(),
        headings: crate::formats::columns::HEADINGS.to_owned(),
    }
}

/// Reads a table whose first row names the columns.
fn read(table: &[&[&str]]) -> Vec<Incoming> {
    let rows: Vec<Vec<String>> = table.iter().map(|row| cells(row)).collect();
    let (headings, rows) = rows.split_first().unwrap();
    let own = [("Crates".to_owned(), Target::Custom(field_of("quality")))];
    let targets = guess(Some(headings), rows, &own, Country::IR, HEADINGS);
    let reading = reading();
    let reader = RowReader::new(headings, &targets, &reading);
    rows.iter().zip(2..).map(|(row, line)| reader.read(line, row)).collect()
}

fn one(headings: &[&str], row: &[&str]) -> Incoming {
    read(&[headings, row]).remove(0)
}

fn problems(row: &Incoming) -> Vec<(ProblemKind, &str)> {
    row.problems.iter().map(|problem| (problem.what, problem.text.as_str())).collect()
}

#[test]
fn every_heading_is_written_as_headings_are_compared_and_stands_once() {
    let mut seen = Vec::new();
    assert_eq!(HEADINGS.lines().count(), super::headings::TARGETS.len());
    for names in HEADINGS.lines() {
        for name in names.split('|') {
            assert_eq!(key_of(name), name, "{name}");
            assert!(!seen.contains(&name), "{name} stands twice");
            seen.push(name);
        }
    }
}

#[test]
fn columns_are_known_by_their_names_in_three_languages() {
    for (heading, target) in [
        ("نام و نام خانوادگی", Target::Name),
        ("نام شرکت", Target::Organisation),
        ("تلفن همراه", Target::Phone(Some(ContactLabel::Mobile))),
        ("رقم الجوال", Target::Phone(Some(ContactLabel::Mobile))),
        ("البريد الإلكتروني", Target::Email(None)),
        ("المدينة", Target::Address(AddressPart::City)),
        ("كد پستي", Target::Address(AddressPart::PostalCode)),
        ("E-mail 1 - Value", Target::Email(None)),
        ("Phone 2 - Value", Target::Phone(None)),
        ("Organization 1 - Name", Target::Organisation),
        ("first_name", Target::GivenName),
        ("Business Phone", Target::Phone(Some(ContactLabel::Work))),
        ("phone_work", Target::Phone(Some(ContactLabel::Work))),
        ("تاريخ تولد", Target::Birthday),
    ] {
        assert_eq!(target_of(heading, HEADINGS), Some(target), "{heading}");
    }
    assert_eq!(target_of("favourite tea", HEADINGS), None);
    assert_eq!(target_of(" ", HEADINGS), None);
}

#[test]
fn name_beside_family_name_is_the_given_name() {
    let row = one(&["نام", "نام خانوادگی", "موبایل"], &["مینا", "رستگار", "۰۹۱۲۳۴۵۶۷۸۹"]);
    assert_eq!(row.party.name(), "مینا رستگار");
    assert_eq!(row.party.phones[0].number.e164(), "+989123456789");
}

#[test]
fn a_table_without_headings_is_known_by_what_stands_in_it() {
    let rows = [
        cells(&["مینا رستگار", "0912 345 6789", "mina@laleh.example", "12"]),
        cells(&["امید نوری", "09351112233", "", "7"]),
    ];
    let targets = guess(None, &rows, &[], Country::IR, HEADINGS);
    assert_eq!(targets, [Target::Name, Target::Phone(None), Target::Email(None), Target::Remark]);
}

#[test]
fn numbers_of_another_country_than_ones_own_are_told_by_most_of_them() {
    let rows = [
        cells(&["Mina", "09123456789"]),
        cells(&["Omid", "0935 111 2233"]),
        cells(&["Sara", "021-88776655"]),
    ];
    let targets = [Target::Name, Target::Phone(None)];
    assert_eq!(home_of(&rows, &targets, Country::GB), Country::IR);
    assert_eq!(home_of(&rows, &targets, Country::IR), Country::IR);
    assert_eq!(home_of(&[cells(&["Mina", "ask her"])], &targets, Country::GB), Country::GB);
}

#[test]
fn what_has_no_column_of_its_own_is_kept_in_the_notes() {
    let row = one(&["Name", "Favourite tea", "Notes"], &["Mina", "Earl Grey", "Met at the fair"]);
    assert_eq!(row.party.notes, "Favourite tea: Earl Grey\nMet at the fair");
    let longer = one(&["Name"], &["Mina", "and more"]);
    assert_eq!(longer.party.notes, "and more");
}

#[test]
fn a_column_whose_field_is_not_made_yet_is_a_remark() {
    let headings = cells(&["Name", "Favourite tea"]);
    let reading = reading();
    let targets = [Target::Name, Target::NewField(FieldKind::Text)];
    let row = RowReader::new(&headings, &targets, &reading).read(2, &cells(&["Mina", "Earl Grey"]));
    assert_eq!(row.party.notes, "Favourite tea: Earl Grey");
}

#[test]
fn a_field_of_ones_own_is_filled_by_its_name_and_what_does_not_fit_is_said() {
    let row = one(&["Name", "Crates"], &["Mina", "۱٬۲۰۰"]);
    assert!(matches!(row.party.custom[0].value, CustomValue::Number(number) if number.mantissa == 1_200));
    let row = one(&["Name", "Crates"], &["Mina", "many"]);
    assert_eq!(problems(&row), [(ProblemKind::NoValue, "many")]);
    assert_eq!(row.party.notes, "Crates: many");
}

#[test]
fn numbers_as_spreadsheets_and_people_leave_them_are_read() {
    for (written, e164) in [
        ("9123456789", "+989123456789"),
        ("9123456789.0", "+989123456789"),
        ("'09123456789", "+989123456789"),
        ("٠٩١٢٣٤٥٦٧٨٩", "+989123456789"),
        ("0098 21 88776655", "+982188776655"),
        ("+971 50 123 4567", "+971501234567"),
    ] {
        let row = one(&["Name", "Phone"], &["Mina", written]);
        assert_eq!(
            row.party.phones.first().map(|phone| phone.number.e164()).as_deref(),
            Some(e164),
            "{written}"
        );
    }
    let row = one(&["Name", "Phone"], &["Mina", "09123456789 ::: 021-88776655"]);
    let labels: Vec<_> = row.party.phones.iter().map(|phone| phone.label).collect();
    assert_eq!(labels, [ContactLabel::Mobile, ContactLabel::Work]);
}

#[test]
fn what_is_no_number_or_address_stays_in_the_notes_and_is_said() {
    let row = one(&["Name", "Phone", "E-mail"], &["Mina", "ask Reza", "mina at laleh"]);
    assert_eq!(problems(&row), [(ProblemKind::NoPhone, "ask Reza"), (ProblemKind::NoEmail, "mina at laleh")]);
    assert_eq!(row.party.notes, "Phone: ask Reza\nE-mail: mina at laleh");
}

#[test]
fn days_of_three_calendars_and_of_spreadsheets_are_read() {
    for (written, day) in [
        ("1365/01/15", "1986-04-04"),
        ("۱۳۶۵/۰۱/۱۵", "1986-04-04"),
        ("1986-04-04", "1986-04-04"),
        ("1986-04-04T00:00:00", "1986-04-04"),
        ("31506", "1986-04-04"),
        ("31506.0", "1986-04-04"),
        ("24 رجب 1406", "1986-04-04"),
    ] {
        let row = one(&["Name", "Birthday"], &["Mina", written]);
        assert_eq!(
            row.party.anniversaries.first().map(|day| day.date.to_string()).as_deref(),
            Some(day),
            "{written}"
        );
    }
    let row = one(&["Name", "Birthday"], &["Mina", "spring"]);
    assert_eq!(problems(&row), [(ProblemKind::NoDay, "spring")]);
}

#[test]
fn a_row_that_names_nobody_is_about_the_organisation() {
    let row = one(&["Name", "Company", "Industry", "City"], &["", "Pars Foods", "Food", "Shiraz"]);
    assert!(row.party.is_organisation());
    assert_eq!((row.party.name(), row.party.city()), ("Pars Foods", "Shiraz"));
    let row = one(&["Name", "Company", "Job title"], &["Mina", "Pars Foods", "Buyer"]);
    assert!(!row.party.is_organisation());
    assert_eq!(row.memberships[0].organisation, "Pars Foods");
    let row = one(&["نام", "نوع"], &["پخش لاله", "حقوقی"]);
    assert!(row.party.is_organisation());
}

#[test]
fn a_title_is_a_form_of_address_where_it_is_one() {
    let table: &[&[&str]] = &[&["Title", "Name"], &["Mr.", "Reza"], &["Dr", "Mina"]];
    let PartyDetails::Person(reza) = &read(table)[0].party.details else { panic!("a person") };
    assert_eq!((reza.honorific.as_str(), reza.job_title.as_str()), ("Mr.", ""));
    let row = one(&["Title", "Name"], &["Buyer", "Reza"]);
    let PartyDetails::Person(reza) = &row.party.details else { panic!("a person") };
    assert_eq!(reza.job_title, "Buyer");
}

#[test]
fn stages_countries_and_tags_are_read_by_the_names_they_go_by() {
    let row = one(
        &["Name", "Stage", "Country", "Tags", "Instagram"],
        &["Mina", "مشتري", "ایران", "VIP, تهران ;VIP", "https://www.instagram.com/mina.r/"],
    );
    assert_eq!((row.party.stage, row.says_stage), (LifecycleStage::Customer, true));
    assert_eq!(row.party.addresses[0].country, "IR");
    assert_eq!(row.party.tags, ["VIP", "تهران"]);
    assert_eq!(
        (row.party.handles[0].network, row.party.handles[0].handle.as_str()),
        (SocialNetwork::Instagram, "mina.r")
    );
    let row = one(&["Name", "Stage", "Country"], &["Mina", "warm", "Atlantis"]);
    assert!(!row.says_stage);
    assert_eq!(row.party.notes, "Stage: warm\nCountry: Atlantis");
}

#[test]
fn two_columns_of_one_kind_are_both_taken() {
    let row = one(&["Name", "Phone 1 - Value", "Phone 2 - Value"], &["Mina", "09123456789", "02188776655"]);
    assert_eq!(row.party.phones.len(), 2);
    let row = one(&["Name", "Company", "Company"], &["Mina", "Pars", "Foods"]);
    assert_eq!(row.memberships[0].organisation, "Pars Foods");
}

#[test]
fn an_empty_row_has_no_name() {
    let row = one(&["Name", "Phone"], &["", " "]);
    assert_eq!(problems(&row), [(ProblemKind::NoName, "")]);
}

proptest! {
    #[test]
    fn whatever_stands_in_a_row_is_found_in_the_customer_or_its_notes(
        row in prop::collection::vec("[a-zآ-ی0-9@. ]{0,12}", 5),
    ) {
        let headings = cells(&["Name", "Tea", "Phone", "Birthday", "City"]);
        let targets = guess(Some(&headings), &[], &[], Country::IR, HEADINGS);
        let reading = reading();
        let read = RowReader::new(&headings, &targets, &reading).read(2, &row);
        let said = [row[0].trim(), row[1].trim(), row[4].trim()];
        let party = &read.party;
        let all = [party.name(), &party.notes, party.city()].join("\n");
        for text in said {
            prop_assert!(all.contains(text), "{text:?} is not in {all:?}");
        }
    }
}
