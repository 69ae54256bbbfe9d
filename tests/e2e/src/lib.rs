//! Drives the finished app in a real Chromium, for the journeys and for the benchmark.
//!
//! - [`site`] serves a build and takes it away again, as a network does.
//! - [`browser`] starts a browser, speaks WebDriver and DevTools with it, and ends it.
//! - [`page`] finds what a person would find: by role and accessible name, in the language shown.
//! - [`words`] reads those names from the app's own catalogues.
//! - [`screens`] has one page model a screen.
//! - [`journey`] sets all of that up for a test and looks at the browser's console at its end.
//! - [`accessibility`] and [`screenshots`] check and picture whichever screen is shown; [`tour`]
//!   shows them all.
//!
//! A harness has one way to report: it panics, which fails the journey with the sentence given.
#![allow(clippy::panic, clippy::expect_used)]

pub mod accessibility;
pub mod browser;
pub mod journey;
pub mod page;
pub mod patience;
pub mod photo_file;
pub mod screens;
pub mod screenshots;
pub mod site;
pub mod source_tree;
pub mod tour;
pub mod words;
