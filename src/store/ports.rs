//! Ports: what the store needs of a disk, and how a disk may fail.

use std::rc::Rc;

use async_trait::async_trait;
use thiserror::Error;
use uuid::Uuid;

use crate::domain::bulk_edit::BulkEdit;
use crate::domain::choice::Choice;
use crate::domain::custom_field::{CustomField, FieldOwner};
use crate::domain::id::{ChangeId, DeviceId, IdSource, PartyId};
use crate::domain::party::Party;
use crate::domain::record::{Cause, Record, RecordKind, RecordRef};
use crate::domain::time::{Instant, UtcOffset};
use crate::store::codec::{self, CodecError};
use crate::store::newcomers::Listed;

pub use crate::store::newcomers::{Newcomers, TakeRecord};

/// Position of an entry in the log: given by the disk, rising, never used twice.
pub type Seq = u64;

/// Key of a page: given by the engine; its top eight bits are the number of the kind of records.
pub type PageKey = u32;

/// A disk keeps four things: a log of entries, pages, one head and files. All are bytes to it; what
/// they mean is the [codec](crate::store::codec)'s business. Each call is one transaction.
///
/// Implemented by [`memory`](crate::store::memory) and by IndexedDB; one contract suite
/// (`store::contract`) says what both must do.
#[async_trait(?Send)]
pub trait Disk {
    /// Reads what the first screen needs: the head, and every log entry after the head's mark.
    ///
    /// # Errors
    /// [`DiskError`] when the disk cannot be opened or read.
    async fn open(&self) -> Result<Opening, DiskError>;

    /// Writes a batch in one transaction and returns once it is durable. Every batch is refused as
    /// [`Written::Behind`], and nothing of it is written, when the log holds entries after
    /// `batch.seen`; one that also touches pages or the head is refused as
    /// [`Written::Superseded`] when the head on disk is of another generation than
    /// `batch.over_generation`, for then another tab has moved records between pages.
    ///
    /// # Errors
    /// [`DiskError`] when the batch was not written; then nothing of it was.
    async fn write(&self, batch: Batch) -> Result<Written, DiskError>;

    /// Writes pages as a stream makes them, and the entry that it makes of them, in one transaction, and
    /// returns once all of it is durable. It is refused as a batch with pages is by [`Disk::write`], `seen` and
    /// `over_generation` being those of the batch. A disk may have no more than a few of the pages in memory at
    /// a time; so nothing is tried again where the connection was lost, for what was made is gone.
    ///
    /// Where the stream gives up, nothing is written, at no position.
    ///
    /// # Errors
    /// [`DiskError`] when it was not written; then nothing of it was, unless the connection was lost.
    async fn write_stream(
        &self,
        seen: Seq,
        over_generation: u64,
        stream: Rc<dyn PageStream>,
    ) -> Result<Written, DiskError> {
        let mut batch = Batch { seen, over_generation, ..Batch::default() };
        loop {
            match stream.next_piece() {
                Some(Piece::Page(key, bytes)) => batch.put_pages.push((key, bytes)),
                Some(Piece::Entry(bytes)) => {
                    batch.entry = Some(bytes);
                    return self.write(batch).await;
                }
                None => return Ok(Written::At(None)),
            }
        }
    }

    /// Reads up to `limit` entries with `seq > after`, in order.
    ///
    /// # Errors
    /// [`DiskError`] when the log cannot be read.
    async fn entries_after(&self, after: Seq, limit: u32) -> Result<Vec<LogRow>, DiskError>;

    /// Reads up to `limit` entries with `seq < before`, newest first.
    ///
    /// # Errors
    /// [`DiskError`] when the log cannot be read.
    async fn entries_before(&self, before: Seq, limit: u32) -> Result<Vec<LogRow>, DiskError>;

    /// Keys of every page, rising.
    ///
    /// # Errors
    /// [`DiskError`] when the keys cannot be read.
    async fn page_keys(&self) -> Result<Vec<PageKey>, DiskError>;

    /// Reads the pages with `from <= key <= to`, by rising key, and hands each to `take` as soon as it
    /// is there, while the next ones are still being read. After a connection lost on the way, none
    /// is handed over twice.
    ///
    /// # Errors
    /// [`DiskError`] when the pages cannot be read; those handed over before it are good.
    async fn read_pages(
        &self,
        from: PageKey,
        to: PageKey,
        take: &mut dyn FnMut(PageKey, Vec<u8>),
    ) -> Result<(), DiskError>;

    /// The pages with `from <= key <= to`, by rising key.
    ///
    /// # Errors
    /// [`DiskError`] when the pages cannot be read.
    async fn pages(&self, from: PageKey, to: PageKey) -> Result<Vec<(PageKey, Vec<u8>)>, DiskError> {
        let mut pages = Vec::new();
        self.read_pages(from, to, &mut |key, bytes| pages.push((key, bytes))).await?;
        Ok(pages)
    }

    /// Writes a file (photo, voice note) under a name, over what was there.
    ///
    /// # Errors
    /// [`DiskError`] when it was not written.
    async fn put_file(&self, name: &str, bytes: &[u8]) -> Result<(), DiskError>;

    /// Reads a file, none when there is none of that name.
    ///
    /// # Errors
    /// [`DiskError`] when it cannot be read.
    async fn file(&self, name: &str) -> Result<Option<Vec<u8>>, DiskError>;

    /// Takes a file away; no error when there is none.
    ///
    /// # Errors
    /// [`DiskError`] when it was not taken away.
    async fn delete_file(&self, name: &str) -> Result<(), DiskError>;

    /// Names of every file, in no certain order.
    ///
    /// # Errors
    /// [`DiskError`] when the names cannot be read.
    async fn file_names(&self) -> Result<Vec<String>, DiskError>;

    /// Takes everything away; positions of the log go on rising. A head without bytes stays, of the
    /// generation after the one there was and folded through the last position, so that a batch made
    /// before writes no pages after, and a tab that reads anew is not behind what it had seen.
    ///
    /// # Errors
    /// [`DiskError`] when it was not; then everything is still there.
    async fn clear(&self) -> Result<(), DiskError>;
}

/// A log entry as it rests on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogRow {
    /// Its position.
    pub seq: Seq,
    /// The encoded [`ChangeEntry`](crate::domain::record::ChangeEntry).
    pub bytes: Vec<u8>,
}

/// The head as it rests on the disk; `folded_through` and `generation` are read by the disk itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadRow {
    /// Rises with every head written; guards checkpoints of several tabs against each other.
    pub generation: u64,
    /// Every entry up to here is in the pages already.
    pub folded_through: Seq,
    /// The encoded head.
    pub bytes: Vec<u8>,
}

impl HeadRow {
    /// What [`Disk::clear`] leaves of a head, `last` being the last position of the log, 0 without one.
    #[must_use]
    pub fn after_clearing(head: Option<&Self>, last: Seq) -> Self {
        let (generation, folded) = head.map_or((0, 0), |head| (head.generation, head.folded_through));
        Self { generation: generation.saturating_add(1), folded_through: folded.max(last), bytes: Vec::new() }
    }
}

/// What [`Disk::open`] reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// The head, none on a disk never checkpointed.
    pub head: Option<HeadRow>,
    /// The entries after the head's `folded_through` (all of them without a head), in order.
    pub tail: Vec<LogRow>,
}

/// What [`Disk::write`] writes at once.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// The last log position the writer has seen.
    pub seen: Seq,
    /// An entry to append.
    pub entry: Option<Vec<u8>>,
    /// Pages to write, over what was there.
    pub put_pages: Vec<(PageKey, Vec<u8>)>,
    /// Pages to take away.
    pub delete_pages: Vec<PageKey>,
    /// A new head.
    pub head: Option<HeadRow>,
    /// Generation of the head that the writer read, 0 when there was none; a batch with neither
    /// pages nor head is not held to it.
    pub over_generation: u64,
}

impl Batch {
    /// Whether it writes pages or the head, and so is held to [`Batch::over_generation`].
    #[must_use]
    pub fn touches_pages(&self) -> bool {
        self.head.is_some() || !self.put_pages.is_empty() || !self.delete_pages.is_empty()
    }
}

/// Pages and an entry that are made while they are written.
pub trait PageStream {
    /// What is to be written next: pages, and then the entry, which is the last. None where it gives up.
    fn next_piece(&self) -> Option<Piece>;
}

/// What a [`PageStream`] makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A page, to be written over what was there.
    Page(PageKey, Vec<u8>),
    /// The entry to append.
    Entry(Vec<u8>),
}

/// What became of a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// It is durable; with the position of its entry, if it had one.
    At(Option<Seq>),
    /// Another tab appended first; nothing was written. These are its entries, in order.
    Behind(Vec<LogRow>),
    /// Another tab wrote a head first; nothing was written.
    Superseded,
}

/// How a disk fails.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DiskError {
    /// There is no room left. What was there is unharmed.
    #[error("the device has no room left for this change")]
    Full,
    /// The browser offers no database here (some private modes, or blocked by policy).
    #[error("the browser offers no database here: {0}")]
    Unavailable(String),
    /// Another tab runs an older version and keeps the database from being brought up to date.
    #[error("another tab keeps the database from being brought up to date")]
    Blocked,
    /// The database was written by a newer version of the product than this one.
    #[error("the database was written by a newer version")]
    Newer,
    /// The connection was lost and could not be made again.
    #[error("the connection to the database was lost: {0}")]
    Lost(String),
    /// Anything else, in the browser's words.
    #[error("the database failed: {0}")]
    Failed(String),
}

/// Where bytes wait of which there may be more than memory has room for. Dropped, it forgets them.
pub trait Scratch {
    /// Puts bytes behind those that are there.
    ///
    /// # Errors
    /// [`DiskError`] when there is no room.
    fn append(&mut self, bytes: &[u8]) -> Result<(), DiskError>;

    /// Fills `bytes` with what stands from a place on, counted in bytes.
    ///
    /// # Errors
    /// [`DiskError`] when it cannot be read, or ends before.
    fn read(&self, from: u64, bytes: &mut [u8]) -> Result<(), DiskError>;
}

/// What the use cases see of the store: they read a record, and write by committing.
#[async_trait(?Send)]
pub trait Ledger {
    /// The record as it stands now, none when there is none (or it was deleted).
    fn record(&self, record: RecordRef) -> Option<Record>;

    /// Hands every record of a kind that is in memory to `visit`, in no certain order.
    fn for_each(&self, kind: RecordKind, visit: &mut dyn FnMut(Record));

    /// The records that a party takes with it when it is deleted: its links and interactions.
    fn referring(&self, record: RecordRef) -> Vec<RecordRef>;

    /// Names every sample record in memory, those that refer before those they refer to.
    fn sample_records(&self) -> Vec<RecordRef>;

    /// The parties that have a stage of the user's own, a source or a tag; of those in memory. None have an
    /// outcome.
    fn having(&self, choice: &Choice) -> Vec<PartyId>;

    /// The links of a party, and the interactions and tasks that name it, also where it only takes part.
    fn naming(&self, party: RecordRef) -> Vec<RecordRef>;

    /// The attachments of a record.
    fn attached_to(&self, record: RecordRef) -> Vec<RecordRef>;

    /// The fields that the user made for a kind of record, retired ones among them, by position.
    fn custom_fields(&self, of: FieldOwner) -> Vec<CustomField>;

    /// Whether any record says something in a field that the user made.
    fn is_filled(&self, field: &CustomField) -> bool;

    /// Waits until every record is in memory; right after the start only the first ones are.
    ///
    /// # Errors
    /// [`CommitError`] when the disk cannot be read.
    async fn load_all(&self) -> Result<(), CommitError>;

    /// Commits writes as one change: durable when this returns, and only then seen by readers and
    /// other tabs. An edit is merged by field over what another tab may have written meanwhile.
    ///
    /// # Errors
    /// [`CommitError`] when nothing was written.
    async fn commit(&self, cause: Cause, writes: Vec<Write>) -> Result<ChangeId, CommitError>;

    /// Commits many new records as one change, written straight into pages.
    ///
    /// # Errors
    /// [`CommitError`] when nothing was written.
    async fn commit_bulk(&self, cause: Cause, records: Vec<Record>) -> Result<ChangeId, CommitError> {
        self.commit_newcomers(cause, Box::new(Listed::new(records)), Vec::new()).await
    }

    /// Commits the writes that `make` makes of what this ledger shows, as one change. They are made anew
    /// whenever another tab was first, with every record in memory; so nothing that came meanwhile is left out.
    ///
    /// # Errors
    /// [`CommitError`] when nothing was written, also that of `make`.
    async fn commit_anew(
        &self,
        cause: Cause,
        make: &dyn Fn() -> Result<Vec<Write>, CommitError>,
    ) -> Result<ChangeId, CommitError>;

    /// Commits new records, and edits of records that are in memory, as one change. The records are made
    /// into pages while they are written, so there may be more of them than memory has room for.
    ///
    /// # Errors
    /// [`CommitError`] when nothing was written, also that of `newcomers`.
    async fn commit_newcomers(
        &self,
        cause: Cause,
        newcomers: Box<dyn Newcomers>,
        edits: Vec<Write>,
    ) -> Result<ChangeId, CommitError>;

    /// Commits one edit of many parties as one change. Those that are gone, or have it so already, are
    /// passed over.
    ///
    /// # Errors
    /// [`CommitError`] when nothing was written.
    async fn edit_many(&self, edit: &BulkEdit, parties: &[PartyId]) -> Result<ChangeId, CommitError>;

    /// Takes back an earlier change, laid over what was changed since: a field changed again
    /// later keeps its later value.
    ///
    /// # Errors
    /// [`CommitError`] when nothing was written.
    async fn undo(&self, change: ChangeId) -> Result<ChangeId, CommitError>;

    /// Writes the bytes of a file, for a record that is committed after it; durable when this returns.
    ///
    /// # Errors
    /// [`CommitError`] when nothing was written.
    async fn put_file(&self, name: &str, bytes: &[u8]) -> Result<(), CommitError>;
    /// Takes away the bytes of a file that no record names.
    ///
    /// # Errors
    /// [`CommitError`] when they are still there.
    async fn delete_file(&self, name: &str) -> Result<(), CommitError>;
    /// Brings back one of the records that a change deleted, with what went with it, and leaves what
    /// else the change did.
    /// [`CommitError`] when nothing was written; [`CommitError::NothingToUndo`] when the record is there,
    /// or what it hung on is not.
    async fn restore(&self, record: RecordRef, deleted_by: ChangeId) -> Result<ChangeId, CommitError>;
}

/// Writes a party as bytes after what `bytes` holds, where very many are kept at hand.
///
/// # Errors
/// [`CommitError::Codec`] when it cannot be encoded.
pub fn append_party(bytes: &mut Vec<u8>, party: &Party) -> Result<(), CommitError> {
    Ok(codec::append(bytes, party)?)
}

/// Writes a party as [`append_party`] does, where its bytes are at hand already but for its identity and when it was
/// first written: `encoded` are those with [`Uuid::nil`] and [`Instant::EPOCH`] in their place.
///
/// # Errors
/// [`CommitError::Codec`] when it cannot be encoded.
pub fn append_encoded_party(
    bytes: &mut Vec<u8>,
    encoded: &[u8],
    id: PartyId,
    created_at: Instant,
) -> Result<(), CommitError> {
    // The identity is what a party begins with, of the same length always, and that instant what it ends with.
    let from = bytes.len();
    codec::append(bytes, &Instant::EPOCH)?;
    let last = bytes.len() - from;
    bytes.truncate(from);
    codec::append(bytes, &id)?;
    let first = bytes.len() - from;
    bytes.extend_from_slice(encoded.get(first..encoded.len().saturating_sub(last)).unwrap_or_default());
    Ok(codec::append(bytes, &created_at)?)
}

/// A record as bytes.
///
/// # Errors
/// [`CommitError::Codec`] when it cannot be encoded.
pub fn to_bytes(record: &Record) -> Result<Vec<u8>, CommitError> {
    Ok(codec::encode_record(record)?)
}

/// The record that the bytes are of, as this version writes them.
///
/// # Errors
/// [`CommitError::Codec`] when they are no such record's.
pub fn from_bytes(kind: RecordKind, bytes: &[u8]) -> Result<Record, CommitError> {
    Ok(codec::decode_record(kind, codec::FORMAT, bytes)?)
}

/// One write of a commit.
#[allow(clippy::large_enum_variant)] // As for `Record`.
#[derive(Clone, Debug, PartialEq)]
pub enum Write {
    /// A new record.
    Create(Record),
    /// An edit: what the writer saw, and what it made of it.
    Edit {
        /// The record as the writer saw it.
        before: Record,
        /// The record as it shall be.
        after: Record,
    },
    /// A deletion. A party takes with it what hangs on it: its links and interactions go too, and it is
    /// taken out of the interactions of others. Every record takes its attachments with it; their bytes
    /// stay, for undo.
    Delete(RecordRef),
}

/// Why a commit wrote nothing.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CommitError {
    /// The disk refused.
    #[error(transparent)]
    Disk(#[from] DiskError),
    /// The bytes on disk, or of the change, are not what they should be.
    #[error(transparent)]
    Codec(#[from] CodecError),
    /// The record to edit or delete, or to hang a new one on, is not there any more.
    #[error("the record is not there any more")]
    Gone(RecordRef),
    /// The change to take back is not in the log.
    #[error("the change to take back is not in the log")]
    UnknownChange(ChangeId),
    /// The writes would leave everything as it is, so nothing was committed.
    #[error("nothing was changed")]
    NothingChanged,
    /// The change has nothing left to take back: what it wrote has all been changed again since.
    #[error("nothing is left of this change to take back")]
    NothingToUndo,
}

/// The device's clock.
pub trait Clock {
    /// The instant it is.
    fn now(&self) -> Instant;

    /// How far local time is ahead of UTC at an instant; a clock that does not know where it is shows
    /// UTC.
    fn offset_at(&self, _instant: Instant) -> UtcOffset {
        UtcOffset::UTC
    }
}

/// What a verb needs of the world besides the records: the time and new identities.
pub trait Doing {
    /// The instant it is.
    fn now(&self) -> Instant;

    /// A new UUIDv7.
    fn new_id(&self) -> Uuid;
}

/// This device, as the store and the verbs see it.
#[derive(Clone)]
pub struct World {
    /// Which device writes.
    pub device: DeviceId,
    /// Where new identities come from.
    pub ids: Rc<dyn IdSource>,
    /// The device's clock.
    pub clock: Rc<dyn Clock>,
    /// What the user is called on this device, empty when never said.
    pub user: Rc<dyn Fn() -> String>,
}

impl Doing for World {
    fn now(&self) -> Instant {
        self.clock.now()
    }

    fn new_id(&self) -> Uuid {
        self.ids.next()
    }
}
