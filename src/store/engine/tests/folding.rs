//! What rests on the disk: which pages take which records, what damage costs, and the very bytes.

use super::*;
use crate::store::codec::{Page, decode_record, encode_record};
use crate::store::engine::digest::{self, Making};
use crate::store::engine::searched_fields::SearchedFields;
use crate::store::ports::{HeadRow, LogRow};

fn imported(from: u128, count: u128) -> Vec<Record> {
    (0..count).map(|number| person(from + number, "Imported").into()).collect()
}

fn fold(store: &Store) {
    assert_eq!(block_on(store.checkpoint(today())), Ok(Checkpoint::Done));
}

#[test]
fn undoing_a_bulk_leaves_customers_added_since_however_often_it_was_folded() {
    let disk = Rc::default();
    let store = open(&disk, 1);
    let bulk = block_on(store.commit_bulk(Cause::AddSample, imported(1_000, 10))).unwrap();
    fold(&store);
    add(&store, person(10, "Mina Rastegar"));
    fold(&store);
    add(&store, person(11, "Omid Nouri"));
    fold(&store);
    let again = open(&disk, 2);
    add(&again, person(12, "Laleh Store"));
    fold(&again);
    block_on(again.undo(bulk)).unwrap();
    assert_eq!(names(&again, &PartyQuery::default()), ["Laleh Store", "Mina Rastegar", "Omid Nouri"]);
    // Newcomers share a page, which is not the bulk's.
    assert_eq!(block_on(disk.page_keys()).unwrap().len(), 2);
}

#[test]
fn the_key_of_an_emptied_page_is_never_given_again() {
    let disk = Rc::default();
    let store = open(&disk, 1);
    let bulk = block_on(store.commit_bulk(Cause::AddSample, imported(1_000, 10))).unwrap();
    let first = block_on(disk.page_keys()).unwrap();
    let undone = block_on(store.undo(bulk)).unwrap();
    fold(&store);
    assert!(block_on(disk.page_keys()).unwrap().is_empty());
    let again = open(&disk, 2);
    add(&again, person(10, "Mina Rastegar"));
    fold(&again);
    block_on(again.commit_bulk(Cause::AddSample, imported(2_000, 5))).unwrap();
    let later = block_on(disk.page_keys()).unwrap();
    assert!(later.iter().all(|key| !first.contains(key)), "{first:?} {later:?}");
    assert_eq!(block_on(again.undo(bulk)), Err(CommitError::NothingToUndo));
    assert_eq!(again.counts().parties, 6);
    block_on(again.undo(undone)).unwrap();
    assert_eq!(again.counts().parties, 16);
}

#[test]
fn a_page_of_long_notes_takes_no_further_record_once_it_is_full_of_bytes() {
    let disk = Rc::default();
    let store = open(&disk, 1);
    let noted = |number: u128| Party { notes: "n".repeat(40_000), ..person(number, "Mina") };
    block_on(store.commit_bulk(Cause::AddSample, (100..120).map(|id| noted(id).into()).collect())).unwrap();
    for number in 0..20 {
        add(&store, noted(number));
    }
    fold(&store);
    let pages = block_on(disk.pages(0, PageKey::MAX)).unwrap();
    assert_eq!(pages.len(), 6);
    assert!(pages.iter().all(|(_, bytes)| bytes.len() < 400_000));
    assert_eq!(open(&disk, 2).counts().parties, 40);
}

/// Puts a page of records by their bytes on a disk, as a bulk change would.
fn page_of(records: &[Vec<u8>], decoded: &[Option<Record>]) -> Vec<u8> {
    let mut making = Making::new(RecordKind::Party, &SearchedFields::default());
    for (bytes, record) in records.iter().zip(decoded) {
        making.add(bytes, record.as_ref());
    }
    making.finish().unwrap().encode()
}

#[test]
fn a_record_that_cannot_be_decoded_survives_a_checkpoint() {
    let disk: Rc<MemoryDisk> = Rc::default();
    let (mina, omid) = (person(10, "Mina Rastegar"), person(11, "Omid Nouri"));
    let sound = encode_record(&mina.clone().into()).unwrap();
    let mut cut_off = encode_record(&omid.into()).unwrap();
    cut_off.truncate(40);
    let page = page_of(&[sound, cut_off.clone()], &[Some(mina.clone().into()), None]);
    let key = (RecordKind::Party as u32) << 24 | 1;
    let head = HeadRow { generation: 1, folded_through: 0, bytes: Vec::new() };
    let batch = Batch { put_pages: vec![(key, page)], head: Some(head), ..Batch::default() };
    block_on(disk.write(batch)).unwrap();
    let store = open(&disk, 1);
    assert_eq!(store.loading().damaged, 0);
    edit(&store, &mina, |party| party.notes = "tea".to_owned());
    fold(&store);
    let (_, bytes) = block_on(disk.pages(key, key)).unwrap().remove(0);
    let page = Page::decode(&bytes).unwrap();
    assert_eq!(page.get(1), Some(&*cut_off));
    let again = open(&disk, 2);
    assert_eq!((again.loading().damaged, again.party(mina.id).unwrap().notes.as_str()), (0, "tea"));
}

#[test]
fn a_damaged_entry_is_counted_and_costs_no_other() {
    let disk: Rc<MemoryDisk> = Rc::default();
    let (store, other) = (open(&disk, 1), open(&disk, 2));
    add(&store, person(10, "Mina Rastegar"));
    let broken = b"not an entry".to_vec();
    block_on(disk.write(Batch { seen: 1, entry: Some(broken.clone()), ..Batch::default() })).unwrap();
    let told: Rc<Cell<u32>> = Rc::default();
    let heard = told.clone();
    let _subscription = other.on_change(Rc::new(move |_| heard.set(heard.get() + 1)));
    add(&store, person(11, "Omid Nouri"));
    block_on(other.catch_up()).unwrap();
    assert!(told.get() >= 3);
    let opened = open(&disk, 3);
    for store in [&store, &other, &opened] {
        assert_eq!((store.loading().damaged, store.counts().parties), (1, 2));
        assert!(store.loading().done);
    }
    fold(&opened);
    let again = open(&disk, 4);
    assert_eq!((again.loading().damaged, again.counts().parties), (1, 2));
    assert_eq!(block_on(disk.entries_after(1, 1)).unwrap(), [LogRow { seq: 2, bytes: broken }]);
}

#[test]
fn a_damaged_entry_does_not_hide_an_older_change_from_undo() {
    let disk: Rc<MemoryDisk> = Rc::default();
    let store = open(&disk, 1);
    let mina = person(10, "Mina Rastegar");
    let added = add(&store, mina.clone());
    fold(&store);
    block_on(disk.write(Batch { seen: 1, entry: Some(vec![1]), ..Batch::default() })).unwrap();
    let again = open(&disk, 2);
    block_on(again.undo(added)).unwrap();
    assert_eq!(again.party(mina.id), None);
}

#[test]
fn an_entry_of_a_newer_version_still_refuses_to_open() {
    let disk: Rc<MemoryDisk> = Rc::default();
    let store = open(&disk, 1);
    add(&store, person(10, "Mina Rastegar"));
    let mut newer = block_on(disk.entries_after(0, 1)).unwrap().remove(0).bytes;
    newer[5] = codec::FORMAT + 1;
    block_on(disk.write(Batch { seen: 1, entry: Some(newer), ..Batch::default() })).unwrap();
    let refused = block_on(Store::open(disk, world(2))).err();
    assert_eq!(refused, Some(StoreError::Codec(CodecError::Newer(codec::FORMAT + 1))));
}

#[test]
fn a_page_of_a_newer_version_is_asked_for_again_at_every_try() {
    let disk: Rc<MemoryDisk> = Rc::default();
    let store = open(&disk, 1);
    block_on(store.commit_bulk(Cause::AddSample, imported(1_000, 700))).unwrap();
    let (key, mut newer) = block_on(disk.pages(0, PageKey::MAX)).unwrap().remove(0);
    newer[5] = codec::FORMAT + 1;
    block_on(disk.write(Batch { seen: 1, put_pages: vec![(key, newer)], ..Batch::default() })).unwrap();
    let starting = block_on(Store::open(disk, world(2))).unwrap();
    for _ in 0..2 {
        let refused = block_on(starting.load_all());
        assert_eq!(refused, Err(StoreError::Codec(CodecError::Newer(codec::FORMAT + 1))));
        assert!(!starting.loading().done);
    }
}

#[test]
fn a_page_counted_as_damaged_leaves_nothing_of_itself() {
    let mut tables = Tables::new();
    let mut making = Making::new(RecordKind::Party, &SearchedFields::default());
    for number in 0..3 {
        let record = Record::from(person(10 + number, "Mina Rastegar"));
        making.add(&encode_record(&record).unwrap(), Some(&record));
    }
    making.add(&[16, 1, 2], None);
    let page = making.finish().unwrap().encode();
    assert!(tables.load_page(1, &page).is_err());
    assert_eq!(tables.parties.living(), 0);
    assert_eq!(tables.outdated, Vec::<PageKey>::new());
}

#[test]
fn pages_far_apart_are_not_read_with_what_lies_between() {
    let disk: Rc<MemoryDisk> = Rc::default();
    let store = open(&disk, 1);
    let mut records = imported(1_000, 600);
    records.push(call(9_000, &person(1_000, "Imported"), 1, "").into());
    block_on(store.commit_bulk(Cause::AddSample, records)).unwrap();
    let starting = block_on(Store::open(disk, world(2))).unwrap();
    let step = block_on(starting.load_step(&|| true)).unwrap();
    assert_eq!((step.loaded, step.total, step.done), (2, 3, false));
    assert!(block_on(starting.load_all()).unwrap().done);
    assert_eq!(starting.counts().interactions, 1);
}

#[test]
fn a_list_goes_on_showing_its_beginning_while_a_large_import_comes_in() {
    let store = open(&Rc::default(), 1);
    add(&store, person(10, "Mina Rastegar"));
    block_on(store.commit_bulk(Cause::AddSample, imported(1_000, 2_001))).unwrap();
    assert!(!store.loading().done);
    assert_eq!(names(&store, &PartyQuery::default()), ["Mina Rastegar"]);
    block_on(store.load_all()).unwrap();
    assert_eq!(store.counts().parties, 2_002);
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A customer, a shop, their link and a call, all on one disk that has been folded.
fn folded_disk() -> Rc<MemoryDisk> {
    let disk: Rc<MemoryDisk> = Rc::default();
    let store = open(&disk, 1);
    let (mut mina, laleh) = (person(10, "مینا رستگار"), shop(11, "Laleh Store"));
    mina.tags = vec!["vip".to_owned()];
    mina.owner = Some("Sara".to_owned());
    add(&store, mina.clone());
    add(&store, laleh.clone());
    add(&store, works_at(&mina, &laleh));
    add(&store, Interaction { others: vec![laleh.id], ..call(20, &mina, 1, "wants 40 boxes") });
    fold(&store);
    disk
}

#[test]
fn the_bytes_of_a_head_are_as_they_have_always_been() {
    let head = block_on(folded_disk().open()).unwrap().head.unwrap();
    assert_eq!((head.generation, head.folded_through), (1, 4));
    insta::assert_snapshot!(hex(&head.bytes));
}

#[test]
fn the_bytes_of_pages_are_as_they_have_always_been() {
    let pages = block_on(folded_disk().pages(0, PageKey::MAX)).unwrap();
    let lines: Vec<String> = pages.iter().map(|(key, bytes)| format!("{key:08x} {}", hex(bytes))).collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn the_bytes_of_digests_are_as_they_have_always_been() {
    let pages = block_on(folded_disk().pages(0, PageKey::MAX)).unwrap();
    let digests = pages.iter().map(|(_, bytes)| Page::decode(bytes).unwrap());
    let lines: Vec<String> = digests
        .map(|page| {
            assert!(digest::read(&page, &SearchedFields::default()).is_some());
            hex(page.digest())
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}

/// The pages that format 2 wrote of the same records, as phones hold them. The file never changes.
const PAGES_2: &str = include_str!("../../../../tests/fixtures/pages-2.txt");

#[test]
fn pages_of_format_2_hold_what_was_written_then() {
    let records = |page: &Page| -> Vec<Record> {
        let record = |at| decode_record(page.kind, page.format, page.get(at).unwrap()).unwrap();
        (0..page.len()).map(record).collect()
    };
    let now = block_on(folded_disk().pages(0, PageKey::MAX)).unwrap();
    let before: Vec<(String, Page)> = PAGES_2
        .lines()
        .map(|line| {
            let (key, bytes) = line.split_once(' ').unwrap();
            (key.to_owned(), Page::decode(&unhex(bytes)).unwrap())
        })
        .collect();
    assert_eq!(before.len(), now.len());
    for ((key, bytes), (key_before, page_before)) in now.iter().zip(&before) {
        assert_eq!((format!("{key:08x}"), page_before.format), (key_before.clone(), 2));
        assert_eq!(records(page_before), records(&Page::decode(bytes).unwrap()), "{key_before}");
        // What lists show of them is made anew, for it holds more now.
        assert!(digest::read(page_before, &SearchedFields::default()).is_none());
    }
}

fn unhex(text: &str) -> Vec<u8> {
    text.as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}
