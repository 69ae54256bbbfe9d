//! A disk in memory: for tests, and for browsers that offer no database.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use async_trait::async_trait;

use crate::store::ports::{Batch, Disk, DiskError, HeadRow, LogRow, Opening, PageKey, Seq, Written};

/// A disk that forgets everything when dropped. A clone is one more connection to the same disk, as
/// another tab would have.
#[derive(Clone, Debug, Default)]
pub struct MemoryDisk {
    state: Rc<RefCell<State>>,
}

#[derive(Debug, Default)]
struct State {
    log: BTreeMap<Seq, Vec<u8>>,
    last_seq: Seq,
    pages: BTreeMap<PageKey, Vec<u8>>,
    head: Option<HeadRow>,
    files: BTreeMap<String, Vec<u8>>,
    refuse_writes: Option<DiskError>,
}

impl MemoryDisk {
    /// An empty disk.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// From now on every write fails with `error` (none: writes succeed again), so that what the
    /// layers above do on a full or broken disk can be seen.
    pub fn refuse_writes(&self, error: Option<DiskError>) {
        self.state.borrow_mut().refuse_writes = error;
    }
}

impl State {
    fn may_write(&self) -> Result<(), DiskError> {
        self.refuse_writes.clone().map_or(Ok(()), Err)
    }

    fn rows_after(&self, after: Seq) -> impl Iterator<Item = LogRow> {
        self.log
            .range(after.saturating_add(1)..)
            .map(|(seq, bytes)| LogRow { seq: *seq, bytes: bytes.clone() })
    }
}

#[async_trait(?Send)]
impl Disk for MemoryDisk {
    async fn open(&self) -> Result<Opening, DiskError> {
        let state = self.state.borrow();
        let folded = state.head.as_ref().map_or(0, |head| head.folded_through);
        Ok(Opening { head: state.head.clone(), tail: state.rows_after(folded).collect() })
    }

    async fn write(&self, batch: Batch) -> Result<Written, DiskError> {
        let mut state = self.state.borrow_mut();
        state.may_write()?;
        let unseen: Vec<LogRow> = state.rows_after(batch.seen).collect();
        if !unseen.is_empty() {
            return Ok(Written::Behind(unseen));
        }
        let generation = state.head.as_ref().map_or(0, |head| head.generation);
        if batch.touches_pages() && generation != batch.over_generation {
            return Ok(Written::Superseded);
        }
        let mut at = None;
        if let Some(bytes) = batch.entry {
            state.last_seq += 1;
            let seq = state.last_seq;
            state.log.insert(seq, bytes);
            at = Some(seq);
        }
        state.pages.extend(batch.put_pages);
        for key in batch.delete_pages {
            state.pages.remove(&key);
        }
        if batch.head.is_some() {
            state.head = batch.head;
        }
        Ok(Written::At(at))
    }

    async fn entries_after(&self, after: Seq, limit: u32) -> Result<Vec<LogRow>, DiskError> {
        Ok(self.state.borrow().rows_after(after).take(limit as usize).collect())
    }

    async fn entries_before(&self, before: Seq, limit: u32) -> Result<Vec<LogRow>, DiskError> {
        let state = self.state.borrow();
        let newest_first = state.log.range(..before).rev().take(limit as usize);
        Ok(newest_first.map(|(seq, bytes)| LogRow { seq: *seq, bytes: bytes.clone() }).collect())
    }

    async fn page_keys(&self) -> Result<Vec<PageKey>, DiskError> {
        Ok(self.state.borrow().pages.keys().copied().collect())
    }

    async fn read_pages(
        &self,
        from: PageKey,
        to: PageKey,
        take: &mut dyn FnMut(PageKey, Vec<u8>),
    ) -> Result<(), DiskError> {
        if from <= to {
            let pages = self
                .state
                .borrow()
                .pages
                .range(from..=to)
                .map(|(key, bytes)| (*key, bytes.clone()))
                .collect::<Vec<_>>();
            pages.into_iter().for_each(|(key, bytes)| take(key, bytes));
        }
        Ok(())
    }

    async fn put_file(&self, name: &str, bytes: &[u8]) -> Result<(), DiskError> {
        let mut state = self.state.borrow_mut();
        state.may_write()?;
        state.files.insert(name.to_owned(), bytes.to_vec());
        Ok(())
    }

    async fn file(&self, name: &str) -> Result<Option<Vec<u8>>, DiskError> {
        Ok(self.state.borrow().files.get(name).cloned())
    }

    async fn delete_file(&self, name: &str) -> Result<(), DiskError> {
        let mut state = self.state.borrow_mut();
        state.may_write()?;
        state.files.remove(name);
        Ok(())
    }

    async fn file_names(&self) -> Result<Vec<String>, DiskError> {
        Ok(self.state.borrow().files.keys().cloned().collect())
    }

    async fn clear(&self) -> Result<(), DiskError> {
        let mut state = self.state.borrow_mut();
        state.may_write()?;
        // Neither the log's positions nor the generations are used twice, not even after clearing.
        let head = HeadRow::after_clearing(state.head.as_ref(), state.last_seq);
        *state = State { last_seq: state.last_seq, head: Some(head), ..State::default() };
        Ok(())
    }
}
