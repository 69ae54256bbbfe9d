//! Screens, by what the user sees. An area never imports another area.

pub mod activity;
pub mod calendar;
pub mod customers;
pub mod duplicates;
pub mod fields;
pub mod first_run;
pub mod guide;
pub mod help;
pub mod import;
pub mod interactions;
pub mod lists;
pub mod more;
pub mod settings;
pub mod storage;
pub mod tasks;
pub mod templates;
pub mod today;
pub mod trash;
