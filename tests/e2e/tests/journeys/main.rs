//! What a person does with the app, from the first tap to the last, in a real browser.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod harness;
