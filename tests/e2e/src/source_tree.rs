//! Where the project's files are.

use std::path::{Path, PathBuf};

/// The file or folder at `path`, relative to the folder of the workspace's Cargo.toml.
pub fn path(path: &str) -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.ancestors().nth(2).unwrap_or(package).join(path)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_lockfile_is_at_the_top_of_the_source_tree() {
        assert!(super::path("Cargo.lock").is_file());
    }
}
