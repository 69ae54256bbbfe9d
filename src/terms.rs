//! The words and signs of the customer model that several areas show: areas never import each other,
//! and the same thing must not have two names.

use crate::domain::interaction::{Direction, Interaction, InteractionKind};
use crate::domain::merge_fields::MergeField;
use crate::domain::party::{AnniversaryKind, LifecycleStage};
use crate::i18n::{Locale, td_string};
use crate::ui::IconName;

/// A stage of a customer's life.
#[must_use]
pub fn stage(locale: Locale, stage: LifecycleStage) -> &'static str {
    match stage {
        LifecycleStage::Prospect => td_string!(locale, terms.prospect),
        LifecycleStage::Lead => td_string!(locale, terms.lead),
        LifecycleStage::Customer => td_string!(locale, terms.customer),
        LifecycleStage::Former => td_string!(locale, terms.former),
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
