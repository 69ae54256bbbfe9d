//! Records: every kind of thing the store keeps, under one name, and the change of one of them.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::attachment::Attachment;
use crate::domain::bulk_edit::BulkEdits;
use crate::domain::choice::Choice;
use crate::domain::custom_field::CustomField;
use crate::domain::distinction::Distinction;
use crate::domain::fields::Merge;
use crate::domain::id::{ChangeId, DeviceId, PartyId};
use crate::domain::interaction::Interaction;
use crate::domain::link::Link;
use crate::domain::party::Party;
use crate::domain::saved_view::SavedView;
use crate::domain::task::Task;
use crate::domain::template::Template;
use crate::domain::time::Instant;

#[cfg(test)]
pub(crate) mod strategies;

/// The kinds of records. The numbers are on disk: never change one, only add.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
#[repr(u8)]
pub enum RecordKind {
    /// [`Party`].
    Party = 1,
    /// [`Link`].
    Link = 2,
    /// [`Interaction`].
    Interaction = 3,
    /// [`Task`].
    Task = 4,
    /// [`Template`].
    Template = 5,
    /// [`CustomField`].
    CustomField = 6,
    /// [`Choice`].
    Choice = 7,
    /// [`SavedView`].
    SavedView = 8,
    /// [`Attachment`].
    Attachment = 9,
    /// [`Distinction`].
    Distinction = 10,
}

impl RecordKind {
    /// Every kind, in the order the kinds are read from disk: what others refer to comes first.
    pub const ALL: [Self; 10] = [
        Self::Party,
        Self::Link,
        Self::Interaction,
        Self::Task,
        Self::Template,
        Self::CustomField,
        Self::Choice,
        Self::SavedView,
        Self::Attachment,
        Self::Distinction,
    ];

    /// The kind of a number found on disk, none when this version does not know it.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| *kind as u8 == number)
    }
}

/// Names one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub struct RecordRef {
    /// What kind of record.
    pub kind: RecordKind,
    /// Its identity.
    pub id: Uuid,
}

/// Lists the kinds of records once, and makes of the list what has to know each of them.
macro_rules! records {
    ($($(#[$doc:meta])* $kind:ident $sample:tt),* $(,)?) => {
        /// One record of any kind.
        ///
        /// Records are handled one at a time and by reference; boxing the larger kinds would cost every
        /// reader an indirection to save stack space in none that matters.
        #[allow(clippy::large_enum_variant)]
        #[derive(Clone, Debug, PartialEq)]
        pub enum Record {
            $($(#[$doc])* $kind($kind),)*
        }

        impl Record {
            /// The record's kind and identity.
            #[must_use]
            pub fn reference(&self) -> RecordRef {
                match self {
                    $(Self::$kind(record) => RecordRef { kind: RecordKind::$kind, id: record.id.0 },)*
                }
            }

            /// Three-way merge by field (see [`Merge`]); where the kinds differ, mine is kept.
            #[must_use]
            pub fn merge(base: &Self, mine: &Self, theirs: &Self) -> Self {
                match (base, mine, theirs) {
                    $((Self::$kind(b), Self::$kind(m), Self::$kind(t)) => Self::$kind($kind::merge(b, m, t)),)*
                    _ => mine.clone(),
                }
            }

            /// Whether the record came with the sample data.
            #[must_use]
            pub fn is_sample(&self) -> bool {
                match self {
                    $(Self::$kind(record) => records!(@sample record $sample),)*
                }
            }
        }

        $(impl From<$kind> for Record {
            fn from(record: $kind) -> Self {
                Self::$kind(record)
            }
        })*
    };
    (@sample $record:ident may_be_sample) => { $record.sample };
    (@sample $record:ident never_sample) => {{ let _: &_ = $record; false }};
}

records! {
    /// A person or an organisation.
    Party may_be_sample,
    /// A person's place in an organisation.
    Link may_be_sample,
    /// Something that happened with a party.
    Interaction may_be_sample,
    /// Something to be done, or to come.
    Task may_be_sample,
    /// A message that is sent again and again.
    Template may_be_sample,
    /// A field the user made.
    CustomField never_sample,
    /// A choice of a list that the user edits.
    Choice never_sample,
    /// A list as the user likes to see it.
    SavedView never_sample,
    /// A file of a record.
    Attachment may_be_sample,
    /// That two parties are not the same.
    Distinction never_sample,
}

/// What one commit did to one record.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordChange {
    /// Which record.
    pub record: RecordRef,
    /// The record before, none when the commit created it. In a box, for a deletion of many has very many of
    /// these.
    pub before: Option<Box<Record>>,
    /// The record after, none when the commit deleted it.
    pub after: Option<Box<Record>>,
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
    /// Who committed it, as the user is called on that device; empty when never said.
    pub by: String,
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
        /// How many records of each kind they hold.
        kinds: Vec<(RecordKind, u32)>,
        /// What the commit did to records that were there before, images included.
        changes: Vec<RecordChange>,
    },
    /// Edits of one field of many parties.
    Edits(BulkEdits),
}

impl ChangeBody {
    /// How many records it is about.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Records(changes) => changes.len(),
            Self::Pages { kinds, changes, .. } => {
                kinds.iter().map(|(_, count)| *count as usize).sum::<usize>() + changes.len()
            }
            Self::Edits(edits) => edits.len(),
        }
    }

    /// Whether it changes nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
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
    /// A task was added.
    AddTask,
    /// A task was edited.
    EditTask,
    /// A task was done, and the next one made where it comes back.
    CompleteTask,
    /// A task was put off to later, or moved.
    MoveTask,
    /// A task was deleted.
    DeleteTask,
    /// Facts of a party were said to be right still.
    ConfirmFacts,
    /// Many parties were edited at once.
    EditMany,
    /// Many records were deleted at once.
    DeleteMany,
    /// What had been deleted was brought back.
    Restore,
    /// A template was added, edited or deleted.
    EditTemplate,
    /// A field of the user's own was added, edited, put away or deleted.
    EditField,
    /// A list of choices was edited.
    EditChoices,
    /// A view of a list was saved, edited or deleted.
    EditView,
    /// A file was attached to a record.
    Attach,
    /// An attachment was taken away.
    Detach,
    /// A calendar's file was taken in.
    ImportCalendar,
    /// Customers were taken in from a file.
    ImportCustomers,
    /// Two parties were said not to be the same.
    TellApart,
    /// A party became a part of another.
    MergeParties {
        /// The other, which need not have changed by it.
        into: PartyId,
    },
}
