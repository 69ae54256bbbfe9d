//! Gets what the build and the tests need and the machine lacks. Whatever is there already is only
//! looked at, so a second run takes no time.

mod apt;
mod browser;
mod cargo_tools;
mod cpp;
mod node;
mod rust_components;
mod wasm_target;

pub use browser::Browser;
pub use wasm_target::{TAKE_UNSTABLE, WasmToolchain};

use crate::{failure::Result, workspace::Workspace};
use std::path::PathBuf;

/// Everything that turns the source into the finished app.
#[derive(Debug)]
pub struct BuildTools {
    /// The Rust toolchain that compiles for the browser.
    pub wasm: WasmToolchain,
    /// Copies the static files, watches and serves.
    pub trunk: PathBuf,
    /// Writes the JavaScript around the wasm.
    pub wasm_bindgen: PathBuf,
    /// Runs wasm tests in a browser.
    pub wasm_test_runner: PathBuf,
    /// Splits the wasm into chunks.
    pub wasm_split: PathBuf,
    /// Runs `wasm-opt`, `esbuild` and the compression.
    pub node: PathBuf,
    /// The script that shrinks the wasm, run by `node`.
    pub wasm_opt: PathBuf,
    /// The module that shrinks the scripts, for `node` to import.
    pub esbuild: PathBuf,
}

/// Finds the tools of the build and installs those that are missing.
pub fn build_tools(workspace: &Workspace) -> Result<BuildTools> {
    let wasm = wasm_target::ensure(workspace)?;
    let node = node::ensure(workspace)?;
    let wasm_bindgen_version = workspace.locked_version("wasm-bindgen")?;
    Ok(BuildTools {
        wasm,
        trunk: cargo_tools::trunk(workspace)?,
        wasm_bindgen: cargo_tools::wasm_bindgen(workspace, &wasm_bindgen_version, "wasm-bindgen")?,
        wasm_test_runner: cargo_tools::wasm_bindgen(
            workspace,
            &wasm_bindgen_version,
            "wasm-bindgen-test-runner",
        )?,
        wasm_split: cargo_tools::wasm_split(workspace)?,
        wasm_opt: node.packages.join("binaryen/bin/wasm-opt"),
        esbuild: node.packages.join("esbuild/lib/main.js"),
        node: node.program,
    })
}

/// Finds clippy and rustfmt, or adds them.
pub fn checkers() -> Result<()> {
    rust_components::ensure()
}

/// Finds a compiler for C++, or installs it.
pub fn cpp_compiler() -> Result<()> {
    cpp::ensure()
}

/// Finds a browser with its driver, or installs them.
pub fn browser() -> Result<Browser> {
    browser::ensure()
}
