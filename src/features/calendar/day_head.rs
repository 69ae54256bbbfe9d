//! The head of a day: its number, small beside it that of the second calendar, and whether it is free.

use leptos::prelude::*;

use crate::domain::locale_facts;
use crate::domain::time::CivilDate;
use crate::erased::{attribute, dynamic};
use crate::i18n::formats::{Formats, names};
use crate::i18n::{t_string, use_i18n};
use crate::state::day::use_today;
use crate::state::preferences::{use_formats, use_preferences};

/// The numbers of a day, for the eye: [`use_day_label`] says it.
#[component]
pub(super) fn DayNumbers(
    /// The day.
    day: CivilDate,
) -> impl IntoView {
    let formats = use_formats();
    let preferences = use_preferences();
    let today = use_today();
    let number = move || {
        let formats = formats.get();
        formats.number(formats.calendar.fields(day).day)
    };
    let second = move || {
        let calendar = preferences.with(|now| now.second_calendar)?;
        let formats = formats.get();
        let fields = calendar.fields(day);
        let number = formats.number(fields.day);
        // Where its month begins, it is named.
        let text = if fields.day == 1 { Formats { calendar, ..formats }.day_and_month(day) } else { number };
        Some(view! { <span class="cal-day__second" aria-hidden="true">{text}</span> })
    };
    view! {
        <span
            class="cal-day__number"
            class:cal-day__number--today=attribute(move || today.get() == day)
            aria-hidden="true"
        >
            {dynamic(number)}
        </span>
        {dynamic(second)}
    }
    .into_any()
}

/// Whether nobody works on a day where the user is.
pub(super) fn is_free(day: CivilDate, formats: &Formats) -> bool {
    locale_facts::of(formats.country).weekend.contains(day.weekday())
}

/// A day and how much is on it, read aloud.
pub(super) fn use_day_label() -> impl Fn(CivilDate, usize) -> String + Copy {
    let i18n = use_i18n();
    let formats = use_formats();
    move |day: CivilDate, items: usize| {
        let formats = formats.get();
        let date = formats.long_date(day);
        let count = u32::try_from(items).unwrap_or(u32::MAX);
        let items = if count == 0 {
            String::new()
        } else {
            t_string!(i18n, calendar.items, count = count, n = formats.number(count))
        };
        let free = if is_free(day, &formats) { t_string!(i18n, calendar.free_day) } else { "" };
        let told: Vec<&str> =
            [date.as_str(), &items, free].into_iter().filter(|part| !part.is_empty()).collect();
        told.join(formats.list_separator())
    }
}

/// The first letters of a weekday over its column.
#[component]
pub(super) fn WeekdayHead(
    /// A day of the column.
    day: CivilDate,
) -> impl IntoView {
    let formats = use_formats();
    let name = move || formats.with(|formats| names::weekday(day.weekday(), formats.language));
    let initial = move || formats.with(|formats| names::weekday_initial(day.weekday(), formats.language));
    view! {
        <span class="cal-weekday" class:cal-weekday--free=move || formats.with(|formats| is_free(day, formats))>
            <span class="cal-weekday__short" aria-hidden="true">{dynamic(initial)}</span>
            <span class="cal-weekday__long">{dynamic(name)}</span>
        </span>
    }
    .into_any()
}
