#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::domain::attachment::AttachmentKind;
use crate::domain::id::PartyId;
use crate::store::ports::Disk;
use crate::usecases::delete_interaction::{DeleteInteraction, delete_interaction};
use crate::usecases::delete_party::{DeleteParty, delete_party};
use crate::usecases::detach::{Detach, detach};
use crate::usecases::log_interaction::{LogInteraction, log_interaction};
use crate::usecases::testing::{Office, call};
use crate::usecases::undo_change::{UndoChange, undo_change};
use crate::usecases::{interaction_ref, party_ref};

fn photo(name: &str) -> NewFile {
    NewFile {
        kind: AttachmentKind::Photo,
        name: name.to_owned(),
        media_type: "image/jpeg".to_owned(),
        bytes: format!("the bytes of {name}").into_bytes(),
        pixels: Some((1_600, 1_200)),
        duration_s: None,
        thumbnail: b"small".to_vec(),
    }
}

fn office_with_mina() -> (Office, PartyId) {
    let office = Office::open();
    let mina = office.add_person("مینا رستگار");
    (office, mina)
}

fn attach_to(office: &Office, of: RecordRef, files: Vec<NewFile>) -> Result<Attached, Refusal> {
    office.run(attach(&office.store, &office.world, Attach { of, files }))
}

fn names(office: &Office, of: RecordRef) -> Vec<String> {
    office.store.attachments(of).into_iter().map(|one| one.name).collect()
}

fn bytes(office: &Office, id: AttachmentId) -> Option<Vec<u8>> {
    office.run(office.store.file(&format!("attachment/{id}"))).unwrap()
}

fn files_on_disk(office: &Office) -> usize {
    office.run(office.disk.file_names()).unwrap().len()
}

fn undo(office: &Office, change: ChangeId) -> ChangeId {
    office.run(undo_change(&office.store, UndoChange { change })).unwrap()
}

#[test]
fn a_photo_is_kept_with_its_bytes_its_size_and_its_thumbnail() {
    let (office, mina) = office_with_mina();
    let attached = attach_to(&office, party_ref(mina), vec![photo("shop.jpg")]).unwrap();
    let kept = office.store.attachments(party_ref(mina)).remove(0);
    assert_eq!((kept.name.as_str(), kept.size_bytes, kept.pixels), ("shop.jpg", 21, Some((1_600, 1_200))));
    assert_eq!(kept.thumbnail, b"small");
    assert_eq!(bytes(&office, attached.attachments[0]).unwrap(), b"the bytes of shop.jpg");
}

#[test]
fn files_chosen_together_are_one_change_and_the_last_comes_first() {
    let (office, mina) = office_with_mina();
    let of = party_ref(mina);
    let attached = attach_to(&office, of, vec![photo("front.jpg"), photo("shelf.jpg")]).unwrap();
    assert_eq!(names(&office, of), ["shelf.jpg", "front.jpg"]);
    undo(&office, attached.change);
    assert_eq!(names(&office, of), Vec::<String>::new());
}

#[test]
fn what_was_taken_away_comes_back_with_its_bytes() {
    let (office, mina) = office_with_mina();
    let attached = attach_to(&office, party_ref(mina), vec![photo("shop.jpg")]).unwrap();
    let attachment = attached.attachments[0];
    let change = office.run(detach(&office.store, Detach { attachment })).unwrap();
    assert_eq!(names(&office, party_ref(mina)), Vec::<String>::new());
    undo(&office, change);
    assert_eq!(names(&office, party_ref(mina)), ["shop.jpg"]);
    assert!(bytes(&office, attachment).is_some());
}

#[test]
fn deleting_a_customer_takes_the_photos_of_its_calls_along_till_undo() {
    let (office, mina) = office_with_mina();
    let visit = interaction_ref(office.log(mina, call("قفسه‌ها خالی است")));
    attach_to(&office, visit, vec![photo("shelf.jpg")]).unwrap();
    attach_to(&office, party_ref(mina), vec![photo("shop.jpg")]).unwrap();
    let deleted = office.run(delete_party(&office.store, DeleteParty { party: mina })).unwrap();
    assert_eq!(office.store.attachment_totals().count, 0);
    undo(&office, deleted.change);
    assert_eq!(names(&office, visit), ["shelf.jpg"]);
    assert_eq!(names(&office, party_ref(mina)), ["shop.jpg"]);
}

#[test]
fn nothing_is_attached_to_a_call_that_was_deleted() {
    let (office, mina) = office_with_mina();
    let interaction = office.log(mina, call(""));
    office.run(delete_interaction(&office.store, DeleteInteraction { interaction })).unwrap();
    let of = interaction_ref(interaction);
    let refused = attach_to(&office, of, vec![photo("shop.jpg")]);
    assert_eq!(refused, Err(Refusal::Commit(CommitError::Gone(of))));
    assert_eq!(files_on_disk(&office), 0);
}

#[test]
fn a_full_disk_keeps_neither_the_record_nor_the_bytes() {
    let (office, mina) = office_with_mina();
    office.disk.refuse_writes(Some(DiskError::Full));
    let refused = attach_to(&office, party_ref(mina), vec![photo("shop.jpg")]);
    assert_eq!(refused, Err(Refusal::Commit(DiskError::Full.into())));
    office.disk.refuse_writes(None);
    assert_eq!(office.store.attachment_totals().count, 0);
    assert_eq!(files_on_disk(&office), 0);
    attach_to(&office, party_ref(mina), vec![photo("shop.jpg")]).unwrap();
    assert_eq!(files_on_disk(&office), 1);
}

#[test]
fn a_commit_that_fails_takes_the_bytes_written_before_it_away() {
    let (office, mina) = office_with_mina();
    let files = Files::checked(vec![photo("front.jpg"), photo("shelf.jpg")], 0).unwrap();
    let gone = interaction_ref(crate::domain::id::InteractionId(uuid::Uuid::from_u128(7)));
    let writes = vec![Write::Delete(gone)];
    let of = party_ref(mina);
    let refused = office.run(files.commit(&office.store, &office.world, Cause::Attach, of, writes));
    assert_eq!(refused, Err(Refusal::Commit(CommitError::Gone(gone))));
    assert_eq!(files_on_disk(&office), 0);
}

#[test]
fn a_call_and_its_photo_are_logged_and_taken_back_as_one() {
    let (office, mina) = office_with_mina();
    let request = LogInteraction { party: mina, facts: call(""), files: vec![photo("shelf.jpg")] };
    let logged = office.run(log_interaction(&office.store, &office.world, request)).unwrap();
    let of = interaction_ref(logged.interaction);
    assert_eq!(names(&office, of), ["shelf.jpg"]);
    let undone = undo(&office, logged.change);
    assert_eq!(office.store.attachment_totals().count, 0);
    undo(&office, undone);
    assert_eq!(names(&office, of), ["shelf.jpg"]);
}

#[test]
fn a_record_has_fifty_attachments_and_not_one_more() {
    let (office, mina) = office_with_mina();
    let of = party_ref(mina);
    attach_to(&office, of, vec![photo("shelf.jpg"); 50]).unwrap();
    let refusal = attach_to(&office, of, vec![photo("one more.jpg")]).unwrap_err();
    assert_eq!(refusal.about(FormField::File), Some(&Problem::TooMany { limit: 50 }));
}

#[test]
fn a_recording_that_is_too_large_too_long_or_empty_is_refused() {
    let (office, mina) = office_with_mina();
    let voice = NewFile { kind: AttachmentKind::Voice, duration_s: Some(600), ..photo("voice") };
    let refused = |file: NewFile| {
        let refusal = attach_to(&office, party_ref(mina), vec![file]).unwrap_err();
        refusal.about(FormField::File).cloned().unwrap()
    };
    let large = NewFile { bytes: vec![0; 5_000_001], ..voice.clone() };
    assert_eq!(refused(large), Problem::TooLarge { bytes: 5_000_001, limit: 5_000_000 });
    let long = NewFile { duration_s: Some(601), ..voice.clone() };
    assert_eq!(refused(long), Problem::LastsTooLong { limit_s: 600 });
    assert_eq!(refused(NewFile { bytes: Vec::new(), ..voice.clone() }), Problem::Empty);
    attach_to(&office, party_ref(mina), vec![voice]).unwrap();
}

#[test]
fn a_thumbnail_that_is_too_large_for_memory_is_left_out() {
    let (office, mina) = office_with_mina();
    let file = NewFile { thumbnail: vec![0; 8_193], ..photo("shop.jpg") };
    attach_to(&office, party_ref(mina), vec![file]).unwrap();
    assert!(office.store.attachments(party_ref(mina))[0].thumbnail.is_empty());
}

#[test]
fn the_room_that_all_take_is_told() {
    let (office, mina) = office_with_mina();
    attach_to(&office, party_ref(mina), vec![photo("a"), photo("b")]).unwrap();
    let totals = office.store.attachment_totals();
    assert_eq!((totals.count, totals.bytes), (2, 2 * (14 + 5)));
}
