//! The service worker, with the list of all files of this build.

use super::parts;
use crate::{failure::Result, files};
use std::path::Path;

/// Read by hosts, never by the app.
const NOT_CACHED: [&str; 2] = ["sw.js", "404.html"];

/// Fills the list of files into the service worker of `public`, and what joins chunks that are in parts; writes
/// it into `staging` and returns the build's id: the fingerprint of everything the list names.
pub fn write(public: &Path, staging: &Path) -> Result<String> {
    let mut entries = Vec::new();
    let mut hashes = Vec::new();
    for file in files::list(staging)? {
        let name = files::relative_url(staging, &file);
        if NOT_CACHED.contains(&name.as_str()) {
            continue;
        }
        let content = files::read(&file)?;
        let hash = files::fingerprint([content.as_slice()]);
        let apart = parts::is_apart(&content);
        let lasting = files::is_fingerprinted(&name);
        // Hosts redirect /index.html to its folder, and a redirected answer cannot be replayed.
        let url = if name == "index.html" { "./" } else { &name };
        entries.push(format!("{{ url: {url:?}, hash: {hash:?}, lasting: {lasting}, apart: {apart} }}"));
        hashes.push(format!("{name} {hash}"));
    }
    let build = files::fingerprint(hashes.iter().map(String::as_bytes));
    let worker = files::read_text(&public.join("sw.js"))?
        .replace("@build@", &build)
        .replace("/* @files@ */", &entries.join(",\n  "))
        .replace("/* @join@ */", &parts::joiner_within(public)?);
    files::write(&staging.join("sw.js"), worker)?;
    Ok(build)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::step::capture;
    use std::{env, process, process::Command};

    /// A module of one function, `answer`, that gives 4,660, out of a table of branches.
    const WHOLE: &[u8] = b"\0asm\x01\0\0\0\x01\x05\x01\x60\0\x01\x7f\x03\x02\x01\0\x07\x0a\x01\x06answer\0\0\
        \x0a\x10\x01\x0e\0\x02\x40\x41\0\x0e\x01\0\0\x0b\x41\xb4\x24\x0b";

    #[test]
    fn the_service_worker_keeps_a_version_whole_and_no_other() {
        let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
        let build = env::temp_dir().join(format!("peyvand-worker-{}", process::id()));
        files::write(&build.join("index.html"), "<html>this").unwrap();
        files::write(&build.join("code-0123456789ab/main.js"), "start();").unwrap();
        let public = xtask.join("../public");
        let chunk = build.join("code-0123456789ab/split_rest.wasm");
        files::write(&chunk, WHOLE).unwrap();
        parts::take_apart(Path::new("node"), &public, &[chunk]).unwrap();
        write(&public, &build).unwrap();
        let tests = xtask.join("src/build/worker.test.mjs");
        let told = capture(Command::new("node").arg("--test").arg(tests).env("BUILD", &build));
        files::remove_directory(&build).unwrap();
        told.unwrap();
    }
}
