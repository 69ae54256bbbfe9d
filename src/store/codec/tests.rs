//! What is written is read back, whatever it is; and what rests on disk stays readable.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use uuid::Uuid;

use super::*;
use crate::domain::calendar::CalendarKind;
use crate::domain::country::Country;
use crate::domain::id::{ChangeId, DeviceId, InteractionId, LinkId, PartyId};
use crate::domain::interaction::{Direction, Interaction, InteractionKind, Outcome};
use crate::domain::link::{DecisionRole, Link};
use crate::domain::party::{
    Address, Anniversary, AnniversaryKind, BestTime, Channel, Consent, ContactEmail, ContactLabel,
    ContactPhone, Coordinates, LifecycleStage, Organisation, Party, PartyDetails, Person, SocialHandle,
    SocialNetwork,
};
use crate::domain::phone::PhoneNumber;
use crate::domain::record::{ChangeBody, RecordChange};
use crate::domain::time::CivilDate;
use crate::store::records::v1::PartyV1;

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{0,20}",
        "[آ-ی ]{0,20}",
        "\\PC{0,12}",
        select(vec!["می\u{200c}خرم", "<b>", "=1+1", "🌷"]).prop_map(str::to_owned)
    ]
}

fn uuid() -> impl Strategy<Value = Uuid> {
    any::<u128>().prop_map(Uuid::from_u128)
}

fn instant() -> impl Strategy<Value = Instant> {
    any::<i64>().prop_map(Instant::from_millis)
}

fn date() -> impl Strategy<Value = CivilDate> {
    (-100_000..100_000).prop_map(|days| CivilDate::from_days(days).unwrap())
}

fn phone() -> impl Strategy<Value = PhoneNumber> {
    let texts = ["0912 345 6789", "+971 50 123 4567", "+1 212 555 0123", "021 8877 6655"];
    select(texts.to_vec())
        .prop_map(|text| PhoneNumber::parse(text, Country::from_locale_tag("fa-IR").unwrap()).unwrap())
}

fn label() -> impl Strategy<Value = ContactLabel> {
    select(vec![ContactLabel::Mobile, ContactLabel::Work, ContactLabel::Home, ContactLabel::Other])
}

fn position() -> impl Strategy<Value = Coordinates> {
    (-90_000_000..=90_000_000, -180_000_000..=180_000_000)
        .prop_map(|(latitude_e6, longitude_e6)| Coordinates { latitude_e6, longitude_e6 })
}

fn address() -> impl Strategy<Value = Address> {
    (label(), text(), text(), text(), text(), text(), option::of(position())).prop_map(
        |(label, street, district, city, region, postal_code, position)| Address {
            label,
            street,
            district,
            city,
            region,
            postal_code,
            country: "IR".to_owned(),
            position,
        },
    )
}

fn details() -> impl Strategy<Value = PartyDetails> {
    prop_oneof![
        (text(), text(), text()).prop_map(|(name, honorific, job_title)| PartyDetails::Person(Person {
            name,
            honorific,
            job_title
        })),
        (text(), text(), text(), text()).prop_map(|(name, industry, registration, website)| {
            PartyDetails::Organisation(Organisation { name, industry, registration, website })
        }),
    ]
}

fn anniversary() -> impl Strategy<Value = Anniversary> {
    let kind = prop_oneof![
        Just(AnniversaryKind::Birthday),
        Just(AnniversaryKind::Founding),
        Just(AnniversaryKind::FirstPurchase),
        text().prop_map(AnniversaryKind::Other),
    ];
    let calendar = select(vec![CalendarKind::Jalali, CalendarKind::Hijri, CalendarKind::Gregorian]);
    (kind, date(), calendar, any::<bool>()).prop_map(|(kind, date, calendar, year_known)| Anniversary {
        kind,
        date,
        calendar,
        year_known,
    })
}

prop_compose! {
    fn reach()(
        phones in vec((phone(), label()).prop_map(|(number, label)| ContactPhone { number, label }), 0..3),
        emails in vec((text(), label()).prop_map(|(address, label)| ContactEmail { address, label }), 0..3),
        addresses in vec(address(), 0..3),
        handles in vec(text().prop_map(|handle| SocialHandle { network: SocialNetwork::Telegram, handle }), 0..2),
        consents in vec((select(Channel::ALL.to_vec()), any::<bool>(), date(), text()).prop_map(
            |(channel, granted, on, source)| Consent { channel, granted, on, source }), 0..3),
    ) -> (Vec<ContactPhone>, Vec<ContactEmail>, Vec<Address>, Vec<SocialHandle>, Vec<Consent>) {
        (phones, emails, addresses, handles, consents)
    }
}

prop_compose! {
    fn party()(
        id in uuid(),
        details in details(),
        stage in select(LifecycleStage::ALL.to_vec()),
        (phones, emails, addresses, handles, consents) in reach(),
        preferred_channel in option::of(select(Channel::ALL.to_vec())),
        best_time in option::of(select(BestTime::ALL.to_vec())),
        owner in option::of(text()),
        tags in vec(text(), 0..4),
        source in option::of(text()),
        anniversaries in vec(anniversary(), 0..3),
        notes in text(),
        created_at in instant(),
    ) -> Party {
        Party {
            id: PartyId(id), details, stage, phones, emails, addresses, handles, preferred_channel,
            best_time, consents, owner, tags, source, anniversaries, notes, sample: false, created_at,
        }
    }
}

prop_compose! {
    fn link()(id in uuid(), person in uuid(), organisation in uuid(), title in text(),
        role in option::of(select(DecisionRole::ALL.to_vec())), created_at in instant()) -> Link {
        Link {
            id: LinkId(id), person: PartyId(person), organisation: PartyId(organisation), title, role,
            sample: true, created_at,
        }
    }
}

prop_compose! {
    fn interaction()(
        id in uuid(), party in uuid(), others in vec(uuid().prop_map(PartyId), 0..3),
        kind in select(InteractionKind::ALL.to_vec()),
        direction in select(vec![Direction::Outgoing, Direction::Incoming]),
        outcome in option::of(select(Outcome::ALL.to_vec())), at in instant(),
        duration_s in option::of(any::<u32>()), subject in text(), text in text(),
        position in option::of(position()), created_at in instant(),
    ) -> Interaction {
        Interaction {
            id: InteractionId(id), party: PartyId(party), others, kind, direction, outcome, at,
            duration_s, subject, text, position, sample: false, created_at,
        }
    }
}

/// Boxed, since strategies this large overflow a test's stack when nested by value.
fn record() -> BoxedStrategy<Record> {
    prop_oneof![
        party().prop_map(Record::from).boxed(),
        link().prop_map(Record::from).boxed(),
        interaction().prop_map(Record::from).boxed(),
    ]
    .boxed()
}

fn change() -> BoxedStrategy<RecordChange> {
    (option::of(record()), option::of(record()), uuid())
        .prop_map(|(before, after, id)| {
            // The images of one change are of one kind; take the kind of whichever there is.
            let kind = after
                .as_ref()
                .or(before.as_ref())
                .map_or(RecordKind::Party, |record| record.reference().kind);
            let of_kind = |record: Option<Record>| record.filter(|record| record.reference().kind == kind);
            RecordChange { record: RecordRef { kind, id }, before: of_kind(before), after: of_kind(after) }
        })
        .boxed()
}

fn entry() -> impl Strategy<Value = ChangeEntry> {
    let body = prop_oneof![
        vec(change(), 0..4).prop_map(ChangeBody::Records),
        (vec(any::<u32>(), 0..9), any::<u32>())
            .prop_map(|(pages, records)| ChangeBody::Pages { pages, records }),
    ];
    (uuid(), instant(), uuid(), body).prop_map(|(id, at, device, body)| ChangeEntry {
        id: ChangeId(id),
        at,
        device: DeviceId(device),
        cause: Cause::Undo { of: ChangeId(device) },
        body,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn a_record_reads_back_as_written(record in record()) {
        let bytes = encode_record(&record).unwrap();
        prop_assert_eq!(decode_record(record.reference().kind, FORMAT, &bytes).unwrap(), record);
    }

    #[test]
    fn an_entry_reads_back_as_written(entry in entry()) {
        prop_assert_eq!(decode_entry(&encode_entry(&entry).unwrap()).unwrap(), entry);
    }

    #[test]
    fn a_page_reads_back_as_written(records in vec(vec(any::<u8>(), 0..60), 0..40)) {
        let mut page = Page::new(RecordKind::Link);
        for record in &records {
            page.push(record);
        }
        let read = Page::decode(&page.encode()).unwrap();
        prop_assert_eq!(read.len(), records.len());
        for (slot, record) in records.iter().enumerate() {
            prop_assert_eq!(read.get(slot), Some(record.as_slice()));
        }
        prop_assert_eq!(read.get(records.len()), None);
    }

    #[test]
    fn one_flipped_bit_is_noticed(records in vec(vec(any::<u8>(), 1..30), 1..5), at in any::<prop::sample::Index>(), bit in 0..8_u8) {
        let mut page = Page::new(RecordKind::Party);
        for record in &records {
            page.push(record);
        }
        let mut bytes = page.encode();
        let place = at.index(bytes.len());
        // The format's byte may name an older format, which is a reading of its own.
        prop_assume!(place != 5);
        bytes[place] ^= 1 << bit;
        prop_assert!(Page::decode(&bytes).is_err());
    }

    #[test]
    fn any_bytes_at_all_are_refused_without_harm(bytes in vec(any::<u8>(), 0..200)) {
        prop_assert!(Page::decode(&bytes).is_err());
        prop_assert!(decode_entry(&bytes).is_err());
    }

    #[test]
    fn a_party_merged_with_itself_stays_the_same(base in party(), mine in party()) {
        let base = Record::from(base);
        let mine = Record::from(mine);
        prop_assert_eq!(Record::merge(&base, &base, &base), base.clone());
        let Record::Party(merged) = Record::merge(&base, &mine, &base) else { panic!("a party merges to a party") };
        let Record::Party(mine) = mine else { panic!("mine is a party") };
        // Identity and creation are no fields: they stay as they are on the other side.
        prop_assert_eq!((merged.details, merged.tags, merged.notes), (mine.details, mine.tags, mine.notes));
    }

    #[test]
    fn edits_of_different_fields_merge_the_same_in_either_order(base in party(), notes in text(), owner in text()) {
        let noted = Record::from(Party { notes, ..base.clone() });
        let owned = Record::from(Party { owner: Some(owner), ..base.clone() });
        let base = Record::from(base);
        prop_assert_eq!(Record::merge(&base, &noted, &owned), Record::merge(&base, &owned, &noted));
    }

    #[test]
    fn a_party_of_format_1_comes_up_to_date(party in party()) {
        let Party { id, details, stage, phones, emails, addresses, handles, consents, owner, tags, source,
            anniversaries, notes, sample, created_at, .. } = party.clone();
        let old = PartyV1 { id, details, stage, phones, emails, addresses, handles, consents, owner, tags,
            source, anniversaries, notes, sample, created_at };
        let bytes = postcard::to_allocvec(&old).unwrap();
        let expected = Party { preferred_channel: None, best_time: None, ..party };
        prop_assert_eq!(decode_record(RecordKind::Party, 1, &bytes).unwrap(), Record::from(expected));
    }
}

proptest! {
    #[test]
    fn links_and_interactions_of_format_1_are_read_as_today(link in link(), interaction in interaction()) {
        for record in [Record::from(link), Record::from(interaction)] {
            let bytes = encode_record(&record).unwrap();
            prop_assert_eq!(decode_record(record.reference().kind, 1, &bytes).unwrap(), record);
        }
    }
}

#[test]
fn a_link_and_an_interaction_of_format_1_come_up_to_date() {
    let of_format_1 = |mut blob: Vec<u8>| {
        blob[5] = 1;
        blob
    };
    let link = "10000000000000000000000000000000071001903f1e7c007abc8def0123456789ab\
                10000000000000000000000000000000080a50757263686173696e67010200808885b2c068";
    let interaction = "10000000000000000000000000000000091001903f1e7c007abc8def0123456789ab\
                       0000000105808885b2c06801f0010c57696e746572206f72646572\
                       0e57616e747320343020626f78657301e8ef8522a0ecfa3000808885b2c068";
    let kinds = [
        (RecordKind::Link, link, Record::from(purchasing())),
        (RecordKind::Interaction, interaction, call().into()),
    ];
    for (kind, written, expected) in kinds {
        let bytes = unhex(written);
        let mut page = Page::new(kind);
        page.push(&bytes);
        let page = Page::decode(&of_format_1(page.encode())).unwrap();
        assert_eq!(decode_record(kind, page.format, page.get(0).unwrap()).unwrap(), expected);
    }
}

fn unhex(text: &str) -> Vec<u8> {
    let digits: Vec<u32> = text.chars().map(|digit| digit.to_digit(16).unwrap()).collect();
    digits.chunks(2).map(|pair| (pair[0] * 16 + pair[1]) as u8).collect()
}

fn mina() -> Party {
    let home = Country::from_locale_tag("fa-IR").unwrap();
    let mut party = Party::new(
        PartyId(Uuid::from_u128(0x0190_3f1e_7c00_7abc_8def_0123_4567_89ab)),
        PartyDetails::Person(Person {
            name: "مینا رستگار".to_owned(),
            honorific: "خانم".to_owned(),
            job_title: "مدیر خرید".to_owned(),
        }),
        Instant::from_millis(1_795_348_800_000),
    );
    party.stage = LifecycleStage::Customer;
    party.phones = vec![ContactPhone {
        number: PhoneNumber::parse("0912 345 6789", home).unwrap(),
        label: ContactLabel::Mobile,
    }];
    party.tags = vec!["vip".to_owned()];
    party.preferred_channel = Some(Channel::WhatsApp);
    party
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn the_bytes_of_a_party_are_as_they_have_always_been() {
    insta::assert_snapshot!(hex(&encode_record(&mina().into()).unwrap()));
}

#[test]
fn the_bytes_of_a_link_are_as_they_have_always_been() {
    insta::assert_snapshot!(hex(&encode_record(&purchasing().into()).unwrap()));
}

fn purchasing() -> Link {
    Link {
        id: LinkId(Uuid::from_u128(7)),
        person: mina().id,
        organisation: PartyId(Uuid::from_u128(8)),
        title: "Purchasing".to_owned(),
        role: Some(DecisionRole::Decider),
        sample: false,
        created_at: Instant::from_millis(1_795_348_800_000),
    }
}

fn call() -> Interaction {
    Interaction {
        id: InteractionId(Uuid::from_u128(9)),
        party: mina().id,
        others: Vec::new(),
        kind: InteractionKind::Call,
        direction: Direction::Outgoing,
        outcome: Some(Outcome::Interested),
        at: Instant::from_millis(1_795_348_800_000),
        duration_s: Some(240),
        subject: "Winter order".to_owned(),
        text: "Wants 40 boxes".to_owned(),
        position: Some(Coordinates { latitude_e6: 35_699_700, longitude_e6: 51_338_000 }),
        sample: false,
        created_at: Instant::from_millis(1_795_348_800_000),
    }
}

#[test]
fn the_bytes_of_an_interaction_are_as_they_have_always_been() {
    insta::assert_snapshot!(hex(&encode_record(&call().into()).unwrap()));
}

#[test]
fn the_bytes_of_an_entry_are_as_they_have_always_been() {
    let entry = ChangeEntry {
        id: ChangeId(Uuid::from_u128(1)),
        at: Instant::from_millis(1_795_348_800_000),
        device: DeviceId(Uuid::from_u128(2)),
        cause: Cause::LogInteraction,
        body: ChangeBody::Records(vec![RecordChange {
            record: Record::from(call()).reference(),
            before: None,
            after: Some(call().into()),
        }]),
    };
    insta::assert_snapshot!(hex(&encode_entry(&entry).unwrap()));
}

#[test]
fn the_bytes_of_a_page_are_as_they_have_always_been() {
    let mut page = Page::new(RecordKind::Interaction);
    page.push(b"first");
    page.push(b"second");
    page.set_digest(b"digest".to_vec());
    insta::assert_snapshot!(hex(&page.encode()));
}

#[test]
fn a_newer_format_is_named_rather_than_misread() {
    let mut page = Page::new(RecordKind::Party);
    page.push(b"whatever");
    let mut bytes = page.encode();
    bytes[5] = FORMAT + 1;
    assert_eq!(Page::decode(&bytes), Err(CodecError::Newer(FORMAT + 1)));
}

#[test]
fn an_entry_is_not_taken_for_a_page() {
    assert_eq!(Page::decode(&frame(Blob::Entry, b"x")), Err(CodecError::NotOurs(Blob::Page)));
}
