//! Writing a [`Batch`]: the product's one way to write records.

use std::ops::ControlFlow;

use indexed_db_futures::database::Database;
use indexed_db_futures::error::Error;
use indexed_db_futures::future::BasicRequest;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::Transaction;
use indexed_db_futures::typed_array::Uint8ArraySlice;

use super::schema::{HEAD, LOG, META, PAGES};
use super::{failure, records, rows, transaction};
use crate::store::ports::{Batch, DiskError, Seq, Written};

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
        ControlFlow::Continue(Some(position)) => {
            let seq = position.await.map_err(failure::in_transaction)?;
            Ok(Written::At(Some(seq as Seq)))
        }
    }
}

/// What becomes of a batch that is not to be written: refused, or written by an earlier try.
async fn settled(
    transaction: &Transaction<'_>,
    batch: &Batch,
    again: bool,
) -> Result<Option<Written>, Error> {
    let log = transaction.object_store(LOG)?;
    if rows::has_entry_after(&log, batch.seen).await? {
        let unseen = rows::all_entries_after(&log, batch.seen).await?;
        // An entry carries its identity, so equal bytes are this very entry.
        let own = unseen.first().filter(|row| again && batch.entry.as_ref() == Some(&row.bytes));
        return Ok(Some(match own {
            Some(row) => Written::At(Some(row.seq)),
            None => Written::Behind(unseen),
        }));
    }
    if batch.touches_pages() {
        let head = rows::head(&transaction.object_store(META)?).await?;
        if head.as_ref().map_or(0, |head| head.generation) != batch.over_generation {
            let own = again && batch.head.is_some() && head == batch.head;
            return Ok(Some(if own { Written::At(None) } else { Written::Superseded }));
        }
    }
    Ok(None)
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
    let Some(entry) = &batch.entry else { return Ok(None) };
    let log = transaction.object_store(LOG)?;
    Ok(Some(log.add(Uint8ArraySlice::new(entry)).with_key_type::<f64>().primitive()?))
}
