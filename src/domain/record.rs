//! Records: every kind of thing the store keeps, under one name, and the change of one of them.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::fields::Merge;
use crate::domain::id::{ChangeId, DeviceId};
use crate::domain::interaction::Interaction;
use crate::domain::link::Link;
use crate::domain::party::Party;
use crate::domain::time::Instant;

/// The kinds of records. The numbers are on disk: never change one, only add.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[repr(u8)]
pub enum RecordKind {
    /// [`Party`].
    Party = 1,
    /// [`Link`].
    Link = 2,
    /// [`Interaction`].
    Interaction = 3,
}

impl RecordKind {
    /// Every kind, in the order the kinds are read from disk: what others refer to comes first.
    pub const ALL: [Self; 3] = [Self::Party, Self::Link, Self::Interaction];

    /// The kind of a number found on disk, none when this version does not know it.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| *kind as u8 == number)
    }
}

/// Names one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RecordRef {
    /// What kind of record.
    pub kind: RecordKind,
    /// Its identity.
    pub id: Uuid,
}

/// One record of any kind.
///
/// Records are handled one at a time and by reference; boxing the larger kinds would cost every
/// reader an indirection to save stack space in none that matters.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, Debug, PartialEq)]
pub enum Record {
    /// A person or an organisation.
    Party(Party),
    /// A person's place in an organisation.
    Link(Link),
    /// Something that happened with a party.
    Interaction(Interaction),
}

impl Record {
    /// The record's kind and identity.
    #[must_use]
    pub fn reference(&self) -> RecordRef {
        match self {
            Self::Party(party) => RecordRef { kind: RecordKind::Party, id: party.id.0 },
            Self::Link(link) => RecordRef { kind: RecordKind::Link, id: link.id.0 },
            Self::Interaction(interaction) => {
                RecordRef { kind: RecordKind::Interaction, id: interaction.id.0 }
            }
        }
    }

    /// Three-way merge by field (see [`Merge`]); where the kinds differ, mine is kept.
    #[must_use]
    pub fn merge(base: &Self, mine: &Self, theirs: &Self) -> Self {
        match (base, mine, theirs) {
            (Self::Party(b), Self::Party(m), Self::Party(t)) => Self::Party(Party::merge(b, m, t)),
            (Self::Link(b), Self::Link(m), Self::Link(t)) => Self::Link(Link::merge(b, m, t)),
            (Self::Interaction(b), Self::Interaction(m), Self::Interaction(t)) => {
                Self::Interaction(Interaction::merge(b, m, t))
            }
            _ => mine.clone(),
        }
    }

    /// Whether the record came with the sample data.
    #[must_use]
    pub fn is_sample(&self) -> bool {
        match self {
            Self::Party(party) => party.sample,
            Self::Link(link) => link.sample,
            Self::Interaction(interaction) => interaction.sample,
        }
    }
}

impl From<Party> for Record {
    fn from(party: Party) -> Self {
        Self::Party(party)
    }
}

impl From<Link> for Record {
    fn from(link: Link) -> Self {
        Self::Link(link)
    }
}

impl From<Interaction> for Record {
    fn from(interaction: Interaction) -> Self {
        Self::Interaction(interaction)
    }
}

/// What one commit did to one record.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordChange {
    /// Which record.
    pub record: RecordRef,
    /// The record before, none when the commit created it.
    pub before: Option<Record>,
    /// The record after, none when the commit deleted it.
    pub after: Option<Record>,
}

/// One commit: who did what, when, to which records, with the image before and after.
///
/// The log of these is the audit trail, the undo, the outbox of sync and the feed between tabs.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeEntry {
    /// Identity.
    pub id: ChangeId,
    /// When it was committed, by the device's clock.
    pub at: Instant,
    /// The device that committed it.
    pub device: DeviceId,
    /// Which verb of the product did it.
    pub cause: Cause,
    /// What it did.
    pub body: ChangeBody,
}

/// What a commit did.
#[derive(Clone, Debug, PartialEq)]
pub enum ChangeBody {
    /// Changes of single records, images included.
    Records(Vec<RecordChange>),
    /// New records in bulk: they stand in pages written by the same commit.
    Pages {
        /// Keys of the pages.
        pages: Vec<u32>,
        /// How many records they hold.
        records: u32,
    },
}

/// The verbs that write. The order is on disk: add at the end only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Cause {
    /// A party was added.
    AddParty,
    /// A party's facts were edited.
    EditParty,
    /// A party was deleted, with what hangs on it.
    DeleteParty,
    /// A person was linked to an organisation, or the link was edited.
    LinkParties,
    /// A link was taken away.
    Unlink,
    /// An interaction was logged.
    LogInteraction,
    /// An interaction was edited.
    EditInteraction,
    /// An interaction was deleted.
    DeleteInteraction,
    /// The sample data was put in.
    AddSample,
    /// The sample data was taken out.
    RemoveSample,
    /// An earlier change was taken back.
    Undo {
        /// The change taken back.
        of: ChangeId,
    },
}
