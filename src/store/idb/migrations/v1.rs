//! Version 1: the log, the pages and the head.

use indexed_db_futures::Build;
use indexed_db_futures::database::Database;

pub fn apply(database: &Database) -> indexed_db_futures::Result<()> {
    database.create_object_store("log").with_auto_increment(true).build()?;
    database.create_object_store("pages").build()?;
    database.create_object_store("meta").build()?;
    Ok(())
}
