//! Logging what happened: the buttons, the sheet, and what is typed into it.

mod log_buttons;
mod log_draft;
mod log_form;
mod log_sheet;
mod when_fields;

pub(super) use log_buttons::LogButtons;
pub(super) use log_sheet::{EditSheet, NewLog, logged_words};
