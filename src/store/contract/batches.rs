//! Facts about writing several things at once.
#![allow(clippy::unwrap_used)]

use super::{append, head};
use crate::store::ports::{Batch, Disk, HeadRow, LogRow, Opening, Written};

/// Entry, pages and head appear together.
pub async fn a_batch_is_written_as_a_whole<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    let batch = Batch {
        entry: Some(b"add sample data".to_vec()),
        put_pages: vec![(1, b"parties".to_vec()), (2, b"links".to_vec())],
        head: Some(head(1, 0)),
        ..Batch::default()
    };
    let Written::At(Some(seq)) = disk.write(batch).await.unwrap() else { panic!("not written") };
    let tail = vec![LogRow { seq, bytes: b"add sample data".to_vec() }];
    assert_eq!(disk.open().await.unwrap(), Opening { head: Some(head(1, 0)), tail });
    assert_eq!(disk.page_keys().await.unwrap(), [1, 2]);
}

/// Writing nothing succeeds and leaves nothing.
pub async fn a_batch_of_nothing_is_written_at_no_position<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    assert_eq!(disk.write(Batch::default()).await.unwrap(), Written::At(None));
    assert_eq!(disk.open().await.unwrap(), Opening::default());
}

/// A checkpoint made before another tab's entry came in would not hold that entry.
pub async fn a_batch_without_an_entry_is_held_to_what_its_writer_has_seen<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    let seq = append(&disk, 0, b"add Sara Ahmadi").await;
    let written = disk.write(Batch { head: Some(head(1, 0)), ..Batch::default() }).await.unwrap();
    assert_eq!(written, Written::Behind(vec![LogRow { seq, bytes: b"add Sara Ahmadi".to_vec() }]));
    assert_eq!(disk.open().await.unwrap().head, None);
}

/// Two tabs checkpoint at once: the second one is told.
pub async fn pages_over_another_generation_are_superseded<D: Disk>(connect: impl Fn() -> D) {
    let (mine, theirs) = (connect(), connect());
    theirs.write(Batch { head: Some(head(1, 0)), ..Batch::default() }).await.unwrap();
    let late = Batch { put_pages: vec![(1, b"parties".to_vec())], ..Batch::default() };
    assert_eq!(mine.write(late).await.unwrap(), Written::Superseded);
}

/// Not the entry, not the pages, not the head.
pub async fn a_superseded_batch_writes_nothing<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    disk.write(Batch { head: Some(head(1, 0)), ..Batch::default() }).await.unwrap();
    let late = Batch {
        entry: Some(b"import".to_vec()),
        put_pages: vec![(1, b"parties".to_vec())],
        head: Some(head(2, 0)),
        over_generation: 0,
        ..Batch::default()
    };
    assert_eq!(disk.write(late).await.unwrap(), Written::Superseded);
    assert_eq!(disk.open().await.unwrap(), Opening { head: Some(head(1, 0)), tail: Vec::new() });
    assert!(disk.page_keys().await.unwrap().is_empty());
}

/// Taking pages away moves records as much as writing them does.
pub async fn a_deletion_of_pages_is_held_to_the_generation<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    let checkpoint =
        Batch { put_pages: vec![(1, b"parties".to_vec())], head: Some(head(1, 0)), ..Batch::default() };
    disk.write(checkpoint).await.unwrap();
    let late = Batch { delete_pages: vec![1], over_generation: 0, ..Batch::default() };
    assert_eq!(disk.write(late).await.unwrap(), Written::Superseded);
    assert_eq!(disk.page_keys().await.unwrap(), [1]);
}

/// A writer that names the generation it read may write the next.
pub async fn a_head_follows_the_one_before<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    for generation in 1..=3 {
        let next =
            Batch { head: Some(head(generation, 0)), over_generation: generation - 1, ..Batch::default() };
        assert_eq!(disk.write(next).await.unwrap(), Written::At(None));
    }
    assert_eq!(disk.open().await.unwrap().head, Some(head(3, 0)));
}

/// A commit does not care where the records rest.
pub async fn an_entry_alone_is_not_held_to_the_generation<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    disk.write(Batch { head: Some(head(1, 0)), ..Batch::default() }).await.unwrap();
    append(&disk, 0, b"call with Sara Ahmadi").await;
}

/// What was missed is to be read before anything else.
pub async fn being_behind_comes_before_being_superseded<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    let seq = append(&disk, 0, b"add Sara Ahmadi").await;
    disk.write(Batch { seen: seq, head: Some(head(1, seq)), ..Batch::default() }).await.unwrap();
    let late = Batch { put_pages: vec![(1, b"parties".to_vec())], ..Batch::default() };
    assert!(matches!(disk.write(late).await.unwrap(), Written::Behind(unseen) if unseen.len() == 1));
}

/// Large numbers and any byte survive.
pub async fn a_head_comes_back_as_written<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    let row =
        HeadRow { generation: u64::MAX - 1, folded_through: (1 << 53) - 1, bytes: (0..=255).rev().collect() };
    disk.write(Batch { head: Some(row.clone()), ..Batch::default() }).await.unwrap();
    assert_eq!(connect().open().await.unwrap().head, Some(row));
}
