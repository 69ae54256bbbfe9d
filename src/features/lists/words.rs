//! The words of the lists in the user's language.

use crate::domain::choice::{Choice, ChoiceList, Choices, Colour, Meaning};
use crate::domain::interaction::InteractionKind;
use crate::i18n::{Locale, td_string};
use crate::terms;

/// A list.
pub(super) fn list(locale: Locale, list: ChoiceList) -> &'static str {
    match list {
        ChoiceList::Stages => td_string!(locale, lists.stages),
        ChoiceList::Outcomes => td_string!(locale, lists.outcomes),
        ChoiceList::Sources => td_string!(locale, lists.sources),
        ChoiceList::Tags => td_string!(locale, lists.tags),
    }
}

/// What a choice is called.
pub(super) fn name(locale: Locale, choices: &Choices, choice: &Choice) -> String {
    match &choice.meaning {
        Meaning::Stage(stage) => terms::named_stage(locale, choices, *stage, Some(choice.id)),
        Meaning::Outcome(outcome) => {
            terms::named_outcome(locale, choices, InteractionKind::Call, *outcome, Some(choice.id))
        }
        Meaning::Source(text) | Meaning::Tag(text) => text.clone(),
    }
}

/// What a choice stands for, under its built-in name; of an outcome, that of a call.
pub(super) fn built_in(locale: Locale, meaning: &Meaning) -> String {
    match meaning {
        Meaning::Stage(stage) => terms::stage(locale, *stage).to_owned(),
        Meaning::Outcome(outcome) => terms::outcome(locale, InteractionKind::Call, *outcome).to_owned(),
        Meaning::Source(text) | Meaning::Tag(text) => text.clone(),
    }
}

/// A colour.
pub(super) fn colour(locale: Locale, colour: Option<Colour>) -> &'static str {
    match colour {
        None => td_string!(locale, lists.no_colour),
        Some(Colour::Red) => td_string!(locale, lists.red),
        Some(Colour::Orange) => td_string!(locale, lists.orange),
        Some(Colour::Yellow) => td_string!(locale, lists.yellow),
        Some(Colour::Green) => td_string!(locale, lists.green),
        Some(Colour::Teal) => td_string!(locale, lists.teal),
        Some(Colour::Blue) => td_string!(locale, lists.blue),
        Some(Colour::Violet) => td_string!(locale, lists.violet),
        Some(Colour::Pink) => td_string!(locale, lists.pink),
        Some(Colour::Brown) => td_string!(locale, lists.brown),
        Some(Colour::Grey) => td_string!(locale, lists.grey),
    }
}
