//! Writing a [`Batch`]: the product's one way to write records.

use std::collections::VecDeque;
use std::ops::ControlFlow;

use indexed_db_futures::database::Database;
use indexed_db_futures::error::Error;
use indexed_db_futures::future::BasicRequest;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::Transaction;
use indexed_db_futures::typed_array::Uint8ArraySlice;

use super::schema::{HEAD, LOG, META, PAGES};
use super::{failure, records, rows, transaction};
use crate::store::ports::{Batch, DiskError, HeadRow, LogRow, PageStream, Piece, Seq, Written};

/// Writes a batch in one strict transaction, on the log alone if it touches nothing else. `again`
/// says that it was tried before, on a connection that was lost before the outcome was heard.
///
/// # Errors
/// [`DiskError`]; then nothing was written, unless the connection was lost.
pub async fn write(database: &Database, batch: &Batch, again: bool) -> Result<Written, DiskError> {
    let stores: &[&str] = if batch.touches_pages() { &[LOG, META, PAGES] } else { &[LOG] };
    let flow = transaction::write(database, stores, async |transaction| {
        Ok(match settled(transaction, batch, again).await? {
            Some(written) => ControlFlow::Break(written),
            None => ControlFlow::Continue(put_all(transaction, batch)?),
        })
    })
    .await?;
    match flow {
        ControlFlow::Break(written) => Ok(written),
        ControlFlow::Continue(None) => Ok(Written::At(None)),
        ControlFlow::Continue(Some(position)) => at(position).await,
    }
}

/// How many pages are on their way to the database at a time.
const PAGES_UNDER_WAY: usize = 4;

/// Writes what a stream makes in one strict transaction.
///
/// # Errors
/// [`DiskError`]; then nothing was written, unless the connection was lost.
pub async fn write_stream(
    database: &Database,
    seen: Seq,
    over_generation: u64,
    stream: &dyn PageStream,
) -> Result<Written, DiskError> {
    let over = Batch { seen, over_generation, ..Batch::default() };
    let flow = transaction::write(database, &[LOG, META, PAGES], async |transaction| {
        if let Some(unseen) = unseen(transaction, &over).await? {
            return Ok(ControlFlow::Break(Written::Behind(unseen)));
        }
        if !is_over(&head(transaction).await?, &over) {
            return Ok(ControlFlow::Break(Written::Superseded));
        }
        let pages = transaction.object_store(PAGES)?;
        let mut under_way = VecDeque::new();
        loop {
            match stream.next_piece() {
                None => return Ok(ControlFlow::Break(Written::At(None))),
                Some(Piece::Page(key, bytes)) => {
                    under_way.push_back(rows::put(&pages, key, &bytes)?);
                    if under_way.len() > PAGES_UNDER_WAY
                        && let Some(oldest) = under_way.pop_front()
                    {
                        oldest.await?;
                    }
                }
                Some(Piece::Entry(bytes)) => return Ok(ControlFlow::Continue(append(transaction, &bytes)?)),
            }
        }
    })
    .await?;
    match flow {
        ControlFlow::Break(written) => Ok(written),
        ControlFlow::Continue(position) => at(position).await,
    }
}

/// Where an entry went.
async fn at(position: BasicRequest<f64>) -> Result<Written, DiskError> {
    let seq = position.await.map_err(failure::in_transaction)?;
    Ok(Written::At(Some(seq as Seq)))
}

/// What becomes of a batch that is not to be written: refused, or written by an earlier try.
async fn settled(
    transaction: &Transaction<'_>,
    batch: &Batch,
    again: bool,
) -> Result<Option<Written>, Error> {
    if let Some(unseen) = unseen(transaction, batch).await? {
        // An entry carries its identity, so equal bytes are this very entry.
        let own = unseen.first().filter(|row| again && batch.entry.as_ref() == Some(&row.bytes));
        return Ok(Some(match own {
            Some(row) => Written::At(Some(row.seq)),
            None => Written::Behind(unseen),
        }));
    }
    if batch.touches_pages() {
        let head = head(transaction).await?;
        if !is_over(&head, batch) {
            let own = again && batch.head.is_some() && head == batch.head;
            return Ok(Some(if own { Written::At(None) } else { Written::Superseded }));
        }
    }
    Ok(None)
}

/// The entries that the writer of a batch has not seen; none where there are none.
async fn unseen(transaction: &Transaction<'_>, batch: &Batch) -> Result<Option<Vec<LogRow>>, Error> {
    let log = transaction.object_store(LOG)?;
    if !rows::has_entry_after(&log, batch.seen).await? {
        return Ok(None);
    }
    rows::all_entries_after(&log, batch.seen).await.map(Some)
}

async fn head(transaction: &Transaction<'_>) -> Result<Option<HeadRow>, Error> {
    rows::head(&transaction.object_store(META)?).await
}

/// Whether the head is of the generation that the writer of a batch read.
fn is_over(head: &Option<HeadRow>, batch: &Batch) -> bool {
    head.as_ref().map_or(0, |head| head.generation) == batch.over_generation
}

fn append(transaction: &Transaction<'_>, entry: &[u8]) -> Result<BasicRequest<f64>, Error> {
    let log = transaction.object_store(LOG)?;
    log.add(Uint8ArraySlice::new(entry)).with_key_type::<f64>().primitive()
}

/// Sends every request; they succeed or fail with the transaction. Returns where the entry went.
fn put_all(transaction: &Transaction<'_>, batch: &Batch) -> Result<Option<BasicRequest<f64>>, Error> {
    if batch.touches_pages() {
        let pages = transaction.object_store(PAGES)?;
        for (key, bytes) in &batch.put_pages {
            rows::put(&pages, *key, bytes)?;
        }
        for key in &batch.delete_pages {
            pages.delete(*key).primitive()?;
        }
        if let Some(head) = &batch.head {
            rows::put(&transaction.object_store(META)?, HEAD, &records::pack_head(head))?;
        }
    }
    batch.entry.as_ref().map(|entry| append(transaction, entry)).transpose()
}
