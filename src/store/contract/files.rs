//! Facts about files, and about clearing the disk.
#![allow(clippy::unwrap_used)]

use super::{append, head, put_pages};
use crate::store::ports::{Batch, Disk, HeadRow, LogRow, Opening, Seq, Written};

const PHOTO: &str = "photo/0190-shop-front.webp";

/// A file may hold any byte.
pub async fn a_file_comes_back_byte_for_byte<D: Disk>(connect: impl Fn() -> D) {
    let every_byte: Vec<u8> = (0..=255).collect();
    connect().put_file(PHOTO, &every_byte).await.unwrap();
    assert_eq!(connect().file(PHOTO).await.unwrap(), Some(every_byte));
}

/// The last write of a name holds.
pub async fn a_file_is_written_over<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    disk.put_file(PHOTO, b"blurred").await.unwrap();
    disk.put_file(PHOTO, b"sharp").await.unwrap();
    assert_eq!(disk.file(PHOTO).await.unwrap(), Some(b"sharp".to_vec()));
}

/// A missing file is an answer, not an error.
pub async fn a_file_that_is_not_there_is_none<D: Disk>(connect: impl Fn() -> D) {
    assert_eq!(connect().file(PHOTO).await.unwrap(), None);
}

/// The others stay.
pub async fn a_deleted_file_is_gone<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    disk.put_file(PHOTO, b"shop front").await.unwrap();
    disk.put_file("voice/0191", b"after the visit").await.unwrap();
    disk.delete_file(PHOTO).await.unwrap();
    assert_eq!(disk.file(PHOTO).await.unwrap(), None);
    assert_eq!(disk.file("voice/0191").await.unwrap(), Some(b"after the visit".to_vec()));
}

/// Those deleted are not.
pub async fn every_file_is_named<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    assert!(disk.file_names().await.unwrap().is_empty());
    for name in ["voice/0191", PHOTO, "یادداشت صوتی"] {
        disk.put_file(name, b"after the visit").await.unwrap();
    }
    disk.delete_file("voice/0191").await.unwrap();
    let mut names = connect().file_names().await.unwrap();
    names.sort();
    assert_eq!(names, [PHOTO, "یادداشت صوتی"]);
}

/// It can be asked for twice.
pub async fn deleting_a_file_that_is_not_there_is_no_error<D: Disk>(connect: impl Fn() -> D) {
    connect().delete_file(PHOTO).await.unwrap();
}

/// Names are the product's business, not the disk's.
pub async fn a_file_may_be_empty_and_named_in_any_script<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    disk.put_file("یادداشت صوتی/فولاد پارس", b"").await.unwrap();
    assert_eq!(disk.file("یادداشت صوتی/فولاد پارس").await.unwrap(), Some(Vec::new()));
}

/// Log, pages, head and files. Of the head stays what keeps a late tab from writing over it.
pub async fn clearing_takes_everything_away<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    put_pages(&disk, &[(1, b"parties")]).await;
    let seq = append(&disk, 0, b"add Sara Ahmadi").await;
    disk.write(Batch { seen: seq, head: Some(head(1, seq)), ..Batch::default() }).await.unwrap();
    disk.put_file(PHOTO, b"shop front").await.unwrap();
    disk.clear().await.unwrap();
    let cleared = HeadRow { generation: 2, folded_through: seq, bytes: Vec::new() };
    assert_eq!(disk.open().await.unwrap(), Opening { head: Some(cleared), tail: Vec::new() });
    assert!(disk.entries_before(Seq::MAX, 10).await.unwrap().is_empty());
    assert!(disk.page_keys().await.unwrap().is_empty());
    assert_eq!(disk.file(PHOTO).await.unwrap(), None);
}

/// A tab that was about to fold its log when another cleared the disk must not bring it all back; nor
/// one that had never folded any.
pub async fn pages_made_before_the_clearing_are_not_written_after<D: Disk>(connect: impl Fn() -> D) {
    let (mine, theirs) = (connect(), connect());
    for generation in 0..2 {
        mine.clear().await.unwrap();
        let late = Batch {
            put_pages: vec![(1, b"parties".to_vec())],
            head: Some(head(generation + 1, 0)),
            over_generation: generation,
            ..Batch::default()
        };
        assert_eq!(theirs.write(late).await.unwrap(), Written::Superseded);
        assert!(mine.page_keys().await.unwrap().is_empty());
    }
}

/// A tab that slept through the clearing cannot take new entries for ones it has seen, and one that
/// opens afterwards can write at once.
pub async fn positions_go_on_rising_after_clearing<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    let before = append(&disk, 0, b"add Sara Ahmadi").await;
    disk.clear().await.unwrap();
    let after = append(&connect(), 0, b"add Pars Steel").await;
    assert!(after > before);
    let rows = vec![LogRow { seq: after, bytes: b"add Pars Steel".to_vec() }];
    assert_eq!(disk.entries_before(Seq::MAX, 10).await.unwrap(), rows);
}
