//! Taking customers in from a file: a second thread reads it, says what would become of each row, and does it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::attachment::NewFile;
use crate::domain::id::{ChangeId, DeviceId};
use crate::domain::language::Language;
use crate::formats::columns::Reading;
use crate::platform::files::save_file;
pub use crate::platform::files::{ChosenFile, dropped, take_chosen};
use crate::platform::idle::rest_ms;
use crate::platform::ids::device_id;
use crate::platform::local_storage;
use crate::platform::pictures::prepare;
use crate::platform::scratch::clear_scratch;
use crate::platform::words;
use crate::platform::worker::{Message, SecondThread};
use crate::state::export::Wanted;
use crate::state::preferences::{DevicePreferences, use_preferences};
use crate::state::toasts::{Toasts, use_toasts};
use crate::usecases::find_duplicates::Pair;
use crate::usecases::import_customers::source::{Columns, FileKind, Glimpse, NotReadable};
use crate::usecases::import_customers::{Counts, ImportOptions, KnownTables, NoField, Outcome, PlannedRow};

/// What the second thread is asked for.
#[derive(Debug, Serialize, Deserialize)]
pub enum Order {
    /// To look at the file that comes with it.
    Open {
        /// Which device it is.
        device: Uuid,
        /// What the user is called.
        user: String,
        /// In which language new fields are called what their columns are.
        language: Language,
        /// What has to be known to read it.
        reading: Box<Reading>,
    },
    /// To go through what an import does, while there is nothing else to do.
    Rehearse,
    /// To look at another sheet of the file.
    Sheet(u32),
    /// To say what would become of each row.
    Plan {
        /// How the columns are taken.
        columns: Columns,
        /// What is done with whom.
        options: ImportOptions,
    },
    /// To do what was planned.
    Run,
    /// To go on with the photo that was made of a picture; none where it cannot be read.
    Photo(Option<NewFile>),
    /// To make a file of customers.
    Export(Box<Wanted>),
    /// To look for customers who were written down twice.
    FindDuplicates,
    /// To hand over the rows that were rejected, with these words for why.
    Rejected {
        /// What the column is called that says why.
        heading: String,
        /// The words for each reason.
        reasons: Vec<(u8, String)>,
    },
}

/// What the second thread tells.
#[derive(Debug, Serialize, Deserialize)]
pub enum Told {
    /// It is there.
    Ready,
    /// What the file is.
    Opened(Opened),
    /// How far it has come.
    Progress {
        /// Bytes read.
        read: u64,
        /// Bytes there are.
        of: u64,
    },
    /// What would become of the rows.
    Planned(Report),
    /// A photo is to be made of the picture that comes with it.
    Picture,
    /// It is done, as this change, none where there was nothing to do; and what became of the rows.
    Done(Option<Uuid>, Report),
    /// The file that comes with it holds the rows that were rejected.
    Rejected,
    /// The file that comes with it holds so many customers, and lacks so many records, which say what could not be
    /// read again.
    Exported(u32, u32),
    /// The likeliest of the pairs that may be one customer, and how many there are.
    Duplicates(Vec<Pair>, u32),
    /// It cannot be done.
    Failed(Failure),
}

/// What a file is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Opened {
    /// What kind of file.
    pub kind: FileKind,
    /// What its table looks like.
    pub glimpse: Glimpse,
    /// The names of a spreadsheet's sheets, each with how many rows it has.
    pub sheets: Vec<(String, u32)>,
    /// Which of them it is.
    pub sheet: u32,
}

/// What would become of a file's rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// How many come to what.
    pub counts: Counts,
    /// How many of them come in.
    pub comes: u32,
    /// The first of each outcome.
    pub rows: Vec<PlannedRow>,
    /// How many organisations come in beside them.
    pub organisations: u32,
    /// How many columns become new fields.
    pub fields: u32,
    /// The columns that do not, and why.
    pub refused: Vec<(u32, NoField)>,
    /// Whether something is missing at the file's end.
    pub is_cut_off: bool,
    /// How many records only a newer version knows.
    pub unknown: u32,
    /// How many of those that were rejected cannot be handed back: there were too many, or no more is left of them
    /// than pieces.
    pub not_kept: u32,
}

/// Why it cannot be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure {
    /// The file cannot be read.
    File(NotReadable),
    /// There is no room on the device.
    Full,
    /// The store refused; it can be tried again.
    Store,
    /// The second thread died, or there is none.
    Died,
}

/// How far an import has come.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    /// No file is chosen.
    Idle,
    /// The file is being looked at.
    Opening,
    /// The columns can be corrected.
    Opened(Opened),
    /// The rows are being read: how many hundredths.
    Planning(u32),
    /// What would become of them.
    Planned(Report),
    /// It is being done.
    Running,
    /// It is done.
    Done(Report),
    /// It could not be done.
    Failed(Failure),
}

/// How far a second thread is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// It does not listen yet.
    Starting,
    /// It waits for its first order.
    Ready,
    /// It has been given one.
    Ordered,
}

/// The import, of which there is one at a time. Copying it gives the same one. It belongs to the app and not to its
/// page: what is being taken in goes on whatever screen is turned to.
#[derive(Clone, Copy)]
pub struct Import {
    phase: RwSignal<Phase>,
    opened: RwSignal<Option<Opened>>,
    file_name: RwSignal<String>,
    thread: StoredValue<Option<SecondThread>, LocalStorage>,
    stage: StoredValue<Stage>,
    first: StoredValue<Option<Message>, LocalStorage>,
    said: StoredValue<String>,
    failed: StoredValue<String>,
    /// Rises with each file, so that what belongs to one that was put away is passed over.
    turn: StoredValue<u32>,
    asked: StoredValue<Option<(Columns, ImportOptions)>>,
    toasts: Toasts,
    preferences: DevicePreferences,
}

impl Import {
    /// No import yet.
    fn none() -> Self {
        Self {
            phase: RwSignal::new(Phase::Idle),
            opened: RwSignal::new(None),
            file_name: RwSignal::new(String::new()),
            thread: StoredValue::new_local(None),
            stage: StoredValue::new(Stage::Starting),
            first: StoredValue::new_local(None),
            said: StoredValue::new(String::new()),
            failed: StoredValue::new(String::new()),
            turn: StoredValue::new(0),
            asked: StoredValue::new(None),
            toasts: use_toasts(),
            preferences: use_preferences(),
        }
    }

    /// How far it has come.
    #[must_use]
    pub fn phase(self) -> Signal<Phase> {
        self.phase.into()
    }

    /// What the file is, once that is known.
    #[must_use]
    pub fn opened(self) -> Signal<Option<Opened>> {
        self.opened.into()
    }

    /// What the file is called.
    #[must_use]
    pub fn file_name(self) -> Signal<String> {
        self.file_name.into()
    }

    /// Looks at a file. Whatever was under way is ended; nothing of it was written.
    pub fn open(self, file: ChosenFile, reading: Reading) {
        let (user, language) = self
            .preferences
            .with_untracked(|preferences| (preferences.user_name.clone(), preferences.language));
        let DeviceId(device) = device_id();
        self.cancel();
        self.file_name.set(file.name());
        self.phase.set(Phase::Opening);
        let turn = self.turn.get_value();
        spawn_local(async move {
            match words::fetch(HEADINGS).await {
                _ if self.turn.get_value() != turn => {}
                Ok(headings) => {
                    let reading = Box::new(Reading { headings: headings.to_owned(), ..reading });
                    self.send(&Order::Open { device, user, language, reading }, file);
                }
                Err(error) => {
                    leptos::logging::warn!("what columns are called did not arrive: {error}");
                    self.fail(Failure::Died);
                }
            }
        });
    }

    /// Lets a thread be at hand, whose start takes a moment, for a file that is about to be chosen, and what columns
    /// are called.
    pub fn prepare(self) {
        if self.thread.with_value(Option::is_some) {
            return;
        }
        let heard = move |message: Option<Message>| match message {
            Some(message) => self.hear(message),
            None => self.fail(Failure::Died),
        };
        self.stage.set_value(Stage::Starting);
        self.thread.set_value(SecondThread::start(heard));
        spawn_local(async {
            if let Err(error) = words::fetch(HEADINGS).await {
                leptos::logging::warn!("what columns are called did not arrive yet: {error}");
            }
        });
    }

    /// Gives a thread its first order.
    fn send(self, order: &Order, file: ChosenFile) {
        let Some(words) = encoded(order) else { return self.fail(Failure::Died) };
        let first = Message { words, file: Some(file) };
        self.prepare();
        match self.stage.get_value() {
            Stage::Starting if self.thread.with_value(Option::is_some) => self.first.set_value(Some(first)),
            _ => self.tell_message(&first),
        }
    }

    /// Looks at another sheet of the file.
    pub fn turn_to_sheet(self, place: u32) {
        self.phase.set(Phase::Opening);
        self.tell(&Order::Sheet(place));
    }

    /// Has it worked out what would become of each row.
    pub fn plan(self, columns: Columns, options: ImportOptions) {
        self.asked.set_value(Some((columns.clone(), options)));
        self.phase.set(Phase::Planning(0));
        self.tell(&Order::Plan { columns, options });
    }

    /// Does what was planned; `said` is shown with a way back, or `failed`, which is heard on whatever screen the
    /// user is by then.
    pub fn run(self, said: String, failed: String) {
        self.said.set_value(said);
        self.failed.set_value(failed);
        self.phase.set(Phase::Running);
        self.tell(&Order::Run);
    }

    /// Puts it away when its page is left, unless it is being done: then it goes on.
    pub fn leave(self) {
        if !self.is_running() {
            self.cancel();
            self.thread.set_value(None);
        }
    }

    /// Ends it. What was not committed is as if it had never been.
    pub fn cancel(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.first.set_value(None);
        if self.stage.get_value() == Stage::Ordered {
            self.end_thread();
        }
        self.opened.set(None);
        self.phase.set(Phase::Idle);
    }

    /// Hands the rows that were rejected over to the device as a file, with a column that says why.
    pub fn save_rejected(self, heading: String, reasons: Vec<(u8, String)>) {
        self.tell(&Order::Rejected { heading, reasons });
    }

    /// Ends the thread, which holds every customer in memory: nothing more is asked of it. Not from within its own
    /// answer, which is being heard.
    fn end_soon(self) {
        spawn_local(async move { self.end_thread() });
    }

    fn end_thread(self) {
        self.thread.try_set_value(None);
        spawn_local(async move {
            // Until then it may still have hold of what it had put aside.
            rest_ms(THREAD_ENDS_MS).await;
            clear_scratch().await;
        });
    }

    fn fail(self, failure: Failure) {
        self.end_soon();
        // Nobody waits for one that was only at hand: the next file starts another.
        if self.phase.with_untracked(|phase| *phase == Phase::Idle) {
            return;
        }
        if self.is_running() {
            self.toasts.say(self.failed.get_value());
        }
        // What is done stays done.
        if self.phase.with_untracked(|phase| !matches!(phase, Phase::Done(_))) {
            self.phase.set(Phase::Failed(failure));
        }
    }

    /// Whether what was planned is being done.
    #[must_use]
    pub fn is_running(self) -> bool {
        self.phase.with_untracked(|phase| *phase == Phase::Running)
    }

    /// Whether the rows are being read, and not already taken in.
    fn is_planning(self) -> bool {
        self.phase.with_untracked(|phase| matches!(phase, Phase::Planning(_)))
    }

    fn tell(self, order: &Order) {
        self.stage.set_value(Stage::Ordered);
        self.tell_aside(order);
    }

    /// Tells it what is no work for a file.
    fn tell_aside(self, order: &Order) {
        match encoded(order) {
            Some(words) => self.post(&Message { words, file: None }),
            None => self.fail(Failure::Died),
        }
    }

    fn tell_message(self, message: &Message) {
        self.stage.set_value(Stage::Ordered);
        self.post(message);
    }

    fn post(self, message: &Message) {
        let told = self.thread.try_with_value(|thread| thread.as_ref()?.tell(message).ok());
        if told.flatten().is_none() {
            self.fail(Failure::Died);
        }
    }

    fn hear(self, message: Message) {
        let Ok(told) = postcard::from_bytes::<Told>(&message.words) else { return self.fail(Failure::Died) };
        match told {
            Told::Ready => {
                self.stage.set_value(Stage::Ready);
                match self.first.try_update_value(Option::take).flatten() {
                    Some(first) => self.tell_message(&first),
                    None => self.tell_aside(&Order::Rehearse),
                }
            }
            Told::Opened(opened) => {
                self.opened.try_set(Some(opened.clone()));
                self.phase.try_set(Phase::Opened(opened));
            }
            // Somebody wrote meanwhile, so it is planned once more before it is done.
            Told::Progress { .. } | Told::Planned(_) if !self.is_planning() => {}
            Told::Progress { read, of } => {
                let hundredths = (read * 100).checked_div(of).unwrap_or_default();
                self.phase.try_set(Phase::Planning(u32::try_from(hundredths).unwrap_or(100)));
            }
            Told::Planned(report) => {
                self.phase.try_set(Phase::Planned(report));
            }
            Told::Done(change, report) => {
                if let Some((columns, options)) = self.asked.try_get_value().flatten() {
                    remember(&columns, options);
                }
                if let Some(change) = change {
                    self.toasts.committed(ChangeId(change), self.said.try_get_value().unwrap_or_default());
                }
                if report.counts.of(Outcome::Rejected) == 0 {
                    self.end_soon();
                }
                self.phase.set(Phase::Done(report));
            }
            Told::Picture => {
                let Some(file) = message.file else { return self.tell(&Order::Photo(None)) };
                spawn_local(async move {
                    let photo = prepare(&file).await.ok().map(|photo| photo.file);
                    self.tell(&Order::Photo(photo));
                });
            }
            Told::Rejected => {
                let Some(file) = message.file else { return };
                let kind = self.opened.with_untracked(|opened| opened.as_ref().map(|opened| opened.kind));
                let Some(kind) = kind else { return };
                save_file(&file, &rejected_name(&self.file_name.get_untracked(), kind));
            }
            Told::Exported(..) | Told::Duplicates(..) => {}
            Told::Failed(failure) => self.fail(failure),
        }
    }
}

/// Lets there be an import; called once, by the app.
pub fn provide_import() {
    provide_context(Import::none());
    provide_context(WaitingFile(StoredValue::new_local(None)));
}

/// The import.
#[must_use]
pub fn use_import() -> Import {
    expect_context()
}

/// A file that another app shared, until the page for it takes it.
#[derive(Clone, Copy)]
pub struct WaitingFile(StoredValue<Option<ChosenFile>, LocalStorage>);

/// Where a file waits.
#[must_use]
pub fn use_waiting_file() -> WaitingFile {
    expect_context()
}

impl WaitingFile {
    /// Has a file wait, in the place of one that waits already.
    pub fn put(self, bytes: &[u8], name: &str) {
        self.0.set_value(ChosenFile::of_bytes(bytes, name));
    }

    /// Takes the file that waits.
    #[must_use]
    pub fn take(self) -> Option<ChosenFile> {
        self.0.try_update_value(Option::take).flatten()
    }
}

/// How long a thread that was ended takes to be gone, in milliseconds.
const THREAD_ENDS_MS: u32 = 1_000;

/// The file of what columns are called.
const HEADINGS: &str = "headings";

/// Under which key it is kept how tables were taken in.
const TABLES: &str = "peyvand.tables";

/// How a table of these columns was taken in last, as [`KnownTables::recall`] says.
#[must_use]
pub fn recall(glimpse: &Glimpse, reading: &Reading) -> Option<(Columns, ImportOptions)> {
    known_tables().recall(glimpse, reading)
}

fn remember(columns: &Columns, options: ImportOptions) {
    let mut known = known_tables();
    known.remember(columns, options);
    if let Err(error) = local_storage::write(TABLES, &known.to_text()) {
        leptos::logging::warn!("how the table was read is not remembered: {error}");
    }
}

fn known_tables() -> KnownTables {
    KnownTables::from_text(&local_storage::read(TABLES).unwrap_or_default())
}

/// What the file of the rows that were rejected is called.
fn rejected_name(file: &str, kind: FileKind) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let ending = match kind {
        FileKind::Table => "csv",
        FileKind::Cards => "vcf",
        FileKind::Workbook => "xlsx",
        FileKind::Backup | FileKind::AtomicCrm => "json",
    };
    [stem, "-rejected.", ending].concat()
}

/// An order or an answer as bytes; none where it cannot be encoded.
#[must_use]
pub fn encoded<T: Serialize>(words: &T) -> Option<Vec<u8>> {
    postcard::to_allocvec(words).ok()
}
