//! Facts about pages.
#![allow(clippy::unwrap_used)]

use super::put_pages;
use crate::store::ports::{Batch, Disk, PageKey, Written};

/// A page may hold any byte.
pub async fn a_page_comes_back_byte_for_byte<D: Disk>(connect: impl Fn() -> D) {
    let every_byte: Vec<u8> = (0..=255).collect();
    put_pages(&connect(), &[(3, &every_byte)]).await;
    assert_eq!(connect().pages(3, 3).await.unwrap(), [(3, every_byte)]);
}

/// Both keys named belong to the range.
pub async fn a_range_of_pages_holds_both_ends<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    put_pages(&disk, &[(1, b"one"), (2, b"two"), (3, b"three"), (4, b"four")]).await;
    let range = disk.pages(2, 3).await.unwrap();
    assert_eq!(range, [(2, b"two".to_vec()), (3, b"three".to_vec())]);
}

/// Whatever the order in which they were written.
pub async fn pages_come_by_rising_key<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    put_pages(&disk, &[(300, b"c"), (2, b"a"), (10, b"b")]).await;
    assert_eq!(disk.page_keys().await.unwrap(), [2, 10, 300]);
    let all = disk.pages(0, PageKey::MAX).await.unwrap();
    assert_eq!(all, [(2, b"a".to_vec()), (10, b"b".to_vec()), (300, b"c".to_vec())]);
}

/// It is no error either.
pub async fn a_range_that_ends_before_it_begins_is_empty<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    put_pages(&disk, &[(1, b"one"), (2, b"two")]).await;
    assert!(disk.pages(2, 1).await.unwrap().is_empty());
}

/// The last write of a key holds.
pub async fn a_page_is_written_over<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    put_pages(&disk, &[(1, b"before")]).await;
    put_pages(&disk, &[(1, b"after")]).await;
    assert_eq!(disk.pages(1, 1).await.unwrap(), [(1, b"after".to_vec())]);
}

/// The others stay.
pub async fn a_deleted_page_is_gone<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    put_pages(&disk, &[(1, b"one"), (2, b"two"), (3, b"three")]).await;
    let written = disk.write(Batch { delete_pages: vec![1, 3], ..Batch::default() }).await.unwrap();
    assert_eq!(written, Written::At(None));
    assert_eq!(disk.page_keys().await.unwrap(), [2]);
}

/// The rest of the batch is written.
pub async fn deleting_a_page_that_is_not_there_is_no_error<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    let batch = Batch { delete_pages: vec![9], put_pages: vec![(1, b"one".to_vec())], ..Batch::default() };
    assert_eq!(disk.write(batch).await.unwrap(), Written::At(None));
    assert_eq!(disk.page_keys().await.unwrap(), [1]);
}

/// Keys use all 32 bits.
pub async fn keys_reach_to_the_last_number<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    put_pages(&disk, &[(0, b"first"), (PageKey::MAX, b"last")]).await;
    assert_eq!(disk.page_keys().await.unwrap(), [0, PageKey::MAX]);
    assert_eq!(disk.pages(1, PageKey::MAX).await.unwrap(), [(PageKey::MAX, b"last".to_vec())]);
}

/// An import of a large file is one commit.
pub async fn two_thousand_pages_fit_one_batch<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    let page = |key: PageKey| vec![key as u8; 4_000];
    let batch = Batch {
        entry: Some(b"import customers.csv".to_vec()),
        put_pages: (1..=2_000).map(|key| (key, page(key))).collect(),
        ..Batch::default()
    };
    assert!(matches!(disk.write(batch).await.unwrap(), Written::At(Some(_))));
    let read = connect().pages(1, 2_000).await.unwrap();
    assert_eq!(read.len(), 2_000);
    assert!(
        read.iter().zip(1..).all(|((key, bytes), expected)| *key == expected && *bytes == page(expected))
    );
}

/// Browsers lay large values aside; that must not show.
pub async fn a_page_of_a_megabyte_comes_back<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    let page: Vec<u8> =
        (0..1_u32 << 20).map(|place| (place.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    put_pages(&disk, &[(1, &page)]).await;
    assert!(connect().pages(1, 1).await.unwrap() == [(1, page)]);
}
