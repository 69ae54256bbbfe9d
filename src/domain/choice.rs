//! Choices of the lists that the user edits: stages, outcomes, sources and tags, with their colours.

use serde::{Deserialize, Serialize};

use crate::domain::custom_field::Labels;
use crate::domain::fields::merge_by_field;
use crate::domain::id::ChoiceId;
use crate::domain::interaction::Outcome;
use crate::domain::party::LifecycleStage;
use crate::domain::time::Instant;

/// A choice of a list that the user edits, as stored.
///
/// Lists and figures go by what a choice means, people by what it is called: a stage of the user's own
/// stands for one of the four of a customer's life, so that renaming it, or adding another, leaves
/// every figure right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Identity.
    pub id: ChoiceId,
    /// What it is a choice of, and what it stands for there.
    pub meaning: Meaning,
    /// What it is called, by language; empty for what it stands for under its own name.
    pub label: Labels,
    /// Its colour, none for that of what it stands for.
    pub colour: Option<Colour>,
    /// Place in its list, rising.
    pub position: u32,
    /// Whether it is no longer offered.
    pub retired: bool,
    /// When it was made.
    pub created_at: Instant,
}

merge_by_field! {
    Choice {
        kept: [id, created_at],
        whole: [meaning, label, colour, position, retired],
        lists: [],
        parts: [],
    }
}

/// What a choice is one of, and what it stands for there.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Meaning {
    /// A stage, and the part of a customer's life it belongs to.
    Stage(LifecycleStage),
    /// An outcome, and how the figures count it.
    Outcome(Outcome),
    /// A source, by the text that customers have.
    Source(String),
    /// A tag, by the text that customers have.
    Tag(String),
}

/// Colours of choices: names rather than numbers, so that each theme draws them with enough contrast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Colour {
    Red,
    Orange,
    Yellow,
    Green,
    Teal,
    Blue,
    Violet,
    Pink,
    Brown,
    Grey,
}

impl Colour {
    /// Every colour, in the order a picker shows them.
    pub const ALL: [Self; 10] = [
        Self::Red,
        Self::Orange,
        Self::Yellow,
        Self::Green,
        Self::Teal,
        Self::Blue,
        Self::Violet,
        Self::Pink,
        Self::Brown,
        Self::Grey,
    ];
}
