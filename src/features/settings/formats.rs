//! How dates, numbers and telephone numbers are written and read.

use leptos::prelude::*;

use crate::domain::calendar::CalendarKind;
use crate::domain::country::Country;
use crate::domain::digits::DigitSystem;
use crate::domain::language::Language;
use crate::domain::time::Weekday;
use crate::features::settings::preview::Preview;
use crate::i18n::formats::names;
use crate::i18n::{Texts, t_string, use_i18n};
use crate::state::countries::country_names;
use crate::state::preferences::{Preferences, use_preferences};
use crate::ui::{Card, Choice, SectionHeader, SegmentedControl, SelectField};

/// The choice of calendar, digits, first weekday and country, with an example of what comes of it.
#[component]
pub fn FormatSettings() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <section>
            <SectionHeader title=move || t_string!(i18n, settings.section_formats)/>
            <Card>
                <CalendarChoice/>
                <DigitChoice/>
                <div class="form__pair">
                    <WeekdayChoice/>
                    <CountryChoice/>
                </div>
                <Preview/>
            </Card>
        </section>
    }
    .into_any()
}

#[component]
fn CalendarChoice() -> impl IntoView {
    let i18n = use_i18n();
    let preferences = use_preferences();
    let choices = CalendarKind::ALL.map(|calendar| {
        let label: fn(Texts) -> &'static str = match calendar {
            CalendarKind::Jalali => |i18n| t_string!(i18n, settings.jalali),
            CalendarKind::Hijri => |i18n| t_string!(i18n, settings.hijri),
            CalendarKind::Gregorian => |i18n| t_string!(i18n, settings.gregorian),
        };
        Choice::new(number(&CalendarKind::ALL, calendar), move || label(i18n))
    });
    view! {
        <SegmentedControl
            label=move || t_string!(i18n, settings.calendar)
            choices=Signal::stored(choices.to_vec())
            value=holding(|preferences| number(&CalendarKind::ALL, preferences.calendar))
            on_change=move |chosen: String| {
                preferences.choose(|choices| choices.calendar = numbered(&CalendarKind::ALL, &chosen));
            }
        />
    }
    .into_any()
}

#[component]
fn DigitChoice() -> impl IntoView {
    let i18n = use_i18n();
    let preferences = use_preferences();
    // The digits name themselves.
    let choices = DigitSystem::ALL
        .map(|digits| Choice::new(number(&DigitSystem::ALL, digits), digits.convert("123").into_owned()));
    view! {
        <SegmentedControl
            label=move || t_string!(i18n, settings.digits)
            choices=Signal::stored(choices.to_vec())
            value=holding(|preferences| number(&DigitSystem::ALL, preferences.digits))
            on_change=move |chosen: String| {
                preferences.choose(|choices| choices.digits = numbered(&DigitSystem::ALL, &chosen));
            }
        />
    }
    .into_any()
}

#[component]
fn WeekdayChoice() -> impl IntoView {
    let i18n = use_i18n();
    let preferences = use_preferences();
    // The days weeks start on somewhere, in the order of a week.
    const STARTS: [Weekday; 4] = [Weekday::Friday, Weekday::Saturday, Weekday::Sunday, Weekday::Monday];
    let choices = move || {
        let language = preferences.with(|preferences| preferences.language);
        STARTS.map(|day| Choice::new(number(&STARTS, day), names::weekday(day, language))).to_vec()
    };
    view! {
        <SelectField
            label=move || t_string!(i18n, settings.first_weekday)
            choices=Signal::derive(choices)
            value=holding(|preferences| number(&STARTS, preferences.first_weekday))
            on_change=move |chosen: String| {
                preferences.choose(|choices| choices.first_weekday = numbered(&STARTS, &chosen));
            }
        />
    }
    .into_any()
}

#[component]
fn CountryChoice() -> impl IntoView {
    let i18n = use_i18n();
    let preferences = use_preferences();
    let language = Memo::new(move |_| preferences.with(|preferences| preferences.language));
    let choices = move || countries(language.get());
    view! {
        <SelectField
            label=move || t_string!(i18n, settings.country)
            hint=move || t_string!(i18n, settings.country_hint)
            choices=Signal::derive(choices)
            value=holding(|preferences| preferences.default_country.code().to_owned())
            on_change=move |code: String| {
                preferences.choose(|choices| choices.default_country = code.parse::<Country>().ok());
            }
        />
    }
    .into_any()
}

/// Every country, in the alphabet's order.
fn countries(language: Language) -> Vec<Choice> {
    let named = country_names(language).into_iter();
    named.map(|(country, name)| Choice::new(country.code(), name)).collect()
}

/// What holds, as the value of a choice.
fn holding(read: fn(&Preferences) -> String) -> Signal<String> {
    let preferences = use_preferences();
    Signal::derive(move || preferences.with(read))
}

/// A value's place among its kind, which names it within a control.
fn number<T: PartialEq>(all: &[T], value: T) -> String {
    all.iter().position(|other| *other == value).map(|place| place.to_string()).unwrap_or_default()
}

fn numbered<T: Copy>(all: &[T], number: &str) -> Option<T> {
    all.get(number.parse::<usize>().ok()?).copied()
}
