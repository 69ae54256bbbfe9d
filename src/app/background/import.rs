//! Reading files of customers, planning what becomes of their rows, and taking them in.

use std::cell::RefCell;
use std::rc::Rc;

use crate::app::background::Page;
use crate::app::background::duplicates::find_duplicates;
use crate::app::background::export::file_of;
use crate::app::background::sheets::rows_of;
use crate::app::disk::AppDisk;
use crate::domain::id::DeviceId;
use crate::domain::record::RecordKind;
use crate::formats::columns::Reading;
use crate::formats::encoding::{Decoder, Encoding, text_in};
use crate::formats::incoming::Incoming;
use crate::formats::table::{Row, TableWriter};
use crate::formats::vcard::{self, CardReader};
use crate::platform::clock::DeviceClock;
use crate::platform::files::ChosenFile;
use crate::platform::ids::DeviceIds;
use crate::platform::tabs::{News, Tabs};
use crate::state::import::{Failure, Opened, Order, Report, Told};
use crate::store::engine::{Store, StoreError};
use crate::store::ports::{Clock, CommitError, DiskError, World};
use crate::usecases::import_customers::source::{
    BEGINNING, Columns, FileKind, Glimpse, NotReadable, Rows, SHOWN_ROWS, TableText, glimpse, glimpse_of,
    kind_of,
};
use crate::usecases::import_customers::{
    ImportOptions, OnDoubtful, Outcome, Plan, Planned, import_customers,
};

/// How much of a file is read at once, in bytes.
const PIECE: u64 = 1_048_576;
/// The largest file that is read, in bytes.
const LARGEST: u64 = 150_000_000;
/// After how many rows of a spreadsheet it is told how far it has come.
const ROWS_TOLD: usize = 2_000;
/// The largest spreadsheet, which is packed and read as a whole, in bytes.
const LARGEST_WORKBOOK: u64 = 60_000_000;
/// Of the rows that were rejected, how much is kept to be handed back, in bytes.
const REJECTED_LIMIT: usize = 20_000_000;

/// What lies before the thread.
#[derive(Default)]
pub struct Desk {
    file: Option<(ChosenFile, FileKind)>,
    reading: Option<Rc<Reading>>,
    store: Option<Store>,
    asked: Option<(Columns, ImportOptions)>,
    /// Rises with each plan that is asked for: one that is under way then is given up.
    plans: u32,
    planned: Option<Planned>,
    /// Up to where the log had been seen when it was planned.
    planned_over: u64,
    rejected: Vec<(Row, u8)>,
    /// The rows of a spreadsheet, which is read as a whole.
    sheet: Rc<Vec<Row>>,
}

/// Does what an order asks for.
pub async fn obey(
    order: Order,
    file: Option<ChosenFile>,
    desk: &Rc<RefCell<Desk>>,
    page: &Page,
) -> Result<(), Failure> {
    match order {
        Order::Open { device, user, reading } => {
            let file = file.ok_or(Failure::Died)?;
            let (opened, sheet) = open(&file, &reading).await?;
            {
                let mut desk = desk.borrow_mut();
                desk.sheet = Rc::new(sheet);
                desk.file = Some((file, opened.kind));
                desk.reading = Some(Rc::new(*reading));
            }
            page.tell(&Told::Opened(opened), None);
            // While the user looks at it.
            let store = open_store(DeviceId(device), user).await?;
            desk.borrow_mut().store = Some(store);
        }
        Order::Plan { columns, options } => {
            desk.borrow_mut().asked = Some((columns, options));
            if !plan(desk, page).await? {
                return Ok(());
            }
            let left_out = options.doubtful == OnDoubtful::LeaveOut;
            let report = desk.borrow().planned.as_ref().map(|planned| Report {
                counts: planned.counts,
                comes: planned.counts.of(Outcome::New)
                    + planned.counts.of(Outcome::Changed)
                    + if left_out { 0 } else { planned.counts.of(Outcome::Doubtful) },
                rows: planned.rows.clone(),
                organisations: planned.organisations,
            });
            page.tell(&Told::Planned(report.ok_or(Failure::Died)?), None);
        }
        Order::Run => {
            let store = desk.borrow().store.clone().ok_or(Failure::Died)?;
            store.catch_up().await.map_err(failure_of_store)?;
            if store.seen() != desk.borrow().planned_over {
                // Somebody wrote meanwhile: the same customer may have been added by hand.
                plan(desk, page).await?;
            }
            let planned = desk.borrow_mut().planned.take().ok_or(Failure::Died)?;
            let change = match import_customers(&store, planned).await {
                Ok(change) => Some(change.0),
                Err(CommitError::NothingChanged) => None,
                Err(CommitError::Disk(DiskError::Full)) => return Err(Failure::Full),
                Err(error) => return Err(failed(&error)),
            };
            if change.is_some() {
                Tabs::join(|_| {}).tell(News::Written(store.seen()));
            }
            page.tell(&Told::Done(change), None);
        }
        Order::Export(wanted) => {
            let (file, count) = file_of(&wanted).await?;
            page.tell(&Told::Exported(count), Some(file));
        }
        Order::FindDuplicates => find_duplicates(page).await?,
        Order::Rejected { heading, reasons } => {
            let file = rejected(&desk.borrow(), &heading, &reasons).ok_or(Failure::Died)?;
            page.tell(&Told::Rejected, Some(file));
        }
    }
    Ok(())
}

fn failed(error: &dyn std::fmt::Display) -> Failure {
    leptos::logging::error!("the import failed: {error}");
    Failure::Store
}

fn failure_of_store(error: StoreError) -> Failure {
    failed(&error)
}

async fn open(file: &ChosenFile, reading: &Reading) -> Result<(Opened, Vec<Row>), Failure> {
    let size = file.size_bytes();
    if size > LARGEST {
        return Err(Failure::File(NotReadable::TooLarge));
    }
    let beginning = file.piece(0, BEGINNING as u64).await.ok_or(Failure::File(NotReadable::Gone))?;
    let kind = kind_of(&beginning).map_err(Failure::File)?;
    let mut sheet = Vec::new();
    let glimpse = match kind {
        FileKind::Table => glimpse(&beginning, size <= BEGINNING as u64, reading),
        FileKind::Cards => Glimpse::default(),
        FileKind::Workbook => {
            if size > LARGEST_WORKBOOK {
                return Err(Failure::File(NotReadable::TooLarge));
            }
            let bytes = file.bytes().await.ok_or(Failure::File(NotReadable::Gone))?;
            sheet = rows_of(bytes).await?;
            glimpse_of(sheet.iter().take(SHOWN_ROWS).cloned().collect(), reading)
        }
    };
    Ok((Opened { kind, glimpse }, sheet))
}

/// The database, with the customers in memory and who works where.
pub async fn open_store(device: DeviceId, user: String) -> Result<Store, Failure> {
    let world = World {
        device,
        ids: Rc::new(DeviceIds),
        clock: Rc::new(DeviceClock),
        user: Rc::new(move || user.clone()),
    };
    let store = Store::open(Rc::new(AppDisk::new()), world).await.map_err(failure_of_store)?;
    load(&store).await?;
    Ok(store)
}

async fn load(store: &Store) -> Result<(), Failure> {
    let enough = || store.has_loaded(&[RecordKind::Party, RecordKind::Link, RecordKind::Distinction]);
    while !enough() {
        store.load_step(&enough).await.map_err(failure_of_store)?;
    }
    Ok(())
}

/// Reads the file, and works out what would become of each row; `false` where another plan was asked for meanwhile.
async fn plan(desk: &Rc<RefCell<Desk>>, page: &Page) -> Result<bool, Failure> {
    let (file, kind, reading, (columns, options)) = {
        let mut desk = desk.borrow_mut();
        desk.plans += 1;
        desk.planned = None;
        desk.rejected.clear();
        let (file, kind) = desk.file.clone().ok_or(Failure::Died)?;
        (file, kind, desk.reading.clone().ok_or(Failure::Died)?, desk.asked.clone().ok_or(Failure::Died)?)
    };
    let this = desk.borrow().plans;
    let given_up = || desk.borrow().plans != this;
    let store = store_of(desk).await?;
    store.catch_up().await.map_err(failure_of_store)?;
    load(&store).await?;
    if given_up() {
        return Ok(false);
    }
    let mut plan = Plan::new(&store, DeviceClock.now(), options);
    let mut failure = None;
    let mut rejected_bytes = 0;
    let size = file.size_bytes();
    let mut read = 0;
    if kind == FileKind::Cards {
        let context = vcard::Reading {
            home: reading.home,
            today: reading.today,
            calendar: reading.calendar,
            now: DeviceClock.now(),
            anniversary: &reading.anniversary,
            decode: &text_in,
        };
        let mut take = |incoming: Incoming| {
            if let Err(error) = plan.take(incoming) {
                failure = Some(failed(&error));
            }
        };
        let mut cards = CardReader::new(context);
        let mut wide: Option<(Decoder, String)> = None;
        while read < size {
            let to = (read + PIECE).min(size);
            let piece = file.piece(read, to).await.ok_or(Failure::File(NotReadable::Gone))?;
            if given_up() {
                return Ok(false);
            }
            if read == 0
                && let Some(encoding @ (Encoding::Utf16Le | Encoding::Utf16Be)) = Encoding::detect(&piece)
            {
                wide = Some((Decoder::new(encoding), String::new()));
            }
            match &mut wide {
                Some((decoder, text)) => {
                    text.clear();
                    decoder.push(&piece, text);
                    cards.push(text.as_bytes(), &mut take);
                }
                // Each card, and each line of it, may name an encoding of its own.
                None => cards.push(&piece, &mut take),
            }
            read = to;
            page.tell(&Told::Progress { read, of: size }, None);
        }
        cards.finish(&mut take);
    }
    if kind != FileKind::Cards {
        let mut rows = Rows::new(&columns, &reading);
        let mut take = |row: Row| {
            let Some(incoming) = rows.read(&row) else { return };
            let why = incoming.problems.iter().find(|problem| problem.what.rejects());
            let why = why.map_or(0, |problem| problem.what as u8);
            match plan.take(incoming) {
                Ok(Outcome::Rejected) => {
                    rejected_bytes += row.cells.iter().map(String::len).sum::<usize>();
                    if rejected_bytes < REJECTED_LIMIT {
                        desk.borrow_mut().rejected.push((row, why));
                    }
                }
                Ok(_) => {}
                Err(error) => failure = Some(failed(&error)),
            }
        };
        if kind == FileKind::Workbook {
            let sheet = desk.borrow().sheet.clone();
            for (at, row) in sheet.iter().enumerate() {
                take(row.clone());
                if at % ROWS_TOLD == 0 {
                    page.tell(&Told::Progress { read: at as u64, of: sheet.len() as u64 }, None);
                }
            }
        } else {
            let mut table: Option<TableText> = None;
            while read < size {
                let to = (read + PIECE).min(size);
                let piece = file.piece(read, to).await.ok_or(Failure::File(NotReadable::Gone))?;
                if given_up() {
                    return Ok(false);
                }
                table.get_or_insert_with(|| TableText::new(&piece)).push(&piece, &mut take);
                read = to;
                page.tell(&Told::Progress { read, of: size }, None);
            }
            if let Some(table) = table {
                table.finish(&mut take);
            }
        }
    }
    if let Some(failure) = failure {
        return Err(failure);
    }
    let planned = plan.finish().map_err(|error| failed(&error))?;
    let mut desk = desk.borrow_mut();
    desk.planned_over = store.seen();
    desk.planned = Some(planned);
    Ok(true)
}

/// The store, as soon as it is open: the user may be quicker than the disk.
async fn store_of(desk: &Rc<RefCell<Desk>>) -> Result<Store, Failure> {
    const LOOKS: u32 = 600;
    for _ in 0..LOOKS {
        if let Some(store) = desk.borrow().store.clone() {
            return Ok(store);
        }
        crate::platform::idle::rest_ms(50).await;
    }
    Err(Failure::Store)
}

/// The rows that were rejected, as a table like the one they came in, with a column that says why.
fn rejected(desk: &Desk, heading: &str, reasons: &[(u8, String)]) -> Option<ChosenFile> {
    let (columns, _) = desk.asked.as_ref()?;
    let mut table = TableWriter::new(',');
    let with = |cells: &[String], last: &str, table: &mut TableWriter| {
        table.row(cells.iter().map(String::as_str).chain(Some(last)));
    };
    with(&columns.headings, heading, &mut table);
    for (row, why) in &desk.rejected {
        let reason = reasons.iter().find(|(reason, _)| reason == why).map_or("", |(_, words)| words.as_str());
        with(&row.cells, reason, &mut table);
    }
    ChosenFile::of_bytes(table.take().as_bytes(), "")
}
