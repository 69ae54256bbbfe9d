//! Reading a request.

use std::io::{self, BufRead, Read};

/// Longer heads than this are not from a browser.
const LONGEST_HEAD: u64 = 32 * 1024;

/// What the server needs to know of a request.
#[derive(Debug, Default)]
pub struct Request {
    pub method: String,
    /// The path as sent: percent-encoded, without the query.
    pub path: String,
    pub accept: String,
    pub accept_encoding: String,
    pub if_none_match: String,
    /// Whether the client wants the connection closed after the answer.
    pub closes: bool,
}

impl Request {
    /// The next request of a connection; `None` when the client has closed it.
    pub fn read(reader: &mut impl BufRead) -> io::Result<Option<Self>> {
        let mut head = reader.take(LONGEST_HEAD);
        let mut line = String::new();
        if head.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let mut words = line.split_whitespace();
        let mut request = Self { method: words.next().unwrap_or_default().to_owned(), ..Self::default() };
        let target = words.next().unwrap_or_default();
        request.path = target.split_once(['?', '#']).map_or(target, |(path, _)| path).to_owned();
        request.closes = words.next() != Some("HTTP/1.1");
        let mut body = 0;
        loop {
            line.clear();
            if head.read_line(&mut line)? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            let header = line.trim_end();
            if header.is_empty() {
                break;
            }
            let Some((name, value)) = header.split_once(':') else {
                continue;
            };
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "accept" => request.accept = value.to_owned(),
                "accept-encoding" => request.accept_encoding = value.to_owned(),
                "if-none-match" => request.if_none_match = value.to_owned(),
                "connection" => request.closes |= value.eq_ignore_ascii_case("close"),
                "content-length" => body = value.parse().unwrap_or(0),
                _ => {}
            }
        }
        // Nothing here takes a body, but the next request only begins behind it.
        io::copy(&mut reader.take(body), &mut io::sink())?;
        Ok(Some(request))
    }
}
