//! Day after day, those that have something.

use leptos::prelude::*;

use crate::domain::time::CivilDate;
use crate::erased::{Each, dynamic, memo};
use crate::i18n::{say, use_i18n};
use crate::state::day::use_today;
use crate::state::overlays::{NewTask, use_overlays};
use crate::state::preferences::{use_formats, use_preferences};
use crate::store::engine::AgendaItem;
use crate::ui::{Button, Card, CardKind, Drawing, EmptyState, IconName, SectionHeader};

use super::Items;
use super::month::{entry_key, line};
use super::shown::Shown;

/// The days that have something, and what it is.
#[component]
pub(super) fn Agenda(
    /// What is shown.
    shown: Memo<Shown>,
    /// What is on its days.
    items: Items,
) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let overlays = use_overlays();
    let days = memo(move |_| {
        let offset_at = formats.get().offset_at;
        let mut days: Vec<CivilDate> =
            items.with(|items| items.iter().map(|item| item.due.day(offset_at)).collect());
        days.dedup();
        days
    });
    let add = move |()| {
        let day = Some(shown.get_untracked().day);
        overlays.add_task(NewTask { day, ..NewTask::default() });
    };
    let any = memo(move |_| days.with(|days| !days.is_empty()));
    dynamic(move || {
        if any.get() {
            view! {
                <div class="agenda">
                    <Each
                        each=move || days.get()
                        key=|day| *day
                        children=move |day| view! { <Day day=day items=items/> }
                    />
                </div>
            }
            .into_any()
        } else {
            view! {
                <EmptyState
                    drawing=Drawing::Calm
                    title=say!(i18n, calendar.nothing_ahead)
                    text=say!(i18n, tasks.empty_text)
                >
                    <Button label=say!(i18n, tasks.add) icon=IconName::Plus on_press=add/>
                </EmptyState>
            }
            .into_any()
        }
    })
}

#[component]
fn Day(day: CivilDate, items: Items) -> impl IntoView {
    let formats = use_formats();
    let preferences = use_preferences();
    let today = use_today();
    let of_day = move || {
        let offset_at = formats.get().offset_at;
        let of_day = |item: &&AgendaItem| item.due.day(offset_at) == day;
        items.with(|items| items.iter().filter(of_day).cloned().collect::<Vec<_>>())
    };
    let title = move || {
        let formats = formats.get();
        let near = formats.near_day(day, today.get());
        let date = formats.long_date(day);
        let second = preferences
            .with(|now| now.second_calendar)
            .map(|calendar| crate::i18n::formats::Formats { calendar, ..formats }.day_and_month(day));
        let near = if (-1..=1).contains(&today.get().days_until(day)) { near } else { String::new() };
        crate::terms::line(&[&near, &date, &second.unwrap_or_default()])
    };
    view! {
        <section>
            <SectionHeader title=title/>
            <Card kind=CardKind::List>
                <Each each=of_day key=entry_key children=line/>
            </Card>
        </section>
    }
    .into_any()
}
