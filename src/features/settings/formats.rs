//! How dates, numbers and telephone numbers are written and read.

use leptos::prelude::*;

use crate::domain::calendar::CalendarKind;
use crate::domain::country::Country;
use crate::domain::language::Language;
use crate::domain::time::Weekday;
use crate::erased::{derived, memo};
use crate::features::settings::preview::Preview;
use crate::i18n::formats::names;
use crate::i18n::{calendar_name, say, t_string, use_i18n};
use crate::parts::format_choices::{CalendarChoice, DigitChoice, holding};
use crate::state::countries::country_names;
use crate::state::preferences::use_preferences;
use crate::ui::{Card, Choice, SectionHeader, SegmentedControl, SelectField, at_place, place_of};

/// The choice of calendar, digits, first weekday and country, with an example of what comes of it.
#[component]
pub fn FormatSettings() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <section>
            <SectionHeader title=say!(i18n, settings.section_formats)/>
            <Card>
                <CalendarChoice/>
                <SecondCalendarChoice/>
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

/// The calendar shown small in the calendar's pages.
#[component]
fn SecondCalendarChoice() -> impl IntoView {
    let i18n = use_i18n();
    let preferences = use_preferences();
    let others = move || {
        let first = preferences.with(|preferences| preferences.calendar);
        let none = Choice::new(place_of(&CalendarKind::ALL, &first), t_string!(i18n, settings.second_none));
        let others = CalendarKind::ALL.into_iter().filter(|one| *one != first);
        let others = others.map(|one| {
            Choice::new(place_of(&CalendarKind::ALL, &one), calendar_name(i18n.get_locale(), one))
        });
        std::iter::once(none).chain(others).collect::<Vec<_>>()
    };
    view! {
        <SegmentedControl
            label=say!(i18n, settings.second_calendar)
            choices=derived(others)
            value=holding(|preferences| {
                place_of(&CalendarKind::ALL, &preferences.second_calendar.unwrap_or(preferences.calendar))
            })
            on_change=move |chosen: String| {
                preferences
                    .choose(|choices| choices.second_calendar = at_place(&CalendarKind::ALL, &chosen));
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
        Choice::each(&STARTS, |day| names::weekday(day, language))
    };
    view! {
        <SelectField
            label=say!(i18n, settings.first_weekday)
            choices=derived(choices)
            value=holding(|preferences| place_of(&STARTS, &preferences.first_weekday))
            on_change=move |chosen: String| {
                preferences.choose(|choices| choices.first_weekday = at_place(&STARTS, &chosen));
            }
        />
    }
    .into_any()
}

#[component]
fn CountryChoice() -> impl IntoView {
    let i18n = use_i18n();
    let preferences = use_preferences();
    let language = memo(move |_| preferences.with(|preferences| preferences.language));
    let choices = move || countries(language.get());
    view! {
        <SelectField
            label=say!(i18n, settings.country)
            hint=say!(i18n, settings.country_hint)
            choices=derived(choices)
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
