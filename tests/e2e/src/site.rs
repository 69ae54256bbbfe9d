//! The finished app behind a server that can go away.

use std::{
    env,
    path::{Path, PathBuf},
};
use xtask::{build::Report, static_server::StaticServer};

/// A served build. Its address stays the same while its server comes and goes.
#[derive(Debug)]
pub struct Site {
    folder: PathBuf,
    base: String,
    port: u16,
    server: Option<StaticServer>,
}

/// The build under test: `PEYVAND_DIST`, or `dist/` in the source tree.
pub fn built_app() -> PathBuf {
    env::var_os("PEYVAND_DIST")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist"), PathBuf::from)
}

impl Site {
    /// Serves the build under test.
    pub fn start() -> Self {
        Self::serve(&built_app())
    }

    /// Serves the build in `folder`. Panics with the way to get one when there is none.
    pub fn serve(folder: &Path) -> Self {
        let report = Report::read(folder).unwrap_or_else(|failure| panic!("{failure}"));
        let mut site = Self { folder: folder.to_path_buf(), base: report.base, port: 0, server: None };
        site.come_back();
        site
    }

    /// The address of a path inside the app; the empty path is the first screen.
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{}{path}", self.port, self.base)
    }

    /// Cuts the network: nothing answers any more, not even the browser's open connections.
    pub fn go_away(&mut self) {
        self.server = None;
    }

    /// Answers again, at the same address.
    pub fn come_back(&mut self) {
        let server = StaticServer::start(&self.folder, &self.base, self.port)
            .unwrap_or_else(|failure| panic!("{failure}"));
        self.port = server.port();
        self.server = Some(server);
    }

    /// Serves another build at the same address from now on, as after a deployment.
    pub fn deploy(&mut self, folder: &Path) {
        self.go_away();
        self.folder = folder.to_path_buf();
        self.come_back();
    }
}
