//! Rows: where the bytes of every record of one kind lie in memory.
//!
//! A record read from a page stays in the page's bytes and is decoded when asked for; one written
//! since has bytes of its own until a checkpoint folds it into a page. Row numbers are never reused,
//! so that lists may hold them; but where another tab has moved records between pages, all rows are
//! read anew, with other numbers, and every listener is told.

use std::hash::BuildHasher;

use hashbrown::HashTable;
use rustc_hash::{FxBuildHasher, FxHashMap};
use uuid::Uuid;

use crate::domain::record::{Record, RecordKind};
use crate::store::codec::{self, FORMAT, Page};
use crate::store::ports::PageKey;

/// No page: the record has never been folded.
pub const NO_PAGE: PageKey = 0;

/// What is known of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowState {
    /// Another record refers to it; it has not been read itself.
    Expected,
    /// It is there.
    Living,
    /// It was deleted; a page that is still to come may have it from before.
    Dead,
    /// It was deleted, and no page has it any more: one that does is of a later change.
    Gone,
}

/// The records of one kind.
#[derive(Debug)]
pub struct Rows {
    kind: RecordKind,
    ids: Vec<Uuid>,
    homes: Vec<PageKey>,
    slots: Vec<u32>,
    states: Vec<RowState>,
    own: FxHashMap<u32, Box<[u8]>>,
    /// Row numbers, found by the identity that `ids` has for them.
    by_id: HashTable<u32>,
    pages: FxHashMap<PageKey, Page>,
    living: u32,
}

impl Rows {
    /// No records yet.
    #[must_use]
    pub fn new(kind: RecordKind) -> Self {
        Self {
            kind,
            ids: Vec::new(),
            homes: Vec::new(),
            slots: Vec::new(),
            states: Vec::new(),
            own: FxHashMap::default(),
            by_id: HashTable::new(),
            pages: FxHashMap::default(),
            living: 0,
        }
    }

    /// Makes room for so many more records at once: growing step by step would leave holes behind that
    /// a browser's memory, which never shrinks, keeps.
    pub fn make_room(&mut self, records: usize) {
        self.ids.reserve_exact(records);
        self.homes.reserve_exact(records);
        self.slots.reserve_exact(records);
        self.states.reserve_exact(records);
        let ids = &self.ids;
        self.by_id.reserve(records, |row| hash_at(ids, *row));
    }

    /// How many records live.
    #[must_use]
    pub fn living(&self) -> u32 {
        self.living
    }

    /// The rows that live, rising.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = u32> + '_ {
        let rows = self.states.iter().enumerate();
        rows.filter(|(_, state)| **state == RowState::Living).map(|(row, _)| row as u32)
    }

    /// The row of a living record.
    #[must_use]
    pub fn find(&self, id: Uuid) -> Option<u32> {
        self.row_of(id).filter(|row| self.is_alive(*row))
    }

    /// Whether a record was here, or would have come, and was deleted.
    #[must_use]
    pub fn was_deleted(&self, id: Uuid) -> bool {
        self.row_of(id).is_some_and(|row| matches!(self.state(row), RowState::Dead | RowState::Gone))
    }

    /// Whether the row lives.
    #[must_use]
    pub fn is_alive(&self, row: u32) -> bool {
        self.state(row) == RowState::Living
    }

    /// What is known of a row.
    #[must_use]
    pub fn state(&self, row: u32) -> RowState {
        self.states.get(row as usize).copied().unwrap_or(RowState::Expected)
    }

    /// The identity at a row.
    #[must_use]
    pub fn id(&self, row: u32) -> Option<Uuid> {
        self.ids.get(row as usize).copied()
    }

    /// The bytes of the record at a row, in the current format.
    #[must_use]
    pub fn bytes(&self, row: u32) -> Option<&[u8]> {
        if !self.is_alive(row) {
            return None;
        }
        if let Some(own) = self.own.get(&row) {
            return Some(own);
        }
        let home = self.homes.get(row as usize)?;
        self.pages.get(home)?.get(*self.slots.get(row as usize)? as usize)
    }

    /// The record at a row, decoded; none when there is none, or none that this version can decode.
    #[must_use]
    pub fn record(&self, row: u32) -> Option<Record> {
        codec::decode_record(self.kind, FORMAT, self.bytes(row)?).ok()
    }

    /// The row of a record, given now (as expected) when it had none.
    pub fn expect(&mut self, id: Uuid) -> u32 {
        if let Some(row) = self.row_of(id) {
            return row;
        }
        let row = self.ids.len() as u32;
        self.ids.push(id);
        self.homes.push(NO_PAGE);
        self.slots.push(0);
        self.states.push(RowState::Expected);
        let ids = &self.ids;
        self.by_id.insert_unique(hash(id), row, |row| hash_at(ids, *row));
        row
    }

    /// Puts a record's current bytes in, over what was there; returns its row.
    pub fn put(&mut self, id: Uuid, bytes: Vec<u8>) -> u32 {
        let row = self.expect(id);
        self.own.insert(row, bytes.into_boxed_slice());
        self.set_state(row, RowState::Living);
        row
    }

    /// Takes a record out, also one whose page has not come in yet; returns its row.
    pub fn remove(&mut self, id: Uuid) -> u32 {
        let row = self.expect(id);
        self.own.remove(&row);
        self.set_state(row, RowState::Dead);
        row
    }

    /// Takes note that the records of a page, named in its order, rest there. Returns for each its row,
    /// or none when something newer was known of it.
    pub fn settle(&mut self, key: PageKey, page: &Page, ids: impl Iterator<Item = Uuid>) -> Vec<Option<u32>> {
        ids.enumerate().map(|(slot, id)| self.settle_one(id, key, slot, page)).collect()
    }

    fn settle_one(&mut self, id: Uuid, home: PageKey, slot: usize, page: &Page) -> Option<u32> {
        let row = self.expect(id);
        self.set_place(row, home, slot as u32);
        match self.state(row) {
            RowState::Expected | RowState::Gone => {
                self.set_state(row, RowState::Living);
                Some(row)
            }
            RowState::Living => {
                // The first screen's copy of a record is the page's own; a newer one stays.
                if self.own.get(&row).is_some_and(|own| page.get(slot) == Some(&**own)) {
                    self.own.remove(&row);
                }
                None
            }
            RowState::Dead => None,
        }
    }

    /// Keeps the bytes of a page.
    pub fn keep_page(&mut self, key: PageKey, page: Page) {
        self.pages.insert(key, page);
    }

    /// The page a row rests in, [`NO_PAGE`] when in none.
    #[must_use]
    pub fn home(&self, row: u32) -> PageKey {
        self.homes.get(row as usize).copied().unwrap_or(NO_PAGE)
    }

    /// Rows with bytes of their own, or dead ones still in a page: what a checkpoint has to fold.
    #[must_use]
    pub fn unfolded(&self) -> Vec<u32> {
        let mut rows: Vec<u32> = self.own.keys().copied().collect();
        let homes = self.states.iter().zip(&self.homes).enumerate();
        let buried = homes.filter(|(_, (state, home))| **state == RowState::Dead && **home != NO_PAGE);
        rows.extend(buried.map(|(row, _)| row as u32));
        rows.sort_unstable();
        rows
    }

    /// Keys of the pages whose bytes are here.
    pub fn page_keys(&self) -> impl Iterator<Item = PageKey> + '_ {
        self.pages.keys().copied()
    }

    /// A page whose bytes are here.
    #[must_use]
    pub fn page(&self, key: PageKey) -> Option<&Page> {
        self.pages.get(&key)
    }

    /// Whether the bytes of a page are here.
    #[must_use]
    pub fn has_page(&self, key: PageKey) -> bool {
        self.pages.contains_key(&key)
    }

    /// The rows resting in each of the pages named.
    #[must_use]
    pub fn residents(&self, of: &FxHashMap<PageKey, ()>) -> FxHashMap<PageKey, Vec<u32>> {
        let mut found: FxHashMap<PageKey, Vec<u32>> = FxHashMap::default();
        for (row, home) in self.homes.iter().enumerate() {
            if of.contains_key(home) {
                found.entry(*home).or_default().push(row as u32);
            }
        }
        found
    }

    /// Folds what a checkpoint has made durable: the page's bytes replace the rows' own. A row
    /// changed since the page was built keeps its own; `gone` are dead rows the page held before.
    pub fn fold(&mut self, key: PageKey, page: Page, rows: &[u32], gone: &[u32]) {
        for (slot, row) in rows.iter().enumerate() {
            self.set_place(*row, key, slot as u32);
            if self.own.get(row).is_some_and(|own| page.get(slot).is_some_and(|bytes| bytes == &**own)) {
                self.own.remove(row);
            }
        }
        for row in gone {
            self.set_place(*row, NO_PAGE, 0);
        }
        if page.is_empty() {
            self.pages.remove(&key);
        } else {
            self.pages.insert(key, page);
        }
    }

    /// Takes note that every page was read and holds none of the dead rows that rest nowhere, so that a
    /// deleted record may come in again by a page.
    pub fn let_go(&mut self) {
        for (state, home) in self.states.iter_mut().zip(&self.homes) {
            if *state == RowState::Dead && *home == NO_PAGE {
                *state = RowState::Gone;
            }
        }
    }

    /// Bytes of memory held.
    #[must_use]
    pub fn memory_bytes(&self) -> usize {
        let pages: usize = self.pages.values().map(|page| page.size() + page.len() * 4).sum();
        let own: usize = self.own.values().map(|bytes| bytes.len() + 24).sum();
        pages + own + self.ids.capacity() * 25 + self.by_id.capacity() * 6
    }

    fn row_of(&self, id: Uuid) -> Option<u32> {
        self.by_id.find(hash(id), |row| self.ids.get(*row as usize) == Some(&id)).copied()
    }

    fn set_state(&mut self, row: u32, state: RowState) {
        let Some(old) = self.states.get_mut(row as usize) else { return };
        match (*old == RowState::Living, state == RowState::Living) {
            (false, true) => self.living += 1,
            (true, false) => self.living -= 1,
            _ => {}
        }
        *old = state;
    }

    fn set_place(&mut self, row: u32, home: PageKey, slot: u32) {
        if let (Some(old_home), Some(old_slot)) =
            (self.homes.get_mut(row as usize), self.slots.get_mut(row as usize))
        {
            *old_home = home;
            *old_slot = slot;
        }
    }
}

fn hash(id: Uuid) -> u64 {
    FxBuildHasher.hash_one(id)
}

/// The hash of the identity at a row. Every row in the table has one.
fn hash_at(ids: &[Uuid], row: u32) -> u64 {
    ids.get(row as usize).map_or(0, |id| hash(*id))
}
