//! Reaching a party: the addresses that open the telephone, a messenger, the mail or a map. They are
//! for links, so that the device itself decides which app answers.

use crate::domain::party::{Address, Coordinates, SocialHandle, SocialNetwork};
use crate::domain::phone::PhoneNumber;

/// Which way a map is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapApp {
    /// By a `geo:` address: the device asks which of its map apps, as Android does.
    Chosen,
    /// Apple's maps.
    Apple,
    /// A map in the browser, by OpenStreetMap.
    Web,
}

/// Begins a text message (RFC 5724).
#[must_use]
pub fn sms(number: PhoneNumber) -> String {
    format!("sms:{}", number.e164())
}

/// Begins a chat on WhatsApp.
#[must_use]
pub fn whatsapp(number: PhoneNumber) -> String {
    format!("https://wa.me/{}", number.whatsapp_digits())
}

/// Begins a chat on Telegram with whoever has this number there.
#[must_use]
pub fn telegram(number: PhoneNumber) -> String {
    format!("https://t.me/{}", number.e164())
}

/// Begins an e-mail (RFC 6068).
#[must_use]
pub fn email(address: &str) -> String {
    format!("mailto:{}", encode(address, b"@"))
}

/// Opens somebody's page on a network; none where the name is no name there.
#[must_use]
pub fn profile(handle: &SocialHandle) -> Option<String> {
    let name = handle.handle.trim().trim_start_matches('@');
    if name.is_empty() {
        return None;
    }
    let page = match handle.network {
        SocialNetwork::Instagram => "https://www.instagram.com/",
        SocialNetwork::Telegram => "https://t.me/",
        SocialNetwork::LinkedIn => "https://www.linkedin.com/in/",
        SocialNetwork::X => "https://x.com/",
        SocialNetwork::Facebook => "https://www.facebook.com/",
        SocialNetwork::Bale => "https://ble.ir/",
        SocialNetwork::Eitaa => "https://eitaa.com/",
    };
    Some(format!("{page}{}", encode(name, b"")))
}

/// Shows an address on a map: its position when known, else a search for its text.
#[must_use]
pub fn map(address: &Address, app: MapApp) -> String {
    let text = encode(&address.one_line(), b"");
    match (app, address.position) {
        // RFC 5870, with the query that map apps understand as a marker.
        (MapApp::Chosen, Some(position)) => {
            let point = point(position);
            format!("geo:{point}?q={point}")
        }
        (MapApp::Chosen, None) => format!("geo:0,0?q={text}"),
        (MapApp::Apple, Some(position)) => format!("https://maps.apple.com/?ll={}&q={text}", point(position)),
        (MapApp::Apple, None) => format!("https://maps.apple.com/?q={text}"),
        (MapApp::Web, Some(position)) => {
            let (latitude, longitude) = (degrees(position.latitude_e6), degrees(position.longitude_e6));
            format!("https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}&zoom=17")
        }
        (MapApp::Web, None) => format!("https://www.openstreetmap.org/search?query={text}"),
    }
}

fn point(position: Coordinates) -> String {
    format!("{},{}", degrees(position.latitude_e6), degrees(position.longitude_e6))
}

/// Degrees with six decimals, written without a float so that nothing is rounded.
fn degrees(millionths: i32) -> String {
    let (whole, part) = (millionths.unsigned_abs() / 1_000_000, millionths.unsigned_abs() % 1_000_000);
    let sign = if millionths < 0 { "-" } else { "" };
    format!("{sign}{whole}.{part:06}")
}

/// Percent-encodes all but the unreserved characters (RFC 3986) and those named.
fn encode(text: &str, kept: &[u8]) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || kept.contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::country::Country;
    use crate::domain::party::ContactLabel;

    fn number(text: &str) -> PhoneNumber {
        PhoneNumber::parse(text, Country::IR).unwrap()
    }

    fn shop(position: Option<Coordinates>) -> Address {
        Address {
            label: ContactLabel::Work,
            street: "12 Valiasr St".to_owned(),
            district: String::new(),
            city: "تهران".to_owned(),
            region: String::new(),
            postal_code: String::new(),
            country: "IR".to_owned(),
            position,
        }
    }

    const TEHRAN: Coordinates = Coordinates { latitude_e6: 35_700_001, longitude_e6: 51_390_000 };

    #[test]
    fn a_number_begins_a_text_message_or_a_chat() {
        let sara = number("+989121234567");
        assert_eq!(sms(sara), "sms:+989121234567");
        assert_eq!(whatsapp(sara), "https://wa.me/989121234567");
        assert_eq!(telegram(sara), "https://t.me/+989121234567");
    }

    #[test]
    fn an_e_mail_address_cannot_smuggle_in_a_subject() {
        assert_eq!(email("sara@pars.example"), "mailto:sara@pars.example");
        assert_eq!(email("sara@pars.example?bcc=x&y"), "mailto:sara@pars.example%3Fbcc%3Dx%26y");
    }

    #[test]
    fn a_handle_opens_its_page() {
        let handle = |network, handle: &str| SocialHandle { network, handle: handle.to_owned() };
        let page = profile(&handle(SocialNetwork::Telegram, "@pars_steel"));
        assert_eq!(page.as_deref(), Some("https://t.me/pars_steel"));
        assert_eq!(profile(&handle(SocialNetwork::Instagram, " @ ")), None);
    }

    #[test]
    fn a_known_position_is_shown_exactly() {
        let shop = shop(Some(TEHRAN));
        assert_eq!(map(&shop, MapApp::Chosen), "geo:35.700001,51.390000?q=35.700001,51.390000");
        assert_eq!(
            map(&shop, MapApp::Web),
            "https://www.openstreetmap.org/?mlat=35.700001&mlon=51.390000&zoom=17"
        );
    }

    #[test]
    fn an_address_without_a_position_is_searched_for() {
        let query = "12%20Valiasr%20St%D8%8C%20%D8%AA%D9%87%D8%B1%D8%A7%D9%86";
        assert_eq!(map(&shop(None), MapApp::Chosen), format!("geo:0,0?q={query}"));
        assert_eq!(map(&shop(None), MapApp::Apple), format!("https://maps.apple.com/?q={query}"));
    }

    #[test]
    fn a_position_south_and_west_keeps_its_sign() {
        assert_eq!(point(Coordinates { latitude_e6: -500, longitude_e6: -1_000_000 }), "-0.000500,-1.000000");
    }
}
