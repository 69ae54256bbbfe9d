//! The build: from the source tree to `dist/`, ready for any static host.
//!
//! Trunk runs the show and calls back into [`assemble`] once its own part is done; see Trunk.toml.

mod assemble;
mod code;
mod compress;
mod inputs;
mod order;
mod page;
mod parts;
mod report;
mod shrink;
mod style;
mod worker;

pub use assemble::assemble;
pub use code::compiler_flags;
pub use report::{Report, Sizes, kilobytes};

use crate::{
    failure::{Failure, Result},
    setup::{self, BuildTools},
    step::{run, step},
    workspace::Workspace,
};
use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

/// How the code is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Quick to compile.
    Development,
    /// Small and fast, with everything that a host needs beside it.
    Optimised,
}

/// Builds the optimised app into `dist/` for a host that serves it under `base` (a path that begins and
/// ends with a slash). Nothing is done when `dist/` was built from the same source for the same path.
pub fn build(workspace: &Workspace, base: &str) -> Result<Report> {
    build_into(&workspace.dist(), workspace, base)
}

/// As [`build`], into another folder.
pub fn build_into(dist: &Path, workspace: &Workspace, base: &str) -> Result<Report> {
    let base = checked_base(base)?;
    let tools = setup::build_tools(workspace)?;
    let inputs = inputs::fingerprint(workspace)?;
    let shown = dist.strip_prefix(workspace.root()).unwrap_or(dist).display();
    if let Ok(report) = Report::read(dist)
        && report.inputs == inputs
        && report.base == base
    {
        println!("- {shown}/ is up to date");
        return Ok(report);
    }
    step(&format!("building the optimised app into {shown}/"), || {
        let mut trunk = trunk(workspace, &tools)?;
        run(trunk.args(["build", "--release", "--public-url", base, "--dist"]).arg(dist))
    })?;
    Report::read(dist)
}

/// Rebuilds and reloads on every change, at the address in Trunk.toml or at `port`.
pub fn develop(workspace: &Workspace, port: Option<u16>) -> Result<()> {
    let tools = setup::build_tools(workspace)?;
    let mut command = trunk(workspace, &tools)?;
    command.args(["serve", "--dist"]).arg(workspace.development_dist());
    if let Some(port) = port {
        command.args(["--port", &port.to_string()]);
    }
    run(&mut command)
}

/// Builds once without optimising and returns the folder of the result.
pub fn build_for_development(workspace: &Workspace) -> Result<PathBuf> {
    let tools = setup::build_tools(workspace)?;
    let dist = workspace.development_dist();
    step("building for development", || run(trunk(workspace, &tools)?.args(["build", "--dist"]).arg(&dist)))?;
    Ok(dist)
}

fn trunk(workspace: &Workspace, tools: &BuildTools) -> Result<Command> {
    let this = env::current_exe()
        .map_err(|error| Failure::new(format!("could not tell where this program lies: {error}")))?;
    let mut command = Command::new(&tools.trunk);
    command
        .current_dir(workspace.root())
        .args(["--offline", "--log", "error"])
        .env("XTASK", this)
        // The tools are stripped, so that their backtraces say nothing.
        .env("RUST_BACKTRACE", "0")
        // Trunk reads this variable as a flag of its own and refuses the usual value.
        .env_remove("NO_COLOR");
    Ok(command)
}

fn checked_base(base: &str) -> Result<&str> {
    if base.starts_with('/') && base.ends_with('/') && !base.contains("//") {
        Ok(base)
    } else {
        Err(Failure::new(format!(
            "the base path `{base}` must begin and end with one slash, as in --base /crm/"
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::checked_base;

    #[test]
    fn a_base_path_has_a_slash_at_both_ends() {
        assert!(checked_base("/").is_ok());
        assert!(checked_base("/crm/").is_ok());
        assert!(checked_base("/crm").is_err());
        assert!(checked_base("crm/").is_err());
        assert!(checked_base("//host/").is_err());
    }
}
