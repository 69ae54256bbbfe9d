//! One entry of the calendar: opened by a press, moved by dragging it or by the arrow keys with Alt.

use leptos::{ev, prelude::*};

use crate::domain::task::Due;
use crate::domain::time::{CivilDate, TimeOfDay};
use crate::erased::dynamic;
use crate::i18n::{t_string, use_i18n};
use crate::state::day::use_today;
use crate::state::deeds::use_task_deeds;
use crate::state::overlays::{TaskSheet, use_overlays};
use crate::state::preferences::use_formats;
use crate::store::engine::AgendaItem;
use crate::terms;
use crate::ui::{Icon, IconName};

use super::drag::{Dragging, use_dragging};

/// By how many minutes an arrow key moves.
const STEP_MIN: i32 = 15;

/// An entry.
#[component]
pub(super) fn Entry(
    /// What it is.
    item: AgendaItem,
    /// Whether its hour is written on it.
    #[prop(optional)]
    with_time: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let today = use_today();
    let overlays = use_overlays();
    let deeds = use_task_deeds();
    let dragging = use_dragging();
    let AgendaItem { due, row, to_come } = item;
    // What is due some day stands in no calendar.
    let Some(due) = due else { return ().into_any() };
    let task = row.task;
    let (id, kind, done) = (task.id, task.kind, task.done_at.is_some());
    let movable = !to_come && !done;
    let (words, name) = (StoredValue::new(task.title), StoredValue::new(row.party_name));
    let title = move || {
        let locale = i18n.get_locale();
        words.with_value(|words| name.with_value(|name| terms::task_title(locale, kind, words, name)))
    };
    let label = move || {
        let formats = formats.get();
        let when = formats.due(due, today.get());
        let again = if to_come { t_string!(i18n, calendar.will_come_back) } else { "" };
        let when = terms::line(&[&when, again]);
        t_string!(i18n, calendar.entry, title = title(), when = when)
    };
    let time = move || {
        let formats = formats.get();
        due.time(formats.offset_at).filter(|_| with_time).map(|time| formats.time_of_day(time))
    };
    let by_keys = move |event: ev::KeyboardEvent| {
        if !event.alt_key() || !movable {
            return;
        }
        let rtl = formats.with_untracked(|formats| formats.language.direction().as_str() == "rtl");
        let (days, minutes) = match event.key().as_str() {
            "ArrowUp" => (0, -STEP_MIN),
            "ArrowDown" => (0, STEP_MIN),
            "ArrowLeft" => (if rtl { 1 } else { -1 }, 0),
            "ArrowRight" => (if rtl { -1 } else { 1 }, 0),
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        let offset_at = formats.get_untracked().offset_at;
        if let Some(moved) = moved(due, days, minutes, offset_at) {
            deeds.move_to(id, Some(moved));
        }
    };
    let begin_drag = move |event: ev::PointerEvent| {
        if movable {
            dragging.begin(&event, Dragging { task: id, due });
        }
    };
    let press = move |_| {
        if !dragging.just_dropped() {
            overlays.open_task(TaskSheet::Edit(id));
        }
    };
    let dragged = move || dragging.is_dragged(id);
    view! {
        <button
            type="button"
            class="cal-entry"
            class:cal-entry--appointment=kind.is_appointment()
            class:cal-entry--done=done
            class:cal-entry--to-come=to_come
            class:cal-entry--dragged=dragged
            aria-keyshortcuts=movable.then_some("Alt+ArrowUp Alt+ArrowDown Alt+ArrowLeft Alt+ArrowRight")
            on:click=press
            on:keydown=by_keys
            on:pointerdown=begin_drag
        >
            <Icon name=if to_come { IconName::Repeat } else { terms::task_icon(kind) }/>
            <span class="visually-hidden">{dynamic(label)}</span>
            <span class="cal-entry__words" aria-hidden="true">
                {dynamic(move || time().map(|time| view! { <b class="cal-entry__time">{time}</b> " " }))}
                <bdi>{dynamic(title)}</bdi>
            </span>
        </button>
    }
    .into_any()
}

/// When something is due after it was moved by so many days and minutes; what has no hour moves by days
/// only, and no entry leaves its day by minutes.
pub(super) fn moved(
    due: Due,
    days: i32,
    minutes: i32,
    offset_at: crate::domain::time::OffsetAt,
) -> Option<Due> {
    let day = due.day(offset_at).checked_add_days(days)?;
    match due.time(offset_at) {
        None => (days != 0).then_some(Due::Day(day)),
        Some(time) => {
            let minute = i32::from(time.minutes()) + minutes;
            let time = TimeOfDay::from_minutes(u16::try_from(minute).ok()?).ok()?;
            Some(at(day, time, offset_at))
        }
    }
}

/// An hour of a day.
pub(super) fn at(day: CivilDate, time: TimeOfDay, offset_at: crate::domain::time::OffsetAt) -> Due {
    Due::At(day.at(time).resolve(offset_at))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::time::{OffsetAt, UtcOffset};

    const UTC: OffsetAt = |_| UtcOffset::UTC;

    #[test]
    fn an_entry_moves_by_minutes_within_its_day_and_by_days_at_its_hour() {
        let day: CivilDate = "2026-11-22".parse().unwrap();
        let nine = at(day, TimeOfDay::new(9, 0).unwrap(), UTC);
        let quarter_past = at(day, TimeOfDay::new(9, 15).unwrap(), UTC);
        assert_eq!(moved(nine, 0, 15, UTC), Some(quarter_past));
        let tomorrow = day.checked_add_days(1).unwrap();
        assert_eq!(moved(nine, 1, 0, UTC), Some(at(tomorrow, TimeOfDay::new(9, 0).unwrap(), UTC)));
        assert_eq!(moved(nine, 0, -10 * 60, UTC), None);
        assert_eq!(moved(Due::Day(day), 0, 15, UTC), None);
        assert_eq!(moved(Due::Day(day), 1, 0, UTC), Some(Due::Day(tomorrow)));
    }
}
