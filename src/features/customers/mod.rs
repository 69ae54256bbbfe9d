//! Customers: the list, a customer's page, and the quick ways to add and to log.

mod add_draft;
mod alike;
mod facts;
pub mod list;
mod log;
mod percent;
pub mod quick_add;
pub mod quick_log;
pub mod shared;
pub mod show;
mod words;
mod written_tags;
