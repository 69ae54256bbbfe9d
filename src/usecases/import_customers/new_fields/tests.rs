#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::domain::calendar::CalendarKind;
use crate::domain::country::Country;
use crate::domain::record::{Record, RecordKind};
use crate::formats::table::{Row, RowState};
use crate::store::ports::CommitError;
use crate::usecases::custom_values::WrittenValue;
use crate::usecases::import_customers::source::Rows;
use crate::usecases::import_customers::{
    ImportOptions, OnDoubtful, OnExisting, Outcome, Plan, Planned, import_customers,
};
use crate::usecases::retire_field::{RetireField, retire_field};
use crate::usecases::testing::{NOON_MS, Office, call, noon_today, text_field};
use crate::usecases::undo_change::{UndoChange, undo_change};

const USUAL: ImportOptions = ImportOptions { existing: OnExisting::Complete, doubtful: OnDoubtful::Add };

fn reading(office: &Office) -> Reading {
    Reading {
        home: Country::IR,
        calendar: CalendarKind::Jalali,
        today: noon_today(),
        currency: "IRR".parse().ok(),
        stages: Vec::new(),
        countries: Vec::new(),
        fields: office.store.all_custom_fields(FieldOwner::Party),
        anniversary: String::new(),
        headings: crate::formats::columns::HEADINGS.to_owned(),
    }
}

/// What would become of a table that begins with the names of its columns, and which of them are no fields.
fn planned(
    office: &Office,
    targets: &[Target],
    table: &[&[&str]],
    options: ImportOptions,
) -> (Planned, Vec<(u32, NoField)>) {
    let rows: Vec<Vec<String>> =
        table.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect();
    let mut columns = Columns { headings: rows[0].clone(), skip: 1, targets: targets.to_vec(), home: None };
    let mut reading = reading(office);
    let now = Instant::from_millis(NOON_MS);
    let new = NewFields::of_columns(&office.store, &mut columns, &mut reading, Language::Fa, now);
    let refused = new.refused.clone();
    let mut plan = Plan::new(&office.store, now, options).with_fields(new);
    let mut reader = Rows::new(&columns, &reading);
    for (cells, line) in rows.into_iter().zip(1..) {
        if let Some(incoming) = reader.read(&Row { line, cells, state: RowState::Whole }) {
            plan.take(incoming).unwrap();
        }
    }
    (plan.finish(), refused)
}

fn outcomes(planned: &Planned) -> Vec<Outcome> {
    planned.rows.iter().map(|row| row.outcome).collect()
}

/// Takes a table in whose second column becomes a field of a kind.
fn import(office: &Office, kind: FieldKind, table: &[&[&str]]) -> Vec<Outcome> {
    let (planned, _) = planned(office, &[Target::Name, Target::NewField(kind)], table, USUAL);
    let outcomes = outcomes(&planned);
    match office.run(import_customers(&office.store, planned)) {
        Ok(_) | Err(CommitError::NothingChanged) => outcomes,
        Err(error) => panic!("{error}"),
    }
}

fn fields(office: &Office) -> Vec<(String, FieldKind)> {
    let fields = office.store.custom_fields(FieldOwner::Party);
    fields.into_iter().map(|field| (field.label.get(Language::Fa).to_owned(), field.kind)).collect()
}

/// What a customer says in the first field of its own.
fn said(office: &Office, name: &str) -> Option<CustomValue> {
    let mut found = None;
    office.store.for_each(RecordKind::Party, &mut |record| {
        if let Record::Party(party) = record
            && party.name() == name
        {
            found = party.custom.first().map(|value| value.value.clone());
        }
    });
    found
}

const TEA: &[&[&str]] = &[&["نام", "چای دلخواه"], &["مینا رستگار", "سیاه"], &["امید نوری", ""]];

#[test]
fn a_column_becomes_a_field_that_is_called_as_it_is() {
    let office = Office::open();
    let (planned, refused) = planned(&office, &[Target::Name, Target::NewField(FieldKind::Text)], TEA, USUAL);
    assert_eq!((planned.fields, refused), (1, Vec::new()));
    office.run(import_customers(&office.store, planned)).unwrap();
    assert_eq!(fields(&office), [("چای دلخواه".to_owned(), FieldKind::Text)]);
    assert_eq!(said(&office, "مینا رستگار"), Some(CustomValue::Text("سیاه".to_owned())));
}

#[test]
fn the_same_file_again_finds_its_field_and_changes_nothing() {
    let office = Office::open();
    import(&office, FieldKind::Text, TEA);
    assert_eq!(import(&office, FieldKind::Text, TEA), [Outcome::Same; 2]);
    assert_eq!(fields(&office).len(), 1);
}

#[test]
fn the_same_file_with_a_choice_again_changes_nothing() {
    let office = Office::open();
    import(&office, FieldKind::Choice, TEA);
    assert_eq!(import(&office, FieldKind::Choice, TEA), [Outcome::Same; 2]);
}

#[test]
fn taking_it_back_takes_the_field_along() {
    let office = Office::open();
    let (planned, _) = planned(&office, &[Target::Name, Target::NewField(FieldKind::Text)], TEA, USUAL);
    let change = office.run(import_customers(&office.store, planned)).unwrap();
    office.run(undo_change(&office.store, UndoChange { change })).unwrap();
    assert_eq!(fields(&office), []);
    assert_eq!(import(&office, FieldKind::Text, TEA), [Outcome::New; 2]);
    assert_eq!(fields(&office).len(), 1);
}

#[test]
fn a_field_stays_when_the_import_is_taken_back_while_somebody_says_something_in_it() {
    let office = Office::open();
    let reza = office.add_person("Reza");
    let (planned, _) = planned(&office, &[Target::Name, Target::NewField(FieldKind::Text)], TEA, USUAL);
    let change = office.run(import_customers(&office.store, planned)).unwrap();
    let field = office.store.custom_fields(FieldOwner::Party).remove(0).id;
    office.say(reza, field, WrittenValue::Text("سبز".to_owned())).unwrap();
    office.run(undo_change(&office.store, UndoChange { change })).unwrap();
    assert_eq!(fields(&office).len(), 1);
    assert_eq!((said(&office, "Reza").is_some(), said(&office, "مینا رستگار")), (true, None));
}

#[test]
fn a_customer_worked_with_since_keeps_its_field() {
    let office = Office::open();
    let (planned, _) = planned(&office, &[Target::Name, Target::NewField(FieldKind::Text)], TEA, USUAL);
    let change = office.run(import_customers(&office.store, planned)).unwrap();
    let mut mina = None;
    office.store.for_each(RecordKind::Party, &mut |record| {
        if let Record::Party(party) = record
            && party.name() == "مینا رستگار"
        {
            mina = Some(party.id);
        }
    });
    office.log(mina.unwrap(), call("چهل جعبه می‌خواهد"));
    office.run(undo_change(&office.store, UndoChange { change })).unwrap();
    assert_eq!((fields(&office).len(), said(&office, "مینا رستگار").is_some()), (1, true));
}

#[test]
fn what_is_said_in_a_new_field_is_searched_at_once() {
    let office = Office::open();
    import(&office, FieldKind::Text, &[&["نام", "کد"], &["مینا رستگار", "زعفران‌کار"]]);
    let hits = office.store.search("زعفران", 10);
    assert_eq!(hits.parties.len(), 1);
}

#[test]
fn a_field_that_is_called_so_already_is_filled_whatever_its_kind() {
    let office = Office::open();
    let mut facts = text_field("چای دلخواه");
    facts.label.en = "Tea".to_owned();
    let known = office.add_field(FieldOwner::Party, facts);
    import(&office, FieldKind::Number, TEA);
    import(&office, FieldKind::Number, &[&["Name", " TEA "], &["Reza", "green"]]);
    assert_eq!(office.store.custom_fields(FieldOwner::Party), [known]);
    assert_eq!(said(&office, "Reza"), Some(CustomValue::Text("green".to_owned())));
}

#[test]
fn a_field_that_was_put_away_stays_away_and_another_is_made_once() {
    let office = Office::open();
    import(&office, FieldKind::Text, TEA);
    let field = office.store.custom_fields(FieldOwner::Party).remove(0).id;
    office.run(retire_field(&office.store, RetireField { field, retired: true })).unwrap();
    let again: &[&[&str]] = &[&["نام", "چای دلخواه"], &["سارا کریمی", "سبز"]];
    import(&office, FieldKind::Text, again);
    import(&office, FieldKind::Text, again);
    assert_eq!(fields(&office).len(), 1);
    assert_eq!(office.store.all_custom_fields(FieldOwner::Party).len(), 2);
}

#[test]
fn a_column_in_which_nobody_who_comes_in_says_anything_makes_no_field() {
    let office = Office::open();
    let targets = [Target::Name, Target::NewField(FieldKind::Text)];
    let empty: &[&[&str]] = &[&["Name", "Tea"], &["Mina", " "]];
    assert_eq!(planned(&office, &targets, empty, USUAL).0.fields, 0);
    let rejected: &[&[&str]] = &[&["Name", "Tea"], &["", "Earl Grey"]];
    assert_eq!(planned(&office, &targets, rejected, USUAL).0.fields, 0);
}

#[test]
fn a_column_of_numbers_is_read_as_numbers_and_what_is_none_goes_to_the_notes() {
    let office = Office::open();
    let table: &[&[&str]] = &[&["Name", "Crates"], &["Mina", "۱٬۲۰۰"], &["Omid", "many"]];
    let (planned, _) = planned(&office, &[Target::Name, Target::NewField(FieldKind::Number)], table, USUAL);
    assert_eq!(planned.rows[1].problems[0].what, ProblemKind::NoValue);
    office.run(import_customers(&office.store, planned)).unwrap();
    assert!(matches!(said(&office, "Mina"), Some(CustomValue::Number(number)) if number.mantissa == 1_200));
    assert_eq!(said(&office, "Omid"), None);
}

#[test]
fn a_choice_has_the_words_of_the_column_for_options() {
    let office = Office::open();
    let table: &[&[&str]] =
        &[&["Name", "Grade"], &["", "خراب"], &["Mina", "عمده"], &["Omid", "خرد"], &["Reza", " عمده"]];
    import(&office, FieldKind::Choice, table);
    let field = office.store.custom_fields(FieldOwner::Party).remove(0);
    let options: Vec<&str> = field.options.iter().map(|option| option.label.get(Language::Fa)).collect();
    assert_eq!(options, ["عمده", "خرد"]);
    assert_eq!(said(&office, "Reza"), Some(CustomValue::Options(vec![field.options[0].id])));
}

#[test]
fn a_cell_of_several_options_names_each_once() {
    let office = Office::open();
    let table: &[&[&str]] = &[&["Name", "Brands"], &["Mina", "Laleh; Pars، Laleh"]];
    import(&office, FieldKind::Choices, table);
    let field = office.store.custom_fields(FieldOwner::Party).remove(0);
    let both = field.options.iter().map(|option| option.id).collect();
    assert_eq!(said(&office, "Mina"), Some(CustomValue::Options(both)));
    assert_eq!(field.options.len(), 2);
}

#[test]
fn of_more_options_than_a_choice_has_the_last_go_to_the_notes() {
    let office = Office::open();
    let cells: Vec<[String; 2]> =
        (0..=OPTION_LIMIT).map(|n| [format!("Customer {n}"), format!("G{n}")]).collect();
    let mut table: Vec<Vec<&str>> = vec![vec!["Name", "Grade"]];
    table.extend(cells.iter().map(|row| row.iter().map(String::as_str).collect()));
    let table: Vec<&[&str]> = table.iter().map(Vec::as_slice).collect();
    let (planned, _) = planned(&office, &[Target::Name, Target::NewField(FieldKind::Choice)], &table, USUAL);
    let said: Vec<&str> =
        planned.rows.iter().flat_map(|row| &row.problems).map(|problem| problem.text.as_str()).collect();
    assert_eq!(said, ["G100"]);
}

#[test]
fn text_of_several_lines_makes_a_field_that_takes_them() {
    let office = Office::open();
    import(&office, FieldKind::Text, &[&["Name", "Way there"], &["Mina", "left\nthen right"]]);
    assert_eq!(fields(&office), [("Way there".to_owned(), FieldKind::LongText)]);
}

#[test]
fn a_column_that_cannot_become_a_field_goes_to_the_notes_and_it_is_said_why() {
    let office = Office::open();
    let long = "م".repeat(LINE_LIMIT + 1);
    let table: &[&[&str]] = &[&["Name", "", "Tea", "tea", &long], &["Mina", "one", "two", "three", "four"]];
    let targets = [[Target::Name].as_slice(), &[Target::NewField(FieldKind::Text); 4]].concat();
    let (planned, refused) = planned(&office, &targets, table, USUAL);
    assert_eq!(refused, [(1, NoField::Unnamed), (3, NoField::Twice), (4, NoField::TooLong)]);
    office.run(import_customers(&office.store, planned)).unwrap();
    let mut notes = String::new();
    office.store.for_each(RecordKind::Party, &mut |record| {
        if let Record::Party(party) = record {
            notes = party.notes;
        }
    });
    assert_eq!(notes, format!("one\ntea: three\n{long}: four"));
}

#[test]
fn the_fifty_first_field_is_not_made() {
    let office = Office::open();
    for number in 1..CUSTOM_FIELD_LIMIT {
        office.add_field(FieldOwner::Party, text_field(&number.to_string()));
    }
    let table: &[&[&str]] = &[&["Name", "Tea", "Coffee"], &["Mina", "black", "none"]];
    let targets = [Target::Name, Target::NewField(FieldKind::Text), Target::NewField(FieldKind::Text)];
    let (planned, refused) = planned(&office, &targets, table, USUAL);
    assert_eq!((planned.fields, refused), (1, vec![(2, NoField::TooMany)]));
}

#[test]
fn rows_that_are_left_out_make_no_field() {
    let office = Office::open();
    let (phone, tea) = (Target::Phone(None), Target::NewField(FieldKind::Text));
    let without: &[&[&str]] = &[&["Name", "Phone"], &["Mina Rastegar", "09123456789"]];
    let (before, _) = planned(&office, &[Target::Name, phone], without, USUAL);
    office.run(import_customers(&office.store, before)).unwrap();
    let table: &[&[&str]] = &[&["Name", "Phone", "Tea"], &["Mina Rastegar", "09123456789", "black"]];
    for (existing, fields) in [(OnExisting::Leave, 0), (OnExisting::Complete, 1)] {
        let options = ImportOptions { existing, ..USUAL };
        assert_eq!(planned(&office, &[Target::Name, phone, tea], table, options).0.fields, fields);
    }
}
