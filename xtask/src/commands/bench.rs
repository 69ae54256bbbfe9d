//! `cargo xtask bench`.

use crate::{
    build,
    failure::Result,
    setup,
    step::{run, step},
    workspace::Workspace,
};
use std::process::Command;

/// Builds the optimised app and measures it in a browser; `arguments` go to the benchmark.
pub fn bench(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    build::build(workspace, "/")?;
    let browser = setup::browser()?;
    step("measuring", || {
        // Not the release profile: it aborts where it cannot go on, and would leave browsers behind.
        let mut cargo = Command::new("cargo");
        run(browser
            .name_in(&mut cargo)
            .current_dir(workspace.root())
            .args(["run", "--quiet", "--package", "peyvand-e2e", "--bin", "bench"])
            // A hundred thousand customers are laid side by side in it, too.
            .args(["--config", "profile.dev.package.peyvand-core.opt-level=3", "--"])
            .args(arguments))
    })
}
