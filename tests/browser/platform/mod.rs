//! The browser behind plain functions.

mod carets;
mod device;
mod installing;
mod json;
mod pictures;
mod tabs;
