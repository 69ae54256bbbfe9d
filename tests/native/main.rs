//! Native tier: everything that needs no browser.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod architecture;
mod contrast;
mod manifests;
mod memory_disk;
mod schema_1;
