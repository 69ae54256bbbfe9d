//! Tools that come as crates, each of one exact version.

use crate::{
    failure::{Failure, Result},
    files,
    step::{capture, find_program, run, step},
    workspace::Workspace,
};
use std::{path::PathBuf, process::Command};

/// The newest Trunk that the project's Rust version compiles.
const TRUNK: &str = "0.21.14";
/// Must understand the sections written by the `wasm_split_helpers` that Leptos depends on.
const WASM_SPLIT: &str = "0.2.4";

struct CargoTool<'a> {
    package: &'static str,
    version: &'a str,
    program: &'static str,
    /// Further words for `cargo install`.
    options: &'static [&'static str],
    /// Low where compiling takes longer than the tool will ever run.
    opt_level: &'static str,
}

/// Trunk, which copies the static files, watches and serves.
pub fn trunk(workspace: &Workspace) -> Result<PathBuf> {
    CargoTool {
        package: "trunk",
        version: TRUNK,
        program: "trunk",
        // It is run offline, so it needs no TLS, which would be a fifth of its compile time.
        options: &["--locked", "--no-default-features"],
        opt_level: "0",
    }
    .ensure(workspace)
}

/// A program of wasm-bindgen-cli, whose `version` must be the library's.
pub fn wasm_bindgen(workspace: &Workspace, version: &str, program: &'static str) -> Result<PathBuf> {
    CargoTool {
        package: "wasm-bindgen-cli",
        version,
        program,
        // Its own lockfile names versions that cannot be resolved everywhere.
        options: &[],
        opt_level: "1",
    }
    .ensure(workspace)
}

/// The program that splits wasm into chunks.
pub fn wasm_split(workspace: &Workspace) -> Result<PathBuf> {
    CargoTool {
        package: "wasm_split_cli_support",
        version: WASM_SPLIT,
        program: "wasm-split-cli",
        options: &["--locked", "--features", "build-binary"],
        opt_level: "1",
    }
    .ensure(workspace)
}

impl CargoTool<'_> {
    fn ensure(&self, workspace: &Workspace) -> Result<PathBuf> {
        if let Some(found) = self.find(workspace) {
            return Ok(found);
        }
        step(&format!("installing {} {}", self.package, self.version), || self.install(workspace))?;
        self.find(workspace).ok_or_else(|| {
            Failure::new(format!(
                "{} {} was installed but does not run; remove {} and try again",
                self.program,
                self.version,
                workspace.tools().display()
            ))
        })
    }

    fn find(&self, workspace: &Workspace) -> Option<PathBuf> {
        let own =
            workspace.tools().join("bin").join(format!("{}{}", self.program, std::env::consts::EXE_SUFFIX));
        if own.is_file() && self.is_recorded(workspace) {
            return Some(own);
        }
        find_program(self.program).filter(|program| self.tells_version(program))
    }

    /// Whether cargo's own record of the tools folder has this version.
    fn is_recorded(&self, workspace: &Workspace) -> bool {
        let entry = format!("\"{} {} (", self.package, self.version);
        files::read_text(&workspace.tools().join(".crates.toml"))
            .is_ok_and(|record| record.lines().any(|line| line.starts_with(&entry)))
    }

    fn tells_version(&self, program: &PathBuf) -> bool {
        capture(Command::new(program).arg("--version"))
            .is_ok_and(|told| told.split_whitespace().any(|word| word == self.version))
    }

    fn install(&self, workspace: &Workspace) -> Result<()> {
        let tools = workspace.tools();
        run(Command::new("cargo")
            .args(["install", "--quiet", "--root"])
            .arg(&tools)
            .args(self.options)
            .arg(format!("{}@{}", self.package, self.version))
            .current_dir(&tools)
            .env("CARGO_TARGET_DIR", tools.join("build"))
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "64")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", self.opt_level)
            .env("CARGO_PROFILE_RELEASE_STRIP", "true")
            // Where no lockfile binds, take dependencies that this compiler can build.
            .env("CARGO_RESOLVER_INCOMPATIBLE_RUST_VERSIONS", "fallback")
            // Settings meant for the app must not leak into its tools.
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS"))
        .map_err(|error| {
            Failure::new(format!(
                "{} {} could not be installed ({error}); get it with: cargo install {}@{} {}",
                self.package,
                self.version,
                self.package,
                self.version,
                self.options.join(" ")
            ))
        })
    }
}
