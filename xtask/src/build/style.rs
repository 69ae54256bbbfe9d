//! The styles, joined into one file.

use crate::{failure::Result, files};
use std::path::Path;

/// These come first, in this order; the others follow by path.
const FIRST: [&str; 2] = ["tokens.css", "base.css"];

/// Joins every .css file below `source` into one file of `staging/style/`, finished by `finish`, under a
/// fingerprinted name, and returns its URL relative to the base path. A `url()` in a style is thus relative to
/// `staging/style/`, as in `url("../fonts/name.woff2")`.
pub fn bundle(source: &Path, staging: &Path, finish: impl FnOnce(&Path) -> Result<()>) -> Result<String> {
    let mut styles: Vec<_> = files::list(source)?
        .into_iter()
        .filter(|file| file.extension().is_some_and(|kind| kind == "css"))
        .collect();
    styles.sort_by_key(|file| {
        let name = files::relative_url(source, file);
        let place = FIRST.iter().position(|first| *first == name);
        (place.unwrap_or(FIRST.len()), name)
    });
    let mut joined = String::new();
    for file in &styles {
        joined.push_str(&files::read_text(file)?);
        joined.push('\n');
    }
    let style = staging.join("style/app.css");
    files::write(&style, joined)?;
    finish(&style)?;
    files::rename_by_fingerprint(staging, "style/app.css")
}
