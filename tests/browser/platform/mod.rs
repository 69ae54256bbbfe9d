//! The browser behind plain functions.

mod device;
mod installing;
mod json;
mod pictures;
mod tabs;
