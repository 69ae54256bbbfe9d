//! The project's own commands, `cargo xtask <command>`.
//!
//! [`setup`] gets what the machine lacks, [`build`] makes `dist/`, [`static_server`] serves it; the
//! commands in [`commands`] are thin rows of steps over them.

pub mod build;
pub mod commands;
pub mod failure;
pub mod files;
pub mod headers;
pub mod setup;
pub mod static_server;
pub mod step;
pub mod workspace;
