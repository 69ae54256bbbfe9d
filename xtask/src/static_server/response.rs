//! Finding the answer to a request among the files of a build.

use super::request::Request;
use crate::headers;
use std::{
    fs,
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

/// The copies the build makes, best first: the name for them in HTTP and their file's ending.
const ENCODINGS: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

/// A build and the path it is served under.
#[derive(Debug)]
pub struct Site {
    folder: PathBuf,
    base: String,
}

impl Site {
    pub fn new(folder: &Path, base: &str) -> Self {
        Self { folder: folder.to_path_buf(), base: base.to_owned() }
    }

    /// The whole answer, head and body.
    pub fn answer(&self, request: &Request) -> Vec<u8> {
        if !matches!(request.method.as_str(), "GET" | "HEAD") {
            return plain("405 Method Not Allowed", "Allow: GET, HEAD\r\n");
        }
        let Some(name) = self.name(request) else {
            return plain("404 Not Found", "");
        };
        self.file(request, &name).unwrap_or_else(|| plain("404 Not Found", ""))
    }

    /// The file of the build that answers the request, relative to its folder.
    fn name(&self, request: &Request) -> Option<String> {
        let path = percent_decoded(&request.path)?;
        let name = path.strip_prefix(&self.base)?;
        let leaves_folder = name.split(['/', '\\']).any(|part| part == ".." || part == ".");
        if leaves_folder {
            return None;
        }
        if !name.is_empty() && self.folder.join(name).is_file() {
            return Some(name.to_owned());
        }
        // Every other address that a person can be at is one of the app's own pages.
        let is_page = name.is_empty() || request.accept.contains("text/html");
        is_page.then(|| "index.html".to_owned())
    }

    fn file(&self, request: &Request, name: &str) -> Option<Vec<u8>> {
        let (encoding, path) = self.best_copy(name, &request.accept_encoding);
        let metadata = fs::metadata(&path).ok()?;
        let changed = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_nanos();
        let tag = format!("\"{changed:x}-{}{encoding}\"", metadata.len());
        let mut head = format!(
            "Cache-Control: {}\r\nVary: Accept-Encoding\r\nETag: {tag}\r\n",
            headers::cache_control(name)
        );
        if request.if_none_match == tag {
            return Some(with_head("304 Not Modified", &head, None, true));
        }
        head.push_str(&format!("Content-Type: {}\r\n", media_type(name)));
        if !encoding.is_empty() {
            head.push_str(&format!("Content-Encoding: {encoding}\r\n"));
        }
        let body = fs::read(&path).ok()?;
        let without_body = request.method == "HEAD";
        Some(with_head("200 OK", &head, Some(&body), without_body))
    }

    fn best_copy(&self, name: &str, accepted: &str) -> (&'static str, PathBuf) {
        ENCODINGS
            .into_iter()
            .filter(|(encoding, _)| accepts(accepted, encoding))
            .map(|(encoding, ending)| (encoding, self.folder.join(format!("{name}{ending}"))))
            .find(|(_, path)| path.is_file())
            .unwrap_or_else(|| ("", self.folder.join(name)))
    }
}

fn accepts(accepted: &str, encoding: &str) -> bool {
    accepted.split(',').any(|choice| {
        let (name, weight) = choice.split_once(';').unwrap_or((choice, ""));
        name.trim() == encoding && weight.trim() != "q=0"
    })
}

fn plain(status: &str, head: &str) -> Vec<u8> {
    let head = format!("{head}Content-Type: text/plain; charset=utf-8\r\n");
    with_head(status, &head, Some(status.as_bytes()), false)
}

fn with_head(status: &str, head: &str, body: Option<&[u8]>, without_body: bool) -> Vec<u8> {
    let mut answer = format!("HTTP/1.1 {status}\r\n{head}");
    for (name, value) in headers::SECURITY {
        answer.push_str(&format!("{name}: {value}\r\n"));
    }
    if let Some(body) = body {
        answer.push_str(&format!("Content-Length: {}\r\n", body.len()));
    }
    answer.push_str("\r\n");
    let mut bytes = answer.into_bytes();
    match body {
        Some(body) if !without_body => bytes.extend_from_slice(body),
        _ => {}
    }
    bytes
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, kind)| kind) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// `path` with its `%41`s resolved; `None` when one is broken or the bytes are not UTF-8.
fn percent_decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        if first == b'%' {
            let digits = std::str::from_utf8(after.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &after[2..];
        } else {
            bytes.push(first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_persian_address_is_decoded() {
        assert_eq!(percent_decoded("/%D9%BE%DB%8C").as_deref(), Some("/پی"));
    }

    #[test]
    fn a_cut_off_percent_sign_is_no_address() {
        assert_eq!(percent_decoded("/a%4"), None);
    }

    #[test]
    fn an_encoding_refused_with_weight_zero_is_not_used() {
        assert!(accepts("gzip, br;q=1.0", "br"));
        assert!(!accepts("gzip, br;q=0", "br"));
    }
}
