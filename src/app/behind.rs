//! Reminders of tasks, and the number of what is due on the app's icon.
//!
//! A reminder comes while the app is open, in front or behind: browsers let no page wake up by itself. One
//! whose time came while it was closed is given when it opens, if that was not long ago; what it reminds of
//! stands on Today in any case.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::time::{Instant, MILLIS_PER_DAY};
use crate::erased::{effect, memo};
use crate::i18n::Locale;
use crate::platform::local_storage;
use crate::platform::notifications::{self, Permission};
use crate::state::day::{now, use_today};
use crate::state::navigation::Place;
use crate::state::preferences::use_preferences;
use crate::state::services::use_services;
use crate::state::toasts::use_toasts;
use crate::store::engine::Reminder;
use crate::terms;

/// How often it is looked for reminders.
const LOOKS_EVERY: Duration = Duration::from_secs(20);
/// Under which key it is kept up to when reminders have been given.
const GIVEN_THROUGH: &str = "peyvand.reminded";
/// How long a reminder is still worth giving, in milliseconds.
const STILL_WORTH_MS: i64 = MILLIS_PER_DAY / 2;

/// Gives reminders when they are due, and keeps the number on the app's icon right, for as long as the
/// place lives in which it is begun.
pub fn keep_reminding() {
    let services = use_services();
    let preferences = use_preferences();
    let toasts = use_toasts();
    let today = use_today();
    let give = move || {
        let now = now();
        let Some(from) = due_since(given_through(), now) else { return };
        let Some(store) = services.store().filter(|store| store.loading().done) else { return };
        let formats = preferences.formats().get_untracked();
        let locale = preferences.locale().get_untracked();
        let reminders = store.reminders(from, now, formats.offset_at);
        if let Err(error) = local_storage::write(GIVEN_THROUGH, &now.millis().to_string()) {
            leptos::logging::warn!("a reminder may be given again: {error}");
        }
        for reminder in reminders {
            let when = reminder.row.task.due.map(|due| formats.due(due, formats.date_of(now)));
            let words = words(locale, &reminder);
            let when = when.unwrap_or_default();
            if notifications::permission() != Permission::Granted {
                toasts.say(terms::line(&[&words, &when]));
                continue;
            }
            let tag = format!("task-{}", reminder.row.task.id);
            spawn_local(async move {
                if let Err(error) = notifications::show(&words, &when, &tag, &Place::Tasks.href()).await {
                    leptos::logging::warn!("a reminder could not be shown: {error}");
                    toasts.say(terms::line(&[&words, &when]));
                }
            });
        }
    };
    give();
    match set_interval_with_handle(give, LOOKS_EVERY) {
        Ok(handle) => on_cleanup(move || handle.clear()),
        Err(_) => leptos::logging::warn!("no reminders will come: the browser has no timers"),
    }
    let due = memo(move |_| {
        let (today, offset_at) = (today.get(), preferences.formats().get().offset_at);
        services.read(|store| store.due_count(today, offset_at))
    });
    effect(move |_| notifications::set_badge(due.get()));
}

fn words(locale: Locale, reminder: &Reminder) -> String {
    let task = &reminder.row.task;
    terms::task_title(locale, task.kind, &task.title, &reminder.row.party_name)
}

fn given_through() -> Option<Instant> {
    let kept = local_storage::read(GIVEN_THROUGH)?;
    kept.parse().ok().map(Instant::from_millis)
}

/// Since when reminders are to be given: since the last ones, and not those of long ago. None where the
/// device's clock was put back behind them: they were given already.
fn due_since(given_through: Option<Instant>, now: Instant) -> Option<Instant> {
    let oldest = now.checked_sub_millis(STILL_WORTH_MS).unwrap_or(now);
    match given_through {
        // On a device that never gave any, what is past is past.
        None => Some(now),
        // A clock that ran a day ahead is taken for wrong: nothing of that day was given in earnest.
        Some(given) if given.checked_millis_since(now).is_some_and(|ahead| ahead > MILLIS_PER_DAY) => {
            Some(now)
        }
        Some(given) if given > now => None,
        Some(given) => Some(given.max(oldest)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: Instant = Instant::from_millis(1_795_348_800_000);

    fn hours(hours: i64) -> Instant {
        Instant::from_millis(NOON.millis() + hours * 3_600_000)
    }

    #[test]
    fn what_was_due_while_the_app_was_closed_is_given_if_it_was_not_long_ago() {
        assert_eq!(due_since(Some(hours(-3)), NOON), Some(hours(-3)));
        assert_eq!(due_since(Some(hours(-300)), NOON), Some(hours(-12)));
    }

    #[test]
    fn a_clock_put_back_an_hour_gives_nothing_twice_and_one_that_was_wrong_by_days_is_started_anew() {
        assert_eq!(due_since(Some(hours(1)), NOON), None);
        assert_eq!(due_since(Some(hours(500)), NOON), Some(NOON));
    }

    #[test]
    fn a_device_that_never_reminded_begins_now() {
        assert_eq!(due_since(None, NOON), Some(NOON));
    }
}
