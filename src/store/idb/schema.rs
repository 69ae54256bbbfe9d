//! What the IndexedDB database is made of. Its version is the number of the last migration step.

use super::migrations;

/// The database's name.
pub const NAME: &str = "peyvand";

/// The version this code reads and writes.
pub const VERSION: u32 = migrations::STEPS.len() as u32;

/// Entries of the log: key is the position, given by the store's key generator, which never gives a
/// number twice; value is the entry's bytes.
pub const LOG: &str = "log";

/// Pages: key is the page's key as a number, value its bytes.
pub const PAGES: &str = "pages";

/// One row, [`HEAD`]: the head, packed by [`records`](super::records).
pub const META: &str = "meta";

/// Key of the head in [`META`].
pub const HEAD: &str = "head";

/// Files: key is the name, value the bytes.
pub const FILES: &str = "files";

/// Every object store there is.
pub const STORES: [&str; 4] = [LOG, PAGES, META, FILES];
