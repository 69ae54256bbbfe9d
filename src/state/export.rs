//! Customers handed over as a file: a second thread makes it of what is on the disk, however many they are.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::calendar::CalendarKind;
use crate::domain::custom_field::CustomField;
use crate::domain::digits::DigitSystem;
use crate::domain::language::Language;
use crate::domain::money::Currency;
use crate::formats::columns::{ExportColumn, Word};
use crate::platform::files::save_file;
use crate::state::errand::Errand;
use crate::state::import::{Failure, Order, Told};

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
    /// Everything that is known, to be taken in again or read by other programs (JSON).
    Backup,
}

impl ExportKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Table, Self::Workbook, Self::Cards, Self::OldCards, Self::Backup];

    /// How the name of such a file ends.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Table => "csv",
            Self::Workbook => "xlsx",
            Self::Cards | Self::OldCards => "vcf",
            Self::Backup => "json",
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

/// Makes the file as an errand and hands it over under a name; `then` hears how many customers are in it and
/// how many records are not, or that it failed.
pub fn export(
    errand: Errand,
    wanted: Wanted,
    name: String,
    then: impl Fn(Result<(u32, u32), Failure>) + Clone + 'static,
) {
    errand.send(&Order::Export(Box::new(wanted)), move |answer| match answer {
        Ok((Told::Exported(count, left_out), Some(file))) => {
            save_file(&file, &name);
            then(Ok((count, left_out)));
        }
        Ok((Told::Progress { .. }, _)) => {}
        Ok(_) => then(Err(Failure::Died)),
        Err(failure) => then(Err(failure)),
    });
}
