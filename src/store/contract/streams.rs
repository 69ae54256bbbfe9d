//! Facts about writing what is made on the way.
#![allow(clippy::unwrap_used)]

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use super::{append, head};
use crate::store::ports::{Batch, Disk, LogRow, PageStream, Piece, Written};

/// Pieces that are there already.
struct Listed(RefCell<VecDeque<Piece>>);

impl Listed {
    fn of(pieces: impl IntoIterator<Item = Piece>) -> Rc<Self> {
        Rc::new(Self(RefCell::new(pieces.into_iter().collect())))
    }

    fn left(&self) -> usize {
        self.0.borrow().len()
    }
}

impl PageStream for Listed {
    fn next_piece(&self) -> Option<Piece> {
        self.0.borrow_mut().pop_front()
    }
}

fn pieces() -> [Piece; 3] {
    [
        Piece::Page(1, b"parties".to_vec()),
        Piece::Page(2, b"links".to_vec()),
        Piece::Entry(b"import customers".to_vec()),
    ]
}

/// Pages and entry appear together.
pub async fn a_stream_is_written_as_a_whole<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    let Written::At(Some(seq)) = disk.write_stream(0, 0, Listed::of(pieces())).await.unwrap() else {
        panic!("not written")
    };
    let tail = vec![LogRow { seq, bytes: b"import customers".to_vec() }];
    assert_eq!(connect().open().await.unwrap().tail, tail);
    let pages = vec![(1, b"parties".to_vec()), (2, b"links".to_vec())];
    assert_eq!(disk.pages(0, 9).await.unwrap(), pages);
}

/// Also of what it made before.
pub async fn a_stream_that_gives_up_writes_nothing<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    let pages = pieces().into_iter().take(2);
    assert_eq!(disk.write_stream(0, 0, Listed::of(pages)).await.unwrap(), Written::At(None));
    assert!(connect().page_keys().await.unwrap().is_empty());
    append(&disk, 0, b"add Sara Ahmadi").await;
}

/// What was missed is to be read before anything else.
pub async fn a_stream_behind_writes_nothing<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    let seq = append(&disk, 0, b"add Sara Ahmadi").await;
    let written = disk.write_stream(0, 0, Listed::of(pieces())).await.unwrap();
    assert_eq!(written, Written::Behind(vec![LogRow { seq, bytes: b"add Sara Ahmadi".to_vec() }]));
    assert!(disk.page_keys().await.unwrap().is_empty());
}

/// Its pages would lie over those of another tab.
pub async fn a_stream_over_another_generation_is_superseded<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    disk.write(Batch { head: Some(head(1, 0)), ..Batch::default() }).await.unwrap();
    assert_eq!(disk.write_stream(0, 0, Listed::of(pieces())).await.unwrap(), Written::Superseded);
    assert!(disk.page_keys().await.unwrap().is_empty());
    let stream = Listed::of(pieces());
    assert!(matches!(disk.write_stream(0, 1, stream.clone()).await.unwrap(), Written::At(Some(_))));
    assert_eq!(stream.left(), 0);
}

/// More than are under way at a time.
pub async fn a_thousand_pages_of_a_stream_come_back<D: Disk>(connect: impl Fn() -> D) {
    let disk = connect();
    let page = |key: u32| (key, vec![key as u8; 1 + key as usize % 3_000]);
    let pages = (1..=1_000).map(|key| Piece::Page(key, page(key).1));
    let stream = Listed::of(pages.chain([Piece::Entry(b"import".to_vec())]));
    assert!(matches!(disk.write_stream(0, 0, stream).await.unwrap(), Written::At(Some(_))));
    let all = disk.pages(0, 2_000).await.unwrap();
    assert!(all.into_iter().eq((1..=1_000).map(page)));
}
