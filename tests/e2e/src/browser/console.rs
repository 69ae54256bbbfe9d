//! What the page and the browser wrote to the console.

use super::{Browser, must};
use serde_json::{Value, json};
use std::fmt;

/// One line of the console.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsoleEntry {
    /// `SEVERE` for errors, then `WARNING`, `INFO` and `DEBUG`.
    pub level: String,
    /// Where it comes from and what it says.
    pub message: String,
}

impl ConsoleEntry {
    /// Whether it is an error.
    pub fn is_error(&self) -> bool {
        self.level == "SEVERE"
    }

    fn from_value(entry: &Value) -> Self {
        let text = |key: &str| entry[key].as_str().unwrap_or_default().to_owned();
        Self { level: text("level"), message: text("message") }
    }
}

impl fmt::Display for ConsoleEntry {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.level, self.message)
    }
}

impl Browser {
    /// What was written, in all tabs, since this was last asked.
    pub fn console(&self) -> Vec<ConsoleEntry> {
        let entries = must("the console", self.session.post("/se/log", &json!({ "type": "browser" })));
        let entries = entries.as_array().map(Vec::as_slice).unwrap_or_default();
        entries.iter().map(ConsoleEntry::from_value).collect()
    }
}
