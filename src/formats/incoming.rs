//! A party as a file says it: where all readers of customers meet, and what the import takes.

use serde::{Deserialize, Serialize};

use crate::domain::id::PartyId;
use crate::domain::link::DecisionRole;
use crate::domain::party::Party;

/// Of what was rejected of a file, how much is kept to be handed back, in bytes.
pub const REJECTED_LIMIT: usize = 20_000_000;

/// What a file says of one person or organisation, read as far as it can be. Nothing is checked against
/// the limits of fields yet, and nothing of the store is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Incoming {
    /// Where it begins in the file: the line, 1 for the first; in a file without lines, which record.
    pub line: u32,
    /// The party. Its identity means something only where `is_ours` says so.
    pub party: Party,
    /// Whether the file was written by the product itself and names its own party.
    pub is_ours: bool,
    /// The party as it was when the product wrote the file, where the file says so: what else it says is what
    /// somebody edited since.
    pub was: Option<Box<Party>>,
    /// Whether the file says at which stage it is.
    pub says_stage: bool,
    /// Where a person works, the main place first.
    pub memberships: Vec<Membership>,
    /// A picture of it, encoded as it came.
    pub photo: Option<Picture>,
    /// What did not come in as it stands there.
    pub problems: Vec<Problem>,
}

impl Incoming {
    /// One that says no more than the party.
    #[must_use]
    pub fn new(line: u32, party: Party) -> Self {
        let (memberships, problems) = (Vec::new(), Vec::new());
        Self { line, party, is_ours: false, was: None, says_stage: false, memberships, photo: None, problems }
    }
}

/// A person's place in an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// The organisation's name.
    pub organisation: String,
    /// The organisation itself, where the file was written by the product and says so.
    pub id: Option<PartyId>,
    /// What the person is there, empty where it is not said.
    pub title: String,
    /// What say the person has there.
    pub role: Option<DecisionRole>,
}

/// A picture out of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// What kind, as in `image/jpeg`.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Something in the file that did not come in as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What.
    pub what: ProblemKind,
    /// As it stands in the file, shortened where it is long.
    pub text: String,
}

/// What did not come in as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ProblemKind {
    /// It is no telephone number; it was added to the notes.
    NoPhone,
    /// It is no e-mail address; it was added to the notes.
    NoEmail,
    /// It is no day of any calendar; it was added to the notes.
    NoDay,
    /// It is no number, amount or choice of the field it was for; it was added to the notes.
    NoValue,
    /// It was longer than a field takes; the beginning was taken.
    Shortened,
    /// There were more than a customer can have; the first were taken.
    TooMany,
    /// The picture cannot be read, or is too large.
    NoPicture,
    /// There is no name, and nothing that could stand in for it; nothing was taken.
    NoName,
    /// The line or record cannot be read; nothing was taken.
    Unreadable,
    /// What it hangs on is neither here nor in the file, or its bytes are not here; nothing was taken.
    Alone,
    /// Somebody it names is neither here nor in the file; it was taken without.
    Missing,
}

impl ProblemKind {
    /// Whether the whole row was left out for it.
    #[must_use]
    pub const fn rejects(self) -> bool {
        matches!(self, Self::NoName | Self::Unreadable | Self::Alone)
    }
}
