//! The compressed copies that hosts and `serve` send in place of the originals.

use crate::{failure::Result, step::run};
use std::{path::Path, process::Command};

/// Node compresses with all cores and is there for wasm-opt anyway.
const SCRIPT: &str = include_str!("compress.mjs");

/// Writes `.br` and `.gz` copies beside every text and wasm file below `folder`.
pub fn compress(node: &Path, folder: &Path) -> Result<()> {
    run(Command::new(node).args(["--input-type=module", "--eval", SCRIPT]).arg(folder))
}
