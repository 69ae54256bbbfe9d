//! The words and signs of the customer model in the user's language that only this area shows.

pub(super) use crate::terms::{
    anniversary, best_time, channel, interaction_icon, kind, kind_icon, label, named_outcome, named_stage,
    network, outcome_colour, outcomes_of, role, stage_colour, tag_colour,
};

use crate::domain::choice::Choices;
use crate::domain::interaction::{Direction, Interaction, InteractionKind};
use crate::domain::party::Channel;
use crate::i18n::formats::Formats;
use crate::i18n::{Locale, td_string};
use crate::ui::IconName;

/// What happened, as the title of a line in the history: "Called · 4 min · answered".
pub(super) fn what_happened(
    locale: Locale,
    formats: &Formats,
    choices: &Choices,
    interaction: &Interaction,
) -> String {
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
    let own = interaction.own_outcome;
    let ended = interaction.outcome.map(|ended| named_outcome(locale, choices, interaction.kind, ended, own));
    let parts: Vec<String> = [Some(deed.to_owned()), duration, ended].into_iter().flatten().collect();
    parts.join(" · ")
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
