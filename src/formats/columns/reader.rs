//! Reading the rows of a table as customers, once it is known what their columns say.

use serde::{Deserialize, Serialize};
use uuid::{Uuid, uuid};

use crate::domain::calendar::CalendarKind;
use crate::domain::country::Country;
use crate::domain::custom_field::CustomField;
use crate::domain::id::{ChoiceId, FieldId};
use crate::domain::money::Currency;
use crate::domain::normalise::{normalise, push_compact, trimmed};
use crate::domain::party::LifecycleStage;
use crate::domain::time::CivilDate;
use crate::formats::columns::card_cell;
use crate::formats::columns::cell::number_in;
use crate::formats::columns::edit;
use crate::formats::columns::row::Row;
use crate::formats::columns::target::Target;
use crate::formats::incoming::{Incoming, Problem, ProblemKind};

/// Names the space in which columns become fields. Made once; never change it, or a file taken in again makes
/// its fields again.
const FIELDS: Uuid = uuid!("5b0c7f4e-2d53-4c0e-9a86-0b5f7f1f3c14");

/// What the reader of a table has to know of the world.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Reading {
    /// The country in which a telephone number without a country code is meant.
    pub home: Country,
    /// The calendar in which a date is meant that does not say.
    pub calendar: CalendarKind,
    /// Today, from which short years are measured.
    pub today: CivilDate,
    /// The currency in which amounts are meant, where there is one.
    pub currency: Option<Currency>,
    /// The stages by the names they go by, normalised.
    pub stages: Vec<(String, LifecycleStage, Option<ChoiceId>)>,
    /// The countries by the names they go by, normalised.
    pub countries: Vec<(String, Country)>,
    /// The fields of the user's own.
    pub fields: Vec<CustomField>,
    /// What a wedding day is called, for cards that name one.
    pub anniversary: String,
    /// What columns are called, as the file `headings.txt` has it; empty where no table is looked at.
    pub headings: String,
}

/// Reads rows.
///
/// A row that has the whole customer in a card of ours (see [`card_cell`]) is that customer, and each other
/// cell is an edit of it where it does not stand there as it was written. An empty cell says nothing, there as
/// everywhere.
pub struct RowReader<'a> {
    headings: &'a [String],
    targets: &'a [Target],
    reading: &'a Reading,
}

/// The field that a column of a name becomes: always the same for the same name.
#[must_use]
pub fn field_of(heading: &str) -> FieldId {
    let mut key = String::new();
    push_compact(&mut key, &normalise(heading));
    FieldId(Uuid::new_v5(&FIELDS, key.as_bytes()))
}

impl<'a> RowReader<'a> {
    /// Reads rows whose columns say `targets` and are called `headings`, which may be fewer.
    #[must_use]
    pub fn new(headings: &'a [String], targets: &'a [Target], reading: &'a Reading) -> Self {
        Self { headings, targets, reading }
    }

    /// The customer of a row that begins in `line`.
    #[must_use]
    #[cfg_attr(speed, optimize(speed))]
    pub fn read(&self, line: u32, cells: &[String]) -> Incoming {
        let says = |target: Target| self.targets.contains(&target);
        let written = self.targets.iter().position(|target| *target == Target::Card);
        let written = written.and_then(|column| cells.get(column));
        let written = written.and_then(|cell| card_cell::read(cell.trim(), self.reading));
        let mut row = Row::new(self.reading);
        row.is_of_ours = says(Target::Identity) || says(Target::Card);
        row.has_titles = says(Target::PlaceTitle);
        if let Some(written) = &written {
            row.last_phone = self.last_of(Target::Phone(None));
            row.last_email = self.last_of(Target::Email(None));
            row.calendar = written.calendar;
            row.organisation_said = Some(written.customer.party.is_organisation());
        }
        let mut any = false;
        for (column, cell) in cells.iter().enumerate() {
            let cell = trimmed(cell);
            if cell.is_empty() {
                continue;
            }
            any = true;
            let heading = self.headings.get(column).map_or("", |heading| trimmed(heading));
            // More cells than columns: they are kept.
            let target = self.targets.get(column).copied().unwrap_or(Target::Remark);
            match &written {
                Some(_) if matches!(target, Target::Card | Target::Identity) => {}
                Some(written) if written.has(heading, cell) => {}
                _ => row.take(target, heading, cell),
            }
        }
        let said = row.finish();
        let mut incoming = match written {
            Some(written) => {
                let was = Some(Box::new(written.customer.party.clone()));
                Incoming { was, ..edit::laid_over(written.customer, said) }
            }
            None => said.into_customer(),
        };
        incoming.line = line;
        if !any {
            incoming.problems = vec![Problem { what: ProblemKind::NoName, text: String::new() }];
        }
        incoming
    }

    /// The highest number that a column of a kind has.
    fn last_of(&self, target: Target) -> usize {
        let columns = self.headings.iter().zip(self.targets).filter(|(_, known)| **known == target);
        columns.map(|(heading, _)| number_in(heading)).max().unwrap_or(1)
    }
}
