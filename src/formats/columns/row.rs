//! One row of a table on the way to a customer, cell by cell.

use uuid::Uuid;

use crate::domain::calendar::CalendarKind;
use crate::domain::digits::to_latin;
use crate::domain::email::EmailAddress;
use crate::domain::id::PartyId;
use crate::domain::normalise::normalise;
use crate::domain::party::{
    Address, Anniversary, AnniversaryKind, ContactEmail, ContactLabel, ContactPhone, Organisation, Party,
    PartyDetails, Person, SocialHandle,
};
use crate::domain::phone::Line;
use crate::domain::time::Instant;
use crate::formats::columns::cell::{country_in, divided, handle_in, kind_of, number_in, phone_in, split};
use crate::formats::columns::reader::Reading;
use crate::formats::columns::target::{AddressPart, Target};
use crate::formats::incoming::{Incoming, Membership, Problem, ProblemKind};

/// How much of what cannot be read is shown.
const SHOWN: usize = 80;

/// What the cells of a row say.
pub(super) struct Said {
    /// All but the addresses.
    pub incoming: Incoming,
    /// The main address and the second.
    pub addresses: [Option<Address>; 2],
    /// Which of the customer's numbers each is by its column, 0 for the first; one beyond all is a further one.
    pub phone_places: Vec<usize>,
    /// Which of the customer's e-mail addresses each is.
    pub email_places: Vec<usize>,
    /// What the person is at each place.
    pub titles: Vec<String>,
    /// Whether the notes are said, rather than remarks alone.
    pub says_notes: bool,
}

impl Said {
    /// A customer of nothing but this.
    pub(super) fn into_customer(self) -> Incoming {
        let mut incoming = self.incoming;
        incoming.party.addresses.extend(self.addresses.into_iter().flatten());
        incoming
    }
}

/// A row on the way to a customer.
pub(super) struct Row<'a> {
    pub(super) reading: &'a Reading,
    pub(super) calendar: CalendarKind,
    /// Whether the product wrote the table, and so lists organisations in one cell.
    pub(super) is_of_ours: bool,
    /// Whether what a person is somewhere has a column of its own.
    pub(super) has_titles: bool,
    /// The highest number of a column of telephone numbers, which holds all from there on; and of e-mail
    /// addresses.
    pub(super) last_phone: usize,
    pub(super) last_email: usize,
    name: String,
    given: String,
    middle: String,
    family: String,
    honorific: String,
    pub(super) organisation_said: Option<bool>,
    job_title: String,
    organisation: String,
    industry: String,
    registration: String,
    website: String,
    titles: String,
    addresses: [Option<Address>; 2],
    phone_places: Vec<usize>,
    email_places: Vec<usize>,
    says_notes: bool,
    remarks: Vec<String>,
    identity: Option<PartyId>,
    pub(super) incoming: Incoming,
}

impl<'a> Row<'a> {
    pub(super) fn new(reading: &'a Reading) -> Self {
        let party = Party::new(PartyId(Uuid::nil()), nobody(), Instant::EPOCH);
        Self {
            reading,
            calendar: reading.calendar,
            is_of_ours: false,
            has_titles: false,
            last_phone: 1,
            last_email: 1,
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
            titles: String::new(),
            addresses: [None, None],
            phone_places: Vec::new(),
            email_places: Vec::new(),
            says_notes: false,
            remarks: Vec::new(),
            identity: None,
            incoming: Incoming::new(0, party),
        }
    }

    #[cfg_attr(speed, optimize(speed))]
    pub(super) fn take(&mut self, target: Target, heading: &str, cell: &str) {
        match target {
            Target::LeaveOut => {}
            Target::Remark | Target::NewField(_) => self.remark(heading, cell),
            Target::Notes => {
                self.says_notes = true;
                self.remarks.push(cell.to_owned());
            }
            Target::Name => join(&mut self.name, cell),
            Target::GivenName => join(&mut self.given, cell),
            Target::MiddleName => join(&mut self.middle, cell),
            Target::FamilyName => join(&mut self.family, cell),
            Target::Honorific => join(&mut self.honorific, cell),
            Target::Kind => match kind_of(cell) {
                // Who is known already does not become the other.
                Some(organisation) if self.organisation_said.is_none_or(|known| known == organisation) => {
                    self.organisation_said = Some(organisation);
                }
                _ => self.remark(heading, cell),
            },
            Target::JobTitle => join(&mut self.job_title, cell),
            Target::Organisation => join(&mut self.organisation, cell),
            Target::PlaceTitle => join(&mut self.titles, cell),
            Target::Industry => join(&mut self.industry, cell),
            Target::Registration => join(&mut self.registration, cell),
            Target::Website => join(&mut self.website, cell),
            Target::Phone(label) => self.phones(label, heading, cell),
            Target::Email(label) => self.emails(label, heading, cell),
            Target::Address(part) => self.address(0, part, heading, cell),
            Target::OtherAddress(part) => self.address(1, part, heading, cell),
            Target::Handle(network) => {
                for piece in cell.split([';', '\n']).map(str::trim).filter(|piece| !piece.is_empty()) {
                    let handle = handle_in(piece).to_owned();
                    let handles = &mut self.incoming.party.handles;
                    handles.push(SocialHandle { network, handle, confirmed_on: None });
                }
            }
            Target::Tags => {
                let is_in_lines = self.is_of_ours && cell.contains('\n');
                let pieces: Vec<&str> = if is_in_lines { divided(cell) } else { split(cell).collect() };
                for tag in pieces.into_iter().map(|tag| tag.trim_start_matches('*').trim()) {
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
                    let calendar = self.calendar;
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
            Target::Identity => match cell.parse() {
                Ok(id) => self.identity = Some(id),
                Err(_) => self.remark(heading, cell),
            },
            // What is left of one that was cut off says nothing.
            Target::Card => {
                let text = cell.chars().take(SHOWN).collect();
                self.incoming.problems.push(Problem { what: ProblemKind::Shortened, text });
            }
        }
    }

    #[cfg_attr(speed, optimize(speed))]
    pub(super) fn finish(self) -> Said {
        let Self { mut incoming, name, given, middle, family, organisation, mut remarks, .. } = self;
        let titles: Vec<String> = divided(&self.titles).into_iter().map(str::to_owned).collect();
        let name = if name.is_empty() { joined(&[&given, &middle, &family]) } else { name };
        // A row that names nobody is about the organisation itself.
        let is_organisation = self.organisation_said.unwrap_or(name.is_empty() && !organisation.is_empty());
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
            let places = if self.is_of_ours { divided(&organisation) } else { vec![organisation.as_str()] };
            for (place, organisation) in places.into_iter().enumerate() {
                let title = if self.has_titles { titles.get(place) } else { Some(&job_title) };
                let title = title.filter(|_| self.has_titles || place == 0).cloned().unwrap_or_default();
                if !organisation.is_empty() {
                    let organisation = organisation.to_owned();
                    incoming.memberships.push(Membership { organisation, id: None, title, role: None });
                }
            }
            party.details = PartyDetails::Person(Person { name, honorific, job_title });
        }
        party.notes = remarks.join("\n");
        if let Some(id) = self.identity {
            party.id = id;
            incoming.is_ours = true;
        }
        let Self { addresses, phone_places, email_places, says_notes, .. } = self;
        Said { incoming, addresses, phone_places, email_places, titles, says_notes }
    }

    /// Keeps what has no field of its own.
    pub(super) fn remark(&mut self, heading: &str, cell: &str) {
        let remark = if heading.is_empty() { cell.to_owned() } else { [heading, cell].join(": ") };
        self.remarks.push(remark);
    }

    /// Keeps what does not fit its field, and says so.
    pub(super) fn unread(&mut self, what: ProblemKind, heading: &str, cell: &str) {
        self.incoming.problems.push(Problem { what, text: cell.chars().take(SHOWN).collect() });
        self.remark(heading, cell);
    }

    #[cfg_attr(speed, optimize(speed))]
    fn phones(&mut self, label: Option<ContactLabel>, heading: &str, cell: &str) {
        let whole = phone_in(cell, self.reading.home);
        let pieces: Vec<&str> = if whole.is_some() { vec![cell] } else { split(cell).collect() };
        let from = number_in(heading);
        for (index, piece) in pieces.into_iter().enumerate() {
            let Some(number) = whole.or_else(|| phone_in(piece, self.reading.home)) else {
                self.unread(ProblemKind::NoPhone, heading, piece);
                continue;
            };
            let label = label.unwrap_or_else(|| match number.line() {
                Line::Mobile => ContactLabel::Mobile,
                Line::Landline | Line::Unknown => ContactLabel::Work,
            });
            let phones = &mut self.incoming.party.phones;
            if !phones.iter().any(|known| known.number == number) {
                phones.push(ContactPhone { number, label, confirmed_on: None });
                self.phone_places.push(place_of(from, index, self.last_phone));
            }
        }
    }

    #[cfg_attr(speed, optimize(speed))]
    fn emails(&mut self, label: Option<ContactLabel>, heading: &str, cell: &str) {
        let from = number_in(heading);
        for (index, piece) in split(cell).enumerate() {
            let address = piece.trim_start_matches("mailto:");
            match address.parse::<EmailAddress>() {
                Ok(address) => {
                    let label = label.unwrap_or(ContactLabel::Work);
                    let address = address.as_str().to_owned();
                    let emails = &mut self.incoming.party.emails;
                    if !emails.iter().any(|known| known.address.eq_ignore_ascii_case(&address)) {
                        emails.push(ContactEmail { address, label, confirmed_on: None });
                        self.email_places.push(place_of(from, index, self.last_email));
                    }
                }
                Err(_) => self.unread(ProblemKind::NoEmail, heading, piece),
            }
        }
    }

    fn address(&mut self, place: usize, part: AddressPart, heading: &str, cell: &str) {
        let country = match part {
            AddressPart::Country => country_in(cell, &self.reading.countries),
            _ => None,
        };
        if part == AddressPart::Country && country.is_none() {
            return self.remark(heading, cell);
        }
        let address = self.addresses[place].get_or_insert_with(|| Address::empty(ContactLabel::Work));
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
}

/// Which of a customer's facts is meant by one in a cell, the `index`th of those there, in the column for the
/// fact `from`, counted from 1. Further ones in a column that is not the last are new.
fn place_of(from: usize, index: usize, last: usize) -> usize {
    if index == 0 || from >= last { from - 1 + index } else { usize::MAX }
}

fn nobody() -> PartyDetails {
    PartyDetails::named(false, String::new())
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
