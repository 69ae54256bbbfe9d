//! Customers: the list, a customer's page, and the quick ways to add and to log.

mod add_draft;
mod date_fields;
mod facts;
pub mod list;
mod log;
mod more_fields;
mod party_picker;
mod percent;
mod problem_words;
pub mod quick_add;
pub mod quick_log;
mod saving;
pub mod show;
mod words;
mod written_tags;
