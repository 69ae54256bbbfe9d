//! How a user corrected the columns of tables, to be taken so when a table with the same columns comes again.
//!
//! Where the first customer stands is not remembered: it is found by where the names of the columns stand, and
//! they may stand lower in the next file.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::country::Country;
use crate::domain::normalise::{normalise, push_compact};
use crate::formats::base64;
use crate::formats::columns::{Reading, Target};
use crate::usecases::import_customers::ImportOptions;
use crate::usecases::import_customers::source::{Columns, Glimpse};

/// How many tables are remembered; files of customers come from fewer programs than that.
const MOST: usize = 20;
/// Stands before what is written. Raise it whenever what is written of a [`Target`] or of another part changes,
/// so that what was written before is forgotten rather than taken for something else.
const VERSION: u8 = 1;

/// The tables that were taken in, the latest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownTables(Vec<KnownTable>);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct KnownTable {
    /// Made of the names of the columns, in order.
    key: Uuid,
    targets: Vec<Target>,
    home: Option<Country>,
    options: ImportOptions,
}

impl KnownTables {
    /// Remembers how a table was taken in. One whose columns have no names is not known again, and not
    /// remembered.
    pub fn remember(&mut self, columns: &Columns, options: ImportOptions) {
        let Some(key) = key_of(&columns.headings) else { return };
        self.0.retain(|known| known.key != key);
        self.0.truncate(MOST - 1);
        let (targets, home) = (columns.targets.clone(), columns.home);
        self.0.insert(0, KnownTable { key, targets, home, options });
    }

    /// How a table of these columns was taken in last; none where none was. A column whose field is gone or put
    /// away by now, and one that is new, says what it seems to say.
    #[must_use]
    pub fn recall(&self, glimpse: &Glimpse, reading: &Reading) -> Option<(Columns, ImportOptions)> {
        let key = key_of(&glimpse.headings)?;
        let known = self.0.iter().find(|known| known.key == key)?;
        let is_there = |id| reading.fields.iter().any(|field| field.id == id && !field.retired);
        let target = |(column, guessed): (usize, &Target)| match (known.targets.get(column), guessed) {
            (Some(Target::Custom(id)), _) if !is_there(*id) => *guessed,
            // The field was made the last time.
            (Some(Target::NewField(_)), Target::Custom(_)) => *guessed,
            (Some(target), _) => *target,
            (None, _) => *guessed,
        };
        let columns = Columns {
            headings: glimpse.headings.clone(),
            skip: glimpse.skip,
            targets: glimpse.targets.iter().enumerate().map(target).collect(),
            home: known.home,
        };
        Some((columns, known.options))
    }

    /// All of them as a text without spaces or ends of lines: some thirty characters a table, two a column, and
    /// twenty more for each column that fills a field of the user's own.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut bytes = vec![VERSION];
        // Nothing in them fails to be written; a text of no tables is read as none.
        bytes.extend(postcard::to_allocvec(&self.0).unwrap_or_default());
        base64::encoded(&bytes)
    }

    /// What [`KnownTables::to_text`] wrote; nothing where it is of another version, or damaged.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        let bytes = base64::decoded(text).unwrap_or_default();
        let written = bytes.split_first().filter(|(version, _)| **version == VERSION);
        let tables = written.and_then(|(_, rest)| postcard::from_bytes::<Vec<KnownTable>>(rest).ok());
        let mut known = Self(tables.unwrap_or_default());
        known.0.truncate(MOST);
        known
    }
}

/// What tables of the same columns share; none where no column has a name.
fn key_of(headings: &[String]) -> Option<Uuid> {
    let mut names = String::new();
    for heading in headings {
        push_compact(&mut names, &normalise(heading));
        names.push('|');
    }
    let is_named = names.bytes().any(|byte| byte != b'|');
    is_named.then(|| Uuid::new_v5(&Uuid::NAMESPACE_OID, names.as_bytes()))
}

#[cfg(test)]
mod tests;
