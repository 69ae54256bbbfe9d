//! `cargo xtask serve`.

use crate::{build, failure::Result, static_server::StaticServer, workspace::Workspace};
use std::path::Path;

/// The port when none is asked for.
pub const PORT: u16 = 8080;

/// Sets up what is missing, builds the optimised app and serves it until it is interrupted.
pub fn serve(workspace: &Workspace, base: &str, port: u16) -> Result<()> {
    build::build(workspace, base)?;
    serve_folder(&workspace.dist(), base, port)
}

/// Builds once without optimising and serves that, with the same strict headers.
pub fn serve_once(workspace: &Workspace, port: u16) -> Result<()> {
    let dist = build::build_for_development(workspace)?;
    serve_folder(&dist, "/", port)
}

fn serve_folder(folder: &Path, base: &str, port: u16) -> Result<()> {
    let server = StaticServer::start_near(folder, base, port)?;
    println!("Peyvand is at {}", server.url());
    server.wait();
    Ok(())
}
