//! A customer made of a card, property by property.

use uuid::Uuid;

use super::cards::RawCard;
use super::days;
use super::notes::word_for;
use super::own;
use super::photo::{self, Found};
use super::property::{Property, clean, divided, one_line, plain};
use super::read::Reading;
use super::social;
use crate::domain::id::PartyId;
use crate::domain::normalise::{normalise, words};
use crate::domain::party::{
    AnniversaryKind, Coordinates, Organisation, Party, PartyDetails, Person, SocialHandle,
};
use crate::formats::incoming::{Incoming, Membership, Problem, ProblemKind};

/// How much of what did not come in is said.
const PROBLEM_CHARACTERS: usize = 100;
/// What stands between a place in an organisation and the department.
const DEPARTMENT_DIVIDER: &str = " – ";
/// What Google puts contacts into by itself.
const GROUPS_OF_GOOGLE: [&str; 2] = ["myContacts", "starred"];
/// The anniversaries and nicknames of Android, behind the name of what it keeps them as.
const ANDROID_ITEM: &str = "vnd.android.cursor.item/";

/// What is read of a card so far.
pub(super) struct Draft<'a> {
    pub(super) card: &'a RawCard,
    pub(super) context: &'a Reading<'a>,
    pub(super) incoming: Incoming,
    /// What becomes of the notes.
    pub(super) notes: Vec<String>,
    /// How much each number, address and postal address is preferred, the most first.
    pub(super) ranks: [Vec<u8>; 3],
    /// Where the first postal address lies, when it does not say so itself.
    pub(super) position: Option<Coordinates>,
    /// The name as it is shown.
    name: String,
    /// Its parts: family, given, further, before, behind.
    parts: Vec<String>,
    nickname: String,
    organisations: Vec<&'a Property>,
    titles: Vec<&'a Property>,
    role: String,
    links: Vec<String>,
    pub(super) is_organisation: bool,
    pub(super) industry: String,
    pub(super) registration: String,
}

/// The customer of a card; none of a card that is none, as one of a group of them.
pub(super) fn incoming(card: &RawCard, context: &Reading) -> Option<Incoming> {
    let says = |name: &str, word: &str| {
        card.find(name).is_some_and(|property| property.value.trim().eq_ignore_ascii_case(word))
    };
    if says("KIND", "GROUP") || says("X-ADDRESSBOOKSERVER-KIND", "GROUP") {
        return None;
    }
    let uid = card.find("UID").map(|uid| uid.value.trim()).unwrap_or_default();
    let own = uid.strip_prefix(own::UID_SCHEME).filter(|_| says("PRODID", own::PRODUCT));
    let id = own.and_then(|id| Uuid::try_parse(id).ok());
    let party = Party::new(PartyId(id.unwrap_or_default()), person(), context.now);
    let mut draft = Draft {
        card,
        context,
        incoming: Incoming { is_ours: id.is_some(), ..Incoming::new(card.line, party) },
        notes: Vec::new(),
        ranks: Default::default(),
        position: None,
        name: String::new(),
        parts: Vec::new(),
        nickname: String::new(),
        organisations: Vec::new(),
        titles: Vec::new(),
        role: String::new(),
        links: Vec::new(),
        is_organisation: says("KIND", "ORG") || says("X-ABSHOWAS", "COMPANY"),
        industry: String::new(),
        registration: String::new(),
    };
    if card.is_too_large {
        draft.problem(ProblemKind::Unreadable, "");
        return Some(draft.incoming);
    }
    for property in &card.properties {
        draft.take_in(property);
    }
    Some(draft.finish())
}

fn person() -> PartyDetails {
    PartyDetails::named(false, String::new())
}

impl<'a> Draft<'a> {
    fn take_in(&mut self, property: &'a Property) {
        if property.value.trim().is_empty() && !property.name.starts_with(own::PREFIX) {
            return;
        }
        match property.name.as_str() {
            "FN" if self.name.is_empty() => self.name = one_line(property.text()),
            "N" if self.parts.is_empty() => {
                self.parts = divided(&property.value, ';').into_iter().map(name_part).collect();
            }
            "NICKNAME" => {
                self.nickname = one_line(property.text());
                self.note(property);
            }
            "ORG" if units(property) != [""] => self.organisations.push(property),
            "ORG" => {}
            "TITLE" => self.titles.push(property),
            "ROLE" if self.role.is_empty() => self.role = one_line(property.text()),
            "TEL" | "X-MS-TEL" => self.take_phone(property),
            "EMAIL" => self.take_email(property),
            "ADR" => self.take_address(property),
            "LABEL" if self.card.find("ADR").is_none() => self.take_label(property),
            "GEO" => self.take_position(property),
            "URL" | "X-SOCIALPROFILE" | "SOCIALPROFILE" | "IMPP" | "X-TELEGRAM" => self.take_link(property),
            "BDAY" => self.take_day(property, self.birthday()),
            "ANNIVERSARY"
            | "X-ANNIVERSARY"
            | "X-MS-ANNIVERSARY"
            | "X-EVOLUTION-ANNIVERSARY"
            | "X-KADDRESSBOOK-X-ANNIVERSARY" => self.take_day(property, self.day_named("")),
            "X-ABDATE" => {
                let label = self.label_of(property).unwrap_or_default();
                self.take_day(property, self.day_named(&label));
            }
            "NOTE" => self.note_of("", &property.text()),
            "CATEGORIES" | "X-CATEGORIES" => {
                for tag in property.texts(',').into_iter().map(one_line) {
                    let tags = &mut self.incoming.party.tags;
                    if !tag.is_empty() && !GROUPS_OF_GOOGLE.contains(&tag.as_str()) && !tags.contains(&tag) {
                        tags.push(tag);
                    }
                }
            }
            "PHOTO" | "LOGO" => self.take_picture(property),
            "X-ANDROID-CUSTOM" => self.take_of_android(property),
            name if name.starts_with(own::PREFIX) => self.take_own(property),
            _ => self.note(property),
        }
    }

    /// What the group of a property is called, as Apple and Google label things.
    pub(super) fn label_of(&self, property: &Property) -> Option<String> {
        let group = property.group.as_str();
        let is_label = |other: &&Property| other.name == "X-ABLABEL" && other.group == group;
        let label = self.card.properties.iter().find(is_label).filter(|_| !group.is_empty())?.text();
        let bare = label.strip_prefix("_$!<").and_then(|rest| rest.strip_suffix(">!$_"));
        Some(one_line(bare.unwrap_or(&label).to_owned())).filter(|label| !label.is_empty())
    }

    /// Says that something did not come in as it stands.
    pub(super) fn problem(&mut self, what: ProblemKind, text: &str) {
        let text = text.chars().take(PROBLEM_CHARACTERS).collect();
        self.incoming.problems.push(Problem { what, text });
    }

    /// Keeps in the notes what is not what its property is for.
    pub(super) fn problem_noted(&mut self, what: ProblemKind, label: &str, text: &str) {
        self.problem(what, text);
        self.note_of(label, text);
    }

    /// What a birthday remembers: that of an organisation is the day it was founded.
    const fn birthday(&self) -> AnniversaryKind {
        if self.is_organisation { AnniversaryKind::Founding } else { AnniversaryKind::Birthday }
    }

    /// What a day under a label remembers.
    fn day_named(&self, label: &str) -> AnniversaryKind {
        match label {
            "" | "Anniversary" if self.is_organisation => AnniversaryKind::Founding,
            "" | "Anniversary" => AnniversaryKind::Other(self.context.anniversary.to_owned()),
            "Birthday" => self.birthday(),
            name => AnniversaryKind::Other(name.to_owned()),
        }
    }

    fn take_day(&mut self, property: &Property, kind: AnniversaryKind) {
        let label = self.label_of(property).unwrap_or_default();
        match days::anniversary(property, kind, &label, self.context) {
            Some(day) => {
                let days = &mut self.incoming.party.anniversaries;
                if !days.contains(&day) {
                    days.push(day);
                }
            }
            None => {
                self.problem(ProblemKind::NoDay, &property.text());
                self.note(property);
            }
        }
    }

    fn take_link(&mut self, property: &Property) {
        match social::of_property(property) {
            Some((network, handle)) => {
                let confirmed_on = property.parameter(own::PARAMETER).and_then(|day| day.parse().ok());
                let handles = &mut self.incoming.party.handles;
                if !handles.iter().any(|known| known.network == network && known.handle == handle) {
                    handles.push(SocialHandle { network, handle, confirmed_on });
                }
            }
            // Nothing is escaped in an address, though some do.
            None if property.name == "URL" => self.links.push(one_line(if self.incoming.is_ours {
                plain(&property.value)
            } else {
                property.text()
            })),
            None => self.note(property),
        }
    }

    fn take_picture(&mut self, property: &Property) {
        let is_cut_off = || {
            let last = self.card.properties.last();
            !self.card.is_whole && last.is_some_and(|last| std::ptr::eq(last, property))
        };
        match photo::picture(property) {
            Found::Nothing => {}
            Found::Picture(picture) if !is_cut_off() => {
                // A picture of somebody goes before the sign of where they work, wherever it stands.
                if self.incoming.photo.is_none() || property.name == "PHOTO" {
                    self.incoming.photo = Some(picture);
                }
            }
            Found::Picture(_) | Found::Broken => self.problem(ProblemKind::NoPicture, ""),
        }
    }

    /// What Android has no property for: the kind of thing and then its columns.
    fn take_of_android(&mut self, property: &Property) {
        let columns = property.texts(';');
        let column = |place: usize| columns.get(place).cloned().unwrap_or_default();
        let kind = column(0);
        let kind = kind.strip_prefix(ANDROID_ITEM).unwrap_or(&kind);
        let (text, word) = (column(1), column(2));
        match kind {
            "contact_event" => {
                let kind = match word.as_str() {
                    "3" => self.birthday(),
                    "0" => self.day_named(&column(3)),
                    "1" => self.day_named(""),
                    _ => AnniversaryKind::Other(String::new()),
                };
                let day = Property { value: text, ..Property::default() };
                self.take_day(&day, kind);
            }
            _ if column(3).is_empty() => self.note_of(&word_for(&kind.to_ascii_uppercase()), &text),
            _ => self.note_of(&column(3), &text),
        }
    }

    fn finish(mut self) -> Incoming {
        let part = |place: usize| self.parts.get(place).map(String::as_str).unwrap_or_default();
        let honorific = part(3).to_owned();
        let order = [part(1), part(2), part(0), part(4)];
        let whole = order.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let mut name = std::mem::take(&mut self.name);
        if !self.incoming.is_ours
            && !honorific.is_empty()
            && let Some(rest) = name.strip_prefix(&honorific).filter(|rest| rest.starts_with(' '))
        {
            name = rest.trim().to_owned();
        }
        if name.is_empty() {
            name.clone_from(&whole);
        }
        let first_organisation = self.organisations.first().map(|first| units(first).swap_remove(0));
        let is_company = name.is_empty() || (whole.is_empty() && first_organisation.as_ref() == Some(&name));
        self.is_organisation |= is_company && first_organisation.is_some();
        // What the parts say and the name does not, such as the name in another script.
        let known = normalise(&name);
        if words(&normalise(&whole)).any(|word| !known.contains(word)) {
            self.note_of("", &whole);
        }
        let details = if self.is_organisation {
            self.organisation(name)
        } else {
            self.memberships();
            let (honorific, job_title) = (honorific, self.job_title());
            PartyDetails::Person(Person { name, honorific, job_title })
        };
        self.incoming.party.details = details;
        self.name_by_something_else();
        self.place_position();
        for link in std::mem::take(&mut self.links) {
            self.note_of("", &link);
        }
        // Labels of all kinds stand in them as the card has them.
        self.incoming.party.notes = plain(&self.notes.join("\n"));
        self.incoming
    }

    fn organisation(&mut self, mut name: String) -> PartyDetails {
        for organisation in std::mem::take(&mut self.organisations) {
            let said = units(organisation);
            if name.is_empty() {
                name.clone_from(&said[0]);
            }
            if said != [name.as_str()] {
                self.note_of("", &said.join(DEPARTMENT_DIVIDER));
            }
        }
        for title in std::mem::take(&mut self.titles) {
            self.note(title);
        }
        let role = std::mem::take(&mut self.role);
        self.note_of("", &role);
        let website = if self.links.is_empty() { String::new() } else { self.links.remove(0) };
        let (industry, registration) =
            (std::mem::take(&mut self.industry), std::mem::take(&mut self.registration));
        PartyDetails::Organisation(Organisation { name, industry, registration, website })
    }

    /// Makes places of the organisations, each with the title of its group.
    fn memberships(&mut self) {
        for organisation in std::mem::take(&mut self.organisations) {
            let units = units(organisation);
            let is_its_title = |title: &&Property| title.group == organisation.group;
            let found = self.titles.iter().position(is_its_title).or_else(|| {
                // Titles that stand in a group of their own, for a label.
                (self.incoming.memberships.is_empty() && !self.incoming.is_ours && !self.titles.is_empty())
                    .then_some(0)
            });
            let title = found.map(|place| one_line(self.titles.remove(place).text())).unwrap_or_default();
            let said = std::iter::once(title.as_str()).chain(units[1..].iter().map(String::as_str));
            let title = said.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(DEPARTMENT_DIVIDER);
            let own = organisation.parameter(own::PARAMETER).unwrap_or_default();
            let (id, role) = own.split_once(',').unwrap_or((own, ""));
            self.incoming.memberships.push(Membership {
                organisation: units[0].clone(),
                id: id.parse().ok(),
                title,
                role: own::meant(&own::ROLES, role),
            });
        }
    }

    /// What the person does wherever it be: the role, or else a title that belongs to no organisation.
    fn job_title(&mut self) -> String {
        let mut said = vec![std::mem::take(&mut self.role)];
        let titles = self.titles.iter().map(|title| one_line(title.text()));
        said.splice(0..0, titles);
        said.retain(|text| !text.is_empty());
        let mut said = said.into_iter();
        let job_title = said.next().unwrap_or_default();
        said.for_each(|text| self.note_of("", &text));
        job_title
    }

    /// Lets something else stand in for a name that is not said.
    fn name_by_something_else(&mut self) {
        let party = &self.incoming.party;
        if !party.name().is_empty() {
            return;
        }
        let nickname = Some(std::mem::take(&mut self.nickname)).filter(|name| !name.is_empty());
        let email = || party.emails.first().map(|email| email.address.clone());
        let phone = || party.phones.first().map(|phone| phone.number.format_local(self.context.home));
        match nickname.or_else(email).or_else(phone) {
            Some(found) => match &mut self.incoming.party.details {
                PartyDetails::Person(Person { name, .. })
                | PartyDetails::Organisation(Organisation { name, .. }) => *name = found,
            },
            None => self.problem(ProblemKind::NoName, ""),
        }
    }
}

/// A part of a name, which may be several: `Quinlan,Paul`.
fn name_part(part: &str) -> String {
    one_line(divided(part, ',').into_iter().map(clean).collect::<Vec<_>>().join(" ").trim().to_owned())
}

/// An organisation and its units, at least one text; one that only says a unit is called by it.
fn units(property: &Property) -> Vec<String> {
    let mut units: Vec<String> = property.texts(';').into_iter().map(one_line).collect();
    units.retain(|unit| !unit.is_empty());
    if units.is_empty() {
        units.push(String::new());
    }
    units
}
