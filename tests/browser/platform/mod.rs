//! The browser behind plain functions.

mod device;
mod installing;
mod pictures;
mod tabs;
