//! Format 1: a party knew neither its preferred channel nor its best time.

use serde::{Deserialize, Serialize};

use crate::domain::id::PartyId;
use crate::domain::party::{Anniversary, Consent, LifecycleStage, Party, PartyDetails};
use crate::domain::time::Instant;
use crate::store::records::v2::{AddressV2, ContactEmailV2, ContactPhoneV2, PartyV2, SocialHandleV2};

/// A party as format 1 stored it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct PartyV1 {
    pub id: PartyId,
    pub details: PartyDetails,
    pub stage: LifecycleStage,
    pub phones: Vec<ContactPhoneV2>,
    pub emails: Vec<ContactEmailV2>,
    pub addresses: Vec<AddressV2>,
    pub handles: Vec<SocialHandleV2>,
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
        PartyV2 {
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
        .into()
    }
}
