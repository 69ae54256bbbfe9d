//! What vCard has no word for, in properties and in a parameter of our own. Other products pass over them.

use uuid::Uuid;

use crate::domain::calendar::CalendarKind;
use crate::domain::country::Country;
use crate::domain::custom_field::CustomValue;
use crate::domain::digits::parse_decimal;
use crate::domain::id::OptionId;
use crate::domain::link::DecisionRole;
use crate::domain::money::Money;
use crate::domain::party::{BestTime, Channel, LifecycleStage};
use crate::domain::phone::PhoneNumber;
use crate::domain::record::{RecordKind, RecordRef};

/// Who wrote a card.
pub(super) const PRODUCT: &str = "-//Peyvand//Peyvand//EN";
/// What stands before a party's identity in its `UID`.
pub(super) const UID_SCHEME: &str = "urn:uuid:";
/// The parameter of our own. In a number or an address it is the day on which it was confirmed; in `ORG` the
/// organisation's identity and the person's role there; in a day the calendar, what is remembered, and the
/// day itself where the year in the value is made up. Parts are divided by commas.
pub(super) const PARAMETER: &str = "X-PEYVAND";
/// What the names of our own properties begin with.
pub(super) const PREFIX: &str = "X-PEYVAND-";
/// The stage; the parameter is the user's own one within it.
pub(super) const STAGE: &str = "X-PEYVAND-STAGE";
/// How the party was found.
pub(super) const SOURCE: &str = "X-PEYVAND-SOURCE";
/// Who looks after it.
pub(super) const OWNER: &str = "X-PEYVAND-OWNER";
/// The channel it likes best.
pub(super) const CHANNEL: &str = "X-PEYVAND-CHANNEL";
/// When it likes to be reached.
pub(super) const TIME: &str = "X-PEYVAND-TIME";
/// How a consent was given; the parameter is the channel, yes or no, and the day.
pub(super) const CONSENT: &str = "X-PEYVAND-CONSENT";
/// An organisation's trade.
pub(super) const INDUSTRY: &str = "X-PEYVAND-INDUSTRY";
/// An organisation's number of registration.
pub(super) const REGISTRATION: &str = "X-PEYVAND-REGISTRATION";
/// What stands in a field of the user's own; the parameter is the field and the kind of value.
pub(super) const FIELD: &str = "X-PEYVAND-FIELD";
/// When the record was made, in milliseconds since 1970.
pub(super) const CREATED: &str = "X-PEYVAND-CREATED";
/// Says that the record came with the sample data.
pub(super) const SAMPLE: &str = "X-PEYVAND-SAMPLE";
/// Why a card was rejected, in the user's words; reading passes it over.
pub(super) const REASON: &str = "X-PEYVAND-REASON";

pub(super) const YES: &str = "yes";
pub(super) const NO: &str = "no";

pub(super) const STAGES: [(LifecycleStage, &str); 4] = [
    (LifecycleStage::Prospect, "prospect"),
    (LifecycleStage::Lead, "lead"),
    (LifecycleStage::Customer, "customer"),
    (LifecycleStage::Former, "former"),
];

pub(super) const CHANNELS: [(Channel, &str); 6] = [
    (Channel::Call, "call"),
    (Channel::Sms, "sms"),
    (Channel::WhatsApp, "whatsapp"),
    (Channel::Telegram, "telegram"),
    (Channel::Email, "email"),
    (Channel::InPerson, "visit"),
];

pub(super) const TIMES: [(BestTime, &str); 4] = [
    (BestTime::Morning, "morning"),
    (BestTime::Noon, "noon"),
    (BestTime::Afternoon, "afternoon"),
    (BestTime::Evening, "evening"),
];

pub(super) const ROLES: [(DecisionRole, &str); 5] = [
    (DecisionRole::User, "user"),
    (DecisionRole::Influencer, "influencer"),
    (DecisionRole::Decider, "decider"),
    (DecisionRole::Buyer, "buyer"),
    (DecisionRole::Gatekeeper, "gatekeeper"),
];

pub(super) const CALENDARS: [(CalendarKind, &str); 3] = [
    (CalendarKind::Jalali, "jalali"),
    (CalendarKind::Hijri, "hijri"),
    (CalendarKind::Gregorian, "gregorian"),
];

/// The word for something.
pub(super) fn word<T: PartialEq + Copy>(words: &[(T, &'static str)], of: T) -> &'static str {
    words.iter().find(|(known, _)| *known == of).map_or("", |(_, word)| word)
}

/// What a word stands for.
pub(super) fn meant<T: Copy>(words: &[(T, &'static str)], word: &str) -> Option<T> {
    words.iter().find(|(_, known)| known.eq_ignore_ascii_case(word.trim())).map(|(meant, _)| *meant)
}

/// The kind of a value of a field, and the value as a text.
pub(super) fn value_text(value: &CustomValue) -> (&'static str, String) {
    match value {
        CustomValue::Text(text) => ("text", text.clone()),
        CustomValue::Number(number) => ("number", number.plain()),
        CustomValue::Money(money) => ("money", format!("{} {}", money.minor, money.currency.code())),
        CustomValue::Date(day) => ("date", day.to_string()),
        CustomValue::Options(options) => {
            ("options", options.iter().map(OptionId::to_string).collect::<Vec<_>>().join(" "))
        }
        CustomValue::YesNo(yes) => ("yesno", (if *yes { YES } else { NO }).to_owned()),
        CustomValue::Link(record) => ("link", format!("{} {}", record.kind as u8, record.id)),
        CustomValue::Phone(number) => ("phone", number.to_string()),
    }
}

/// The value of a kind that a text is; none where it is no such value.
pub(super) fn value_of(kind: &str, text: &str, home: Country) -> Option<CustomValue> {
    Some(match kind {
        "text" => CustomValue::Text(text.to_owned()),
        "number" => CustomValue::Number(parse_decimal(text).ok()?),
        "money" => {
            let (minor, currency) = text.split_once(' ')?;
            CustomValue::Money(Money { minor: minor.parse().ok()?, currency: currency.parse().ok()? })
        }
        "date" => CustomValue::Date(text.parse().ok()?),
        "options" => {
            let ids = text.split_ascii_whitespace().map(str::parse);
            CustomValue::Options(ids.collect::<Result<_, _>>().ok()?)
        }
        "yesno" => CustomValue::YesNo(text == YES),
        "link" => {
            let (kind, id) = text.split_once(' ')?;
            let kind = RecordKind::from_number(kind.parse().ok()?)?;
            CustomValue::Link(RecordRef { kind, id: Uuid::try_parse(id).ok()? })
        }
        "phone" => CustomValue::Phone(PhoneNumber::parse(text, home).ok()?),
        _ => return None,
    })
}
