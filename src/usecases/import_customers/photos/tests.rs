#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::domain::calendar::CalendarKind;
use crate::domain::country::Country;
use crate::domain::id::ChangeId;
use crate::domain::party::PartyDetails;
use crate::domain::time::Instant;
use crate::formats::incoming::Incoming;
use crate::formats::vcard;
use crate::store::ports::{Disk, Write};
use crate::usecases::import_customers::{
    ImportOptions, OnDoubtful, OnExisting, Outcome, Plan, import_customers,
};
use crate::usecases::testing::{NOON_MS, Office, noon_today};
use crate::usecases::undo_change::{UndoChange, undo_change};

const USUAL: ImportOptions = ImportOptions { existing: OnExisting::Complete, doubtful: OnDoubtful::Add };

const MINA: &str = "BEGIN:VCARD\nVERSION:3.0\nFN:مینا رستگار\nTEL;TYPE=CELL:09123456789\n\
    PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ\nEND:VCARD\n";

fn cards(file: &str) -> Vec<Incoming> {
    let context = vcard::Reading {
        home: Country::IR,
        today: noon_today(),
        calendar: CalendarKind::Jalali,
        now: Instant::from_millis(NOON_MS),
        anniversary: "",
        decode: &|_, _| None,
    };
    let mut all = Vec::new();
    vcard::read(file.as_bytes(), &context, &mut |incoming| all.push(incoming));
    all
}

fn plan(office: &Office, rows: Vec<Incoming>, options: ImportOptions) -> Planned {
    let mut plan = Plan::new(&office.store, Instant::from_millis(NOON_MS), options);
    for row in rows {
        plan.take(row).unwrap();
    }
    plan.finish()
}

/// What a browser would make of a picture.
fn photo_of(picture: &Picture) -> NewFile {
    NewFile {
        kind: AttachmentKind::Photo,
        name: String::new(),
        media_type: picture.media_type.clone(),
        bytes: picture.bytes.clone(),
        pixels: Some((96, 96)),
        duration_s: None,
        thumbnail: b"small".to_vec(),
    }
}

fn keep_all(office: &Office, planned: &mut Planned) {
    for PlannedPicture { of, picture } in std::mem::take(&mut planned.pictures) {
        let kept = keep_photo(&office.store, &office.world, planned, of, photo_of(&picture));
        assert!(office.run(kept).unwrap());
    }
}

fn import(office: &Office, file: &str) -> Result<ChangeId, CommitError> {
    let mut planned = plan(office, cards(file), USUAL);
    keep_all(office, &mut planned);
    office.run(import_customers(&office.store, planned))
}

fn named(office: &Office, name: &str) -> PartyId {
    let mut found = None;
    office.store.for_each(crate::domain::record::RecordKind::Party, &mut |record| {
        if let Record::Party(party) = record
            && party.name() == name
        {
            found = Some(party.id);
        }
    });
    found.unwrap()
}

fn photos(office: &Office, name: &str) -> Vec<Attachment> {
    office.store.attachments(party_ref(named(office, name)))
}

fn files_on_disk(office: &Office) -> usize {
    office.run(office.disk.file_names()).unwrap().len()
}

#[test]
fn the_picture_of_a_card_becomes_a_photo_of_the_customer_with_its_bytes() {
    let office = Office::open();
    import(&office, MINA).unwrap();
    let photo = photos(&office, "مینا رستگار").remove(0);
    assert_eq!((photo.kind, photo.size_bytes, photo.pixels), (AttachmentKind::Photo, 6, Some((96, 96))));
    let bytes = office.run(office.store.file(&photo.file_name())).unwrap().unwrap();
    assert_eq!(bytes, b"\xFF\xD8\xFF\xE0\x00\x10");
}

#[test]
fn photos_are_there_when_the_store_is_opened_anew() {
    let office = Office::open();
    import(&office, MINA).unwrap();
    let store =
        office.run(crate::store::engine::Store::open(office.disk.clone(), office.world.clone())).unwrap();
    office.run(store.load_all()).unwrap();
    assert_eq!(store.attachments(party_ref(named(&office, "مینا رستگار"))).len(), 1);
}

#[test]
fn the_same_cards_again_attach_nothing() {
    let office = Office::open();
    import(&office, MINA).unwrap();
    let again = plan(&office, cards(MINA), USUAL);
    assert_eq!((again.counts.of(Outcome::Same), again.pictures.len()), (1, 0));
}

#[test]
fn a_customer_who_is_there_without_a_photo_is_given_one_and_keeps_it() {
    let office = Office::open();
    let without: String =
        MINA.lines().filter(|line| !line.starts_with("PHOTO")).map(|line| format!("{line}\n")).collect();
    import(&office, &without).unwrap();
    let planned = plan(&office, cards(MINA), USUAL);
    assert_eq!((planned.counts.of(Outcome::Changed), planned.pictures.len()), (1, 1));
    import(&office, MINA).unwrap();
    let more = MINA.replace("VERSION", "NOTE:Likes tea\nVERSION").replace("/9j/4AAQ", "/9j/4AAR");
    import(&office, &more).unwrap();
    assert_eq!(photos(&office, "مینا رستگار").len(), 1);
}

#[test]
fn a_row_that_is_left_out_twice_attaches_its_picture_to_nobody() {
    let office = Office::open();
    import(&office, &MINA.replace("مینا رستگار", "Mina Rastegar")).unwrap();
    let other = MINA.replace("مینا رستگار", "M. Rastegari");
    let options = ImportOptions { doubtful: OnDoubtful::LeaveOut, ..USUAL };
    let planned = plan(&office, cards(&[other.as_str(), &other].concat()), options);
    assert_eq!((planned.counts.of(Outcome::Doubtful), planned.counts.of(Outcome::Same)), (1, 1));
    assert_eq!(planned.pictures, []);
}

#[test]
fn who_shall_stay_as_they_are_are_given_no_photo() {
    let office = Office::open();
    import(&office, &MINA.replace("PHOTO", "X-NONE")).unwrap();
    let leave = ImportOptions { existing: OnExisting::Leave, ..USUAL };
    assert_eq!(plan(&office, cards(MINA), leave).pictures, []);
}

#[test]
fn taking_the_import_back_takes_the_photos_and_the_redo_brings_them() {
    let office = Office::open();
    let change = import(&office, MINA).unwrap();
    let undone = office.run(undo_change(&office.store, UndoChange { change })).unwrap();
    assert_eq!(office.store.attachment_totals().count, 0);
    office.run(undo_change(&office.store, UndoChange { change: undone })).unwrap();
    assert_eq!(photos(&office, "مینا رستگار").len(), 1);
}

#[test]
fn a_customer_worked_with_since_keeps_its_photo_when_the_import_is_taken_back() {
    let office = Office::open();
    let change = import(&office, MINA).unwrap();
    let mina = named(&office, "مینا رستگار");
    office.log(mina, crate::usecases::testing::call("چهل جعبه می‌خواهد"));
    office.run(undo_change(&office.store, UndoChange { change })).unwrap_err();
    assert_eq!(photos(&office, "مینا رستگار").len(), 1);
}

#[test]
fn a_commit_that_fails_leaves_no_bytes_behind() {
    let office = Office::open();
    let mut planned = plan(&office, cards(MINA), USUAL);
    keep_all(&office, &mut planned);
    assert_eq!(files_on_disk(&office), 1);
    let gone = party_ref(PartyId(uuid::Uuid::from_u128(7)));
    planned.edits.push(Write::Delete(gone));
    let refused = office.run(import_customers(&office.store, planned));
    assert_eq!(refused, Err(CommitError::Gone(gone)));
    assert_eq!(files_on_disk(&office), 0);
}

#[test]
fn pictures_beyond_what_memory_has_room_for_are_said_not_to_come() {
    let office = Office::open();
    let one = cards(MINA).remove(0);
    let with = |line: u32, bytes: usize| {
        let mut row = Incoming { line, ..one.clone() };
        if let PartyDetails::Person(person) = &mut row.party.details {
            person.name = format!("Customer {line}");
        }
        row.party.phones.clear();
        row.photo = Some(Picture { media_type: "image/jpeg".to_owned(), bytes: vec![7; bytes] });
        row
    };
    let mut rows: Vec<Incoming> = (1..=13).map(|line| with(line, 5_000_000)).collect();
    rows.push(with(14, 5_000_001));
    let planned = plan(&office, rows, USUAL);
    assert_eq!((planned.counts.of(Outcome::New), planned.pictures.len()), (14, 12));
    let said = planned.rows.iter().filter(|row| !row.problems.is_empty());
    let said: Vec<_> = said.map(|row| (row.line, row.problems[0].what)).collect();
    assert_eq!(said, [(13, ProblemKind::NoPicture), (14, ProblemKind::NoPicture)]);
}

#[test]
fn a_photo_that_is_too_large_to_be_kept_is_not() {
    let office = Office::open();
    let mut planned = plan(&office, cards(MINA), USUAL);
    let PlannedPicture { of, picture } = planned.pictures.remove(0);
    let large = NewFile { bytes: vec![0; 3_000_001], ..photo_of(&picture) };
    assert!(!office.run(keep_photo(&office.store, &office.world, &mut planned, of, large)).unwrap());
    assert_eq!((planned.photos.len(), files_on_disk(&office)), (0, 0));
}
