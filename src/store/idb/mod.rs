//! The disk on IndexedDB.
//!
//! Every call is one transaction on the object stores it needs. Values are byte arrays, copied once
//! between wasm and the browser; the database never sees a record's fields.

mod batch;
mod connection;
mod failure;
mod migrations;
mod records;
mod rows;
pub mod schema;
mod transaction;

use std::cell::{Cell, RefCell};
use std::ops::ControlFlow;
use std::rc::Rc;

use async_trait::async_trait;
use indexed_db_futures::database::Database;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use indexed_db_futures::typed_array::Uint8Array;

use self::connection::Connector;
use self::schema::{FILES, HEAD, LOG, META, PAGES};
use crate::store::ports::{
    Batch, Disk, DiskError, HeadRow, LogRow, Opening, PageKey, PageStream, Seq, Written,
};

/// A disk in the browser's IndexedDB. It connects on first use and again whenever the connection
/// was lost or given up to another tab; dropping it closes the connection.
pub struct IdbDisk {
    connector: Rc<Connector>,
}

impl IdbDisk {
    /// The disk in the database of a name, [`schema::NAME`] being the product's own.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self { connector: Connector::new(name.into()) }
    }

    /// Writes to the files in one transaction.
    async fn write_file(
        &self,
        work: impl Fn(&ObjectStore<'_>) -> indexed_db_futures::Result<()>,
    ) -> Result<(), DiskError> {
        let write = async |database: &Database, _: bool| {
            transaction::write(database, &[FILES], async |transaction| {
                work(&transaction.object_store(FILES)?)?;
                Ok(ControlFlow::<(), ()>::Continue(()))
            })
            .await
        };
        self.connector.run(write).await.map(|_| ())
    }
}

#[async_trait(?Send)]
impl Disk for IdbDisk {
    async fn open(&self) -> Result<Opening, DiskError> {
        let read = async |database: &Database, _: bool| {
            transaction::read(database, &[META, LOG], async |transaction| {
                let head = rows::head(&transaction.object_store(META)?).await?;
                let folded = head.as_ref().map_or(0, |head| head.folded_through);
                let tail = rows::all_entries_after(&transaction.object_store(LOG)?, folded).await?;
                Ok(Opening { head, tail })
            })
            .await
        };
        self.connector.run(read).await
    }

    async fn write(&self, batch: Batch) -> Result<Written, DiskError> {
        let write = async |database: &Database, again: bool| batch::write(database, &batch, again).await;
        self.connector.run(write).await
    }

    async fn write_stream(
        &self,
        seen: Seq,
        over_generation: u64,
        stream: Rc<dyn PageStream>,
    ) -> Result<Written, DiskError> {
        let write = async |database: &Database, again: bool| {
            if again {
                return Err(DiskError::Lost("it was, and what was made is gone".to_owned()));
            }
            batch::write_stream(database, seen, over_generation, &*stream).await
        };
        self.connector.run(write).await
    }

    async fn entries_after(&self, after: Seq, limit: u32) -> Result<Vec<LogRow>, DiskError> {
        if limit == 0 {
            return Ok(Vec::new());
        }
        let read = async |database: &Database, _: bool| {
            transaction::read(database, &[LOG], async |transaction| {
                rows::entries_after(&transaction.object_store(LOG)?, after, limit).await
            })
            .await
        };
        self.connector.run(read).await
    }

    async fn entries_before(&self, before: Seq, limit: u32) -> Result<Vec<LogRow>, DiskError> {
        let read = async |database: &Database, _: bool| {
            transaction::read(database, &[LOG], async |transaction| {
                rows::entries_before(&transaction.object_store(LOG)?, before, limit).await
            })
            .await
        };
        self.connector.run(read).await
    }

    async fn page_keys(&self) -> Result<Vec<PageKey>, DiskError> {
        let read = async |database: &Database, _: bool| {
            transaction::read(database, &[PAGES], async |transaction| {
                transaction.object_store(PAGES)?.get_all_keys().primitive()?.await?.collect()
            })
            .await
        };
        self.connector.run(read).await
    }

    async fn read_pages(
        &self,
        from: PageKey,
        to: PageKey,
        take: &mut dyn FnMut(PageKey, Vec<u8>),
    ) -> Result<(), DiskError> {
        // What is still missing; a second try goes on where the first one was cut off.
        let missing = Cell::new(Some(from));
        let take = RefCell::new(|key: PageKey, bytes: Vec<u8>| {
            missing.set(key.checked_add(1));
            take(key, bytes);
        });
        let read = async |database: &Database, _: bool| {
            let Some(from) = missing.get().filter(|from| *from <= to) else { return Ok(()) };
            transaction::read(database, &[PAGES], async |transaction| {
                rows::read_pages(&transaction.object_store(PAGES)?, from, to, &take).await
            })
            .await
        };
        self.connector.run(read).await
    }

    async fn put_file(&self, name: &str, bytes: &[u8]) -> Result<(), DiskError> {
        self.write_file(|files| rows::put(files, name, bytes).map(drop)).await
    }

    async fn file(&self, name: &str) -> Result<Option<Vec<u8>>, DiskError> {
        let read = async |database: &Database, _: bool| {
            transaction::read(database, &[FILES], async |transaction| {
                let bytes: Option<Uint8Array> =
                    transaction.object_store(FILES)?.get(name).primitive()?.await?;
                Ok(bytes.map(Into::into))
            })
            .await
        };
        self.connector.run(read).await
    }

    async fn delete_file(&self, name: &str) -> Result<(), DiskError> {
        self.write_file(|files| {
            files.delete(name).primitive()?;
            Ok(())
        })
        .await
    }

    async fn file_names(&self) -> Result<Vec<String>, DiskError> {
        let read = async |database: &Database, _: bool| {
            transaction::read(database, &[FILES], async |transaction| {
                transaction.object_store(FILES)?.get_all_keys().primitive()?.await?.collect()
            })
            .await
        };
        self.connector.run(read).await
    }

    async fn clear(&self) -> Result<(), DiskError> {
        let write = async |database: &Database, _: bool| {
            transaction::write(database, &schema::STORES, async |transaction| {
                let meta = transaction.object_store(META)?;
                let last = rows::entries_before(&transaction.object_store(LOG)?, Seq::MAX, 1).await?;
                let last = last.first().map_or(0, |row| row.seq);
                let left = HeadRow::after_clearing(rows::head(&meta).await?.as_ref(), last);
                for store in schema::STORES {
                    transaction.object_store(store)?.clear()?;
                }
                rows::put(&meta, HEAD, &records::pack_head(&left))?;
                Ok(ControlFlow::<(), ()>::Continue(()))
            })
            .await
        };
        self.connector.run(write).await.map(|_| ())
    }
}
