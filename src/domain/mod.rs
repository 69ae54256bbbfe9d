//! Entities, value types and rules: no I/O, no clock, no randomness, no web.

pub mod calendar;
pub mod country;
pub mod digits;
pub mod language;
pub mod phone;
pub mod time;
