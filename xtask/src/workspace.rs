//! Where things lie in the source tree and what the lockfile says.

use crate::{
    failure::{Failure, Result},
    files,
};
use std::{
    env,
    path::{Path, PathBuf},
};

/// The source tree this command was built from.
#[derive(Debug, Clone)]
pub struct Workspace {
    root: PathBuf,
    target: PathBuf,
}

impl Workspace {
    /// Finds the source tree and cargo's target directory (`CARGO_TARGET_DIR` when it is set).
    pub fn find() -> Result<Self> {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = env::var_os("CARGO_MANIFEST_DIR")
            .map(PathBuf::from)
            .unwrap_or_else(|| manifest.to_path_buf())
            .ancestors()
            .find(|folder| folder.join("Cargo.lock").is_file())
            .map(Path::to_path_buf)
            .ok_or_else(|| {
                Failure::new(format!(
                    "no Cargo.lock at or above {}; run this from the source tree",
                    manifest.display()
                ))
            })?;
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => root.join(folder),
            None => root.join("target"),
        };
        Ok(Self { root, target })
    }

    /// The folder that holds the workspace's Cargo.toml.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Cargo's target directory.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Where the build for the browser compiles to: apart from the host's, since another compiler
    /// may be needed for it and the two would otherwise wait for each other's lock.
    pub fn web_target(&self) -> PathBuf {
        self.target.join("web")
    }

    /// Where what is fuzzed compiles to, with flags of its own, and what the fuzzers find.
    pub fn fuzz_target(&self) -> PathBuf {
        self.target.join("fuzz")
    }

    /// Where the tools that the project installs for itself live.
    pub fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }

    /// The finished app, ready for any static host.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The finished app for a path inside a host, for the journeys.
    pub fn dist_under_path(&self) -> PathBuf {
        self.root.join("target/dist-under-path")
    }

    /// The app as `dev` builds it, apart from the finished one.
    pub fn development_dist(&self) -> PathBuf {
        self.root.join("target/development-dist")
    }

    /// Where the split and shrunk code of a `kind` of build is kept for the next one. It lies in the
    /// source tree, as `dist` does: several trees may share one of cargo's target directories.
    pub fn packed_code(&self, kind: &str) -> PathBuf {
        self.root.join("target").join(format!("packed-{kind}"))
    }

    /// The version that Cargo.lock holds of the package called `name`.
    pub fn locked_version(&self, name: &str) -> Result<String> {
        let lock = files::read_text(&self.root.join("Cargo.lock"))?;
        locked_version(&lock, name).ok_or_else(|| {
            Failure::new(format!("Cargo.lock has no package `{name}`; run `cargo generate-lockfile`"))
        })
    }
}

fn locked_version(lock: &str, name: &str) -> Option<String> {
    let wanted = format!("name = \"{name}\"");
    let mut lines = lock.lines();
    lines.by_ref().find(|line| *line == wanted)?;
    let version = lines.next()?.strip_prefix("version = \"")?;
    Some(version.trim_end_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lockfile_tells_the_version_of_exactly_the_named_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
