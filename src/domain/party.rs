//! Parties: the people and organisations a rep sells to, with every way to reach them.

mod merge;

use serde::{Deserialize, Serialize};

use crate::domain::calendar::CalendarKind;
use crate::domain::custom_field::FieldValue;
use crate::domain::id::{ChoiceId, PartyId};
use crate::domain::phone::PhoneNumber;
use crate::domain::time::{CivilDate, Instant};

/// A person or an organisation, as stored.
///
/// The list of customers shows parties; a person is tied to organisations by
/// [`Link`](crate::domain::link::Link)s, and what happened with a party stands in
/// [`Interaction`](crate::domain::interaction::Interaction)s.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub struct Party {
    /// Identity, given by the device that first wrote the party.
    pub id: PartyId,
    /// What only a person, or only an organisation, has.
    pub details: PartyDetails,
    /// Where the party stands in its life as a customer.
    pub stage: LifecycleStage,
    /// The stage of the user's own within it, when one was chosen.
    pub own_stage: Option<ChoiceId>,
    /// Telephone numbers, the preferred one first.
    pub phones: Vec<ContactPhone>,
    /// E-mail addresses, the preferred one first.
    pub emails: Vec<ContactEmail>,
    /// Postal addresses, the main one first.
    pub addresses: Vec<Address>,
    /// Names on social networks and messengers.
    pub handles: Vec<SocialHandle>,
    /// The channel the party likes best, when known.
    pub preferred_channel: Option<Channel>,
    /// When the party likes to be reached, when known.
    pub best_time: Option<BestTime>,
    /// What the party has allowed or refused, by channel.
    pub consents: Vec<Consent>,
    /// The rep who looks after the party; none means nobody yet.
    pub owner: Option<String>,
    /// Free labels, each at most once, in the order they were given.
    pub tags: Vec<String>,
    /// How the party was found ("trade fair", "Reza's referral").
    pub source: Option<String>,
    /// Birthday and other days to remember.
    pub anniversaries: Vec<Anniversary>,
    /// Anything else worth knowing, as free text.
    pub notes: String,
    /// What the user's own fields say of it.
    pub custom: Vec<FieldValue>,
    /// Whether the record came with the sample data, so that it can be removed with it.
    pub sample: bool,
    /// When the record was first written.
    pub created_at: Instant,
}

impl Party {
    /// A new party with a name and nothing else known.
    #[must_use]
    pub fn new(id: PartyId, details: PartyDetails, created_at: Instant) -> Self {
        Self {
            id,
            details,
            stage: LifecycleStage::Lead,
            own_stage: None,
            phones: Vec::new(),
            emails: Vec::new(),
            addresses: Vec::new(),
            handles: Vec::new(),
            preferred_channel: None,
            best_time: None,
            consents: Vec::new(),
            owner: None,
            tags: Vec::new(),
            source: None,
            anniversaries: Vec::new(),
            notes: String::new(),
            custom: Vec::new(),
            sample: false,
            created_at,
        }
    }

    /// The name to show and to sort by: a person's full name or an organisation's name.
    #[must_use]
    pub fn name(&self) -> &str {
        match &self.details {
            PartyDetails::Person(person) => &person.name,
            PartyDetails::Organisation(organisation) => &organisation.name,
        }
    }

    /// Whether the party is an organisation rather than a person.
    #[must_use]
    pub fn is_organisation(&self) -> bool {
        matches!(self.details, PartyDetails::Organisation(_))
    }

    /// What the party last said of a channel: the newest consent on it, the later in the list of two of one
    /// day; none when it was never asked.
    #[must_use]
    pub fn consent_on(&self, channel: Channel) -> Option<&Consent> {
        self.consents.iter().filter(|consent| consent.channel == channel).max_by_key(|consent| consent.on)
    }

    /// The city of the main address, empty when unknown.
    #[must_use]
    pub fn city(&self) -> &str {
        self.addresses.first().map_or("", |address| address.city.as_str())
    }
}

/// What tells a person from an organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub enum PartyDetails {
    /// A human being.
    Person(Person),
    /// A company, shop, office or any other body.
    Organisation(Organisation),
}

impl PartyDetails {
    /// A person, or an organisation, of whom nothing is known but the name.
    #[must_use]
    pub fn named(organisation: bool, name: String) -> Self {
        let empty = String::new;
        if organisation {
            Self::Organisation(Organisation {
                name,
                industry: empty(),
                registration: empty(),
                website: empty(),
            })
        } else {
            Self::Person(Person { name, honorific: empty(), job_title: empty() })
        }
    }
}

/// What only a person has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub struct Person {
    /// Full name as the person is called; names are not cut into parts, since not all cultures do.
    pub name: String,
    /// Form of address before the name ("Dr", «مهندس»), empty when none.
    pub honorific: String,
    /// What the person does, independent of where ("head of purchasing"), empty when unknown.
    pub job_title: String,
}

/// What only an organisation has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub struct Organisation {
    /// Name as it stands on the sign.
    pub name: String,
    /// Trade or industry, empty when unknown.
    pub industry: String,
    /// National or tax registration number, empty when unknown.
    pub registration: String,
    /// Address of the web site, empty when unknown.
    pub website: String,
}

/// Where a party stands in its life as a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub enum LifecycleStage {
    /// Fits the trade, not spoken to yet.
    Prospect,
    /// Has shown a need.
    Lead,
    /// Buys.
    Customer,
    /// Used to buy.
    Former,
}

impl LifecycleStage {
    /// Every stage, in the order of a customer's life.
    pub const ALL: [Self; 4] = [Self::Prospect, Self::Lead, Self::Customer, Self::Former];
}

/// A telephone number of a party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub struct ContactPhone {
    /// The number in its one international form.
    pub number: PhoneNumber,
    /// What the number is for.
    pub label: ContactLabel,
    /// The day it was last known to be right, none when that was never asked.
    pub confirmed_on: Option<CivilDate>,
}

/// An e-mail address of a party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub struct ContactEmail {
    /// The address as written by the user, trimmed.
    pub address: String,
    /// What the address is for.
    pub label: ContactLabel,
    /// The day it was last known to be right, none when that was never asked.
    pub confirmed_on: Option<CivilDate>,
}

/// What a phone number, e-mail or postal address is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub enum ContactLabel {
    /// Carried by the person.
    Mobile,
    /// At the place of work.
    Work,
    /// At home.
    Home,
    /// Anything else.
    Other,
}

/// A postal address, in parts so that it can be filtered and shown on a map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub struct Address {
    /// What the address is for.
    pub label: ContactLabel,
    /// Street, number, floor, landmark: the lines above the city.
    pub street: String,
    /// Quarter or district of the city, empty when unknown.
    pub district: String,
    /// City or town, empty when unknown.
    pub city: String,
    /// Province, state or governorate, empty when unknown.
    pub region: String,
    /// Postal code in Latin digits, empty when unknown.
    pub postal_code: String,
    /// Country as ISO 3166-1 alpha-2, empty when unknown.
    pub country: String,
    /// Where it lies on the earth, when known.
    pub position: Option<Coordinates>,
    /// The day it was last known to be right, none when that was never asked.
    pub confirmed_on: Option<CivilDate>,
}

impl Address {
    /// An address of which nothing is known but what it is for.
    #[must_use]
    pub const fn empty(label: ContactLabel) -> Self {
        Self {
            label,
            street: String::new(),
            district: String::new(),
            city: String::new(),
            region: String::new(),
            postal_code: String::new(),
            country: String::new(),
            position: None,
            confirmed_on: None,
        }
    }

    /// The address as one line, parts in the order from street to region, with a separator of the
    /// reader's language between them.
    #[must_use]
    pub fn one_line(&self, separator: &str) -> String {
        let parts = [&self.street, &self.district, &self.city, &self.region];
        let filled: Vec<&str> =
            parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
        filled.join(separator)
    }
}

/// A point on the earth in WGS 84, in units of 1e-6 degree so that it compares exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub struct Coordinates {
    /// Latitude in millionths of a degree, -90,000,000 to 90,000,000.
    pub latitude_e6: i32,
    /// Longitude in millionths of a degree, -180,000,000 to 180,000,000.
    pub longitude_e6: i32,
}

/// A name on a social network or messenger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub struct SocialHandle {
    /// Which network.
    pub network: SocialNetwork,
    /// The name there, without the leading `@`.
    pub handle: String,
    /// The day it was last known to be right, none when that was never asked.
    pub confirmed_on: Option<CivilDate>,
}

/// The networks reps of the region use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub enum SocialNetwork {
    /// Instagram.
    Instagram,
    /// Telegram.
    Telegram,
    /// LinkedIn.
    LinkedIn,
    /// X, formerly Twitter.
    X,
    /// Facebook.
    Facebook,
    /// Bale (بله).
    Bale,
    /// Eitaa (ایتا).
    Eitaa,
}

/// A way to reach somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub enum Channel {
    /// A telephone call.
    Call,
    /// A text message.
    Sms,
    /// WhatsApp.
    WhatsApp,
    /// Telegram.
    Telegram,
    /// E-mail.
    Email,
    /// In person.
    InPerson,
}

impl Channel {
    /// Every channel, the most used first.
    pub const ALL: [Self; 6] =
        [Self::Call, Self::WhatsApp, Self::Sms, Self::Telegram, Self::Email, Self::InPerson];
}

/// The part of a working day in which somebody likes to be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub enum BestTime {
    /// Before noon.
    Morning,
    /// Around noon.
    Noon,
    /// After noon.
    Afternoon,
    /// After working hours.
    Evening,
}

impl BestTime {
    /// Every part of the day in order.
    pub const ALL: [Self; 4] = [Self::Morning, Self::Noon, Self::Afternoon, Self::Evening];
}

/// What a party has allowed or refused on a channel; the newest of a channel holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub struct Consent {
    /// On which channel.
    pub channel: Channel,
    /// Allowed (`true`) or refused.
    pub granted: bool,
    /// On which day.
    pub on: CivilDate,
    /// How it was given ("form at the fair", "by phone").
    pub source: String,
}

/// A day to remember each year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub struct Anniversary {
    /// What is remembered.
    pub kind: AnniversaryKind,
    /// The day it happened; where only day and month are known, in any year of `calendar`.
    pub date: CivilDate,
    /// The calendar in which it comes back each year.
    pub calendar: CalendarKind,
    /// Whether the year of `date` is known, so that an age can be shown.
    pub year_known: bool,
}

/// What an anniversary remembers.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub enum AnniversaryKind {
    /// A person's birthday.
    Birthday,
    /// The founding of an organisation, the opening of a shop.
    Founding,
    /// The first purchase.
    FirstPurchase,
    /// Anything else, by its name.
    Other(String),
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn said(channel: Channel, granted: bool, day: i32) -> Consent {
        Consent { channel, granted, on: CivilDate::from_days(day).unwrap(), source: String::new() }
    }

    #[test]
    fn the_newest_consent_of_a_channel_holds_wherever_it_stands() {
        let details = PartyDetails::named(false, "مینا رستگار".to_owned());
        let consents = vec![
            said(Channel::Sms, false, 20_600),
            said(Channel::Sms, true, 20_500),
            said(Channel::WhatsApp, true, 20_700),
        ];
        let party =
            Party { consents, ..Party::new(PartyId(uuid::Uuid::from_u128(1)), details, Instant::EPOCH) };
        let granted = |channel| party.consent_on(channel).map(|consent| consent.granted);
        assert_eq!(granted(Channel::Sms), Some(false));
        assert_eq!(granted(Channel::WhatsApp), Some(true));
        assert_eq!(granted(Channel::Email), None);
    }
}
