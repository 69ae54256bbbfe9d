//! `cargo xtask test`: every tier, each with its own set-up and its time.

use crate::{
    build,
    commands::fuzz::fuzz,
    failure::{Failure, Result},
    files,
    setup::{self, Browser},
    step::{run, step},
    workspace::Workspace,
};
use std::process::Command;

/// What runs one tier.
type RunTier = fn(&Workspace) -> Result<()>;

/// The tiers in the order they run: what fails fast comes first.
const TIERS: [(&str, RunTier); 5] = [
    ("native", native),
    ("fuzz", fuzz),
    ("web-unit", web_unit),
    ("browser", in_browser),
    ("e2e", end_to_end),
];

/// Chromium is moving its databases to another engine; the store must hold on both.
const DATABASE_ENGINES: [(&str, &[&str]); 2] = [
    ("the browser's usual database", &[]),
    ("the browser's coming database", &["--enable-features=IdbSqliteBackingStore"]),
];

/// Runs the tiers named by `wanted`, or all.
pub fn test(workspace: &Workspace, wanted: &[String]) -> Result<()> {
    for name in wanted {
        if !TIERS.iter().any(|(tier, _)| tier == name) {
            let known: Vec<_> = TIERS.iter().map(|(tier, _)| *tier).collect();
            return Err(Failure::new(format!(
                "there is no tier `{name}`; the tiers are: {}",
                known.join(", ")
            )));
        }
    }
    for (tier, run_tier) in TIERS {
        if wanted.is_empty() || wanted.iter().any(|name| name == tier) {
            step(&format!("{tier} tests"), || run_tier(workspace))?;
        }
    }
    Ok(())
}

/// The core, without any browser crate, and the project's commands.
fn native(workspace: &Workspace) -> Result<()> {
    run(cargo_test(workspace).args(["--package", "peyvand-core", "--features", "testing"]))?;
    run(cargo_test(workspace).args(["--no-default-features", "--features", "testing"]))?;
    run(cargo_test(workspace).args(["--package", "xtask"]))
}

/// What of the browser's part runs on the host.
fn web_unit(workspace: &Workspace) -> Result<()> {
    run(cargo_test(workspace).args(["--lib", "--features", "testing"]))
}

/// The store and the platform in a real browser, once for each of its database engines.
fn in_browser(workspace: &Workspace) -> Result<()> {
    let tools = setup::build_tools(workspace)?;
    let browser = setup::browser()?;
    for (engine, arguments) in DATABASE_ENGINES {
        step(&format!("on {engine}"), || {
            let capabilities = workspace.target().join("tools/webdriver.json");
            files::write(&capabilities, browser.webdriver_capabilities(arguments))?;
            let mut cargo = tools.wasm.cargo();
            run(browser
                .name_in(&mut cargo)
                .current_dir(workspace.root())
                .args(["test", "--no-default-features", "--features", "web,testing", "--test", "browser"])
                .args(["--target", "wasm32-unknown-unknown", "--target-dir"])
                .arg(workspace.web_target())
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", build::compiler_flags())
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", &tools.wasm_test_runner)
                .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &capabilities)
                .env("WASM_BINDGEN_TEST_ONLY_WEB", "1")
                .env("WASM_BINDGEN_TEST_TIMEOUT", "180"))
        })?;
    }
    Ok(())
}

/// The journeys through the optimised app, at the root of a host and under a path of one.
fn end_to_end(workspace: &Workspace) -> Result<()> {
    build::build(workspace, "/")?;
    build::build_into(&workspace.dist_under_path(), workspace, "/crm/")?;
    let browser: Browser = setup::browser()?;
    run(browser.name_in(&mut cargo_test(workspace)).args(["--package", "peyvand-e2e"]))
}

fn cargo_test(workspace: &Workspace) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(workspace.root()).args(["test", "--quiet"]);
    command
}
