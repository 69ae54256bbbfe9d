#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::domain::calendar::CalendarKind;
use crate::domain::country::Country;
use crate::domain::custom_field::{CustomValue, FieldValue};
use crate::domain::id::PartyId;
use crate::domain::party::{
    Address, Channel, ContactEmail, ContactLabel, ContactPhone, LifecycleStage, SocialHandle, SocialNetwork,
};
use crate::domain::phone::PhoneNumber;
use crate::domain::time::{CivilDate, Instant};

fn day(days: i32) -> CivilDate {
    CivilDate::from_days(days).unwrap()
}

fn person(name: &str) -> Party {
    let details = PartyDetails::named(false, name.to_owned());
    Party::new(PartyId(Uuid::from_u128(1)), details, Instant::from_millis(2_000))
}

fn phone(nth: u32, label: ContactLabel, confirmed_on: Option<CivilDate>) -> ContactPhone {
    let number = PhoneNumber::parse(&format!("0912345{nth:04}"), Country::IR).unwrap();
    ContactPhone { number, label, confirmed_on }
}

#[test]
fn of_fields_that_differ_the_kept_side_stays_unless_the_other_is_chosen() {
    let (keep, mut other) = (person("مینا رستگار"), person("Mina Rastegar"));
    other.stage = LifecycleStage::Customer;
    assert_eq!(differences(&keep, &other), [MergeField::Name, MergeField::Stage]);
    assert_eq!(merged(&keep, &other, &[]), keep);
    let party = merged(&keep, &other, &[MergeField::Stage]);
    assert_eq!((party.name(), party.stage), ("مینا رستگار", LifecycleStage::Customer));
}

#[test]
fn what_only_one_side_says_is_taken_and_no_difference() {
    let (keep, mut other) = (person("مینا رستگار"), person("مینا رستگار"));
    other.owner = Some("رضا".to_owned());
    other.source = Some("نمایشگاه".to_owned());
    assert_eq!(differences(&keep, &other), []);
    assert_eq!(differences(&other, &keep), []);
    assert_eq!(merged(&keep, &other, &[]), other);
}

#[test]
fn a_number_of_both_keeps_its_label_and_the_later_day() {
    let (mut keep, mut other) = (person("مینا رستگار"), person("مینا رستگار"));
    keep.phones = vec![phone(1, ContactLabel::Mobile, Some(day(20_000)))];
    other.phones = vec![phone(2, ContactLabel::Home, None), phone(1, ContactLabel::Work, Some(day(20_500)))];
    let party = merged(&keep, &other, &[]);
    assert_eq!(
        party.phones,
        [phone(1, ContactLabel::Mobile, Some(day(20_500))), phone(2, ContactLabel::Home, None)]
    );
}

#[test]
fn the_later_consent_of_a_channel_holds_and_of_one_day_the_refusal() {
    let said = |granted, on| Consent { channel: Channel::Sms, granted, on: day(on), source: String::new() };
    let with = |consent| Party { consents: vec![consent], ..person("مینا رستگار") };
    let holds =
        |keep, other| merged(&with(keep), &with(other), &[]).consent_on(Channel::Sms).unwrap().granted;
    assert!(!holds(said(true, 20_000), said(false, 20_001)));
    assert!(!holds(said(false, 20_001), said(true, 20_000)));
    assert!(!holds(said(true, 20_000), said(false, 20_000)));
}

#[test]
fn two_birthdays_are_a_difference() {
    let born = |days| {
        let kind = AnniversaryKind::Birthday;
        let birthday =
            Anniversary { kind, date: day(days), calendar: CalendarKind::Jalali, year_known: true };
        Party { anniversaries: vec![birthday], ..person("مینا رستگار") }
    };
    let (keep, other) = (born(4_000), born(5_000));
    assert_eq!(differences(&keep, &other), [MergeField::Birthday]);
    assert_eq!(merged(&keep, &other, &[]).anniversaries, keep.anniversaries);
    assert_eq!(merged(&keep, &other, &[MergeField::Birthday]).anniversaries, other.anniversaries);
}

#[test]
fn notes_that_differ_stand_below_one_another_and_what_is_said_already_is_not_said_again() {
    let noted = |notes: &str| Party { notes: notes.to_owned(), ..person("مینا رستگار") };
    let notes = |keep: &str, other: &str| merged(&noted(keep), &noted(other), &[]).notes;
    assert_eq!(notes("عمده می‌خرد", "شنبه‌ها نیست"), "عمده می‌خرد\n\nشنبه‌ها نیست");
    assert_eq!(notes("عمده می‌خرد، شنبه‌ها نیست", "شنبه‌ها نیست"), "عمده می‌خرد، شنبه‌ها نیست");
    assert_eq!(notes("", "شنبه‌ها نیست"), "شنبه‌ها نیست");
}

#[test]
fn it_was_first_written_when_the_earlier_was_and_keeps_its_identity() {
    let other = Party {
        id: PartyId(Uuid::from_u128(2)),
        created_at: Instant::from_millis(1_000),
        ..person("مینا رستگار")
    };
    let party = merged(&person("مینا رستگار"), &other, &[]);
    assert_eq!((party.id, party.created_at), (PartyId(Uuid::from_u128(1)), Instant::from_millis(1_000)));
}

/// A party with some of a few facts, so that two often have some in common.
fn any_party() -> impl Strategy<Value = Party> {
    let few = || proptest::collection::btree_set(0..4_u32, 0..4);
    let names = prop_oneof![Just("مینا رستگار"), Just("Mina Rastegar")];
    (names, few(), few(), few(), few(), few(), "[ابپ]{0,3}", 0..2_u32).prop_map(
        |(name, phones, emails, addresses, tags, custom, notes, owner)| {
            let mut party = person(name);
            let on = |nth: u32| Some(day(20_000 + nth as i32));
            party.phones = phones.iter().map(|nth| phone(*nth, ContactLabel::Work, on(*nth))).collect();
            party.emails = emails
                .iter()
                .map(|nth| ContactEmail {
                    address: format!("mina{nth}@example.com"),
                    label: ContactLabel::Work,
                    confirmed_on: None,
                })
                .collect();
            party.addresses = addresses
                .iter()
                .map(|nth| Address {
                    street: format!("خیابان حافظ، پلاک {nth}"),
                    city: "تهران".to_owned(),
                    country: "IR".to_owned(),
                    confirmed_on: on(*nth),
                    ..Address::empty(ContactLabel::Home)
                })
                .collect();
            party.handles = tags
                .iter()
                .map(|nth| SocialHandle {
                    network: SocialNetwork::Telegram,
                    handle: format!("mina{nth}"),
                    confirmed_on: None,
                })
                .collect();
            party.tags = tags.iter().map(|nth| format!("برچسب {nth}")).collect();
            party.anniversaries = tags
                .iter()
                .map(|nth| Anniversary {
                    kind: AnniversaryKind::Other(format!("روز {nth}")),
                    date: day(*nth as i32),
                    calendar: CalendarKind::Jalali,
                    year_known: true,
                })
                .collect();
            party.custom = custom
                .iter()
                .map(|nth| FieldValue {
                    field: FieldId(Uuid::from_u128(u128::from(*nth))),
                    value: CustomValue::Text(format!("{owner}")),
                })
                .collect();
            party.notes = notes;
            party.owner = (owner > 0).then(|| "رضا".to_owned());
            party
        },
    )
}

/// Whether every fact of `list` is in `all`.
fn are_there<T: Listed>(list: &[T], all: &[T]) -> bool {
    list.iter().all(|fact| all.iter().any(|known| known.is_same(fact)))
}

proptest! {
    #[test]
    fn nothing_of_any_list_of_either_side_is_missing_and_nothing_is_there_twice(
        keep in any_party(), other in any_party(),
    ) {
        let party = merged(&keep, &other, &[]);
        for side in [&keep, &other] {
            prop_assert!(are_there(&side.phones, &party.phones));
            prop_assert!(are_there(&side.emails, &party.emails));
            prop_assert!(are_there(&side.addresses, &party.addresses));
            prop_assert!(are_there(&side.handles, &party.handles));
            prop_assert!(are_there(&side.tags, &party.tags));
            prop_assert!(are_there(&side.anniversaries, &party.anniversaries));
            prop_assert!(are_there(&side.custom, &party.custom));
            prop_assert!(party.notes.contains(&side.notes));
        }
        let twice = |nth: usize| party.phones[..nth].iter().any(|known| known.is_same(&party.phones[nth]));
        prop_assert!(!(0..party.phones.len()).any(twice));
    }

    #[test]
    fn merging_with_itself_changes_nothing(party in any_party()) {
        prop_assert_eq!(differences(&party, &party), []);
        prop_assert_eq!(merged(&party, &party, &[]), party);
    }

    #[test]
    fn merging_the_same_again_changes_nothing(keep in any_party(), other in any_party()) {
        let once = merged(&keep, &other, &[]);
        prop_assert_eq!(merged(&once, &other, &[]), once);
    }

    #[test]
    fn a_field_taken_from_the_other_is_as_the_other_has_it(keep in any_party(), other in any_party()) {
        let chosen = differences(&keep, &other);
        let party = merged(&keep, &other, &chosen);
        prop_assert_eq!(party.name(), other.name());
        prop_assert!(other.custom.iter().all(|value| party.custom.contains(value)));
    }
}
