//! Serves a finished build on this machine, the way a good static host would: compressed copies,
//! caching by name, the strict headers, and the page itself for every address inside the app.
//!
//! The journeys and the benchmark use it too, and stop it to play "the network is gone".

mod request;
mod response;

use crate::failure::{Failure, Result};
use request::Request;
use response::Site;
use std::{
    collections::HashMap,
    io::{BufReader, Write},
    net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream},
    path::Path,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

/// An idle connection is closed after this long.
const IDLE: Duration = Duration::from_secs(60);

/// A running server; dropping it stops it.
#[derive(Debug)]
pub struct StaticServer {
    address: SocketAddr,
    base: String,
    shared: Arc<Shared>,
    acceptor: Option<JoinHandle<()>>,
}

#[derive(Debug, Default)]
struct Shared {
    stopping: AtomicBool,
    next_connection: AtomicU64,
    /// A handle to each open connection, to cut it when the server stops.
    connections: Mutex<HashMap<u64, TcpStream>>,
}

impl StaticServer {
    /// Serves the build in `folder` under the path `base` on 127.0.0.1 at `port`; 0 takes any free
    /// port.
    pub fn start(folder: &Path, base: &str, port: u16) -> Result<Self> {
        let failed = |error| Failure::new(format!("could not listen on 127.0.0.1:{port}: {error}"));
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        let shared = Arc::new(Shared::default());
        let site = Arc::new(Site::new(folder, base));
        let accepting = Arc::clone(&shared);
        let acceptor = thread::spawn(move || accept(&listener, &site, &accepting));
        Ok(Self { address, base: base.to_owned(), shared, acceptor: Some(acceptor) })
    }

    /// Serves at `port` or, when others have taken it, at one of the twenty after it.
    pub fn start_near(folder: &Path, base: &str, port: u16) -> Result<Self> {
        (port..=port.saturating_add(20)).find_map(|port| Self::start(folder, base, port).ok()).ok_or_else(
            || {
                Failure::new(format!(
                    "no port from {port} to {} is free; choose another with: cargo xtask serve --port 9000",
                    port.saturating_add(20)
                ))
            },
        )
    }

    /// The port that is listened on.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// The address of the app's first screen.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.base)
    }

    /// Waits for ever, or until another thread's process ends.
    pub fn wait(mut self) {
        self.join();
    }

    /// Stops listening and cuts every open connection, as when a network goes away.
    pub fn stop(&mut self) {
        self.shared.stopping.store(true, Ordering::SeqCst);
        // The acceptor sleeps until a connection comes; this is the one that wakes it.
        drop(TcpStream::connect(self.address));
        self.join();
        for (_, connection) in self.shared.connections().drain() {
            close(&connection);
        }
    }

    fn join(&mut self) {
        if let Some(acceptor) = self.acceptor.take()
            && acceptor.join().is_err()
        {
            eprintln!("the server's listening thread had stopped by itself");
        }
    }
}

impl Drop for StaticServer {
    fn drop(&mut self) {
        if self.acceptor.is_some() {
            self.stop();
        }
    }
}

impl Shared {
    fn connections(&self) -> MutexGuard<'_, HashMap<u64, TcpStream>> {
        // A map of handles is whole at any moment, so a thread that died holding it broke nothing.
        self.connections.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_stopping(&self) -> bool {
        self.stopping.load(Ordering::SeqCst)
    }
}

fn accept(listener: &TcpListener, site: &Arc<Site>, shared: &Arc<Shared>) {
    for connection in listener.incoming() {
        if shared.is_stopping() {
            return;
        }
        // A client that went away before it was accepted is none of ours.
        let Ok(connection) = connection else { continue };
        let Ok(handle) = connection.try_clone() else {
            continue;
        };
        let id = shared.next_connection.fetch_add(1, Ordering::Relaxed);
        shared.connections().insert(id, handle);
        let site = Arc::clone(site);
        let shared = Arc::clone(shared);
        thread::spawn(move || {
            // A connection that breaks is closed like one that ends: the browser asks again.
            drop(converse(&connection, &site, &shared));
            close(&connection);
            shared.connections().remove(&id);
        });
    }
}

/// Answers the requests of one connection until it ends.
fn converse(connection: &TcpStream, site: &Site, shared: &Shared) -> std::io::Result<()> {
    connection.set_nodelay(true)?;
    connection.set_read_timeout(Some(IDLE))?;
    let mut reader = BufReader::new(connection);
    let mut writer = connection;
    while !shared.is_stopping() {
        let Some(request) = Request::read(&mut reader)? else {
            return Ok(());
        };
        writer.write_all(&site.answer(&request))?;
        if request.closes {
            return Ok(());
        }
    }
    Ok(())
}

fn close(connection: &TcpStream) {
    // The only failure is that it is closed already.
    drop(connection.shutdown(Shutdown::Both));
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::{files, headers};
    use std::{env, fs, io::Read, path::PathBuf, process};

    /// A build of one page, one fingerprinted script and its brotli copy.
    struct SampleBuild(PathBuf);

    impl SampleBuild {
        fn new(name: &str) -> Self {
            let folder = env::temp_dir().join(format!("peyvand-server-{name}-{}", process::id()));
            files::write(&folder.join("index.html"), "<title>Peyvand</title>").unwrap();
            files::write(&folder.join("boot-0123456789ab.js"), "start()").unwrap();
            files::write(&folder.join("boot-0123456789ab.js.br"), "brotli").unwrap();
            Self(folder)
        }
    }

    impl Drop for SampleBuild {
        fn drop(&mut self) {
            fs::remove_dir_all(&self.0).unwrap();
        }
    }

    fn ask(server: &StaticServer, request: &str) -> String {
        let mut connection = TcpStream::connect(server.address).unwrap();
        connection.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        connection.read_to_string(&mut answer).unwrap();
        answer
    }

    fn get(server: &StaticServer, path: &str, headers: &str) -> String {
        ask(server, &format!("GET {path} HTTP/1.1\r\nConnection: close\r\n{headers}\r\n"))
    }

    #[test]
    fn an_address_inside_the_app_answers_with_the_page_and_the_strict_policy() {
        let build = SampleBuild::new("fallback");
        let server = StaticServer::start(&build.0, "/crm/", 0).unwrap();
        let answer = get(&server, "/crm/customers/7?tab=notes", "Accept: text/html\r\n");
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
        assert!(answer.ends_with("<title>Peyvand</title>"), "{answer}");
        assert!(answer.contains(headers::CONTENT_SECURITY_POLICY), "{answer}");
        assert!(answer.contains("Cache-Control: no-cache\r\n"), "{answer}");
    }

    #[test]
    fn a_script_that_does_not_exist_is_not_answered_with_the_page() {
        let build = SampleBuild::new("missing");
        let server = StaticServer::start(&build.0, "/", 0).unwrap();
        let answer = get(&server, "/old-0123456789ab.js", "Accept: */*\r\n");
        assert!(answer.starts_with("HTTP/1.1 404 "), "{answer}");
    }

    #[test]
    fn a_browser_that_takes_brotli_gets_the_compressed_copy() {
        let build = SampleBuild::new("brotli");
        let server = StaticServer::start(&build.0, "/", 0).unwrap();
        let answer = get(&server, "/boot-0123456789ab.js", "Accept-Encoding: gzip, br\r\n");
        assert!(answer.contains("Content-Encoding: br\r\n"), "{answer}");
        assert!(answer.contains("Content-Type: text/javascript"), "{answer}");
        assert!(answer.contains("immutable"), "{answer}");
        assert!(answer.ends_with("\r\n\r\nbrotli"), "{answer}");
    }

    #[test]
    fn an_unchanged_page_is_not_sent_twice() {
        let build = SampleBuild::new("etag");
        let server = StaticServer::start(&build.0, "/", 0).unwrap();
        let first = get(&server, "/", "");
        let tag = first.lines().find_map(|line| line.strip_prefix("ETag: ")).unwrap();
        let second = get(&server, "/", &format!("If-None-Match: {tag}\r\n"));
        assert!(second.starts_with("HTTP/1.1 304 "), "{second}");
    }

    #[test]
    fn a_path_out_of_the_folder_is_refused() {
        let build = SampleBuild::new("escape");
        let server = StaticServer::start(&build.0, "/", 0).unwrap();
        let answer = get(&server, "/%2e%2e/secret.txt", "");
        assert!(answer.starts_with("HTTP/1.1 404 "), "{answer}");
    }

    #[test]
    fn one_connection_carries_several_requests() {
        let build = SampleBuild::new("alive");
        let server = StaticServer::start(&build.0, "/", 0).unwrap();
        let answer = ask(&server, "GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\nConnection: close\r\n\r\n");
        assert_eq!(answer.matches("HTTP/1.1 200 OK").count(), 2, "{answer}");
    }

    #[test]
    fn stopping_cuts_open_connections_and_refuses_new_ones() {
        let build = SampleBuild::new("stop");
        let mut server = StaticServer::start(&build.0, "/", 0).unwrap();
        let mut open = TcpStream::connect(server.address).unwrap();
        open.write_all(b"GET / HTTP/1.1\r\n\r\n").unwrap();
        let mut first_byte = [0];
        open.read_exact(&mut first_byte).unwrap();
        server.stop();
        let mut rest = Vec::new();
        // Ends, with or without an error, rather than waiting for the server's next word.
        drop(open.read_to_end(&mut rest));
        assert!(TcpStream::connect(server.address).is_err());
    }
}
