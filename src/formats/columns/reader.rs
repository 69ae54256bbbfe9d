//! Reading the rows of a table as customers, once it is known what their columns say.

use serde::{Deserialize, Serialize};
use uuid::{Uuid, uuid};

use crate::domain::calendar::CalendarKind;
use crate::domain::country::Country;
use crate::domain::custom_field::{CustomField, CustomValue, FieldKind, FieldValue};
use crate::domain::date_text::parse_date;
use crate::domain::digits::{parse_decimal, to_latin};
use crate::domain::email::EmailAddress;
use crate::domain::id::{ChoiceId, FieldId, PartyId};
use crate::domain::money::{Currency, Money};
use crate::domain::normalise::{normalise, push_compact};
use crate::domain::party::{
    Address, Anniversary, AnniversaryKind, ContactEmail, ContactLabel, ContactPhone, LifecycleStage,
    Organisation, Party, PartyDetails, Person, SocialHandle,
};
use crate::domain::phone::{Line, PhoneNumber};
use crate::domain::time::{CivilDate, Instant};
use crate::formats::columns::target::{AddressPart, Target};
use crate::formats::incoming::{Incoming, Membership, Problem, ProblemKind};

/// Names the space in which columns become fields. Made once; never change it, or a file taken in again makes
/// its fields again.
const FIELDS: Uuid = uuid!("5b0c7f4e-2d53-4c0e-9a86-0b5f7f1f3c14");
/// How much of what cannot be read is shown.
const SHOWN: usize = 80;

/// What the reader of a table has to know of the world.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Reading {
    /// The country in which a telephone number without a country code is meant.
    pub home: Country,
    /// The calendar in which a date is meant that does not say.
    pub calendar: CalendarKind,
    /// Today, from which short years are measured.
    pub today: CivilDate,
    /// The currency in which amounts are meant, where there is one.
    pub currency: Option<Currency>,
    /// The stages by the names they go by, normalised.
    pub stages: Vec<(String, LifecycleStage, Option<ChoiceId>)>,
    /// The countries by the names they go by, normalised.
    pub countries: Vec<(String, Country)>,
    /// The fields of the user's own.
    pub fields: Vec<CustomField>,
    /// What a wedding day is called, for cards that name one.
    pub anniversary: String,
}

/// Reads rows.
pub struct RowReader<'a> {
    headings: &'a [String],
    targets: &'a [Target],
    reading: &'a Reading,
    home: Country,
}

/// The field that a column of a name becomes: always the same for the same name.
#[must_use]
pub fn field_of(heading: &str) -> FieldId {
    let mut key = String::new();
    push_compact(&mut key, &normalise(heading));
    FieldId(Uuid::new_v5(&FIELDS, key.as_bytes()))
}

impl<'a> RowReader<'a> {
    /// Reads rows whose columns say `targets` and are called `headings`, which may be fewer.
    #[must_use]
    pub fn new(headings: &'a [String], targets: &'a [Target], reading: &'a Reading) -> Self {
        Self { headings, targets, reading, home: reading.home }
    }

    /// The same, for numbers that are meant in another country than the user's.
    #[must_use]
    pub fn at_home_in(self, home: Country) -> Self {
        Self { home, ..self }
    }

    /// The customer of a row that begins in `line`.
    #[must_use]
    pub fn read(&self, line: u32, cells: &[String]) -> Incoming {
        let mut row = Row::new(self.reading, self.home);
        let mut any = false;
        for (column, cell) in cells.iter().enumerate() {
            let cell = cell.trim();
            if cell.is_empty() {
                continue;
            }
            any = true;
            let heading = self.headings.get(column).map_or("", |heading| heading.trim());
            // More cells than columns: they are kept.
            let target = self.targets.get(column).copied().unwrap_or(Target::Remark);
            row.take(target, heading, cell);
        }
        let mut incoming = row.finish(line);
        if !any {
            incoming.problems = vec![Problem { what: ProblemKind::NoName, text: String::new() }];
        }
        incoming
    }
}

/// A row on the way to a customer.
struct Row<'a> {
    reading: &'a Reading,
    home: Country,
    name: String,
    given: String,
    middle: String,
    family: String,
    honorific: String,
    organisation_said: Option<bool>,
    job_title: String,
    organisation: String,
    industry: String,
    registration: String,
    website: String,
    address: Option<Address>,
    remarks: Vec<String>,
    identity: Option<PartyId>,
    incoming: Incoming,
}

impl<'a> Row<'a> {
    fn new(reading: &'a Reading, home: Country) -> Self {
        let party = Party::new(PartyId(Uuid::nil()), nobody(), Instant::EPOCH);
        Self {
            reading,
            home,
            name: String::new(),
            given: String::new(),
            middle: String::new(),
            family: String::new(),
            honorific: String::new(),
            organisation_said: None,
            job_title: String::new(),
            organisation: String::new(),
            industry: String::new(),
            registration: String::new(),
            website: String::new(),
            address: None,
            remarks: Vec::new(),
            identity: None,
            incoming: Incoming::new(0, party),
        }
    }

    fn take(&mut self, target: Target, heading: &str, cell: &str) {
        match target {
            Target::LeaveOut => {}
            Target::Remark => self.remark(heading, cell),
            Target::Notes => self.remarks.push(cell.to_owned()),
            Target::Name => join(&mut self.name, cell),
            Target::GivenName => join(&mut self.given, cell),
            Target::MiddleName => join(&mut self.middle, cell),
            Target::FamilyName => join(&mut self.family, cell),
            Target::Honorific => join(&mut self.honorific, cell),
            Target::Kind => match kind_of(cell) {
                Some(organisation) => self.organisation_said = Some(organisation),
                None => self.remark(heading, cell),
            },
            Target::JobTitle => join(&mut self.job_title, cell),
            Target::Organisation => join(&mut self.organisation, cell),
            Target::Industry => join(&mut self.industry, cell),
            Target::Registration => join(&mut self.registration, cell),
            Target::Website => join(&mut self.website, cell),
            Target::Phone(label) => self.phones(label, heading, cell),
            Target::Email(label) => self.emails(label, heading, cell),
            Target::Address(part) => self.address(part, heading, cell),
            Target::Handle(network) => {
                let handle = handle_in(cell).to_owned();
                let handles = &mut self.incoming.party.handles;
                handles.push(SocialHandle { network, handle, confirmed_on: None });
            }
            Target::Tags => {
                for tag in split(cell).map(|tag| tag.trim_start_matches('*').trim()) {
                    let known = &mut self.incoming.party.tags;
                    // What Google puts everybody into.
                    if !tag.is_empty() && tag != "myContacts" && !known.iter().any(|other| other == tag) {
                        known.push(tag.to_owned());
                    }
                }
            }
            Target::Owner => self.incoming.party.owner = Some(cell.to_owned()),
            Target::Source => self.incoming.party.source = Some(cell.to_owned()),
            Target::Stage => self.stage(heading, cell),
            Target::Birthday => match self.day(cell) {
                Some(date) => {
                    let calendar = self.reading.calendar;
                    let kind = AnniversaryKind::Birthday;
                    let birthday = Anniversary { kind, date, calendar, year_known: true };
                    self.incoming.party.anniversaries.push(birthday);
                }
                None => self.unread(ProblemKind::NoDay, heading, cell),
            },
            Target::CreatedAt => match self.day(cell) {
                // Noon, so that it is the same day in every zone that people live in.
                Some(day) => {
                    let millis = (i64::from(day.days()) * 24 + 12) * 3_600_000;
                    self.incoming.party.created_at = Instant::from_millis(millis);
                }
                None => self.unread(ProblemKind::NoDay, heading, cell),
            },
            Target::Custom(field) => self.custom(field, heading, cell),
            Target::NewField => {
                let value = CustomValue::Text(cell.to_owned());
                self.incoming.party.custom.push(FieldValue { field: field_of(heading), value });
            }
            Target::Identity => match cell.parse() {
                Ok(id) => self.identity = Some(id),
                Err(_) => self.remark(heading, cell),
            },
        }
    }

    fn finish(self, line: u32) -> Incoming {
        let Self { mut incoming, name, given, middle, family, organisation, mut remarks, .. } = self;
        incoming.line = line;
        let name = if name.is_empty() { joined(&[&given, &middle, &family]) } else { name };
        // A row that names nobody is about the organisation itself.
        let is_organisation =
            self.organisation_said.unwrap_or_else(|| name.is_empty() && !organisation.is_empty());
        let mut keep = |text: String| {
            if !text.is_empty() {
                remarks.push(text);
            }
        };
        let party = &mut incoming.party;
        if is_organisation {
            keep(joined(&[&self.honorific, &self.job_title]));
            let own_name = if organisation.is_empty() { name.clone() } else { organisation };
            if own_name != name {
                keep(name);
            }
            party.details = PartyDetails::Organisation(Organisation {
                name: own_name,
                industry: self.industry,
                registration: self.registration,
                website: self.website,
            });
            for day in &mut party.anniversaries {
                day.kind = AnniversaryKind::Founding;
            }
        } else {
            [self.industry, self.registration, self.website].into_iter().for_each(&mut keep);
            let (honorific, job_title) = (self.honorific, self.job_title);
            if !organisation.is_empty() {
                let title = job_title.clone();
                incoming.memberships.push(Membership { organisation, id: None, title, role: None });
            }
            party.details = PartyDetails::Person(Person { name, honorific, job_title });
        }
        party.addresses.extend(self.address);
        party.notes = remarks.join("\n");
        if let Some(id) = self.identity {
            party.id = id;
            incoming.is_ours = true;
        }
        incoming
    }

    /// Keeps what has no field of its own.
    fn remark(&mut self, heading: &str, cell: &str) {
        let remark = if heading.is_empty() { cell.to_owned() } else { [heading, cell].join(": ") };
        self.remarks.push(remark);
    }

    /// Keeps what does not fit its field, and says so.
    fn unread(&mut self, what: ProblemKind, heading: &str, cell: &str) {
        self.incoming.problems.push(Problem { what, text: cell.chars().take(SHOWN).collect() });
        self.remark(heading, cell);
    }

    fn phones(&mut self, label: Option<ContactLabel>, heading: &str, cell: &str) {
        let whole = phone_in(cell, self.home);
        let pieces: Vec<&str> = if whole.is_some() { vec![cell] } else { split(cell).collect() };
        for piece in pieces {
            let Some(number) = phone_in(piece, self.home) else {
                self.unread(ProblemKind::NoPhone, heading, piece);
                continue;
            };
            let label = label.unwrap_or(match number.line() {
                Line::Mobile => ContactLabel::Mobile,
                Line::Landline | Line::Unknown => ContactLabel::Work,
            });
            let phones = &mut self.incoming.party.phones;
            if !phones.iter().any(|known| known.number == number) {
                phones.push(ContactPhone { number, label, confirmed_on: None });
            }
        }
    }

    fn emails(&mut self, label: Option<ContactLabel>, heading: &str, cell: &str) {
        for piece in split(cell) {
            let address = piece.trim_start_matches("mailto:");
            match address.parse::<EmailAddress>() {
                Ok(address) => {
                    let label = label.unwrap_or(ContactLabel::Work);
                    let address = address.as_str().to_owned();
                    let emails = &mut self.incoming.party.emails;
                    if !emails.iter().any(|known| known.address.eq_ignore_ascii_case(&address)) {
                        emails.push(ContactEmail { address, label, confirmed_on: None });
                    }
                }
                Err(_) => self.unread(ProblemKind::NoEmail, heading, piece),
            }
        }
    }

    fn address(&mut self, part: AddressPart, heading: &str, cell: &str) {
        let country = match part {
            AddressPart::Country => country_in(cell, &self.reading.countries),
            _ => None,
        };
        if part == AddressPart::Country && country.is_none() {
            return self.remark(heading, cell);
        }
        let address = self.address.get_or_insert_with(|| Address {
            label: ContactLabel::Work,
            street: String::new(),
            district: String::new(),
            city: String::new(),
            region: String::new(),
            postal_code: String::new(),
            country: String::new(),
            position: None,
            confirmed_on: None,
        });
        match part {
            AddressPart::Street => join(&mut address.street, cell),
            AddressPart::District => join(&mut address.district, cell),
            AddressPart::City => join(&mut address.city, cell),
            AddressPart::Region => join(&mut address.region, cell),
            AddressPart::PostalCode => join(&mut address.postal_code, &to_latin(cell)),
            AddressPart::Country => {
                address.country = country.map(|country| country.code().to_owned()).unwrap_or_default();
            }
        }
    }

    fn stage(&mut self, heading: &str, cell: &str) {
        let wanted = normalise(cell);
        let known = self.reading.stages.iter().find(|(name, ..)| *name == wanted);
        match known {
            Some((_, stage, own)) => {
                (self.incoming.party.stage, self.incoming.party.own_stage) = (*stage, *own);
                self.incoming.says_stage = true;
            }
            None => self.remark(heading, cell),
        }
    }

    fn custom(&mut self, id: FieldId, heading: &str, cell: &str) {
        let Some(field) = self.reading.fields.iter().find(|field| field.id == id) else {
            return self.remark(heading, cell);
        };
        match self.value(field, cell) {
            Some(value) => self.incoming.party.custom.push(FieldValue { field: id, value }),
            None => self.unread(ProblemKind::NoValue, heading, cell),
        }
    }

    fn value(&self, field: &CustomField, cell: &str) -> Option<CustomValue> {
        let option = |name: &str| {
            let wanted = normalise(name);
            let called = |label: &str| !label.is_empty() && normalise(label) == wanted;
            let option = field.options.iter().find(|option| {
                [&option.label.fa, &option.label.ar, &option.label.en].into_iter().any(|label| called(label))
            });
            option.map(|option| option.id)
        };
        Some(match field.kind {
            FieldKind::Text | FieldKind::LongText => CustomValue::Text(cell.to_owned()),
            FieldKind::Email => CustomValue::Text(cell.parse::<EmailAddress>().ok()?.as_str().to_owned()),
            FieldKind::Number => CustomValue::Number(parse_decimal(cell).ok()?),
            FieldKind::Money => {
                CustomValue::Money(Money::of_amount(parse_decimal(cell).ok()?, self.reading.currency?)?)
            }
            FieldKind::Date => CustomValue::Date(self.day(cell)?),
            FieldKind::Choice => CustomValue::Options(vec![option(cell)?]),
            FieldKind::Choices => CustomValue::Options(split(cell).map(option).collect::<Option<_>>()?),
            FieldKind::YesNo => CustomValue::YesNo(yes_or_no(cell)?),
            FieldKind::Phone => CustomValue::Phone(phone_in(cell, self.home)?),
            FieldKind::Link => return None,
        })
    }

    /// The day in a cell: in any of the calendars, or as spreadsheets count days.
    fn day(&self, cell: &str) -> Option<CivilDate> {
        let cell = to_latin(cell);
        // The time of day does not matter.
        let cell = cell
            .split(['T', ' '])
            .find(|part| !part.is_empty())
            .filter(|part| part.len() >= 8)
            .unwrap_or(&cell);
        if let Ok(serial) = cell.trim_end_matches(".0").parse::<i32>()
            && (10_000..=99_999).contains(&serial)
        {
            // Day 1 of the count is the first of 1900, and it counts a 29 February 1900 that never was.
            return CivilDate::from_days(serial - DAYS_FROM_1900_TO_1970).ok();
        }
        let read = |calendar| parse_date(cell, calendar, self.reading.today).ok();
        // A year that this calendar cannot mean is one of another.
        let others = [CalendarKind::Jalali, CalendarKind::Gregorian, CalendarKind::Hijri];
        read(self.reading.calendar).or_else(|| others.into_iter().find_map(read))
    }
}

/// What a spreadsheet has counted on 1 January 1970.
const DAYS_FROM_1900_TO_1970: i32 = 25_569;

fn nobody() -> PartyDetails {
    PartyDetails::Person(Person { name: String::new(), honorific: String::new(), job_title: String::new() })
}

/// Puts a text behind another: two columns of one kind.
fn join(text: &mut String, more: &str) {
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(more);
}

fn joined(parts: &[&str]) -> String {
    let mut text = String::new();
    parts.iter().filter(|part| !part.is_empty()).for_each(|part| join(&mut text, part));
    text
}

/// The pieces of a cell that holds several.
fn split(cell: &str) -> impl Iterator<Item = &str> {
    let pieces = cell.split([';', ',', '|', '\n', '،', '؛', '/']).flat_map(|piece| piece.split(":::"));
    pieces.map(str::trim).filter(|piece| !piece.is_empty())
}

/// The number in a cell, also one that a spreadsheet took the leading zero off.
pub(super) fn phone_in(cell: &str, home: Country) -> Option<PhoneNumber> {
    let cell = cell.trim_start_matches('\'').trim_end_matches(".0");
    let read = |text: &str| PhoneNumber::parse(text, home).ok();
    read(cell).or_else(|| {
        let bare = cell
            .chars()
            .next()
            .is_some_and(|first| first.is_numeric() && to_latin(cell).as_bytes().first() != Some(&b'0'));
        if bare { read(&["0", cell].concat()) } else { None }
    })
}

/// The name on a network, out of an address or with its sign before it.
fn handle_in(cell: &str) -> &str {
    let name = cell.trim_end_matches('/').rsplit('/').next().unwrap_or(cell);
    name.split('?').next().unwrap_or(name).trim_start_matches('@')
}

fn country_in(cell: &str, names: &[(String, Country)]) -> Option<Country> {
    let wanted = normalise(cell);
    let named = names.iter().find(|(name, _)| *name == wanted).map(|(_, country)| *country);
    cell.parse().ok().or(named)
}

/// Whether a cell says organisation (`true`) or person.
fn kind_of(cell: &str) -> Option<bool> {
    const ORGANISATION: [&str; 14] = [
        "organisation",
        "organization",
        "company",
        "business",
        "org",
        "account",
        "سازمان",
        "شرکت",
        "حقوقی",
        "فروشگاه",
        "موسسه",
        "منشاه",
        "منظمه",
        "الشرکه",
    ];
    const PERSON: [&str; 9] =
        ["person", "individual", "contact", "شخص", "فرد", "حقیقی", "شخصحقیقی", "فردی", "مخاطب"];
    let word = normalise(cell);
    if ORGANISATION.contains(&word.as_str()) || word == "شرکه" {
        Some(true)
    } else {
        PERSON.contains(&word.as_str()).then_some(false)
    }
}

fn yes_or_no(cell: &str) -> Option<bool> {
    let word = normalise(cell);
    match word.as_str() {
        "yes" | "true" | "1" | "y" | "بله" | "بلی" | "نعم" | "دارد" => Some(true),
        "no" | "false" | "0" | "n" | "خیر" | "نه" | "لا" | "ندارد" => Some(false),
        _ => None,
    }
}
