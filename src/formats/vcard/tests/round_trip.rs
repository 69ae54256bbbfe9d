//! The law: a customer written and read again is the same customer.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use uuid::Uuid;

use super::*;
use crate::domain::custom_field::{CustomValue, FieldValue};
use crate::domain::digits::DecimalNumber;
use crate::domain::id::{ChoiceId, FieldId, OptionId, PartyId};
use crate::domain::link::DecisionRole;
use crate::domain::money::Money;
use crate::domain::party::{
    Address, Anniversary, AnniversaryKind, BestTime, Channel, Consent, ContactEmail, ContactLabel,
    ContactPhone, Coordinates, LifecycleStage, Organisation, Party, PartyDetails, Person, SocialHandle,
    SocialNetwork,
};
use crate::domain::phone::PhoneNumber;
use crate::domain::record::{RecordKind, RecordRef};
use crate::domain::time::CivilDate;
use crate::formats::incoming::{Membership, Picture};

/// What a form keeps of a line: trimmed.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{0,20}",
        "[آ-ی ،؛]{0,20}",
        "\\PC{0,12}",
        select(vec!["می\u{200c}خرم", "a;b,c\\n", "\"x\":^n", "=1+1", "🌷", "Dr Ali"]).prop_map(str::to_owned)
    ]
    .prop_map(|text| text.trim().to_owned())
}

fn some_line() -> impl Strategy<Value = String> {
    line().prop_filter("a name is never empty", |text| !text.is_empty())
}

fn lines() -> impl Strategy<Value = String> {
    vec(line(), 0..4).prop_map(|lines| lines.join("\n").trim().to_owned())
}

fn uuid() -> impl Strategy<Value = Uuid> {
    any::<u128>().prop_map(Uuid::from_u128)
}

fn date() -> impl Strategy<Value = CivilDate> {
    (-100_000..100_000).prop_map(|days| CivilDate::from_days(days).unwrap())
}

fn phone() -> impl Strategy<Value = PhoneNumber> {
    let texts =
        ["0912 345 6789", "+971 50 123 4567", "+1 212 555 0123", "021 8877 6655", "021 88776655 داخلی 012"];
    select(texts.to_vec()).prop_map(|text| PhoneNumber::parse(text, Country::IR).unwrap())
}

fn label() -> impl Strategy<Value = ContactLabel> {
    select(vec![ContactLabel::Mobile, ContactLabel::Work, ContactLabel::Home, ContactLabel::Other])
}

fn position() -> impl Strategy<Value = Coordinates> {
    (-90_000_000..=90_000_000, -180_000_000..=180_000_000)
        .prop_map(|(latitude_e6, longitude_e6)| Coordinates { latitude_e6, longitude_e6 })
}

prop_compose! {
    fn address()(
        label in label(), street in lines(), district in line(), city in line(), region in line(),
        postal_code in "[0-9]{0,10}", country in select(vec!["", "IR", "AE"]),
        position in option::of(position()), confirmed_on in option::of(date()),
    ) -> Address {
        let country = country.to_owned();
        Address { label, street, district, city, region, postal_code, country, position, confirmed_on }
    }
}

fn networks() -> Vec<SocialNetwork> {
    use SocialNetwork::{Bale, Eitaa, Facebook, Instagram, LinkedIn, Telegram, X};
    vec![Instagram, Telegram, LinkedIn, X, Facebook, Bale, Eitaa]
}

prop_compose! {
    fn anniversary()(
        kind in prop_oneof![
            Just(AnniversaryKind::Birthday),
            Just(AnniversaryKind::Founding),
            Just(AnniversaryKind::FirstPurchase),
            line().prop_map(AnniversaryKind::Other),
        ],
        date in date(), calendar in select(CalendarKind::ALL.to_vec()), year_known in any::<bool>(),
    ) -> Anniversary {
        Anniversary { kind, date, calendar, year_known }
    }
}

fn details() -> impl Strategy<Value = PartyDetails> {
    prop_oneof![
        (some_line(), line(), line()).prop_map(|(name, honorific, job_title)| PartyDetails::Person(Person {
            name,
            honorific,
            job_title
        })),
        (some_line(), line(), line(), line()).prop_map(|(name, industry, registration, website)| {
            PartyDetails::Organisation(Organisation { name, industry, registration, website })
        }),
    ]
}

fn custom() -> impl Strategy<Value = Vec<FieldValue>> {
    let number = (any::<i64>(), 0..9_u8).prop_map(|(mantissa, scale)| DecimalNumber { mantissa, scale });
    let money = any::<i64>().prop_map(|minor| Money { minor, currency: "IRR".parse().unwrap() });
    let value = prop_oneof![
        lines().prop_map(CustomValue::Text),
        number.prop_map(CustomValue::Number),
        money.prop_map(CustomValue::Money),
        date().prop_map(CustomValue::Date),
        vec(uuid().prop_map(OptionId), 0..3).prop_map(CustomValue::Options),
        any::<bool>().prop_map(CustomValue::YesNo),
        uuid().prop_map(|id| CustomValue::Link(RecordRef { kind: RecordKind::Party, id })),
        phone().prop_map(CustomValue::Phone),
    ];
    vec((uuid().prop_map(FieldId), value).prop_map(|(field, value)| FieldValue { field, value }), 0..3)
}

/// A list without what is said twice, as stored lists are.
fn distinct<T, K: PartialEq>(mut list: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut seen = Vec::new();
    list.retain(|item| {
        let key = key(item);
        let is_new = !seen.contains(&key);
        seen.push(key);
        is_new
    });
    list
}

prop_compose! {
    fn reach()(
        phones in vec((phone(), label(), option::of(date())), 0..3),
        emails in vec(("[a-z]{1,5}@[a-zپ]{1,5}\\.ir", label(), option::of(date())), 0..3),
        addresses in vec(address(), 0..3),
        handles in vec((select(networks()), some_line(), option::of(date())), 0..3),
        consents in vec((select(Channel::ALL.to_vec()), any::<bool>(), date(), line()), 0..3),
        anniversaries in vec(anniversary(), 0..3),
    ) -> Party {
        let details = PartyDetails::Person(
            Person { name: String::new(), honorific: String::new(), job_title: String::new() });
        let mut party = Party::new(PartyId(Uuid::nil()), details, Instant::EPOCH);
        party.phones = phones.into_iter()
            .map(|(number, label, confirmed_on)| ContactPhone { number, label, confirmed_on }).collect();
        party.phones = distinct(party.phones, |phone| phone.number);
        party.emails = emails.into_iter()
            .map(|(address, label, confirmed_on)| ContactEmail { address, label, confirmed_on }).collect();
        party.emails = distinct(party.emails, |email| email.address.clone());
        party.addresses = addresses;
        party.handles = handles.into_iter()
            .map(|(network, handle, confirmed_on)| SocialHandle { network, handle, confirmed_on })
            // A name is kept without the sign before it.
            .filter(|handle| !handle.handle.starts_with('@')).collect();
        party.handles = distinct(party.handles, |handle| (handle.network, handle.handle.clone()));
        party.consents = consents.into_iter()
            .map(|(channel, granted, on, source)| Consent { channel, granted, on, source }).collect();
        party.anniversaries = distinct(anniversaries, Clone::clone);
        party
    }
}

prop_compose! {
    pub(in crate::formats) fn party()(
        id in uuid(), details in details(), stage in select(LifecycleStage::ALL.to_vec()), reach in reach(),
        preferred_channel in option::of(select(Channel::ALL.to_vec())),
        best_time in option::of(select(BestTime::ALL.to_vec())),
        owner in option::of(line()), source in option::of(line()), notes in lines(),
        tags in vec(some_line(), 0..4), own_stage in option::of(uuid().prop_map(ChoiceId)),
        custom in custom(), sample in any::<bool>(), created_at in any::<i64>(),
    ) -> Party {
        let created_at = Instant::from_millis(created_at);
        let tags = distinct(tags, Clone::clone);
        Party {
            id: PartyId(id), details, stage, preferred_channel, best_time, owner, source, notes, tags,
            own_stage, custom, sample, created_at, ..reach
        }
    }
}

pub(in crate::formats) fn membership() -> impl Strategy<Value = Membership> {
    let role = option::of(select(DecisionRole::ALL.to_vec()));
    (some_line(), option::of(uuid().prop_map(PartyId)), line(), role)
        .prop_map(|(organisation, id, title, role)| Membership { organisation, id, title, role })
}

fn picture() -> impl Strategy<Value = Picture> {
    let kinds = ["image/jpeg", "image/png", "image/webp"];
    (select(kinds.to_vec()), vec(any::<u8>(), 1..200))
        .prop_map(|(kind, bytes)| Picture { media_type: kind.to_owned(), bytes })
}

proptest! {
    #[test]
    fn a_customer_written_and_read_again_is_the_same(
        party in party().boxed(),
        memberships in vec(membership(), 0..3),
        photo in option::of(picture()),
        version in select(vec![Version::V3, Version::V4]),
    ) {
        let memberships = if party.is_organisation() { Vec::new() } else { memberships };
        let mut file = String::new();
        write(&[Card { party: &party, memberships: memberships.clone(), photo: photo.as_ref() }], version, &mut file);
        prop_assert!(file.split("\r\n").all(|line| line.len() <= 75));
        let read = one(&file);
        prop_assert_eq!(&read, &Incoming { is_ours: true, memberships, photo, ..Incoming::new(1, party) }, "{}", file);
    }
}
