//! What is to be done with a customer, and what was.

use leptos::prelude::*;

use crate::domain::party::Party;
use crate::erased::{Each, When, dynamic, memo};
use crate::i18n::{say, t_string, use_i18n};
use crate::parts::tasks::{TaskLine, task_key};
use crate::state::overlays::{NewTask, use_overlays};
use crate::state::preferences::use_formats;
use crate::state::services::use_services;
use crate::store::engine::TaskRow;
use crate::ui::{Button, ButtonTone, Card, CardKind, SectionHeader};

/// The open tasks, and those that are done behind a button.
#[component]
pub(super) fn Tasks(
    /// The customer.
    party: Signal<Party>,
) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let services = use_services();
    let overlays = use_overlays();
    let id = party.with_untracked(|party| party.id);
    let all = memo(move |_| {
        services.read(|store| {
            let tasks = store.tasks_of(id).into_iter();
            tasks.filter_map(|task| store.task_row(task.id)).collect::<Vec<TaskRow>>()
        })
    });
    let with_done = RwSignal::new(false);
    let shown = move || {
        let mut rows = all.get();
        if !with_done.get() {
            rows.retain(|row| row.task.is_open());
        }
        rows
    };
    let any = memo(move |_| !shown().is_empty());
    let done = memo(move |_| all.with(|rows| rows.iter().filter(|row| !row.task.is_open()).count()));
    let done_button = move || {
        let count = u32::try_from(done.get()).unwrap_or(u32::MAX);
        (count > 0 && !with_done.get()).then(|| {
            let n = formats.with(|formats| formats.number(count));
            view! {
                <Button
                    label=t_string!(i18n, tasks.show_done_n, n = n)
                    tone=ButtonTone::Quiet
                    on_press=move |()| with_done.set(true)
                />
            }
        })
    };
    view! {
        <section>
            <SectionHeader
                title=say!(i18n, tasks.tasks_of)
                action_label=say!(i18n, tasks.add_next)
                on_action=move |()| overlays.add_task(NewTask { party: Some(id), ..NewTask::default() })
            />
            <When when=move || any.get()>
                <Card kind=CardKind::List>
                    <Each
                        each=shown
                        key=task_key
                        children=|row| view! { <TaskLine row=row without_party=true/> }
                    />
                </Card>
            </When>
            {dynamic(done_button)}
        </section>
    }
    .into_any()
}
