//! A month in weeks. On phones the days carry a mark for each entry and the chosen day is listed below;
//! where there is room the entries stand in their days.

use leptos::{ev, prelude::*};

use crate::domain::calendar::CalendarMonth;
use crate::domain::time::CivilDate;
use crate::erased::{Each, When, attribute, dynamic, memo};
use crate::i18n::{say, use_i18n};
use crate::painted::after_paint;
use crate::state::navigation::focus_on;
use crate::state::overlays::{NewTask, use_overlays};
use crate::state::preferences::{use_formats, use_preferences};
use crate::ui::{SectionHeader, use_width_from};

use super::day_entries::{
    Items, MoreOfDay, WholeDayList, count_of, entry_key, lines_from, slots_of, use_first,
};
use super::day_head::{DayNumbers, WeekdayHead, is_free, use_day_label};
use super::drag::use_dragging;
use super::entry::Entry;
use super::shown::{Showing, Shown};

/// How many entries stand in a day where there is room.
const IN_A_DAY: usize = 3;
/// The least width of a window whose days have room for entries, in CSS px; the style sheet says the same.
const ROOM: f64 = 900.0;
/// Where the first line of the chosen day stands on a phone, in CSS px.
const FIRST_AT: f64 = 500.0;
/// How many marks a day carries on phones.
const MARKS: usize = 3;

/// The month of the day that is chosen.
#[component]
pub(super) fn Month(
    /// What is shown.
    showing: Showing,
    /// What is on its days.
    items: Items,
) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let preferences = use_preferences();
    let shown = showing.shown;
    let has_room = use_width_from(ROOM);
    let grid = memo(move |_| {
        let calendar = formats.get().calendar;
        let month = CalendarMonth::of(calendar, shown.get().day);
        let first_weekday = preferences.with(|now| now.first_weekday);
        let grid = month.grid(first_weekday).ok();
        let weeks = grid.map(|grid| grid.weeks).unwrap_or_default();
        (month, weeks)
    });
    // Kept until another month is shown, so that the focus stays in it.
    let weeks = memo(move |_| grid.with(|(_, weeks)| weeks.clone()));
    let month = memo(move |_| grid.with(|(month, _)| *month));
    let heads = move || {
        let first = weeks.with(|weeks| weeks.first().copied());
        first.map(|week| {
            week.map(|day| view! { <div role="columnheader"><WeekdayHead day=day/></div> })
                .into_iter()
                .collect_view()
        })
    };
    let by_keys = move |event: ev::KeyboardEvent| {
        if event.alt_key() || event.ctrl_key() || event.meta_key() {
            return;
        }
        let rtl = formats.with_untracked(|formats| formats.language.direction().as_str() == "rtl");
        let onwards = if rtl { -1 } else { 1 };
        let days = match event.key().as_str() {
            "ArrowRight" => onwards,
            "ArrowLeft" => -onwards,
            "ArrowDown" => 7,
            "ArrowUp" => -7,
            _ => return,
        };
        let shown = shown.get_untracked();
        let Some(day) = shown.day.checked_add_days(days) else { return };
        event.prevent_default();
        showing.show(Shown { day, ..shown });
        // Once the day is drawn as the chosen one.
        after_paint(|| request_animation_frame(|| focus_on(".cal-day__button[tabindex='0']")));
    };
    view! {
        <div class="month" role="grid" aria-label=say!(i18n, calendar.month) on:keydown=by_keys>
            <div class="month__heads" role="row">{dynamic(heads)}</div>
            <Each
                each=move || weeks.get()
                key=|week| week[0]
                children=move |week| {
                    view! {
                        <div class="month__week" role="row">
                            {week
                                .map(|day| {
                                    view! {
                                        <Day
                                            day=day
                                            month=month
                                            showing=showing
                                            items=items
                                            has_room=has_room
                                        />
                                    }
                                })
                                .into_iter()
                                .collect_view()}
                        </div>
                    }
                }
            />
        </div>
        <ChosenDay shown=shown items=items/>
    }
    .into_any()
}

#[component]
fn Day(
    day: CivilDate,
    month: Memo<CalendarMonth>,
    showing: Showing,
    items: Items,
    has_room: Signal<bool>,
) -> impl IntoView {
    let formats = use_formats();
    let dragging = use_dragging();
    let label = use_day_label();
    let shown = showing.shown;
    let count = move || count_of(items, day);
    let outside = move || CalendarMonth::of(formats.get().calendar, day) != month.get();
    let chosen = memo(move |_| shown.get().day == day);
    let target = move || dragging.target().get().is_some_and(|target| target.day == day);
    let marks = move || {
        items.with(|items| {
            let marks = slots_of(items, day).iter().take(MARKS).map(|slot| {
                let to_meet = slot.open && slot.appointment;
                view! { <span class="cal-mark" class:cal-mark--appointment=to_meet></span> }
            });
            marks.collect_view()
        })
    };
    // On a phone there are marks only, and nothing of this is made.
    let entries = move || {
        has_room.get().then(|| {
            let first = use_first(items, day, Signal::stored(IN_A_DAY));
            let more = memo(move |_| count().saturating_sub(IN_A_DAY));
            view! {
                <div class="month__entries">
                    <Each
                        each=move || first.get()
                        key=entry_key
                        children=|item| view! { <Entry item=item with_time=true/> }
                    />
                    <When when=move || more.get() != 0>
                        {dynamic(move || view! { <MoreOfDay day=day count=more.get() showing=showing/> })}
                    </When>
                </div>
            }
        })
    };
    view! {
        <div
            class="month__day"
            role="gridcell"
            class:month__day--outside=outside
            class:month__day--free=attribute(move || formats.with(|formats| is_free(day, formats)))
            class:month__day--chosen=attribute(move || chosen.get())
            class:month__day--target=target
            aria-selected=attribute(move || if chosen.get() { "true" } else { "false" })
            data-day=day.to_string()
        >
            <button
                type="button"
                class="cal-day__button"
                tabindex=move || if chosen.get() { "0" } else { "-1" }
                on:click=move |_| showing.show(Shown { day, ..shown.get_untracked() })
            >
                <span class="visually-hidden">{dynamic(move || label(day, count()))}</span>
                <DayNumbers day=day/>
                <span class="month__marks" aria-hidden="true">{dynamic(marks)}</span>
            </button>
            {dynamic(entries)}
        </div>
    }
    .into_any()
}

/// What is on the chosen day, as a list.
#[component]
fn ChosenDay(shown: Memo<Shown>, items: Items) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let overlays = use_overlays();
    let day = memo(move |_| shown.get().day);
    let date = move || formats.get().long_date(day.get());
    let add = move |()| {
        overlays.add_task(NewTask { day: Some(day.get_untracked()), ..NewTask::default() });
    };
    view! {
        <section class="calendar__chosen" aria-live="polite">
            <SectionHeader
                title=date
                action_label=say!(i18n, tasks.add)
                on_action=add
            />
            {dynamic(move || view! { <WholeDayList day=day.get() items=items lines=lines_from(FIRST_AT)/> })}
        </section>
    }
    .into_any()
}
