//! Node and the npm packages: wasm-opt's and esbuild for the build, axe-core for the journeys.

use super::apt;
use crate::{
    failure::{Failure, Result},
    files,
    step::{find_program, run, step},
    workspace::Workspace,
};
use std::{
    path::{Path, PathBuf},
    process::Command,
};

const INSTALL_NODE: &str = "the installer or package of Node 20 or newer for your system";

/// Node and the folder of the project's npm packages.
pub struct Node {
    pub program: PathBuf,
    pub packages: PathBuf,
}

/// Finds Node and installs the packages when package-lock.json changed since the last time.
pub fn ensure(workspace: &Workspace) -> Result<Node> {
    if find_program("node").is_none() || find_program("npm").is_none() {
        apt::install(&["nodejs", "npm"], "Node (with npm)", INSTALL_NODE)?;
    }
    let program = find_program("node")
        .ok_or_else(|| Failure::new(format!("Node is missing; get it with: {INSTALL_NODE}")))?;
    let packages = workspace.root().join("node_modules");
    let lock = files::read(&workspace.root().join("package-lock.json"))?;
    // Within the folder it vouches for, so that removing that folder is noticed.
    let stamp = packages.join(".installed-from");
    if !is_current(&stamp, &lock) {
        step("installing the npm packages of package-lock.json", || {
            install(workspace.root())?;
            files::write(&stamp, &lock)
        })?;
    }
    Ok(Node { program, packages })
}

fn is_current(stamp: &Path, lock: &[u8]) -> bool {
    files::read(stamp).is_ok_and(|installed| installed == lock)
}

fn install(root: &Path) -> Result<()> {
    run(Command::new("npm")
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
        .current_dir(root))
    .map_err(|error| {
        Failure::new(format!(
            "the npm packages could not be installed ({error}); get them with: npm ci --ignore-scripts"
        ))
    })
}
