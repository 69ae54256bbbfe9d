//! What a column says of a customer.

use serde::{Deserialize, Serialize};

use crate::domain::custom_field::FieldKind;
use crate::domain::id::FieldId;
use crate::domain::party::{ContactLabel, SocialNetwork};

/// What a column says of a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Target {
    /// Nothing that is wanted.
    LeaveOut,
    /// Something without a field of its own: it goes into the notes, with the column's name before it.
    Remark,
    /// Notes.
    Notes,
    /// The whole name.
    Name,
    /// The name given at birth.
    GivenName,
    /// The name after or between: it follows the given name.
    MiddleName,
    /// The family's name.
    FamilyName,
    /// The form of address.
    Honorific,
    /// Whether it is a person or an organisation.
    Kind,
    /// What a person does.
    JobTitle,
    /// The organisation a person belongs to; where no person is named, the organisation itself.
    Organisation,
    /// An organisation's trade.
    Industry,
    /// An organisation's number.
    Registration,
    /// An organisation's web site.
    Website,
    /// A telephone number, or several; none where the number itself tells what it is for.
    Phone(Option<ContactLabel>),
    /// An e-mail address, or several.
    Email(Option<ContactLabel>),
    /// Part of the address.
    Address(AddressPart),
    /// A name on a social network.
    Handle(SocialNetwork),
    /// Labels.
    Tags,
    /// Who looks after the customer.
    Owner,
    /// How the customer was found.
    Source,
    /// The stage.
    Stage,
    /// The birthday, of an organisation the day it was founded.
    Birthday,
    /// When the customer was first written down.
    CreatedAt,
    /// A field of the user's own.
    Custom(FieldId),
    /// A field of the user's own, of a kind, that is to be made for this column. Whoever makes it puts
    /// [`Target::Custom`] in its place; until then it is read as a remark.
    NewField(FieldKind),
    /// Which customer it is, as the product itself wrote it.
    Identity,
    /// What the person is in the organisation.
    PlaceTitle,
    /// Part of a second address.
    OtherAddress(AddressPart),
    /// The whole customer, as the product itself wrote it.
    Card,
}

/// A part of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum AddressPart {
    Street,
    District,
    City,
    Region,
    PostalCode,
    Country,
}

impl AddressPart {
    /// Every part, from the small to the large.
    pub const ALL: [Self; 6] =
        [Self::Street, Self::District, Self::City, Self::Region, Self::PostalCode, Self::Country];
}

impl Target {
    /// The kinds of fields that a column can become. Nobody writes the identity of a customer into a cell, so
    /// none is a link.
    pub const NEW_FIELDS: [Self; 10] = [
        Self::NewField(FieldKind::Text),
        Self::NewField(FieldKind::LongText),
        Self::NewField(FieldKind::Number),
        Self::NewField(FieldKind::Money),
        Self::NewField(FieldKind::Date),
        Self::NewField(FieldKind::Choice),
        Self::NewField(FieldKind::Choices),
        Self::NewField(FieldKind::YesNo),
        Self::NewField(FieldKind::Phone),
        Self::NewField(FieldKind::Email),
    ];

    /// What can be chosen for any column, in the order it is offered.
    pub const ALL: [Self; 33] = [
        Self::Name,
        Self::GivenName,
        Self::MiddleName,
        Self::FamilyName,
        Self::Honorific,
        Self::Kind,
        Self::JobTitle,
        Self::Organisation,
        Self::Phone(None),
        Self::Phone(Some(ContactLabel::Mobile)),
        Self::Phone(Some(ContactLabel::Work)),
        Self::Phone(Some(ContactLabel::Home)),
        Self::Email(None),
        Self::Address(AddressPart::Street),
        Self::Address(AddressPart::District),
        Self::Address(AddressPart::City),
        Self::Address(AddressPart::Region),
        Self::Address(AddressPart::PostalCode),
        Self::Address(AddressPart::Country),
        Self::Handle(SocialNetwork::Instagram),
        Self::Handle(SocialNetwork::Telegram),
        Self::Website,
        Self::Industry,
        Self::Registration,
        Self::Tags,
        Self::Stage,
        Self::Owner,
        Self::Source,
        Self::Birthday,
        Self::CreatedAt,
        Self::Notes,
        Self::Remark,
        Self::LeaveOut,
    ];
}
