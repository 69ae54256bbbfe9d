//! The columns of a table that is written.

use serde::{Deserialize, Serialize};

use crate::domain::custom_field::{CustomField, FieldKind, FieldOwner};
use crate::domain::id::FieldId;
use crate::domain::party::{Party, SocialNetwork};
use crate::formats::columns::target::{AddressPart, Target};

/// The most columns that telephone numbers get, and e-mail addresses; what is beyond stands in the last.
const MOST: u8 = 5;

/// The networks, the most used first.
pub(super) const NETWORKS: [SocialNetwork; 7] = [
    SocialNetwork::Instagram,
    SocialNetwork::Telegram,
    SocialNetwork::LinkedIn,
    SocialNetwork::X,
    SocialNetwork::Facebook,
    SocialNetwork::Bale,
    SocialNetwork::Eitaa,
];

/// A column of a table of customers that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ExportColumn {
    /// The name of a person or an organisation.
    Name,
    /// How a person is addressed.
    Honorific,
    /// What a person does.
    JobTitle,
    /// Whether it is a person or an organisation.
    Kind,
    /// The organisations a person belongs to.
    Organisation,
    /// What the person is in each of them.
    PlaceTitle,
    /// The telephone number of a place, 1 for the first; of the last such column, all from there on.
    Phone(u8),
    /// The e-mail address of a place, likewise.
    Email(u8),
    /// Part of the main address.
    Address(AddressPart),
    /// Part of the second address.
    OtherAddress(AddressPart),
    /// The names on a social network.
    Handle(SocialNetwork),
    /// An organisation's web site.
    Website,
    /// An organisation's trade.
    Industry,
    /// An organisation's number.
    Registration,
    /// Labels.
    Tags,
    /// The stage.
    Stage,
    /// Who looks after the customer.
    Owner,
    /// How the customer was found.
    Source,
    /// The birthday, of an organisation the day it was founded, where its year is known.
    Birthday,
    /// The day the customer was first written down.
    CreatedAt,
    /// Notes.
    Notes,
    /// A field of the user's own; one that links to a customer is always empty.
    Custom(FieldId),
    /// Which customer it is.
    Identity,
    /// The whole customer, for taking in again exactly as it is.
    Card,
}

impl ExportColumn {
    /// What a reader of the column takes it for. Its heading should be one of the names that say so, with the
    /// place of a telephone number or an e-mail address behind it from the second on ("Phone 2").
    #[must_use]
    pub const fn target(self) -> Target {
        match self {
            Self::Name => Target::Name,
            Self::Honorific => Target::Honorific,
            Self::JobTitle => Target::JobTitle,
            Self::Kind => Target::Kind,
            Self::Organisation => Target::Organisation,
            Self::PlaceTitle => Target::PlaceTitle,
            Self::Phone(_) => Target::Phone(None),
            Self::Email(_) => Target::Email(None),
            Self::Address(part) => Target::Address(part),
            Self::OtherAddress(part) => Target::OtherAddress(part),
            Self::Handle(network) => Target::Handle(network),
            Self::Website => Target::Website,
            Self::Industry => Target::Industry,
            Self::Registration => Target::Registration,
            Self::Tags => Target::Tags,
            Self::Stage => Target::Stage,
            Self::Owner => Target::Owner,
            Self::Source => Target::Source,
            Self::Birthday => Target::Birthday,
            Self::CreatedAt => Target::CreatedAt,
            Self::Notes => Target::Notes,
            Self::Custom(field) => Target::Custom(field),
            Self::Identity => Target::Identity,
            Self::Card => Target::Card,
        }
    }

    /// Every column in the order in which a table usually has them, with as many as the customers need.
    #[must_use]
    pub fn usual(needed: &Needed, fields: &[CustomField]) -> Vec<Self> {
        let mut columns = vec![Self::Name, Self::Honorific, Self::JobTitle, Self::Kind];
        columns.extend([Self::Organisation, Self::PlaceTitle]);
        columns.extend((1..=needed.phones.clamp(1, MOST)).map(Self::Phone));
        columns.extend((1..=needed.emails.clamp(1, MOST)).map(Self::Email));
        columns.extend(AddressPart::ALL.map(Self::Address));
        if needed.has_other_address {
            columns.extend(AddressPart::ALL.map(Self::OtherAddress));
        }
        columns
            .extend(NETWORKS.iter().filter(|one| needed.networks.contains(one)).copied().map(Self::Handle));
        columns.extend([Self::Website, Self::Industry, Self::Registration, Self::Tags, Self::Stage]);
        columns.extend([Self::Owner, Self::Source, Self::Birthday, Self::CreatedAt, Self::Notes]);
        let is_written = |field: &&CustomField| {
            field.of == FieldOwner::Party && !field.retired && field.kind != FieldKind::Link
        };
        columns.extend(fields.iter().filter(is_written).map(|field| Self::Custom(field.id)));
        columns.extend([Self::Identity, Self::Card]);
        columns
    }
}

/// Which columns the customers of a table need of those that most have once or never.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needed {
    /// How many telephone numbers the one has who has most.
    pub phones: u8,
    /// How many e-mail addresses.
    pub emails: u8,
    /// Whether anyone has a second address.
    pub has_other_address: bool,
    /// The networks that anyone is on.
    pub networks: Vec<SocialNetwork>,
}

impl Needed {
    /// Takes in what a customer of the table needs.
    pub fn take(&mut self, party: &Party) {
        let count = |length: usize| u8::try_from(length).unwrap_or(u8::MAX);
        self.phones = self.phones.max(count(party.phones.len()));
        self.emails = self.emails.max(count(party.emails.len()));
        self.has_other_address |= party.addresses.len() > 1;
        for handle in &party.handles {
            if !self.networks.contains(&handle.network) {
                self.networks.push(handle.network);
            }
        }
    }
}
