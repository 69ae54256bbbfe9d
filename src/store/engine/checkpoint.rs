//! The checkpoint: folds the log into pages, and writes the head that the next start shows first.

use rustc_hash::FxHashMap;

use crate::domain::order;
use crate::domain::record::RecordKind;
use crate::domain::time::CivilDate;
use crate::store::codec::{self, CodecError, Page};
use crate::store::engine::digest::{Making, has_room};
use crate::store::engine::page_keys::PageKeys;
use crate::store::engine::rows::{NO_PAGE, RowState, Rows};
use crate::store::engine::searched_fields::SearchedFields;
use crate::store::engine::{Changed, State, Store, StoreError};
use crate::store::ports::{Batch, HeadRow, PageKey, Seq, Written};

/// So many entries make a checkpoint worth its while.
const DUE_ENTRIES: u32 = 200;
/// How often reading anew tries to catch up with what this tab goes on taking in.
const ATTEMPTS: usize = 16;

/// What became of a checkpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checkpoint {
    /// Nothing to fold, or not everything is loaded yet.
    NotDue,
    /// The log is folded.
    Done,
    /// Another tab wrote meanwhile; try again later.
    Later,
}

/// A page to be written, with the rows it will hold and the dead rows it held before.
struct Rebuilt {
    kind: RecordKind,
    key: PageKey,
    page: Page,
    rows: Vec<u32>,
    gone: Vec<u32>,
}

impl Store {
    /// Folds the log into pages if enough has gathered since the last time.
    ///
    /// # Errors
    /// [`StoreError`] when the disk refuses; then everything is as before.
    pub async fn checkpoint_if_due(&self, today: CivilDate) -> Result<Checkpoint, StoreError> {
        let due = {
            let state = self.inner.state.borrow();
            state.unfolded_bulk.is_some()
                || state.unfolded_entries >= DUE_ENTRIES
                || !state.tables.outdated.is_empty()
        };
        if due { self.checkpoint(today).await } else { Ok(Checkpoint::NotDue) }
    }

    /// Folds the log into pages now. `today` decides whose birthdays and silences the first screen
    /// shows.
    ///
    /// # Errors
    /// [`StoreError`] when the disk refuses; then everything is as before.
    pub async fn checkpoint(&self, today: CivilDate) -> Result<Checkpoint, StoreError> {
        if !self.loading().done || self.inner.checkpointing.replace(true) {
            return Ok(Checkpoint::NotDue);
        }
        let result = self.fold(today).await;
        self.inner.checkpointing.set(false);
        result
    }

    async fn fold(&self, today: CivilDate) -> Result<Checkpoint, StoreError> {
        let here = self.here(today);
        let (rebuilt, keys, batch) = {
            let mut state = self.inner.state.borrow_mut();
            let mut keys = state.keys.clone();
            let rebuilt = state.rebuild(&mut keys)?;
            let head = HeadRow {
                generation: state.generation + 1,
                folded_through: state.seen,
                bytes: codec::encode_head(&state.head(here, keys.clone()))?,
            };
            let (full, empty): (Vec<&Rebuilt>, Vec<&Rebuilt>) =
                rebuilt.iter().partition(|rebuilt| !rebuilt.page.is_empty());
            let batch = Batch {
                seen: state.seen,
                entry: None,
                put_pages: full.iter().map(|rebuilt| (rebuilt.key, rebuilt.page.encode())).collect(),
                delete_pages: empty.iter().map(|rebuilt| rebuilt.key).collect(),
                head: Some(head),
                over_generation: state.generation,
            };
            (rebuilt, keys, batch)
        };
        let through = batch.seen;
        match self.inner.disk.write(batch).await? {
            Written::At(_) => {
                self.inner.state.borrow_mut().folded(rebuilt, &keys, through);
                Ok(Checkpoint::Done)
            }
            Written::Behind(rows) => {
                self.take_in(&rows).await?;
                Ok(Checkpoint::Later)
            }
            Written::Superseded => {
                self.read_anew().await?;
                Ok(Checkpoint::Later)
            }
        }
    }

    /// Another tab has moved records between pages: read where everything lies now.
    ///
    /// What this tab took in meanwhile is on the disk, so the fresh reading has it too once it has
    /// caught up; only then does it take the place of the old one. So the position this tab has seen
    /// never goes back, and a write under way over it finds nothing missing before it.
    async fn read_anew(&self) -> Result<(), StoreError> {
        let fresh = Self::open(self.inner.disk.clone(), self.inner.world.clone()).await?;
        fresh.set_alphabet(self.inner.state.borrow().tables.names.alphabet);
        for _ in 0..ATTEMPTS {
            fresh.load_all().await?;
            fresh.catch_up().await?;
            if fresh.seen() >= self.seen() {
                self.begin_anew_with(&fresh);
                break;
            }
        }
        Ok(())
    }

    fn begin_anew_with(&self, fresh: &Self) {
        // The language may have been changed while everything was read.
        fresh.set_alphabet(self.inner.state.borrow().tables.names.alphabet);
        self.inner.state.swap(&fresh.inner.state);
        // Rows have other numbers now, so whoever shows any has to hear of it at once.
        self.tell(&Changed { change: None, seq: self.seen(), own: true, records: Vec::new() });
    }
}

impl State {
    fn rebuild(&self, keys: &mut PageKeys) -> Result<Vec<Rebuilt>, CodecError> {
        let mut all = Vec::new();
        for kind in RecordKind::ALL {
            let rows = self.tables.rows(kind);
            for (key, of_page) in self.plan(rows, kind, keys) {
                all.push(rebuilt(rows, kind, key, &of_page, &self.tables.searched)?);
            }
        }
        Ok(all)
    }

    /// Which pages of a kind are to be written, each with the rows it held and is to hold.
    fn plan(&self, rows: &Rows, kind: RecordKind, keys: &mut PageKeys) -> Vec<(PageKey, Vec<u32>)> {
        let outdated = self.tables.outdated.iter().filter(|key| rows.has_page(**key));
        let mut dirty: FxHashMap<PageKey, ()> = outdated.map(|key| (*key, ())).collect();
        let mut homeless = Vec::new();
        for row in rows.unfolded() {
            match rows.home(row) {
                NO_PAGE => homeless.push(row),
                home => {
                    dirty.insert(home, ());
                }
            }
        }
        let open = keys.open(kind);
        if !homeless.is_empty() && rows.has_page(open) {
            dirty.insert(open, ());
        }
        let mut residents = rows.residents(&dirty);
        let mut plan: Vec<(PageKey, Vec<u32>)> =
            dirty.keys().map(|key| (*key, residents.remove(key).unwrap_or_default())).collect();
        // The open page comes last, so that newcomers join it.
        order::sort_by_key(&mut plan, |(key, _)| (*key == open, *key));
        let size = |row: u32| rows.bytes(row).map_or(0, <[u8]>::len);
        let (mut count, mut bytes) = match plan.last() {
            Some((key, of_page)) if *key == open => {
                let living = of_page.iter().filter(|row| rows.is_alive(**row));
                living.fold((0, 0), |(count, bytes), row| (count + 1, bytes + size(*row)))
            }
            _ => (usize::MAX, 0),
        };
        for row in homeless {
            if !has_room(count, bytes) {
                plan.push((keys.give_open(kind), Vec::new()));
                (count, bytes) = (0, 0);
            }
            if let Some((_, of_page)) = plan.last_mut() {
                of_page.push(row);
            }
            count += 1;
            bytes += size(row);
        }
        plan
    }

    fn folded(&mut self, rebuilt: Vec<Rebuilt>, keys: &PageKeys, through: Seq) {
        for Rebuilt { kind, key, page, rows, gone } in rebuilt {
            self.tables.rows_mut(kind).fold(key, page, &rows, &gone);
        }
        if self.complete {
            RecordKind::ALL.into_iter().for_each(|kind| self.tables.rows_mut(kind).let_go());
        }
        self.tables.outdated.clear();
        self.keys.follow(keys);
        self.generation += 1;
        self.unfolded_entries = self.seen.saturating_sub(through) as u32;
        self.unfolded_bulk = self.unfolded_bulk.filter(|bulk| *bulk > through);
    }
}

/// Builds a page of the records at some rows as their bytes are: one that this version cannot decode
/// is carried over untouched.
fn rebuilt(
    rows: &Rows,
    kind: RecordKind,
    key: PageKey,
    all: &[u32],
    searched: &SearchedFields,
) -> Result<Rebuilt, CodecError> {
    let mut making = Making::new(kind, searched);
    let mut living = Vec::with_capacity(all.len());
    let mut gone = Vec::new();
    for row in all {
        match rows.state(*row) {
            RowState::Living => {
                let lost = || CodecError::Malformed("a record without its bytes".to_owned());
                making.add(rows.bytes(*row).ok_or_else(lost)?, rows.record(*row).as_ref());
                living.push(*row);
            }
            RowState::Dead => gone.push(*row),
            RowState::Expected | RowState::Gone => {}
        }
    }
    Ok(Rebuilt { kind, key, page: making.finish()?, rows: living, gone })
}
