//! What the finished app is made of, as one fingerprint: when it is unchanged, so is the app.

use crate::{failure::Result, files, workspace::Workspace};

const FOLDERS: [&str; 5] = ["src", "locales", "style", "public", "xtask/src"];
const FILES: [&str; 5] = ["Cargo.toml", "core/Cargo.toml", "Cargo.lock", "Trunk.toml", "package-lock.json"];

/// The fingerprint of every file that the build reads.
pub fn fingerprint(workspace: &Workspace) -> Result<String> {
    let root = workspace.root();
    let mut inputs: Vec<_> = FILES.iter().map(|name| root.join(name)).collect();
    for folder in FOLDERS {
        inputs.extend(files::list(&root.join(folder))?);
    }
    files::fingerprint_files(root, &inputs)
}
