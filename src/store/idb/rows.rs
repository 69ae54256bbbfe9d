//! Rows of the object stores, read inside a transaction.

use std::cell::RefCell;

use indexed_db_futures::KeyRange;
use indexed_db_futures::cursor::CursorDirection;
use indexed_db_futures::error::Error;
use indexed_db_futures::future::VoidRequest;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use indexed_db_futures::primitive::TryToJs;
use indexed_db_futures::typed_array::Uint8Array;
use wasm_bindgen::JsValue;

use super::records;
use super::schema::HEAD;
use crate::store::ports::{HeadRow, LogRow, PageKey, Seq};

/// No limit to the number of rows; 0 would mean the same to the browser.
const ALL: u32 = u32::MAX;

/// How many pages one request asks for.
const PAGES_AT_ONCE: usize = 4;

/// Positions above one.
fn after(seq: Seq) -> KeyRange<f64> {
    KeyRange::LowerBound(seq as f64, true)
}

/// Hands over keys and bytes of the pages in a range, by rising key.
///
/// Several requests at once, each for some pages: the browser fetches the next piece while one is
/// being taken in.
pub async fn read_pages(
    store: &ObjectStore<'_>,
    from: PageKey,
    to: PageKey,
    take: &RefCell<impl FnMut(PageKey, Vec<u8>)>,
) -> Result<(), Error> {
    let keys = store.get_all_keys::<PageKey>().with_query::<PageKey, _>(from..=to).primitive()?.await?;
    let keys = keys.collect::<Result<Vec<PageKey>, Error>>()?;
    let mut requests = Vec::new();
    for piece in keys.chunks(PAGES_AT_ONCE) {
        let (Some(first), Some(last)) = (piece.first(), piece.last()) else { continue };
        let request = store.get_all::<Uint8Array>().with_query::<PageKey, _>(*first..=*last).primitive()?;
        requests.push((piece, request));
    }
    for (piece, request) in requests {
        for (key, bytes) in piece.iter().zip(request.await?) {
            let bytes = bytes?.into();
            (take.borrow_mut())(*key, bytes);
        }
    }
    Ok(())
}

/// Entries after a position, at most `limit`.
pub async fn entries_after(log: &ObjectStore<'_>, seq: Seq, limit: u32) -> Result<Vec<LogRow>, Error> {
    entries(log, after(seq), limit).await
}

/// All entries after a position.
pub async fn all_entries_after(log: &ObjectStore<'_>, seq: Seq) -> Result<Vec<LogRow>, Error> {
    entries(log, after(seq), ALL).await
}

/// Entries before a position, at most `limit`, newest first.
///
/// The browser reads many rows at once only upwards, so the newest position is looked up first and
/// the rows below it are read as a range. Positions have gaps at most where the disk was cleared;
/// the search goes on below such a gap.
pub async fn entries_before(log: &ObjectStore<'_>, seq: Seq, limit: u32) -> Result<Vec<LogRow>, Error> {
    let mut found: Vec<LogRow> = Vec::new();
    let mut before = seq as f64;
    // Below the first there is nothing to ask for.
    while found.len() < limit as usize && before > 0.0 {
        let below = KeyRange::UpperBound(before, true);
        let cursor = log.open_key_cursor().with_query::<f64, _>(below).with_direction(CursorDirection::Prev);
        let Some(mut cursor) = cursor.primitive()?.await? else { break };
        let Some(newest) = cursor.next_key::<f64>().await? else { break };
        let missing = limit - found.len() as u32;
        before = newest - f64::from(missing) + 1.0;
        let mut rows = entries(log, KeyRange::Bound(before, false, newest, false), missing).await?;
        rows.reverse();
        found.extend(rows);
    }
    Ok(found)
}

/// Whether there is an entry after a position.
pub async fn has_entry_after(log: &ObjectStore<'_>, seq: Seq) -> Result<bool, Error> {
    let mut keys =
        log.get_all_keys::<f64>().with_query::<f64, _>(after(seq)).with_limit(1).primitive()?.await?;
    Ok(keys.next().is_some())
}

/// The head.
pub async fn head(meta: &ObjectStore<'_>) -> Result<Option<HeadRow>, Error> {
    let packed: Option<Uint8Array> = meta.get(HEAD).primitive()?.await?;
    packed.map(|packed| records::unpack_head(&packed).ok_or_else(damaged)).transpose()
}

fn damaged() -> Error {
    js_sys::Error::new("the head's row is too short").into()
}

async fn entries(log: &ObjectStore<'_>, range: KeyRange<f64>, limit: u32) -> Result<Vec<LogRow>, Error> {
    // Both requests go out before either is awaited.
    let keys = log.get_all_keys::<f64>().with_query::<f64, _>(range.clone()).with_limit(limit).primitive()?;
    let values = log.get_all::<Uint8Array>().with_query::<f64, _>(range).with_limit(limit).primitive()?;
    let (keys, values) = (keys.await?, values.await?);
    keys.zip(values).map(|(seq, bytes)| Ok(LogRow { seq: seq? as Seq, bytes: bytes?.into() })).collect()
}

/// Puts bytes under a key, over what was there. The request's success is that of its transaction.
pub fn put<K: TryToJs>(store: &ObjectStore<'_>, key: K, bytes: &[u8]) -> Result<VoidRequest, Error> {
    let copy = js_sys::Uint8Array::from(bytes);
    let request = store.put(JsValue::from(&copy)).with_key(key).without_key_type().primitive()?;
    // The database has made a copy of its own. The browser would give the memory back when it next tidies up, which
    // may be when a whole import has piled up. Older browsers can only wait.
    drop(copy.buffer().transfer_with_length(0));
    Ok(request)
}
