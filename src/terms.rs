//! The words and signs of the customer model that several areas show: areas never import each other,
//! and the same thing must not have two names.

use crate::domain::choice::{Choice, Choices, Colour};
use crate::domain::id::ChoiceId;
use crate::domain::interaction::{Direction, Interaction, InteractionKind, Outcome};
use crate::domain::language::Language;
use crate::domain::link::DecisionRole;
use crate::domain::merge_fields::MergeField;
use crate::domain::party::{AnniversaryKind, BestTime, Channel, ContactLabel, LifecycleStage, SocialNetwork};
use crate::domain::task::TaskKind;
use crate::i18n::{Locale, td_string};
use crate::ui::IconName;

/// A stage of a customer's life under its built-in name.
#[must_use]
pub fn stage(locale: Locale, stage: LifecycleStage) -> &'static str {
    match stage {
        LifecycleStage::Prospect => td_string!(locale, terms.prospect),
        LifecycleStage::Lead => td_string!(locale, terms.lead),
        LifecycleStage::Customer => td_string!(locale, terms.customer),
        LifecycleStage::Former => td_string!(locale, terms.former),
    }
}

/// A stage as the user calls it, by the own one that was chosen within it.
#[must_use]
pub fn named_stage(
    locale: Locale,
    choices: &Choices,
    stage: LifecycleStage,
    own: Option<ChoiceId>,
) -> String {
    said(locale, choices.stage(stage, own)).unwrap_or_else(|| self::stage(locale, stage).to_owned())
}

/// The colour the user gave a stage, as styles know it; none for its usual one.
#[must_use]
pub fn stage_colour(choices: &Choices, stage: LifecycleStage, own: Option<ChoiceId>) -> Option<&'static str> {
    choices.stage(stage, own)?.colour.map(Colour::name)
}

/// The colour of a tag, as styles know it.
#[must_use]
pub fn tag_colour(choices: &Choices, tag: &str) -> Option<&'static str> {
    choices.tag_colour(tag).map(Colour::name)
}

/// What a choice is called: in the user's language, for one of the user's own otherwise in another; none where
/// it goes by the name of what is built in.
fn said(locale: Locale, choice: Option<&Choice>) -> Option<String> {
    let choice = choice?;
    let language = match locale {
        Locale::fa => Language::Fa,
        Locale::ar => Language::Ar,
        Locale::en => Language::En,
    };
    let built_in = choice.is_built_in();
    let name = if built_in { choice.label.own(language) } else { choice.label.get(language) };
    (!name.is_empty()).then(|| name.to_owned())
}

/// A kind of task.
#[must_use]
pub fn task_kind(locale: Locale, kind: TaskKind) -> &'static str {
    match interaction_of(kind) {
        Some(kind) => self::kind(locale, kind),
        None => td_string!(locale, tasks.to_do),
    }
}

/// The sign of a kind of task.
#[must_use]
pub fn task_icon(kind: TaskKind) -> IconName {
    interaction_of(kind).map_or(IconName::Tasks, kind_icon)
}

/// What a task of a kind is logged as when it is done.
#[must_use]
pub const fn interaction_of(kind: TaskKind) -> Option<InteractionKind> {
    match kind {
        TaskKind::ToDo => None,
        TaskKind::Call => Some(InteractionKind::Call),
        TaskKind::Message => Some(InteractionKind::Message),
        TaskKind::Email => Some(InteractionKind::Email),
        TaskKind::Meeting => Some(InteractionKind::Meeting),
        TaskKind::Visit => Some(InteractionKind::Visit),
    }
}

/// What a task is called: by its own words, or by what it is and with whom ("Call Reza").
#[must_use]
pub fn task_title(locale: Locale, kind: TaskKind, title: &str, party_name: &str) -> String {
    if !title.is_empty() {
        return title.to_owned();
    }
    let name = party_name;
    match kind {
        _ if name.is_empty() => task_kind(locale, kind).to_owned(),
        TaskKind::ToDo => name.to_owned(),
        TaskKind::Call => td_string!(locale, tasks.call_name, name = name),
        TaskKind::Message => td_string!(locale, tasks.message_name, name = name),
        TaskKind::Email => td_string!(locale, tasks.email_name, name = name),
        TaskKind::Meeting => td_string!(locale, tasks.meet_name, name = name),
        TaskKind::Visit => td_string!(locale, tasks.visit_name, name = name),
    }
}

/// A kind of interaction.
#[must_use]
pub fn kind(locale: Locale, kind: InteractionKind) -> &'static str {
    match kind {
        InteractionKind::Call => td_string!(locale, terms.call),
        InteractionKind::Message => td_string!(locale, terms.message),
        InteractionKind::Email => td_string!(locale, terms.email),
        InteractionKind::Meeting => td_string!(locale, terms.meeting),
        InteractionKind::Visit => td_string!(locale, terms.visit),
        InteractionKind::Note => td_string!(locale, terms.note),
    }
}

/// The sign of a kind of interaction.
#[must_use]
pub fn kind_icon(kind: InteractionKind) -> IconName {
    match kind {
        InteractionKind::Call => IconName::Call,
        InteractionKind::Message => IconName::Chat,
        InteractionKind::Email => IconName::Mail,
        InteractionKind::Meeting => IconName::Meeting,
        InteractionKind::Visit => IconName::Visit,
        InteractionKind::Note => IconName::Note,
    }
}

/// The sign of an interaction, calls told apart by who rang.
#[must_use]
pub fn interaction_icon(interaction: &Interaction) -> IconName {
    match (interaction.kind, interaction.direction) {
        (InteractionKind::Call, Direction::Outgoing) => IconName::CallOut,
        (InteractionKind::Call, Direction::Incoming) => IconName::CallIn,
        (kind, _) => kind_icon(kind),
    }
}

/// How an interaction ended as the user calls it, by the own outcome that was chosen.
#[must_use]
pub fn named_outcome(
    locale: Locale,
    choices: &Choices,
    kind: InteractionKind,
    outcome: Outcome,
    own: Option<ChoiceId>,
) -> String {
    let named = said(locale, choices.outcome(outcome, own));
    named.unwrap_or_else(|| self::outcome(locale, kind, outcome).to_owned())
}

/// How an interaction of a kind ended, under its built-in name. "Reached" is said by what it was: a call was answered, a
/// meeting took place.
#[must_use]
pub fn outcome(locale: Locale, kind: InteractionKind, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Reached => match kind {
            InteractionKind::Call => td_string!(locale, customers.outcome_reached_call),
            InteractionKind::Message | InteractionKind::Email => {
                td_string!(locale, customers.outcome_reached_message)
            }
            _ => td_string!(locale, customers.outcome_reached_meeting),
        },
        Outcome::NoAnswer => match kind {
            InteractionKind::Meeting | InteractionKind::Visit => {
                td_string!(locale, customers.outcome_not_there)
            }
            _ => td_string!(locale, customers.outcome_no_answer),
        },
        Outcome::Busy => td_string!(locale, customers.outcome_busy),
        Outcome::LeftMessage => td_string!(locale, customers.outcome_left_message),
        Outcome::WrongContact => match kind {
            InteractionKind::Call | InteractionKind::Message => {
                td_string!(locale, customers.outcome_wrong_contact)
            }
            _ => td_string!(locale, customers.outcome_wrong_address),
        },
        Outcome::Interested => td_string!(locale, customers.outcome_interested),
        Outcome::NotInterested => td_string!(locale, customers.outcome_not_interested),
        Outcome::Postponed => td_string!(locale, customers.outcome_postponed),
    }
}

/// The colour the user gave an outcome, as styles know it.
#[must_use]
pub fn outcome_colour(choices: &Choices, outcome: Outcome, own: Option<ChoiceId>) -> Option<&'static str> {
    choices.outcome(outcome, own)?.colour.map(Colour::name)
}

/// The outcomes that a kind of interaction can have, the most used first.
#[must_use]
pub fn outcomes_of(kind: InteractionKind) -> &'static [Outcome] {
    use Outcome::{Busy, Interested, LeftMessage, NoAnswer, NotInterested, Postponed, Reached, WrongContact};
    match kind {
        InteractionKind::Call => &Outcome::ALL,
        InteractionKind::Message | InteractionKind::Email => {
            &[Reached, NoAnswer, Interested, NotInterested, Postponed, WrongContact]
        }
        InteractionKind::Meeting | InteractionKind::Visit => {
            &[Reached, Interested, NotInterested, Postponed, NoAnswer, Busy, LeftMessage]
        }
        InteractionKind::Note => &[],
    }
}

/// What a day remembers.
#[must_use]
pub fn anniversary(locale: Locale, kind: &AnniversaryKind) -> String {
    match kind {
        AnniversaryKind::Birthday => td_string!(locale, terms.birthday).to_owned(),
        AnniversaryKind::Founding => td_string!(locale, terms.founding).to_owned(),
        AnniversaryKind::FirstPurchase => td_string!(locale, terms.first_purchase).to_owned(),
        AnniversaryKind::Other(name) => name.clone(),
    }
}

/// What can be put into a message.
#[must_use]
pub fn merge_field(locale: Locale, field: MergeField) -> &'static str {
    match field {
        MergeField::FirstName => td_string!(locale, templates.field_first_name),
        MergeField::Name => td_string!(locale, templates.field_name),
        MergeField::Title => td_string!(locale, templates.field_title),
        MergeField::Company => td_string!(locale, templates.field_company),
        MergeField::City => td_string!(locale, templates.field_city),
        MergeField::Phone => td_string!(locale, templates.field_phone),
        MergeField::MyName => td_string!(locale, templates.field_my_name),
        MergeField::Today => td_string!(locale, templates.field_today),
        MergeField::AppointmentDay => td_string!(locale, templates.field_appointment_day),
        MergeField::AppointmentTime => td_string!(locale, templates.field_appointment_time),
        MergeField::LastContact => td_string!(locale, templates.field_last_contact),
    }
}

/// What a phone number, e-mail or address is for.
#[must_use]
pub fn label(locale: Locale, label: ContactLabel) -> &'static str {
    match label {
        ContactLabel::Mobile => td_string!(locale, customers.label_mobile),
        ContactLabel::Work => td_string!(locale, customers.label_work),
        ContactLabel::Home => td_string!(locale, customers.label_home),
        ContactLabel::Other => td_string!(locale, customers.label_other),
    }
}

/// A way to reach somebody.
#[must_use]
pub fn channel(locale: Locale, channel: Channel) -> &'static str {
    match channel {
        Channel::Call => td_string!(locale, terms.call),
        Channel::Sms => td_string!(locale, customers.sms),
        Channel::WhatsApp => td_string!(locale, customers.whatsapp),
        Channel::Telegram => td_string!(locale, customers.telegram),
        Channel::Email => td_string!(locale, terms.email),
        Channel::InPerson => td_string!(locale, customers.in_person),
    }
}

/// A part of the day.
#[must_use]
pub fn best_time(locale: Locale, time: BestTime) -> &'static str {
    match time {
        BestTime::Morning => td_string!(locale, customers.time_morning),
        BestTime::Noon => td_string!(locale, customers.time_noon),
        BestTime::Afternoon => td_string!(locale, customers.time_afternoon),
        BestTime::Evening => td_string!(locale, customers.time_evening),
    }
}

/// A role in decisions.
#[must_use]
pub fn role(locale: Locale, role: DecisionRole) -> &'static str {
    match role {
        DecisionRole::User => td_string!(locale, customers.role_user),
        DecisionRole::Influencer => td_string!(locale, customers.role_influencer),
        DecisionRole::Decider => td_string!(locale, customers.role_decider),
        DecisionRole::Buyer => td_string!(locale, customers.role_buyer),
        DecisionRole::Gatekeeper => td_string!(locale, customers.role_gatekeeper),
    }
}

/// A social network.
#[must_use]
pub fn network(locale: Locale, network: SocialNetwork) -> &'static str {
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

/// A line of several facts, those that are known: "Purchasing · Laleh Store · Tehran".
#[must_use]
pub fn line(facts: &[&str]) -> String {
    let known: Vec<&str> = facts.iter().copied().filter(|fact| !fact.is_empty()).collect();
    known.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_leaves_no_gap_for_what_is_not_known() {
        assert_eq!(line(&["Purchasing", "", "Tehran"]), "Purchasing · Tehran");
        assert_eq!(line(&["", "Tehran"]), "Tehran");
    }
}
