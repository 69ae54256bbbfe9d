//! The page: where its placeholders get the names of this build's files.

use super::code::Code;
use crate::{
    failure::{Failure, Result},
    files,
};
use std::path::Path;

/// What the page's placeholders stand for.
pub struct Page<'a> {
    /// The path the host serves the app under.
    pub base: &'a str,
    /// The code to start.
    pub code: &'a Code,
    /// The joined style's URL relative to the base path.
    pub style: &'a str,
    /// The boot script's URL relative to the base path.
    pub boot: &'a str,
    /// Whether the service worker is registered: not while developing, where its cache would show
    /// yesterday's code.
    pub with_worker: bool,
}

impl Page<'_> {
    /// Replaces the placeholders of the page at `path`.
    pub fn fill_in(&self, path: &Path) -> Result<()> {
        let page = self.filled(&files::read_text(path)?)?;
        files::write(path, page)
    }

    fn filled(&self, template: &str) -> Result<String> {
        let worker = if self.with_worker { "sw.js" } else { "" };
        let places = [
            ("@base@", self.base),
            ("@style@", self.style),
            ("@boot@", self.boot),
            ("@main-script@", &self.code.main_script()),
            ("@main-wasm@", &self.code.main_wasm()),
            ("@chunk-loader@", &self.code.chunk_loader()),
            ("@worker@", worker),
        ];
        let mut page = template.to_owned();
        for (place, value) in places {
            if !page.contains(place) {
                return Err(Failure::new(format!(
                    "public/index.html has no {place} for the build to fill in"
                )));
            }
            page = page.replace(place, value);
        }
        Ok(page)
    }
}

/// Puts the boot script into `staging`, finished by `finish`, under a fingerprinted name, which it
/// returns.
pub fn place_boot_script(
    source: &Path,
    staging: &Path,
    finish: impl FnOnce(&Path) -> Result<()>,
) -> Result<String> {
    let script = staging.join("boot.js");
    files::copy(source, &script)?;
    finish(&script)?;
    files::rename_by_fingerprint(staging, "boot.js")
}
