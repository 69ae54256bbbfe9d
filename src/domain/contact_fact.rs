//! Contact facts: what was once true of how to reach somebody, and when it was last known to be.

use crate::domain::link::Link;
use crate::domain::party::{Address, ContactEmail, ContactPhone, Party, SocialHandle};
use crate::domain::time::{CivilDate, Instant, UtcOffset};

/// From how many days on a fact is worth asking about. Of facts about people at work some two in a hundred
/// go wrong each month (MarketingSherpa's figure, widely quoted), so after half a year one in eight is.
pub const STALE_AFTER_DAYS: i32 = 180;

/// A fact by which a party is reached.
#[derive(Clone, Debug, PartialEq)]
pub enum ContactFact {
    /// A telephone number.
    Phone(ContactPhone),
    /// An e-mail address.
    Email(ContactEmail),
    /// A postal address.
    Address(Address),
    /// A name on a social network.
    Handle(SocialHandle),
    /// Where a person works; a fact of the organisation as well.
    Link(Link),
}

/// What may be confirmed, each time on a day.
pub trait Confirmed {
    /// The day it was last known to be right, none when that was never asked.
    fn confirmed_on(&self) -> Option<CivilDate>;

    /// Sets the day it was last known to be right.
    fn confirm(&mut self, on: Option<CivilDate>);

    /// Whether two facts say the same, so that the day of one holds for the other; how the fact is
    /// labelled does not matter.
    fn says_the_same(&self, other: &Self) -> bool;
}

/// Implements [`Confirmed`] for a fact by the fields that are the fact.
macro_rules! confirmed {
    ($($fact:ident { $($field:ident),* })*) => {
        $(impl Confirmed for $fact {
            fn confirmed_on(&self) -> Option<CivilDate> {
                self.confirmed_on
            }

            fn confirm(&mut self, on: Option<CivilDate>) {
                self.confirmed_on = on;
            }

            fn says_the_same(&self, other: &Self) -> bool {
                $(self.$field == other.$field)&&*
            }
        })*
    };
}

confirmed! {
    ContactPhone { number }
    ContactEmail { address }
    Address { street, district, city, region, postal_code, country, position }
    SocialHandle { network, handle }
    Link { id, person, organisation, title, role }
}

/// A fact and how old it is.
#[derive(Clone, Debug, PartialEq)]
pub struct AgedFact {
    /// The fact.
    pub fact: ContactFact,
    /// The day it was last known to be right: when it was confirmed, or else when it was written down.
    pub confirmed_on: CivilDate,
    /// Whether it was ever confirmed.
    pub asked: bool,
}

impl AgedFact {
    fn new(fact: ContactFact, day: Option<CivilDate>, written_at: Instant) -> Self {
        Self { fact, confirmed_on: day.unwrap_or_else(|| day_written(written_at)), asked: day.is_some() }
    }

    /// A link with its age.
    #[must_use]
    pub fn of_link(link: Link) -> Self {
        let (day, written_at) = (link.confirmed_on, link.created_at);
        Self::new(ContactFact::Link(link), day, written_at)
    }

    /// A party's own facts with their ages, in the order in which the party has them.
    #[must_use]
    pub fn of_party(party: &Party) -> Vec<Self> {
        let aged = |fact, day| Self::new(fact, day, party.created_at);
        let phones =
            party.phones.iter().map(|phone| aged(ContactFact::Phone(phone.clone()), phone.confirmed_on));
        let emails =
            party.emails.iter().map(|email| aged(ContactFact::Email(email.clone()), email.confirmed_on));
        let addresses =
            party.addresses.iter().map(|place| aged(ContactFact::Address(place.clone()), place.confirmed_on));
        let handles =
            party.handles.iter().map(|handle| aged(ContactFact::Handle(handle.clone()), handle.confirmed_on));
        phones.chain(emails).chain(addresses).chain(handles).collect()
    }
}

/// The day on which the oldest of a party's own facts was last known to be right; none without facts.
#[must_use]
pub fn oldest_of_party(party: &Party) -> Option<CivilDate> {
    let phones = party.phones.iter().map(|phone| phone.confirmed_on);
    let emails = party.emails.iter().map(|email| email.confirmed_on);
    let addresses = party.addresses.iter().map(|address| address.confirmed_on);
    let handles = party.handles.iter().map(|handle| handle.confirmed_on);
    let days = phones.chain(emails).chain(addresses).chain(handles);
    days.map(|day| day.unwrap_or_else(|| day_written(party.created_at))).min()
}

/// The day on which a link was last known to be right.
#[must_use]
pub fn day_of_link(link: &Link) -> CivilDate {
    link.confirmed_on.unwrap_or_else(|| day_written(link.created_at))
}

/// The day something was written down. It stands for a day nobody named, so that a few hours of local time
/// do not matter, and is the same wherever it is asked for.
fn day_written(at: Instant) -> CivilDate {
    at.civil_date(UtcOffset::UTC)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::country::Country;
    use crate::domain::id::PartyId;
    use crate::domain::party::{ContactLabel, PartyDetails};
    use crate::domain::phone::PhoneNumber;
    use uuid::Uuid;

    fn day(text: &str) -> CivilDate {
        text.parse().unwrap()
    }

    /// A shop written down on 20 September 2026, with two numbers.
    fn shop(first: Option<CivilDate>, second: Option<CivilDate>) -> Party {
        let details = PartyDetails::named(true, "Laleh Store".to_owned());
        let created_at = Instant::from_millis(1_789_900_000_000);
        let phone = |text: &str, confirmed_on| ContactPhone {
            number: PhoneNumber::parse(text, Country::IR).unwrap(),
            label: ContactLabel::Work,
            confirmed_on,
        };
        Party {
            phones: vec![phone("02188776655", first), phone("09123456789", second)],
            ..Party::new(PartyId(Uuid::from_u128(1)), details, created_at)
        }
    }

    #[test]
    fn a_fact_that_was_never_confirmed_is_as_old_as_its_record() {
        let shop = shop(None, Some(day("2026-11-01")));
        assert_eq!(oldest_of_party(&shop), Some(day("2026-09-20")));
        let aged: Vec<_> =
            AgedFact::of_party(&shop).into_iter().map(|fact| (fact.confirmed_on, fact.asked)).collect();
        assert_eq!(aged, [(day("2026-09-20"), false), (day("2026-11-01"), true)]);
    }

    #[test]
    fn a_party_without_facts_has_no_oldest_one() {
        assert_eq!(oldest_of_party(&Party { phones: Vec::new(), ..shop(None, None) }), None);
    }

    #[test]
    fn a_number_says_the_same_under_another_label() {
        let phone = shop(None, None).phones.remove(0);
        let relabelled = ContactPhone { label: ContactLabel::Home, ..phone.clone() };
        assert!(phone.says_the_same(&relabelled));
        assert!(!phone.says_the_same(&shop(None, None).phones[1]));
    }
}
