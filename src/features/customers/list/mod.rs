//! The list of customers: search, filters, order, and a windowed list of whoever passes them.

mod active_filters;
mod filter_sheet;
mod page;
mod row;
mod words;

pub use page::CustomersArea;
