//! The finished app behind a server that can go away.

use crate::source_tree;
use std::{
    env,
    path::{Path, PathBuf},
    process,
};
use xtask::{
    build::Report,
    failure::{Failure, Result},
    files,
    static_server::StaticServer,
};

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
    env::var_os("PEYVAND_DIST").map_or_else(|| source_tree::path("dist"), PathBuf::from)
}

impl Site {
    /// Serves the build under test.
    pub fn start() -> Self {
        Self::serve(&built_app())
    }

    /// Serves the build for a path inside a host.
    pub fn start_under_path() -> Self {
        Self::serve(&source_tree::path("target/dist-under-path"))
    }

    /// Serves the build in `folder`, under the path it was built for. Panics with the way to get one
    /// when there is none.
    pub fn serve(folder: &Path) -> Self {
        let page = files::read_text(&folder.join("index.html"))
            .unwrap_or_else(|failure| panic!("{failure}; build the app with: cargo xtask test e2e"));
        let mut site = Self { folder: folder.to_path_buf(), base: base_in(&page), port: 0, server: None };
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

/// The path that the page says the app lies under.
fn base_in(page: &str) -> String {
    let base = page.split_once("data-base=\"").and_then(|(_, rest)| rest.split_once('"'));
    base.map_or("/", |(base, _)| base).to_owned()
}

/// A copy of a build as the next release would be: other files under another id. Its page has
/// `data-release="next"` on its root, so that a journey can tell it from the one before.
#[derive(Debug)]
pub struct NextRelease(PathBuf);

impl NextRelease {
    /// Makes the release that follows the build in `folder`; `name` tells apart what several
    /// journeys make at once.
    pub fn of(folder: &Path, name: &str) -> Self {
        let release = Self(env::temp_dir().join(format!("peyvand-release-{name}-{}", process::id())));
        release.make_from(folder).unwrap_or_else(|failure| panic!("{failure}"));
        release
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.0
    }

    fn make_from(&self, folder: &Path) -> Result<()> {
        for file in files::list(folder)? {
            let name = files::relative_url(folder, &file);
            // Compressed copies of the two changed files would be served in their place.
            if !name.starts_with("sw.js") && !name.starts_with("index.html") {
                files::copy(&file, &self.0.join(name))?;
            }
        }
        let build = Report::read(folder)?.build;
        let page = files::read_text(&folder.join("index.html"))?;
        let next_page = replaced("index.html", &page, "<html ", "<html data-release=\"next\" ")?;
        let worker = files::read_text(&folder.join("sw.js"))?;
        let worker = replaced("sw.js", &worker, &build, "00000000next")?;
        // The worker takes in no page but the one it was built with.
        let hash = |page: &str| files::fingerprint([page.as_bytes()]);
        let worker = replaced("sw.js", &worker, &hash(&page), &hash(&next_page))?;
        files::write(&self.0.join("index.html"), next_page)?;
        files::write(&self.0.join("sw.js"), worker)
    }
}

fn replaced(name: &str, text: &str, from: &str, to: &str) -> Result<String> {
    if text.contains(from) {
        Ok(text.replace(from, to))
    } else {
        Err(Failure::new(format!("{name} has no `{from}` to make a next release of")))
    }
}

impl Drop for NextRelease {
    fn drop(&mut self) {
        if let Err(failure) = files::remove_directory(&self.0) {
            eprintln!("{failure}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::base_in;

    #[test]
    fn the_path_is_the_one_the_page_was_built_for() {
        assert_eq!(base_in(r#"<html lang="en" data-base="/crm/">"#), "/crm/");
        assert_eq!(base_in("<html>"), "/");
    }
}
