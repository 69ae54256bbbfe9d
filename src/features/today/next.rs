//! The appointment that comes next: who, when and where, as the one loud card of the day.

use std::time::Duration;

use leptos::prelude::*;

use crate::domain::task::Due;
use crate::domain::time::Instant;
use crate::erased::{dynamic, memo};
use crate::i18n::{say, t_string, use_i18n};
use crate::state::day::now;
use crate::state::navigation::Place;
use crate::state::overlays::{TaskSheet, use_overlays};
use crate::state::preferences::use_formats;
use crate::state::services::use_services;
use crate::store::engine::{DueSlots, Slot, TaskRow};
use crate::terms;
use crate::ui::{Button, ButtonTone, Card, CardKind, IconName, Status, StatusTone};

/// For how long after its beginning an appointment is still the next thing, in milliseconds.
const IS_ON_MS: i64 = 30 * 60_000;
/// How soon something that is no appointment has to come to be the next thing, in milliseconds.
const SOON_MS: i64 = 90 * 60_000;
/// How often it is looked whether it is still the next.
const LOOKS_EVERY: Duration = Duration::from_secs(60);

/// The appointment that comes next today, or is on, and the instant at which that was looked.
pub fn use_next(due: Memo<DueSlots>) -> Memo<Option<TaskRow>> {
    let services = use_services();
    let minute = use_minute();
    memo(move |_| {
        let next = due.with(|due| next_appointment(&due.today, minute.get()).copied());
        services.read(|store| store.filled(&next)).pop().map(|item| item.row)
    })
}

/// The instant it is, a minute old at most.
fn use_minute() -> Signal<Instant> {
    let minute = RwSignal::new(now());
    match set_interval_with_handle(move || minute.set(now()), LOOKS_EVERY) {
        Ok(handle) => on_cleanup(move || handle.clear()),
        Err(_) => leptos::logging::warn!("what comes next will not be looked at again: there are no timers"),
    }
    minute.into()
}

/// The one of today's tasks that is next.
fn next_appointment(today: &[Slot], now: Instant) -> Option<&Slot> {
    today.iter().find(|slot| match slot.due {
        Some(Due::At(at)) => {
            let since = now.checked_millis_since(at).unwrap_or_default();
            since < IS_ON_MS && (slot.appointment || -since < SOON_MS)
        }
        _ => false,
    })
}

/// Nothing when there is none.
#[component]
pub fn NextAppointment(
    /// The appointment.
    next: Memo<Option<TaskRow>>,
) -> impl IntoView {
    dynamic(move || next.get().map(hero))
}

fn hero(row: TaskRow) -> AnyView {
    let i18n = use_i18n();
    let formats = use_formats();
    let overlays = use_overlays();
    let minute = use_minute();
    let TaskRow { task, party_name, phone, .. } = row;
    let (id, party) = (task.id, task.party);
    let at = match task.due {
        Some(Due::At(at)) => at,
        _ => return ().into_any(),
    };
    let when = move || {
        let formats = formats.get();
        let seconds = at.checked_millis_since(minute.get()).unwrap_or_default() / 1_000;
        let in_time = match u32::try_from(seconds) {
            Ok(seconds @ 60..) => {
                t_string!(i18n, tasks.in_span, span = formats.duration(seconds / 60 * 60))
            }
            _ => t_string!(i18n, tasks.now).to_owned(),
        };
        terms::line(&[&formats.time_of_day(formats.civil(at).time), &in_time])
    };
    let title = {
        let (title, name) = (task.title.clone(), party_name.clone());
        move || terms::task_title(i18n.get_locale(), task.kind, &title, &name)
    };
    let with = if task.title.is_empty() { String::new() } else { party_name };
    let about = terms::line(&[&with, &task.place]);
    let call = phone.map(|phone| {
        view! {
            <Button
                tone=ButtonTone::OnHero
                icon=IconName::Call
                label=say!(i18n, today.call_short)
                href=phone.tel_uri()
            />
        }
    });
    let open = party.map(|party| {
        view! {
            <Button
                tone=ButtonTone::OnHeroQuiet
                label=say!(i18n, today.open)
                href=Place::Customer(party).href()
            />
        }
    });
    view! {
        <Card kind=CardKind::Hero>
            <div class="today__next">
                <Status label=when tone=Signal::stored(StatusTone::Info)/>
                <p class="today__name"><bdi>{title}</bdi></p>
                <p class="quiet"><bdi>{about}</bdi></p>
            </div>
            <div class="button-row">
                <Button
                    tone=ButtonTone::OnHero
                    icon=IconName::Check
                    label=say!(i18n, common.done)
                    on_press=move |()| overlays.open_task(TaskSheet::Finish(id))
                />
                {call} {open}
            </div>
        </Card>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: Instant = Instant::from_millis(1_795_348_800_000);

    fn at(minutes: i64) -> Slot {
        let due = NOON.checked_add_millis(minutes * 60_000).map(Due::At);
        Slot { due, appointment: true, open: true, to_come: false, row: 0 }
    }

    #[test]
    fn an_appointment_is_the_next_until_half_an_hour_after_it_began() {
        let day = [at(-31), at(-10), at(60)];
        assert_eq!(next_appointment(&day, NOON), Some(&day[1]));
        assert_eq!(next_appointment(&day[2..], NOON), Some(&day[2]));
        assert_eq!(next_appointment(&day[..1], NOON), None);
    }

    #[test]
    fn a_call_is_the_next_only_shortly_before() {
        let call = |minutes| Slot { appointment: false, ..at(minutes) };
        let day = [call(120), at(180)];
        assert_eq!(next_appointment(&day, NOON), Some(&day[1]));
        let day = [call(80), at(180)];
        assert_eq!(next_appointment(&day, NOON), Some(&day[0]));
    }
}
