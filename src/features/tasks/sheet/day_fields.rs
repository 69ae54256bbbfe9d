//! The day and the hour: a tap for those near, fields for the others.

use leptos::prelude::*;

use crate::domain::time::CivilDate;
use crate::erased::{derived, dynamic, memo};
use crate::i18n::{say, t_string, use_i18n};
use crate::parts::date_fields::{DateFields, WrittenDate};
use crate::state::day::{now, use_today};
use crate::state::preferences::use_formats;
use crate::ui::{Chip, TextField, TextKind};
use crate::usecases::FormField;

use super::draft::Said;
use super::form_fields::Typed;

/// How many days ahead are a tap away.
const NEAR: [i32; 4] = [0, 1, 2, 7];
/// The lengths offered, in minutes.
const LENGTHS: [u32; 4] = [15, 30, 60, 90];

/// The day.
#[component]
pub(super) fn DayFields(
    /// What is typed.
    typed: Typed,
    /// Whether fields may be drawn that a phone has no room for at first.
    in_time: Signal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let today = use_today();
    let draft = typed.draft;
    let day = memo(move |_| draft.with(|draft| draft.day.clone()));
    let set_day = move |day: Option<WrittenDate>| {
        typed.set(Said::Day, |draft| {
            draft.day = day;
            if draft.day.is_none() {
                draft.time = String::new();
            }
        });
    };
    let near = move || {
        let (today, formats) = (today.get(), formats.get());
        let days = NEAR.into_iter().filter_map(|days| today.checked_add_days(days));
        days.map(|one: CivilDate| {
            let written = WrittenDate::of(one, formats.calendar, &formats);
            let (own, chosen) = (written.clone(), written);
            view! {
                <Chip
                    label=formats.near_day(one, today)
                    pressed=derived(move || day.with(|day| day.as_ref() == Some(&own)))
                    on_press=move |()| set_day(Some(chosen.clone()))
                />
            }
        })
        .collect_view()
    };
    let some_day = view! {
        <Chip
            label=say!(i18n, tasks.some_day)
            pressed=derived(move || day.with(Option::is_none))
            on_press=move |()| set_day(None)
        />
    };
    let has_fields = memo(move |_| in_time.get() && day.with(Option::is_some));
    let fields = move || {
        has_fields.get().then(|| {
            let shown = move |last: Option<&WrittenDate>| {
                day.get().or_else(|| last.cloned()).unwrap_or_else(|| {
                    let formats = formats.get_untracked();
                    WrittenDate::of(today.get_untracked(), formats.calendar, &formats)
                })
            };
            view! {
                <DateFields
                    label=say!(i18n, tasks.when).signal()
                    value=Signal::from(memo(shown))
                    on_change=move |written: WrittenDate| set_day(Some(written))
                    error=typed.error(&[FormField::Due])
                />
            }
        })
    };
    view! {
        <fieldset class="chip-group">
            <legend class="field__label">{say!(i18n, tasks.when).shown()}</legend>
            <div class="chip-group__chips">{dynamic(near)} {some_day}</div>
            {dynamic(fields)}
        </fieldset>
    }
    .into_any()
}

/// Hour and length.
#[component]
pub(super) fn TimeFields(
    /// What is typed.
    typed: Typed,
) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let today = use_today();
    let draft = typed.draft;
    // What has passed may be put down all the same; it is only said.
    let passed = memo(move |_| {
        let (today, formats) = (today.get(), formats.get());
        let facts = draft.with(|draft| draft.facts(today, &formats).ok());
        let due = facts.as_ref().and_then(|facts| facts.due);
        let reminder = due.zip(facts.as_ref().and_then(|facts| facts.reminder_min));
        let late = due.is_some_and(|due| due.is_past(now(), formats.offset_at));
        let unheard = reminder.is_some_and(|(due, minutes)| due.reminder(minutes, formats.offset_at) < now());
        (late, unheard && !late)
    });
    let notice = move || {
        let text = match passed.get() {
            (true, _) => t_string!(i18n, tasks.due_past),
            (_, true) => t_string!(i18n, tasks.reminder_past),
            _ => return None,
        };
        Some(view! { <p class="quiet" role="status">{text}</p> })
    };
    let lengths = LENGTHS.map(|minutes| {
        let text = move || formats.with(|formats| formats.figures(&minutes.to_string()));
        let pressed = derived(move || draft.with(|draft| draft.minutes == text()));
        let press = move |()| {
            let text = if pressed.get_untracked() { String::new() } else { untrack(text) };
            typed.set(Said::Length, |draft| draft.minutes = text);
        };
        view! {
            <Chip
                label=move || formats.with(|formats| formats.duration(minutes * 60))
                pressed=pressed
                on_press=press
            />
        }
    });
    view! {
        <div class="task-time">
            <TextField
                label=say!(i18n, tasks.time)
                kind=TextKind::Date
                placeholder=say!(i18n, tasks.whole_day)
                value=typed.text(|draft| &draft.time)
                on_input=move |time: String| typed.set(Said::Time, |draft| draft.time = time)
                error=typed.error(&[FormField::When])
            />
            <TextField
                label=say!(i18n, tasks.length)
                kind=TextKind::Number
                value=typed.text(|draft| &draft.minutes)
                on_input=move |minutes: String| typed.set(Said::Length, |draft| draft.minutes = minutes)
                error=typed.error(&[FormField::Duration])
            />
        </div>
        <div class="chip-group__chips">{lengths.into_iter().collect_view()}</div>
        {dynamic(notice)}
    }
    .into_any()
}
