//! Customers as rows of a table, in words for people, such that taking the table in again changes nothing.

use serde::{Deserialize, Serialize};

use crate::domain::calendar::CalendarKind;
use crate::domain::country::Country;
use crate::domain::custom_field::{CustomField, CustomValue, FieldKind};
use crate::domain::date_text::format_numeric;
use crate::domain::digits::DigitSystem;
use crate::domain::id::{ChoiceId, FieldId};
use crate::domain::language::Language;
use crate::domain::money::Currency;
use crate::domain::party::{
    Address, AnniversaryKind, LifecycleStage, Organisation, Party, PartyDetails, Person, SocialNetwork,
};
use crate::domain::phone::PhoneNumber;
use crate::domain::time::{CivilDate, OffsetAt};
use crate::formats::columns::card_cell;
use crate::formats::columns::cell::in_one_cell;
use crate::formats::columns::export_column::ExportColumn;
use crate::formats::columns::target::AddressPart;
use crate::formats::incoming::Membership;

/// A customer to be written.
#[derive(Clone, Copy, Debug)]
pub struct Exported<'a> {
    /// The customer.
    pub party: &'a Party,
    /// Where a person works, the main place first.
    pub memberships: &'a [Membership],
}

/// What the writer of a table has to know of the world.
#[derive(Clone, Copy)]
pub struct Writing<'a> {
    /// The calendar in which days are written.
    pub calendar: CalendarKind,
    /// The digits in which days are written. Telephone numbers, amounts and numbers are in Latin ones, with
    /// which spreadsheets can reckon.
    pub digits: DigitSystem,
    /// How far the user's clock is from UTC at an instant.
    pub offset_at: OffsetAt,
    /// The currency that amounts do not have to name.
    pub currency: Option<Currency>,
    /// The language of the options of fields.
    pub language: Language,
    /// The fields of the user's own.
    pub fields: &'a [CustomField],
    /// The words for what has names in the user's language. A table read again needs to be told the same names
    /// of stages and countries (see [`Reading`](super::Reading)).
    pub words: &'a dyn Fn(Word) -> String,
}

/// What has a name in the user's language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Word {
    /// A human being, as in «شخص».
    Person,
    /// An organisation, as in «سازمان».
    Organisation,
    /// Yes.
    Yes,
    /// No.
    No,
    /// A stage, and the user's own within it.
    Stage(LifecycleStage, Option<ChoiceId>),
    /// A country.
    Country(Country),
}

/// Writes rows.
pub struct RowWriter<'a> {
    columns: &'a [ExportColumn],
    headings: Vec<String>,
    writing: Writing<'a>,
}

impl<'a> RowWriter<'a> {
    /// Writes rows of `columns`, whose names are what `heading` says; see [`ExportColumn::target`].
    #[must_use]
    pub fn new(
        columns: &'a [ExportColumn],
        heading: &dyn Fn(ExportColumn) -> String,
        writing: Writing<'a>,
    ) -> Self {
        Self { columns, headings: columns.iter().map(|column| heading(*column)).collect(), writing }
    }

    /// The names of the columns, in order.
    #[must_use]
    pub fn headings(&self) -> &[String] {
        &self.headings
    }

    /// The cells of a customer, one for each column.
    #[must_use]
    pub fn cells(&self, exported: &Exported) -> Vec<String> {
        let mut cells: Vec<String> = self.columns.iter().map(|column| self.cell(*column, exported)).collect();
        // The card comes last, for it says what all others are.
        if let Some(card) = self.columns.iter().position(|column| *column == ExportColumn::Card) {
            let row = self.headings.iter().map(String::as_str).zip(cells.iter().map(String::as_str));
            let text = card_cell::write(exported, self.writing.calendar, row);
            cells[card] = text;
        }
        cells
    }

    /// Whether a cell of a column may be a number in a spreadsheet, so that people can reckon with it. One of
    /// more than 15 digits may not, for spreadsheets round it.
    #[must_use]
    pub fn is_number(&self, column: ExportColumn, cell: &str) -> bool {
        let ExportColumn::Custom(id) = column else { return false };
        let field = self.writing.fields.iter().find(|field| field.id == id);
        field.is_some_and(|field| matches!(field.kind, FieldKind::Number | FieldKind::Money))
            && cell.bytes().filter(u8::is_ascii_digit).count() <= 15
    }

    fn cell(&self, column: ExportColumn, exported: &Exported) -> String {
        let (party, writing) = (exported.party, &self.writing);
        let says = |text: &Option<String>| text.clone().unwrap_or_default();
        match column {
            ExportColumn::Name => party.name().to_owned(),
            ExportColumn::Honorific => of_person(party, |person| &person.honorific),
            ExportColumn::JobTitle => of_person(party, |person| &person.job_title),
            ExportColumn::Industry => of_organisation(party, |organisation| &organisation.industry),
            ExportColumn::Registration => of_organisation(party, |organisation| &organisation.registration),
            ExportColumn::Website => of_organisation(party, |organisation| &organisation.website),
            ExportColumn::Kind if party.is_organisation() => (writing.words)(Word::Organisation),
            ExportColumn::Kind => (writing.words)(Word::Person),
            ExportColumn::Organisation => of_places(exported, |place| &place.organisation),
            ExportColumn::PlaceTitle => of_places(exported, |place| &place.title),
            ExportColumn::Phone(place) => {
                let numbers = party.phones.iter().map(|phone| phone_text(phone.number)).collect();
                self.beginning_at(numbers, place, ExportColumn::Phone)
            }
            ExportColumn::Email(place) => {
                let addresses = party.emails.iter().map(|email| email.address.clone()).collect();
                self.beginning_at(addresses, place, ExportColumn::Email)
            }
            ExportColumn::Address(part) => self.address(party.addresses.first(), part),
            ExportColumn::OtherAddress(part) => self.address(party.addresses.get(1), part),
            ExportColumn::Handle(network) => handles(party, network),
            ExportColumn::Tags => in_one_cell(&party.tags.iter().map(String::as_str).collect::<Vec<_>>()),
            ExportColumn::Stage => (writing.words)(Word::Stage(party.stage, party.own_stage)),
            ExportColumn::Owner => says(&party.owner),
            ExportColumn::Source => says(&party.source),
            ExportColumn::Birthday => {
                let kind = if party.is_organisation() {
                    AnniversaryKind::Founding
                } else {
                    AnniversaryKind::Birthday
                };
                let day = party.anniversaries.iter().find(|day| day.kind == kind && day.year_known);
                day.map(|day| self.day(day.date)).unwrap_or_default()
            }
            ExportColumn::CreatedAt => {
                let created = party.created_at;
                self.day(created.civil_date((writing.offset_at)(created)))
            }
            ExportColumn::Notes => party.notes.clone(),
            ExportColumn::Custom(field) => self.custom(party, field).unwrap_or_default(),
            ExportColumn::Identity => party.id.to_string(),
            ExportColumn::Card => String::new(),
        }
    }

    fn day(&self, day: CivilDate) -> String {
        format_numeric(day, self.writing.calendar, self.writing.digits)
    }

    /// The text of a place, 1 for the first; in the last of such columns all from there on.
    fn beginning_at(&self, texts: Vec<String>, place: u8, column: fn(u8) -> ExportColumn) -> String {
        let next = place.saturating_add(1);
        let from = usize::from(place).saturating_sub(1);
        let until = if self.columns.contains(&column(next)) { usize::from(place) } else { texts.len() };
        texts.get(from..until.min(texts.len())).unwrap_or_default().join("; ")
    }

    fn address(&self, address: Option<&Address>, part: AddressPart) -> String {
        let Some(address) = address else { return String::new() };
        let text = match part {
            AddressPart::Street => &address.street,
            AddressPart::District => &address.district,
            AddressPart::City => &address.city,
            AddressPart::Region => &address.region,
            AddressPart::PostalCode => &address.postal_code,
            AddressPart::Country => {
                let country =
                    address.country.parse().map(|country| (self.writing.words)(Word::Country(country)));
                return country.unwrap_or_default();
            }
        };
        text.clone()
    }

    fn custom(&self, party: &Party, field: FieldId) -> Option<String> {
        let writing = &self.writing;
        let value = &party.custom.iter().find(|value| value.field == field)?.value;
        Some(match value {
            CustomValue::Text(text) => text.clone(),
            CustomValue::Number(number) => number.plain(),
            CustomValue::Money(money) => {
                let amount = money.amount().plain();
                let is_usual = writing.currency == Some(money.currency);
                if is_usual { amount } else { [&amount, money.currency.code()].join(" ") }
            }
            CustomValue::Date(day) => self.day(*day),
            CustomValue::Options(options) => {
                let field = writing.fields.iter().find(|one| one.id == field)?;
                let known = options.iter().filter_map(|option| field.option(*option));
                in_one_cell(&known.map(|option| option.label.get(writing.language)).collect::<Vec<_>>())
            }
            CustomValue::YesNo(yes) => (writing.words)(if *yes { Word::Yes } else { Word::No }),
            CustomValue::Phone(number) => phone_text(*number),
            CustomValue::Link(_) => return None,
        })
    }
}

fn of_person(party: &Party, text: fn(&Person) -> &String) -> String {
    match &party.details {
        PartyDetails::Person(person) => text(person).clone(),
        PartyDetails::Organisation(_) => String::new(),
    }
}

fn of_organisation(party: &Party, text: fn(&Organisation) -> &String) -> String {
    match &party.details {
        PartyDetails::Organisation(organisation) => text(organisation).clone(),
        PartyDetails::Person(_) => String::new(),
    }
}

fn of_places(exported: &Exported, text: fn(&Membership) -> &String) -> String {
    in_one_cell(&exported.memberships.iter().map(|place| text(place).as_str()).collect::<Vec<_>>())
}

fn handles(party: &Party, network: SocialNetwork) -> String {
    let handles = party.handles.iter().filter(|handle| handle.network == network);
    in_one_cell(&handles.map(|handle| handle.handle.as_str()).collect::<Vec<_>>())
}

/// A number as anyone anywhere can dial it, in digits that spreadsheets leave as they are.
fn phone_text(number: PhoneNumber) -> String {
    let text = number.format_international();
    match number.extension() {
        Some(extension) => [&text, "ext.", &extension].join(" "),
        None => text,
    }
}
