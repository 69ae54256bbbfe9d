//! The ways in which a party can be reached, each as the link that a phone opens by itself.

use crate::domain::interaction::InteractionKind;
use crate::domain::order;
use crate::domain::party::{Address, Channel, Party, SocialNetwork};
use crate::domain::phone::{Line, PhoneNumber};

use super::super::percent::encode;

/// A way to reach a party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ContactWay {
    /// How.
    pub means: Means,
    /// The link that does it.
    pub href: String,
}

/// How a party is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Means {
    Channel(Channel),
    Map,
}

impl ContactWay {
    /// What taking this way is, when it is an interaction; finding the way is none.
    pub fn interaction(&self) -> Option<InteractionKind> {
        match self.means {
            Means::Channel(Channel::Call) => Some(InteractionKind::Call),
            Means::Channel(Channel::Email) => Some(InteractionKind::Email),
            Means::Channel(Channel::InPerson) | Means::Map => None,
            Means::Channel(_) => Some(InteractionKind::Message),
        }
    }
}

/// The ways that are open, in the order a thumb expects them; the preferred one first.
pub(super) fn contact_ways(party: &Party) -> Vec<ContactWay> {
    let mobile = party.phones.iter().map(|phone| phone.number).find(|number| number.line() != Line::Landline);
    let first = party.phones.first().map(|phone| phone.number);
    let telegram = party.handles.iter().find(|handle| handle.network == SocialNetwork::Telegram);
    let ways = [
        first.map(|number| (Means::Channel(Channel::Call), number.tel_uri())),
        mobile.map(|number| (Means::Channel(Channel::WhatsApp), whatsapp_link(number))),
        telegram.map(|one| (Means::Channel(Channel::Telegram), telegram_link(&one.handle))),
        mobile.map(|number| (Means::Channel(Channel::Sms), format!("sms:{}", number.e164()))),
        party.emails.first().map(|email| (Means::Channel(Channel::Email), mail_link(&email.address))),
        party.addresses.first().map(|address| (Means::Map, map_link(address))),
    ];
    let mut ways: Vec<ContactWay> =
        ways.into_iter().flatten().map(|(means, href)| ContactWay { means, href }).collect();
    let preferred = party.preferred_channel.map(Means::Channel);
    // A stable sort: the others keep their order.
    order::sort_by_key(&mut ways, |way| Some(way.means) != preferred);
    ways
}

/// A chat with a number on WhatsApp.
pub(in super::super) fn whatsapp_link(number: PhoneNumber) -> String {
    format!("https://wa.me/{}", number.whatsapp_digits())
}

/// A new letter to an address.
pub(in super::super) fn mail_link(address: &str) -> String {
    // The at sign may stand as it is, and mail programs that read no encoding expect it so.
    format!("mailto:{}", encode(address).replace("%40", "@"))
}

/// A place on the map that the device opens for such links; by coordinates where they are known.
pub(in super::super) fn map_link(address: &Address) -> String {
    let place = match address.position {
        Some(position) => position.written(),
        None => address.one_line(", "),
    };
    format!("https://www.google.com/maps/search/?api=1&query={}", encode(&place))
}

/// A chat with a name on Telegram.
pub(super) fn telegram_link(handle: &str) -> String {
    format!("https://t.me/{}", encode(handle))
}

/// A profile on a social network.
pub(in super::super) fn profile_link(network: SocialNetwork, handle: &str) -> String {
    let home = match network {
        SocialNetwork::Instagram => "https://www.instagram.com/",
        SocialNetwork::Telegram => "https://t.me/",
        SocialNetwork::LinkedIn => "https://www.linkedin.com/in/",
        SocialNetwork::X => "https://x.com/",
        SocialNetwork::Facebook => "https://www.facebook.com/",
        SocialNetwork::Bale => "https://ble.ir/",
        SocialNetwork::Eitaa => "https://eitaa.com/",
    };
    format!("{home}{}", encode(handle))
}

/// A web site typed with or without its scheme; none for text that is no address of the web, so
/// that a link never runs anything.
pub(in super::super) fn site_link(typed: &str) -> Option<String> {
    let lower = typed.to_lowercase();
    let has_gap = typed.chars().any(char::is_whitespace);
    if has_gap || !typed.contains('.') {
        None
    } else if lower.starts_with("https://") || lower.starts_with("http://") {
        Some(typed.to_owned())
    } else if typed.contains(':') {
        None
    } else {
        Some(format!("https://{typed}"))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::country::Country;
    use crate::domain::id::PartyId;
    use crate::domain::party::{
        ContactEmail, ContactLabel, ContactPhone, Coordinates, PartyDetails, SocialHandle,
    };
    use crate::domain::time::Instant;

    fn mina() -> Party {
        let details = PartyDetails::named(false, "مینا رستگار".to_owned());
        Party::new(PartyId(uuid::Uuid::from_u128(1)), details, Instant::EPOCH)
    }

    fn phone(text: &str) -> ContactPhone {
        let number = PhoneNumber::parse(text, Country::IR).unwrap();
        ContactPhone { number, label: ContactLabel::Mobile, confirmed_on: None }
    }

    fn address(street: &str, position: Option<Coordinates>) -> Address {
        Address {
            street: street.to_owned(),
            city: "تهران".to_owned(),
            position,
            ..Address::empty(ContactLabel::Work)
        }
    }

    fn hrefs(party: &Party) -> Vec<String> {
        contact_ways(party).into_iter().map(|way| way.href).collect()
    }

    #[test]
    fn without_any_number_or_address_no_way_is_offered() {
        assert_eq!(contact_ways(&mina()), []);
    }

    #[test]
    fn a_mobile_number_can_be_called_and_written_to() {
        let party = Party { phones: vec![phone("0912 345 6789")], ..mina() };
        assert_eq!(hrefs(&party), ["tel:+989123456789", "https://wa.me/989123456789", "sms:+989123456789"]);
    }

    #[test]
    fn a_landline_can_only_be_called() {
        let party = Party { phones: vec![phone("021 8877 6655")], ..mina() };
        assert_eq!(hrefs(&party), ["tel:+982188776655"]);
    }

    #[test]
    fn messages_go_to_the_mobile_behind_a_landline() {
        let party = Party { phones: vec![phone("021 8877 6655"), phone("0912 345 6789")], ..mina() };
        assert_eq!(hrefs(&party)[1], "https://wa.me/989123456789");
    }

    #[test]
    fn the_preferred_way_comes_first() {
        let party = Party {
            phones: vec![phone("0912 345 6789")],
            preferred_channel: Some(Channel::WhatsApp),
            ..mina()
        };
        assert_eq!(contact_ways(&party)[0].means, Means::Channel(Channel::WhatsApp));
    }

    #[test]
    fn a_letter_to_an_odd_address_stays_one_address() {
        let email = ContactEmail {
            address: "a?cc=b@laleh.ir".to_owned(),
            label: ContactLabel::Work,
            confirmed_on: None,
        };
        let party = Party { emails: vec![email], ..mina() };
        assert_eq!(hrefs(&party), ["mailto:a%3Fcc%3Db@laleh.ir"]);
    }

    #[test]
    fn the_map_is_opened_at_the_coordinates_where_they_are_known() {
        let position = Some(Coordinates { latitude_e6: 35_700_000, longitude_e6: -500 });
        assert!(map_link(&address("شریعتی", position)).ends_with("query=35.700000%2C%20-0.000500"));
    }

    #[test]
    fn the_map_is_searched_for_the_address_otherwise() {
        assert!(map_link(&address("a b", None)).contains("query=a%20b%2C%20%D8%AA"));
    }

    #[test]
    fn telegram_is_offered_to_whom_has_it() {
        let handle = SocialHandle {
            network: SocialNetwork::Telegram,
            handle: "mina_r".to_owned(),
            confirmed_on: None,
        };
        let party = Party { handles: vec![handle], ..mina() };
        assert_eq!(hrefs(&party), ["https://t.me/mina_r"]);
    }

    #[test]
    fn a_call_is_an_interaction_and_looking_at_the_map_is_none() {
        let party = Party {
            phones: vec![phone("0912 345 6789")],
            addresses: vec![address("شریعتی", None)],
            ..mina()
        };
        let kinds: Vec<_> = contact_ways(&party).iter().map(ContactWay::interaction).collect();
        let (call, message) = (Some(InteractionKind::Call), Some(InteractionKind::Message));
        assert_eq!(kinds, [call, message, message, None]);
    }

    #[test]
    fn a_site_is_opened_and_a_script_is_not() {
        assert_eq!(site_link("laleh.ir").as_deref(), Some("https://laleh.ir"));
        assert_eq!(site_link("http://laleh.ir/x").as_deref(), Some("http://laleh.ir/x"));
        assert_eq!(site_link("javascript:alert(1).x"), None);
        assert_eq!(site_link("not yet"), None);
    }
}
