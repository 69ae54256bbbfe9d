//! The response headers the app asks of its host, said once: `serve` sends them and the build
//! writes them into the files that static hosts read.

use crate::{failure::Result, files};
use std::path::Path;

/// What the page may load and do. `connect-src` leaves room for whichever backend the user names;
/// everything else comes from the app's own origin.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; \
     script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; \
     media-src 'self' blob:; connect-src 'self' https: http://127.0.0.1:* http://localhost:*; worker-src 'self'; \
     manifest-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; \
     frame-ancestors 'none'";

/// The headers of every answer.
pub const SECURITY: [(&str, &str); 4] = [
    ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
];

const FOR_EVER: &str = "public, max-age=31536000, immutable";
const ASK_EACH_TIME: &str = "no-cache";

/// How long the file at `url` may be kept: for ever when its name changes with its content,
/// otherwise it is asked for again each time.
pub fn cache_control(url: &str) -> &'static str {
    if files::is_fingerprinted(url) { FOR_EVER } else { ASK_EACH_TIME }
}

/// Writes `_headers` and `_redirects`, which Netlify, Cloudflare Pages and others read.
pub fn write_host_files(dist: &Path, base: &str) -> Result<()> {
    let mut rules = format!("{base}*\n");
    for (name, value) in SECURITY {
        rules.push_str(&format!("  {name}: {value}\n"));
    }
    for pattern in fingerprinted_patterns(dist)? {
        rules.push_str(&format!("{base}{pattern}\n  Cache-Control: {FOR_EVER}\n"));
    }
    files::write(&dist.join("_headers"), rules)?;
    files::write(&dist.join("_redirects"), format!("{base}* {base}index.html 200\n"))
}

/// One pattern for each fingerprinted file or folder at the top of the build.
fn fingerprinted_patterns(dist: &Path) -> Result<Vec<String>> {
    let mut patterns = Vec::new();
    for file in files::list(dist)? {
        let name = files::relative_url(dist, &file);
        if !files::is_fingerprinted(&name) {
            continue;
        }
        let pattern = match name.split_once('/') {
            Some((folder, _)) if files::is_fingerprinted(folder) => format!("{folder}/*"),
            _ => name,
        };
        if !patterns.contains(&pattern) {
            patterns.push(pattern);
        }
    }
    Ok(patterns)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTING: &str = include_str!("../../docs/hosting.md");

    #[test]
    fn the_hosting_guide_names_every_header_as_it_is_sent() {
        for (name, value) in SECURITY {
            let line = format!("{name}: {value}\n");
            assert!(HOSTING.contains(&line), "docs/hosting.md lacks: {line}");
        }
    }

    #[test]
    fn the_hosting_guides_examples_all_have_the_policy_that_is_sent() {
        let examples = ["## nginx", "## Apache", "## Caddy"];
        for example in examples {
            let section = HOSTING.split_once(example).and_then(|(_, after)| after.split("\n## ").next());
            assert!(
                section.is_some_and(|text| text.contains(CONTENT_SECURITY_POLICY)),
                "docs/hosting.md, {example}, has another policy"
            );
        }
    }

    #[test]
    fn a_fingerprinted_file_is_kept_for_ever() {
        assert_eq!(cache_control("style/app-0123456789ab.css"), FOR_EVER);
    }

    #[test]
    fn the_page_and_the_service_worker_are_asked_for_each_time() {
        assert_eq!(cache_control("index.html"), ASK_EACH_TIME);
        assert_eq!(cache_control("sw.js"), ASK_EACH_TIME);
    }
}
