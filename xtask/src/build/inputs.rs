//! What the finished app is made of, as one fingerprint: when it is unchanged, so is the app.

use crate::{failure::Result, files, workspace::Workspace};

const FOLDERS: [&str; 6] = ["src", "build", "locales", "style", "public", "xtask/src"];
const FILES: [&str; 6] =
    ["build.rs", "Cargo.toml", "core/Cargo.toml", "Cargo.lock", "Trunk.toml", "package-lock.json"];

/// The fingerprint of every file that the build reads.
pub fn fingerprint(workspace: &Workspace) -> Result<String> {
    let root = workspace.root();
    let mut inputs: Vec<_> = FILES.iter().map(|name| root.join(name)).collect();
    for folder in FOLDERS {
        inputs.extend(files::list(&root.join(folder))?);
    }
    files::fingerprint_files(root, &inputs)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRUNK: &str = include_str!("../../../Trunk.toml");

    #[test]
    fn trunk_rebuilds_for_all_that_the_app_is_compiled_from() {
        // The rest is what builds, not what is built: a change of it ends a running `dev` anyway.
        let building = ["xtask/src", "Trunk.toml", "package-lock.json"];
        let watched: Vec<&str> = TRUNK
            .lines()
            .find_map(|line| line.strip_prefix("watch = [")?.strip_suffix(']'))
            .unwrap_or_default()
            .split(", ")
            .map(|name| name.trim_matches('"'))
            .collect();
        for input in FOLDERS.into_iter().chain(FILES).filter(|input| !building.contains(input)) {
            assert!(watched.contains(&input), "Trunk.toml does not watch {input}");
        }
        for name in watched {
            assert!(FOLDERS.contains(&name) || FILES.contains(&name), "{name} is watched and no input");
        }
    }
}
