//! `cargo xtask check`: what must hold before a change lands, the tests apart.

use crate::{
    build::{self, kilobytes},
    failure::{Failure, Result},
    setup,
    step::{run, step},
    workspace::Workspace,
};
use std::process::Command;

/// The lints run over each part with the features it has in earnest: the core must compile without
/// the browser's crates.
const LINTED: [(&str, &[&str]); 6] = [
    ("the core", &["--package", "peyvand-core", "--features", "testing", "--all-targets"]),
    (
        "what of the app needs no browser",
        &["--no-default-features", "--features", "testing", "--lib", "--test", "native"],
    ),
    (
        "what the browser tests use",
        &["--no-default-features", "--features", "web,testing", "--test", "browser"],
    ),
    ("the app", &["--features", "testing", "--lib", "--bins", "--test", "browser"]),
    ("the commands and the journeys", &["--package", "xtask", "--package", "peyvand-e2e", "--all-targets"]),
    ("what is fuzzed", &["--package", "peyvand-fuzz"]),
];

/// Kilobytes of brotli-compressed code that the first screen may need.
const FIRST_SCREEN_BUDGET: u64 = 350;
/// Kilobytes of brotli-compressed code that all pages together may need.
const TOTAL_BUDGET: u64 = 1000;

/// Checks formatting, lints, the architecture's rules and the size budget.
pub fn check(workspace: &Workspace) -> Result<()> {
    setup::checkers()?;
    step("formatting", || {
        run(cargo(workspace).args(["fmt", "--all", "--check"]))
            .map_err(|error| Failure::new(format!("{error}; mend it with: cargo fmt --all")))
    })?;
    for (part, arguments) in LINTED {
        step(&format!("lints of {part}"), || {
            run(cargo(workspace)
                .args(["clippy", "--quiet"])
                .args(arguments)
                .args(["--", "--deny", "warnings"]))
        })?;
    }
    step("rules of the architecture", || {
        run(cargo(workspace)
            .args(["test", "--quiet", "--no-default-features", "--features", "testing"])
            .args(["--test", "native", "architecture"]))
    })?;
    step("size budget", || within_budget(workspace))
}

fn within_budget(workspace: &Workspace) -> Result<()> {
    let sizes = build::build(workspace, "/")?.sizes;
    println!("  {sizes}");
    let bounds = [
        ("the first screen", sizes.first_screen, FIRST_SCREEN_BUDGET),
        ("all pages together", sizes.total, TOTAL_BUDGET),
    ];
    for (what, bytes, budget) in bounds {
        if kilobytes(bytes) > budget {
            return Err(Failure::new(format!(
                "the code of {what} is {} KB compressed, over its budget of {budget} KB",
                kilobytes(bytes)
            )));
        }
    }
    Ok(())
}

fn cargo(workspace: &Workspace) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(workspace.root());
    command
}
