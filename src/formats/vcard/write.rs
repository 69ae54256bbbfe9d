//! Customers written as cards.

use super::days::{self, OMITTED_YEAR};
use super::own;
use super::social;
use crate::domain::party::{
    Address, Anniversary, AnniversaryKind, ContactLabel, Organisation, Party, PartyDetails, Person,
};
use crate::domain::time::CivilDate;
use crate::formats::base64;
use crate::formats::content_line::{LineWriter, escaped};
use crate::formats::incoming::{Membership, Picture};

/// Which cards are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// 3.0 (RFC 2426), which every product reads.
    V3,
    /// 4.0 (RFC 6350).
    V4,
}

/// A customer to be written.
#[derive(Clone, Debug)]
pub struct Card<'a> {
    /// The customer.
    pub party: &'a Party,
    /// Where a person works, the main place first.
    pub memberships: Vec<Membership>,
    /// A picture of it.
    pub photo: Option<&'a Picture>,
}

/// Writes customers as cards behind what `out` holds already, so that many are written bit by bit.
pub fn write(cards: &[Card<'_>], version: Version, out: &mut String) {
    let mut file = LineWriter::default();
    for card in cards {
        Writer { file: &mut file, version, groups: 0 }.card(card);
    }
    out.push_str(&file.finish());
}

/// What is called a day that no product has a word of its own for.
const FOUNDING_LABEL: &str = "Founding";
const FIRST_PURCHASE_LABEL: &str = "First purchase";
/// A birthday beyond the first, since a card has one.
const BIRTHDAY_LABEL: &str = "Birthday";

struct Writer<'a> {
    file: &'a mut LineWriter,
    version: Version,
    /// Groups so far.
    groups: u32,
}

impl Writer<'_> {
    fn card(&mut self, card: &Card<'_>) {
        let party = card.party;
        self.line("BEGIN", "VCARD");
        self.line("VERSION", if self.version == Version::V4 { "4.0" } else { "3.0" });
        self.line("PRODID", own::PRODUCT);
        self.line("UID", &format!("{}{}", own::UID_SCHEME, party.id));
        match &party.details {
            PartyDetails::Person(person) => self.person(person, &card.memberships),
            PartyDetails::Organisation(organisation) => self.organisation(organisation),
        }
        self.reach(party);
        for anniversary in &party.anniversaries {
            self.anniversary(anniversary, party);
        }
        if !party.tags.is_empty() {
            let tags: Vec<String> = party.tags.iter().map(|tag| escaped(tag)).collect();
            self.line("CATEGORIES", &tags.join(","));
        }
        self.text("NOTE", &party.notes);
        self.own(party);
        if let Some(photo) = card.photo {
            self.photo(photo);
        }
        self.line("END", "VCARD");
    }

    fn person(&mut self, person: &Person, memberships: &[Membership]) {
        self.file.text("FN", &person.name);
        // Names are not cut into parts; telephones show what stands here and not the name above.
        self.line("N", &format!(";{};;{};", escaped(&person.name), escaped(&person.honorific)));
        for (place, membership) in memberships.iter().enumerate() {
            // A title belongs to the organisation in its group. Most have one place, and some products do
            // not know groups.
            let group = if place > 0 { self.group() } else { String::new() };
            let id = membership.id.map(|id| id.to_string()).unwrap_or_default();
            let role = membership.role.map(|role| own::word(&own::ROLES, role)).unwrap_or_default();
            let own = [id.as_str(), role].join(",");
            let own = Some(own).filter(|own| own != ",");
            self.line_with(&format!("{group}ORG"), &[], own.as_deref(), &escaped(&membership.organisation));
            self.text(&format!("{group}TITLE"), &membership.title);
        }
        self.text(if memberships.is_empty() { "TITLE" } else { "ROLE" }, &person.job_title);
    }

    fn organisation(&mut self, organisation: &Organisation) {
        if self.version == Version::V4 {
            self.line("KIND", "org");
        }
        self.file.text("FN", &organisation.name);
        self.line("N", ";;;;");
        self.file.text("ORG", &organisation.name);
        self.line("X-ABShowAs", "COMPANY");
        if !organisation.website.is_empty() {
            self.line("URL", &organisation.website);
        }
        self.text(own::INDUSTRY, &organisation.industry);
        self.text(own::REGISTRATION, &organisation.registration);
    }

    fn reach(&mut self, party: &Party) {
        for (place, phone) in party.phones.iter().enumerate() {
            // A comma is how a telephone waits before it dials on.
            let extension = phone.number.extension().map(|digits| format!(",{digits}"));
            let number = phone.number.e164() + &extension.unwrap_or_default();
            self.fact("TEL", place, (phone.label, phone.confirmed_on), &[], &number);
        }
        for (place, email) in party.emails.iter().enumerate() {
            self.fact("EMAIL", place, (email.label, email.confirmed_on), &[], &escaped(&email.address));
        }
        for (place, address) in party.addresses.iter().enumerate() {
            let position =
                address.position.map(|position| format!("geo:{}", position.written().replace(' ', "")));
            let position = position.as_deref().map(|position| ("GEO", position));
            let known = (address.label, address.confirmed_on);
            self.fact("ADR", place, known, position.as_slice(), &address_text(address));
        }
        if let Some(position) = party.addresses.first().and_then(|first| first.position) {
            let written = position.written().replace(' ', "");
            match self.version {
                Version::V4 => self.line("GEO", &format!("geo:{written}")),
                Version::V3 => self.line("GEO", &written.replace(',', ";")),
            }
        }
        for handle in &party.handles {
            let (word, page) = social::page(handle.network, &handle.handle);
            let day = handle.confirmed_on.map(|day| day.to_string());
            let parameters = [("TYPE", word), (social::USER, handle.handle.as_str())];
            self.line_with("X-SOCIALPROFILE", &parameters, day.as_deref(), &page);
        }
    }

    /// Writes a number or an address with what it is for; of several the first is the preferred one.
    fn fact(
        &mut self,
        name: &str,
        place: usize,
        (label, confirmed_on): (ContactLabel, Option<CivilDate>),
        further: &[(&str, &str)],
        value: &str,
    ) {
        let mut parameters: Vec<(&str, &str)> = Vec::new();
        match label {
            ContactLabel::Mobile => parameters.push(("TYPE", "cell")),
            ContactLabel::Work => parameters.push(("TYPE", "work")),
            ContactLabel::Home => parameters.push(("TYPE", "home")),
            ContactLabel::Other => {}
        }
        if place == 0 {
            parameters.push(if self.version == Version::V4 { ("PREF", "1") } else { ("TYPE", "pref") });
        }
        parameters.extend(further);
        let day = confirmed_on.map(|day| day.to_string());
        self.line_with(name, &parameters, day.as_deref(), value);
    }

    fn anniversary(&mut self, anniversary: &Anniversary, party: &Party) {
        let is_birthday = |day: &&Anniversary| day.kind == AnniversaryKind::Birthday;
        let is_first = party.anniversaries.iter().find(is_birthday).is_some_and(|first| first == anniversary);
        let text = days::day_text(anniversary);
        let own = days::own_text(anniversary);
        let omitted = [(OMITTED_YEAR, text.get(..4).unwrap_or_default())];
        let omitted: &[_] = if anniversary.year_known { &[] } else { &omitted };
        if is_first {
            match self.version {
                Version::V3 => self.line_with("BDAY", omitted, Some(&own), &text),
                Version::V4 => {
                    let basic = text.replace('-', "");
                    let basic = if anniversary.year_known { basic } else { format!("--{}", &basic[4..]) };
                    self.line_with("BDAY", &[], Some(&own), &basic);
                }
            }
            return;
        }
        let group = self.group();
        self.line_with(&format!("{group}X-ABDATE"), omitted, Some(&own), &text);
        let label = match &anniversary.kind {
            AnniversaryKind::Birthday => BIRTHDAY_LABEL,
            AnniversaryKind::Founding => FOUNDING_LABEL,
            AnniversaryKind::FirstPurchase => FIRST_PURCHASE_LABEL,
            AnniversaryKind::Other(name) => name,
        };
        self.text(&format!("{group}X-ABLabel"), label);
    }

    /// What only we have words for.
    fn own(&mut self, party: &Party) {
        let stage = party.own_stage.map(|stage| stage.to_string());
        self.line_with(own::STAGE, &[], stage.as_deref(), own::word(&own::STAGES, party.stage));
        for (name, text) in [(own::SOURCE, &party.source), (own::OWNER, &party.owner)] {
            if let Some(text) = text {
                self.file.text(name, text);
            }
        }
        self.text(own::CHANNEL, party.preferred_channel.map_or("", |one| own::word(&own::CHANNELS, one)));
        self.text(own::TIME, party.best_time.map_or("", |one| own::word(&own::TIMES, one)));
        for consent in &party.consents {
            let granted = if consent.granted { own::YES } else { own::NO };
            let own = format!("{},{granted},{}", own::word(&own::CHANNELS, consent.channel), consent.on);
            self.line_with(own::CONSENT, &[], Some(&own), &escaped(&consent.source));
        }
        for said in &party.custom {
            let (kind, text) = own::value_text(&said.value);
            self.line_with(own::FIELD, &[], Some(&format!("{},{kind}", said.field)), &escaped(&text));
        }
        if party.sample {
            self.line(own::SAMPLE, own::YES);
        }
        self.line(own::CREATED, &party.created_at.millis().to_string());
    }

    fn photo(&mut self, photo: &Picture) {
        let text = base64::encoded(&photo.bytes);
        match self.version {
            Version::V4 => self.line("PHOTO", &format!("data:{};base64,{text}", photo.media_type)),
            Version::V3 => {
                let media_type = photo.media_type.as_str();
                let kind = media_type.strip_prefix("image/").unwrap_or(media_type).to_ascii_uppercase();
                self.line_with("PHOTO", &[("ENCODING", "b"), ("TYPE", &kind)], None, &text);
            }
        }
    }

    /// The name of a group of its own, with the dot behind it.
    fn group(&mut self) -> String {
        self.groups += 1;
        format!("item{}.", self.groups)
    }

    fn line(&mut self, name: &str, value: &str) {
        self.file.line(name, &[], value);
    }

    /// Writes a text where it says something.
    fn text(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.file.text(name, text);
        }
    }

    /// Writes a property with what our own parameter says, if anything.
    fn line_with(&mut self, name: &str, parameters: &[(&str, &str)], own: Option<&str>, value: &str) {
        let mut all = parameters.to_vec();
        all.extend(own.map(|own| (own::PARAMETER, own)));
        self.file.line(name, &all, value);
    }
}

/// A postal address in its seven parts; the quarter is a second text of the street.
fn address_text(address: &Address) -> String {
    let mut street = escaped(&address.street);
    if !address.district.is_empty() {
        street = [street, escaped(&address.district)].join(",");
    }
    let rest =
        [&address.city, &address.region, &address.postal_code, &address.country].map(|part| escaped(part));
    format!(";;{street};{}", rest.join(";"))
}
