//! The disk on IndexedDB.

mod failures;
mod idb_disk;
mod measure;
mod migration;
mod tabs_on_one_database;
