//! Attachments follow their record, and files that nobody names are found.

use super::*;
use crate::domain::attachment::{Attachment, AttachmentKind};
use crate::domain::id::AttachmentId;
use crate::domain::record::RecordRef;

/// An identity that was made so many days ago.
fn made(days_ago: i64, number: u8) -> AttachmentId {
    let millis = (NOON - days_ago * DAY).unsigned_abs();
    AttachmentId(uuid::Builder::from_unix_timestamp_millis(millis, &[number; 10]).into_uuid())
}

fn photo(id: AttachmentId, of: impl Into<Record>) -> Attachment {
    Attachment {
        id,
        of: of.into().reference(),
        kind: AttachmentKind::Photo,
        name: String::new(),
        media_type: "image/jpeg".to_owned(),
        size_bytes: 10,
        pixels: None,
        duration_s: None,
        thumbnail: Vec::new(),
        sample: false,
        created_at: Instant::from_millis(NOON),
    }
}

fn write_file(disk: &MemoryDisk, id: AttachmentId) {
    block_on(disk.put_file(&format!("attachment/{id}"), b"0123456789")).unwrap();
}

fn file_names(disk: &MemoryDisk) -> Vec<String> {
    block_on(disk.file_names()).unwrap()
}

fn delete(store: &Store, record: RecordRef) -> ChangeId {
    block_on(store.commit(Cause::DeleteInteraction, vec![Write::Delete(record)])).unwrap()
}

fn ids(store: &Store, of: &Interaction) -> Vec<AttachmentId> {
    let of = Record::from(of.clone()).reference();
    store.attachments(of).into_iter().map(|one| one.id).collect()
}

#[test]
fn a_photo_is_found_with_its_call_before_and_after_a_checkpoint() {
    let disk = Rc::default();
    let store = open(&disk, 1);
    let mina = person(10, "Mina Rastegar");
    let visit = call(20, &mina, 1, "");
    add(&store, mina);
    add(&store, visit.clone());
    add(&store, photo(made(1, 1), visit.clone()));
    add(&store, photo(made(1, 2), visit.clone()));
    block_on(store.checkpoint(today())).unwrap();
    for store in [&store, &open(&disk, 2)] {
        assert_eq!(ids(store, &visit), [made(1, 2), made(1, 1)]);
    }
}

#[test]
fn deleting_a_call_while_loading_takes_its_photos_along_too() {
    let disk = Rc::default();
    let store = open(&disk, 1);
    let mina = person(10, "Mina Rastegar");
    let visit = call(20, &mina, 1, "");
    add(&store, mina);
    add(&store, visit.clone());
    add(&store, photo(made(1, 1), visit.clone()));
    block_on(store.checkpoint(today())).unwrap();
    let starting = block_on(Store::open(disk.clone(), world(2))).unwrap();
    let deleted = delete(&starting, Record::from(visit.clone()).reference());
    assert_eq!(starting.attachment_totals().count, 0);
    let later = open(&disk, 3);
    assert_eq!(later.attachment_totals().count, 0);
    block_on(later.undo(deleted)).unwrap();
    assert_eq!(ids(&later, &visit), [made(1, 1)]);
}

#[test]
fn undoing_a_call_takes_along_the_photo_attached_to_it_since() {
    let store = open(&Rc::default(), 1);
    let mina = person(10, "Mina Rastegar");
    let visit = call(20, &mina, 1, "");
    add(&store, mina);
    let logged = add(&store, visit.clone());
    add(&store, photo(made(1, 1), visit.clone()));
    let undone = block_on(store.undo(logged)).unwrap();
    assert_eq!(store.attachment_totals().count, 0);
    block_on(store.undo(undone)).unwrap();
    assert_eq!(ids(&store, &visit), [made(1, 1)]);
}

#[test]
fn a_photo_does_not_come_back_without_its_call() {
    let store = open(&Rc::default(), 1);
    let mina = person(10, "Mina Rastegar");
    let visit = call(20, &mina, 1, "");
    add(&store, mina);
    add(&store, visit.clone());
    let shelf = photo(made(1, 1), visit.clone());
    add(&store, shelf.clone());
    let detached = delete(&store, Record::from(shelf).reference());
    delete(&store, Record::from(visit).reference());
    assert_eq!(block_on(store.undo(detached)), Err(CommitError::NothingToUndo));
}

#[test]
fn a_photo_attached_while_another_tab_deletes_the_call_says_that_it_is_gone() {
    let disk = Rc::default();
    let (first, second) = (open(&disk, 1), open(&disk, 2));
    let mina = person(10, "Mina Rastegar");
    let visit = call(20, &mina, 1, "");
    add(&first, mina);
    add(&first, visit.clone());
    block_on(second.catch_up()).unwrap();
    let of = Record::from(visit.clone()).reference();
    delete(&first, of);
    let write = Write::Create(photo(made(0, 1), visit).into());
    assert_eq!(block_on(second.commit(Cause::Attach, vec![write])), Err(CommitError::Gone(of)));
}

#[test]
fn only_a_file_that_neither_memory_nor_the_log_names_is_an_orphan() {
    let disk: Rc<MemoryDisk> = Rc::default();
    let store = open(&disk, 1);
    let mina = person(10, "Mina Rastegar");
    add(&store, mina.clone());
    let (kept, detached, orphan) = (made(3, 1), made(3, 2), made(3, 3));
    for id in [kept, detached, orphan] {
        write_file(&disk, id);
    }
    block_on(disk.put_file("signature/17", b"of another part of the product")).unwrap();
    add(&store, photo(kept, mina.clone()));
    let gone = photo(detached, mina);
    add(&store, gone.clone());
    let change = delete(&store, Record::from(gone).reference());
    // Many entries later, and folded.
    for number in 0..300 {
        add(&store, person(1_000 + number, "Somebody else"));
    }
    block_on(store.checkpoint(today())).unwrap();
    let store = open(&disk, 2);
    assert_eq!(block_on(store.remove_orphans()), Ok(1));
    assert!(!file_names(&disk).contains(&format!("attachment/{orphan}")));
    assert_eq!(file_names(&disk).len(), 3);
    block_on(store.undo(change)).unwrap();
    assert_eq!(store.attachment_totals().count, 2);
}

#[test]
fn a_file_of_today_may_be_one_that_is_just_being_attached() {
    let disk: Rc<MemoryDisk> = Rc::default();
    let store = open(&disk, 1);
    write_file(&disk, made(0, 1));
    write_file(&disk, made(-400, 2));
    assert_eq!(block_on(store.remove_orphans()), Ok(0));
    assert_eq!(file_names(&disk).len(), 2);
}

#[test]
fn where_something_is_damaged_no_file_is_taken_for_an_orphan() {
    let disk: Rc<MemoryDisk> = Rc::default();
    let batch = Batch { entry: Some(b"damaged".to_vec()), ..Batch::default() };
    block_on(disk.write(batch)).unwrap();
    write_file(&disk, made(3, 1));
    assert_eq!(block_on(open(&disk, 1).remove_orphans()), Ok(0));
}

#[test]
fn a_photo_that_moves_to_another_record_is_found_there_only() {
    let store = open(&Rc::default(), 1);
    let (mina, laleh) = (person(10, "Mina Rastegar"), shop(11, "Laleh Store"));
    add(&store, mina.clone());
    add(&store, laleh.clone());
    let before = photo(made(1, 1), mina.clone());
    add(&store, before.clone());
    let (from, to) = (Record::from(mina).reference(), Record::from(laleh).reference());
    let after = Attachment { of: to, ..before.clone() };
    let write = Write::Edit { before: before.into(), after: after.into() };
    block_on(store.commit(Cause::EditMany, vec![write])).unwrap();
    assert_eq!((store.attachments(from).len(), store.attachments(to).len()), (0, 1));
}
