//! What the day asks for: what is late, then what is due, in order of time; and a line to put down the
//! next thing.

use leptos::prelude::*;

use crate::erased::{Each, When, memo};
use crate::i18n::{say, t_string, use_i18n};
use crate::parts::tasks::{TaskLine, task_key};
use crate::state::day::use_today;
use crate::state::navigation::Place;
use crate::state::overlays::{NewTask, use_overlays};
use crate::state::preferences::use_formats;
use crate::state::services::use_services;
use crate::store::engine::{DueSlots, Slot};
use crate::ui::{Card, CardKind, Icon, IconName, SectionHeader};

/// How many late ones are shown; the page of all tasks has the rest.
const LATE: usize = 5;
/// How many of today are shown.
const DUE: usize = 30;

/// The open tasks due up to today.
pub fn use_due() -> Memo<DueSlots> {
    let services = use_services();
    let formats = use_formats();
    let today = use_today();
    memo(move |_| {
        let (today, formats) = (today.get(), formats.get());
        services.read(|store| store.due_slots(today, formats.offset_at))
    })
}

/// A line like a field that opens the sheet of tasks.
#[component]
pub fn QuickTask() -> impl IntoView {
    let i18n = use_i18n();
    let overlays = use_overlays();
    view! {
        <button
            type="button"
            class="today__quick"
            on:click=move |_| overlays.add_task(NewTask::default())
        >
            <Icon name=IconName::Plus/>
            <span class="today__quick-label">{say!(i18n, tasks.quick_label).shown()}</span>
            <span class="clip quiet">{say!(i18n, tasks.quick_example).shown()}</span>
        </button>
    }
    .into_any()
}

/// What is late and what is due today.
#[component]
pub fn DueTasks(
    /// The open tasks due up to today.
    due: Memo<DueSlots>,
) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let services = use_services();
    let first =
        move |slots: &[Slot], most: usize| services.read(|store| store.filled(slots.iter().take(most)));
    let late = memo(move |_| due.with(|due| first(&due.late, LATE)));
    let of_today = memo(move |_| due.with(|due| first(&due.today, DUE)));
    let late_title = move || {
        let count = u32::try_from(due.with(|due| due.late.len())).unwrap_or(u32::MAX);
        format!("{} ({})", t_string!(i18n, tasks.overdue), formats.get().number(count))
    };
    view! {
        <When when=move || !late.with(Vec::is_empty)>
            <section>
                <SectionHeader
                    title=late_title
                    action_label=say!(i18n, tasks.all)
                    action_href=Place::Tasks.href()
                />
                <Card kind=CardKind::List>
                    <Each
                        each=move || late.get()
                        key=|item| task_key(&item.row)
                        children=|item| view! { <TaskLine row=item.row/> }
                    />
                </Card>
            </section>
        </When>
        <When when=move || !of_today.with(Vec::is_empty)>
            <section>
                <SectionHeader
                    title=say!(i18n, tasks.due_today)
                    action_label=say!(i18n, shell.calendar)
                    action_href=Place::Calendar.href()
                />
                <Card kind=CardKind::List>
                    <Each
                        each=move || of_today.get()
                        key=|item| task_key(&item.row)
                        children=|item| view! { <TaskLine row=item.row/> }
                    />
                </Card>
            </section>
        </When>
    }
    .into_any()
}
