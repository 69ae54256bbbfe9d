//! What is written is read back, whatever it is; and what rests on disk stays readable.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod formats;

use proptest::collection::vec;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::domain::attachment::{Attachment, AttachmentKind};
use crate::domain::calendar::CalendarKind;
use crate::domain::choice::{Choice, Colour, Meaning};
use crate::domain::country::Country;
use crate::domain::custom_field::{
    CustomField, CustomValue, FieldKind, FieldOption, FieldOwner, FieldValue, Labels,
};
use crate::domain::distinction::Distinction;
use crate::domain::id::{
    AttachmentId, ChangeId, ChoiceId, DeviceId, FieldId, InteractionId, LinkId, OptionId, PartyId, TaskId,
    TemplateId, ViewId,
};
use crate::domain::interaction::{Direction, Interaction, InteractionKind, Outcome};
use crate::domain::link::{DecisionRole, Link};
use crate::domain::party::{
    Channel, ContactLabel, ContactPhone, Coordinates, LifecycleStage, Party, PartyDetails, Person,
};
use crate::domain::phone::PhoneNumber;
use crate::domain::record::strategies::{entry, party, record, text};
use crate::domain::record::{Cause, ChangeBody, ChangeEntry, RecordChange};
use crate::domain::recurrence::{Frequency, Recurrence, Rule};
use crate::domain::saved_view::SavedView;
use crate::domain::task::{ChecklistItem, Due, Task, TaskKind};
use crate::domain::template::Template;
use crate::domain::time::{CivilDate, Instant};

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
        confirmed_on: CivilDate::from_days(20_780).ok(),
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
        confirmed_on: None,
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
        own_outcome: None,
        at: Instant::from_millis(1_795_348_800_000),
        duration_s: Some(240),
        subject: "Winter order".to_owned(),
        text: "Wants 40 boxes".to_owned(),
        position: Some(Coordinates { latitude_e6: 35_699_700, longitude_e6: 51_338_000 }),
        custom: Vec::new(),
        sample: false,
        created_at: Instant::from_millis(1_795_348_800_000),
    }
}

#[test]
fn the_bytes_of_an_interaction_are_as_they_have_always_been() {
    insta::assert_snapshot!(hex(&encode_record(&call().into()).unwrap()));
}

#[test]
fn the_bytes_of_a_task_are_as_they_have_always_been() {
    let rule = Rule { by_month_day: vec![15], ..Rule::every(1, Frequency::Monthly, CalendarKind::Jalali) };
    let start = CivilDate::from_days(20_780).unwrap();
    let created_at = Instant::from_millis(1_795_348_800_000);
    let task = Task {
        party: Some(mina().id),
        title: "Send the price list".to_owned(),
        due: Some(Due::Day(start)),
        recurrence: Some(Recurrence { rule, start }),
        reminder_min: Some(30),
        checklist: vec![ChecklistItem { text: "Print it".to_owned(), done: true }],
        custom: vec![FieldValue { field: FieldId(Uuid::from_u128(5)), value: CustomValue::YesNo(true) }],
        ..Task::new(TaskId(Uuid::from_u128(11)), TaskKind::Message, created_at)
    };
    insta::assert_snapshot!(hex(&encode_record(&task.into()).unwrap()));
}

#[test]
fn the_bytes_of_what_there_is_little_of_are_as_they_have_always_been() {
    let created_at = Instant::from_millis(1_795_348_800_000);
    let label = Labels { fa: "کد".to_owned(), ar: String::new(), en: "Code".to_owned() };
    let id = Uuid::from_u128;
    let records = [
        Record::from(Template {
            id: TemplateId(id(12)),
            name: "Thanks".to_owned(),
            subject: Labels::default(),
            text: label.clone(),
            position: 1,
            sample: false,
            created_at,
        }),
        Record::from(CustomField {
            id: FieldId(id(13)),
            of: FieldOwner::Party,
            label: label.clone(),
            kind: FieldKind::Choice,
            options: vec![FieldOption { id: OptionId(id(14)), label: label.clone(), retired: true }],
            required: true,
            on_quick_form: false,
            in_list: true,
            searchable: false,
            filterable: true,
            position: 2,
            retired: false,
            created_at,
        }),
        Record::from(Choice {
            id: ChoiceId(id(15)),
            meaning: Meaning::Stage(LifecycleStage::Lead),
            label,
            colour: Some(Colour::Teal),
            position: 3,
            retired: false,
            created_at,
        }),
        Record::from(SavedView {
            id: ViewId(id(16)),
            name: "North".to_owned(),
            query: "?place=Tehran".to_owned(),
            columns: vec!["city".to_owned()],
            position: 4,
            created_at,
        }),
        Record::from(Attachment {
            id: AttachmentId(id(17)),
            of: Record::from(call()).reference(),
            kind: AttachmentKind::Voice,
            name: "note".to_owned(),
            media_type: "audio/webm".to_owned(),
            size_bytes: 48_000,
            pixels: None,
            duration_s: Some(12),
            thumbnail: Vec::new(),
            sample: false,
            created_at,
        }),
        Record::from(Distinction::between(mina().id, PartyId(id(18)), created_at).unwrap()),
    ];
    let bytes = records.map(|record| hex(&encode_record(&record).unwrap()));
    insta::assert_snapshot!(bytes.join("\n"));
}

#[test]
fn the_bytes_of_an_entry_are_as_they_have_always_been() {
    let entry = ChangeEntry {
        id: ChangeId(Uuid::from_u128(1)),
        at: Instant::from_millis(1_795_348_800_000),
        device: DeviceId(Uuid::from_u128(2)),
        by: "Sara".to_owned(),
        cause: Cause::LogInteraction,
        body: ChangeBody::Records(vec![RecordChange {
            record: Record::from(call()).reference(),
            before: None,
            after: Some(Box::new(call().into())),
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
