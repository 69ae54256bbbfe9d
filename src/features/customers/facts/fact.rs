//! The facts a customer can have, those known and those that could be added.

use serde::Serialize;

use crate::domain::custom_field::CustomField;
use crate::domain::id::PartyId;
use crate::domain::party::{
    Address, Anniversary, AnniversaryKind, Consent, ContactEmail, ContactPhone, Party, SocialHandle,
};

use crate::formats::base64;

use super::text_fact::TextFact;

/// One fact of a customer. Facts that come several times are named by their value; without one, it
/// is a new one that is being typed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(in super::super) enum Fact {
    Text(TextFact),
    Address(Option<Address>),
    Handle(Option<SocialHandle>),
    PreferredChannel,
    BestTime,
    Tags,
    Day(Option<Anniversary>),
    Consent(Option<Consent>),
    /// A field of the user's own.
    Custom(Box<CustomField>),
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
            Self::Text(_) | Self::Tags | Self::Day(_) | Self::Custom(_) => Group::About,
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
        match self {
            // Another name for the field is no reason to lose what is typed into it.
            Self::Custom(field) => format!("fact.{party}.{}", field.id),
            fact => format!("fact.{party}.{}", fact.key()),
        }
    }

    /// Tells rows apart: the same for the same fact, another for another value of those that come
    /// several times.
    pub fn key(&self) -> String {
        base64::encoded(&postcard::to_allocvec(self).unwrap_or_default())
    }
}

/// The facts that are known, in the order they are shown; `fields` are those of the user's own.
pub(super) fn known(party: &Party, fields: &[CustomField]) -> Vec<Fact> {
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
    let is_said = |field: &&CustomField| party.custom.iter().any(|value| value.field == field.id);
    facts.extend(fields.iter().filter(is_said).map(|field| Fact::Custom(Box::new(field.clone()))));
    facts.extend(party.consents.iter().map(|consent| Fact::Consent(Some(consent.clone()))));
    facts
}

/// The facts that could be added, those missed most first.
pub(super) fn addable(party: &Party, fields: &[CustomField]) -> Vec<Fact> {
    let person = !party.is_organisation();
    let known = known(party, fields);
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
    // What the user wants to know at once is missed more than what everybody has.
    let at_once = |field: &CustomField| field.required || field.on_quick_form;
    let (asked, others): (Vec<_>, Vec<_>) = fields.iter().cloned().partition(at_once);
    let custom = |field: CustomField| Fact::Custom(Box::new(field));
    facts.splice(0..0, asked.into_iter().map(custom));
    facts.extend(others.into_iter().map(custom));
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
    use crate::domain::custom_field::{CustomValue, FieldKind, FieldOwner, FieldValue, Labels};
    use crate::domain::id::{FieldId, PartyId};
    use crate::domain::language::Language;
    use crate::domain::party::PartyDetails;
    use crate::domain::time::Instant;

    fn person() -> Party {
        let details = PartyDetails::named(false, "مینا رستگار".to_owned());
        Party::new(PartyId(uuid::Uuid::from_u128(1)), details, Instant::EPOCH)
    }

    fn shop() -> Party {
        let details = PartyDetails::named(true, "فروشگاه لاله".to_owned());
        Party::new(PartyId(uuid::Uuid::from_u128(2)), details, Instant::EPOCH)
    }

    #[test]
    fn nothing_known_shows_no_row() {
        assert_eq!(known(&person(), &[]), []);
    }

    #[test]
    fn a_fact_that_is_known_is_not_offered_again() {
        let party = Party { owner: Some("امید".to_owned()), tags: vec!["vip".to_owned()], ..person() };
        assert_eq!(known(&party, &[]), [Fact::Text(TextFact::Owner), Fact::Tags]);
        assert!(!addable(&party, &[]).contains(&Fact::Text(TextFact::Owner)));
    }

    #[test]
    fn a_second_number_can_always_be_added() {
        assert!(addable(&person(), &[]).contains(&Fact::Text(TextFact::Phone(None))));
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
        let offers = |party: &Party, fact| addable(party, &[]).contains(&Fact::Text(fact));
        assert!(offers(&person(), TextFact::JobTitle) && !offers(&person(), TextFact::Industry));
        assert!(offers(&shop(), TextFact::Industry) && !offers(&shop(), TextFact::JobTitle));
    }

    fn field(number: u128) -> CustomField {
        CustomField {
            id: FieldId(uuid::Uuid::from_u128(number)),
            of: FieldOwner::Party,
            label: Labels::in_one(Language::En, "Shelf space"),
            kind: FieldKind::Text,
            options: Vec::new(),
            required: false,
            on_quick_form: false,
            in_list: false,
            searchable: false,
            filterable: false,
            position: 0,
            retired: false,
            created_at: Instant::EPOCH,
        }
    }

    #[test]
    fn a_field_of_ones_own_is_a_fact_like_any_other() {
        let fields = [field(7), field(8)];
        let value = CustomValue::Text("4 m".to_owned());
        let party = Party { custom: vec![FieldValue { field: fields[1].id, value }], ..person() };
        assert_eq!(known(&party, &fields), [Fact::Custom(Box::new(fields[1].clone()))]);
        let offered = addable(&party, &fields);
        assert!(offered.contains(&Fact::Custom(Box::new(fields[0].clone()))));
        assert!(!offered.contains(&Fact::Custom(Box::new(fields[1].clone()))));
    }

    #[test]
    fn what_is_typed_outlives_another_name_for_the_field() {
        let renamed = CustomField { label: Labels::default(), ..field(7) };
        let key = |field| Fact::Custom(Box::new(field)).draft_key(person().id);
        assert_eq!(key(field(7)), key(renamed));
    }

    #[test]
    fn an_organisation_is_founded_and_a_person_born() {
        assert_eq!(open_day_kinds(&person(), None)[0], AnniversaryKind::Birthday);
        assert_eq!(open_day_kinds(&shop(), None)[0], AnniversaryKind::Founding);
    }
}
