//! `cargo xtask serve`.

use crate::{build, failure::Result, static_server::StaticServer, workspace::Workspace};

/// The port when none is asked for.
pub const PORT: u16 = 8080;

/// Sets up what is missing, builds the optimised app and serves it until it is interrupted.
pub fn serve(workspace: &Workspace, base: &str, port: u16) -> Result<()> {
    build::build(workspace, base)?;
    let server = StaticServer::start_near(&workspace.dist(), base, port)?;
    println!("Peyvand is at {}", server.url());
    server.wait();
    Ok(())
}
