//! Customers handed over as a file: a second thread makes it of what is on the disk, however many they are.

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::calendar::CalendarKind;
use crate::domain::custom_field::CustomField;
use crate::domain::digits::DigitSystem;
use crate::domain::language::Language;
use crate::domain::money::Currency;
use crate::formats::columns::{ExportColumn, Word};
use crate::platform::files::save_file;
use crate::platform::worker::{Message, SecondThread};
use crate::state::import::{Failure, Order, Told, encoded};

/// What kind of file is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExportKind {
    /// A table that Excel opens, values divided by commas.
    Table,
    /// A spreadsheet.
    Workbook,
    /// Cards of version 4.0.
    Cards,
    /// Cards of version 3.0, for older telephones and programs.
    OldCards,
}

impl ExportKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Table, Self::Workbook, Self::Cards, Self::OldCards];

    /// How the name of such a file ends.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Table => "csv",
            Self::Workbook => "xlsx",
            Self::Cards | Self::OldCards => "vcf",
        }
    }
}

/// What is to be handed over, and how.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Wanted {
    /// What kind of file.
    pub kind: ExportKind,
    /// Who; none for everybody.
    pub parties: Option<Vec<Uuid>>,
    /// The columns of a table that may be wanted, each with its name; those that nobody needs are left out.
    pub columns: Vec<(ExportColumn, String)>,
    /// The words for what has names.
    pub words: Vec<(Word, String)>,
    /// The calendar in which days are written.
    pub calendar: CalendarKind,
    /// The digits in which days are written.
    pub digits: DigitSystem,
    /// The currency that amounts do not have to name.
    pub currency: Option<Currency>,
    /// The language.
    pub language: Language,
    /// The fields of the user's own.
    pub fields: Vec<CustomField>,
}

/// An export. Copying it gives the same one; it ends with the place it is made in.
#[derive(Clone, Copy)]
pub struct Export {
    thread: StoredValue<Option<SecondThread>, LocalStorage>,
    running: RwSignal<bool>,
}

impl Export {
    /// No export yet.
    #[must_use]
    pub fn begun_here() -> Self {
        Self { thread: StoredValue::new_local(None), running: RwSignal::new(false) }
    }

    /// Whether a file is being made.
    #[must_use]
    pub fn running(self) -> Signal<bool> {
        self.running.into()
    }

    /// Makes the file and hands it over under a name; `then` hears how many customers are in it, or that it
    /// failed.
    pub fn begin(self, wanted: Wanted, name: String, then: impl Fn(Result<u32, Failure>) + Clone + 'static) {
        let order = encoded(&Order::Export(Box::new(wanted)));
        self.running.set(true);
        let end = move |outcome| {
            self.running.try_set(false);
            // It holds every customer in memory. Not from within its own answer, which is being heard.
            spawn_local(async move {
                self.thread.try_set_value(None);
            });
            then(outcome);
        };
        let heard = {
            let end = end.clone();
            move |message: Option<Message>| {
                let told = message.as_ref().and_then(|message| postcard::from_bytes(&message.words).ok());
                match (told, message) {
                    (Some(Told::Ready), _) => {
                        let told = self.thread.try_with_value(|thread| {
                            let (thread, words) = (thread.as_ref()?, order.clone()?);
                            thread.tell(&Message { words, file: None }).ok()
                        });
                        if told.flatten().is_none() {
                            end(Err(Failure::Died));
                        }
                    }
                    (Some(Told::Exported(count)), Some(Message { file: Some(file), .. })) => {
                        save_file(&file, &name);
                        end(Ok(count));
                    }
                    (Some(Told::Failed(failure)), _) => end(Err(failure)),
                    (Some(Told::Progress { .. }), _) => {}
                    _ => end(Err(Failure::Died)),
                }
            }
        };
        let thread = SecondThread::start(heard);
        if thread.is_none() {
            end(Err(Failure::Died));
        }
        self.thread.set_value(thread);
    }
}
