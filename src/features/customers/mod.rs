//! Customers: the list, a customer's page, and the quick ways to add and to log.

pub mod list;
