//! The checkpoint: folds the log into pages, and writes the head that the next start shows first.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::id::PartyId;
use crate::domain::record::{Record, RecordKind};
use crate::domain::time::{CivilDate, Instant};
use crate::store::codec::{self, CodecError, FORMAT, Page};
use crate::store::engine::commit::NextKeys;
use crate::store::engine::digest;
use crate::store::engine::rows::{NO_PAGE, RowState};
use crate::store::engine::tables::Tables;
use crate::store::engine::view::keep_greatest;
use crate::store::engine::{Changed, State, Store, StoreError};
use crate::store::ports::{Batch, HeadRow, PageKey, Written};

/// So many entries make a checkpoint worth its while.
const DUE_ENTRIES: u32 = 200;
/// A page holds at most so many records, and takes no further one once it has so many bytes.
const PAGE_RECORDS: usize = 512;
const PAGE_BYTES: usize = 128 * 1024;
/// How much of the store the head repeats, so that the first screen needs no page.
const FIRST_BY_NAME: usize = 40;
const FIRST_INTERACTIONS: usize = 12;
const FIRST_SILENT: usize = 12;
const FIRST_ANNIVERSARIES: usize = 24;
const ANNIVERSARY_DAYS: u32 = 21;

/// What the first screen needs. It repeats what the pages hold.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Head {
    /// How many parties there are.
    pub(super) parties: u32,
    first_by_name: Vec<Uuid>,
    records: Vec<(RecordKind, Vec<u8>)>,
}

impl Head {
    /// Puts the first screen's records into memory; returns the rows of the first parties by name.
    pub(super) fn show_in(&self, tables: &mut Tables) -> Result<Vec<u32>, CodecError> {
        for (kind, bytes) in &self.records {
            tables.put(&codec::decode_record(*kind, FORMAT, bytes)?)?;
        }
        Ok(self.first_by_name.iter().filter_map(|id| tables.party_row(PartyId(*id))).collect())
    }
}

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
            state.unfolded_bulk || state.unfolded_entries >= DUE_ENTRIES || !state.tables.outdated.is_empty()
        };
        if due { self.checkpoint(today).await } else { Ok(Checkpoint::NotDue) }
    }

    /// Folds the log into pages now. `today` decides whose birthdays the first screen shows.
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
        let (rebuilt, batch, seen) = {
            let mut state = self.inner.state.borrow_mut();
            let rebuilt = state.rebuild()?;
            let head = HeadRow {
                generation: state.generation + 1,
                folded_through: state.seen,
                bytes: codec::encode_head(&state.head(today))?,
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
            (rebuilt, batch, state.seen)
        };
        match self.inner.disk.write(batch).await? {
            Written::At(_) => {
                self.inner.state.borrow_mut().folded(rebuilt, seen);
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
    async fn read_anew(&self) -> Result<(), StoreError> {
        let fresh = Self::open(self.inner.disk.clone(), self.inner.world.clone()).await?;
        fresh.set_alphabet(self.inner.state.borrow().tables.names.alphabet);
        fresh.load_all().await?;
        self.inner.state.swap(&fresh.inner.state);
        // Whatever this tab committed since `open` read the log is on the disk.
        self.catch_up().await?;
        self.tell(&Changed { change: None, seq: self.seen(), own: true, records: Vec::new() });
        Ok(())
    }
}

impl State {
    fn rebuild(&self) -> Result<Vec<Rebuilt>, CodecError> {
        let mut keys = NextKeys::after(&self.page_keys());
        let mut all = Vec::new();
        for kind in RecordKind::ALL {
            all.extend(self.rebuild_kind(kind, &mut keys)?);
        }
        Ok(all)
    }

    fn rebuild_kind(&self, kind: RecordKind, keys: &mut NextKeys) -> Result<Vec<Rebuilt>, CodecError> {
        let rows = self.tables.rows(kind);
        let unfolded = rows.unfolded();
        let mut dirty: FxHashMap<PageKey, ()> = self
            .tables
            .outdated
            .iter()
            .filter(|key| rows.page_sizes().any(|(of_kind, _, _)| of_kind == **key))
            .map(|key| (*key, ()))
            .collect();
        let mut homeless = Vec::new();
        for row in unfolded {
            match rows.home(row) {
                NO_PAGE => homeless.push(row),
                home => {
                    dirty.insert(home, ());
                }
            }
        }
        let roomy = rows
            .page_sizes()
            .filter(|(_, records, bytes)| *records < PAGE_RECORDS && *bytes < PAGE_BYTES)
            .map(|(key, _, _)| key)
            .max();
        if let (Some(roomy), false) = (roomy, homeless.is_empty()) {
            dirty.insert(roomy, ());
        }
        let mut residents = rows.residents(&dirty);
        let mut plan: Vec<(PageKey, Vec<u32>)> =
            dirty.keys().map(|key| (*key, residents.remove(key).unwrap_or_default())).collect();
        plan.sort_unstable_by_key(|(key, _)| *key);
        if let Some((_, last)) = plan.iter_mut().find(|(key, _)| Some(*key) == roomy) {
            let room = PAGE_RECORDS.saturating_sub(last.len()).min(homeless.len());
            last.extend(homeless.drain(..room));
        }
        for chunk in homeless.chunks(PAGE_RECORDS) {
            plan.push((keys.take(kind), chunk.to_vec()));
        }
        plan.into_iter().map(|(key, all)| self.rebuilt(kind, key, &all)).collect()
    }

    fn rebuilt(&self, kind: RecordKind, key: PageKey, all: &[u32]) -> Result<Rebuilt, CodecError> {
        let rows = self.tables.rows(kind);
        let mut records = Vec::with_capacity(all.len());
        let mut living = Vec::with_capacity(all.len());
        let mut gone = Vec::new();
        for row in all {
            match rows.record(*row) {
                Some(record) => {
                    records.push(record);
                    living.push(*row);
                }
                None if rows.state(*row) == RowState::Dead => gone.push(*row),
                None => {}
            }
        }
        Ok(Rebuilt { kind, key, page: digest::digested(kind, &records)?, rows: living, gone })
    }

    fn folded(&mut self, rebuilt: Vec<Rebuilt>, through: u64) {
        for Rebuilt { kind, key, page, rows, gone } in rebuilt {
            self.tables.rows_mut(kind).fold(key, page, &rows, &gone);
        }
        self.tables.outdated.clear();
        self.generation += 1;
        self.folded_through = through;
        self.unfolded_entries = self.seen.saturating_sub(through) as u32;
        self.unfolded_bulk = false;
    }

    fn head(&mut self, today: CivilDate) -> Head {
        let first: Vec<u32> = self.tables.by_name().iter().copied().take(FIRST_BY_NAME).collect();
        let interactions = self.tables.recent(FIRST_INTERACTIONS);
        let mut parties = first.clone();
        parties.extend(self.tables.longest_silent(FIRST_SILENT));
        let soon = self.upcoming(today, ANNIVERSARY_DAYS);
        let soon = soon.iter().take(FIRST_ANNIVERSARIES);
        parties.extend(soon.filter_map(|day| self.tables.party_row(day.party)));
        let of_interaction = |row: &u32| Some((*self.tables.interaction.get(*row as usize)?)?.party);
        parties.extend(interactions.iter().filter_map(of_interaction));
        // A person's line names the organisation, so the first link and its other end come too.
        let links: Vec<u32> =
            parties.iter().filter_map(|row| self.tables.columns(*row)?.links.first().copied()).collect();
        let other_end = |row: &u32| Some((*self.tables.link.get(*row as usize)?)?.organisation);
        parties.extend(links.iter().filter_map(other_end));
        let kinds = [
            (RecordKind::Party, parties),
            (RecordKind::Link, links),
            (RecordKind::Interaction, interactions),
        ];
        let mut records = Vec::new();
        for (kind, mut rows) in kinds {
            rows.sort_unstable();
            rows.dedup();
            let bytes = rows.iter().filter_map(|row| self.tables.rows(kind).bytes(*row));
            records.extend(bytes.map(|bytes| (kind, bytes.to_vec())));
        }
        Head {
            parties: self.tables.parties.living(),
            first_by_name: first.iter().filter_map(|row| self.tables.parties.id(*row)).collect(),
            records,
        }
    }
}

impl Tables {
    /// Rows of the parties once spoken to and silent the longest since.
    pub(super) fn longest_silent(&self, limit: usize) -> Vec<u32> {
        let contacted = self.parties.iter().filter_map(|row| Some((self.columns(row)?.last_contact?, row)));
        let mut rows: Vec<(std::cmp::Reverse<Instant>, u32)> =
            contacted.map(|(last, row)| (std::cmp::Reverse(last), row)).collect();
        keep_greatest(&mut rows, limit);
        rows.into_iter().map(|(_, row)| row).collect()
    }
}

/// Packs records into encoded pages, by kind.
pub(super) fn pack(records: &[Record]) -> Result<Vec<(RecordKind, Vec<u8>)>, CodecError> {
    let mut pages = Vec::new();
    for kind in RecordKind::ALL {
        let of_kind: Vec<&Record> = records.iter().filter(|record| record.reference().kind == kind).collect();
        for chunk in of_kind.chunks(PAGE_RECORDS) {
            pages.push((kind, digest::digested(kind, chunk.iter().copied())?.encode()));
        }
    }
    Ok(pages)
}
