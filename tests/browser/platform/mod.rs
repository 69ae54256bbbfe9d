//! The browser behind plain functions.

mod device;
mod files;
mod installing;
mod tabs;
