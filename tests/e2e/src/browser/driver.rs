//! The WebDriver process and the browser's folder on disk, both gone when dropped.

use std::{
    env, fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{self, Child, Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
    thread,
    time::Duration,
};

/// How often a driver is started that ends by itself.
const STARTS: u32 = 3;

/// A running ChromeDriver.
#[derive(Debug)]
pub struct Driver {
    process: Child,
    address: String,
}

impl Driver {
    /// Starts `program` on a free port, in the time zone of Tehran so that dates on screen do not
    /// depend on where the tests run.
    pub fn start(program: &Path) -> Self {
        // It takes a port that is free in one version of the internet protocol, and ends where another driver has
        // the same one in the other.
        (0..STARTS)
            .find_map(|_| Self::try_start(program))
            .unwrap_or_else(|| panic!("{} ended {STARTS} times without naming its port", program.display()))
    }

    fn try_start(program: &Path) -> Option<Self> {
        let mut process = Command::new(program)
            .args(["--port=0", "--log-level=SEVERE"])
            .env("TZ", "Asia/Tehran")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{} does not start: {error}", program.display()));
        let output = process.stdout.take().expect("the output is piped");
        // Ended when it is dropped, also where it named no port.
        let mut driver = Self { process, address: String::new() };
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        let port = lines.find_map(|line| port_in(&line))?;
        driver.address = format!("http://127.0.0.1:{port}");
        // A driver whose output nobody reads would stop at a full pipe.
        thread::spawn(move || lines.for_each(drop));
        Some(driver)
    }

    /// Where it listens, without a slash at the end.
    pub fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Both fail only if it has ended by itself already.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

fn port_in(line: &str) -> Option<u16> {
    let (_, port) = line.split_once("started successfully on port ")?;
    port.trim_end_matches('.').parse().ok()
}

/// A browser's folder: its cookies, databases and caches. It may outlive a browser, so that the
/// next one opens with what the last one kept, and is removed when dropped.
#[derive(Debug)]
pub struct Profile(PathBuf);

impl Profile {
    /// An empty folder of its own.
    pub fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder = env::temp_dir().join(format!("peyvand-browser-{}-{number}", process::id()));
        fs::create_dir_all(&folder)
            .unwrap_or_else(|error| panic!("could not make {}: {error}", folder.display()));
        Self(folder)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Default for Profile {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        // The browser's own processes write for a moment after it has said goodbye.
        for _ in 0..40 {
            if fs::remove_dir_all(&self.0).is_ok() || !self.0.exists() {
                return;
            }
            thread::sleep(Duration::from_millis(50));
        }
        eprintln!("{} could not be removed", self.0.display());
    }
}

#[cfg(test)]
mod tests {
    use super::port_in;

    #[test]
    fn the_port_is_read_from_the_drivers_greeting() {
        let greeting = "ChromeDriver was started successfully on port 41735.";
        assert_eq!(port_in(greeting), Some(41735));
        assert_eq!(port_in("Only local connections are allowed."), None);
    }
}
