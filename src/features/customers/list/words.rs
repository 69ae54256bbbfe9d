//! The words of filters and orders in the user's language.

pub(super) use crate::terms::{named_stage, stage_colour, tag_colour};

use crate::domain::party::LifecycleStage;
use crate::i18n::{Locale, td_string};
use crate::store::engine::{PartyShape, PartySort};
use crate::ui::StatusTone;

/// How a stage is drawn.
#[must_use]
pub fn stage_tone(stage: LifecycleStage) -> StatusTone {
    match stage {
        LifecycleStage::Prospect => StatusTone::Info,
        LifecycleStage::Lead => StatusTone::Warn,
        LifecycleStage::Customer => StatusTone::Good,
        LifecycleStage::Former => StatusTone::Plain,
    }
}

/// People or organisations.
#[must_use]
pub fn shape(locale: Locale, shape: PartyShape) -> &'static str {
    match shape {
        PartyShape::Person => td_string!(locale, customer_list.people),
        PartyShape::Organisation => td_string!(locale, customer_list.organisations),
    }
}

/// An order in a few words; the order of relevance is that of the names without a search.
#[must_use]
pub fn sort(locale: Locale, sort: PartySort) -> &'static str {
    match sort {
        PartySort::Name | PartySort::Relevance => td_string!(locale, customer_list.sort_name),
        PartySort::RecentContact => td_string!(locale, customer_list.sort_recent),
        PartySort::LongestSilence => td_string!(locale, customer_list.sort_silent),
        PartySort::Coldest => td_string!(locale, customer_list.sort_cold),
        PartySort::Newest => td_string!(locale, customer_list.sort_newest),
        // Those that are there are named by what the user calls them.
        PartySort::Custom(_) => td_string!(locale, fields.gone_filter),
    }
}
