//! Records and entries of every shape, for the tests of all that writes and reads them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use uuid::Uuid;

use crate::domain::attachment::{Attachment, AttachmentKind};
use crate::domain::bulk_edit::{BulkEdits, PartyValue};
use crate::domain::calendar::CalendarKind;
use crate::domain::choice::{Choice, Colour, Meaning};
use crate::domain::country::Country;
use crate::domain::custom_field::{
    CustomField, CustomValue, FieldKind, FieldOption, FieldOwner, FieldValue, Labels,
};
use crate::domain::digits::DecimalNumber;
use crate::domain::distinction::Distinction;
use crate::domain::id::{
    AttachmentId, ChangeId, ChoiceId, DeviceId, FieldId, InteractionId, LinkId, OptionId, PartyId, TaskId,
    TemplateId, ViewId,
};
use crate::domain::interaction::{Direction, Interaction, InteractionKind, Outcome};
use crate::domain::link::{DecisionRole, Link};
use crate::domain::money::Money;
use crate::domain::party::{
    Address, Anniversary, AnniversaryKind, BestTime, Channel, Consent, ContactEmail, ContactLabel,
    ContactPhone, Coordinates, LifecycleStage, Organisation, Party, PartyDetails, Person, SocialHandle,
    SocialNetwork,
};
use crate::domain::phone::PhoneNumber;
use crate::domain::record::{Cause, ChangeBody, ChangeEntry, Record, RecordChange, RecordKind, RecordRef};
use crate::domain::recurrence::{End, Frequency, Recurrence, Rule, Skip, WeekdayRule};
use crate::domain::saved_view::SavedView;
use crate::domain::task::{ChecklistItem, Due, Priority, Task, TaskKind};
use crate::domain::template::Template;
use crate::domain::time::{CivilDate, Instant, Weekday};

pub fn text() -> impl Strategy<Value = String> {
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
    (label(), text(), text(), text(), text(), text(), option::of(position()), option::of(date())).prop_map(
        |(label, street, district, city, region, postal_code, position, confirmed_on)| Address {
            label,
            street,
            district,
            city,
            region,
            postal_code,
            country: "IR".to_owned(),
            position,
            confirmed_on,
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
        phones in vec((phone(), label(), option::of(date())).prop_map(|(number, label, confirmed_on)| ContactPhone { number, label, confirmed_on }), 0..3),
        emails in vec((text(), label(), option::of(date())).prop_map(|(address, label, confirmed_on)| ContactEmail { address, label, confirmed_on }), 0..3),
        addresses in vec(address(), 0..3),
        handles in vec((text(), option::of(date())).prop_map(|(handle, confirmed_on)| SocialHandle { network: SocialNetwork::Telegram, handle, confirmed_on }), 0..2),
        consents in vec((select(Channel::ALL.to_vec()), any::<bool>(), date(), text()).prop_map(
            |(channel, granted, on, source)| Consent { channel, granted, on, source }), 0..3),
    ) -> (Vec<ContactPhone>, Vec<ContactEmail>, Vec<Address>, Vec<SocialHandle>, Vec<Consent>) {
        (phones, emails, addresses, handles, consents)
    }
}

prop_compose! {
    pub fn party()(
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
        (own_stage, custom) in (option::of(uuid().prop_map(ChoiceId)), custom()),
        created_at in instant(),
    ) -> Party {
        Party {
            id: PartyId(id), details, stage, own_stage, phones, emails, addresses, handles,
            preferred_channel, best_time, consents, owner, tags, source, anniversaries, notes, custom,
            sample: false, created_at,
        }
    }
}

prop_compose! {
    pub fn link()(id in uuid(), person in uuid(), organisation in uuid(), title in text(),
        role in option::of(select(DecisionRole::ALL.to_vec())), confirmed_on in option::of(date()),
        created_at in instant()) -> Link {
        Link {
            id: LinkId(id), person: PartyId(person), organisation: PartyId(organisation), title, role,
            confirmed_on, sample: true, created_at,
        }
    }
}

prop_compose! {
    pub fn interaction()(
        id in uuid(), party in uuid(), others in vec(uuid().prop_map(PartyId), 0..3),
        kind in select(InteractionKind::ALL.to_vec()),
        direction in select(vec![Direction::Outgoing, Direction::Incoming]),
        outcome in option::of(select(Outcome::ALL.to_vec())), at in instant(),
        duration_s in option::of(any::<u32>()), subject in text(), text in text(),
        position in option::of(position()), own_outcome in option::of(uuid().prop_map(ChoiceId)),
        custom in custom(), created_at in instant(),
    ) -> Interaction {
        Interaction {
            id: InteractionId(id), party: PartyId(party), others, kind, direction, outcome, own_outcome, at,
            duration_s, subject, text, position, custom, sample: false, created_at,
        }
    }
}

fn custom() -> BoxedStrategy<Vec<FieldValue>> {
    let number = (any::<i64>(), 0..9_u8).prop_map(|(mantissa, scale)| DecimalNumber { mantissa, scale });
    let money = any::<i64>().prop_map(|minor| Money { minor, currency: "IRR".parse().unwrap() });
    let value = prop_oneof![
        text().prop_map(CustomValue::Text),
        number.prop_map(CustomValue::Number),
        money.prop_map(CustomValue::Money),
        date().prop_map(CustomValue::Date),
        vec(uuid().prop_map(OptionId), 0..3).prop_map(CustomValue::Options),
        any::<bool>().prop_map(CustomValue::YesNo),
        uuid().prop_map(|id| CustomValue::Link(RecordRef { kind: RecordKind::Party, id })),
        phone().prop_map(CustomValue::Phone),
    ];
    vec((uuid().prop_map(FieldId), value).prop_map(|(field, value)| FieldValue { field, value }), 0..3)
        .boxed()
}

fn labels() -> impl Strategy<Value = Labels> {
    (text(), text(), text()).prop_map(|(fa, ar, en)| Labels { fa, ar, en })
}

prop_compose! {
    fn rule()(
        calendar in select(CalendarKind::ALL.to_vec()),
        frequency in select(vec![Frequency::Daily, Frequency::Weekly, Frequency::Monthly, Frequency::Yearly]),
        interval in 1..9_u16,
        nth in option::of(-5..5_i8),
        by_month_day in vec(-31..=31_i8, 0..3),
        by_month in vec(1..=12_u8, 0..3),
        skip in select(vec![Skip::Omit, Skip::Backward, Skip::Forward]),
        end in prop_oneof![Just(End::Never), any::<u32>().prop_map(End::Count), date().prop_map(End::Until)],
    ) -> Rule {
        let by_weekday = vec![WeekdayRule { weekday: Weekday::Thursday, nth }];
        Rule { by_weekday, by_month_day, by_month, skip, end, ..Rule::every(interval, frequency, calendar) }
    }
}

prop_compose! {
    fn task()(
        id in uuid(), party in option::of(uuid().prop_map(PartyId)), others in vec(uuid().prop_map(PartyId), 0..3),
        kind in select(TaskKind::ALL.to_vec()), priority in select(Priority::ALL.to_vec()),
        (title, notes, place, assignee) in (text(), text(), text(), option::of(text())),
        due in option::of(prop_oneof![date().prop_map(Due::Day), instant().prop_map(Due::At)]),
        (duration_min, reminder_min) in (option::of(any::<u32>()), option::of(any::<u32>())),
        recurrence in option::of((rule(), date()).prop_map(|(rule, start)| Recurrence { rule, start })),
        checklist in vec((text(), any::<bool>()).prop_map(|(text, done)| ChecklistItem { text, done }), 0..3),
        (done_at, custom, created_at) in (option::of(instant()), custom(), instant()),
    ) -> Task {
        Task {
            id: TaskId(id), party, others, kind, title, notes, place, due, duration_min, priority, recurrence,
            reminder_min, checklist, assignee, done_at, custom, sample: false, created_at,
        }
    }
}

/// The kinds of which there are few.
fn few() -> BoxedStrategy<Record> {
    let template = (uuid(), text(), labels(), instant()).prop_map(|(id, name, text, created_at)| {
        let subject = Labels::default();
        Record::from(Template {
            id: TemplateId(id),
            name,
            subject,
            text,
            position: 3,
            sample: false,
            created_at,
        })
    });
    let option =
        || (uuid(), labels()).prop_map(|(id, label)| FieldOption { id: OptionId(id), label, retired: false });
    let field = (uuid(), labels(), select(FieldKind::ALL.to_vec()), vec(option(), 0..3), instant()).prop_map(
        |(id, label, kind, options, created_at)| {
            Record::from(CustomField {
                id: FieldId(id),
                of: FieldOwner::Party,
                label,
                kind,
                options,
                required: false,
                on_quick_form: true,
                in_list: false,
                searchable: true,
                filterable: false,
                position: 1,
                retired: false,
                created_at,
            })
        },
    );
    let meaning = prop_oneof![
        select(LifecycleStage::ALL.to_vec()).prop_map(Meaning::Stage),
        select(Outcome::ALL.to_vec()).prop_map(Meaning::Outcome),
        text().prop_map(Meaning::Source),
        text().prop_map(Meaning::Tag),
    ];
    let colour = option::of(select(Colour::ALL.to_vec()));
    let choice = (uuid(), meaning, labels(), colour, instant()).prop_map(
        |(id, meaning, label, colour, created_at)| {
            let (position, retired) = (2, false);
            Record::from(Choice { id: ChoiceId(id), meaning, label, colour, position, retired, created_at })
        },
    );
    let view = (uuid(), text(), text(), vec(text(), 0..3), instant()).prop_map(
        |(id, name, query, columns, created_at)| {
            Record::from(SavedView { id: ViewId(id), name, query, columns, position: 0, created_at })
        },
    );
    let attachment = (uuid(), uuid(), text(), vec(any::<u8>(), 0..9), instant()).prop_map(
        |(id, of, name, thumbnail, created_at)| {
            Record::from(Attachment {
                id: AttachmentId(id),
                of: RecordRef { kind: RecordKind::Interaction, id: of },
                kind: AttachmentKind::Photo,
                name,
                media_type: "image/jpeg".to_owned(),
                size_bytes: 300_000,
                pixels: Some((1600, 1200)),
                duration_s: None,
                thumbnail,
                sample: false,
                created_at,
            })
        },
    );
    let distinction = (uuid(), uuid(), instant()).prop_filter_map("two", |(one, other, created_at)| {
        Distinction::between(PartyId(one), PartyId(other), created_at).map(Record::from)
    });
    prop_oneof![template, field, choice, view, attachment, distinction].boxed()
}

/// Boxed, since strategies this large overflow a test's stack when nested by value.
pub fn record() -> BoxedStrategy<Record> {
    prop_oneof![
        party().prop_map(Record::from).boxed(),
        link().prop_map(Record::from).boxed(),
        interaction().prop_map(Record::from).boxed(),
        task().prop_map(Record::from).boxed(),
        few().boxed(),
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
            let of_kind = |record: Option<Record>| {
                record.filter(|record| record.reference().kind == kind).map(Box::new)
            };
            RecordChange { record: RecordRef { kind, id }, before: of_kind(before), after: of_kind(after) }
        })
        .boxed()
}

pub fn entry() -> impl Strategy<Value = ChangeEntry> {
    let body = prop_oneof![
        vec(change(), 0..4).prop_map(ChangeBody::Records),
        (vec(any::<u32>(), 0..9), any::<u32>(), vec(change(), 0..3)).prop_map(|(pages, records, changes)| {
            ChangeBody::Pages { pages, kinds: vec![(RecordKind::Party, records)], changes }
        }),
        vec((uuid(), option::of(text()), vec(text(), 0..3)), 0..9).prop_map(|edits| {
            let edits = edits.into_iter().flat_map(|(id, owner, tags)| {
                let party = PartyId(id);
                let owner = (party, PartyValue::Owner(None), PartyValue::Owner(owner));
                [owner, (party, PartyValue::Tags(tags), PartyValue::Tags(Vec::new()))]
            });
            ChangeBody::Edits(BulkEdits::gather(edits))
        }),
    ];
    (uuid(), instant(), uuid(), text(), body).prop_map(|(id, at, device, by, body)| ChangeEntry {
        id: ChangeId(id),
        at,
        device: DeviceId(device),
        by,
        cause: Cause::Undo { of: ChangeId(device) },
        body,
    })
}
