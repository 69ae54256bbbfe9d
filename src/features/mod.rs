//! Screens, by what the user sees. An area never imports another area.

pub mod customers;
