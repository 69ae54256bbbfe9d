//! The engine on a disk in memory.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod agenda;
mod appointments;
mod attachments;
mod attention;
mod bulk_edits;
mod custom_fields;
mod draft_files;
mod fact_ages;
mod folding;
mod imported;
mod references;
mod several_tabs;
mod the_log_as_read;
mod typed_filters;

use std::cell::Cell;
use std::rc::Rc;

use pollster::block_on;
use uuid::Uuid;

use super::*;
use crate::domain::collation::Alphabet;
use crate::domain::id::{DeviceId, IdSource, InteractionId, LinkId, PartyId};
use crate::domain::interaction::{Direction, Interaction, InteractionKind, Outcome};
use crate::domain::link::{DecisionRole, Link};
use crate::domain::party::{LifecycleStage, Party, PartyDetails};
use crate::domain::record::{Cause, Record, RecordKind};
use crate::domain::time::{CivilDate, Instant};
use crate::store::memory::MemoryDisk;
use crate::store::ports::{Batch, Clock, CommitError, Ledger, Write};

const NOON: i64 = 1_795_348_800_000;
const DAY: i64 = 86_400_000;

struct Counting(Cell<u128>);

impl IdSource for Counting {
    fn next(&self) -> Uuid {
        self.0.set(self.0.get() + 1);
        Uuid::from_u128(self.0.get())
    }
}

struct Stopped;

impl Clock for Stopped {
    fn now(&self) -> Instant {
        Instant::from_millis(NOON)
    }
}

fn world(device: u128) -> World {
    World {
        device: DeviceId(Uuid::from_u128(device)),
        ids: Rc::new(Counting(Cell::new(device << 64))),
        clock: Rc::new(Stopped),
        user: Rc::new(String::new),
    }
}

fn open(disk: &Rc<MemoryDisk>, device: u128) -> Store {
    let store = block_on(Store::open(disk.clone(), world(device))).unwrap();
    block_on(store.load_all()).unwrap();
    store
}

fn today() -> CivilDate {
    CivilDate::from_days((NOON / DAY) as i32).unwrap()
}

fn person(id: u128, name: &str) -> Party {
    let details = PartyDetails::named(false, name.to_owned());
    Party::new(PartyId(Uuid::from_u128(id)), details, Instant::from_millis(NOON))
}

fn shop(id: u128, name: &str) -> Party {
    let details = PartyDetails::named(true, name.to_owned());
    Party::new(PartyId(Uuid::from_u128(id)), details, Instant::from_millis(NOON))
}

fn call(id: u128, party: &Party, days_ago: i64, text: &str) -> Interaction {
    Interaction {
        id: InteractionId(Uuid::from_u128(id)),
        party: party.id,
        others: Vec::new(),
        kind: InteractionKind::Call,
        direction: Direction::Outgoing,
        outcome: Some(Outcome::Reached),
        own_outcome: None,
        at: Instant::from_millis(NOON - days_ago * DAY),
        duration_s: Some(240),
        subject: String::new(),
        text: text.to_owned(),
        position: None,
        custom: Vec::new(),
        sample: false,
        created_at: Instant::from_millis(NOON),
    }
}

fn works_at(person: &Party, organisation: &Party) -> Link {
    Link {
        id: LinkId(Uuid::from_u128(30)),
        person: person.id,
        organisation: organisation.id,
        title: "Purchasing".to_owned(),
        role: Some(DecisionRole::Decider),
        confirmed_on: None,
        sample: false,
        created_at: Instant::from_millis(NOON),
    }
}

fn add(store: &Store, record: impl Into<Record>) -> ChangeId {
    block_on(store.commit(Cause::AddParty, vec![Write::Create(record.into())])).unwrap()
}

fn edit(store: &Store, before: &Party, change: impl Fn(&mut Party)) -> ChangeId {
    let mut after = before.clone();
    change(&mut after);
    let write = Write::Edit { before: before.clone().into(), after: after.into() };
    block_on(store.commit(Cause::EditParty, vec![write])).unwrap()
}

fn names(store: &Store, query: &PartyQuery) -> Vec<String> {
    store.list(query).rows.iter().map(|row| store.row(*row).unwrap().name).collect()
}

#[test]
fn a_committed_party_is_listed_and_read_back() {
    let store = open(&Rc::default(), 1);
    let mina = person(10, "مینا رستگار");
    add(&store, mina.clone());
    assert_eq!(names(&store, &PartyQuery::default()), ["مینا رستگار"]);
    assert_eq!(store.party(mina.id), Some(mina));
}

#[test]
fn what_was_committed_is_there_after_opening_again() {
    let disk = Rc::default();
    let store = open(&disk, 1);
    let mina = person(10, "مینا رستگار");
    add(&store, mina.clone());
    edit(&store, &mina, |party| party.notes = "چهل کارتن".to_owned());
    let again = open(&disk, 1);
    assert_eq!(again.party(mina.id).unwrap().notes, "چهل کارتن");
}

#[test]
fn nothing_is_in_memory_when_the_disk_refuses() {
    let disk: Rc<MemoryDisk> = Rc::default();
    let store = open(&disk, 1);
    disk.refuse_writes(Some(DiskError::Full));
    let mina = person(10, "Mina Rastegar");
    let result = block_on(store.commit(Cause::AddParty, vec![Write::Create(mina.clone().into())]));
    assert_eq!(result, Err(CommitError::Disk(DiskError::Full)));
    assert_eq!(store.party(mina.id), None);
    assert_eq!(store.counts().parties, 0);
}

#[test]
fn an_edit_that_changes_nothing_writes_nothing() {
    let disk: Rc<MemoryDisk> = Rc::default();
    let store = open(&disk, 1);
    let mina = person(10, "Mina Rastegar");
    add(&store, mina.clone());
    let write = Write::Edit { before: mina.clone().into(), after: mina.into() };
    let result = block_on(store.commit(Cause::EditParty, vec![write]));
    assert_eq!(result, Err(CommitError::NothingChanged));
    assert_eq!(store.seen(), 1);
}

#[test]
fn editing_a_deleted_party_says_that_it_is_gone() {
    let store = open(&Rc::default(), 1);
    let mina = person(10, "Mina Rastegar");
    add(&store, mina.clone());
    let reference = Record::from(mina.clone()).reference();
    block_on(store.commit(Cause::DeleteParty, vec![Write::Delete(reference)])).unwrap();
    let write = Write::Edit { before: mina.clone().into(), after: person(10, "Mina R.").into() };
    let result = block_on(store.commit(Cause::EditParty, vec![write]));
    assert_eq!(result, Err(CommitError::Gone(reference)));
}

#[test]
fn two_tabs_editing_different_fields_keep_both_edits() {
    let disk = Rc::default();
    let first = open(&disk, 1);
    let mina = person(10, "Mina Rastegar");
    add(&first, mina.clone());
    let second = open(&disk, 2);
    edit(&first, &mina, |party| party.stage = LifecycleStage::Customer);
    edit(&second, &mina, |party| party.notes = "Likes tea".to_owned());
    let merged = second.party(mina.id).unwrap();
    assert_eq!((merged.stage, merged.notes.as_str()), (LifecycleStage::Customer, "Likes tea"));
    block_on(first.catch_up()).unwrap();
    assert_eq!(first.party(mina.id), Some(merged));
}

#[test]
fn a_tab_that_catches_up_is_told_of_the_others_changes() {
    let disk = Rc::default();
    let (first, second) = (open(&disk, 1), open(&disk, 2));
    let told: Rc<RefCell<Vec<bool>>> = Rc::default();
    let heard = told.clone();
    let _subscription = second.on_change(Rc::new(move |changed| heard.borrow_mut().push(changed.own)));
    add(&first, person(10, "Mina Rastegar"));
    block_on(second.catch_up()).unwrap();
    assert_eq!(*told.borrow(), [false]);
    assert_eq!(second.counts().parties, 1);
}

#[test]
fn a_dropped_subscription_hears_nothing() {
    let store = open(&Rc::default(), 1);
    let told: Rc<Cell<u32>> = Rc::default();
    let heard = told.clone();
    drop(store.on_change(Rc::new(move |_| heard.set(heard.get() + 1))));
    add(&store, person(10, "Mina Rastegar"));
    assert_eq!(told.get(), 0);
}

#[test]
fn undo_takes_back_an_edit_and_keeps_a_later_one() {
    let store = open(&Rc::default(), 1);
    let mina = person(10, "Mina Rastegar");
    add(&store, mina.clone());
    let staged = edit(&store, &mina, |party| party.stage = LifecycleStage::Customer);
    edit(&store, &store.party(mina.id).unwrap(), |party| party.notes = "Likes tea".to_owned());
    block_on(store.undo(staged)).unwrap();
    let now = store.party(mina.id).unwrap();
    assert_eq!((now.stage, now.notes.as_str()), (LifecycleStage::Lead, "Likes tea"));
}

#[test]
fn a_field_changed_again_is_not_taken_back() {
    let store = open(&Rc::default(), 1);
    let mina = person(10, "Mina Rastegar");
    add(&store, mina.clone());
    let first = edit(&store, &mina, |party| party.notes = "tea".to_owned());
    edit(&store, &store.party(mina.id).unwrap(), |party| party.notes = "coffee".to_owned());
    assert_eq!(block_on(store.undo(first)), Err(CommitError::NothingToUndo));
    assert_eq!(store.party(mina.id).unwrap().notes, "coffee");
}

#[test]
fn undoing_an_undo_does_the_change_again() {
    let store = open(&Rc::default(), 1);
    let mina = person(10, "Mina Rastegar");
    let added = add(&store, mina.clone());
    let undone = block_on(store.undo(added)).unwrap();
    assert_eq!(store.party(mina.id), None);
    block_on(store.undo(undone)).unwrap();
    assert_eq!(store.party(mina.id), Some(mina));
}

#[test]
fn undo_finds_a_change_of_long_ago_on_the_disk() {
    let disk = Rc::default();
    let store = open(&disk, 1);
    let mina = person(10, "Mina Rastegar");
    let added = add(&store, mina.clone());
    for number in 0..RECENT_ENTRIES as u128 + 5 {
        add(&store, person(100 + number, "Somebody"));
    }
    block_on(store.undo(added)).unwrap();
    assert_eq!(store.party(mina.id), None);
}

#[test]
fn undoing_what_was_never_done_says_so() {
    let store = open(&Rc::default(), 1);
    let unknown = ChangeId(Uuid::from_u128(99));
    assert_eq!(block_on(store.undo(unknown)), Err(CommitError::UnknownChange(unknown)));
}

#[test]
fn deleting_a_party_with_its_calls_is_undone_in_one() {
    let store = open(&Rc::default(), 1);
    let mina = person(10, "Mina Rastegar");
    add(&store, mina.clone());
    add(&store, call(20, &mina, 1, "wants 40 boxes"));
    let reference = Record::from(mina.clone()).reference();
    let mut writes: Vec<Write> = store.referring(reference).into_iter().map(Write::Delete).collect();
    writes.push(Write::Delete(reference));
    let deleted = block_on(store.commit(Cause::DeleteParty, writes)).unwrap();
    assert_eq!(store.search("boxes", 5).interactions_total, 0);
    block_on(store.undo(deleted)).unwrap();
    assert_eq!(store.timeline(mina.id).len(), 1);
    assert_eq!(store.search("boxes", 5).interactions_total, 1);
}

#[test]
fn a_timeline_is_newest_first_whatever_the_order_of_logging() {
    let store = open(&Rc::default(), 1);
    let mina = person(10, "Mina Rastegar");
    add(&store, mina.clone());
    add(&store, call(20, &mina, 1, "yesterday"));
    add(&store, call(21, &mina, 9, "last week"));
    add(&store, call(22, &mina, 0, "today"));
    let texts: Vec<String> = store.timeline(mina.id).into_iter().map(|call| call.text).collect();
    assert_eq!(texts, ["today", "yesterday", "last week"]);
}

#[test]
fn a_note_of_ones_own_is_no_contact() {
    let store = open(&Rc::default(), 1);
    let mina = person(10, "Mina Rastegar");
    add(&store, mina.clone());
    let spoken = call(20, &mina, 5, "");
    add(&store, spoken.clone());
    add(&store, Interaction { kind: InteractionKind::Note, ..call(21, &mina, 1, "likes tea") });
    assert_eq!(store.party_line(mina.id).unwrap().last_contact, Some(spoken.at));
}

#[test]
fn deleting_the_last_call_moves_the_last_contact_back() {
    let store = open(&Rc::default(), 1);
    let mina = person(10, "Mina Rastegar");
    add(&store, mina.clone());
    let earlier = call(20, &mina, 5, "");
    let later = call(21, &mina, 1, "");
    add(&store, earlier.clone());
    let logged = add(&store, later);
    block_on(store.undo(logged)).unwrap();
    assert_eq!(store.party_line(mina.id).unwrap().last_contact, Some(earlier.at));
}

#[test]
fn a_person_is_listed_with_the_place_of_work() {
    let store = open(&Rc::default(), 1);
    let (mina, laleh) = (person(10, "Mina Rastegar"), shop(11, "Laleh Store"));
    // The link comes first: what it refers to is expected, then filled in.
    add(&store, works_at(&mina, &laleh));
    add(&store, mina.clone());
    add(&store, laleh.clone());
    assert_eq!(store.party_line(mina.id).unwrap().subtitle, "Laleh Store");
    assert_eq!(store.links(laleh.id)[0].other_name, "Mina Rastegar");
}

#[test]
fn a_checkpoint_changes_nothing_that_is_read() {
    let disk = Rc::default();
    let store = open(&disk, 1);
    for number in 0..600 {
        let party = person(1_000 + number, &format!("Customer {number:03}"));
        add(&store, call(9_000 + number, &party, 1, "call"));
        add(&store, party);
    }
    let before = names(&store, &PartyQuery::default());
    assert_eq!(block_on(store.checkpoint(today())), Ok(Checkpoint::Done));
    assert_eq!(names(&store, &PartyQuery::default()), before);
    let again = open(&disk, 1);
    assert_eq!(names(&again, &PartyQuery::default()), before);
    assert_eq!(again.counts().interactions, 600);
}

#[test]
fn changes_after_a_checkpoint_are_laid_over_its_pages() {
    let disk = Rc::default();
    let store = open(&disk, 1);
    let (mina, omid) = (person(10, "Mina Rastegar"), person(11, "Omid Nouri"));
    add(&store, mina.clone());
    add(&store, omid.clone());
    block_on(store.checkpoint(today())).unwrap();
    edit(&store, &mina, |party| party.notes = "tea".to_owned());
    let gone = Record::from(omid.clone()).reference();
    block_on(store.commit(Cause::DeleteParty, vec![Write::Delete(gone)])).unwrap();
    let again = open(&disk, 1);
    assert_eq!(again.party(mina.id).unwrap().notes, "tea");
    assert_eq!(again.party(omid.id), None);
    assert_eq!(block_on(again.checkpoint(today())), Ok(Checkpoint::Done));
    let once_more = open(&disk, 1);
    assert_eq!(once_more.party(mina.id).unwrap().notes, "tea");
    assert_eq!(once_more.counts().parties, 1);
}

#[test]
fn the_first_screen_is_there_before_any_page_is_read() {
    let disk: Rc<MemoryDisk> = Rc::default();
    let store = open(&disk, 1);
    for number in 0..500 {
        add(&store, person(1_000 + number, &format!("Customer {number:03}")));
    }
    block_on(store.checkpoint(today())).unwrap();
    let starting = block_on(Store::open(disk.clone(), world(1))).unwrap();
    let list = starting.list(&PartyQuery::default());
    assert_eq!((list.total, list.complete), (500, false));
    assert_eq!(starting.row(list.rows[0]).unwrap().name, "Customer 000");
    assert!(list.rows.len() < 100);
}

#[test]
fn a_change_made_while_loading_survives_the_loading() {
    let disk: Rc<MemoryDisk> = Rc::default();
    let store = open(&disk, 1);
    let last = person(5_000, "Customer zzz");
    for number in 0..300 {
        add(&store, person(1_000 + number, &format!("Customer {number:03}")));
    }
    add(&store, last.clone());
    block_on(store.checkpoint(today())).unwrap();
    let starting = block_on(Store::open(disk.clone(), world(1))).unwrap();
    add(&starting, person(6_000, "Newcomer"));
    let first = starting.party(PartyId(Uuid::from_u128(1_000))).unwrap();
    edit(&starting, &first, |party| party.notes = "edited early".to_owned());
    block_on(starting.load_all()).unwrap();
    assert_eq!(starting.counts().parties, 302);
    assert_eq!(starting.party(first.id).unwrap().notes, "edited early");
}

#[test]
fn a_bulk_change_is_one_entry_and_undone_in_one() {
    let disk: Rc<MemoryDisk> = Rc::default();
    let store = open(&disk, 1);
    add(&store, person(10, "Mina Rastegar"));
    let many: Vec<Record> =
        (0..700).map(|number| person(1_000 + number, &format!("Imported {number:03}")).into()).collect();
    let imported = block_on(store.commit_bulk(Cause::AddSample, many)).unwrap();
    assert_eq!((store.counts().parties, store.seen()), (701, 2));
    assert_eq!(open(&disk, 1).counts().parties, 701);
    block_on(store.undo(imported)).unwrap();
    assert_eq!(names(&store, &PartyQuery::default()), ["Mina Rastegar"]);
    assert_eq!(names(&open(&disk, 1), &PartyQuery::default()), ["Mina Rastegar"]);
}

#[test]
fn another_tab_takes_in_a_bulk_change() {
    let disk: Rc<MemoryDisk> = Rc::default();
    let (first, second) = (open(&disk, 1), open(&disk, 2));
    let many = vec![person(1_000, "Imported").into()];
    block_on(first.commit_bulk(Cause::AddSample, many)).unwrap();
    block_on(second.catch_up()).unwrap();
    assert_eq!(names(&second, &PartyQuery::default()), ["Imported"]);
}

#[test]
fn a_tab_whose_pages_another_has_moved_reads_them_anew() {
    let disk: Rc<MemoryDisk> = Rc::default();
    let (first, second) = (open(&disk, 1), open(&disk, 2));
    for number in 0..5 {
        add(&first, person(1_000 + number, &format!("Customer {number}")));
    }
    block_on(second.catch_up()).unwrap();
    assert_eq!(block_on(first.checkpoint(today())), Ok(Checkpoint::Done));
    add(&first, person(2_000, "Newcomer"));
    block_on(second.catch_up()).unwrap();
    assert_eq!(block_on(second.checkpoint(today())), Ok(Checkpoint::Later));
    assert_eq!(block_on(second.checkpoint(today())), Ok(Checkpoint::Done));
    let again = open(&disk, 3);
    assert_eq!(again.counts().parties, 6);
    assert_eq!(names(&again, &PartyQuery::default()), names(&second, &PartyQuery::default()));
}

#[test]
fn a_damaged_page_costs_its_records_and_no_others() {
    let disk: Rc<MemoryDisk> = Rc::default();
    let store = open(&disk, 1);
    let many: Vec<Record> = (0..600).map(|number| person(1_000 + number, "Customer").into()).collect();
    block_on(store.commit_bulk(Cause::AddSample, many)).unwrap();
    let key = block_on(disk.page_keys()).unwrap()[1];
    let broken = Batch { seen: 1, put_pages: vec![(key, vec![1, 2, 3])], ..Batch::default() };
    block_on(disk.write(broken)).unwrap();
    let again = open(&disk, 1);
    assert_eq!(again.loading().damaged, 1);
    assert!((300..600).contains(&again.counts().parties));
}

#[test]
fn lists_filter_by_stage_tag_owner_place_and_silence() {
    let store = open(&Rc::default(), 1);
    let mut mina = person(10, "Mina Rastegar");
    mina.stage = LifecycleStage::Customer;
    mina.tags = vec!["vip".to_owned(), "north".to_owned()];
    mina.owner = Some("Sara".to_owned());
    let omid = person(11, "Omid Nouri");
    add(&store, mina.clone());
    add(&store, omid.clone());
    add(&store, shop(12, "Laleh Store"));
    add(&store, call(20, &mina, 40, ""));
    add(&store, call(21, &omid, 2, ""));
    let all = PartyQuery::default;
    let query = PartyQuery { stages: vec![LifecycleStage::Customer], ..all() };
    assert_eq!(names(&store, &query), ["Mina Rastegar"]);
    let query = PartyQuery { tags: vec!["vip".to_owned(), "north".to_owned()], ..all() };
    assert_eq!(names(&store, &query), ["Mina Rastegar"]);
    let query = PartyQuery { tags: vec!["unheard of".to_owned()], ..all() };
    assert_eq!(names(&store, &query), Vec::<String>::new());
    let query = PartyQuery { owner: Some("Sara".to_owned()), ..all() };
    assert_eq!(names(&store, &query), ["Mina Rastegar"]);
    let query = PartyQuery { shape: Some(PartyShape::Organisation), ..all() };
    assert_eq!(names(&store, &query), ["Laleh Store"]);
    let query = PartyQuery { quiet_days: Some(30), ..all() };
    assert_eq!(names(&store, &query), ["Laleh Store", "Mina Rastegar"]);
    let query = PartyQuery { sort: PartySort::RecentContact, ..all() };
    assert_eq!(names(&store, &query), ["Omid Nouri", "Mina Rastegar", "Laleh Store"]);
    let query = PartyQuery { sort: PartySort::LongestSilence, ..all() };
    assert_eq!(names(&store, &query), ["Laleh Store", "Mina Rastegar", "Omid Nouri"]);
}

#[test]
fn facets_count_what_lists_can_be_filtered_by() {
    let store = open(&Rc::default(), 1);
    for (id, tags) in [(10, vec!["vip"]), (11, vec!["vip", "north"]), (12, vec![])] {
        let mut party = person(id, "Somebody");
        party.tags = tags.into_iter().map(str::to_owned).collect();
        add(&store, party);
    }
    let facets = store.facets();
    assert_eq!(facets.tags, [("vip".to_owned(), 2), ("north".to_owned(), 1)]);
    assert_eq!(facets.stages, [0, 3, 0, 0]);
}

#[test]
fn an_edited_name_moves_to_its_place_in_the_list() {
    let store = open(&Rc::default(), 1);
    let ali = person(10, "Ali");
    add(&store, ali.clone());
    add(&store, person(11, "Mina"));
    assert_eq!(names(&store, &PartyQuery::default()), ["Ali", "Mina"]);
    edit(&store, &ali, |party| party.details = person(10, "Zahra").details);
    assert_eq!(names(&store, &PartyQuery::default()), ["Mina", "Zahra"]);
}

#[test]
fn sample_records_are_named_with_what_refers_before_what_it_refers_to() {
    let store = open(&Rc::default(), 1);
    let mut mina = person(10, "Mina Rastegar");
    mina.sample = true;
    add(&store, mina.clone());
    add(&store, Interaction { sample: true, ..call(20, &mina, 1, "") });
    add(&store, person(11, "A customer of one's own"));
    let kinds: Vec<RecordKind> = store.sample_records().iter().map(|record| record.kind).collect();
    assert_eq!(kinds, [RecordKind::Interaction, RecordKind::Party]);
}

#[test]
fn names_are_sorted_by_the_alphabet_of_the_language() {
    let store = open(&Rc::default(), 1);
    for (id, name) in [(10, "هند"), (11, "وفاء"), (12, "Layla")] {
        add(&store, person(id, name));
    }
    assert_eq!(names(&store, &PartyQuery::default()), ["وفاء", "هند", "Layla"]);
    store.set_alphabet(Alphabet::Arabic);
    assert_eq!(names(&store, &PartyQuery::default()), ["هند", "وفاء", "Layla"]);
    store.set_alphabet(Alphabet::Latin);
    assert_eq!(names(&store, &PartyQuery::default())[0], "Layla");
}
