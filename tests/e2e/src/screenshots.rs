//! Pictures of the screen, for people to look at.

use crate::{browser::Browser, source_tree};
use std::{fs, path::PathBuf};

/// Saves what is shown as `target/screenshots/<name>.png` and returns where.
pub fn save(browser: &Browser, name: &str) -> PathBuf {
    let folder = source_tree::path("target/screenshots");
    fs::create_dir_all(&folder)
        .unwrap_or_else(|error| panic!("could not make {}: {error}", folder.display()));
    let file = folder.join(format!("{name}.png"));
    fs::write(&file, browser.picture())
        .unwrap_or_else(|error| panic!("could not write {}: {error}", file.display()));
    file
}
