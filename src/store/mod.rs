//! The store: an append-only log of changes and packed pages on a disk, compact tables in memory.
//!
//! [`ports`] says what a disk is, [`codec`] what its bytes mean, [`engine`] does the work.

pub mod codec;
#[cfg(feature = "testing")]
pub mod contract;
pub mod engine;
pub mod memory;
mod newcomers;
pub mod ports;
pub mod records;
