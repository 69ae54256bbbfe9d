//! How records look in a file.

use uuid::Uuid;

use super::*;
use crate::domain::attachment::{Attachment, AttachmentKind};
use crate::domain::calendar::CalendarKind;
use crate::domain::country::Country;
use crate::domain::custom_field::{CustomValue, FieldValue};
use crate::domain::digits::DecimalNumber;
use crate::domain::id::{AttachmentId, FieldId, LinkId, PartyId};
use crate::domain::link::Link;
use crate::domain::money::Money;
use crate::domain::party::{
    Anniversary, AnniversaryKind, ContactLabel, ContactPhone, Party, PartyDetails, Person,
};
use crate::domain::phone::PhoneNumber;
use crate::domain::record::{RecordKind, RecordRef};

const ID: Uuid = Uuid::from_u128(0x0190_3f1e_7c00_7abc_8def_0123_4567_89ab);

fn mina() -> Party {
    let name = "مینا «رستگار»".to_owned();
    let person = Person { name, honorific: "Dr".to_owned(), job_title: String::new() };
    Party::new(PartyId(ID), PartyDetails::Person(person), NOW)
}

/// What the file says of a party, behind its identity and name.
fn said_of(party: Party) -> String {
    let text = written(&[party.into()]);
    let line = text.lines().nth(1).unwrap();
    let begin = "{\"record\":\"Party\",\"id\":\"01903f1e-7c00-7abc-8def-0123456789ab\",\
        \"details\":{\"Person\":{\"name\":\"مینا «رستگار»\",\"honorific\":\"Dr\"}},\"stage\":\"Lead\"";
    let end = ",\"created_at\":\"2026-11-25T08:30:00.123Z\"}";
    line.strip_prefix(begin).expect(line).strip_suffix(end).expect(line).to_owned()
}

#[test]
fn a_file_says_what_it_is_and_ends() {
    let link = Link {
        id: LinkId(ID),
        person: PartyId(ID),
        organisation: PartyId(ID),
        title: "مدیر \"خرید\"".to_owned(),
        role: None,
        confirmed_on: None,
        sample: true,
        created_at: NOW,
    };
    let id = "01903f1e-7c00-7abc-8def-0123456789ab";
    assert_eq!(
        written(&[link.clone().into(), link.into()]),
        format!(
            r#"{{"format":"peyvand","version":1,"created":"2026-11-25T08:30:00.123Z","records":[
{{"record":"Link","id":"{id}","person":"{id}","organisation":"{id}","title":"مدیر \"خرید\"","sample":true,"created_at":"2026-11-25T08:30:00.123Z"}},
{{"record":"Link","id":"{id}","person":"{id}","organisation":"{id}","title":"مدیر \"خرید\"","sample":true,"created_at":"2026-11-25T08:30:00.123Z"}}
]}}
"#
        )
    );
}

#[test]
fn a_file_without_records_is_one_too() {
    assert_eq!(records(&written(&[])), []);
}

#[test]
fn what_a_record_has_not_is_left_out() {
    assert_eq!(said_of(mina()), "");
}

#[test]
fn telephone_numbers_are_written_as_the_domain_writes_them() {
    let number = PhoneNumber::parse("021 8877 6655 داخلی 012", Country::IR).unwrap();
    let phones = vec![ContactPhone {
        number,
        label: ContactLabel::Work,
        confirmed_on: Some("2026-11-20".parse().unwrap()),
    }];
    assert_eq!(number.to_string(), "+982188776655;ext=012");
    assert_eq!(
        said_of(Party { phones, ..mina() }),
        r#","phones":[{"number":"+982188776655;ext=012","label":"Work","confirmed_on":"2026-11-20"}]"#
    );
}

#[test]
fn a_value_of_several_kinds_says_which_it_is() {
    let anniversary = |kind, year_known| Anniversary {
        kind,
        date: "1370-01-01".parse().unwrap(),
        calendar: CalendarKind::Jalali,
        year_known,
    };
    let anniversaries = vec![
        anniversary(AnniversaryKind::Birthday, true),
        anniversary(AnniversaryKind::Other("ازدواج".to_owned()), false),
    ];
    let birthday = r#"{"kind":"Birthday","date":"1370-01-01","calendar":"Jalali","year_known":true}"#;
    let wedding = r#"{"kind":{"Other":"ازدواج"},"date":"1370-01-01","calendar":"Jalali"}"#;
    let expected = format!(",\"anniversaries\":[{birthday},{wedding}]");
    assert_eq!(said_of(Party { anniversaries, ..mina() }), expected);
}

#[test]
fn numbers_and_amounts_lose_nothing() {
    let values = [
        CustomValue::Number(DecimalNumber { mantissa: -1_250, scale: 2 }),
        CustomValue::Money(Money { minor: 9_007_199_254_740_993, currency: "IRR".parse().unwrap() }),
        CustomValue::YesNo(false),
        CustomValue::Link(RecordRef { kind: RecordKind::SavedView, id: ID }),
    ];
    let custom = values.map(|value| FieldValue { field: FieldId(Uuid::nil()), value }).to_vec();
    let said = said_of(Party { custom, ..mina() });
    assert_eq!(
        said.replace("\"field\":\"00000000-0000-0000-0000-000000000000\",", ""),
        ",\"custom\":[{\"value\":{\"Number\":\"-12.50\"}},\
            {\"value\":{\"Money\":{\"minor\":9007199254740993,\"currency\":\"IRR\"}}},\
            {\"value\":{\"YesNo\":false}},\
            {\"value\":{\"Link\":{\"kind\":\"SavedView\",\"id\":\"01903f1e-7c00-7abc-8def-0123456789ab\"}}}]"
    );
}

#[test]
fn a_thumbnail_is_base64() {
    let photo = Attachment {
        id: AttachmentId(ID),
        of: RecordRef { kind: RecordKind::Task, id: ID },
        kind: AttachmentKind::Photo,
        name: "ویترین.jpg".to_owned(),
        media_type: "image/jpeg".to_owned(),
        size_bytes: 300_000,
        pixels: Some((1_600, 1_200)),
        duration_s: None,
        thumbnail: vec![0xff, 0xd8, 0xff],
        sample: false,
        created_at: NOW,
    };
    let text = written(&[photo.into()]);
    assert!(
        text.contains(r#""size_bytes":300000,"pixels":[1600,1200],"thumbnail":"/9j/","created_at""#),
        "{text}"
    );
}

#[test]
fn an_instant_outside_the_calendar_is_its_milliseconds() {
    let late = Party { created_at: Instant::from_millis(i64::MAX), ..mina() };
    let text = written(&[late.clone().into()]);
    assert!(text.contains("\"created_at\":9223372036854775807}"), "{text}");
    assert_eq!(records(&text), [late.into()]);
}

#[test]
fn what_is_written_can_be_taken_in_parts() {
    let mut writer = BackupWriter::new(NOW);
    let mut text = writer.take();
    for _ in 0..2 {
        assert!(writer.push(RecordKind::Party, &bytes_of(&mina().into())));
        text += &writer.take();
    }
    text += &writer.finish();
    assert_eq!(text, written(&[mina().into(), mina().into()]));
}
