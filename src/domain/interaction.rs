//! Interactions: everything that happened between the rep and a party, on every channel.

use serde::{Deserialize, Serialize};

use crate::domain::custom_field::FieldValue;
use crate::domain::fields::merge_by_field;
use crate::domain::id::{ChoiceId, InteractionId, PartyId};
use crate::domain::party::Coordinates;
use crate::domain::time::Instant;

/// Something that happened with a party, as stored; a party's timeline is all of them by `at`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub struct Interaction {
    /// Identity.
    pub id: InteractionId,
    /// The party it happened with.
    pub party: PartyId,
    /// Others who took part.
    pub others: Vec<PartyId>,
    /// On which channel.
    pub kind: InteractionKind,
    /// Who began it.
    pub direction: Direction,
    /// How it ended, when said.
    pub outcome: Option<Outcome>,
    /// The outcome of the user's own that was chosen for it, when one was.
    pub own_outcome: Option<ChoiceId>,
    /// When it began.
    pub at: Instant,
    /// How long it took in seconds, when known.
    pub duration_s: Option<u32>,
    /// What it was about, in a few words; may be empty.
    pub subject: String,
    /// What was said, as free text; may be empty.
    pub text: String,
    /// Where it happened, when the rep checked in.
    pub position: Option<Coordinates>,
    /// What the user's own fields say of it.
    pub custom: Vec<FieldValue>,
    /// Whether it came with the sample data.
    pub sample: bool,
    /// When the record was first written.
    pub created_at: Instant,
}

merge_by_field! {
    Interaction {
        kept: [id, created_at],
        whole: [party, kind, direction, outcome, own_outcome, at, duration_s, subject, text, position, sample],
        lists: [others, custom],
        parts: [],
    }
}

/// What kind of interaction it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub enum InteractionKind {
    /// A telephone call.
    Call,
    /// A text on any messenger.
    Message,
    /// An e-mail.
    Email,
    /// A meeting agreed beforehand.
    Meeting,
    /// A visit at the customer's place.
    Visit,
    /// A note of the rep's own.
    Note,
}

impl InteractionKind {
    /// Every kind, the most used first.
    pub const ALL: [Self; 6] =
        [Self::Call, Self::Message, Self::Email, Self::Meeting, Self::Visit, Self::Note];
}

/// Who began an interaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub enum Direction {
    /// The rep.
    Outgoing,
    /// The party.
    Incoming,
}

/// How an interaction ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub enum Outcome {
    /// They spoke, or it took place.
    Reached,
    /// Nobody answered.
    NoAnswer,
    /// The line was busy.
    Busy,
    /// A message was left.
    LeftMessage,
    /// The number, address or person was wrong.
    WrongContact,
    /// They want to go on.
    Interested,
    /// They do not want it.
    NotInterested,
    /// Put off to later.
    Postponed,
}

impl Outcome {
    /// Every outcome, the most used first.
    pub const ALL: [Self; 8] = [
        Self::Reached,
        Self::NoAnswer,
        Self::Busy,
        Self::LeftMessage,
        Self::Interested,
        Self::NotInterested,
        Self::Postponed,
        Self::WrongContact,
    ];
}
