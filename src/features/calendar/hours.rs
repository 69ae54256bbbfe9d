//! A day or a week by its hours.

use leptos::{ev, html, prelude::*};

use crate::domain::task::Due;
use crate::domain::time::{CivilDate, TimeOfDay};
use crate::erased::{Each, When, attribute, derived, dynamic, effect, memo};
use crate::i18n::{say, t_string, use_i18n};
use crate::state::day::{now, use_today};
use crate::state::overlays::{NewTask, use_overlays};
use crate::state::preferences::{use_formats, use_preferences};
use crate::state::services::use_services;
use crate::store::engine::{AgendaDay, Slot};
use crate::ui::use_width_from;

use super::day_entries::{Items, MoreOfDay, count_of, entry_key, slots_of};
use super::day_head::{DayNumbers, WeekdayHead, is_free, use_day_label};
use super::drag::use_dragging;
use super::entry::Entry;
use super::layout::{Place, Room, grid_row_of_hour, grid_rows, laid_out};
use super::shown::{Showing, Shown, View};

/// From which hour on the day is in sight at first.
const FIRST_IN_SIGHT: f64 = 7.0;
/// How high an hour is, in CSS px; the style sheet says the same.
const HOUR_PX: f64 = 52.0;
/// How many entries without an hour stand over a day of seven, and over one alone.
const WHOLE_DAY_OF_WEEK: usize = 3;
const WHOLE_DAY: usize = 8;
/// From which width of the window on a week's days have room for entries beside one another, in CSS px.
const WIDE: f64 = 600.0;
/// Entries begin on these minutes of an hour when an empty place is pressed.
const STEP_MIN: f64 = 30.0;

/// The hours of the days shown.
#[component]
pub(super) fn Hours(
    /// What is shown.
    showing: Showing,
    /// What is on its days.
    items: Items,
) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let preferences = use_preferences();
    let label = use_day_label();
    let shown = showing.shown;
    let days = memo(move |_| {
        let first_weekday = preferences.with(|now| now.first_weekday);
        let range = shown.get().days(formats.get().calendar, first_weekday);
        let count = range.start().days_until(*range.end());
        (0..=count).filter_map(|days| range.start().checked_add_days(days)).collect::<Vec<CivilDate>>()
    });
    let one = memo(move |_| days.with(|days| days.len() == 1));
    let scroller = NodeRef::<html::Div>::new();
    effect(move |_| {
        if let Some(scroller) = scroller.get() {
            scroller.set_scroll_top((FIRST_IN_SIGHT * HOUR_PX) as i32);
        }
    });
    let head = move |day: CivilDate| {
        let count = move || count_of(items, day);
        view! {
            <button
                type="button"
                class="hours__head"
                class:hours__head--chosen=attribute(move || shown.get().day == day)
                on:click=move |_| showing.show(Shown { view: View::Day, day })
            >
                <span class="visually-hidden">{dynamic(move || label(day, count()))}</span>
                <span aria-hidden="true"><WeekdayHead day=day/></span>
                <span class="hours__numbers"><DayNumbers day=day/></span>
            </button>
        }
    };
    let hour_labels = move || {
        let formats = formats.get();
        (1..24_u8)
            .filter_map(|hour| TimeOfDay::new(hour, 0).ok())
            .map(|time| {
                let row = grid_row_of_hour(time);
                view! { <span class="hours__hour" style:grid-row=row>{formats.time_of_day(time)}</span> }
            })
            .collect_view()
    };
    let any_all_day =
        memo(move |_| items.with(|items| items.iter().flat_map(|one| &one.slots).any(is_of_whole_day)));
    let wide = use_width_from(WIDE);
    let room = derived(move || match (one.get(), wide.get()) {
        (true, _) => Room { lanes: 4, lanes_of_many: 3 },
        (false, true) => Room { lanes: 2, lanes_of_many: 1 },
        (false, false) => Room { lanes: 2, lanes_of_many: 0 },
    });
    let most = derived(move || if one.get() { WHOLE_DAY } else { WHOLE_DAY_OF_WEEK });
    view! {
        <div class="hours" class:hours--one=move || one.get()>
            <div class="hours__heads">
                <span class="hours__corner"></span>
                <Each each=move || days.get() key=|day| *day children=head/>
            </div>
            <When when=move || any_all_day.get()>
                <div class="hours__whole" role="group" aria-label=say!(i18n, calendar.all_day)>
                    <span class="hours__corner" aria-hidden="true">
                        {say!(i18n, calendar.all_day).shown()}
                    </span>
                    <Each
                        each=move || days.get()
                        key=|day| *day
                        children=move |day| view! { <WholeDay day=day items=items most=most showing=showing/> }
                    />
                </div>
            </When>
            <div class="hours__scroll" node_ref=scroller tabindex="0" role="group" aria-label=move || {
                t_string!(i18n, calendar.title)
            }>
                <div class="hours__labels" aria-hidden="true">{dynamic(hour_labels)}</div>
                <Each
                    each=move || days.get()
                    key=|day| *day
                    children=move |day| {
                        view! { <DayHours day=day items=items room=room showing=showing/> }
                    }
                />
            </div>
        </div>
    }
    .into_any()
}

/// What is on a day without an hour.
#[component]
fn WholeDay(day: CivilDate, items: Items, most: Signal<usize>, showing: Showing) -> impl IntoView {
    let services = use_services();
    let dragging = use_dragging();
    let slots = memo(move |_| {
        let of_day = |items: &Vec<AgendaDay>| {
            slots_of(items, day).iter().copied().filter(is_of_whole_day).collect::<Vec<Slot>>()
        };
        items.with(of_day)
    });
    let first =
        memo(move |_| slots.with(|slots| services.read(|store| store.filled(slots.iter().take(most.get())))));
    let more = memo(move |_| slots.with(Vec::len).saturating_sub(most.get()));
    let target =
        move || dragging.target().get().is_some_and(|target| target.day == day && target.time.is_none());
    view! {
        <div class="hours__whole-day" class:hours__whole-day--target=target data-day=day.to_string()>
            <Each each=move || first.get() key=entry_key children=|item| view! { <Entry item=item/> }/>
            <When when=move || more.get() != 0>
                {dynamic(move || view! { <MoreOfDay day=day count=more.get() showing=showing/> })}
            </When>
        </div>
    }
    .into_any()
}

#[component]
fn DayHours(day: CivilDate, items: Items, room: Signal<Room>, showing: Showing) -> impl IntoView {
    let services = use_services();
    let formats = use_formats();
    let overlays = use_overlays();
    let dragging = use_dragging();
    let today = use_today();
    let layout = memo(move |_| {
        let (room, offset_at) = (room.get(), formats.get().offset_at);
        items.with(|items| {
            services.read(|store| {
                laid_out(slots_of(items, day), room, offset_at, |slot| store.filled([slot]).pop())
            })
        })
    });
    // A press on an empty place adds something there; the keyboard has the add button.
    let add_at = move |event: ev::MouseEvent| {
        if event.target() != event.current_target() || dragging.just_dropped() {
            return;
        }
        let minutes = f64::from(event.offset_y()) / HOUR_PX * 60.0;
        let minutes = (minutes / STEP_MIN).floor() * STEP_MIN;
        let time = TimeOfDay::from_minutes(minutes.clamp(0.0, 1_410.0) as u16).ok();
        overlays.add_task(NewTask { day: Some(day), time, ..NewTask::default() });
    };
    let ghost = move || {
        let time = dragging.target().get().filter(|target| target.day == day)?.time?;
        let row = format!("{} / span 3", time.minutes() / 15 + 1);
        let time = formats.with(|formats| formats.time_of_day(time));
        Some(view! { <div class="cal-ghost" style:grid-row=row>{time}</div> })
    };
    let now_line = move || {
        (today.get() == day).then(|| {
            let time = formats.get().civil(now()).time;
            let top = format!("{}px", f64::from(time.minutes()) / 60.0 * HOUR_PX);
            view! { <div class="hours__now" style:inset-block-start=top></div> }
        })
    };
    view! {
        <div
            class="hours__day"
            class:hours__day--free=attribute(move || formats.with(|formats| is_free(day, formats)))
            data-day=day.to_string()
            data-hours=""
            on:click=add_at
        >
            <Each
                each=move || layout.with(|layout| layout.entries.clone())
                key=|(place, item)| (entry_key(item), *place)
                children=|(place, item)| in_grid(place, view! { <Entry item=item with_time=true/> }.into_any())
            />
            <Each
                each=move || layout.with(|layout| layout.more.clone())
                key=|(place, count)| (*place, *count)
                children=move |(place, count)| {
                    in_grid(place, view! { <MoreOfDay day=day count=count showing=showing/> }.into_any())
                }
            />
            {dynamic(ghost)}
            {dynamic(now_line)}
        </div>
    }
    .into_any()
}

fn in_grid(place: Place, entry: AnyView) -> AnyView {
    view! {
        <div
            class="hours__entry"
            style:grid-row=grid_rows(place)
            style:--lane=place.lane.to_string()
            style:--lanes=place.lanes.to_string()
        >
            {entry}
        </div>
    }
    .into_any()
}

fn is_of_whole_day(slot: &Slot) -> bool {
    matches!(slot.due, Some(Due::Day(_)))
}
