//! The engine: opens a disk, keeps every record in memory in compact tables, commits changes,
//! tells listeners, and folds the log into pages when there is time.
//!
//! Reading is synchronous and answers from memory. Right after [`Store::open`] memory holds only
//! what the first screen shows; [`Store::load_step`] brings in the rest, a few milliseconds at a
//! time, and everything read meanwhile says whether it is complete.

mod activity;
mod agenda;
mod attachments;
mod attention;
mod bulk_edits;
mod checkpoint;
mod choices;
mod columns;
mod commit;
mod custom_columns;
mod custom_fields;
mod custom_filter;
mod digest;
mod distinctions;
mod draft_files;
mod fact_ages;
mod habits;
mod head;
mod interactions;
mod interner;
mod loading;
mod name_order;
mod next_appointment;
mod orphans;
mod packed_day;
mod packing;
mod page_keys;
mod page_loading;
mod query;
mod references;
mod reversal;
mod rows;
mod search;
mod searched_fields;
mod tables;
#[cfg(test)]
mod tests;
mod trash;
mod typed_field;
mod typed_filters;
mod undo_preview;
mod view;
mod views;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, VecDeque};
use std::rc::{Rc, Weak};

use rustc_hash::FxHashMap;
use thiserror::Error;
use uuid::Uuid;

use crate::domain::bulk_edit::PartyValue;
use crate::domain::id::ChangeId;
use crate::domain::record::{ChangeBody, ChangeEntry, RecordChange, RecordKind, RecordRef};
use crate::store::codec::{self, CodecError};
use crate::store::engine::head::Head;
use crate::store::engine::page_keys::PageKeys;
use crate::store::engine::tables::Tables;
use crate::store::ports::{Disk, DiskError, LogRow, PageKey, Seq, World};

pub use activity::{ActivityChange, ActivityEntry, PartyName};
pub use agenda::{AgendaDay, AgendaItem, DueSlots, Reminder, Slot, TaskQuery, TaskRow};
pub use attachments::AttachmentTotals;
pub use attention::Cooling;
pub use checkpoint::Checkpoint;
pub use custom_filter::{CustomFilter, CustomTest};
pub use draft_files::DraftFile;
pub use fact_ages::StaleFacts;
pub use interactions::{InteractionList, InteractionQuery};
pub use loading::Loading;
pub use query::{Facets, PartyList, PartyQuery, PartyShape, PartySort};
pub use trash::{TrashItem, TrashMark, TrashPage};
pub use undo_preview::{KeptChange, UndoPreview};
pub use view::{
    Counts, InteractionHit, LinkView, PartyRow, RankedHit, SearchResults, UpcomingAnniversary, record_key,
};

/// A bulk change of up to so many records is in memory when its commit returns; a greater one
/// comes in by loading, so that the screen stays responsive.
const BULK_AT_ONCE: usize = 2_000;
/// How many of the latest entries are kept decoded, for undo.
const RECENT_ENTRIES: usize = 64;
/// Of how many records an entry may be to be kept so; one of more is read from the disk again.
const RECENT_RECORDS: usize = 500;
/// From how many records on a change makes the order of the names anew instead of mending it by each.
const MENDED_IN_ORDER: usize = 64;

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
    /// Never goes back while the store is open.
    seen: Seq,
    generation: u64,
    keys: PageKeys,
    /// Pages to be read, rising.
    waiting: VecDeque<PageKey>,
    /// Since which position there may be pages on the disk whose keys are not known here.
    unlisted: Option<Seq>,
    total_pages: u32,
    complete: bool,
    known_parties: u32,
    first_rows: Vec<u32>,
    /// Until everything is in memory for the first time: the parties that may be cold, by the head.
    first_cold: Option<Vec<u32>>,
    damaged: BTreeSet<PageKey>,
    damaged_entries: Vec<Seq>,
    recent: VecDeque<ChangeEntry>,
    /// What parties were given in bulk that have not come in yet.
    pending: FxHashMap<Uuid, Vec<PartyValue>>,
    /// The last bulk change not folded yet.
    unfolded_bulk: Option<Seq>,
    unfolded_entries: u32,
}

/// What is told when a change has become durable.
#[derive(Clone, Debug)]
pub struct Changed {
    /// The change, none when more of the store has come into memory, or lies there anew.
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
        let mut state = State::new();
        if let Some(row) = &opening.head {
            state.seen = row.folded_through;
            state.generation = row.generation;
            // A head that is damaged or laid out otherwise only costs the quick first screen.
            if let Some(head) = Head::read(&row.bytes)? {
                state.begin_with(head);
            }
            state.unlisted = Some(state.seen);
        }
        for row in &opening.tail {
            state.replay(row)?;
        }
        state.settle();
        let store = Self {
            inner: Rc::new(Inner {
                disk,
                world,
                state: RefCell::new(state),
                listeners: RefCell::new(Vec::new()),
                next_listener: Cell::new(0),
                checkpointing: Cell::new(false),
            }),
        };
        store.list_pages().await?;
        Ok(store)
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

    /// Applies rows of the log written by other tabs, and tells the listeners.
    async fn take_in(&self, rows: &[LogRow]) -> Result<(), StoreError> {
        for row in rows {
            let (changed, soon_loaded) = {
                let mut state = self.inner.state.borrow_mut();
                if row.seq <= state.seen {
                    continue;
                }
                let was_complete = state.complete;
                let entry = state.replay(row)?;
                let changed = Changed {
                    change: entry.as_ref().map(|entry| entry.id),
                    seq: row.seq,
                    own: false,
                    records: entry.as_ref().map(touched).unwrap_or_default(),
                };
                let small = !entry.is_some_and(|entry| is_large(&entry.body));
                (changed, was_complete && !state.complete && small)
            };
            // Who hears of a small bulk change shall find it there. Should its pages not be readable
            // now, they are waited for as at the start.
            let loaded = if soon_loaded { self.load_all().await.map(drop) } else { Ok(()) };
            self.tell(&changed);
            loaded?;
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
    fn new() -> Self {
        Self {
            tables: Tables::new(),
            seen: 0,
            generation: 0,
            keys: PageKeys::default(),
            waiting: VecDeque::new(),
            unlisted: None,
            total_pages: 0,
            complete: false,
            known_parties: 0,
            first_rows: Vec::new(),
            first_cold: Some(Vec::new()),
            damaged: BTreeSet::new(),
            damaged_entries: Vec::new(),
            recent: VecDeque::new(),
            pending: FxHashMap::default(),
            unfolded_bulk: None,
            unfolded_entries: 0,
        }
    }

    /// Applies an entry of the log to memory and takes note of its position; none when the entry is
    /// damaged. Such a one is counted and passed over, and stays on the disk.
    fn replay(&mut self, row: &LogRow) -> Result<Option<ChangeEntry>, CodecError> {
        match codec::decode_entry(&row.bytes) {
            Ok(entry) => {
                self.apply(row.seq, &entry)?;
                Ok(Some(entry))
            }
            Err(CodecError::Newer(format)) => Err(CodecError::Newer(format)),
            Err(_) => {
                self.damaged_entries.push(row.seq);
                self.seen = row.seq;
                self.unfolded_entries += 1;
                // It may have been a bulk change, whose pages must not be written over.
                self.unlisted = Some(row.seq);
                self.settle();
                Ok(None)
            }
        }
    }

    fn apply(&mut self, seq: Seq, entry: &ChangeEntry) -> Result<(), CodecError> {
        match &entry.body {
            ChangeBody::Records(changes) => self.apply_changes(changes)?,
            ChangeBody::Pages { pages, changes, .. } => {
                self.unfolded_bulk = Some(seq);
                self.expect_pages(pages);
                self.apply_changes(changes)?;
            }
            ChangeBody::Edits(edits) => self.apply_edits(seq, edits)?,
        }
        self.seen = seq;
        self.unfolded_entries += 1;
        let held = match &entry.body {
            ChangeBody::Pages { changes, .. } => changes.len(),
            body => body.len(),
        };
        if held <= RECENT_RECORDS {
            self.recent.push_back(entry.clone());
        }
        if self.recent.len() > RECENT_ENTRIES {
            self.recent.pop_front();
        }
        Ok(())
    }

    fn apply_changes(&mut self, changes: &[RecordChange]) -> Result<(), CodecError> {
        if changes.len() > MENDED_IN_ORDER {
            self.tables.by_name = None;
        }
        for change in changes {
            // An image says all of a record, what it was given in bulk included.
            self.pending.remove(&change.record.id);
            match &change.after {
                Some(record) => {
                    self.tables.put(record)?;
                    self.show_first(change.record);
                }
                None => self.tables.remove(change.record),
            }
        }
        Ok(())
    }

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

/// Whether a change is too large to be taken in at one go.
fn is_large(body: &ChangeBody) -> bool {
    matches!(body, ChangeBody::Pages { .. }) && body.len() > BULK_AT_ONCE
}

/// The records an entry names one by one; of very many, none.
fn touched(entry: &ChangeEntry) -> Vec<RecordRef> {
    match &entry.body {
        ChangeBody::Records(changes) => changes.iter().map(|change| change.record).collect(),
        ChangeBody::Edits(edits) if edits.len() <= BULK_AT_ONCE => {
            edits.iter().map(|(party, ..)| RecordRef { kind: RecordKind::Party, id: party.0 }).collect()
        }
        ChangeBody::Edits(_) | ChangeBody::Pages { .. } => Vec::new(),
    }
}
