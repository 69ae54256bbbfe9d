//! What two sides made of one party, laid together: lists by their facts, details by their fields.

use crate::domain::contact_fact::Confirmed;
use crate::domain::fields::{Merge, merge_by_field, merge_whole};
use crate::domain::id::PartyId;
use crate::domain::list_merge::Listed;
use crate::domain::party::{
    Address, Anniversary, AnniversaryKind, Consent, ContactEmail, ContactPhone, Organisation, Party,
    PartyDetails, Person, SocialHandle,
};

merge_by_field! {
    Party {
        kept: [id, created_at],
        whole: [stage, own_stage, preferred_channel, best_time, owner, source, notes, sample],
        lists: [phones, emails, addresses, handles, consents, tags, anniversaries, custom],
        parts: [details],
    }
}

merge_by_field! {
    Person { kept: [], whole: [name, honorific, job_title], lists: [], parts: [] }
}

merge_by_field! {
    Organisation { kept: [], whole: [name, industry, registration, website], lists: [], parts: [] }
}

impl Merge for PartyDetails {
    fn merge(base: &Self, mine: &Self, theirs: &Self) -> Self {
        match (base, mine, theirs) {
            (Self::Person(base), Self::Person(mine), Self::Person(theirs)) => {
                Self::Person(Person::merge(base, mine, theirs))
            }
            (Self::Organisation(base), Self::Organisation(mine), Self::Organisation(theirs)) => {
                Self::Organisation(Organisation::merge(base, mine, theirs))
            }
            _ => merge_whole(base, mine, theirs),
        }
    }
}

merge_by_field! {
    ContactPhone { kept: [], whole: [number, label, confirmed_on], lists: [], parts: [] }
}

impl Listed for ContactPhone {
    fn is_same(&self, other: &Self) -> bool {
        self.number == other.number
    }

    fn changed_by_both(was: &Self, mine: &Self, theirs: &Self) -> Self {
        Self::merge(was, mine, theirs)
    }
}

merge_by_field! {
    ContactEmail { kept: [], whole: [address, label, confirmed_on], lists: [], parts: [] }
}

impl Listed for ContactEmail {
    fn is_same(&self, other: &Self) -> bool {
        self.address.to_lowercase() == other.address.to_lowercase()
    }

    fn changed_by_both(was: &Self, mine: &Self, theirs: &Self) -> Self {
        Self::merge(was, mine, theirs)
    }
}

merge_by_field! {
    Address {
        kept: [],
        whole: [label, street, district, city, region, postal_code, country, position, confirmed_on],
        lists: [],
        parts: [],
    }
}

impl Listed for Address {
    fn is_same(&self, other: &Self) -> bool {
        self.says_the_same(other)
    }

    fn changed_by_both(was: &Self, mine: &Self, theirs: &Self) -> Self {
        Self::merge(was, mine, theirs)
    }
}

merge_by_field! {
    SocialHandle { kept: [], whole: [network, handle, confirmed_on], lists: [], parts: [] }
}

impl Listed for SocialHandle {
    fn is_same(&self, other: &Self) -> bool {
        self.network == other.network && self.handle.to_lowercase() == other.handle.to_lowercase()
    }

    fn changed_by_both(was: &Self, mine: &Self, theirs: &Self) -> Self {
        Self::merge(was, mine, theirs)
    }
}

impl Listed for Consent {
    fn is_same(&self, other: &Self) -> bool {
        self.channel == other.channel
    }
}

impl Listed for Anniversary {
    /// There is one birthday, but any number of other days.
    fn is_same(&self, other: &Self) -> bool {
        if matches!(self.kind, AnniversaryKind::Other(_)) { self == other } else { self.kind == other.kind }
    }
}

/// A tag.
impl Listed for String {}

/// One who took part in an interaction.
impl Listed for PartyId {}
