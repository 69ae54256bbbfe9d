//! What was rejected of a file, as a file like it to be mended and taken in again.

use crate::app::background::sheets::workbook_of;
use crate::domain::language::{Direction, Language};
use crate::formats::incoming::ProblemKind;
use crate::formats::json::RejectedRecords;
use crate::formats::table::{Row, TableWriter};
use crate::formats::vcard::RejectedCards;
use crate::platform::files::ChosenFile;
use crate::state::import::Failure;
use crate::usecases::import_customers::source::Columns;

/// What was rejected, to be handed back.
pub enum Rejected {
    /// Rows of a table, each with why.
    Rows(RejectedRows),
    /// Cards.
    Cards(RejectedCards),
    /// Records of JSON.
    Records(RejectedRecords),
}

/// Rows of a table that were rejected.
#[derive(Default)]
pub struct RejectedRows {
    /// Each with why.
    pub rows: Vec<(Row, ProblemKind)>,
    /// What divides their cells; none in a spreadsheet.
    pub delimiter: Option<char>,
}

impl Default for Rejected {
    fn default() -> Self {
        Self::Rows(RejectedRows::default())
    }
}

impl Rejected {
    /// How many are kept.
    pub fn len(&self) -> usize {
        match self {
            Self::Rows(rejected) => rejected.rows.len(),
            Self::Cards(cards) => cards.len(),
            Self::Records(records) => records.len(),
        }
    }

    /// A file of it like the one it came in, which says why in these words.
    ///
    /// # Errors
    /// [`Failure`] where it cannot be made.
    pub async fn file(
        &self,
        columns: &Columns,
        language: Language,
        heading: String,
        reasons: &[(u8, String)],
    ) -> Result<ChosenFile, Failure> {
        let words = |why: ProblemKind| {
            let reason = reasons.iter().find(|(reason, _)| *reason == why as u8);
            reason.map(|(_, words)| words.clone()).unwrap_or_default()
        };
        let bytes = match self {
            Self::Cards(cards) => cards.file(&words),
            Self::Records(records) => records.file(&words).into_bytes(),
            Self::Rows(RejectedRows { rows, delimiter }) => {
                let named = columns.headings.len();
                // Rows may differ in how many cells they have.
                let width = rows.iter().map(|(row, _)| row.cells.len()).fold(named, usize::max);
                // Why they were rejected the last time is no part of them.
                let again = width == named && columns.headings.last() == Some(&heading);
                let with = |cells: &[String], last: String| {
                    let mut cells = cells.to_vec();
                    cells.resize(width - usize::from(again), String::new());
                    cells.push(last);
                    cells
                };
                let headings = with(&columns.headings, heading);
                let rows = rows.iter().map(|(row, why)| with(&row.cells, words(*why)));
                if let Some(delimiter) = delimiter {
                    let mut table = TableWriter::new(*delimiter);
                    Some(headings).into_iter().chain(rows).for_each(|row| {
                        table.row(row.iter().map(String::as_str));
                    });
                    table.take().into_bytes()
                } else {
                    let rows = rows.map(|row| row.into_iter().map(|cell| (false, cell)).collect());
                    workbook_of(headings, language.direction() == Direction::Rtl, rows.collect()).await?
                }
            }
        };
        ChosenFile::of_bytes(&bytes, "").ok_or(Failure::Full)
    }
}
