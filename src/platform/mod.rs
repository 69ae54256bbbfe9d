//! The browser, behind plain functions: the only home of its interfaces besides the store's adapter.

pub mod clock;
pub mod idle;
pub mod local_storage;
pub mod page;
