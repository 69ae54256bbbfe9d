//! When it was and how long it took.

use leptos::prelude::*;

use crate::i18n::{say, t_string, use_i18n};
use crate::state::day::{now, use_today};
use crate::state::preferences::use_formats;
use crate::ui::{Chip, Choice, SegmentedControl, TextField, TextKind};

use super::log_draft::{LogDraft, WrittenMoment};
use crate::domain::time::Instant;
use crate::erased::{derived, dynamic, memo};
use crate::parts::date_fields::{DateFields, WrittenDate};

/// The lengths offered, in minutes.
const LENGTHS: [u32; 5] = [5, 15, 30, 45, 60];

/// Now, or a date and a time of day.
#[component]
pub(super) fn WhenFields(
    /// What is typed.
    draft: RwSignal<LogDraft>,
    /// When it was, as far as the draft says nothing of it; none for now.
    was: Option<Instant>,
    /// What is wrong with the date.
    date_error: Signal<Option<String>>,
    /// What is wrong with the time of day.
    time_error: Signal<Option<String>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let today = use_today();
    // Looking at "now" loses no moment typed before.
    let last = StoredValue::new(None::<WrittenMoment>);
    let written = move || {
        let at = was.unwrap_or_else(now);
        last.get_value().unwrap_or_else(|| WrittenMoment::of(at, &formats.get_untracked()))
    };
    let other = memo(move |_| draft.with(|draft| draft.when.is_some()));
    let choices = Signal::stored(vec![
        Choice::new("now", move || {
            if was.is_some() {
                t_string!(i18n, customers.when_unchanged)
            } else {
                t_string!(i18n, customers.when_now)
            }
        }),
        Choice::new("other", say!(i18n, customers.when_other)),
    ]);
    let choose = move |value: String| {
        let when = (value == "other").then(written);
        draft.update(|draft| last.set_value(std::mem::replace(&mut draft.when, when)));
    };
    let fields = move || {
        other.get().then(|| {
            let first = StoredValue::new(written());
            let moment = move || draft.with(|draft| draft.when.clone()).unwrap_or_else(|| first.get_value());
            let write = move |change: &dyn Fn(&mut WrittenMoment)| {
                let mut moment = untrack(moment);
                change(&mut moment);
                draft.update(|draft| draft.when = Some(moment));
            };
            let near = move || {
                let (today, formats) = (today.get(), formats.get());
                let days = [-1, -2].into_iter().filter_map(|days| today.checked_add_days(days));
                days.map(|day| {
                    let date = WrittenDate::of(day, formats.calendar, &formats);
                    let label = formats.relative_day(day, today);
                    let on_press = move |()| write(&|moment| moment.date.clone_from(&date));
                    view! { <Chip label=label on_press=on_press/> }
                })
                .collect_view()
            };
            view! {
                <div class="chip-group__chips">{dynamic(near)}</div>
                <DateFields
                    label=say!(i18n, customers.date).signal()
                    value=derived(move || moment().date)
                    on_change=move |date: WrittenDate| write(&|moment| moment.date.clone_from(&date))
                    error=date_error
                />
                <TextField
                    label=say!(i18n, customers.time)
                    kind=TextKind::Date
                    value=derived(move || moment().time)
                    on_input=move |typed: String| write(&|moment| moment.time.clone_from(&typed))
                    error=time_error
                />
            }
        })
    };
    view! {
        <SegmentedControl
            label=say!(i18n, customers.when)
            choices=choices
            value=derived(move || if other.get() { "other" } else { "now" }.to_owned())
            on_change=choose
        />
        {dynamic(fields)}
    }
    .into_any()
}

/// How long it took: a tap for the usual lengths, a field for the others.
#[component]
pub(super) fn LengthFields(
    /// What is typed.
    draft: RwSignal<LogDraft>,
    /// How long it took in seconds, as far as the draft says nothing of it.
    was_s: Option<u32>,
    /// What is wrong with the number of minutes.
    error: Signal<Option<String>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let was = move || {
        let minutes = was_s.map(|seconds| seconds.div_ceil(60).to_string()).unwrap_or_default();
        formats.with(|formats| formats.figures(&minutes))
    };
    let typed = derived(move || draft.with(|draft| draft.minutes.clone()).unwrap_or_else(was));
    let chips = LENGTHS.map(|minutes| {
        let text = move || formats.with(|formats| formats.figures(&minutes.to_string()));
        let pressed = derived(move || typed.get() == text());
        let press = move |()| {
            let text = if pressed.get_untracked() { String::new() } else { untrack(text) };
            draft.update(|draft| draft.minutes = Some(text));
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
        <div class="length-fields">
            <TextField
                label=say!(i18n, customers.minutes)
                kind=TextKind::Number
                value=typed
                on_input=move |minutes: String| draft.update(|draft| draft.minutes = Some(minutes))
                error=error
            />
            <div class="chip-group__chips">{chips.into_iter().collect_view()}</div>
        </div>
    }
    .into_any()
}
