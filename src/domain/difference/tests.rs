#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use uuid::Uuid;

use super::*;
use crate::domain::country::Country;
use crate::domain::id::PartyId;
use crate::domain::party::{ContactLabel, ContactPhone, LifecycleStage, Party, PartyDetails, Person};
use crate::domain::phone::PhoneNumber;
use crate::domain::time::Instant;

fn mina() -> Party {
    let name = "مینا رستگار".to_owned();
    let person = Person { name, honorific: String::new(), job_title: "مدیر خرید".to_owned() };
    Party::new(PartyId(Uuid::from_u128(1)), PartyDetails::Person(person), Instant::EPOCH)
}

fn phone(text: &str, label: ContactLabel) -> ContactPhone {
    ContactPhone { number: PhoneNumber::parse(text, Country::IR).unwrap(), label, confirmed_on: None }
}

fn between(before: &Party, after: &Party) -> Vec<FieldChange> {
    difference(Some(&before.clone().into()), Some(&after.clone().into()))
}

fn text(text: &str) -> Option<FieldContent> {
    Some(FieldContent::Text(text.to_owned()))
}

#[test]
fn a_new_stage_is_one_difference_with_both_stages() {
    let after = Party { stage: LifecycleStage::Customer, ..mina() };
    let expected = FieldChange {
        field: FieldName::Stage,
        before: Some(FieldContent::Stage(LifecycleStage::Lead)),
        after: Some(FieldContent::Stage(LifecycleStage::Customer)),
    };
    assert_eq!(between(&mina(), &after), [expected]);
}

#[test]
fn tags_differ_one_by_one() {
    let before = Party { tags: vec!["vip".to_owned(), "fair".to_owned()], ..mina() };
    let after = Party { tags: vec!["fair".to_owned(), "north".to_owned()], ..mina() };
    let gone = FieldChange { field: FieldName::Tag, before: text("vip"), after: None };
    let came = FieldChange { field: FieldName::Tag, before: None, after: text("north") };
    assert_eq!(between(&before, &after), [gone, came]);
}

#[test]
fn a_number_given_another_label_is_the_same_number() {
    let before = Party { phones: vec![phone("0912 345 6789", ContactLabel::Mobile)], ..mina() };
    let after = Party { phones: vec![phone("0912 345 6789", ContactLabel::Work)], ..mina() };
    let changes = between(&before, &after);
    assert_eq!(changes.len(), 1);
    assert!(changes[0].before.is_some() && changes[0].after.is_some());
}

#[test]
fn another_number_put_first_is_a_difference() {
    let one = phone("0912 345 6789", ContactLabel::Mobile);
    let other = phone("021 8877 6655", ContactLabel::Work);
    let before = Party { phones: vec![one.clone(), other.clone()], ..mina() };
    let after = Party { phones: vec![other.clone(), one.clone()], ..mina() };
    let expected = FieldChange {
        field: FieldName::Phone,
        before: Some(FieldContent::Phone(one)),
        after: Some(FieldContent::Phone(other)),
    };
    assert_eq!(between(&before, &after), [expected]);
}

#[test]
fn a_record_that_came_has_all_its_facts() {
    let came = difference(None, Some(&mina().into()));
    let fields: Vec<FieldName> = came.iter().map(|change| change.field).collect();
    assert_eq!(fields, [FieldName::Name, FieldName::JobTitle, FieldName::Stage]);
    assert!(came.iter().all(|change| change.before.is_none()));
}

#[test]
fn what_was_written_again_later_is_kept_and_the_rest_is_not() {
    let after = Party { stage: LifecycleStage::Customer, notes: "چای".to_owned(), ..mina() };
    let change = RecordChange {
        record: Record::from(mina()).reference(),
        before: Some(Box::new(mina().into())),
        after: Some(Box::new(after.into())),
    };
    let result = Record::from(Party { stage: LifecycleStage::Former, ..mina() });
    let later = Some(FieldContent::Stage(LifecycleStage::Former));
    assert_eq!(kept(&change, &result), [KeptField { field: FieldName::Stage, later }]);
}
