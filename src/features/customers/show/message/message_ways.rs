//! The apps of the phone that a message can go out by, each as the link that opens it with the text in it.

use crate::domain::interaction::InteractionKind;
use crate::domain::order;
use crate::domain::party::{Channel, Party, SocialNetwork};
use crate::domain::phone::{Line, PhoneNumber};

use super::super::super::percent::encode;
use super::super::contact_ways::{mail_link, telegram_link, whatsapp_link};
use super::draft::Message;

/// A way a message can go out.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum MessageWay {
    WhatsApp(PhoneNumber),
    Sms(PhoneNumber),
    /// By the name there.
    Telegram(String),
    /// By the address.
    Email(String),
}

impl MessageWay {
    /// The channel it is, for what the customer has said of it.
    pub fn channel(&self) -> Channel {
        match self {
            Self::WhatsApp(_) => Channel::WhatsApp,
            Self::Sms(_) => Channel::Sms,
            Self::Telegram(_) => Channel::Telegram,
            Self::Email(_) => Channel::Email,
        }
    }

    /// What taking it is logged as.
    pub fn interaction(&self) -> InteractionKind {
        match self {
            Self::Email(_) => InteractionKind::Email,
            Self::WhatsApp(_) | Self::Sms(_) | Self::Telegram(_) => InteractionKind::Message,
        }
    }

    /// The link that opens the app with the message in it. `apple` says whether it is for a device of
    /// Apple's, whose Messages app takes the text only behind an ampersand; all others keep to RFC 5724.
    pub fn link(&self, message: &Message, apple: bool) -> String {
        let text = message.text.trim();
        match self {
            Self::WhatsApp(number) => format!("{}?text={}", whatsapp_link(*number), encode(text)),
            Self::Telegram(handle) => format!("{}?text={}", telegram_link(handle), encode(text)),
            Self::Sms(number) => {
                let begins = if apple { '&' } else { '?' };
                format!("sms:{}{begins}body={}", number.e164(), encode(text))
            }
            Self::Email(address) => {
                // RFC 6068 wants lines divided so.
                let body = encode(&text.replace('\n', "\r\n"));
                format!("{}?subject={}&body={body}", mail_link(address), encode(message.subject.trim()))
            }
        }
    }
}

/// The ways that are open to a party, the one it prefers first.
pub(super) fn message_ways(party: &Party) -> Vec<MessageWay> {
    let mobile = party.phones.iter().map(|phone| phone.number).find(|number| number.line() != Line::Landline);
    let telegram = party.handles.iter().find(|handle| handle.network == SocialNetwork::Telegram);
    let ways = [
        mobile.map(MessageWay::WhatsApp),
        mobile.map(MessageWay::Sms),
        telegram.map(|one| MessageWay::Telegram(one.handle.clone())),
        party.emails.first().map(|email| MessageWay::Email(email.address.clone())),
    ];
    let mut ways: Vec<MessageWay> = ways.into_iter().flatten().collect();
    // A stable sort: the others keep their order.
    order::sort_by_key(&mut ways, |way| Some(way.channel()) != party.preferred_channel);
    ways
}

/// Whether the party has refused a channel: its newest word on it counts.
pub(super) fn is_refused(party: &Party, channel: Channel) -> bool {
    party.consent_on(channel).is_some_and(|consent| !consent.granted)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::country::Country;
    use crate::domain::id::PartyId;
    use crate::domain::party::{
        Consent, ContactEmail, ContactLabel, ContactPhone, PartyDetails, SocialHandle,
    };
    use crate::domain::time::{CivilDate, Instant};

    fn number() -> PhoneNumber {
        PhoneNumber::parse("0912 345 6789", Country::IR).unwrap()
    }

    fn mina() -> Party {
        let details = PartyDetails::named(false, "مینا رستگار".to_owned());
        let phone = ContactPhone { number: number(), label: ContactLabel::Mobile, confirmed_on: None };
        let email = ContactEmail {
            address: "mina@laleh.ir".to_owned(),
            label: ContactLabel::Work,
            confirmed_on: None,
        };
        Party {
            phones: vec![phone],
            emails: vec![email],
            ..Party::new(PartyId(uuid::Uuid::from_u128(1)), details, Instant::EPOCH)
        }
    }

    fn message(text: &str) -> Message {
        Message { subject: "Price & list".to_owned(), text: text.to_owned(), ..Message::default() }
    }

    #[test]
    fn whatsapp_opens_the_chat_with_the_text_in_it() {
        let link = MessageWay::WhatsApp(number()).link(&message("سلام & درود"), false);
        assert_eq!(
            link,
            "https://wa.me/989123456789?text=%D8%B3%D9%84%D8%A7%D9%85%20%26%20%D8%AF%D8%B1%D9%88%D8%AF"
        );
    }

    #[test]
    fn a_text_message_begins_behind_an_ampersand_on_apples_devices_only() {
        let sms = MessageWay::Sms(number());
        assert_eq!(sms.link(&message("Hi there"), false), "sms:+989123456789?body=Hi%20there");
        assert_eq!(sms.link(&message("Hi there"), true), "sms:+989123456789&body=Hi%20there");
    }

    #[test]
    fn a_letter_has_its_subject_and_its_lines() {
        let link = MessageWay::Email("mina@laleh.ir".to_owned()).link(&message("one\ntwo\n"), false);
        assert_eq!(link, "mailto:mina@laleh.ir?subject=Price%20%26%20list&body=one%0D%0Atwo");
    }

    #[test]
    fn telegram_is_offered_to_whom_has_a_name_there() {
        let handle = SocialHandle {
            network: SocialNetwork::Telegram,
            handle: "mina_r".to_owned(),
            confirmed_on: None,
        };
        let party = Party { handles: vec![handle], phones: Vec::new(), ..mina() };
        let links: Vec<String> =
            message_ways(&party).iter().map(|way| way.link(&message("Hi"), false)).collect();
        assert_eq!(links[0], "https://t.me/mina_r?text=Hi");
    }

    #[test]
    fn the_preferred_way_comes_first() {
        let party = Party { preferred_channel: Some(Channel::Email), ..mina() };
        assert_eq!(message_ways(&party)[0].channel(), Channel::Email);
        assert_eq!(message_ways(&mina())[0].channel(), Channel::WhatsApp);
    }

    #[test]
    fn a_channel_is_refused_by_the_last_word_on_it() {
        let said = |granted, day| Consent {
            channel: Channel::Sms,
            granted,
            on: CivilDate::from_days(day).unwrap(),
            source: String::new(),
        };
        let party = |consents| Party { consents, ..mina() };
        assert!(is_refused(&party(vec![said(true, 20_500), said(false, 20_600)]), Channel::Sms));
        assert!(!is_refused(&party(vec![said(true, 20_700), said(false, 20_600)]), Channel::Sms));
        assert!(!is_refused(&party(vec![said(false, 20_600)]), Channel::WhatsApp));
        assert!(!is_refused(&mina(), Channel::Sms));
    }
}
