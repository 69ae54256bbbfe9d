//! Version 2: files (photos, voice notes) get a store of their own.

use indexed_db_futures::Build;
use indexed_db_futures::database::Database;

pub fn apply(database: &Database) -> indexed_db_futures::Result<()> {
    database.create_object_store("files").build()?;
    Ok(())
}
