//! Numbers and addresses of a card.

use super::country_name::country_of;
use super::draft::Draft;
use super::notes::word_for;
use super::own;
use super::property::{Property, clean, divided, one_line};
use crate::domain::country::Country;
use crate::domain::digits::to_latin;
use crate::domain::email::EmailAddress;
use crate::domain::normalise::normalise;
use crate::domain::party::{Address, ContactEmail, ContactLabel, ContactPhone, Coordinates};
use crate::domain::phone::PhoneNumber;
use crate::domain::time::CivilDate;
use crate::formats::incoming::ProblemKind;

/// How much is preferred what does not say so (RFC 6350, section 5.3, has 1 for the most and 100 for the
/// least).
const LEAST: u8 = 100;

/// Words for what something is for, normalised, as types and labels have them.
const WORDS: [(ContactLabel, &str); 5] = [
    // First of all, since a fax at work is no number to talk to.
    (ContactLabel::Other, "|fax|pager|home fax|work fax|other fax|فکس|نمابر|فاکس|"),
    (ContactLabel::Mobile, "|cell|mobile|iphone|apple watch|موبایل|همراه|تلفن همراه|جوال|الجوال|محمول|"),
    (ContactLabel::Work, "|work|office|business|کار|محل کار|دفتر|العمل|عمل|المکتب|مکتب|"),
    (ContactLabel::Home, "|home|خانه|منزل|المنزل|بیت|البیت|"),
    (ContactLabel::Other, "|other|main|دیگر|سایر|اخر|"),
];

/// Words of the standards that say nothing of what something is for.
const NEUTRAL: &str = "|voice|pref|internet|msg|text|video|textphone|dom|intl|postal|parcel|car|isdn|bbs|\
    modem|pcs|x400|quoted-printable|base64|7bit|8bit|";

impl Draft<'_> {
    pub(super) fn take_phone(&mut self, property: &Property) {
        let text = one_line(property.text());
        let Ok(number) = PhoneNumber::parse(&text, self.context.home) else {
            let label = self.label_of(property).unwrap_or_default();
            let bare = without_scheme(&text, "tel:");
            return self.problem_noted(ProblemKind::NoPhone, &label, bare);
        };
        let label = self.label(property, &text).unwrap_or({
            let is_mobile = !self.incoming.is_ours && number.is_mobile();
            if is_mobile { ContactLabel::Mobile } else { ContactLabel::Other }
        });
        let phones = &mut self.incoming.party.phones;
        if !phones.iter().any(|known| known.number == number) {
            let place = place(&mut self.ranks[0], property);
            phones.insert(place, ContactPhone { number, label, confirmed_on: confirmed_on(property) });
        }
    }

    pub(super) fn take_email(&mut self, property: &Property) {
        let text = one_line(property.text());
        let text = without_scheme(&text, "mailto:");
        let Ok(address) = text.parse::<EmailAddress>() else {
            let label = self.label_of(property).unwrap_or_default();
            return self.problem_noted(ProblemKind::NoEmail, &label, text);
        };
        let address = address.as_str().to_owned();
        let label = self.label(property, text).unwrap_or(ContactLabel::Other);
        let emails = &mut self.incoming.party.emails;
        if !emails.iter().any(|known| known.address.eq_ignore_ascii_case(&address)) {
            let place = place(&mut self.ranks[1], property);
            emails.insert(place, ContactEmail { address, label, confirmed_on: confirmed_on(property) });
        }
    }

    pub(super) fn take_address(&mut self, property: &Property) {
        let parts = divided(&property.value, ';');
        let part = |place: usize| parts.get(place).map(|part| clean(part)).unwrap_or_default();
        let mut street = vec![part(0), part(1)];
        let mut district = String::new();
        match divided(parts.get(2).copied().unwrap_or_default(), ',').as_slice() {
            // We write the quarter as a second text of the street.
            [first, second] if self.incoming.is_ours => {
                street.push(clean(first));
                district = clean(second);
            }
            _ => street.push(part(2)),
        }
        let written = part(6);
        let country = self.country_code(property).or_else(|| country_of(&written));
        if country.is_none() {
            street.push(written);
        }
        let position = property.parameter("GEO").and_then(Coordinates::from_pasted);
        let address = Address {
            label: ContactLabel::Other,
            street: joined(street, self.incoming.is_ours),
            district,
            city: one_line(part(3)),
            region: one_line(part(4)),
            postal_code: to_latin(&one_line(part(5))).into_owned(),
            country: country.map(|country| country.code().to_owned()).unwrap_or_default(),
            position,
            confirmed_on: confirmed_on(property),
        };
        self.add_address(property, address);
    }

    /// An address that is only known as it is printed.
    pub(super) fn take_label(&mut self, property: &Property) {
        let street = joined(vec![property.text()], false);
        self.add_address(property, Address { street, ..empty_address() });
    }

    fn add_address(&mut self, property: &Property, mut address: Address) {
        let says_nothing = [&address.street, &address.district, &address.city, &address.region]
            .into_iter()
            .chain([&address.postal_code])
            .all(String::is_empty);
        // A country alone is what telephones fill in by themselves.
        if says_nothing && address.position.is_none() && !self.incoming.is_ours {
            return;
        }
        let line = address.one_line(", ");
        address.label = self.label(property, &line).unwrap_or(ContactLabel::Other);
        let place = place(&mut self.ranks[2], property);
        self.incoming.party.addresses.insert(place, address);
    }

    pub(super) fn take_position(&mut self, property: &Property) {
        let text = property.value.trim();
        // A version before 4 has a semicolon between the two.
        match Coordinates::from_pasted(text).or_else(|| Coordinates::from_pasted(&text.replace(';', ","))) {
            Some(position) => self.position = Some(position),
            None => self.note(property),
        }
    }

    /// Puts a position that stands by itself where it belongs.
    pub(super) fn place_position(&mut self) {
        let addresses = &mut self.incoming.party.addresses;
        match (self.position, addresses.first_mut()) {
            (Some(position), Some(first)) => first.position = first.position.or(Some(position)),
            (position @ Some(_), None) => addresses.push(Address { position, ..empty_address() }),
            (None, _) => {}
        }
    }

    /// The code of the country that Apple keeps beside an address.
    fn country_code(&self, property: &Property) -> Option<Country> {
        let is_code = |other: &&Property| {
            other.name == "X-ABADR" && !other.group.is_empty() && other.group == property.group
        };
        self.card.properties.iter().find(is_code)?.value.parse().ok()
    }

    /// What a number or an address is for, none where it is not said. A label that a person made up is kept
    /// in the notes.
    fn label(&mut self, property: &Property, text: &str) -> Option<ContactLabel> {
        let among =
            |words: &str, word: &str| words.contains(&["|", &word.to_ascii_lowercase(), "|"].concat());
        for (label, words) in WORDS {
            if property.words("TYPE").any(|word| among(words, word)) {
                return Some(label);
            }
        }
        // Android writes labels as types.
        let as_type = || property.words("TYPE").find(|word| !among(NEUTRAL, word)).map(word_for);
        let written = self.label_of(property).or_else(as_type)?;
        let word = normalise(&written);
        let known = WORDS.iter().find(|(_, words)| among(words, &word)).map(|(label, _)| *label);
        if known.is_none() {
            self.note_of(&written, text);
        }
        known
    }
}

/// The place among others by which something is preferred, which is noted there.
fn place(ranks: &mut Vec<u8>, property: &Property) -> usize {
    let written = property.parameter("PREF").and_then(|rank| rank.parse().ok());
    let rank = written.unwrap_or(if property.is_of("PREF") { 1 } else { LEAST });
    let place = ranks.iter().position(|other| *other > rank).unwrap_or(ranks.len());
    ranks.insert(place, rank);
    place
}

fn confirmed_on(property: &Property) -> Option<CivilDate> {
    property.parameter(own::PARAMETER)?.parse().ok()
}

/// The lines above the city as one, with commas of the script they are in; those that we wrote stay as they
/// are.
fn joined(parts: Vec<String>, is_ours: bool) -> String {
    let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let text = said.join("\n");
    if is_ours {
        return text;
    }
    let comma = if text.contains(|letter| matches!(letter, '\u{620}'..='\u{6ff}')) { "، " } else { ", " };
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join(comma)
}

const fn empty_address() -> Address {
    Address::empty(ContactLabel::Other)
}

fn without_scheme<'a>(text: &'a str, scheme: &str) -> &'a str {
    match text.get(..scheme.len()) {
        Some(start) if start.eq_ignore_ascii_case(scheme) => &text[scheme.len()..],
        _ => text,
    }
}
