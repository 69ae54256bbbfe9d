//! The styles, joined into one file.

use crate::{failure::Result, files};
use std::path::Path;

/// These come first, in this order; the others follow by path.
const FIRST: [&str; 2] = ["tokens.css", "base.css"];

/// Joins every .css file below `source` into one fingerprinted file of `staging/style/` and
/// returns its URL relative to the base path. A `url()` in a style is thus relative to
/// `staging/style/`, as in `url("../fonts/name.woff2")`.
pub fn bundle(source: &Path, staging: &Path) -> Result<String> {
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
        joined.push_str(&without_comments(&files::read_text(file)?));
        joined.push('\n');
    }
    let name = format!("style/app-{}.css", files::fingerprint([joined.as_bytes()]));
    files::write(&staging.join(&name), joined)?;
    Ok(name)
}

/// `css` without comments, indentation and empty lines. Text in quotes is left alone.
fn without_comments(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut quote = None;
    let mut rest = css;
    while let Some(next) = rest.chars().next() {
        if quote.is_none() && rest.starts_with("/*") {
            rest = rest.split_once("*/").map_or("", |(_, after)| after);
            continue;
        }
        match quote {
            Some(open) if next == open => quote = None,
            None if matches!(next, '"' | '\'') => quote = Some(next),
            _ => {}
        }
        kept.push(next);
        rest = &rest[next.len_utf8()..];
    }
    let lines: Vec<_> = kept.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::without_comments;

    #[test]
    fn comments_and_indentation_are_dropped() {
        assert_eq!(without_comments("/* why */\na {\n  color: red; /* loud */\n}\n"), "a {\ncolor: red;\n}");
    }

    #[test]
    fn what_looks_like_a_comment_in_quotes_stays() {
        assert_eq!(
            without_comments("a::before { content: \"/* */\"; }"),
            "a::before { content: \"/* */\"; }"
        );
    }
}
