//! Format 2: a contact fact did not know when it was last confirmed, and nothing had fields of the
//! user's own.

use serde::{Deserialize, Serialize};

use crate::domain::id::{InteractionId, LinkId, PartyId};
use crate::domain::interaction::{Direction, Interaction, InteractionKind, Outcome};
use crate::domain::link::{DecisionRole, Link};
use crate::domain::party::{
    Address, Anniversary, BestTime, Channel, Consent, ContactEmail, ContactLabel, ContactPhone, Coordinates,
    LifecycleStage, Party, PartyDetails, SocialHandle, SocialNetwork,
};
use crate::domain::phone::PhoneNumber;
use crate::domain::time::Instant;

/// A party as format 2 stored it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct PartyV2 {
    pub id: PartyId,
    pub details: PartyDetails,
    pub stage: LifecycleStage,
    pub phones: Vec<ContactPhoneV2>,
    pub emails: Vec<ContactEmailV2>,
    pub addresses: Vec<AddressV2>,
    pub handles: Vec<SocialHandleV2>,
    pub preferred_channel: Option<Channel>,
    pub best_time: Option<BestTime>,
    pub consents: Vec<Consent>,
    pub owner: Option<String>,
    pub tags: Vec<String>,
    pub source: Option<String>,
    pub anniversaries: Vec<Anniversary>,
    pub notes: String,
    pub sample: bool,
    pub created_at: Instant,
}

/// A telephone number as formats 1 and 2 stored it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct ContactPhoneV2 {
    pub number: PhoneNumber,
    pub label: ContactLabel,
}

/// An e-mail address as formats 1 and 2 stored it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct ContactEmailV2 {
    pub address: String,
    pub label: ContactLabel,
}

/// A postal address as formats 1 and 2 stored it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct AddressV2 {
    pub label: ContactLabel,
    pub street: String,
    pub district: String,
    pub city: String,
    pub region: String,
    pub postal_code: String,
    pub country: String,
    pub position: Option<Coordinates>,
}

/// A name on a social network as formats 1 and 2 stored it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct SocialHandleV2 {
    pub network: SocialNetwork,
    pub handle: String,
}

/// A link as formats 1 and 2 stored it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct LinkV2 {
    pub id: LinkId,
    pub person: PartyId,
    pub organisation: PartyId,
    pub title: String,
    pub role: Option<DecisionRole>,
    pub sample: bool,
    pub created_at: Instant,
}

/// An interaction as formats 1 and 2 stored it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct InteractionV2 {
    pub id: InteractionId,
    pub party: PartyId,
    pub others: Vec<PartyId>,
    pub kind: InteractionKind,
    pub direction: Direction,
    pub outcome: Option<Outcome>,
    pub at: Instant,
    pub duration_s: Option<u32>,
    pub subject: String,
    pub text: String,
    pub position: Option<Coordinates>,
    pub sample: bool,
    pub created_at: Instant,
}

impl From<ContactPhoneV2> for ContactPhone {
    fn from(old: ContactPhoneV2) -> Self {
        Self { number: old.number, label: old.label, confirmed_on: None }
    }
}

impl From<ContactEmailV2> for ContactEmail {
    fn from(old: ContactEmailV2) -> Self {
        Self { address: old.address, label: old.label, confirmed_on: None }
    }
}

impl From<AddressV2> for Address {
    fn from(old: AddressV2) -> Self {
        Self {
            label: old.label,
            street: old.street,
            district: old.district,
            city: old.city,
            region: old.region,
            postal_code: old.postal_code,
            country: old.country,
            position: old.position,
            confirmed_on: None,
        }
    }
}

impl From<SocialHandleV2> for SocialHandle {
    fn from(old: SocialHandleV2) -> Self {
        Self { network: old.network, handle: old.handle, confirmed_on: None }
    }
}

impl From<PartyV2> for Party {
    fn from(old: PartyV2) -> Self {
        Self {
            id: old.id,
            details: old.details,
            stage: old.stage,
            own_stage: None,
            phones: brought_up_to_date(old.phones),
            emails: brought_up_to_date(old.emails),
            addresses: brought_up_to_date(old.addresses),
            handles: brought_up_to_date(old.handles),
            preferred_channel: old.preferred_channel,
            best_time: old.best_time,
            consents: old.consents,
            owner: old.owner,
            tags: old.tags,
            source: old.source,
            anniversaries: old.anniversaries,
            notes: old.notes,
            custom: Vec::new(),
            sample: old.sample,
            created_at: old.created_at,
        }
    }
}

impl From<LinkV2> for Link {
    fn from(old: LinkV2) -> Self {
        Self {
            id: old.id,
            person: old.person,
            organisation: old.organisation,
            title: old.title,
            role: old.role,
            confirmed_on: None,
            sample: old.sample,
            created_at: old.created_at,
        }
    }
}

impl From<InteractionV2> for Interaction {
    fn from(old: InteractionV2) -> Self {
        Self {
            id: old.id,
            party: old.party,
            others: old.others,
            kind: old.kind,
            direction: old.direction,
            outcome: old.outcome,
            own_outcome: None,
            at: old.at,
            duration_s: old.duration_s,
            subject: old.subject,
            text: old.text,
            position: old.position,
            custom: Vec::new(),
            sample: old.sample,
            created_at: old.created_at,
        }
    }
}

fn brought_up_to_date<Old, New: From<Old>>(old: Vec<Old>) -> Vec<New> {
    old.into_iter().map(New::from).collect()
}
