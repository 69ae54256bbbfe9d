//! Tasks: the list of all, and the sheet in which one is written, changed or brought to its end.

pub mod list;
pub mod sheet;
