//! The database that schema 1 made, as phones in drawers still hold it: five customers, three of
//! them folded into a page and two in the log behind it, with an edit of a folded one.
//!
//! `tests/fixtures/schema-1.json` holds the rows of its object stores as key and hexadecimal bytes.
//! The browser tier opens it; here stands where its bytes come from. The file never changes.

use peyvand::domain::calendar::CalendarKind;
use peyvand::domain::country::Country;
use peyvand::domain::id::{ChangeId, DeviceId, PartyId};
use peyvand::domain::party::{
    Anniversary, AnniversaryKind, Channel, Consent, ContactLabel, Coordinates, LifecycleStage, Organisation,
    PartyDetails, Person, SocialNetwork,
};
use peyvand::domain::phone::PhoneNumber;
use peyvand::domain::record::{Cause, RecordKind, RecordRef};
use peyvand::domain::time::{CivilDate, Instant};
use peyvand::store::codec::{self, Blob, Page};
use peyvand::store::records::v1::PartyV1;
use peyvand::store::records::v2::{AddressV2, ContactEmailV2, ContactPhoneV2, SocialHandleV2};
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

const FIXTURE: &str = include_str!("../fixtures/schema-1.json");

/// Where the frame of a blob says in which format it was written.
const FORMAT_AT: usize = 5;

/// 1 March 2025, noon.
const NOON: Instant = Instant::from_millis(1_740_830_400_000);

/// A log entry as format 1 laid it out.
#[derive(Serialize)]
struct EntryV1 {
    id: ChangeId,
    at: Instant,
    device: DeviceId,
    cause: Cause,
    body: BodyV1,
}

#[derive(Serialize)]
enum BodyV1 {
    Records(Vec<ChangeV1>),
}

#[derive(Serialize)]
struct ChangeV1 {
    record: RecordRef,
    before: Option<Vec<u8>>,
    after: Option<Vec<u8>>,
}

#[test]
fn the_fixture_is_what_schema_1_wrote() {
    let fixture: Value = serde_json::from_str(FIXTURE).unwrap();
    assert_eq!(database(), fixture);
}

fn database() -> Value {
    let [sara, pars, khalid, leila, anna] = customers();
    let mut page = Page::new(RecordKind::Party);
    for party in [&sara, &pars, &khalid] {
        page.push(&bytes(party));
    }
    let edited =
        PartyV1 {
            stage: LifecycleStage::Customer, notes: "سفارش اول: ۴۰ کارتن".to_owned(), ..sara.clone()
        };
    let log = [
        entry(1, Cause::AddParty, None, &sara),
        entry(2, Cause::AddParty, None, &pars),
        entry(3, Cause::AddParty, None, &khalid),
        entry(4, Cause::AddParty, None, &leila),
        entry(5, Cause::EditParty, Some(&sara), &edited),
        entry(6, Cause::AddParty, None, &anna),
    ];
    // What format 1 repeated for the first screen is of no use to later ones; its row is.
    let folded_through = 3_u64;
    let mut head = Vec::new();
    head.extend(1_u64.to_le_bytes());
    head.extend(folded_through.to_le_bytes());
    head.extend(of_format_1(codec::frame(Blob::Head, b"")));
    json!({
        "log": log.iter().zip(1..).map(|(bytes, seq)| json!([seq, hex(bytes)])).collect::<Vec<_>>(),
        "pages": [[0x0100_0001, hex(&of_format_1(page.encode()))]],
        "meta": [["head", hex(&head)]],
    })
}

fn customers() -> [PartyV1; 5] {
    let phone =
        |text: &str, label| ContactPhoneV2 { number: PhoneNumber::parse(text, Country::IR).unwrap(), label };
    let sara = PartyV1 {
        phones: vec![phone("0912 123 4567", ContactLabel::Mobile)],
        tags: vec!["نمایشگاه".to_owned(), "فولاد".to_owned()],
        owner: Some("رضا کریمی".to_owned()),
        source: Some("نمایشگاه صنعت تهران".to_owned()),
        anniversaries: vec![Anniversary {
            kind: AnniversaryKind::Birthday,
            // 1 Farvardin 1365.
            date: CivilDate::from_days(5_923).unwrap(),
            calendar: CalendarKind::Jalali,
            year_known: true,
        }],
        consents: vec![Consent {
            channel: Channel::WhatsApp,
            granted: true,
            on: CivilDate::from_days(20_148).unwrap(),
            source: "حضوری".to_owned(),
        }],
        ..party(1, person("سارا احمدی", "خانم", "مدیر خرید"))
    };
    let pars = PartyV1 {
        phones: vec![phone("021 8877 6655", ContactLabel::Work)],
        emails: vec![ContactEmailV2 {
            address: "info@pars-steel.example".to_owned(),
            label: ContactLabel::Work,
        }],
        addresses: vec![AddressV2 {
            label: ContactLabel::Work,
            street: "بلوار کشاورز، پلاک ۱۲".to_owned(),
            district: "مرکز".to_owned(),
            city: "اصفهان".to_owned(),
            region: "اصفهان".to_owned(),
            postal_code: "8173649123".to_owned(),
            country: "IR".to_owned(),
            position: Some(Coordinates { latitude_e6: 32_654_600, longitude_e6: 51_667_900 }),
        }],
        ..party(
            2,
            PartyDetails::Organisation(Organisation {
                name: "فولاد پارس".to_owned(),
                industry: "فولاد".to_owned(),
                registration: "10260123456".to_owned(),
                website: "https://pars-steel.example".to_owned(),
            }),
        )
    };
    let khalid = PartyV1 {
        phones: vec![phone("+971 50 123 4567", ContactLabel::Mobile)],
        ..party(3, person("خالد المنصوري", "المهندس", "مدير المشتريات"))
    };
    let leila = PartyV1 {
        handles: vec![SocialHandleV2 {
            network: SocialNetwork::Instagram,
            handle: "leila.carpets".to_owned(),
        }],
        ..party(4, person("لیلا می‌نژاد", "", "فروشنده فرش"))
    };
    let anna = PartyV1 {
        emails: vec![ContactEmailV2 {
            address: "anna.berg@nordhandel.example".to_owned(),
            label: ContactLabel::Work,
        }],
        ..party(5, person("Anna Berg", "Dr", "Head of Purchasing"))
    };
    [sara, pars, khalid, leila, anna]
}

fn person(name: &str, honorific: &str, job_title: &str) -> PartyDetails {
    PartyDetails::Person(Person {
        name: name.to_owned(),
        honorific: honorific.to_owned(),
        job_title: job_title.to_owned(),
    })
}

fn party(number: u128, details: PartyDetails) -> PartyV1 {
    PartyV1 {
        id: PartyId(id(number)),
        details,
        stage: LifecycleStage::Lead,
        phones: Vec::new(),
        emails: Vec::new(),
        addresses: Vec::new(),
        handles: Vec::new(),
        consents: Vec::new(),
        owner: None,
        tags: Vec::new(),
        source: None,
        anniversaries: Vec::new(),
        notes: String::new(),
        sample: false,
        created_at: NOON,
    }
}

fn entry(number: u128, cause: Cause, before: Option<&PartyV1>, after: &PartyV1) -> Vec<u8> {
    let record = RecordRef { kind: RecordKind::Party, id: after.id.0 };
    let change = ChangeV1 { record, before: before.map(bytes), after: Some(bytes(after)) };
    let entry = EntryV1 {
        id: ChangeId(id(0x1000 + number)),
        at: NOON,
        device: DeviceId(id(0x2000)),
        cause,
        body: BodyV1::Records(vec![change]),
    };
    of_format_1(codec::frame(Blob::Entry, &postcard::to_allocvec(&entry).unwrap()))
}

/// A UUIDv7 of that noon.
fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0195_5193_de00_7000_8000_0000_0000_0000 + number)
}

fn bytes(party: &PartyV1) -> Vec<u8> {
    postcard::to_allocvec(party).unwrap()
}

/// The frame's checksum does not cover the format, so that naming an earlier one is enough.
fn of_format_1(mut blob: Vec<u8>) -> Vec<u8> {
    blob[FORMAT_AT] = 1;
    blob
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
