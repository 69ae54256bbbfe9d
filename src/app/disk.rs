//! The app's disk: IndexedDB, of which opening and loading come with the first screen, and all else
//! with the code that comes later.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use async_trait::async_trait;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use crate::store::idb::{IdbDisk, schema};
use crate::store::ports::{Batch, Disk, DiskError, LogRow, Opening, PageKey, PageStream, Seq, Written};

/// The product's database. Where that code does not arrive, what needs it fails as if the connection
/// were lost: nothing is written, and it can be tried again.
pub struct AppDisk(Rc<IdbDisk>);

impl AppDisk {
    /// The disk; it connects when it is first needed.
    pub fn new() -> Self {
        Self(Rc::new(IdbDisk::new(schema::NAME)))
    }
}

/// Work of a disk, under way.
type Work<T> = Pin<Box<dyn Future<Output = Result<T, DiskError>>>>;

#[wasm_split(rest, wasm_split_path = leptos::wasm_split, fallible)]
fn write(disk: Rc<IdbDisk>, batch: Batch) -> Result<Work<Written>, SplitLoaderError> {
    Ok(Box::pin(async move { disk.write(batch).await }))
}

#[wasm_split(rest, wasm_split_path = leptos::wasm_split, fallible)]
fn write_stream(
    disk: Rc<IdbDisk>,
    seen: Seq,
    over_generation: u64,
    stream: Rc<dyn PageStream>,
) -> Result<Work<Written>, SplitLoaderError> {
    Ok(Box::pin(async move { disk.write_stream(seen, over_generation, stream).await }))
}

#[wasm_split(rest, wasm_split_path = leptos::wasm_split, fallible)]
fn entries_before(disk: Rc<IdbDisk>, before: Seq, limit: u32) -> Result<Work<Vec<LogRow>>, SplitLoaderError> {
    Ok(Box::pin(async move { disk.entries_before(before, limit).await }))
}

#[wasm_split(rest, wasm_split_path = leptos::wasm_split, fallible)]
fn put_file(disk: Rc<IdbDisk>, name: String, bytes: Vec<u8>) -> Result<Work<()>, SplitLoaderError> {
    Ok(Box::pin(async move { disk.put_file(&name, &bytes).await }))
}

#[wasm_split(rest, wasm_split_path = leptos::wasm_split, fallible)]
fn file(disk: Rc<IdbDisk>, name: String) -> Result<Work<Option<Vec<u8>>>, SplitLoaderError> {
    Ok(Box::pin(async move { disk.file(&name).await }))
}

#[wasm_split(rest, wasm_split_path = leptos::wasm_split, fallible)]
fn delete_file(disk: Rc<IdbDisk>, name: String) -> Result<Work<()>, SplitLoaderError> {
    Ok(Box::pin(async move { disk.delete_file(&name).await }))
}

#[wasm_split(rest, wasm_split_path = leptos::wasm_split, fallible)]
fn file_names(disk: Rc<IdbDisk>) -> Result<Work<Vec<String>>, SplitLoaderError> {
    Ok(Box::pin(async move { disk.file_names().await }))
}

#[wasm_split(rest, wasm_split_path = leptos::wasm_split, fallible)]
fn clear(disk: Rc<IdbDisk>) -> Result<Work<()>, SplitLoaderError> {
    Ok(Box::pin(async move { disk.clear().await }))
}

/// Does work that the later code began.
async fn done<T>(begun: impl Future<Output = Result<Work<T>, SplitLoaderError>>) -> Result<T, DiskError> {
    begun.await.map_err(|error| DiskError::Lost(error.to_string()))?.await
}

#[async_trait(?Send)]
impl Disk for AppDisk {
    async fn open(&self) -> Result<Opening, DiskError> {
        self.0.open().await
    }

    async fn write(&self, batch: Batch) -> Result<Written, DiskError> {
        done(write(self.0.clone(), batch)).await
    }

    async fn write_stream(
        &self,
        seen: Seq,
        over_generation: u64,
        stream: Rc<dyn PageStream>,
    ) -> Result<Written, DiskError> {
        done(write_stream(self.0.clone(), seen, over_generation, stream)).await
    }

    async fn entries_after(&self, after: Seq, limit: u32) -> Result<Vec<LogRow>, DiskError> {
        self.0.entries_after(after, limit).await
    }

    async fn entries_before(&self, before: Seq, limit: u32) -> Result<Vec<LogRow>, DiskError> {
        done(entries_before(self.0.clone(), before, limit)).await
    }

    async fn page_keys(&self) -> Result<Vec<PageKey>, DiskError> {
        self.0.page_keys().await
    }

    async fn read_pages(
        &self,
        from: PageKey,
        to: PageKey,
        take: &mut dyn FnMut(PageKey, Vec<u8>),
    ) -> Result<(), DiskError> {
        self.0.read_pages(from, to, take).await
    }

    async fn put_file(&self, name: &str, bytes: &[u8]) -> Result<(), DiskError> {
        done(put_file(self.0.clone(), name.to_owned(), bytes.to_owned())).await
    }

    async fn file(&self, name: &str) -> Result<Option<Vec<u8>>, DiskError> {
        done(file(self.0.clone(), name.to_owned())).await
    }

    async fn delete_file(&self, name: &str) -> Result<(), DiskError> {
        done(delete_file(self.0.clone(), name.to_owned())).await
    }

    async fn file_names(&self) -> Result<Vec<String>, DiskError> {
        done(file_names(self.0.clone())).await
    }

    async fn clear(&self) -> Result<(), DiskError> {
        done(clear(self.0.clone())).await
    }
}
