//! What columns are called, in the three languages and by the products whose files are met most: Google and
//! Outlook contacts, phones, spreadsheets, other CRMs.

use crate::domain::normalise::{normalise, push_compact};
use crate::domain::party::{ContactLabel, SocialNetwork};
use crate::formats::columns::target::{AddressPart, Target};

/// What columns are called, a line for each of [`TARGETS`]: normalised and without spaces, divided by bars; those that
/// come first are tried first. They are a file beside the app's code, which comes when customers are brought in.
#[cfg(any(test, feature = "testing"))]
pub const HEADINGS: &str = include_str!("headings.txt");

/// What columns say that are called so, in the order of the lines.
pub(super) const TARGETS: [Target; 49] = [
    Target::Identity,
    Target::Card,
    Target::PlaceTitle,
    Target::Name,
    Target::GivenName,
    Target::MiddleName,
    Target::FamilyName,
    Target::Honorific,
    Target::Kind,
    Target::JobTitle,
    Target::Organisation,
    Target::Industry,
    Target::Registration,
    Target::Website,
    Target::Phone(Some(ContactLabel::Mobile)),
    Target::Phone(Some(ContactLabel::Work)),
    Target::Phone(Some(ContactLabel::Home)),
    Target::Phone(Some(ContactLabel::Other)),
    Target::Phone(None),
    Target::Email(Some(ContactLabel::Work)),
    Target::Email(Some(ContactLabel::Home)),
    Target::Email(None),
    Target::Address(AddressPart::Street),
    Target::Address(AddressPart::District),
    Target::Address(AddressPart::City),
    Target::Address(AddressPart::Region),
    Target::Address(AddressPart::PostalCode),
    Target::Address(AddressPart::Country),
    Target::OtherAddress(AddressPart::Street),
    Target::OtherAddress(AddressPart::District),
    Target::OtherAddress(AddressPart::City),
    Target::OtherAddress(AddressPart::Region),
    Target::OtherAddress(AddressPart::PostalCode),
    Target::OtherAddress(AddressPart::Country),
    Target::Handle(SocialNetwork::Instagram),
    Target::Handle(SocialNetwork::Telegram),
    Target::Handle(SocialNetwork::LinkedIn),
    Target::Handle(SocialNetwork::X),
    Target::Handle(SocialNetwork::Facebook),
    Target::Handle(SocialNetwork::Bale),
    Target::Handle(SocialNetwork::Eitaa),
    Target::Tags,
    Target::Stage,
    Target::Owner,
    Target::Source,
    Target::Birthday,
    Target::CreatedAt,
    Target::LeaveOut,
    Target::Notes,
];

/// A column's name as the table has them: normalised, without spaces, and without what numbers it or says that
/// it is the value of a thing ("Phone 1 - Value", «تلفن ۲»).
pub(super) fn key_of(heading: &str) -> String {
    let mut key = String::new();
    push_compact(&mut key, &normalise(heading));
    key.retain(|letter| !letter.is_ascii_digit());
    for ending in ["value", "formatted"] {
        if let Some(bare) = key.strip_suffix(ending)
            && !bare.is_empty()
        {
            key.truncate(bare.len());
        }
    }
    key
}

/// What a column of this name says by the names that columns have, none when the name tells nothing.
pub(super) fn target_of(heading: &str, all_names: &str) -> Option<Target> {
    let key = key_of(heading);
    if key.is_empty() {
        return None;
    }
    let named = |names: &str| names.split('|').any(|name| name == key);
    let place = all_names.lines().position(named)?;
    TARGETS.get(place).copied()
}
