//! What a person does with the app, from the first tap to the last, in a real browser.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod accessibility;
mod attachments;
mod bad_input;
mod bulk;
mod calendar;
mod columns;
mod days_work;
mod duplicates;
mod facts;
mod find_a_customer;
mod first_run;
mod guide;
mod harness;
mod help;
mod import;
mod keyboard_only;
mod languages;
mod lists;
mod log_a_call;
mod narrow_the_list;
mod new_version;
mod offline;
mod own_fields;
mod palette;
mod share;
mod shortcuts;
mod storage_trouble;
mod tasks;
mod templates;
mod today_blocks;
mod turning_back;
mod two_tabs;
mod undo;
mod views;
