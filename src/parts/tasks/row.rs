//! A task as a line: a box to tick, what and when, a call a tap away, and the rest behind a menu.

use std::hash::Hash;

use leptos::prelude::*;

use crate::domain::id::{PartyId, TaskId};
use crate::domain::locale_facts;
use crate::domain::task::{Due, Priority, TaskKind};
use crate::domain::time::CivilDate;
use crate::erased::{derived, dynamic, memo};
use crate::i18n::{say, t_string, use_i18n};
use crate::state::begun_contact::use_begun_contacts;
use crate::state::day::{now, use_today};
use crate::state::deeds::use_task_deeds;
use crate::state::navigation::{Place, use_go};
use crate::state::overlays::{TaskSheet, use_overlays};
use crate::state::preferences::use_formats;
use crate::store::engine::TaskRow;
use crate::terms;
use crate::ui::{CheckButton, Icon, IconButton, IconButtonTone, IconName, ListRow, Menu, MenuItem};

/// All that a line shows of a task: what has changed is drawn anew.
#[must_use]
pub fn task_key(row: &TaskRow) -> impl Eq + Hash + use<> {
    let task = &row.task;
    let steps = task.checklist.iter().filter(|step| step.done).count();
    (
        (task.id, task.kind, task.title.clone(), task.due, task.priority, task.done_at),
        (row.party_name.clone(), row.phone, steps, task.checklist.len(), task.recurrence.is_some()),
        task.place.clone(),
    )
}

/// A task as a line of a list.
#[component]
pub fn TaskLine(
    /// The task.
    row: TaskRow,
    /// Leaves out what the list says already: with whom.
    #[prop(optional)]
    without_party: bool,
    /// What else is said of it.
    #[prop(optional)]
    further: Vec<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let overlays = use_overlays();
    let deeds = use_task_deeds();
    let TaskRow { task, party_name, phone, .. } = row;
    let (id, kind, party, done) = (task.id, task.kind, task.party, task.done_at.is_some());
    let own_words = !task.title.is_empty();
    let (words, name) = (StoredValue::new(task.title), StoredValue::new(party_name));
    let title = move || {
        let locale = i18n.get_locale();
        words.with_value(|words| name.with_value(|name| terms::task_title(locale, kind, words, name)))
    };
    let formats = use_formats();
    let today = use_today();
    let (due, place) = (task.due, task.place);
    let steps = (task.checklist.iter().filter(|step| step.done).count(), task.checklist.len());
    let about = move || {
        let formats = formats.get();
        let when = due.map(|due| formats.due(due, today.get())).unwrap_or_default();
        let with = if own_words && !without_party { name.get_value() } else { String::new() };
        let steps = if steps.1 > 0 {
            let [done, all] = [steps.0, steps.1].map(|count| formats.number(count as u32));
            t_string!(i18n, tasks.steps_done, done = done, all = all)
        } else {
            String::new()
        };
        let usual = [&when, &with, &place, &steps].into_iter().chain(&further);
        terms::line(&usual.map(String::as_str).collect::<Vec<_>>())
    };
    let late = memo(move |_| {
        // Looked at again when the day changes.
        today.track();
        !done && due.is_some_and(|due| due.is_past(now(), formats.get().offset_at))
    });
    let recurs = task.recurrence.is_some();
    let subtitle = move || {
        view! {
            <span class="task-line__about" class:task-line__about--late=move || late.get()>
                <Icon name=terms::task_icon(kind)/>
                {recurs.then(|| view! { <Icon name=IconName::Repeat/> })}
                <span class="clip" dir="auto">{about.clone()}</span>
            </span>
        }
    };
    let tick = move |()| match (done, party) {
        (true, _) => deeds.reopen(id),
        // What came of a talk is asked for, and answered by one tap.
        (false, Some(_)) if kind != TaskKind::ToDo => overlays.open_task(TaskSheet::Finish(id)),
        (false, _) => deeds.complete(id),
    };
    let tick_label = move || {
        if done {
            t_string!(i18n, tasks.reopen_named, title = title())
        } else {
            t_string!(i18n, tasks.mark_done, title = title())
        }
    };
    let strong = task.priority == Priority::High;
    let call = phone.filter(|_| !done && kind == TaskKind::Call).zip(party);
    let action = move || {
        let call = call.map(|(phone, party)| {
            let asked = asked_afterwards(party);
            view! {
                <IconButton
                    icon=IconName::Call
                    tone=IconButtonTone::Accent
                    label=move || t_string!(i18n, tasks.call, name = name.get_value())
                    href=phone.tel_uri()
                    on_press=asked
                />
            }
        });
        view! {
            <span class="task-line__actions">
                {call} <Actions id=id due=due party=party open=!done title=derived(title)/>
            </span>
        }
    };
    view! {
        <div class="task-line" class:task-line--done=done>
            <ListRow
                title=title
                subtitle=subtitle
                control=move || {
                    view! {
                        <CheckButton
                            label=tick_label
                            checked=Signal::stored(done)
                            strong=strong
                            on_press=tick
                        />
                    }
                }
                on_press=move |()| overlays.open_task(TaskSheet::Edit(id))
                action=action
            />
        </div>
    }
    .into_any()
}

/// Whoever comes back from a call finds the customer's page, which asks how it went.
fn asked_afterwards(party: PartyId) -> impl Fn(()) + Clone + Send + Sync + 'static {
    let (contacts, go) = (use_begun_contacts(), use_go());
    move |()| {
        contacts.begin(party, crate::domain::interaction::InteractionKind::Call);
        let go = go.clone();
        // Once the browser has handed the number to the telephone.
        set_timeout(move || go(Place::Customer(party)), std::time::Duration::ZERO);
    }
}

#[component]
fn Actions(
    id: TaskId,
    due: Option<Due>,
    party: Option<PartyId>,
    /// Whether it is still to be done.
    open: bool,
    title: Signal<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let overlays = use_overlays();
    let deeds = use_task_deeds();
    let formats = use_formats();
    let go = use_go();
    let put_off = move |days: i32| {
        let formats = formats.get_untracked();
        let today = formats.date_of(now());
        let day = today.checked_add_days(days).unwrap_or(today);
        deeds.move_to(id, Some(due.map_or(Due::Day(day), |due| due.on(day, formats.offset_at))));
    };
    let to_workday = move |()| {
        let formats = formats.get_untracked();
        let today = formats.date_of(now());
        let free = locale_facts::of(formats.country).weekend;
        put_off(days_to_workday(today, |day| free.contains(day.weekday())));
    };
    let in_two_hours = move |()| {
        if let Some(at) = now().checked_add_millis(2 * 3_600_000) {
            deeds.move_to(id, Some(Due::At(at)));
        }
    };
    let customer = move || {
        let go = go.clone();
        party.map(|party| {
            view! {
                <MenuItem
                    label=say!(i18n, tasks.open_customer)
                    icon=IconName::Person
                    on_press=move |()| go(Place::Customer(party))
                />
            }
        })
    };
    let later = move || {
        open.then(|| {
            view! {
                <MenuItem
                    label=say!(i18n, tasks.in_two_hours)
                    icon=IconName::Clock
                    on_press=in_two_hours
                />
                <MenuItem
                    label=say!(i18n, tasks.to_tomorrow)
                    icon=IconName::Clock
                    on_press=move |()| put_off(1)
                />
                <MenuItem
                    label=say!(i18n, tasks.to_next_workday)
                    icon=IconName::Clock
                    on_press=to_workday
                />
                <MenuItem
                    label=say!(i18n, tasks.to_next_week)
                    icon=IconName::Clock
                    on_press=move |()| put_off(7)
                />
            }
        })
    };
    view! {
        <Menu label=move || t_string!(i18n, tasks.actions_of, title = title.get())>
            {dynamic(later)}
            {customer.clone()}
            <MenuItem
                label=say!(i18n, tasks.edit)
                icon=IconName::Edit
                on_press=move |()| overlays.open_task(TaskSheet::Edit(id))
            />
            <MenuItem
                label=say!(i18n, tasks.delete)
                icon=IconName::Trash
                danger=true
                on_press=move |()| deeds.delete(id)
            />
        </Menu>
    }
    .into_any()
}

/// How many days after today the next one is that is not free.
fn days_to_workday(today: CivilDate, is_free: impl Fn(CivilDate) -> bool) -> i32 {
    let works = |days: &i32| today.checked_add_days(*days).is_some_and(|day| !is_free(day));
    (1..=7).find(works).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::time::Weekday;

    #[test]
    fn after_a_thursday_before_a_free_friday_the_next_workday_is_saturday() {
        let thursday: CivilDate = "2026-11-26".parse().unwrap();
        assert_eq!(thursday.weekday(), Weekday::Thursday);
        assert_eq!(days_to_workday(thursday, |day| day.weekday() == Weekday::Friday), 2);
        assert_eq!(days_to_workday(thursday, |_| true), 1);
    }
}
