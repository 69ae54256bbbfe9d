//! The one error of the project's commands: a sentence for the person at the terminal.

use std::{error::Error, fmt, io, path::Path};

/// What went wrong, with which input, and what to do about it, in one sentence.
#[derive(Debug)]
pub struct Failure(String);

/// The result of every step.
pub type Result<T> = std::result::Result<T, Failure>;

impl Failure {
    /// A failure told by `sentence`.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }

    /// A file operation that failed: `could not {doing} {path}: {error}`.
    pub fn file(doing: &str, path: &Path, error: &io::Error) -> Self {
        Self(format!("could not {doing} {}: {error}", path.display()))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Error for Failure {}
