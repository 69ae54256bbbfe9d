//! The parts of a Rust toolchain that check the source; a minimal one comes without them.

use crate::{
    failure::{Failure, Result},
    step::{capture, find_program, step},
};
use std::process::Command;

/// What checks the source: the component, and the command of cargo's that it is.
const CHECKERS: [(&str, &str); 2] = [("clippy", "clippy"), ("rustfmt", "fmt")];

/// Adds with rustup those of clippy and rustfmt that are missing.
pub fn ensure() -> Result<()> {
    let missing: Vec<&str> =
        CHECKERS.into_iter().filter(|(_, command)| !runs(command)).map(|(component, _)| component).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    if find_program("rustup").is_none() {
        return Err(Failure::new(format!("{list} is missing; get it with: rustup component add {list}")));
    }
    step(&format!("adding {list} with rustup"), || {
        capture(Command::new("rustup").args(["component", "add"]).args(&missing)).map(|_| ()).map_err(
            |error| {
                Failure::new(format!(
                    "{list} could not be added ({error}); get it with: rustup component add {list}"
                ))
            },
        )
    })
}

fn runs(command: &str) -> bool {
    capture(Command::new("cargo").args([command, "--version"])).is_ok()
}
