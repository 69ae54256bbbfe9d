//! The facts a customer can have, those known and those that could be added.

use crate::domain::id::PartyId;
use crate::domain::party::{
    Address, Anniversary, AnniversaryKind, Consent, ContactEmail, ContactPhone, Party, SocialHandle,
};

use super::text_fact::TextFact;

/// One fact of a customer. Facts that come several times are named by their value; without one, it
/// is a new one that is being typed.
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) enum Fact {
    Text(TextFact),
    Address(Option<Address>),
    Handle(Option<SocialHandle>),
    PreferredChannel,
    BestTime,
    Tags,
    Day(Option<Anniversary>),
    Consent(Option<Consent>),
}

/// Where a fact stands on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Group {
    /// How to reach the customer.
    Reach,
    /// Who the customer is.
    About,
}

impl Fact {
    /// Where it stands.
    pub fn group(&self) -> Group {
        match self {
            Self::Text(TextFact::Phone(_) | TextFact::Email(_) | TextFact::Website)
            | Self::Address(_)
            | Self::Handle(_)
            | Self::PreferredChannel
            | Self::BestTime
            | Self::Consent(_) => Group::Reach,
            Self::Text(_) | Self::Tags | Self::Day(_) => Group::About,
        }
    }

    /// Whether it is a fact to be added, given those known; one that was there under a value that
    /// has changed since is not.
    pub fn is_new(&self, known: &[Self]) -> bool {
        let had_a_value = matches!(
            self,
            Self::Text(TextFact::Phone(Some(_)) | TextFact::Email(Some(_)))
                | Self::Address(Some(_))
                | Self::Handle(Some(_))
                | Self::Day(Some(_))
                | Self::Consent(Some(_))
        );
        !had_a_value && !known.contains(self)
    }

    /// Under which key what is typed for it is kept.
    pub fn draft_key(&self, party: PartyId) -> String {
        format!("fact.{party}.{}", self.key())
    }

    /// Tells rows apart: the same for the same fact, another for another value of those that come
    /// several times.
    pub fn key(&self) -> String {
        format!("{self:?}")
    }
}

/// The facts that are known, in the order they are shown.
pub(super) fn known(party: &Party) -> Vec<Fact> {
    let phone = |phone: &ContactPhone| Fact::Text(TextFact::Phone(Some(phone.clone())));
    let email = |email: &ContactEmail| Fact::Text(TextFact::Email(Some(email.clone())));
    let mut facts: Vec<Fact> = party.phones.iter().map(phone).collect();
    facts.extend(party.emails.iter().map(email));
    facts.extend(party.addresses.iter().map(|address| Fact::Address(Some(address.clone()))));
    facts.extend(party.handles.iter().map(|handle| Fact::Handle(Some(handle.clone()))));
    let texts = [
        TextFact::Website,
        TextFact::JobTitle,
        TextFact::Honorific,
        TextFact::Industry,
        TextFact::Registration,
        TextFact::Owner,
        TextFact::Source,
    ];
    let filled = texts.into_iter().filter(|fact| !fact.text(party).is_empty());
    facts.extend(filled.map(Fact::Text));
    facts.extend(party.preferred_channel.map(|_| Fact::PreferredChannel));
    facts.extend(party.best_time.map(|_| Fact::BestTime));
    facts.extend((!party.tags.is_empty()).then_some(Fact::Tags));
    facts.extend(party.anniversaries.iter().map(|day| Fact::Day(Some(day.clone()))));
    facts.extend(party.consents.iter().map(|consent| Fact::Consent(Some(consent.clone()))));
    facts
}

/// The facts that could be added, those missed most first.
pub(super) fn addable(party: &Party) -> Vec<Fact> {
    let person = !party.is_organisation();
    let known = known(party);
    let own = if person {
        vec![Fact::Text(TextFact::JobTitle), Fact::Text(TextFact::Honorific)]
    } else {
        vec![
            Fact::Text(TextFact::Industry),
            Fact::Text(TextFact::Website),
            Fact::Text(TextFact::Registration),
        ]
    };
    let mut facts = vec![
        Fact::Text(TextFact::Phone(None)),
        Fact::Text(TextFact::Email(None)),
        Fact::Address(None),
        Fact::Tags,
    ];
    facts.extend(own);
    facts.extend([
        Fact::Day(None),
        Fact::PreferredChannel,
        Fact::BestTime,
        Fact::Text(TextFact::Owner),
        Fact::Text(TextFact::Source),
        Fact::Handle(None),
        Fact::Consent(None),
    ]);
    facts.retain(|fact| !known.contains(fact));
    facts
}

/// The kinds of day that a customer can still be given, the usual one first.
pub(super) fn open_day_kinds(party: &Party, editing: Option<&Anniversary>) -> Vec<AnniversaryKind> {
    let usual = if party.is_organisation() { AnniversaryKind::Founding } else { AnniversaryKind::Birthday };
    let kinds = [usual, AnniversaryKind::FirstPurchase];
    let taken = |kind: &AnniversaryKind| {
        party.anniversaries.iter().any(|day| day.kind == *kind && Some(day) != editing)
    };
    let mut open: Vec<AnniversaryKind> = kinds.into_iter().filter(|kind| !taken(kind)).collect();
    open.push(AnniversaryKind::Other(String::new()));
    open
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::id::PartyId;
    use crate::domain::party::{Organisation, PartyDetails, Person};
    use crate::domain::time::Instant;

    fn person() -> Party {
        let details = PartyDetails::Person(Person {
            name: "مینا رستگار".to_owned(),
            honorific: String::new(),
            job_title: String::new(),
        });
        Party::new(PartyId(uuid::Uuid::from_u128(1)), details, Instant::EPOCH)
    }

    fn shop() -> Party {
        let details = PartyDetails::Organisation(Organisation {
            name: "فروشگاه لاله".to_owned(),
            industry: String::new(),
            registration: String::new(),
            website: String::new(),
        });
        Party::new(PartyId(uuid::Uuid::from_u128(2)), details, Instant::EPOCH)
    }

    #[test]
    fn nothing_known_shows_no_row() {
        assert_eq!(known(&person()), []);
    }

    #[test]
    fn a_fact_that_is_known_is_not_offered_again() {
        let party = Party { owner: Some("امید".to_owned()), tags: vec!["vip".to_owned()], ..person() };
        assert_eq!(known(&party), [Fact::Text(TextFact::Owner), Fact::Tags]);
        assert!(!addable(&party).contains(&Fact::Text(TextFact::Owner)));
    }

    #[test]
    fn a_second_number_can_always_be_added() {
        assert!(addable(&person()).contains(&Fact::Text(TextFact::Phone(None))));
    }

    #[test]
    fn a_number_changed_elsewhere_is_not_added_anew() {
        let number =
            crate::domain::phone::PhoneNumber::parse("09123456789", crate::domain::country::Country::IR);
        let phone = ContactPhone {
            number: number.unwrap(),
            label: crate::domain::party::ContactLabel::Mobile,
            confirmed_on: None,
        };
        assert!(!Fact::Text(TextFact::Phone(Some(phone))).is_new(&[]));
        assert!(Fact::Text(TextFact::Phone(None)).is_new(&[]));
    }

    #[test]
    fn a_job_is_offered_to_people_and_a_trade_to_organisations() {
        let offers = |party: &Party, fact| addable(party).contains(&Fact::Text(fact));
        assert!(offers(&person(), TextFact::JobTitle) && !offers(&person(), TextFact::Industry));
        assert!(offers(&shop(), TextFact::Industry) && !offers(&shop(), TextFact::JobTitle));
    }

    #[test]
    fn an_organisation_is_founded_and_a_person_born() {
        assert_eq!(open_day_kinds(&person(), None)[0], AnniversaryKind::Birthday);
        assert_eq!(open_day_kinds(&shop(), None)[0], AnniversaryKind::Founding);
    }
}
