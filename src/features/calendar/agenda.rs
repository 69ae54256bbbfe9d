//! Day after day, those that have something.

use leptos::prelude::*;

use crate::domain::time::CivilDate;
use crate::erased::{Each, derived, dynamic, memo};
use crate::i18n::{say, use_i18n};
use crate::parts::show_more::ShowMore;
use crate::state::day::use_today;
use crate::state::overlays::{NewTask, use_overlays};
use crate::state::preferences::{use_formats, use_preferences};
use crate::ui::{Button, Drawing, EmptyState, IconName, SectionHeader};

use super::day_entries::{DayCard, Items, lines_from};
use super::shown::Shown;

/// Where the first line stands on a phone, in CSS px.
const FIRST_AT: f64 = 190.0;

/// The days that have something, and what it is.
#[component]
pub(super) fn Agenda(
    /// What is shown.
    shown: Memo<Shown>,
    /// What is on its days.
    items: Items,
) -> impl IntoView {
    let i18n = use_i18n();
    let overlays = use_overlays();
    let lines = lines_from(FIRST_AT);
    // Each day with how many of its entries are drawn.
    let days = memo(move |_| {
        let mut left = lines.drawn();
        items.with(|items| {
            let mut days: Vec<(CivilDate, usize)> = Vec::new();
            for one in items {
                if left == 0 {
                    break;
                }
                let drawn = one.slots.len().min(left);
                left -= drawn;
                days.push((one.day, drawn));
            }
            days
        })
    });
    let left = derived(move || {
        let all: usize = items.with(|items| items.iter().map(|one| one.slots.len()).sum());
        lines.left_of(all)
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
                        key=|(day, _)| *day
                        children=move |(day, _)| view! { <Day day=day items=items days=days/> }
                    />
                    <ShowMore left=left on_press=move |()| lines.more()/>
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
fn Day(day: CivilDate, items: Items, days: Memo<Vec<(CivilDate, usize)>>) -> impl IntoView {
    let formats = use_formats();
    let preferences = use_preferences();
    let today = use_today();
    let drawn = move |days: &Vec<(CivilDate, usize)>| {
        days.iter().find(|(own, _)| *own == day).map(|(_, drawn)| *drawn).unwrap_or_default()
    };
    let most = derived(move || days.with(drawn));
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
            <DayCard day=day items=items most=most/>
        </section>
    }
    .into_any()
}
