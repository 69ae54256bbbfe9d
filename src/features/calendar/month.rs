//! A month in weeks. On phones the days carry a mark for each entry and the chosen day is listed below;
//! where there is room the entries stand in their days.

use leptos::{ev, prelude::*};

use crate::domain::calendar::CalendarMonth;
use crate::domain::time::CivilDate;
use crate::erased::{Each, When, dynamic, memo};
use crate::i18n::{say, use_i18n};
use crate::parts::tasks::{TaskLine, task_key};
use crate::state::navigation::focus_on;
use crate::state::overlays::{NewTask, use_overlays};
use crate::state::preferences::{use_formats, use_preferences};
use crate::store::engine::{AgendaItem, TaskRow};
use crate::ui::{Card, CardKind, SectionHeader};

use super::Items;
use super::day_head::{DayNumbers, WeekdayHead, is_free, use_day_label};
use super::drag::use_dragging;
use super::entry::Entry;
use super::shown::{Showing, Shown, View};

/// How many entries stand in a day where there is room.
const IN_A_DAY: usize = 3;
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
        request_animation_frame(|| focus_on(".cal-day__button[tabindex='0']"));
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
                                    view! { <Day day=day month=month showing=showing items=items/> }
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
fn Day(day: CivilDate, month: Memo<CalendarMonth>, showing: Showing, items: Items) -> impl IntoView {
    let formats = use_formats();
    let dragging = use_dragging();
    let label = use_day_label();
    let shown = showing.shown;
    let of_day = memo(move |_| {
        let offset_at = formats.get().offset_at;
        items.with(|items| {
            items.iter().filter(|item| item.due.day(offset_at) == day).cloned().collect::<Vec<_>>()
        })
    });
    let outside = move || CalendarMonth::of(formats.get().calendar, day) != month.get();
    let chosen = memo(move |_| shown.get().day == day);
    let target = move || dragging.target().get().is_some_and(|target| target.day == day);
    let marks = move || {
        of_day.with(|items| {
            let marks = items.iter().take(MARKS).map(|item| {
                let late = item.row.task.is_open() && item.row.task.kind.is_appointment();
                view! { <span class="cal-mark" class:cal-mark--appointment=late></span> }
            });
            marks.collect_view()
        })
    };
    let more = move || {
        let more = of_day.with(Vec::len).saturating_sub(IN_A_DAY);
        let more = u32::try_from(more).unwrap_or(u32::MAX);
        (more > 0).then(|| {
            let open = move |_| showing.show(Shown { view: View::Day, day });
            view! {
                <button type="button" class="month__more" on:click=open>
                    {formats.with(|formats| format!("+{}", formats.number(more)))}
                </button>
            }
        })
    };
    view! {
        <div
            class="month__day"
            role="gridcell"
            class:month__day--outside=outside
            class:month__day--free=move || formats.with(|formats| is_free(day, formats))
            class:month__day--chosen=move || chosen.get()
            class:month__day--target=target
            aria-selected=move || if chosen.get() { "true" } else { "false" }
            data-day=day.to_string()
        >
            <button
                type="button"
                class="cal-day__button"
                tabindex=move || if chosen.get() { "0" } else { "-1" }
                on:click=move |_| showing.show(Shown { day, ..shown.get_untracked() })
            >
                <span class="visually-hidden">
                    {dynamic(move || label(day, of_day.with(Vec::len)))}
                </span>
                <DayNumbers day=day/>
                <span class="month__marks" aria-hidden="true">{dynamic(marks)}</span>
            </button>
            <div class="month__entries">
                <Each
                    each=move || of_day.get().into_iter().take(IN_A_DAY)
                    key=entry_key
                    children=|item| view! { <Entry item=item with_time=true/> }
                />
                {dynamic(more)}
            </div>
        </div>
    }
    .into_any()
}

/// All that an entry shows: what has changed is drawn anew.
pub(super) fn entry_key(item: &AgendaItem) -> impl Eq + std::hash::Hash + use<> {
    (task_key(&item.row), item.due, item.to_come, item.row.task.duration_min)
}

/// What is on the chosen day, as a list.
#[component]
fn ChosenDay(shown: Memo<Shown>, items: Items) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let overlays = use_overlays();
    let day = memo(move |_| shown.get().day);
    let of_day = memo(move |_| {
        let (day, offset_at) = (day.get(), formats.get().offset_at);
        items.with(|items| {
            items.iter().filter(|item| item.due.day(offset_at) == day).cloned().collect::<Vec<_>>()
        })
    });
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
            <When
                when=move || !of_day.with(Vec::is_empty)
                fallback=move || {
                    view! { <p class="quiet">{say!(i18n, calendar.nothing_on_day).shown()}</p> }
                }
            >
                <Card kind=CardKind::List>
                    <Each each=move || of_day.get() key=entry_key children=line/>
                </Card>
            </When>
        </section>
    }
    .into_any()
}

/// An entry as a line: a task as everywhere, one that will come back as an entry.
pub(super) fn line(item: AgendaItem) -> AnyView {
    if item.to_come {
        return view! { <Entry item=item with_time=true/> }.into_any();
    }
    let row: TaskRow = item.row;
    view! { <TaskLine row=row/> }.into_any()
}
