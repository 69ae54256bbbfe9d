//! Changing a task.

use leptos::prelude::*;

use crate::domain::id::TaskId;
use crate::domain::record::{RecordKind, RecordRef};
use crate::domain::task::Task;
use crate::erased::When;
use crate::i18n::{say, use_i18n};
use crate::parts::attachments::AttachmentsSection;
use crate::parts::saving::use_saving;
use crate::state::day::use_today;
use crate::state::deeds::use_task_deeds;
use crate::state::overlays::{TaskSheet, use_overlays};
use crate::state::reminders::ask_once;
use crate::state::services::use_services;
use crate::ui::{Button, ButtonTone, Form, FormError, IconName, use_below_in_time};
use crate::usecases::edit_task::edit_task;

use super::draft::TaskDraft;
use super::form_fields::{FormFields, Typed};

/// The form of a task that is there.
#[component]
pub(super) fn EditTask(
    /// Which one.
    id: TaskId,
    /// It was saved, or is gone.
    on_done: Callback<()>,
) -> impl IntoView {
    let services = use_services();
    let seen = untrack(|| services.read(|store| store.task(id)));
    match seen {
        Some(seen) => view! { <Edit seen=seen on_done=on_done/> }.into_any(),
        None => ().into_any(),
    }
}

#[component]
fn Edit(seen: Task, on_done: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let today = use_today();
    let deeds = use_task_deeds();
    let overlays = use_overlays();
    let (id, open) = (seen.id, seen.is_open());
    let key = format!("task.{id}");
    let draft = saving.drafts.keep(&key, TaskDraft::of(&seen, &saving.formats()));
    let typed = Typed::new(draft, seen.custom.clone());
    let save = move |()| {
        let facts = match typed.facts(today.get_untracked()) {
            Ok(facts) => facts,
            Err(faults) => return typed.faults.set(faults),
        };
        if facts.reminder_min.is_some() {
            ask_once();
        }
        let (key, seen) = (key.clone(), seen.clone());
        typed.attempt.run(
            move |store| async move {
                let request = crate::usecases::edit_task::EditTask { seen, facts };
                Ok((edit_task(&store, request).await?, ()))
            },
            saving.saved(),
            move |()| {
                saving.drafts.clear(&key);
                on_done.try_run(());
            },
        );
    };
    let finish = open.then(|| {
        view! {
            <Button
                label=say!(i18n, tasks.finish)
                tone=ButtonTone::Quiet
                icon=IconName::Check
                wide=true
                on_press=move |()| overlays.open_task(TaskSheet::Finish(id))
            />
        }
    });
    let in_time = use_below_in_time();
    let delete = move |()| {
        deeds.delete(id);
        on_done.run(());
    };
    view! {
        <Form on_submit=save>
            {finish}
            <FormFields typed=typed/>
            // A phone has no room for them at first.
            <When when=move || in_time.get()>
                <AttachmentsSection of=RecordRef { kind: RecordKind::Task, id: id.0 }/>
                <Button
                    label=say!(i18n, tasks.delete)
                    tone=ButtonTone::Quiet
                    icon=IconName::Trash
                    on_press=delete
                />
            </When>
            <div class="sheet__actions">
                <FormError message=saving.failure(typed.attempt)/>
                <Button label=say!(i18n, common.save) submit=true wide=true/>
            </div>
        </Form>
    }
    .into_any()
}
