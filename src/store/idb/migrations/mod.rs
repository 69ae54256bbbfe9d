//! Migrations: one file a step. Steps are about object stores only; records of an earlier format
//! are brought up to date as they are read (`store::records`).
//!
//! To add one: write `v3.rs` with its `apply`, and name it at the end of [`STEPS`]. Never change a
//! step that has been released; a database may stand at any of them.

mod v1;
mod v2;

use indexed_db_futures::database::Database;

/// A step, run inside the upgrade's transaction.
type Step = fn(&Database) -> indexed_db_futures::Result<()>;

/// The steps in order; the first makes version 1 out of nothing.
pub const STEPS: [Step; 2] = [v1::apply, v2::apply];

/// Runs the steps that a database of version `from` (0: a new one) has not had.
///
/// # Errors
/// The browser's, when a step fails; then the upgrade is taken back as a whole.
pub fn run(database: &Database, from: u32) -> indexed_db_futures::Result<()> {
    STEPS.iter().skip(from as usize).try_for_each(|step| step(database))
}
