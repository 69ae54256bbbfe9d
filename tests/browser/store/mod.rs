//! The disk on IndexedDB.

mod failures;
mod idb_disk;
mod measure;
mod tabs_on_one_database;
