//! What a screen is for and how it is used, in a few sentences.

use leptos::prelude::*;

use crate::i18n::{Locale, say, td_string, use_i18n};
use crate::parts::command_words::place_name;
use crate::state::navigation::{Place, within_customers};
use crate::state::overlays::{Guidance, use_overlays};
use crate::ui::{Button, ButtonTone, IconName};

/// A screen that is explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Topic {
    /// The screen of a place.
    Place(Place),
    /// The page of any customer.
    Customer,
}

impl Topic {
    /// What stands at an address.
    pub fn at(path: &str) -> Self {
        /// The places that have more than a word of their own.
        const PLACES: [Place; 7] = [
            Place::Calendar,
            Place::Tasks,
            Place::Interactions,
            Place::Templates,
            Place::Settings,
            Place::Fields,
            Place::Storage,
        ];
        if Place::Today.is_at(path) {
            return Self::Place(Place::Today);
        }
        match within_customers(path) {
            Some("") => Self::Place(Place::Customers),
            Some(_) => Self::Customer,
            None => {
                let path = path.trim_end_matches('/');
                let place = PLACES.into_iter().find(|place| place.href() == path);
                Self::Place(place.unwrap_or(Place::More))
            }
        }
    }

    /// The screen's name.
    pub fn name(self, locale: Locale) -> &'static str {
        match self {
            Self::Place(place) => place_name(locale, place),
            Self::Customer => td_string!(locale, help.customer_name),
        }
    }

    /// What is said of it, a paragraph a line.
    fn text(self, locale: Locale) -> &'static str {
        match self {
            Self::Customer => td_string!(locale, help.customer),
            Self::Place(Place::Today) => td_string!(locale, help.today),
            Self::Place(Place::Customers) => td_string!(locale, help.customers),
            Self::Place(Place::Calendar) => td_string!(locale, help.calendar),
            Self::Place(Place::Tasks) => td_string!(locale, help.tasks),
            Self::Place(Place::Interactions) => td_string!(locale, help.interactions),
            Self::Place(Place::Templates) => td_string!(locale, help.templates),
            Self::Place(Place::Settings) => td_string!(locale, help.settings),
            Self::Place(Place::Fields) => td_string!(locale, help.fields),
            Self::Place(Place::Storage) => td_string!(locale, help.storage),
            Self::Place(_) => td_string!(locale, help.other),
        }
    }
}

/// The help for a screen, and the way to all shortcuts.
#[component]
pub(super) fn PageHelp(
    /// The screen.
    topic: Topic,
) -> impl IntoView {
    let i18n = use_i18n();
    let guidance = use_overlays().guidance();
    let paragraphs = move || {
        let lines = topic.text(i18n.get_locale()).lines();
        lines.map(|line| view! { <p>{line}</p> }).collect_view()
    };
    view! {
        <div class="page-help">{paragraphs}</div>
        <Button
            tone=ButtonTone::Quiet
            icon=IconName::Keyboard
            label=say!(i18n, commands.shortcuts)
            on_press=move |()| guidance.set(Some(Guidance::Shortcuts))
        />
    }
    .into_any()
}
