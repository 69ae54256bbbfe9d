//! What two customers say, field by field.

use crate::domain::custom_field::{CustomField, FieldOwner};
use crate::domain::duplicates::{MergeField, differences};
use crate::domain::party::{AnniversaryKind, Party, PartyDetails};
use crate::i18n::formats::Formats;
use crate::i18n::{Locale, td_string};
use crate::parts::custom_fields::{label, value_words};
use crate::parts::saving::Saving;
use crate::terms;

/// The fields that there is one of, in the order in which they are shown.
const FIELDS: [MergeField; 14] = [
    MergeField::Name,
    MergeField::Honorific,
    MergeField::JobTitle,
    MergeField::Industry,
    MergeField::Registration,
    MergeField::Website,
    MergeField::Stage,
    MergeField::Owner,
    MergeField::Source,
    MergeField::PreferredChannel,
    MergeField::BestTime,
    MergeField::Birthday,
    MergeField::Founding,
    MergeField::FirstPurchase,
];

/// What two customers say of something, with what it is called.
pub(super) type Row = (String, [String; 2]);

/// What two customers say.
pub(super) struct Sides {
    /// Fields in which they differ.
    pub differing: Vec<(MergeField, String, [String; 2])>,
    /// Fields that both say the same of, or only one says.
    pub others: Vec<Row>,
    /// What is united.
    pub united: Vec<Row>,
}

impl Sides {
    /// The two laid side by side.
    pub fn of(first: &Party, second: &Party, words: &Words) -> Self {
        let differing = differences(first, second);
        let own = words.fields.iter().map(|field| MergeField::Own(field.id));
        let mut sides = Self { differing: Vec::new(), others: Vec::new(), united: Vec::new() };
        for field in FIELDS.into_iter().chain(own) {
            let said = [first, second].map(|party| words.said(party, field));
            if said.iter().all(String::is_empty) {
                continue;
            }
            let label = words.label(field);
            if differing.contains(&field) {
                sides.differing.push((field, label, said));
            } else {
                sides.others.push((label, said));
            }
        }
        for (label, said) in words.united() {
            let both = [first, second].map(|party| said(words, party).join("\n"));
            if both.iter().any(|said| !said.is_empty()) {
                sides.united.push((label.to_owned(), both));
            }
        }
        sides
    }
}

/// What says what a customer says of something there may be several of.
type Said = fn(&Words, &Party) -> Vec<String>;

/// The words for what customers say.
pub(super) struct Words {
    saving: Saving,
    locale: Locale,
    formats: Formats,
    fields: Vec<CustomField>,
}

impl Words {
    /// The words of the user's language.
    pub fn of(saving: Saving) -> Self {
        let fields = saving.services.store().map(|store| store.all_custom_fields(FieldOwner::Party));
        Self {
            saving,
            locale: saving.locale(),
            formats: saving.formats(),
            fields: fields.unwrap_or_default(),
        }
    }

    fn label(&self, field: MergeField) -> String {
        let locale = self.locale;
        let anniversary = |kind| terms::anniversary(locale, &kind);
        let word = match field {
            MergeField::Name => td_string!(locale, customers.name),
            MergeField::Honorific => td_string!(locale, customers.honorific),
            MergeField::JobTitle => td_string!(locale, customers.job_title),
            MergeField::Industry => td_string!(locale, customers.industry),
            MergeField::Registration => td_string!(locale, customers.registration),
            MergeField::Website => td_string!(locale, customers.website),
            MergeField::Stage => td_string!(locale, customers.stage),
            MergeField::Owner => td_string!(locale, customers.owner),
            MergeField::Source => td_string!(locale, customers.source),
            MergeField::PreferredChannel => td_string!(locale, customers.preferred_channel),
            MergeField::BestTime => td_string!(locale, customers.best_time),
            MergeField::Birthday => return anniversary(AnniversaryKind::Birthday),
            MergeField::Founding => return anniversary(AnniversaryKind::Founding),
            MergeField::FirstPurchase => return anniversary(AnniversaryKind::FirstPurchase),
            MergeField::Own(id) => {
                let field = self.fields.iter().find(|field| field.id == id);
                return field.map(|field| label(field, &self.formats)).unwrap_or_default();
            }
        };
        word.to_owned()
    }

    /// What a customer says in a field; empty for nothing.
    fn said(&self, party: &Party, field: MergeField) -> String {
        let (locale, formats) = (self.locale, &self.formats);
        let day = |kind| {
            let day = party.anniversaries.iter().find(|day| day.kind == kind)?;
            Some(if day.year_known { formats.date(day.date) } else { formats.day_and_month(day.date) })
        };
        let (person, organisation) = match &party.details {
            PartyDetails::Person(person) => (Some(person), None),
            PartyDetails::Organisation(organisation) => (None, Some(organisation)),
        };
        let said = match field {
            MergeField::Name => Some(party.name().to_owned()),
            MergeField::Honorific => person.map(|person| person.honorific.clone()),
            MergeField::JobTitle => person.map(|person| person.job_title.clone()),
            MergeField::Industry => organisation.map(|it| it.industry.clone()),
            MergeField::Registration => organisation.map(|it| it.registration.clone()),
            MergeField::Website => organisation.map(|it| it.website.clone()),
            MergeField::Stage => {
                let choices = self.saving.services.read(|store| store.choices());
                Some(terms::named_stage(locale, &choices, party.stage, party.own_stage))
            }
            MergeField::Owner => party.owner.clone(),
            MergeField::Source => party.source.clone(),
            MergeField::PreferredChannel => {
                party.preferred_channel.map(|channel| terms::channel(locale, channel).to_owned())
            }
            MergeField::BestTime => party.best_time.map(|time| terms::best_time(locale, time).to_owned()),
            MergeField::Birthday => day(AnniversaryKind::Birthday),
            MergeField::Founding => day(AnniversaryKind::Founding),
            MergeField::FirstPurchase => day(AnniversaryKind::FirstPurchase),
            MergeField::Own(id) => {
                let field = self.fields.iter().find(|field| field.id == id);
                let own = party.custom.iter().find(|value| value.field == id);
                field
                    .zip(own)
                    .map(|(field, own)| value_words(self.saving.services, locale, formats, field, &own.value))
            }
        };
        said.unwrap_or_default()
    }

    /// What there may be several of, by what it is called.
    fn united(&self) -> [(&'static str, Said); 6] {
        let locale = self.locale;
        [
            (td_string!(locale, customers.phone), |words, party| {
                each(&party.phones, |phone| words.formats.phone(phone.number))
            }),
            (td_string!(locale, terms.email), |words, party| {
                each(&party.emails, |email| words.formats.left_to_right(&email.address))
            }),
            (td_string!(locale, customers.address), |words, party| {
                each(&party.addresses, |address| address.one_line(words.formats.list_separator()))
            }),
            (td_string!(locale, customers.handle), |words, party| {
                each(&party.handles, |handle| {
                    let network = terms::network(words.locale, handle.network);
                    terms::line(&[network, &words.formats.left_to_right(&handle.handle)])
                })
            }),
            (td_string!(locale, customers.tags), |_, party| party.tags.clone()),
            (td_string!(locale, customers.notes), |_, party| {
                Some(party.notes.trim().to_owned()).filter(|notes| !notes.is_empty()).into_iter().collect()
            }),
        ]
    }
}

fn each<T>(facts: &[T], said: impl Fn(&T) -> String) -> Vec<String> {
    facts.iter().map(said).collect()
}
