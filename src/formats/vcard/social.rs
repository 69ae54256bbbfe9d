//! Names on social networks, by the address of a page or the name of the network.

use super::property::{Property, clean, one_line, plain};
use super::quoted_printable::decoded;
use crate::domain::party::SocialNetwork;

/// The parameter in which Apple has the name beside the page.
pub(super) const USER: &str = "X-USER";

/// The networks: the word for each in cards, and where their pages are, the address that is written first.
const NETWORKS: [(SocialNetwork, &str, &[&str]); 7] = [
    (SocialNetwork::Instagram, "instagram", &["instagram.com/"]),
    (SocialNetwork::Telegram, "telegram", &["t.me/", "telegram.me/", "telegram.dog/"]),
    (SocialNetwork::LinkedIn, "linkedin", &["linkedin.com/in/"]),
    (SocialNetwork::X, "twitter", &["x.com/", "twitter.com/"]),
    (SocialNetwork::Facebook, "facebook", &["facebook.com/", "fb.com/"]),
    (SocialNetwork::Bale, "bale", &["ble.ir/"]),
    (SocialNetwork::Eitaa, "eitaa", &["eitaa.com/"]),
];

/// What a property says of somebody on a network that we know.
pub(super) fn of_property(property: &Property) -> Option<(SocialNetwork, String)> {
    // A scheme's colon is escaped by some.
    let value = property.value.replace("\\:", ":");
    let of_page = of_page(value.trim());
    let network = of_page.as_ref().map(|(network, _)| *network).or_else(|| of_word(property))?;
    let user = property.parameter(USER).map(str::trim).filter(|user| !user.is_empty());
    let name = match (user, of_page) {
        (Some(user), _) => user.to_owned(),
        (None, Some((_, name))) => name,
        // No page: the name by itself, perhaps behind the scheme of another product.
        (None, None) => {
            let text = clean(&property.value);
            text.rsplit([':', '/', '=']).next().unwrap_or_default().to_owned()
        }
    };
    let name = one_line(plain(&name));
    let name = name.trim_start_matches(|sign: char| sign == '@' || sign.is_whitespace());
    (!name.is_empty()).then(|| (network, name.to_owned()))
}

/// The word for a network and the address of somebody's page there.
pub(super) fn page(network: SocialNetwork, name: &str) -> (&'static str, String) {
    let (word, place) = NETWORKS
        .iter()
        .find(|(known, _, _)| *known == network)
        .map_or(("", ""), |(_, word, places)| (*word, places.first().copied().unwrap_or_default()));
    (word, format!("https://{place}{name}"))
}

/// The network that a property is of by its words.
fn of_word(property: &Property) -> Option<SocialNetwork> {
    ["TYPE", "X-SERVICE-TYPE", "SERVICE-TYPE"].into_iter().flat_map(|name| property.words(name)).find_map(
        |word| {
            let is_it = |known: &str| known.eq_ignore_ascii_case(word) || known == "twitter" && word == "X";
            NETWORKS.iter().find(|(_, known, _)| is_it(known)).map(|(network, _, _)| *network)
        },
    )
}

/// The network and the name of a page's address; none where it is no page of somebody there.
fn of_page(address: &str) -> Option<(SocialNetwork, String)> {
    let bare = address.split_once("://").map_or(address, |(_, bare)| bare);
    let place = ["www.", "m.", "mobile."].iter().find_map(|prefix| without(bare, prefix)).unwrap_or(bare);
    let (network, name) = NETWORKS.iter().find_map(|(network, _, places)| {
        places.iter().find_map(|known| without(place, known)).map(|name| (*network, name))
    })?;
    let name = name.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let name = String::from_utf8(decoded(name, b'%')).ok()?;
    let name = name.trim_start_matches('@');
    // Posts, invitations and pages by number are nobody's name.
    let is_name = !name.is_empty() && !name.starts_with('+') && !name.contains(['/', ' ']);
    (is_name && !name.ends_with(".php")).then(|| (network, name.to_owned()))
}

/// A text without what it begins with, in either case.
fn without<'a>(text: &'a str, beginning: &str) -> Option<&'a str> {
    let start = text.get(..beginning.len())?;
    start.eq_ignore_ascii_case(beginning).then(|| &text[beginning.len()..])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn found(line: &str) -> Option<(SocialNetwork, String)> {
        of_property(&Property::read(1, line.as_bytes(), &|_, _| None))
    }

    #[test]
    fn a_page_is_known_by_its_address() {
        for (line, network, name) in [
            ("URL:https://www.instagram.com/laleh.shop/?hl=fa", SocialNetwork::Instagram, "laleh.shop"),
            ("URL:http\\://t.me/@laleh", SocialNetwork::Telegram, "laleh"),
            ("URL:linkedin.com/in/mina-%D8%B1", SocialNetwork::LinkedIn, "mina-ر"),
            ("URL:https://m.facebook.com/rostami", SocialNetwork::Facebook, "rostami"),
            ("URL:https://ble.ir/rostami", SocialNetwork::Bale, "rostami"),
            ("URL:https://eitaa.com/rostami", SocialNetwork::Eitaa, "rostami"),
            ("X-SOCIALPROFILE;type=twitter:https://x.com/rostami", SocialNetwork::X, "rostami"),
        ] {
            assert_eq!(found(line), Some((network, name.to_owned())), "{line}");
        }
    }

    #[test]
    fn the_word_for_a_network_and_a_bare_name_will_do() {
        for line in [
            "X-SOCIALPROFILE;type=Telegram:rostami",
            "IMPP;X-SERVICE-TYPE=Telegram:x-apple:@rostami",
            "X-SOCIALPROFILE;type=telegram;x-user=rostami:tg://user",
            "IMPP;TYPE=telegram:tg://resolve?domain=rostami",
        ] {
            assert_eq!(found(line), Some((SocialNetwork::Telegram, "rostami".to_owned())), "{line}");
        }
    }

    #[test]
    fn a_name_is_on_one_line_and_without_what_belongs_into_no_text() {
        for line in ["X-SOCIALPROFILE;TYPE=telegram;X-USER=\0ro^nstami:x", "URL:https://t.me/%01@ro%0Astami"]
        {
            assert_eq!(found(line), Some((SocialNetwork::Telegram, "ro stami".to_owned())), "{line:?}");
        }
    }

    #[test]
    fn a_post_an_invitation_and_a_page_of_another_site_are_nobodys_name() {
        for line in [
            "URL:https://instagram.com/p/Cx1/",
            "URL:https://t.me/+AbC",
            "URL:https://facebook.com/profile.php?id=1",
            "URL:https://linkedin.com/company/pars",
            "URL:https://pars.example/",
            "IMPP;X-SERVICE-TYPE=Skype:skype:rostami",
        ] {
            assert_eq!(found(line), None, "{line}");
        }
    }
}
