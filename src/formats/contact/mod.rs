//! Contacts as other products hand them over: as a vCard (2.1, 3.0 and 4.0) or as a text that holds a
//! name, a number or an address somewhere.

mod text;
mod vcard;

pub use text::contact_in_text;
pub use vcard::read_vcards;

/// What is said of somebody, as it is written there: nothing of it is checked yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// The name, empty where none is said.
    pub name: String,
    /// Whether it is an organisation and no person.
    pub is_organisation: bool,
    /// The organisation a person belongs to, empty where none is said.
    pub organisation: String,
    /// What a person does there, empty where it is not said.
    pub job_title: String,
    /// Telephone numbers.
    pub phones: Vec<String>,
    /// E-mail addresses.
    pub emails: Vec<String>,
    /// Everything else worth keeping, line by line.
    pub notes: String,
}

impl Contact {
    /// Whether it says nothing at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self { is_organisation: self.is_organisation, ..Self::default() }
    }
}
