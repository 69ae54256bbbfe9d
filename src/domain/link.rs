//! Links: who works where, and what say they have in a purchase.

use serde::{Deserialize, Serialize};

use crate::domain::fields::merge_by_field;
use crate::domain::id::{LinkId, PartyId};
use crate::domain::time::{CivilDate, Instant};

/// A person's place in an organisation, as stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub struct Link {
    /// Identity.
    pub id: LinkId,
    /// The person.
    pub person: PartyId,
    /// The organisation the person works at.
    pub organisation: PartyId,
    /// What the person is there ("purchasing manager"), empty when unknown.
    pub title: String,
    /// What say the person has in the organisation's decisions, when known.
    pub role: Option<DecisionRole>,
    /// The day it was last known to be right, none when that was never asked.
    pub confirmed_on: Option<CivilDate>,
    /// Whether it came with the sample data.
    pub sample: bool,
    /// When the record was first written.
    pub created_at: Instant,
}

merge_by_field! {
    Link {
        kept: [id, created_at],
        whole: [person, organisation, title, role, confirmed_on, sample],
        lists: [],
        parts: [],
    }
}

/// The roles of a buying centre, after Webster and Wind (1972).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub enum DecisionRole {
    /// Works with what is bought.
    User,
    /// Shapes the choice.
    Influencer,
    /// Makes the choice.
    Decider,
    /// Places the order.
    Buyer,
    /// Decides who gets through.
    Gatekeeper,
}

impl DecisionRole {
    /// Every role.
    pub const ALL: [Self; 5] = [Self::User, Self::Influencer, Self::Decider, Self::Buyer, Self::Gatekeeper];
}
