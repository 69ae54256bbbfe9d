//! New records made into pages while they are written, so that of many never more than some pages are in
//! memory.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::mem;

use crate::domain::order;
use crate::domain::record::{Cause, ChangeBody, ChangeEntry, Record, RecordKind, RecordRef};
use crate::store::codec;
use crate::store::engine::digest::Making;
use crate::store::engine::page_keys::PageKeys;
use crate::store::engine::searched_fields::SearchedFields;
use crate::store::engine::{BULK_AT_ONCE, Store};
use crate::store::ports::{CommitError, Newcomers, PageKey, PageStream, Piece, Write};

/// New records on their way to the disk, with what is edited beside them.
pub struct Packing(RefCell<Inner>);

struct Inner {
    cause: Cause,
    newcomers: Box<dyn Newcomers>,
    edits: Vec<Write>,
    pages: Pages,
    has_ended: bool,
    outcome: Option<Result<Packed, CommitError>>,
}

/// What packing came to.
pub struct End {
    /// What became of the records; none where the disk wanted none, or not all.
    pub packed: Result<Option<Packed>, CommitError>,
    /// What it was made of.
    pub newcomers: Box<dyn Newcomers>,
    /// What was edited beside it.
    pub edits: Vec<Write>,
}

/// What became of them, on the disk unless that refused.
pub struct Packed {
    /// The entry of the log.
    pub entry: ChangeEntry,
    /// The pages, where the records are few enough to be taken into memory at once.
    pub pages: Vec<(PageKey, Vec<u8>)>,
}

/// Pages in the making, one for each kind of record that has come.
struct Pages {
    store: Store,
    searched: SearchedFields,
    keys: PageKeys,
    making: Vec<Making>,
    /// Where the last record went: the next one is of the same kind most often.
    at: usize,
    /// Those that are to be written next.
    full: VecDeque<(PageKey, Vec<u8>)>,
    /// The keys of all.
    given: Vec<PageKey>,
    /// How many records of each kind have come.
    kinds: Vec<(RecordKind, u32)>,
    /// Those that were deleted here once. A page does not say that it is newer than the deletion, so they come
    /// in by their images.
    again: Vec<Record>,
    few: Vec<(PageKey, Vec<u8>)>,
}

impl Packing {
    /// Nothing packed yet of what is to come into a store. `keys` are the page keys given so far.
    #[must_use]
    pub fn new(
        store: Store,
        keys: PageKeys,
        cause: Cause,
        mut newcomers: Box<dyn Newcomers>,
        edits: Vec<Write>,
    ) -> Self {
        newcomers.rewind();
        let searched = store.inner.state.borrow().tables.searched.clone();
        let pages = Pages {
            store,
            searched,
            keys,
            making: Vec::new(),
            at: 0,
            full: VecDeque::new(),
            given: Vec::new(),
            kinds: Vec::new(),
            again: Vec::new(),
            few: Vec::new(),
        };
        Self(RefCell::new(Inner { cause, newcomers, edits, pages, has_ended: false, outcome: None }))
    }

    /// What became of it, and what it was made of.
    pub fn end(self) -> End {
        let Inner { newcomers, edits, outcome, .. } = self.0.into_inner();
        End { packed: outcome.transpose(), newcomers, edits }
    }
}

impl Store {
    /// Makes pages of new records and writes none of them; how many bytes they have.
    ///
    /// # Errors
    /// [`CommitError`] when a record cannot be read or encoded.
    pub fn rehearse(&self, newcomers: Box<dyn Newcomers>) -> Result<usize, CommitError> {
        let keys = self.inner.state.borrow().keys.clone();
        let packing = Packing::new(self.clone(), keys, Cause::ImportCustomers, newcomers, Vec::new());
        let mut bytes = 0;
        while let Some(Piece::Page(_, page)) = packing.next_piece() {
            bytes += page.len();
        }
        packing.end().packed.map(|_| bytes)
    }
}

impl PageStream for Packing {
    fn next_piece(&self) -> Option<Piece> {
        let mut inner = self.0.borrow_mut();
        match inner.next_piece() {
            Ok(piece) => Some(piece),
            Err(error) => {
                inner.outcome = Some(Err(error));
                None
            }
        }
    }
}

impl Inner {
    fn next_piece(&mut self) -> Result<Piece, CommitError> {
        let Self { newcomers, pages, has_ended, .. } = self;
        while pages.full.is_empty() && !*has_ended {
            if !newcomers.next_record(&mut |record, bytes| pages.put(record, bytes))? {
                *has_ended = true;
                pages.finish_all()?;
            }
        }
        if let Some((key, bytes)) = self.pages.full.pop_front() {
            return Ok(Piece::Page(key, bytes));
        }
        self.entry()
    }

    /// The entry of the log, once all pages are made.
    fn entry(&mut self) -> Result<Piece, CommitError> {
        let Pages { store, given, kinds, again, few, .. } = &mut self.pages;
        let changes = store.inner.state.borrow().changes_beside(&self.edits, again)?;
        if given.is_empty() && changes.is_empty() {
            return Err(CommitError::NothingChanged);
        }
        // Those that others refer to come first, as on the disk.
        order::sort(given);
        order::sort(kinds);
        order::sort_by_key(few, |(key, _)| *key);
        let body = ChangeBody::Pages { pages: mem::take(given), kinds: mem::take(kinds), changes };
        let entry = store.entry(self.cause, body);
        let bytes = codec::encode_entry(&entry)?;
        self.outcome = Some(Ok(Packed { entry, pages: mem::take(few) }));
        Ok(Piece::Entry(bytes))
    }
}

impl Pages {
    /// Puts a record where it goes, and the bytes that it is.
    #[cfg_attr(speed, optimize(speed))]
    fn put(&mut self, record: &Record, bytes: &[u8]) -> Result<(), CommitError> {
        let RecordRef { kind, id } = record.reference();
        if self.store.inner.state.borrow().tables.rows(kind).was_deleted(id) {
            self.again.push(record.clone());
            return Ok(());
        }
        self.turn_to(kind);
        if let Some(making) = self.making.get_mut(self.at)
            && !making.has_room()
        {
            let full = mem::replace(making, Making::new(kind, &self.searched));
            self.finish(full)?;
        }
        if let (Some(making), Some((_, count))) = (self.making.get_mut(self.at), self.kinds.get_mut(self.at))
        {
            making.add(bytes, Some(record));
            *count += 1;
        }
        Ok(())
    }

    /// Finds where records of a kind go.
    fn turn_to(&mut self, kind: RecordKind) {
        if self.making.get(self.at).is_some_and(|making| making.kind() == kind) {
            return;
        }
        self.at = self.making.iter().position(|making| making.kind() == kind).unwrap_or_else(|| {
            self.making.push(Making::new(kind, &self.searched));
            self.kinds.push((kind, 0));
            self.making.len() - 1
        });
    }

    fn finish(&mut self, making: Making) -> Result<(), CommitError> {
        let key = self.keys.give(making.kind());
        let bytes = making.finish()?.encode();
        self.given.push(key);
        if self.kinds.iter().map(|(_, count)| *count as usize).sum::<usize>() <= BULK_AT_ONCE {
            self.few.push((key, bytes.clone()));
        } else {
            self.few = Vec::new();
        }
        self.full.push_back((key, bytes));
        Ok(())
    }

    fn finish_all(&mut self) -> Result<(), CommitError> {
        mem::take(&mut self.making).into_iter().try_for_each(|making| self.finish(making))
    }
}
