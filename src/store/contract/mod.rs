//! The contract of every [`Disk`](crate::store::ports::Disk): facts that hold in memory and on
//! IndexedDB alike. Each fact gets a `connect` that gives one connection after another to the same
//! disk, empty at first; `disk_contract!` makes a test of each.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod batches;
pub mod files;
pub mod log;
pub mod pages;
pub mod streams;

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use crate::store::ports::{Batch, Disk, HeadRow, LogRow, Seq, Written};

/// Makes a test of every fact. `$disk` names a function without arguments that makes an empty disk
/// and returns what connects to it (`Fn() -> impl Disk`). On the host each is a `#[test]`, in a
/// browser a `#[wasm_bindgen_test]`.
#[macro_export]
macro_rules! disk_contract {
    ($disk:path) => {
        $crate::disk_contract! { @facts $disk;
            log: [
                a_new_disk_opens_with_nothing,
                an_entry_is_there_at_the_next_opening,
                an_entry_comes_back_byte_for_byte,
                positions_rise,
                two_connections_never_get_the_same_position,
                a_writer_behind_gets_the_unseen_entries_in_order,
                a_writer_behind_writes_nothing,
                a_writer_that_caught_up_may_write,
                the_tail_begins_after_the_heads_mark,
                folded_entries_can_still_be_read,
                entries_after_stop_at_the_limit,
                entries_before_come_newest_first,
                entries_before_stop_at_the_limit,
                a_long_log_is_read_from_its_end_in_pieces,
            ]
            batches: [
                a_batch_is_written_as_a_whole,
                a_batch_of_nothing_is_written_at_no_position,
                a_batch_without_an_entry_is_held_to_what_its_writer_has_seen,
                pages_over_another_generation_are_superseded,
                a_superseded_batch_writes_nothing,
                a_deletion_of_pages_is_held_to_the_generation,
                a_head_follows_the_one_before,
                an_entry_alone_is_not_held_to_the_generation,
                being_behind_comes_before_being_superseded,
                a_head_comes_back_as_written,
            ]
            streams: [
                a_stream_is_written_as_a_whole,
                a_stream_that_gives_up_writes_nothing,
                a_stream_behind_writes_nothing,
                a_stream_over_another_generation_is_superseded,
                a_thousand_pages_of_a_stream_come_back,
            ]
            pages: [
                a_page_comes_back_byte_for_byte,
                a_range_of_pages_holds_both_ends,
                pages_come_by_rising_key,
                a_range_that_ends_before_it_begins_is_empty,
                a_page_is_written_over,
                a_deleted_page_is_gone,
                deleting_a_page_that_is_not_there_is_no_error,
                keys_reach_to_the_last_number,
                two_thousand_pages_fit_one_batch,
                a_page_of_a_megabyte_comes_back,
            ]
            files: [
                a_file_comes_back_byte_for_byte,
                a_file_is_written_over,
                a_file_that_is_not_there_is_none,
                a_deleted_file_is_gone,
                deleting_a_file_that_is_not_there_is_no_error,
                every_file_is_named,
                a_file_may_be_empty_and_named_in_any_script,
                clearing_takes_everything_away,
                pages_made_before_the_clearing_are_not_written_after,
                positions_go_on_rising_after_clearing,
            ]
        }
    };
    (@facts $disk:path; $($module:ident: [$($fact:ident,)+])+) => {
        $($(
            #[cfg(not(target_arch = "wasm32"))]
            #[test]
            fn $fact() {
                $crate::store::contract::now($crate::store::contract::$module::$fact($disk()));
            }

            #[cfg(target_arch = "wasm32")]
            #[wasm_bindgen_test::wasm_bindgen_test]
            async fn $fact() {
                $crate::store::contract::$module::$fact($disk()).await;
            }
        )+)+
    };
}

/// Runs a future that never waits, as those of the memory disk are.
///
/// # Panics
/// When the future has to wait.
pub fn now<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("a disk in memory never waits"),
    }
}

/// Appends an entry and returns its position.
async fn append(disk: &impl Disk, seen: Seq, entry: &[u8]) -> Seq {
    let batch = Batch { seen, entry: Some(entry.to_vec()), ..Batch::default() };
    match disk.write(batch).await.unwrap() {
        Written::At(Some(seq)) => seq,
        other => panic!("an entry over position {seen} was not written: {other:?}"),
    }
}

/// Appends entries one after the other and returns their rows.
async fn append_all(disk: &impl Disk, mut seen: Seq, entries: &[&[u8]]) -> Vec<LogRow> {
    let mut rows = Vec::with_capacity(entries.len());
    for entry in entries {
        seen = append(disk, seen, entry).await;
        rows.push(LogRow { seq: seen, bytes: entry.to_vec() });
    }
    rows
}

/// A head of a generation, with some bytes.
fn head(generation: u64, folded_through: Seq) -> HeadRow {
    HeadRow { generation, folded_through, bytes: format!("head {generation}").into_bytes() }
}

/// Writes pages on a disk that has neither log nor head.
async fn put_pages(disk: &impl Disk, pages: &[(u32, &[u8])]) {
    let put_pages = pages.iter().map(|(key, bytes)| (*key, bytes.to_vec())).collect();
    let written = disk.write(Batch { put_pages, ..Batch::default() }).await.unwrap();
    assert_eq!(written, Written::At(None));
}
