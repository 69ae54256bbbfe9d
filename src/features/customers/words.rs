//! The words and signs of the customer model in the user's language that only this area shows.

pub(super) use crate::terms::{anniversary, interaction_icon, kind, kind_icon, outcome, outcomes_of, stage};

use crate::domain::interaction::{Direction, Interaction, InteractionKind};
use crate::domain::link::DecisionRole;
use crate::domain::party::{BestTime, Channel, ContactLabel, SocialNetwork};
use crate::i18n::formats::Formats;
use crate::i18n::{Locale, td_string};
use crate::ui::IconName;

/// What happened, as the title of a line in the history: "Called · 4 min · answered".
pub(super) fn what_happened(locale: Locale, formats: &Formats, interaction: &Interaction) -> String {
    let incoming = interaction.direction == Direction::Incoming;
    let deed = match (interaction.kind, incoming) {
        (InteractionKind::Call, false) => td_string!(locale, customers.did_call),
        (InteractionKind::Call, true) => td_string!(locale, customers.did_call_in),
        (InteractionKind::Message, false) => td_string!(locale, customers.did_message),
        (InteractionKind::Message, true) => td_string!(locale, customers.did_message_in),
        (InteractionKind::Email, false) => td_string!(locale, customers.did_email),
        (InteractionKind::Email, true) => td_string!(locale, customers.did_email_in),
        (kind, _) => self::kind(locale, kind),
    };
    let duration = interaction.duration_s.map(|seconds| formats.duration(seconds));
    let ended = interaction.outcome.map(|ended| outcome(locale, interaction.kind, ended).to_owned());
    let parts: Vec<String> = [Some(deed.to_owned()), duration, ended].into_iter().flatten().collect();
    parts.join(" · ")
}

/// What a phone number, e-mail or address is for.
pub(super) fn label(locale: Locale, label: ContactLabel) -> &'static str {
    match label {
        ContactLabel::Mobile => td_string!(locale, customers.label_mobile),
        ContactLabel::Work => td_string!(locale, customers.label_work),
        ContactLabel::Home => td_string!(locale, customers.label_home),
        ContactLabel::Other => td_string!(locale, customers.label_other),
    }
}

/// A way to reach somebody.
pub(super) fn channel(locale: Locale, channel: Channel) -> &'static str {
    match channel {
        Channel::Call => td_string!(locale, terms.call),
        Channel::Sms => td_string!(locale, customers.sms),
        Channel::WhatsApp => td_string!(locale, customers.whatsapp),
        Channel::Telegram => td_string!(locale, customers.telegram),
        Channel::Email => td_string!(locale, terms.email),
        Channel::InPerson => td_string!(locale, customers.in_person),
    }
}

/// The sign of a way to reach somebody.
pub(super) fn channel_icon(channel: Channel) -> IconName {
    match channel {
        Channel::Call => IconName::Call,
        Channel::Sms => IconName::Sms,
        Channel::WhatsApp => IconName::WhatsApp,
        Channel::Telegram => IconName::Chat,
        Channel::Email => IconName::Mail,
        Channel::InPerson => IconName::Meeting,
    }
}

/// A part of the day.
pub(super) fn best_time(locale: Locale, time: BestTime) -> &'static str {
    match time {
        BestTime::Morning => td_string!(locale, customers.time_morning),
        BestTime::Noon => td_string!(locale, customers.time_noon),
        BestTime::Afternoon => td_string!(locale, customers.time_afternoon),
        BestTime::Evening => td_string!(locale, customers.time_evening),
    }
}

/// A role in decisions.
pub(super) fn role(locale: Locale, role: DecisionRole) -> &'static str {
    match role {
        DecisionRole::User => td_string!(locale, customers.role_user),
        DecisionRole::Influencer => td_string!(locale, customers.role_influencer),
        DecisionRole::Decider => td_string!(locale, customers.role_decider),
        DecisionRole::Buyer => td_string!(locale, customers.role_buyer),
        DecisionRole::Gatekeeper => td_string!(locale, customers.role_gatekeeper),
    }
}

/// A social network.
pub(super) fn network(locale: Locale, network: SocialNetwork) -> &'static str {
    match network {
        SocialNetwork::Instagram => td_string!(locale, customers.instagram),
        SocialNetwork::Telegram => td_string!(locale, customers.telegram),
        SocialNetwork::LinkedIn => td_string!(locale, customers.linkedin),
        SocialNetwork::X => td_string!(locale, customers.x),
        SocialNetwork::Facebook => td_string!(locale, customers.facebook),
        SocialNetwork::Bale => td_string!(locale, customers.bale),
        SocialNetwork::Eitaa => td_string!(locale, customers.eitaa),
    }
}
