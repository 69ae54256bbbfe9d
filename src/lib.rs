//! Peyvand.

pub mod i18n;
