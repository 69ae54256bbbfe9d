//! What must hold of the readers of files whatever bytes come: they end, take no more room than they say, read
//! pieces as they read the whole, and read again what was written of what they read.
//!
//! [`table`], [`cards`] and [`backup`] each have one `hold`, which panics where something does not. The programs
//! of the same names run them under a fuzzer; `cargo xtask test fuzz` builds and starts those.
#![allow(clippy::panic, clippy::expect_used)]

pub mod backup;
pub mod cards;
mod pieces;
mod surroundings;
pub mod table;
