//! The calendar: what is to come, as a list, by the hours of a day or a week, and by months, in any of
//! the three calendars.

mod agenda;
mod day_entries;
mod day_head;
mod drag;
mod entry;
mod file;
mod hours;
mod layout;
mod month;
mod shown;

use leptos::{ev, prelude::*};

use crate::domain::calendar::CalendarMonth;
use crate::erased::{derived, dynamic, memo};
use crate::i18n::formats::{Formats, names};
use crate::i18n::{say, t_string, use_i18n};
use crate::painted::painted;
use crate::state::day::use_today;
use crate::state::navigation::{Place, use_page_title};
use crate::state::overlays::{NewTask, use_overlays};
use crate::state::preferences::{use_formats, use_preferences};
use crate::state::services::use_services;
use crate::ui::{
    Button, ButtonTone, Choice, IconButton, IconName, SegmentedControl, TopBar, at_place, place_of,
};

use agenda::Agenda;
use drag::provide_dragging;
use file::FileMenu;
use hours::Hours;
use month::Month;
use shown::{Shown, View, use_showing};

/// The page of the calendar.
#[component]
pub fn CalendarPage() -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let preferences = use_preferences();
    let services = use_services();
    let overlays = use_overlays();
    let today = use_today();
    let showing = use_showing();
    let shown = showing.shown;
    provide_dragging();
    use_page_title(move || t_string!(i18n, calendar.title).to_owned());
    // The days come after the words over them.
    let drawn = painted(move || shown.get());
    let items = memo(move |_| {
        services.loading().track();
        let formats = formats.get();
        let first_weekday = preferences.with(|now| now.first_weekday);
        let Some(drawn) = drawn.get() else { return Vec::new() };
        let days = drawn.days(formats.calendar, first_weekday);
        services.read(|store| store.agenda(days, formats.offset_at))
    });
    let title = move || heading(shown.get(), &formats.get());
    let second = move || {
        let calendar = preferences.with(|now| now.second_calendar)?;
        Some(heading(shown.get(), &Formats { calendar, ..formats.get() }))
    };
    let step =
        move |steps: i32| showing.show(shown.get_untracked().moved(steps, formats.get_untracked().calendar));
    let to_today = move |()| showing.show(Shown { day: today.get_untracked(), ..shown.get_untracked() });
    let add = move |()| {
        let day = Some(shown.get_untracked().day);
        overlays.add_task(NewTask { day, ..NewTask::default() });
    };
    let view = memo(move |_| drawn.get().map(|drawn| drawn.view));
    let body = move || {
        let showing = showing.of(memo(move |_| drawn.get().unwrap_or_else(|| shown.get_untracked())));
        match view.get() {
            None => ().into_any(),
            Some(View::Agenda) => view! { <Agenda shown=showing.shown items=items/> }.into_any(),
            Some(View::Day | View::Week) => view! { <Hours showing=showing items=items/> }.into_any(),
            Some(View::Month) => view! { <Month showing=showing items=items/> }.into_any(),
        }
    };
    let words = move |one: View| {
        move || match one {
            View::Agenda => t_string!(i18n, calendar.agenda),
            View::Day => t_string!(i18n, calendar.day),
            View::Week => t_string!(i18n, calendar.week),
            View::Month => t_string!(i18n, calendar.month),
        }
    };
    let choose = move |place: String| {
        if let Some(view) = at_place(&View::ALL, &place) {
            showing.show(Shown { view, ..shown.get_untracked() });
        }
    };
    // Page keys turn the page, as they do everywhere.
    let by_keys = move |event: ev::KeyboardEvent| {
        let steps = match event.key().as_str() {
            "PageUp" => -1,
            "PageDown" => 1,
            _ => return,
        };
        event.prevent_default();
        step(steps);
    };
    view! {
        <div class="page page--wide calendar" on:keydown=by_keys>
            <TopBar
                title=title
                over_title=move || second().unwrap_or_default()
                actions=move || {
                    view! {
                        <IconButton
                            icon=IconName::Tasks
                            label=say!(i18n, calendar.all_tasks)
                            href=Place::Tasks.href()
                        />
                        <IconButton
                            icon=IconName::Plus
                            label=say!(i18n, tasks.add)
                            on_press=add
                        />
                        <FileMenu/>
                    }
                }
            />
            <div class="calendar__bar">
                <SegmentedControl
                    label=say!(i18n, calendar.view)
                    label_hidden=true
                    choices=Signal::stored(Choice::each(&View::ALL, words))
                    value=derived(move || place_of(&View::ALL, &shown.get().view))
                    on_change=choose
                />
                <div class="calendar__steps">
                    <IconButton
                        icon=IconName::Back
                        label=say!(i18n, calendar.previous)
                        on_press=move |()| step(-1)
                    />
                    <Button
                        label=say!(i18n, calendar.go_today)
                        tone=ButtonTone::Quiet
                        on_press=to_today
                    />
                    <IconButton
                        icon=IconName::Forward
                        label=say!(i18n, calendar.next)
                        on_press=move |()| step(1)
                    />
                </div>
            </div>
            {dynamic(body)}
        </div>
    }
    .into_any()
}

/// What is shown, in the words of a calendar: "Azar 1405", "27 November 2026". The weekday stands over the hours.
fn heading(shown: Shown, formats: &Formats) -> String {
    let calendar = formats.calendar;
    match shown.view {
        View::Day => formats.day_month_year(shown.day),
        View::Agenda | View::Week | View::Month => {
            let month = CalendarMonth::of(calendar, shown.day);
            let names = names::months(calendar, formats.language, formats.country);
            let name = names.get(usize::from(month.month()).saturating_sub(1)).copied().unwrap_or_default();
            format!("{name} {}", formats.figures(&month.year().to_string()))
        }
    }
}
