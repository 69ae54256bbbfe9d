//! Format 1: a party knew neither its preferred channel nor its best time.

use serde::{Deserialize, Serialize};

use crate::domain::id::PartyId;
use crate::domain::party::{
    Address, Anniversary, Consent, ContactEmail, ContactPhone, LifecycleStage, Party, PartyDetails,
    SocialHandle,
};
use crate::domain::time::Instant;

/// A party as format 1 stored it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct PartyV1 {
    pub id: PartyId,
    pub details: PartyDetails,
    pub stage: LifecycleStage,
    pub phones: Vec<ContactPhone>,
    pub emails: Vec<ContactEmail>,
    pub addresses: Vec<Address>,
    pub handles: Vec<SocialHandle>,
    pub consents: Vec<Consent>,
    pub owner: Option<String>,
    pub tags: Vec<String>,
    pub source: Option<String>,
    pub anniversaries: Vec<Anniversary>,
    pub notes: String,
    pub sample: bool,
    pub created_at: Instant,
}

impl From<PartyV1> for Party {
    fn from(old: PartyV1) -> Self {
        Self {
            id: old.id,
            details: old.details,
            stage: old.stage,
            phones: old.phones,
            emails: old.emails,
            addresses: old.addresses,
            handles: old.handles,
            preferred_channel: None,
            best_time: None,
            consents: old.consents,
            owner: old.owner,
            tags: old.tags,
            source: old.source,
            anniversaries: old.anniversaries,
            notes: old.notes,
            sample: old.sample,
            created_at: old.created_at,
        }
    }
}
