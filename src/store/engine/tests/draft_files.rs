//! Files of forms that are not saved yet.

use super::*;
use crate::domain::attachment::{AttachmentKind, NewFile};
use crate::store::engine::draft_files::DraftFile;

fn photo(byte: u8) -> DraftFile {
    let file = NewFile {
        kind: AttachmentKind::Photo,
        name: "shelf.jpg".to_owned(),
        media_type: "image/jpeg".to_owned(),
        bytes: vec![byte; 2_000],
        pixels: Some((40, 30)),
        duration_s: None,
        thumbnail: vec![byte; 9],
    };
    DraftFile { file, scaled: true }
}

fn keep(store: &Store, form: &str, byte: u8) -> String {
    let name = store.draft_file_name(form);
    block_on(store.keep_draft_file(&name, &photo(byte))).unwrap();
    name
}

#[test]
fn the_files_of_a_form_outlive_the_tab_in_their_order_and_go_when_they_are_dropped() {
    let disk: Rc<MemoryDisk> = Rc::default();
    let store = open(&disk, 1);
    let first = keep(&store, "log.7", 1);
    let second = keep(&store, "log.7", 2);
    keep(&store, "log.70", 3);
    let again = open(&disk, 2);
    let left = block_on(again.draft_files("log.7")).unwrap();
    assert_eq!(left, [(first.clone(), photo(1)), (second.clone(), photo(2))]);
    block_on(again.drop_draft_file(&first)).unwrap();
    assert_eq!(block_on(again.draft_files("log.7")).unwrap(), [(second, photo(2))]);
}

#[test]
fn files_of_forms_are_no_orphans_and_what_cannot_be_read_stays_where_it_is() {
    let disk: Rc<MemoryDisk> = Rc::default();
    let store = open(&disk, 1);
    keep(&store, "log.7", 1);
    let unread = store.draft_file_name("log.7");
    block_on(disk.put_file(&unread, &[9, 9, 9])).unwrap();
    assert_eq!(block_on(store.remove_orphans()).unwrap(), 0);
    assert_eq!(block_on(store.draft_files("log.7")).unwrap().len(), 1);
    assert!(block_on(disk.file_names()).unwrap().contains(&unread));
}
