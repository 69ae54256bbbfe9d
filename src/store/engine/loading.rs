//! Loading: which pages of the disk are in memory, and bringing in the rest.

use std::mem;

use crate::domain::order;
use crate::domain::record::RecordKind;
use crate::store::codec::CodecError;
use crate::store::engine::digest::PAGE_RECORDS;
use crate::store::engine::head::FIRST_BY_NAME;
use crate::store::engine::page_keys::kind_of;
use crate::store::engine::{Changed, State, Store, StoreError};
use crate::store::ports::PageKey;

/// From how many keys pages are fetched at once. Keys have gaps, and a fetch reads what lies between
/// its first and its last key, so it is the keys that are counted.
const KEYS_A_FETCH: u32 = 64;

/// How far loading has come, in pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Loading {
    /// Pages in memory.
    pub loaded: u32,
    /// Pages known to be on disk.
    pub total: u32,
    /// Whether everything is in memory.
    pub done: bool,
    /// Pages and log entries that could not be read because they are damaged; the rest is sound.
    pub damaged: u32,
}

impl Store {
    /// Brings in pages until `enough` says so or all are in. `enough` is asked after each fetch of some
    /// dozens; within a fetch the disk hands pages over a few at a time, as the browser answers, and taps are
    /// answered in between.
    ///
    /// # Errors
    /// [`StoreError`] when the disk cannot be read or a page was written by a newer version; nothing
    /// is passed over then and the step may be tried again. A damaged page is counted in
    /// [`Loading::damaged`] and passed over, so that the rest can be used.
    pub async fn load_step(&self, enough: &dyn Fn() -> bool) -> Result<Loading, StoreError> {
        loop {
            if self.loading().done {
                return Ok(self.loading());
            }
            self.load_some().await?;
            let done = {
                let mut state = self.inner.state.borrow_mut();
                state.settle();
                state.complete
            };
            if done {
                self.tell(&Changed { change: None, seq: self.seen(), own: true, records: Vec::new() });
            }
            if done || enough() {
                return Ok(self.loading());
            }
        }
    }

    /// Whether every record of some kinds is in memory. Those come in first that others refer to.
    #[must_use]
    pub fn has_loaded(&self, kinds: &[RecordKind]) -> bool {
        let state = self.inner.state.borrow();
        state.unlisted.is_none()
            && !state.waiting.iter().any(|key| kind_of(*key).is_some_and(|kind| kinds.contains(&kind)))
    }

    /// Brings everything in.
    ///
    /// # Errors
    /// As [`Store::load_step`].
    pub async fn load_all(&self) -> Result<Loading, StoreError> {
        self.load_step(&|| false).await
    }

    /// How far loading has come.
    #[must_use]
    pub fn loading(&self) -> Loading {
        let state = self.inner.state.borrow();
        Loading {
            loaded: state.total_pages.saturating_sub(state.waiting.len() as u32),
            total: state.total_pages,
            done: state.complete,
            damaged: (state.damaged.len() + state.damaged_entries.len()) as u32,
        }
    }

    /// Learns the keys of all pages on the disk, if there may be any that are not known here.
    pub(super) async fn list_pages(&self) -> Result<(), StoreError> {
        let since = self.inner.state.borrow().unlisted;
        if since.is_none() {
            return Ok(());
        }
        let keys = self.inner.disk.page_keys().await?;
        let mut state = self.inner.state.borrow_mut();
        if state.unlisted == since {
            state.unlisted = None;
        }
        state.expect_pages(&keys);
        Ok(())
    }

    /// Brings in some pages from the disk. Others may be loading at the same time: each page is taken in by
    /// whoever has it first.
    async fn load_some(&self) -> Result<(), StoreError> {
        self.list_pages().await?;
        let asked = self.inner.state.borrow().next_waiting();
        let (Some(from), Some(to)) = (asked.first(), asked.last()) else { return Ok(()) };
        let mut outcome = Ok(());
        let mut take = |key: PageKey, bytes: Vec<u8>| {
            let mut state = self.inner.state.borrow_mut();
            if let Ok(place) = state.waiting.binary_search(&key) {
                match state.bring_in(key, &bytes) {
                    Ok(()) => drop(state.waiting.remove(place)),
                    Err(error) => outcome = Err(error),
                }
            }
        };
        self.inner.disk.read_pages(*from, *to, &mut take).await?;
        outcome?;
        // Those asked for and not there any more were emptied by another tab; ones that came to be
        // waited for meanwhile may be younger than this reading.
        self.inner.state.borrow_mut().waiting.retain(|key| asked.binary_search(key).is_err());
        Ok(())
    }
}

impl State {
    /// Takes note of pages on the disk; those not known yet are waited for.
    pub(super) fn expect_pages(&mut self, keys: &[PageKey]) {
        let mut known = self.page_keys();
        order::sort(&mut known);
        let before = self.waiting.len();
        for key in keys {
            self.keys.given(*key);
            if known.binary_search(key).is_err() {
                self.waiting.push_back(*key);
            }
        }
        let new = self.waiting.len() - before;
        for kind in RecordKind::ALL {
            let pages = self.waiting.iter().skip(before).filter(|key| kind_of(**key) == Some(kind)).count();
            self.tables.make_room(kind, pages * PAGE_RECORDS);
        }
        if new > 0 && self.complete {
            // Lists go on showing their beginning while more comes in.
            self.first_rows = self.tables.by_name().iter().copied().take(FIRST_BY_NAME).collect();
        }
        let mut waiting = Vec::from(mem::take(&mut self.waiting));
        order::sort(&mut waiting);
        self.waiting = waiting.into();
        self.total_pages += new as u32;
        self.settle();
    }

    /// Takes in pages that were expected and are at hand.
    pub(super) fn receive(&mut self, pages: Vec<(PageKey, Vec<u8>)>) -> Result<(), StoreError> {
        for (key, bytes) in pages {
            // Whoever was loading may have had it first.
            let Ok(place) = self.waiting.binary_search(&key) else { continue };
            self.bring_in(key, &bytes)?;
            self.waiting.remove(place);
        }
        self.settle();
        Ok(())
    }

    /// Works out whether everything is in memory.
    pub(super) fn settle(&mut self) {
        self.complete = self.waiting.is_empty() && self.unlisted.is_none();
        if self.complete {
            self.first_cold = None;
        }
    }

    /// Takes a page in. One that is damaged is noted and passed over; one of a newer version stops.
    fn bring_in(&mut self, key: PageKey, bytes: &[u8]) -> Result<(), StoreError> {
        match self.tables.load_page(key, bytes) {
            Ok(()) => self.edit_loaded(key)?,
            Err(CodecError::Newer(format)) => return Err(CodecError::Newer(format).into()),
            Err(_) => {
                self.damaged.insert(key);
            }
        }
        Ok(())
    }

    /// The keys to be fetched next.
    fn next_waiting(&self) -> Vec<PageKey> {
        let Some(first) = self.waiting.front() else { return Vec::new() };
        self.waiting.iter().copied().take_while(|key| key - first < KEYS_A_FETCH).collect()
    }

    /// Keys of the pages known here.
    fn page_keys(&self) -> Vec<PageKey> {
        let in_memory = RecordKind::ALL.into_iter().flat_map(|kind| self.tables.rows(kind).page_keys());
        in_memory.chain(self.waiting.iter().copied()).chain(self.damaged.iter().copied()).collect()
    }
}
