//! The list of customers: search, filters, order, and a windowed list of whoever passes them.

mod active_filters;
mod bulk_bar;
mod columns;
mod filter_sheet;
mod page;
mod row;
mod selection;
mod selection_head;
mod table;
mod view_chips;
mod view_sheet;
mod words;

pub use page::CustomersArea;
