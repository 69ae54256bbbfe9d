//! The engine: opens a disk, keeps every record in memory in compact tables, commits changes,
//! tells listeners, and folds the log into pages when there is time.
//!
//! Reading is synchronous and answers from memory. Right after [`Store::open`] memory holds only
//! what the first screen shows; [`Store::load_step`] brings in the rest, a few milliseconds at a
//! time, and everything read meanwhile says whether it is complete.

mod checkpoint;
mod columns;
mod commit;
mod digest;
mod interner;
mod query;
mod rows;
mod tables;
#[cfg(test)]
mod tests;
mod view;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use thiserror::Error;

use crate::domain::id::ChangeId;
use crate::domain::record::{ChangeBody, ChangeEntry, RecordKind, RecordRef};
use crate::store::codec::{self, CodecError};
use crate::store::engine::checkpoint::Head;
use crate::store::engine::tables::Tables;
use crate::store::ports::{Disk, DiskError, LogRow, PageKey, Seq, World};

pub use checkpoint::Checkpoint;
pub use query::{Facets, PartyList, PartyQuery, PartyShape, PartySort};
pub use view::{Counts, InteractionHit, LinkView, PartyRow, SearchResults, UpcomingAnniversary};

/// How many pages are fetched from the disk at once while loading.
const PAGES_A_FETCH: usize = 64;
/// How many of the latest entries are kept decoded, for undo.
const RECENT_ENTRIES: usize = 64;

/// The store. Cloning it is cheap and gives the same store.
#[derive(Clone)]
pub struct Store {
    inner: Rc<Inner>,
}

struct Inner {
    disk: Rc<dyn Disk>,
    world: World,
    state: RefCell<State>,
    listeners: RefCell<Vec<(u64, Listener)>>,
    next_listener: Cell<u64>,
    checkpointing: Cell<bool>,
}

struct State {
    tables: Tables,
    seen: Seq,
    folded_through: Seq,
    generation: u64,
    waiting: VecDeque<PageKey>,
    fetched: VecDeque<(PageKey, Vec<u8>)>,
    total_pages: u32,
    complete: bool,
    known_parties: u32,
    first_rows: Vec<u32>,
    damaged: Vec<PageKey>,
    recent: VecDeque<ChangeEntry>,
    unfolded_bulk: bool,
    unfolded_entries: u32,
}

/// What is told when a change has become durable.
#[derive(Clone, Debug)]
pub struct Changed {
    /// The change, none when more of the store has come into memory.
    pub change: Option<ChangeId>,
    /// Its position in the log.
    pub seq: Seq,
    /// Whether it was committed here rather than by another tab.
    pub own: bool,
    /// The records it touched; empty for a bulk change, which may have touched any.
    pub records: Vec<RecordRef>,
}

type Listener = Rc<dyn Fn(&Changed)>;

/// Keeps a listener; dropping it ends the listening.
pub struct Subscription {
    inner: Weak<Inner>,
    number: u64,
}

impl Drop for Subscription {
    fn drop(&mut self) {
        if let Some(inner) = self.inner.upgrade() {
            inner.listeners.borrow_mut().retain(|(number, _)| *number != self.number);
        }
    }
}

/// How far loading has come, in pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Loading {
    /// Pages in memory.
    pub loaded: u32,
    /// Pages on disk when loading began.
    pub total: u32,
    /// Whether everything is in memory.
    pub done: bool,
    /// Pages that could not be read because they are damaged; the rest is sound.
    pub damaged: u32,
}

/// Why the store could not be opened or read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum StoreError {
    /// The disk refused.
    #[error(transparent)]
    Disk(#[from] DiskError),
    /// The bytes on disk are not what they should be.
    #[error(transparent)]
    Codec(#[from] CodecError),
}

impl Store {
    /// Opens a disk: reads the head and replays the log after it. Pages come in by
    /// [`Store::load_step`].
    ///
    /// # Errors
    /// [`StoreError`] when the disk cannot be read, or was written by a newer version.
    pub async fn open(disk: Rc<dyn Disk>, world: World) -> Result<Self, StoreError> {
        let opening = disk.open().await?;
        let mut tables = Tables::new();
        let mut state_seq = 0;
        let mut generation = 0;
        let mut known_parties = 0;
        let mut first_rows = Vec::new();
        let mut nothing_folded = true;
        if let Some(row) = &opening.head {
            nothing_folded = false;
            state_seq = row.folded_through;
            generation = row.generation;
            // A head that is damaged or of an earlier format only costs the quick first screen.
            match codec::decode_head::<Head>(&row.bytes) {
                Ok(Some(head)) => {
                    known_parties = head.parties;
                    first_rows = head.show_in(&mut tables)?;
                }
                Ok(None) => {}
                Err(CodecError::Newer(format)) => return Err(CodecError::Newer(format).into()),
                Err(_) => {}
            }
        }
        let folded_through = state_seq;
        let mut state = State {
            tables,
            seen: state_seq,
            folded_through,
            generation,
            waiting: VecDeque::new(),
            fetched: VecDeque::new(),
            total_pages: 0,
            complete: false,
            known_parties,
            first_rows,
            damaged: Vec::new(),
            recent: VecDeque::new(),
            unfolded_bulk: false,
            unfolded_entries: 0,
        };
        for row in &opening.tail {
            state.replay(row)?;
        }
        if nothing_folded && !state.unfolded_bulk {
            // Everything there is stood in the log, so nothing is left to load.
            state.complete = true;
        } else {
            let keys = disk.page_keys().await?;
            state.total_pages = keys.len() as u32;
            state.complete = keys.is_empty();
            state.waiting = keys.into();
        }
        Ok(Self {
            inner: Rc::new(Inner {
                disk,
                world,
                state: RefCell::new(state),
                listeners: RefCell::new(Vec::new()),
                next_listener: Cell::new(0),
                checkpointing: Cell::new(false),
            }),
        })
    }

    /// Brings in pages until `enough` says so (asked after each fetch of some dozens, which itself
    /// lets taps through) or all are in.
    ///
    /// # Errors
    /// [`StoreError::Disk`] when the disk cannot be read; the step may be tried again. A damaged
    /// page is counted in [`Loading::damaged`] and passed over, so that the rest can be used.
    pub async fn load_step(&self, enough: &dyn Fn() -> bool) -> Result<Loading, StoreError> {
        loop {
            if self.loading().done {
                return Ok(self.loading());
            }
            self.load_some(enough).await?;
            let done = {
                let mut state = self.inner.state.borrow_mut();
                state.complete = state.fetched.is_empty() && state.waiting.is_empty();
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
        let left = (state.waiting.len() + state.fetched.len()) as u32;
        Loading {
            loaded: state.total_pages.saturating_sub(left),
            total: state.total_pages,
            done: state.complete,
            damaged: state.damaged.len() as u32,
        }
    }

    /// The last position of the log that memory shows.
    #[must_use]
    pub fn seen(&self) -> Seq {
        self.inner.state.borrow().seen
    }

    /// The clock, identities and device this store was opened with.
    #[must_use]
    pub fn world(&self) -> &World {
        &self.inner.world
    }

    /// Calls `listener` after every durable change, of this tab or another.
    #[must_use]
    pub fn on_change(&self, listener: Rc<dyn Fn(&Changed)>) -> Subscription {
        let number = self.inner.next_listener.get();
        self.inner.next_listener.set(number + 1);
        self.inner.listeners.borrow_mut().push((number, listener));
        Subscription { inner: Rc::downgrade(&self.inner), number }
    }

    /// Takes in what other tabs have committed since.
    ///
    /// # Errors
    /// [`StoreError`] when the log cannot be read.
    pub async fn catch_up(&self) -> Result<(), StoreError> {
        const ROWS: u32 = 500;
        loop {
            let rows = self.inner.disk.entries_after(self.seen(), ROWS).await?;
            let last = (rows.len() as u32) < ROWS;
            self.take_in(&rows).await?;
            if last {
                return Ok(());
            }
        }
    }

    /// Takes everything off the disk for good. Memory still shows it: the app has to begin anew.
    ///
    /// # Errors
    /// [`DiskError`] when it was not taken away; then everything is still there.
    pub async fn clear(&self) -> Result<(), DiskError> {
        self.inner.disk.clear().await
    }

    /// Bytes of memory the records and indexes hold, roughly.
    #[must_use]
    pub fn memory_bytes(&self) -> usize {
        self.inner.state.borrow().tables.memory_bytes()
    }

    /// Brings in the pages that are there already, and then some from the disk.
    async fn load_some(&self, enough: &dyn Fn() -> bool) -> Result<(), StoreError> {
        let range = {
            let mut state = self.inner.state.borrow_mut();
            while let Some((key, bytes)) = state.fetched.pop_front() {
                state.bring_in(key, &bytes)?;
                if enough() {
                    return Ok(());
                }
            }
            let last = state.waiting.iter().take(PAGES_A_FETCH).next_back().copied();
            state.waiting.front().copied().zip(last)
        };
        let Some((from, to)) = range else { return Ok(()) };
        let mut outcome = Ok(());
        let mut take = |key: PageKey, bytes: Vec<u8>| {
            let mut state = self.inner.state.borrow_mut();
            while state.waiting.front().is_some_and(|waiting| *waiting <= key) {
                state.waiting.pop_front();
            }
            if outcome.is_ok() {
                outcome = state.bring_in(key, &bytes);
            }
        };
        self.inner.disk.read_pages(from, to, &mut take).await?;
        outcome?;
        self.inner.state.borrow_mut().waiting.retain(|key| *key > to);
        Ok(())
    }

    /// Applies rows of the log written by other tabs, and tells the listeners.
    async fn take_in(&self, rows: &[LogRow]) -> Result<(), StoreError> {
        for row in rows {
            let (changed, pages) = {
                let mut state = self.inner.state.borrow_mut();
                if row.seq <= state.seen {
                    continue;
                }
                let entry = state.replay(row)?;
                let pages = match &entry.body {
                    ChangeBody::Pages { pages, .. } => pages.clone(),
                    ChangeBody::Records(_) => Vec::new(),
                };
                (
                    Changed { change: Some(entry.id), seq: row.seq, own: false, records: touched(&entry) },
                    pages,
                )
            };
            for key in pages {
                for (key, bytes) in self.inner.disk.pages(key, key).await? {
                    self.inner.state.borrow_mut().tables.load_page(key, &bytes)?;
                }
            }
            self.tell(&changed);
        }
        Ok(())
    }

    fn tell(&self, changed: &Changed) {
        // A listener may subscribe or unsubscribe while it is called.
        let listeners: Vec<Listener> =
            self.inner.listeners.borrow().iter().map(|(_, listener)| listener.clone()).collect();
        for listener in listeners {
            listener(changed);
        }
    }
}

impl State {
    /// Takes a page in. One that is damaged is noted and passed over; one of a newer version stops.
    fn bring_in(&mut self, key: PageKey, bytes: &[u8]) -> Result<(), StoreError> {
        match self.tables.load_page(key, bytes) {
            Ok(()) => {}
            Err(CodecError::Newer(format)) => return Err(CodecError::Newer(format).into()),
            Err(_) => self.damaged.push(key),
        }
        Ok(())
    }

    /// Applies an entry of the log to memory and takes note of its position.
    fn replay(&mut self, row: &LogRow) -> Result<ChangeEntry, CodecError> {
        let entry = codec::decode_entry(&row.bytes)?;
        self.apply(row.seq, &entry)?;
        Ok(entry)
    }

    fn apply(&mut self, seq: Seq, entry: &ChangeEntry) -> Result<(), CodecError> {
        match &entry.body {
            ChangeBody::Records(changes) => {
                for change in changes {
                    match &change.after {
                        Some(record) => {
                            self.tables.put(record)?;
                            self.show_first(change.record);
                        }
                        None => self.tables.remove(change.record),
                    }
                }
            }
            ChangeBody::Pages { .. } => self.unfolded_bulk = true,
        }
        self.seen = seq;
        self.unfolded_entries += 1;
        self.recent.push_back(entry.clone());
        if self.recent.len() > RECENT_ENTRIES {
            self.recent.pop_front();
        }
        Ok(())
    }
}

impl State {
    /// While loading, a party just written joins the first screen's list.
    fn show_first(&mut self, record: RecordRef) {
        if self.complete || record.kind != RecordKind::Party {
            return;
        }
        if let Some(row) = self.tables.parties.find(record.id)
            && !self.first_rows.contains(&row)
        {
            self.first_rows.push(row);
        }
    }
}

/// The records an entry names one by one.
fn touched(entry: &ChangeEntry) -> Vec<RecordRef> {
    match &entry.body {
        ChangeBody::Records(changes) => changes.iter().map(|change| change.record).collect(),
        ChangeBody::Pages { .. } => Vec::new(),
    }
}
