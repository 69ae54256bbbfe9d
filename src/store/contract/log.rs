//! Facts about the log.
#![allow(clippy::unwrap_used)]

use super::{append, append_all, head};
use crate::store::ports::{Batch, Disk, LogRow, Opening, Seq, Written};

const ADD_SARA: &[u8] = b"add Sara Ahmadi";
const CALL_SARA: &[u8] = b"call with Sara Ahmadi";
const ADD_PARS: &[u8] = b"add Pars Steel";
const VISIT_PARS: &[u8] = b"visit to Pars Steel";

/// Nothing is on a disk at first.
pub async fn a_new_disk_opens_with_nothing<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    assert_eq!(disk.open().await.unwrap(), Opening::default());
    assert!(disk.page_keys().await.unwrap().is_empty());
    assert!(disk.entries_after(0, 10).await.unwrap().is_empty());
    assert!(disk.entries_before(Seq::MAX, 10).await.unwrap().is_empty());
}

/// What was acknowledged is read by a later connection.
pub async fn an_entry_is_there_at_the_next_opening<D: Disk>(connect: impl Fn() -> D) {
    let first = connect();
    let seq = append(&first, 0, ADD_SARA).await;
    drop(first);
    let opening = connect().open().await.unwrap();
    assert_eq!(opening.tail, [LogRow { seq, bytes: ADD_SARA.to_vec() }]);
}

/// An entry may hold any byte, and none.
pub async fn an_entry_comes_back_byte_for_byte<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    let every_byte: Vec<u8> = (0..=255).collect();
    let rows = append_all(&disk, 0, &[&every_byte, &[]]).await;
    assert_eq!(disk.open().await.unwrap().tail, rows);
}

/// Each entry's position is above those before it, the first above 0.
pub async fn positions_rise<D: Disk>(connect: impl Fn() -> D) {
    let rows = append_all(&connect(), 0, &[ADD_SARA, CALL_SARA, ADD_PARS]).await;
    assert!(rows[0].seq > 0);
    assert!(rows.is_sorted_by(|a, b| a.seq < b.seq));
}

/// Two tabs write in turn.
pub async fn two_connections_never_get_the_same_position<D: Disk>(connect: impl Fn() -> D) {
    let (mine, theirs) = (connect(), connect());
    let first = append(&mine, 0, ADD_SARA).await;
    let second = append(&theirs, first, CALL_SARA).await;
    let third = append(&mine, second, ADD_PARS).await;
    assert!(first < second && second < third);
}

/// A tab that missed entries hears them instead of writing.
pub async fn a_writer_behind_gets_the_unseen_entries_in_order<D: Disk>(connect: impl Fn() -> D) {
    let rows = append_all(&connect(), 0, &[ADD_SARA, CALL_SARA, ADD_PARS]).await;
    let batch = Batch { seen: rows[0].seq, entry: Some(VISIT_PARS.to_vec()), ..Batch::default() };
    assert_eq!(connect().write(batch).await.unwrap(), Written::Behind(rows[1..].to_vec()));
}

/// Not the entry, not the pages, not the head.
pub async fn a_writer_behind_writes_nothing<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    let rows = append_all(&disk, 0, &[ADD_SARA]).await;
    let batch = Batch {
        seen: 0,
        entry: Some(VISIT_PARS.to_vec()),
        put_pages: vec![(7, b"page".to_vec())],
        head: Some(head(1, 0)),
        ..Batch::default()
    };
    assert_eq!(disk.write(batch).await.unwrap(), Written::Behind(rows.clone()));
    assert_eq!(disk.open().await.unwrap(), Opening { head: None, tail: rows });
    assert!(disk.page_keys().await.unwrap().is_empty());
}

/// Once it has seen what it missed, its write goes through.
pub async fn a_writer_that_caught_up_may_write<D: Disk>(connect: impl Fn() -> D) {
    let (mine, theirs) = (connect(), connect());
    append(&theirs, 0, ADD_SARA).await;
    let entry = Some(ADD_PARS.to_vec());
    let behind = mine.write(Batch { seen: 0, entry: entry.clone(), ..Batch::default() }).await.unwrap();
    let Written::Behind(unseen) = behind else { panic!("{behind:?}") };
    let seen = unseen.last().unwrap().seq;
    let written = mine.write(Batch { seen, entry, ..Batch::default() }).await.unwrap();
    assert!(matches!(written, Written::At(Some(seq)) if seq > seen));
}

/// Entries that the pages hold already are not read at the start.
pub async fn the_tail_begins_after_the_heads_mark<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    let rows = append_all(&disk, 0, &[ADD_SARA, CALL_SARA, ADD_PARS]).await;
    let checkpoint = Batch { seen: rows[2].seq, head: Some(head(1, rows[1].seq)), ..Batch::default() };
    disk.write(checkpoint).await.unwrap();
    let opening = disk.open().await.unwrap();
    assert_eq!(opening.head, Some(head(1, rows[1].seq)));
    assert_eq!(opening.tail, rows[2..]);
}

/// The audit trail reaches behind the mark.
pub async fn folded_entries_can_still_be_read<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    let rows = append_all(&disk, 0, &[ADD_SARA, CALL_SARA]).await;
    let last = rows[1].seq;
    disk.write(Batch { seen: last, head: Some(head(1, last)), ..Batch::default() }).await.unwrap();
    assert!(disk.open().await.unwrap().tail.is_empty());
    assert_eq!(disk.entries_after(0, 10).await.unwrap(), rows);
}

/// The first entries after a position, as many as asked for.
pub async fn entries_after_stop_at_the_limit<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    let rows = append_all(&disk, 0, &[ADD_SARA, CALL_SARA, ADD_PARS, VISIT_PARS]).await;
    assert_eq!(disk.entries_after(rows[0].seq, 2).await.unwrap(), rows[1..3]);
    assert_eq!(disk.entries_after(rows[2].seq, 2).await.unwrap(), rows[3..]);
    assert!(disk.entries_after(rows[0].seq, 0).await.unwrap().is_empty());
    assert!(disk.entries_after(rows[3].seq, 2).await.unwrap().is_empty());
    assert!(disk.entries_after(Seq::MAX, 2).await.unwrap().is_empty());
}

/// The activity page shows the latest on top.
pub async fn entries_before_come_newest_first<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    let mut rows = append_all(&disk, 0, &[ADD_SARA, CALL_SARA, ADD_PARS]).await;
    rows.reverse();
    assert_eq!(disk.entries_before(Seq::MAX, 10).await.unwrap(), rows);
    assert_eq!(disk.entries_before(rows[0].seq, 10).await.unwrap(), rows[1..]);
}

/// The last entries before a position, as many as asked for.
pub async fn entries_before_stop_at_the_limit<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    let mut rows = append_all(&disk, 0, &[ADD_SARA, CALL_SARA, ADD_PARS, VISIT_PARS]).await;
    rows.reverse();
    assert_eq!(disk.entries_before(Seq::MAX, 2).await.unwrap(), rows[..2]);
    assert_eq!(disk.entries_before(rows[1].seq, 2).await.unwrap(), rows[2..]);
    assert!(disk.entries_before(Seq::MAX, 0).await.unwrap().is_empty());
    assert!(disk.entries_before(rows[3].seq, 2).await.unwrap().is_empty());
    assert!(disk.entries_before(0, 2).await.unwrap().is_empty());
}

/// Paging back through the log meets every entry once.
pub async fn a_long_log_is_read_from_its_end_in_pieces<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    let texts: Vec<String> = (0..70).map(|number| format!("call number {number}")).collect();
    let entries: Vec<&[u8]> = texts.iter().map(String::as_bytes).collect();
    let rows = append_all(&disk, 0, &entries).await;
    let mut read = Vec::new();
    let mut before = Seq::MAX;
    loop {
        let piece = disk.entries_before(before, 16).await.unwrap();
        let Some(oldest) = piece.last() else { break };
        before = oldest.seq;
        read.extend(piece);
    }
    read.reverse();
    assert_eq!(read, rows);
}
