//! The service worker, with the list of all files of this build.

use crate::{failure::Result, files};
use std::path::Path;

/// Read by hosts, never by the app.
const NOT_CACHED: [&str; 2] = ["sw.js", "404.html"];

/// Fills the list of files into the service worker `source`, writes it into `staging` and returns
/// the build's id: the fingerprint of everything the list names.
pub fn write(source: &Path, staging: &Path) -> Result<String> {
    let mut entries = Vec::new();
    let mut hashes = Vec::new();
    for file in files::list(staging)? {
        let name = files::relative_url(staging, &file);
        if NOT_CACHED.contains(&name.as_str()) {
            continue;
        }
        let hash = files::fingerprint([files::read(&file)?.as_slice()]);
        let lasting = files::is_fingerprinted(&name);
        // Hosts redirect /index.html to its folder, and a redirected answer cannot be replayed.
        let url = if name == "index.html" { "./" } else { &name };
        entries.push(format!("{{ url: {url:?}, hash: {hash:?}, lasting: {lasting} }}"));
        hashes.push(format!("{name} {hash}"));
    }
    let build = files::fingerprint(hashes.iter().map(String::as_bytes));
    let worker =
        files::read_text(source)?.replace("@build@", &build).replace("/* @files@ */", &entries.join(",\n  "));
    files::write(&staging.join("sw.js"), worker)?;
    Ok(build)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::step::capture;
    use std::{env, process, process::Command};

    #[test]
    fn the_service_worker_keeps_a_version_whole_and_no_other() {
        let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
        let build = env::temp_dir().join(format!("peyvand-worker-{}", process::id()));
        files::write(&build.join("index.html"), "<html>this").unwrap();
        files::write(&build.join("code-0123456789ab/main.js"), "start();").unwrap();
        write(&xtask.join("../public/sw.js"), &build).unwrap();
        let tests = xtask.join("src/build/worker.test.mjs");
        let told = capture(Command::new("node").arg("--test").arg(tests).env("BUILD", &build));
        files::remove_directory(&build).unwrap();
        told.unwrap();
    }
}
