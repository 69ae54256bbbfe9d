//! What the browser's processes keep in memory, as Linux counts it.

use peyvand_e2e::browser::Profile;
use std::{
    fs,
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::Duration,
};

/// How often it is looked.
const EVERY: Duration = Duration::from_millis(50);

/// The processes in which a browser runs its pages; with their second threads, since these are threads of theirs.
#[derive(Debug)]
pub struct PageProcesses(Vec<u32>);

impl PageProcesses {
    /// Those of the browser that runs on `profile`.
    pub fn of(profile: &Profile) -> Self {
        let all: Vec<Process> = numbered(Path::new("/proc")).into_iter().filter_map(Process::read).collect();
        let folder = format!("--user-data-dir={}", profile.path().display());
        let mut tree: Vec<u32> = all
            .iter()
            .filter(|process| process.command.contains(&folder))
            .map(|process| process.id)
            .collect();
        let mut done = 0;
        while let Some(parent) = tree.get(done).copied() {
            done += 1;
            for child in all.iter().filter(|process| process.parent == parent) {
                if !tree.contains(&child.id) {
                    tree.push(child.id);
                }
            }
        }
        let pages = all
            .iter()
            .filter(|process| tree.contains(&process.id) && process.command.contains("--type=renderer"));
        let pages: Vec<u32> = pages.map(|process| process.id).collect();
        assert!(!pages.is_empty(), "no page's process was found; memory is measured on Linux only");
        Self(pages)
    }

    /// Bytes that they keep now and that no file on disk could give back.
    pub fn bytes(&self) -> u64 {
        self.0
            .iter()
            .map(|id| own_bytes(&fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default()))
            .sum()
    }

    /// What `act` returns, and the most bytes that they kept while it ran.
    pub fn highest_while<T>(&self, act: impl FnOnce() -> T) -> (T, u64) {
        let done = AtomicBool::new(false);
        thread::scope(|scope| {
            let watching = scope.spawn(|| {
                let mut highest = self.bytes();
                while !done.load(Ordering::Relaxed) {
                    thread::sleep(EVERY);
                    highest = highest.max(self.bytes());
                }
                highest
            });
            let outcome = act();
            done.store(true, Ordering::Relaxed);
            (outcome, watching.join().expect("counting memory does not fail"))
        })
    }
}

/// A running process.
struct Process {
    id: u32,
    parent: u32,
    command: String,
}

impl Process {
    /// None where it has ended meanwhile.
    fn read(id: u32) -> Option<Self> {
        let status = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
        let command = fs::read(format!("/proc/{id}/cmdline")).ok()?;
        let parent = field(&status, "PPid:")?.parse().ok()?;
        Some(Self { id, parent, command: String::from_utf8_lossy(&command).into_owned() })
    }
}

/// The numbers among the names in a folder.
fn numbered(folder: &Path) -> Vec<u32> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect()
}

/// What is the process's own and what it shares with others, without what is mapped from files: the browser's program.
fn own_bytes(status: &str) -> u64 {
    let kilobytes =
        ["RssAnon:", "RssShmem:"].map(|name| field(status, name).and_then(|value| value.parse::<u64>().ok()));
    kilobytes.into_iter().flatten().sum::<u64>() * 1_024
}

/// The first word after a name at the beginning of a line.
fn field<'a>(status: &'a str, name: &str) -> Option<&'a str> {
    status.lines().find_map(|line| line.strip_prefix(name))?.split_whitespace().next()
}

#[cfg(test)]
mod tests {
    use super::{field, own_bytes};

    const STATUS: &str = "Name:\tchromium\nPPid:\t812\nVmRSS:\t  99000 kB\nRssAnon:\t   61000 kB\nRssFile:\t   37000 kB\nRssShmem:\t    1000 kB\n";

    #[test]
    fn what_is_mapped_from_files_does_not_count() {
        assert_eq!(own_bytes(STATUS), 62_000 * 1_024);
    }

    #[test]
    fn a_process_names_its_parent() {
        assert_eq!(field(STATUS, "PPid:"), Some("812"));
    }
}
