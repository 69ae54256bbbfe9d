//! The app under test with the measuring page beside it, on one origin, so that both see the same
//! database.

use std::{path::PathBuf, process::Command};
use xtask::{
    build,
    failure::Result,
    files, setup,
    step::{run, step},
    workspace::Workspace,
};

/// Where the measuring page is, relative to the app.
pub const PAGE: &str = "bench/index.html";

const PACKAGE: &str = "peyvand-bench-page";
const STATIC_FILES: [&str; 3] = ["index.html", "start.js", "reference.js"];

/// Copies the finished app, builds the measuring page into the copy and returns its folder.
pub fn assemble(workspace: &Workspace, app: &std::path::Path) -> Result<PathBuf> {
    let site = workspace.target().join("bench/site");
    files::make_empty_directory(&site)?;
    for file in files::list(app)? {
        files::copy(&file, &site.join(files::relative_url(app, &file)))?;
    }
    let page = site.join("bench");
    step("building the measuring page", || build_code(workspace, &page))?;
    let source = workspace.root().join("tests/e2e/bench-page");
    for name in STATIC_FILES {
        files::copy(&source.join(name), &page.join(name))?;
    }
    Ok(site)
}

fn build_code(workspace: &Workspace, page: &std::path::Path) -> Result<()> {
    let tools = setup::build_tools(workspace)?;
    run(tools
        .wasm
        .cargo()
        .current_dir(workspace.root())
        .args(["build", "--quiet", "--release", "--package", PACKAGE])
        .args(["--target", "wasm32-unknown-unknown", "--target-dir"])
        .arg(workspace.web_target())
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", build::compiler_flags()))?;
    let compiled =
        workspace.web_target().join("wasm32-unknown-unknown/release").join(PACKAGE.replace('-', "_"));
    run(Command::new(&tools.wasm_bindgen)
        .arg(compiled.with_extension("wasm"))
        .args(["--target", "web", "--no-typescript", "--out-dir"])
        .arg(page))
}
