//! Dragging an entry to another day or hour. With a mouse it begins with the movement, with a finger
//! after a moment of holding, so that the page can still be scrolled.

use std::time::Duration;

use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement};
use leptos::{ev, prelude::*};

use crate::domain::id::TaskId;
use crate::domain::task::Due;
use crate::domain::time::{CivilDate, OffsetAt, TimeOfDay};
use crate::painted::{Pause, use_pause};
use crate::state::deeds::use_task_deeds;
use crate::state::preferences::use_formats;

use super::entry::at;

/// How long a finger rests on an entry before it is taken up.
const HOLD: Duration = Duration::from_millis(350);
/// How far a mouse moves before the entry is taken up, in CSS px.
const SLACK_PX: f64 = 5.0;
/// The hours an entry is dropped on are these minutes apart.
const STEP_MIN: f64 = 15.0;
const DAY_MIN: f64 = 1_440.0;
/// What says of an element which day it is of.
const DAY: &str = "data-day";
/// What says of it that its height is the hours of that day.
const HOURS: &str = "data-hours";

/// An entry that is being dragged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dragging {
    /// The task.
    pub task: TaskId,
    /// When it was due.
    pub due: Due,
}

/// Where an entry would be dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Target {
    /// The day.
    pub day: CivilDate,
    /// The hour, where the day shows its hours.
    pub time: Option<TimeOfDay>,
}

/// A press on an entry that may become a drag.
#[derive(Clone, Copy)]
struct Held {
    what: Dragging,
    pointer: i32,
    x: f64,
    y: f64,
    /// How far below the entry's upper edge it was taken, in CSS px.
    grip: f64,
    taken_up: bool,
}

/// What is dragged, and where to. Copying it gives the same.
#[derive(Clone, Copy)]
pub(super) struct DragState {
    held: StoredValue<Option<Held>>,
    hold: Pause,
    dragged: RwSignal<Option<TaskId>>,
    target: RwSignal<Option<Target>>,
    dropped: StoredValue<bool>,
}

/// Puts dragging into context for the entries below.
pub(super) fn provide_dragging() -> DragState {
    let state = DragState {
        held: StoredValue::new(None),
        hold: use_pause(),
        dragged: RwSignal::new(None),
        target: RwSignal::new(None),
        dropped: StoredValue::new(false),
    };
    provide_context(state);
    let deeds = use_task_deeds();
    let formats = use_formats();
    let moved = window_event_listener(ev::pointermove, move |event| state.follow(&event));
    let up = window_event_listener(ev::pointerup, move |_| {
        let offset_at = formats.get_untracked().offset_at;
        if let Some((task, due)) = state.drop_it(offset_at) {
            deeds.move_to(task, Some(due));
        }
    });
    let cancelled = window_event_listener(ev::pointercancel, move |_| state.give_up());
    let escaped = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" {
            state.give_up();
        }
    });
    on_cleanup(move || {
        moved.remove();
        up.remove();
        cancelled.remove();
        escaped.remove();
    });
    state
}

/// Dragging, as the calendar put it into context.
pub(super) fn use_dragging() -> DragState {
    expect_context::<DragState>()
}

impl DragState {
    /// A press on an entry, which may become a drag.
    pub fn begin(self, event: &ev::PointerEvent, what: Dragging) {
        let entry = event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        let top = entry.map_or(0.0, |entry| entry.get_bounding_client_rect().top());
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        let pointer = event.pointer_id();
        self.dropped.set_value(false);
        self.held.set_value(Some(Held { what, pointer, x, y, grip: y - top, taken_up: false }));
        if event.pointer_type() == "touch" {
            self.hold.then(HOLD, move || self.take_up());
        }
    }

    /// Whether this entry is being dragged.
    pub fn is_dragged(self, task: TaskId) -> bool {
        self.dragged.get() == Some(task)
    }

    /// Where it would be dropped.
    pub fn target(self) -> Signal<Option<Target>> {
        self.target.into()
    }

    /// Whether the press that just ended was a drag, and so opens nothing.
    pub fn just_dropped(self) -> bool {
        self.dropped.try_update_value(std::mem::take).unwrap_or_default()
    }

    fn take_up(self) {
        self.held.try_update_value(|held| {
            if let Some(held) = held {
                held.taken_up = true;
                self.dragged.set(Some(held.what.task));
            }
        });
    }

    fn follow(self, event: &ev::PointerEvent) {
        let Some(held) = self.held.get_value().filter(|held| held.pointer == event.pointer_id()) else {
            return;
        };
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        if !held.taken_up {
            let far = (x - held.x).abs().max((y - held.y).abs()) > SLACK_PX;
            match (event.pointer_type().as_str(), far) {
                // A finger that moves before it has rested scrolls the page.
                ("touch", true) => self.give_up(),
                (_, true) => self.take_up(),
                _ => {}
            }
            return;
        }
        self.target.set(target_at(x, y, held.grip));
    }

    fn drop_it(self, offset_at: OffsetAt) -> Option<(TaskId, Due)> {
        let held = self.held.get_value().filter(|held| held.taken_up);
        let target = self.target.get_untracked();
        self.give_up();
        let held = held?;
        self.dropped.set_value(true);
        let target = target?;
        let due = match target.time {
            Some(time) => at(target.day, time, offset_at),
            None => held.what.due.on(target.day, offset_at),
        };
        (due != held.what.due).then_some((held.what.task, due))
    }

    fn give_up(self) {
        self.held.set_value(None);
        self.hold.stop();
        if self.dragged.get_untracked().is_some() {
            self.dragged.set(None);
            self.target.set(None);
        }
    }
}

/// The day, and where it shows its hours the hour, that lies at a point of the window.
fn target_at(x: f64, y: f64, grip: f64) -> Option<Target> {
    let element: Element = document().element_from_point(x as f32, y as f32)?;
    let day = element.closest(&format!("[{DAY}]")).ok().flatten()?;
    let date = day.get_attribute(DAY)?.parse().ok()?;
    let time = day.has_attribute(HOURS).then(|| {
        let place = day.get_bounding_client_rect();
        time_at((y - grip - place.top()) / place.height())
    });
    Some(Target { day: date, time: time.flatten() })
}

/// The hour at a part of a day, on the nearest quarter.
fn time_at(part: f64) -> Option<TimeOfDay> {
    let minutes = (part * DAY_MIN / STEP_MIN).round() * STEP_MIN;
    let last = DAY_MIN - STEP_MIN;
    TimeOfDay::from_minutes(minutes.clamp(0.0, last) as u16).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn an_entry_falls_on_the_nearest_quarter_of_an_hour_of_its_day() {
        let shown = |part: f64| time_at(part).unwrap().to_string();
        assert_eq!(shown(0.5), "12:00");
        assert_eq!(shown(9.0 / 24.0 + 0.004), "09:00");
        assert_eq!((shown(-0.2), shown(1.7)), ("00:00".to_owned(), "23:45".to_owned()));
    }
}
