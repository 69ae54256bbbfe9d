//! The choices that the settings and the guide both show: language, calendar and digits.

use leptos::prelude::*;

use crate::domain::calendar::CalendarKind;
use crate::domain::digits::DigitSystem;
use crate::domain::language::Language;
use crate::erased::derived;
use crate::i18n::formats::names;
use crate::i18n::{Texts, calendar_name, say, use_i18n};
use crate::state::preferences::{Preferences, use_preferences};
use crate::ui::{Choice, SegmentedControl, at_place, place_of};

/// The choice of language.
#[component]
pub fn LanguageChoice() -> impl IntoView {
    let i18n = use_i18n();
    let preferences = use_preferences();
    // A language is named in itself, so that whoever is lost in the wrong one finds the way back.
    let languages =
        Language::ALL.map(|language| Choice::new(language.tag(), names::language(language))).to_vec();
    view! {
        <SegmentedControl
            label=say!(i18n, settings.language)
            choices=Signal::stored(languages)
            value=holding(|preferences| preferences.language.tag().to_owned())
            on_change=move |tag: String| {
                preferences.choose(|choices| choices.language = Language::from_locale_tag(&tag));
            }
        />
    }
    .into_any()
}

/// The choice of calendar.
#[component]
pub fn CalendarChoice() -> impl IntoView {
    let i18n = use_i18n();
    let preferences = use_preferences();
    view! {
        <SegmentedControl
            label=say!(i18n, settings.calendar)
            choices=calendar_choices(i18n)
            value=holding(|preferences| place_of(&CalendarKind::ALL, &preferences.calendar))
            on_change=move |chosen: String| {
                preferences.choose(|choices| choices.calendar = at_place(&CalendarKind::ALL, &chosen));
            }
        />
    }
    .into_any()
}

/// The calendars by their names.
pub fn calendar_choices(i18n: Texts) -> Signal<Vec<Choice>> {
    Signal::stored(Choice::each(&CalendarKind::ALL, |one| move || calendar_name(i18n.get_locale(), one)))
}

/// The digits, which name themselves by those in which they differ.
pub fn digit_choices() -> Signal<Vec<Choice>> {
    Signal::stored(Choice::each(&DigitSystem::ALL, |digits| digits.convert("456").into_owned()))
}

/// The choice of digits.
#[component]
pub fn DigitChoice() -> impl IntoView {
    let i18n = use_i18n();
    let preferences = use_preferences();
    view! {
        <SegmentedControl
            label=say!(i18n, settings.digits)
            choices=digit_choices()
            value=holding(|preferences| place_of(&DigitSystem::ALL, &preferences.digits))
            on_change=move |chosen: String| {
                preferences.choose(|choices| choices.digits = at_place(&DigitSystem::ALL, &chosen));
            }
        />
    }
    .into_any()
}

/// What holds, as the value of a choice.
pub fn holding(read: fn(&Preferences) -> String) -> Signal<String> {
    let preferences = use_preferences();
    derived(move || preferences.with(read))
}
