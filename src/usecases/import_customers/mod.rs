//! Taking in customers from a file: first a plan, which says what would become of each row, and then one
//! commit of all of it.
//!
//! A row is known again by what it says: the identity of a new party is made of that (UUIDv5), so the same file
//! taken in again changes nothing, also after the customers were edited. A row of our own export names its party.

mod absorb;
mod backup_plan;
mod coming;
mod fitting;
mod identity;
mod known_tables;
mod new_fields;
mod photos;
mod plan;
pub mod source;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::domain::attachment::Attachment;
use crate::domain::id::{ChangeId, PartyId};
use crate::domain::phone::PhoneNumber;
use crate::domain::record::Cause;
use crate::formats::incoming::Problem;
use crate::store::ports::{CommitError, Ledger, Newcomers, Write};

use crate::usecases::attach::take_away_after;
use crate::usecases::import_customers::coming::Coming;
use crate::usecases::import_customers::photos::bring_photos;

pub use backup_plan::BackupPlan;
pub use coming::MemoryScratch;
pub use known_tables::KnownTables;
pub use new_fields::{NewFields, NoField};
pub use photos::{PlannedPicture, keep_photo};
pub use plan::Plan;

/// What is done with a row whose customer is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OnExisting {
    /// What the customer lacks is added; what is there stays.
    Complete,
    /// What the file says stands in the place of what was there; in lists it is added.
    Overwrite,
    /// The customer stays as it is.
    Leave,
}

/// What is done with a row that may be of a customer who is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OnDoubtful {
    /// It becomes a new customer; the two can be merged later.
    Add,
    /// It is taken for that customer.
    Join,
    /// It is left out.
    LeaveOut,
}

/// How to take customers in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportOptions {
    /// What is done with a row whose customer is there already.
    pub existing: OnExisting,
    /// What is done with a row that may be of a customer who is there already.
    pub doubtful: OnDoubtful,
}

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Outcome {
    /// A new customer.
    New,
    /// A customer who is there is changed.
    Changed,
    /// Nothing: it is so already.
    Same,
    /// It may be of a customer who is there, and may not.
    Doubtful,
    /// It cannot be taken in.
    Rejected,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 5] = [Self::New, Self::Changed, Self::Same, Self::Doubtful, Self::Rejected];
}

/// What becomes of a row, to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedRow {
    /// Where it stands in the file.
    pub line: u32,
    /// What becomes of it.
    pub outcome: Outcome,
    /// The name it would have.
    pub name: String,
    /// A telephone number.
    pub phone: Option<PhoneNumber>,
    /// What else tells it: where the person works, an e-mail address, a city.
    pub about: Vec<String>,
    /// The customer it is, or may be.
    pub is: Option<(PartyId, String)>,
    /// What did not come in as it stands there.
    pub problems: Vec<Problem>,
}

/// How many rows come to what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts([u32; Outcome::ALL.len()]);

impl Counts {
    /// How many rows come to an outcome.
    #[must_use]
    pub fn of(&self, outcome: Outcome) -> u32 {
        self.0.get(outcome as usize).copied().unwrap_or_default()
    }

    /// How many rows there are.
    #[must_use]
    pub fn all(&self) -> u32 {
        self.0.iter().sum()
    }

    fn add(&mut self, outcome: Outcome) {
        if let Some(count) = self.0.get_mut(outcome as usize) {
            *count += 1;
        }
    }
}

/// What would become of a file, and all that is needed to do it.
#[derive(Default)]
pub struct Planned {
    /// How many rows come to what.
    pub counts: Counts,
    /// The first rows of each outcome.
    pub rows: Vec<PlannedRow>,
    /// How many organisations come in beside the rows, since people work there.
    pub organisations: u32,
    /// How many fields of the user's own are made of columns.
    pub fields: u32,
    /// The new records.
    coming: Coming,
    /// The fields that are made, and edits of customers who are there.
    pub edits: Vec<Write>,
    /// Pictures of those who come in, to be made photos of (see [`keep_photo`]).
    pub pictures: Vec<PlannedPicture>,
    /// The photos whose bytes are written.
    pub photos: Vec<Attachment>,
}

impl Planned {
    /// The new records alone.
    #[must_use]
    pub fn into_newcomers(self) -> Box<dyn Newcomers> {
        Box::new(self.coming)
    }
}

/// Takes in what was planned, as one change.
///
/// # Errors
/// [`CommitError`] when nothing was written; [`CommitError::Gone`] when a customer who was there when it was
/// planned is not any more, so that it has to be planned anew.
pub async fn import_customers(ledger: &dyn Ledger, mut planned: Planned) -> Result<ChangeId, CommitError> {
    let files = bring_photos(&mut planned)?;
    let outcome =
        ledger.commit_newcomers(Cause::ImportCustomers, Box::new(planned.coming), planned.edits).await;
    if let Err(error) = &outcome {
        take_away_after(error, ledger, &files).await;
    }
    outcome
}
