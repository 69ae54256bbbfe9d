//! What is known of a party beside its name, as small numbers that are compared at once.

use crate::domain::digits;
use crate::domain::email::EmailAddress;
use crate::domain::normalise::{normalise, normalise_into, words};
use crate::domain::party::{AnniversaryKind, ContactLabel, ContactPhone, Party, PartyDetails};
use crate::domain::phone::{Line, PhoneNumber};

use super::vocabulary::{first_sound, hash, letters, mix};

/// What a fact is of; it stands in the four highest bits of its number.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Kind {
    /// A telephone number: its digits.
    Phone = 1,
    /// An e-mail address.
    Email,
    /// A name on a network.
    Handle,
    /// Where a web site is.
    Website,
    /// A registration number.
    Registration,
    /// A birthday or founding: days since 1970 and whether the year is known.
    Birthday,
    /// A postal code.
    PostalCode,
    /// A city.
    City,
    /// The words of street and district, as a set of bits.
    Street,
    /// An organisation to which a person belongs.
    Organisation,
}

/// A fact: its [`Kind`] in the highest four bits, [`SHARED`] below, then what it says.
pub(super) type Fact = u64;

/// Marks a fact that many may have: an office's telephone number, `info@`, a day without a year.
pub(super) const SHARED: Fact = 1 << 59;
/// The bits of what a fact says.
const CONTENT: Fact = SHARED - 1;

/// A fact of a kind; where what it says needs more than 59 bits, it is to be a hash of it.
const fn fact(kind: Kind, content: u64) -> Fact {
    (kind as u64) << 60 | content & CONTENT
}

/// The facts of a kind.
pub(super) fn of_kind(facts: &[Fact], kind: Kind) -> impl Iterator<Item = Fact> + Clone {
    facts.iter().copied().filter(move |one| one >> 60 == kind as u64)
}

/// What a fact says, whether or not many may have it.
pub(super) const fn content(fact: Fact) -> u64 {
    fact & CONTENT
}

/// The telephone number that a fact is of.
pub(super) fn phone(fact: Fact) -> Option<PhoneNumber> {
    PhoneNumber::from_e164(content(fact))
}

/// An organisation that somebody belongs to, as those who do are compared by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Workplace(Fact);

impl Workplace {
    /// The organisation of a name.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self(fact(Kind::Organisation, super::name::key_of_text(name)))
    }
}

/// All that is known of a party beside its name.
#[cfg_attr(speed, optimize(speed))]
pub(super) fn facts(party: &Party, workplaces: &[Workplace]) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut add = |fact: Fact| {
        if !facts.contains(&fact) {
            facts.push(fact);
        }
    };
    for phone in &party.phones {
        let shared = if is_carried(phone) { 0 } else { SHARED };
        add(fact(Kind::Phone, phone.number.e164_digits()) | shared);
    }
    for email in &party.emails {
        let (address, shared) = mailbox(&email.address);
        add(fact(Kind::Email, hash(&address)) | if shared { SHARED } else { 0 });
    }
    for handle in &party.handles {
        add(fact(Kind::Handle, hash(&normalise(&handle.handle)) ^ mix(handle.network as u64)));
    }
    for address in &party.addresses {
        let mut code = digits::to_latin(&address.postal_code).into_owned();
        code.retain(|letter| letter.is_ascii_alphanumeric());
        code.make_ascii_lowercase();
        if code.len() >= 4 {
            add(fact(Kind::PostalCode, hash(&code)));
        }
        let city = normalise(&address.city);
        if !city.is_empty() {
            add(fact(Kind::City, consonants(words(&city))));
        }
        let mut street = normalise(&address.street);
        street.push(' ');
        normalise_into(&mut street, &address.district);
        let street = words(&street).fold(0, |set, word| set | 1 << (mix(first_sound(word)) % 59));
        if street != 0 {
            add(fact(Kind::Street, street));
        }
    }
    for day in &party.anniversaries {
        if matches!(day.kind, AnniversaryKind::Birthday | AnniversaryKind::Founding) {
            // Of one without a year the day in the Gregorian year is near enough, whatever the calendar.
            let days = (day.date.days() - FIRST_DAY) as u64;
            add(fact(Kind::Birthday, days) | if day.year_known { 0 } else { SHARED });
        }
    }
    workplaces.iter().for_each(|workplace| add(workplace.0));
    if let PartyDetails::Organisation(organisation) = &party.details {
        let registration = normalise(&organisation.registration);
        if !registration.is_empty() {
            add(fact(Kind::Registration, hash(&registration)));
        }
        if let Some(site) = site(&organisation.website) {
            add(fact(Kind::Website, hash(&site)));
        }
    }
    facts
}

/// The first day there is, so that days are never negative: 0001-01-01.
const FIRST_DAY: i32 = -719_162;

/// Whether a number is somebody's own rather than a household's or an office's. Where the number does not
/// tell, as in the United States, its label does.
fn is_carried(phone: &ContactPhone) -> bool {
    match phone.number.line() {
        Line::Mobile => true,
        Line::Landline => false,
        Line::Unknown => phone.label == ContactLabel::Mobile,
    }
}

/// The mailbox that an address leads to, and whether it is an office's rather than somebody's own. Gmail
/// takes no notice of dots and of what stands behind a plus
/// (<https://support.google.com/mail/answer/7436150>).
#[cfg_attr(speed, optimize(speed))]
fn mailbox(address: &str) -> (String, bool) {
    let address = address.parse::<EmailAddress>().map_or_else(|_| normalise(address), |it| it.normalised());
    let (name, domain) = address.split_once('@').unwrap_or((&address, ""));
    let shared = DESKS.contains(&name);
    if matches!(domain, "gmail.com" | "googlemail.com") {
        let name = name.split('+').next().unwrap_or_default().replace('.', "");
        return (name + "@gmail.com", shared);
    }
    (address, shared)
}

/// What stands before the `@` of addresses that several people read (RFC 2142, and what is usual).
const DESKS: [&str; 14] = [
    "info",
    "sales",
    "office",
    "order",
    "orders",
    "contact",
    "admin",
    "support",
    "mail",
    "hello",
    "shop",
    "manager",
    "marketing",
    "accounting",
];

/// Where a web site is: its host without `www.`; on a host of many also the path.
fn site(address: &str) -> Option<String> {
    let address = address.trim().to_ascii_lowercase();
    let rest = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let site = if HOSTS_OF_MANY.contains(&host) { rest.trim_end_matches('/') } else { host };
    site.contains('.').then(|| site.to_owned())
}

/// Hosts where a path is somebody's site.
const HOSTS_OF_MANY: [&str; 6] =
    ["instagram.com", "t.me", "facebook.com", "linkedin.com", "linktr.ee", "sites.google.com"];

/// A number for the consonants of some words, whatever their order and wherever they are divided: تهران and
/// Tehran, `al Riyadh` and الرياض.
#[cfg_attr(speed, optimize(speed))]
pub(super) fn consonants<'a>(words: impl Iterator<Item = &'a str>) -> u64 {
    words
        .filter(|word| !matches!(*word, "al" | "el" | "ال"))
        .fold(0, |sum, word| sum.wrapping_add(bag(first_sound(word))))
}

/// A number for the consonants of a word that does not go by their order. Left out are those that only count
/// where a word begins, and h, which is left out where it ends.
#[cfg_attr(speed, optimize(speed))]
pub(super) fn bag(sound: u64) -> u64 {
    let counted = letters(sound).filter(|letter| !matches!(letter, b'a' | b'v' | b'y' | b'h'));
    let sum = counted.fold(0_u64, |sum, letter| sum.wrapping_add(mix(u64::from(letter))));
    if sound & 1 == 1 { mix(sound) } else { sum }
}
