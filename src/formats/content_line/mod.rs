//! Content lines, the syntax that iCalendar (RFC 5545, section 3.1) and vCard (RFC 6350, section 3.3)
//! share: `NAME;PARAMETER=value:value`, folded over several lines of a file.
//!
//! The crates that read it bring time zones, components and builders that we have no use for; see
//! "Formats" in docs/ARCHITECTURE.md for what each would weigh.

mod read;
mod text;
mod unfold;
mod write;

pub use read::{read_line, read_lines};
pub use text::{escaped, unescaped};
pub use write::LineWriter;

/// One line of a file, its folds joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentLine {
    /// Where it begins: the line of the file, 1 for the first.
    pub number: u32,
    /// The property's name in capitals.
    pub name: String,
    /// Its parameters, in order.
    pub parameters: Vec<Parameter>,
    /// Its value as it stands, still escaped.
    pub value: String,
    /// Whether bytes that are no UTF-8 were replaced in it.
    pub damaged: bool,
}

/// A parameter of a property.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Its name in capitals.
    pub name: String,
    /// Its values without their quotes; none where it is a bare word, as vCard 2.1 has them.
    pub values: Vec<String>,
}

/// A line that is no property: it has no colon, or no name before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokenLine {
    /// Where it begins: the line of the file, 1 for the first.
    pub number: u32,
    /// What stands there.
    pub text: String,
}

impl ContentLine {
    /// The first value of a parameter, whose name is given in capitals.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&str> {
        let found = self.parameters.iter().find(|parameter| parameter.name == name)?;
        found.values.first().map(String::as_str)
    }

    /// The value as the text it means.
    #[must_use]
    pub fn text(&self) -> String {
        unescaped(&self.value)
    }
}
