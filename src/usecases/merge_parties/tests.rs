#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod laws;
mod tabs;
mod undo;

use pollster::block_on;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::domain::attachment::{AttachmentKind, NewFile};
use crate::domain::country::Country;
use crate::domain::link::DecisionRole;
use crate::domain::time::Instant;
use crate::store::engine::{Counts, Store};
use crate::usecases::add_field::FieldFacts;
use crate::usecases::attach::{Attach, attach};
use crate::usecases::custom_values::WrittenValue;
use crate::usecases::delete_party::{DeleteParty, delete_party};
use crate::usecases::edit_interaction::{EditInteraction, edit_interaction};
use crate::usecases::edit_party::{EditParty, ListEdit, PartyEdit, WrittenPhone, edit_party};
use crate::usecases::link_parties::{LinkParties, OtherEnd, link_parties};
use crate::usecases::log_interaction::{InteractionFacts, LogInteraction, log_interaction};
use crate::usecases::tell_apart::{TellApart, tell_apart};
use crate::usecases::testing::{NOON_MS, Office, call, text_field, to_call};
use crate::usecases::undo_change::{UndoChange, undo_change};
use crate::usecases::{TaskFacts, interaction_ref};

/// Mina, who was written down twice.
struct Twice {
    office: Office,
    keep: PartyId,
    other: PartyId,
}

fn twice() -> Twice {
    let office = Office::open();
    let (keep, other) = (office.add_person("مینا رستگار"), office.add_person("خانم رستگار"));
    Twice { office, keep, other }
}

impl Twice {
    fn merge(&self) -> ChangeId {
        self.merge_with(&[]).unwrap()
    }

    fn merge_with(&self, from_other: &[MergeField]) -> Result<ChangeId, Refusal> {
        let request = MergeParties { keep: self.keep, other: self.other, from_other: from_other.to_vec() };
        self.office.run(merge_parties(&self.office.store, request))
    }

    fn undo(&self, change: ChangeId) {
        self.office.run(undo_change(&self.office.store, UndoChange { change })).unwrap();
    }

    fn edit(&self, party: PartyId, edit: PartyEdit) {
        let request = EditParty { party, edits: vec![edit], home: Country::IR };
        self.office.run(edit_party(&self.office.store, &self.office.world, request)).unwrap();
    }

    fn add_phone(&self, party: PartyId, text: &str) {
        self.edit(
            party,
            PartyEdit::Phone(ListEdit::Add(WrittenPhone { text: text.to_owned(), label: None })),
        );
    }

    fn phones(&self, party: PartyId) -> Vec<String> {
        let phones = self.office.party(party).phones;
        phones.iter().map(|phone| phone.number.format_local(Country::IR)).collect()
    }

    fn link(&self, party: PartyId, other: PartyId, title: &str, role: Option<DecisionRole>) -> LinkId {
        let other = OtherEnd::Existing(other);
        let request = LinkParties { party, other, title: title.to_owned(), role };
        self.office.run(link_parties(&self.office.store, &self.office.world, request)).unwrap().link
    }

    fn attach_photo(&self, of: RecordRef) {
        let photo = NewFile {
            kind: AttachmentKind::Photo,
            name: "کارت ویزیت".to_owned(),
            media_type: "image/jpeg".to_owned(),
            bytes: vec![1, 2, 3],
            pixels: None,
            duration_s: None,
            thumbnail: Vec::new(),
        };
        let request = Attach { of, files: vec![photo] };
        self.office.run(attach(&self.office.store, &self.office.world, request)).unwrap();
    }

    fn tell_apart(&self, one: PartyId, other: PartyId) {
        let request = TellApart { one, other };
        self.office.run(tell_apart(&self.office.store, &self.office.world, request)).unwrap();
    }

    fn are_told_apart(&self, one: PartyId, other: PartyId) -> bool {
        self.office.store.are_told_apart(one, other)
    }
}

/// Both with a call, a shared place, a task and a photo.
fn full() -> Twice {
    let twice = twice();
    let laleh = twice.office.add_organisation("فروشگاه لاله");
    for party in [twice.keep, twice.other] {
        twice.link(party, laleh, "مدیر خرید", None);
        twice.office.log(party, call("قیمت تازه خواست"));
        twice.office.add_task(to_call(party));
        twice.attach_photo(party_ref(party));
    }
    twice
}

/// The same customers as another tab sees them.
fn other_tab(twice: &Twice) -> Store {
    block_on(Store::open(twice.office.disk.clone(), twice.office.world.clone())).unwrap()
}

/// Everything a store holds, by kind and identity.
fn held(store: &Store) -> Vec<Record> {
    let mut records = Vec::new();
    for kind in RecordKind::ALL {
        store.for_each(kind, &mut |record| records.push(record));
    }
    records.sort_by_key(Record::reference);
    records
}

#[test]
fn the_kept_one_knows_what_the_other_knew_and_the_other_is_gone() {
    let twice = twice();
    twice.add_phone(twice.keep, "0912 345 6789");
    twice.add_phone(twice.other, "021 8877 6655");
    twice.merge();
    assert_eq!(twice.phones(twice.keep), ["0912 345 6789", "021 8877 6655"]);
    assert_eq!(twice.office.store.party(twice.other), None);
}

#[test]
fn a_field_that_was_chosen_is_taken_from_the_other() {
    let twice = twice();
    twice.merge_with(&[MergeField::Name]).unwrap();
    assert_eq!(twice.office.party(twice.keep).name(), "خانم رستگار");
}

#[test]
fn calls_with_the_other_were_with_the_kept_one() {
    let twice = twice();
    let logged = twice.office.log(twice.other, call("۴۰ کارتن می‌خواهد"));
    twice.merge();
    assert_eq!(twice.office.interaction(logged).party, twice.keep);
}

#[test]
fn who_took_part_in_a_meeting_took_part_as_the_kept_one() {
    let office = Office::open();
    let [other, omid, kaveh, keep] =
        ["خانم رستگار", "امید نوری", "کاوه رستمی", "مینا رستگار"].map(|name| office.add_person(name));
    let twice = Twice { office, keep, other };
    let others = vec![other, omid];
    let meeting = twice.office.log(kaveh, InteractionFacts { others, ..call("جلسهٔ قیمت") });
    twice.merge();
    let mut expected = [keep, omid];
    expected.sort();
    assert_eq!(twice.office.interaction(meeting).others, expected);
}

#[test]
fn a_meeting_with_both_names_the_kept_one_once() {
    let twice = twice();
    let kaveh = twice.office.add_person("کاوه رستمی");
    let with = |party, others| twice.office.log(party, InteractionFacts { others, ..call("") });
    let of_keep = with(twice.keep, vec![twice.other]);
    let of_other = with(twice.other, vec![twice.keep, kaveh]);
    let of_third = with(kaveh, vec![twice.keep, twice.other]);
    twice.merge();
    let named = |meeting| {
        let meeting = twice.office.interaction(meeting);
        (meeting.party, meeting.others)
    };
    assert_eq!(named(of_keep), (twice.keep, vec![]));
    assert_eq!(named(of_other), (twice.keep, vec![kaveh]));
    assert_eq!(named(of_third), (kaveh, vec![twice.keep]));
}

#[test]
fn tasks_about_the_other_and_with_it_are_those_of_the_kept_one() {
    let twice = twice();
    let kaveh = twice.office.add_person("کاوه رستمی");
    let own = twice.office.add_task(to_call(twice.other));
    let shared = twice.office.add_task(TaskFacts { others: vec![twice.other], ..to_call(kaveh) });
    twice.merge();
    assert_eq!(twice.office.task(own).party, Some(twice.keep));
    assert_eq!(twice.office.task(shared).others, [twice.keep]);
}

#[test]
fn a_place_of_the_other_is_one_of_the_kept_one() {
    let twice = twice();
    let laleh = twice.office.add_organisation("فروشگاه لاله");
    let link = twice.link(twice.other, laleh, "مدیر خرید", None);
    twice.merge();
    let moved = twice.office.store.link(link).unwrap();
    assert_eq!((moved.person, moved.organisation), (twice.keep, laleh));
}

#[test]
fn two_places_in_one_organisation_become_one_that_says_what_both_said() {
    let twice = twice();
    let laleh = twice.office.add_organisation("فروشگاه لاله");
    let kept = twice.link(twice.keep, laleh, "فروش", None);
    let other = twice.link(twice.other, laleh, "تدارکات", Some(DecisionRole::Buyer));
    twice.attach_photo(link_ref(other));
    twice.merge();
    let link = twice.office.store.link(kept).unwrap();
    assert_eq!((link.title.as_str(), link.role), ("فروش / تدارکات", Some(DecisionRole::Buyer)));
    assert_eq!(twice.office.store.link(other), None);
    assert_eq!(twice.office.store.attachments(link_ref(kept)).len(), 1);
}

#[test]
fn of_two_titles_of_which_one_says_the_other_the_longer_is_kept() {
    for (one, other) in [("مدیر", "مدیر فروش"), ("مدیر فروش", "مدیر"), ("", "مدیر فروش")]
    {
        let twice = twice();
        let laleh = twice.office.add_organisation("فروشگاه لاله");
        let kept = twice.link(twice.keep, laleh, one, None);
        twice.link(twice.other, laleh, other, None);
        twice.merge();
        assert_eq!(twice.office.store.link(kept).unwrap().title, "مدیر فروش");
    }
}

#[test]
fn titles_that_are_too_long_together_leave_that_of_the_kept_one() {
    let twice = twice();
    let laleh = twice.office.add_organisation("فروشگاه لاله");
    let kept = twice.link(twice.keep, laleh, &"a".repeat(150), None);
    twice.link(twice.other, laleh, &"b".repeat(150), None);
    twice.merge();
    assert_eq!(twice.office.store.link(kept).unwrap().title, "a".repeat(150));
}

#[test]
fn people_of_an_organisation_that_is_merged_work_at_the_kept_one() {
    let office = Office::open();
    let (keep, other) = (office.add_organisation("پخش آریا"), office.add_organisation("شرکت پخش آریا"));
    let twice = Twice { office, keep, other };
    let (mina, kaveh) = (twice.office.add_person("مینا رستگار"), twice.office.add_person("کاوه رستمی"));
    twice.link(mina, keep, "مدیر فروش", None);
    twice.link(mina, other, "مدیر فروش", None);
    twice.link(kaveh, other, "راننده", None);
    twice.merge();
    let places = |person| twice.office.store.links(person).into_iter().map(|view| view.link.organisation);
    assert!(places(mina).eq([keep]));
    assert!(places(kaveh).eq([keep]));
}

#[test]
fn a_link_between_the_two_goes() {
    let twice = twice();
    let day = Instant::from_millis(NOON_MS);
    let link = Link {
        id: LinkId(Uuid::from_u128(7)),
        person: twice.keep,
        organisation: twice.other,
        title: String::new(),
        role: None,
        confirmed_on: None,
        sample: false,
        created_at: day,
    };
    let write = Write::Create(link.into());
    twice.office.run(twice.office.store.commit(Cause::LinkParties, vec![write])).unwrap();
    let change = twice.merge();
    assert_eq!(twice.office.store.counts(), Counts { parties: 1, links: 0, interactions: 0 });
    twice.undo(change);
    assert_eq!(twice.office.store.counts(), Counts { parties: 2, links: 1, interactions: 0 });
}

#[test]
fn photos_of_the_other_are_those_of_the_kept_one() {
    let twice = twice();
    twice.attach_photo(party_ref(twice.keep));
    twice.attach_photo(party_ref(twice.other));
    twice.merge();
    assert_eq!(twice.office.store.attachments(party_ref(twice.keep)).len(), 2);
}

#[test]
fn photos_of_a_call_with_the_other_stay_with_the_call() {
    let twice = twice();
    let logged = twice.office.log(twice.other, call("قفسه را نشان داد"));
    twice.attach_photo(interaction_ref(logged));
    twice.merge();
    assert_eq!(twice.office.store.attachments(interaction_ref(logged)).len(), 1);
}

#[test]
fn who_was_told_apart_from_the_other_is_told_apart_from_the_kept_one() {
    let twice = twice();
    let kaveh = twice.office.add_person("کاوه رستمی");
    twice.tell_apart(twice.other, kaveh);
    let change = twice.merge();
    assert_eq!([twice.keep, twice.other].map(|one| twice.are_told_apart(one, kaveh)), [true, false]);
    twice.undo(change);
    assert_eq!([twice.keep, twice.other].map(|one| twice.are_told_apart(one, kaveh)), [false, true]);
}

#[test]
fn what_was_told_apart_from_both_stays_so_after_merge_and_undo() {
    let twice = twice();
    let kaveh = twice.office.add_person("کاوه رستمی");
    twice.tell_apart(twice.other, kaveh);
    twice.tell_apart(twice.keep, kaveh);
    let change = twice.merge();
    assert!(twice.are_told_apart(twice.keep, kaveh));
    twice.undo(change);
    assert_eq!([twice.keep, twice.other].map(|one| twice.are_told_apart(one, kaveh)), [true, true]);
}

#[test]
fn two_that_were_told_apart_by_mistake_are_merged_all_the_same() {
    let twice = twice();
    twice.tell_apart(twice.keep, twice.other);
    let change = twice.merge();
    assert!(!twice.are_told_apart(twice.keep, twice.other));
    twice.undo(change);
    assert!(twice.are_told_apart(twice.keep, twice.other));
}

#[test]
fn a_field_of_the_users_own_that_says_the_other_says_the_kept_one() {
    let twice = twice();
    let facts = FieldFacts { kind: FieldKind::Link, ..text_field("معرف") };
    let field = twice.office.add_field(FieldOwner::Party, facts).id;
    let kaveh = twice.office.add_person("کاوه رستمی");
    twice.office.say(kaveh, field, WrittenValue::Link(Some(twice.other))).unwrap();
    twice.merge();
    let value = CustomValue::Link(party_ref(twice.keep));
    assert_eq!(twice.office.party(kaveh).custom, [FieldValue { field, value }]);
}

#[test]
fn one_that_the_other_was_brought_by_does_not_say_that_it_brought_itself() {
    let twice = twice();
    let facts = FieldFacts { kind: FieldKind::Link, ..text_field("معرف") };
    let field = twice.office.add_field(FieldOwner::Party, facts).id;
    twice.office.say(twice.other, field, WrittenValue::Link(Some(twice.keep))).unwrap();
    twice.merge();
    assert_eq!(twice.office.party(twice.keep).custom, []);
}

#[test]
fn who_was_merged_into_another_is_not_in_the_trash() {
    let twice = full();
    twice.merge();
    let trash = twice.office.run(twice.office.store.trash(None, 10)).unwrap();
    assert_eq!(trash.items, []);
}

#[test]
fn the_history_of_who_was_kept_names_who_became_a_part_of_it_though_nothing_was_new() {
    let twice = twice();
    let stranger = twice.office.add_person("کاوه رستمی");
    let change = twice.merge();
    let history = |party| {
        let activity = twice.office.store.history(party_ref(party), None, 10);
        let merged = twice.office.run(activity).unwrap().into_iter().find(|entry| entry.id == change);
        merged.map(|entry| entry.changes.into_iter().map(|change| change.name).collect::<Vec<String>>())
    };
    assert_eq!(history(twice.keep), Some(vec!["خانم رستگار".to_owned()]));
    assert_eq!(history(twice.other), Some(vec!["خانم رستگار".to_owned()]));
    assert_eq!(history(stranger), None);
}

#[test]
fn a_person_and_an_organisation_are_not_merged_nor_one_with_itself() {
    let office = Office::open();
    let (mina, laleh) = (office.add_person("مینا رستگار"), office.add_organisation("فروشگاه لاله"));
    for other in [laleh, mina] {
        let request = MergeParties { keep: mina, other, from_other: Vec::new() };
        let refusal = office.run(merge_parties(&office.store, request)).unwrap_err();
        assert_eq!(refusal.about(FormField::OtherParty), Some(&Problem::NotOfOneKind));
    }
}

#[test]
fn who_is_gone_is_not_merged() {
    let twice = twice();
    twice.office.run(delete_party(&twice.office.store, DeleteParty { party: twice.other })).unwrap();
    assert_eq!(twice.merge_with(&[]), Err(CommitError::Gone(party_ref(twice.other)).into()));
}
