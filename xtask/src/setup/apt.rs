//! Packages of a Debian system, installed when this runs as root there.

use crate::{
    failure::{Failure, Result},
    step::{capture, find_program, run, step},
};
use std::{path::Path, process::Command};

/// Installs Debian `packages`. Elsewhere, or without the right to install, fails with a sentence
/// that names what is `missing` and the command that gets it; `elsewhere` is that command for
/// other systems.
pub fn install(packages: &[&str], missing: &str, elsewhere: &str) -> Result<()> {
    let list = packages.join(" ");
    if !is_debian() {
        return Err(Failure::new(format!("{missing} is missing; get it with: {elsewhere}")));
    }
    if !is_root() {
        return Err(Failure::new(format!(
            "{missing} is missing; get it with: sudo apt-get install -y --no-install-recommends {list}"
        )));
    }
    step(&format!("installing Debian packages: {list}"), || {
        run(apt().args(["update", "--quiet=2"]))?;
        run(apt().args(["install", "-y", "--quiet=2", "--no-install-recommends"]).args(packages)).map_err(
            |error| {
                Failure::new(format!(
                    "{missing} could not be installed ({error}); get it with: apt-get install -y {list}"
                ))
            },
        )
    })
}

/// Whether this is Debian or a system derived from it.
pub fn is_debian() -> bool {
    Path::new("/etc/debian_version").is_file() && find_program("apt-get").is_some()
}

/// Whether this runs as root.
pub fn is_root() -> bool {
    capture(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

fn apt() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}
