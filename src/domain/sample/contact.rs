//! Ways to reach made-up people.

use crate::domain::country::Country;
use crate::domain::party::{Address, ContactEmail, ContactLabel, ContactPhone, SocialHandle, SocialNetwork};
use crate::domain::phone::PhoneNumber;

use super::lexicon::Place;
use super::random::Random;
use super::sentence::Setting;

/// A mobile number used in a place.
pub(super) fn mobile(place: &Place, random: &mut Random) -> Option<ContactPhone> {
    let patterns: &[&str] = match place.country {
        Country::IR => {
            &["0912 #######", "0913 #######", "0915 #######", "0919 #######", "0935 #######", "0990 #######"]
        }
        Country::AE => &["050 #######", "052 #######", "055 #######", "056 #######"],
        Country::IQ => &["0770 #######", "0771 #######", "0780 #######", "0750 #######"],
        Country::SA => &["050 #######", "053 #######", "055 #######", "056 #######"],
        Country::EG => &["010 ########", "011 ########", "012 ########", "015 ########"],
        // Set aside for fiction by Ofcom and the Bundesnetzagentur.
        Country::GB => &["07700 900###"],
        Country::DE => &["0171 39200##"],
        // North American numbers do not tell mobiles apart.
        _ => &[place.office_phone],
    };
    number(place.country, random.pick(patterns), ContactLabel::Mobile, random)
}

/// An office's number in a place.
pub(super) fn office(place: &Place, random: &mut Random) -> Option<ContactPhone> {
    number(place.country, place.office_phone, ContactLabel::Work, random)
}

fn number(country: Country, pattern: &str, label: ContactLabel, random: &mut Random) -> Option<ContactPhone> {
    let mut digit = || char::from(b'0' + random.below(10) as u8);
    let text: String = pattern.chars().map(|sign| if sign == '#' { digit() } else { sign }).collect();
    let number = PhoneNumber::parse(&text, country).ok()?;
    Some(ContactPhone { number, label, confirmed_on: None })
}

/// A private e-mail address.
pub(super) fn private_email(latin: &str, random: &mut Random) -> ContactEmail {
    let house = random.pick(&["mail", "post", "inbox"]);
    let address = match random.below(3) {
        0 => format!("{latin}{}@{house}.example", random.between(60, 99)),
        1 => format!("{latin}.{}@{house}.example", random.pick(&INITIALS)),
        _ => format!("{latin}_{}@{house}.example", random.between(100, 999)),
    };
    ContactEmail { address, label: ContactLabel::Other, confirmed_on: None }
}

/// An e-mail address of an organisation.
pub(super) fn office_email(domain: &str, random: &mut Random) -> ContactEmail {
    let desk = random.pick(&["info", "sales", "office", "order", "contact"]);
    ContactEmail { address: format!("{desk}@{domain}"), label: ContactLabel::Work, confirmed_on: None }
}

const INITIALS: [&str; 20] =
    ["a", "b", "d", "e", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "y", "z"];

/// The domain of an organisation.
pub(super) fn domain(latin: &str, random: &mut Random) -> String {
    match random.below(3) {
        0 => format!("{latin}.example"),
        1 => format!("{latin}{}.example", random.between(2, 99)),
        _ => format!("{latin}-{}.example", random.pick(&["co", "group", "trade", "shop", "intl"])),
    }
}

/// A name on a network that is used in the country.
pub(super) fn handle(latin: &str, country: Country, random: &mut Random) -> SocialHandle {
    let network = match country {
        Country::IR => random.weighted(
            &[(SocialNetwork::Telegram, 35), (SocialNetwork::Bale, 15), (SocialNetwork::Eitaa, 10)],
            SocialNetwork::Instagram,
        ),
        _ => random.weighted(
            &[(SocialNetwork::LinkedIn, 35), (SocialNetwork::X, 10), (SocialNetwork::Facebook, 20)],
            SocialNetwork::Instagram,
        ),
    };
    let handle = match random.below(2) {
        0 => format!("{latin}.{}", random.pick(&INITIALS)),
        _ => format!("{latin}_{}", random.between(10, 999)),
    };
    SocialHandle { network, handle, confirmed_on: None }
}

/// The main address.
pub(super) fn address(label: ContactLabel, setting: Setting<'_>, random: &mut Random) -> Address {
    let place = setting.place;
    Address {
        label,
        street: setting.fill(random.pick(&setting.lexicon.street_forms), random),
        district: random.pick(&place.districts).to_owned(),
        city: place.city.to_owned(),
        region: place.region.to_owned(),
        postal_code: if random.chance(40) { postal_code(place.country, random) } else { String::new() },
        country: place.country.code().to_owned(),
        position: random.chance(60).then(|| place.point(random)),
        confirmed_on: None,
    }
}

fn postal_code(country: Country, random: &mut Random) -> String {
    match country {
        Country::IR => format!("{}{:05}", random.between(11_111, 99_999), random.below(100_000)),
        Country::AE => String::new(),
        Country::GB => format!(
            "{}{} {}{}{}",
            random.pick(&["SW", "SE", "E", "N", "M", "B", "LS", "G"]),
            random.between(1, 20),
            random.between(1, 9),
            random.pick(&["A", "B", "D", "E", "H", "J"]),
            random.pick(&["A", "B", "D", "E", "H", "J"]),
        ),
        _ => random.between(10_000, 99_999).to_string(),
    }
}
