//! Reading files of customers, planning what becomes of their rows, and taking them in.

use std::cell::RefCell;
use std::rc::Rc;

use futures_channel::oneshot;

use crate::app::background::Page;
use crate::app::background::duplicates::find_duplicates;
use crate::app::background::export::file_of;
use crate::app::background::plan::{About, plan};
use crate::app::background::rehearsal::rehearse;
use crate::app::background::rejected::Rejected;
use crate::app::background::sheets::sheet_of;
use crate::app::disk::AppDisk;
use crate::domain::attachment::NewFile;
use crate::domain::id::DeviceId;
use crate::domain::language::Language;
use crate::domain::record::RecordKind;
use crate::formats::columns::Reading;
use crate::formats::spreadsheet::OneSheet;
use crate::formats::table::Row;
use crate::platform::clock::DeviceClock;
use crate::platform::files::ChosenFile;
use crate::platform::ids::DeviceIds;
use crate::platform::tabs::{News, Tabs};
use crate::state::import::{Failure, Opened, Order, Report, Told};
use crate::store::engine::{Store, StoreError};
use crate::store::ports::{CommitError, DiskError, World};
use crate::usecases::import_customers::source::{
    BEGINNING, Columns, FileKind, Glimpse, NotReadable, SHOWN_ROWS, glimpse, glimpse_of, kind_of,
};
use crate::usecases::import_customers::{
    ImportOptions, OnDoubtful, Outcome, Planned, PlannedPicture, import_customers, keep_photo,
};

/// The largest file that is read, in bytes.
const LARGEST: u64 = 150_000_000;
/// The largest spreadsheet, which is packed and read as a whole, in bytes.
const LARGEST_WORKBOOK: u64 = 60_000_000;

/// What lies before the thread.
#[derive(Default)]
pub struct Desk {
    pub(super) file: Option<(ChosenFile, FileKind)>,
    pub(super) reading: Option<Rc<Reading>>,
    /// In which new fields are called what their columns are.
    pub(super) language: Option<Language>,
    store: Option<Store>,
    /// Those who wait for it, until they are let go.
    waiting: Vec<oneshot::Sender<()>>,
    pub(super) asked: Option<(Columns, ImportOptions)>,
    /// Rises with each plan that is asked for: one that is under way then is given up.
    pub(super) plans: u32,
    pub(super) planned: Option<Planned>,
    /// Up to where the log had been seen when it was planned.
    pub(super) planned_over: u64,
    pub(super) rejected: Rc<Rejected>,
    pub(super) about: About,
    /// The rows of a spreadsheet, which is read as a whole.
    pub(super) sheet: Rc<Vec<Row>>,
    /// Waits for the page to make a photo of a picture.
    photo: Option<oneshot::Sender<Option<NewFile>>>,
}

/// Does what an order asks for.
pub async fn obey(
    order: Order,
    file: Option<ChosenFile>,
    desk: &Rc<RefCell<Desk>>,
    page: &Page,
) -> Result<(), Failure> {
    match order {
        Order::Open { device, user, language, reading } => {
            let file = file.ok_or(Failure::Died)?;
            {
                let mut desk = desk.borrow_mut();
                desk.language = Some(language);
                desk.reading = Some(Rc::new(*reading));
            }
            look_into(desk, page, file, None).await?;
            // While the user looks at it.
            let store = open_store(DeviceId(device), user).await?;
            let mut desk = desk.borrow_mut();
            desk.store = Some(store);
            desk.waiting.clear();
        }
        Order::Rehearse => {
            let is_idle = || desk.borrow().reading.is_none();
            rehearse(&is_idle).await?;
        }
        Order::Sheet(place) => {
            let (file, _) = desk.borrow().file.clone().ok_or(Failure::Died)?;
            look_into(desk, page, file, Some(place as usize)).await?;
        }
        Order::Photo(file) => {
            if let Some(waiting) = desk.borrow_mut().photo.take() {
                // The import was given up meanwhile where nobody waits any more.
                waiting.send(file).ok();
            }
        }
        Order::Plan { columns, options } => {
            desk.borrow_mut().asked = Some((columns, options));
            if !plan(desk, page).await? {
                return Ok(());
            }
            let report = report(&desk.borrow()).ok_or(Failure::Died)?;
            page.tell(&Told::Planned(report), None);
        }
        Order::Run => {
            let store = desk.borrow().store.clone().ok_or(Failure::Died)?;
            store.catch_up().await.map_err(failure_of_store)?;
            if store.seen() != desk.borrow().planned_over {
                // Somebody wrote meanwhile: the same customer may have been added by hand.
                if !plan(desk, page).await? {
                    return Err(Failure::Store);
                }
            }
            let report = report(&desk.borrow()).ok_or(Failure::Died)?;
            let mut planned = desk.borrow_mut().planned.take().ok_or(Failure::Died)?;
            keep_photos(desk, page, &store, &mut planned).await?;
            let change = match import_customers(&store, planned).await {
                Ok(change) => Some(change.0),
                Err(CommitError::NothingChanged) => None,
                Err(error) => return Err(failure_of(&error)),
            };
            if change.is_some() {
                Tabs::join(|_| {}).tell(News::Written(store.seen()));
            }
            page.tell(&Told::Done(change, report), None);
        }
        Order::Export(wanted) => {
            let (file, count, left_out) = file_of(&wanted).await?;
            page.tell(&Told::Exported(count, left_out), Some(file));
        }
        Order::FindDuplicates => find_duplicates(page).await?,
        Order::Rejected { heading, reasons } => {
            let (rejected, asked, language) = {
                let desk = desk.borrow();
                (desk.rejected.clone(), desk.asked.clone(), desk.language)
            };
            let ((columns, _), language) = asked.zip(language).ok_or(Failure::Died)?;
            page.tell(&Told::Rejected, Some(rejected.file(&columns, language, heading, &reasons).await?));
        }
    }
    Ok(())
}

/// What was planned, as the page shows it.
fn report(desk: &Desk) -> Option<Report> {
    let (planned, (_, options)) = (desk.planned.as_ref()?, desk.asked.as_ref()?);
    let About { refused, is_cut_off, unknown } = desk.about.clone();
    let left_out = options.doubtful == OnDoubtful::LeaveOut;
    let counts = planned.counts;
    let doubtful = if left_out { 0 } else { counts.of(Outcome::Doubtful) };
    Some(Report {
        counts,
        comes: counts.of(Outcome::New) + counts.of(Outcome::Changed) + doubtful,
        rows: planned.rows.clone(),
        organisations: planned.organisations,
        fields: planned.fields,
        refused,
        is_cut_off,
        unknown,
        not_kept: counts.of(Outcome::Rejected).saturating_sub(desk.rejected.len() as u32),
    })
}

/// Looks at the beginning of a file, and tells what it is: of a spreadsheet the sheet at a place, or the fullest.
async fn look_into(
    desk: &Rc<RefCell<Desk>>,
    page: &Page,
    file: ChosenFile,
    place: Option<usize>,
) -> Result<(), Failure> {
    let reading = desk.borrow().reading.clone().ok_or(Failure::Died)?;
    let (opened, sheet) = open(&file, &reading, place).await?;
    {
        let mut desk = desk.borrow_mut();
        desk.sheet = Rc::new(sheet);
        desk.file = Some((file, opened.kind));
    }
    page.tell(&Told::Opened(opened), None);
    Ok(())
}

/// Has the page make photos of the pictures that come in, which only a page can, and writes their bytes.
async fn keep_photos(
    desk: &Rc<RefCell<Desk>>,
    page: &Page,
    store: &Store,
    planned: &mut Planned,
) -> Result<(), Failure> {
    for PlannedPicture { of, picture } in std::mem::take(&mut planned.pictures) {
        let Some(file) = ChosenFile::of_bytes(&picture.bytes, "") else { continue };
        let (sender, photo) = oneshot::channel();
        desk.borrow_mut().photo = Some(sender);
        page.tell(&Told::Picture, Some(file));
        if let Ok(Some(file)) = photo.await {
            keep_photo(store, store.world(), planned, of, file).await.map_err(|error| failure_of(&error))?;
        }
    }
    Ok(())
}

pub(super) fn failed(error: &dyn std::fmt::Display) -> Failure {
    leptos::logging::error!("the import failed: {error}");
    Failure::Store
}

/// Why what was to be kept was not.
pub(super) fn failure_of(error: &CommitError) -> Failure {
    match error {
        CommitError::Disk(DiskError::Full) => Failure::Full,
        error => failed(error),
    }
}

fn failure_of_store(error: StoreError) -> Failure {
    failed(&error)
}

async fn open(
    file: &ChosenFile,
    reading: &Reading,
    place: Option<usize>,
) -> Result<(Opened, Vec<Row>), Failure> {
    let size = file.size_bytes();
    if size > LARGEST {
        return Err(Failure::File(NotReadable::TooLarge));
    }
    let beginning = file.piece(0, BEGINNING as u64).await.ok_or(Failure::File(NotReadable::Gone))?;
    let kind = kind_of(&beginning).map_err(Failure::File)?;
    let mut sheet = OneSheet::default();
    let glimpse = match kind {
        FileKind::Table => glimpse(&beginning, size <= BEGINNING as u64, reading),
        FileKind::Cards | FileKind::Backup | FileKind::AtomicCrm => Glimpse::default(),
        FileKind::Workbook => {
            if size > LARGEST_WORKBOOK {
                return Err(Failure::File(NotReadable::TooLarge));
            }
            let bytes = file.bytes().await.ok_or(Failure::File(NotReadable::Gone))?;
            sheet = sheet_of(bytes, place).await?;
            glimpse_of(sheet.rows.iter().take(SHOWN_ROWS).cloned().collect(), reading)
        }
    };
    let OneSheet { sheets, place, rows } = sheet;
    Ok((Opened { kind, glimpse, sheets, sheet: place as u32 }, rows))
}

/// The database, with the customers in memory and who works where.
pub async fn open_store(device: DeviceId, user: String) -> Result<Store, Failure> {
    let store = unread_store(device, user).await?;
    load(&store).await?;
    Ok(store)
}

/// The database, of which nothing is in memory yet.
pub(super) async fn unread_store(device: DeviceId, user: String) -> Result<Store, Failure> {
    let world = World {
        device,
        ids: Rc::new(DeviceIds),
        clock: Rc::new(DeviceClock),
        user: Rc::new(move || user.clone()),
    };
    Store::open(Rc::new(AppDisk::new()), world).await.map_err(failure_of_store)
}

pub(super) async fn load(store: &Store) -> Result<(), Failure> {
    // Who has a photo is asked of those who come with one.
    const NEEDED: [RecordKind; 4] =
        [RecordKind::Party, RecordKind::Link, RecordKind::Distinction, RecordKind::Attachment];
    let enough = || store.has_loaded(&NEEDED);
    while !enough() {
        store.load_step(&enough).await.map_err(failure_of_store)?;
    }
    Ok(())
}

/// The store, as soon as it is open: the user may be quicker than the disk.
pub(super) async fn store_of(desk: &Rc<RefCell<Desk>>) -> Result<Store, Failure> {
    let opened = {
        let mut desk = desk.borrow_mut();
        if let Some(store) = &desk.store {
            return Ok(store.clone());
        }
        let (sender, opened) = oneshot::channel::<()>();
        desk.waiting.push(sender);
        opened
    };
    // It is open when those who wait are let go, without being sent anything.
    opened.await.unwrap_or(());
    desk.borrow().store.clone().ok_or(Failure::Store)
}
