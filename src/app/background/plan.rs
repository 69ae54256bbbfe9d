//! Reading a file of whatever kind, and working out what would become of what is in it.

use std::cell::RefCell;
use std::rc::Rc;

use crate::app::background::Page;
use crate::app::background::import::{Desk, failed, failure_of, load, store_of};
use crate::app::background::rejected::{Rejected, RejectedRows};
use crate::domain::language::Language;
use crate::domain::time::Instant;
use crate::formats::atomic_crm;
use crate::formats::backup::BackupReader;
use crate::formats::columns::Reading;
use crate::formats::encoding::{Decoder, Encoding, text_in};
use crate::formats::incoming::{Incoming, ProblemKind, REJECTED_LIMIT};
use crate::formats::json::RejectedRecords;
use crate::formats::table::Row;
use crate::formats::vcard::{self, CardReader, RejectedCards};
use crate::platform::clock::DeviceClock;
use crate::platform::files::ChosenFile;
use crate::platform::scratch::ScratchFile;
use crate::state::import::{Failure, Told};
use crate::store::engine::Store;
use crate::store::ports::{Clock, Scratch};
use crate::usecases::import_customers::source::{Columns, FileKind, NotReadable, Rows, TableText};
use crate::usecases::import_customers::{
    BackupPlan, ImportOptions, MemoryScratch, NewFields, NoField, Outcome, Plan, Planned,
};

/// How much of a file is read at once, in bytes.
const PIECE: u64 = 524_288;
/// The largest file of JSON that is read as a whole, in bytes.
const LARGEST_JSON: u64 = 30_000_000;
/// After how many rows of a spreadsheet it is told how far it has come.
const ROWS_TOLD: usize = 2_000;

/// What a plan came to.
#[derive(Default)]
struct Outcomes {
    planned: Planned,
    rejected: Rejected,
    about: About,
}

/// What there is to say of a file beside what becomes of its rows.
#[derive(Clone, Default)]
pub struct About {
    /// The columns that do not become fields, and why.
    pub refused: Vec<(u32, NoField)>,
    /// Whether something is missing at its end.
    pub is_cut_off: bool,
    /// How many records of it only a newer version knows.
    pub unknown: u32,
}

/// Reads the file, and works out what would become of what is in it; `false` where another plan was asked for
/// meanwhile.
///
/// # Errors
/// [`Failure`] where the file or the database cannot be read.
pub async fn plan(desk: &Rc<RefCell<Desk>>, page: &Page) -> Result<bool, Failure> {
    let (source, (columns, options)) = {
        let mut desk = desk.borrow_mut();
        desk.plans += 1;
        desk.planned = None;
        desk.rejected = Rc::default();
        let (file, kind) = desk.file.clone().ok_or(Failure::Died)?;
        let reading = desk.reading.clone().ok_or(Failure::Died)?;
        let source = Source {
            size: file.size_bytes(),
            file,
            kind,
            reading,
            language: desk.language.ok_or(Failure::Died)?,
            sheet: desk.sheet.clone(),
            now: DeviceClock.now(),
        };
        (source, desk.asked.clone().ok_or(Failure::Died)?)
    };
    let this = desk.borrow().plans;
    let told = Teller { page, given_up: &|| desk.borrow().plans != this };
    let store = store_of(desk).await?;
    store.catch_up().await.map_err(|error| failed(&error))?;
    load(&store).await?;
    if (told.given_up)() {
        return Ok(false);
    }
    let outcomes = match source.kind {
        FileKind::Backup => source.backup(&store, options, &told).await?,
        _ => source.customers(&store, columns, options, &told).await?,
    };
    let Some(Outcomes { planned, rejected, about }) = outcomes else { return Ok(false) };
    let mut desk = desk.borrow_mut();
    desk.planned_over = store.seen();
    desk.planned = Some(planned);
    desk.rejected = Rc::new(rejected);
    desk.about = about;
    Ok(true)
}

/// Tells how far it has come, and knows whether it is still wanted.
struct Teller<'a> {
    page: &'a Page,
    given_up: &'a dyn Fn() -> bool,
}

impl Teller<'_> {
    /// Tells it; `false` where it is not wanted any more.
    fn goes_on(&self, read: u64, of: u64) -> bool {
        self.page.tell(&Told::Progress { read, of }, None);
        !(self.given_up)()
    }
}

/// A file and how it is read.
struct Source {
    file: ChosenFile,
    size: u64,
    kind: FileKind,
    reading: Rc<Reading>,
    language: Language,
    /// The rows of a spreadsheet.
    sheet: Rc<Vec<Row>>,
    now: Instant,
}

impl Source {
    /// Reads the file in pieces; `false` where it is not wanted any more.
    async fn each_piece(&self, told: &Teller<'_>, take: &mut dyn FnMut(&[u8])) -> Result<bool, Failure> {
        let end = |from: u64| (from + PIECE).min(self.size);
        let mut read = 0;
        let mut coming = self.file.piece(0, end(0));
        while read < self.size {
            let piece = coming.await.ok_or(Failure::File(NotReadable::Gone))?;
            read = end(read);
            // The next one is on its way while this one is taken.
            coming = self.file.piece(read, end(read));
            take(&piece);
            if !told.goes_on(read, self.size) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Plans a backup of the product's own.
    async fn backup(
        &self,
        store: &Store,
        options: ImportOptions,
        told: &Teller<'_>,
    ) -> Result<Option<Outcomes>, Failure> {
        let files = store.attachment_files().await.map_err(|error| failed(&error))?;
        let plan = BackupPlan::new(store, options.existing, files, self.now).await;
        let mut plan = plan.map_err(|error| failure_of(&error))?;
        let mut reader = BackupReader::default();
        let (mut refused, mut failure) = (None, None);
        let goes_on = self
            .each_piece(told, &mut |piece| {
                let mut take =
                    |found| failure = plan.take(found).err().map(|error| failure_of(&error)).or(failure);
                if refused.is_none() {
                    refused = reader.push(piece, &mut take).err();
                }
            })
            .await?;
        if !goes_on {
            return Ok(None);
        }
        let ending = refused.map_or_else(|| reader.finish(), Err);
        let ending = ending.map_err(|refusal| Failure::File(refusal.into()))?;
        if let Some(failure) = failure {
            return Err(failure);
        }
        let (planned, rejected) = plan.finish().map_err(|error| failure_of(&error))?;
        let about = About { is_cut_off: ending.is_cut_off, unknown: ending.unknown, ..About::default() };
        Ok(Some(Outcomes { planned, about, rejected: Rejected::Records(rejected) }))
    }

    /// Plans customers.
    async fn customers(
        &self,
        store: &Store,
        mut columns: Columns,
        options: ImportOptions,
        told: &Teller<'_>,
    ) -> Result<Option<Outcomes>, Failure> {
        let mut reading = (*self.reading).clone();
        let fields = NewFields::of_columns(store, &mut columns, &mut reading, self.language, self.now);
        let about = About { refused: fields.refused.clone(), ..About::default() };
        let scratch: Box<dyn Scratch> = match ScratchFile::open().await {
            Some(file) => Box::new(file),
            None => Box::<MemoryScratch>::default(),
        };
        let plan = Plan::new(store, self.now, options).with_fields(fields).with_scratch(scratch);
        let mut planning = Planning { plan, failure: None };
        let (goes_on, rejected) = match self.kind {
            FileKind::Cards => {
                let mut cards = RejectedCards::default();
                let goes_on = self.cards(&reading, &mut planning, &mut cards, told).await?;
                (goes_on, Rejected::Cards(cards))
            }
            FileKind::AtomicCrm => {
                let mut records = RejectedRecords::new(atomic_crm::CONTACTS.to_owned());
                let goes_on = self.atomic_crm(&reading, &mut planning, &mut records).await?;
                (goes_on, Rejected::Records(records))
            }
            FileKind::Table | FileKind::Workbook | FileKind::Backup => {
                let mut rows = RejectedRows::default();
                let goes_on = self.rows(&columns, &reading, &mut planning, &mut rows, told).await?;
                (goes_on, Rejected::Rows(rows))
            }
        };
        if !goes_on {
            return Ok(None);
        }
        if let Some(failure) = planning.failure {
            return Err(failure);
        }
        Ok(Some(Outcomes { planned: planning.plan.finish(), rejected, about }))
    }

    async fn cards(
        &self,
        reading: &Reading,
        planning: &mut Planning<'_>,
        rejected: &mut RejectedCards,
        told: &Teller<'_>,
    ) -> Result<bool, Failure> {
        let context = vcard::Reading {
            home: reading.home,
            today: reading.today,
            calendar: reading.calendar,
            now: self.now,
            anniversary: &reading.anniversary,
            decode: &text_in,
        };
        let mut take = |incoming: Incoming, lines: &[u8]| {
            let why = why(&incoming);
            if planning.take(incoming) == Some(Outcome::Rejected) {
                rejected.keep(lines, why);
            }
        };
        let mut cards = CardReader::keeping_lines(context);
        let mut wide: Option<(Decoder, String)> = None;
        let mut is_first = true;
        let goes_on = self
            .each_piece(told, &mut |piece| {
                if std::mem::take(&mut is_first)
                    && let Some(encoding @ (Encoding::Utf16Le | Encoding::Utf16Be)) = Encoding::detect(piece)
                {
                    wide = Some((Decoder::new(encoding), String::new()));
                }
                match &mut wide {
                    Some((decoder, text)) => {
                        text.clear();
                        decoder.push(piece, text);
                        cards.push_with_lines(text.as_bytes(), &mut take);
                    }
                    // Each card, and each line of it, may name an encoding of its own.
                    None => cards.push_with_lines(piece, &mut take),
                }
            })
            .await?;
        cards.finish_with_lines(&mut take);
        Ok(goes_on)
    }

    async fn atomic_crm(
        &self,
        reading: &Reading,
        planning: &mut Planning<'_>,
        rejected: &mut RejectedRecords,
    ) -> Result<bool, Failure> {
        if self.size > LARGEST_JSON {
            return Err(Failure::File(NotReadable::TooLarge));
        }
        let bytes = self.file.bytes().await.ok_or(Failure::File(NotReadable::Gone))?;
        let text = text_in("", &bytes).ok_or(Failure::File(NotReadable::Binary))?;
        let mut take = |incoming: Incoming, record: &str| {
            let why = why(&incoming);
            if planning.take(incoming) == Some(Outcome::Rejected) {
                rejected.keep(record, why);
            }
        };
        if !atomic_crm::read(&text, reading, &mut take) {
            return Err(Failure::File(NotReadable::OtherJson));
        }
        Ok(true)
    }

    async fn rows(
        &self,
        columns: &Columns,
        reading: &Reading,
        planning: &mut Planning<'_>,
        rejected: &mut RejectedRows,
        told: &Teller<'_>,
    ) -> Result<bool, Failure> {
        let mut rows = Rows::new(columns, reading);
        let mut kept = 0;
        let mut take = |row: Row| {
            let Some(incoming) = rows.read(&row) else { return };
            let why = why(&incoming);
            if planning.take(incoming) == Some(Outcome::Rejected) {
                kept += row.cells.iter().map(String::len).sum::<usize>();
                if kept < REJECTED_LIMIT {
                    rejected.rows.push((row, why));
                }
            }
        };
        if self.kind == FileKind::Workbook {
            for (at, row) in self.sheet.iter().enumerate() {
                take(row.clone());
                if at % ROWS_TOLD == 0 && !told.goes_on(at as u64, self.sheet.len() as u64) {
                    return Ok(false);
                }
            }
            return Ok(true);
        }
        let mut table: Option<TableText> = None;
        let goes_on = self
            .each_piece(told, &mut |piece| {
                table.get_or_insert_with(|| TableText::new(piece)).push(piece, &mut take);
            })
            .await?;
        if let Some(table) = table {
            rejected.delimiter = Some(table.finish(&mut take));
        }
        Ok(goes_on)
    }
}

/// Why somebody would be rejected: what cannot be read is known, and else it is for want of a name.
fn why(incoming: &Incoming) -> ProblemKind {
    let problem = incoming.problems.iter().find(|problem| problem.what.rejects());
    problem.map_or(ProblemKind::NoName, |problem| problem.what)
}

/// A plan in the making, and why it cannot be made.
struct Planning<'a> {
    plan: Plan<'a>,
    failure: Option<Failure>,
}

impl Planning<'_> {
    /// What becomes of somebody; none where it cannot be said.
    fn take(&mut self, incoming: Incoming) -> Option<Outcome> {
        match self.plan.take(incoming) {
            Ok(outcome) => Some(outcome),
            Err(error) => {
                self.failure.get_or_insert_with(|| failure_of(&error));
                None
            }
        }
    }
}
