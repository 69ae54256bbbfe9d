#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::domain::calendar::CalendarKind;
use crate::domain::custom_field::{FieldKind, FieldOwner};
use crate::domain::id::FieldId;
use crate::domain::party::ContactLabel;
use crate::usecases::import_customers::{OnDoubtful, OnExisting};
use crate::usecases::testing::{Office, noon_today, text_field};
use proptest::prelude::*;

const OPTIONS: ImportOptions =
    ImportOptions { existing: OnExisting::Overwrite, doubtful: OnDoubtful::LeaveOut };

fn headings(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn columns(names: &[&str], targets: &[Target]) -> Columns {
    Columns { headings: headings(names), skip: 1, targets: targets.to_vec(), home: Some(Country::AE) }
}

/// A table with these columns, of which nothing was guessed but remarks.
fn glimpse(names: &[&str]) -> Glimpse {
    let targets = vec![Target::Remark; names.len()];
    Glimpse { headings: headings(names), skip: 3, targets, ..Glimpse::default() }
}

fn reading(office: &Office) -> Reading {
    Reading {
        home: Country::IR,
        calendar: CalendarKind::Jalali,
        today: noon_today(),
        currency: None,
        stages: Vec::new(),
        countries: Vec::new(),
        fields: office.store.all_custom_fields(FieldOwner::Party),
        anniversary: String::new(),
        headings: crate::formats::columns::HEADINGS.to_owned(),
    }
}

fn recalled(known: &KnownTables, glimpse: &Glimpse, office: &Office) -> Option<Vec<Target>> {
    known.recall(glimpse, &reading(office)).map(|(columns, _)| columns.targets)
}

#[test]
fn a_table_with_the_same_columns_is_taken_as_the_last_time() {
    let mut known = KnownTables::default();
    let targets = [Target::Name, Target::Phone(Some(ContactLabel::Work))];
    known.remember(&columns(&["طرف حساب", "تلفن"], &targets), OPTIONS);
    let (columns, options) =
        known.recall(&glimpse(&["طرف‌ حساب ", "تلفن"]), &reading(&Office::open())).unwrap();
    assert_eq!(
        (columns.targets.as_slice(), columns.home, options),
        (&targets[..], Some(Country::AE), OPTIONS)
    );
    assert_eq!(columns.skip, 3);
}

#[test]
fn columns_in_another_order_or_without_names_are_another_table() {
    let mut known = KnownTables::default();
    known.remember(&columns(&["Name", "Phone"], &[Target::Name, Target::Phone(None)]), OPTIONS);
    known.remember(&columns(&["", ""], &[Target::Name, Target::Phone(None)]), OPTIONS);
    for names in [["Phone", "Name"], ["", ""], ["NamePhone", ""]] {
        assert_eq!(recalled(&known, &glimpse(&names), &Office::open()), None, "{names:?}");
    }
}

#[test]
fn a_column_whose_field_is_gone_says_what_it_seems_to() {
    let office = Office::open();
    let there = office.add_field(FieldOwner::Party, text_field("کد")).id;
    let gone = FieldId(Uuid::from_u128(7));
    let mut known = KnownTables::default();
    let names = ["Name", "A", "B"];
    known.remember(&columns(&names, &[Target::Name, Target::Custom(there), Target::Custom(gone)]), OPTIONS);
    let targets = recalled(&known, &glimpse(&names), &office).unwrap();
    assert_eq!(targets, [Target::Name, Target::Custom(there), Target::Remark]);
}

#[test]
fn a_column_that_became_a_field_fills_it_the_next_time() {
    let office = Office::open();
    let made = Target::Custom(office.add_field(FieldOwner::Party, text_field("کد")).id);
    let mut known = KnownTables::default();
    let new = Target::NewField(FieldKind::Number);
    known.remember(&columns(&["کد", "Tea"], &[new, new]), OPTIONS);
    let mut glimpse = glimpse(&["کد", "Tea"]);
    glimpse.targets[0] = made;
    assert_eq!(recalled(&known, &glimpse, &office).unwrap(), [made, new]);
}

#[test]
fn the_twenty_used_last_are_known() {
    let mut known = KnownTables::default();
    let name = |n: usize| format!("Column {}", char::from(b'a' + n as u8));
    for n in (0..MOST).chain([0, MOST]) {
        known.remember(&columns(&[&name(n)], &[Target::Name]), OPTIONS);
    }
    let office = Office::open();
    let is_known = |n: usize| recalled(&known, &glimpse(&[&name(n)]), &office).is_some();
    assert_eq!([is_known(0), is_known(1), is_known(2), is_known(MOST)], [true, false, true, true]);
    assert_eq!(known.0.len(), MOST);
}

/// What a target is written as must not change without [`VERSION`]: what users have corrected would be taken for
/// something else.
#[test]
fn what_was_written_by_this_version_is_read() {
    let mut known = KnownTables::default();
    let targets = [Target::Name, Target::NewField(FieldKind::Email), Target::Card, Target::LeaveOut];
    known.remember(&columns(&["Name", "Mail", "Card", "Fax"], &targets), OPTIONS);
    let text = "AQEQZvfbzKseUXKT833iUMWs1QQDGQodAAECQUUBAg==";
    assert_eq!(known.to_text(), text);
    assert_eq!(KnownTables::from_text(text), known);
}

#[test]
fn what_another_version_wrote_or_nobody_is_forgotten() {
    let mut known = KnownTables::default();
    known.remember(&columns(&["Name"], &[Target::Name]), OPTIONS);
    let mut bytes = base64::decoded(&known.to_text()).unwrap();
    bytes[0] += 1;
    for text in [base64::encoded(&bytes).as_str(), "", "?", "AQ==", "AQUB"] {
        assert_eq!(KnownTables::from_text(text), KnownTables::default(), "{text:?}");
    }
}

proptest! {
    #[test]
    fn what_is_known_comes_back_from_its_text(
        tables in prop::collection::vec((prop::collection::vec("[a-zا-ی]{1,8}", 1..6), 0..32_usize), 0..25),
    ) {
        let mut known = KnownTables::default();
        for (names, first) in tables {
            let targets: Vec<Target> =
                Target::ALL.into_iter().chain(Target::NEW_FIELDS).skip(first).take(names.len()).collect();
            known.remember(&Columns { headings: names, skip: 1, targets, home: None }, OPTIONS);
        }
        prop_assert_eq!(KnownTables::from_text(&known.to_text()), known);
    }

    #[test]
    fn no_text_is_too_broken_to_be_forgotten(text in "[A-Za-z0-9+/]{0,60}") {
        prop_assert!(KnownTables::from_text(&["AQ", &text].concat()).0.len() <= MOST);
    }
}
