//! The sheet in which a task is written, changed, or brought to its end.

mod day_fields;
mod draft;
mod edit_task;
mod finish_task;
mod form_fields;
mod new_task;
mod repeat_fields;
mod step_fields;

use leptos::prelude::*;

use crate::i18n::{say, t_string, use_i18n};
use crate::state::overlays::TaskSheet;
use crate::ui::Sheet;

use edit_task::EditTask;
use finish_task::FinishTask;
use new_task::NewTask;

/// The sheet, for whatever is asked of it.
#[component]
pub fn TaskForms(
    /// What is asked of it.
    sheet: TaskSheet,
    /// It is done, or put away.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let asked = sheet.clone();
    let title = move || match &asked {
        TaskSheet::New(_) => t_string!(i18n, tasks.add),
        TaskSheet::Edit(_) => t_string!(i18n, tasks.edit),
        TaskSheet::Finish(_) => t_string!(i18n, tasks.how_did_it_go),
    };
    view! {
        <Sheet
            open=Signal::stored(true)
            on_close=on_close
            title=title
            close_label=say!(i18n, common.close)
        >
            {match sheet.clone() {
                TaskSheet::New(new) => view! { <NewTask new=new on_done=on_close/> }.into_any(),
                TaskSheet::Edit(task) => view! { <EditTask id=task on_done=on_close/> }.into_any(),
                TaskSheet::Finish(task) => view! { <FinishTask id=task on_done=on_close/> }.into_any(),
            }}
        </Sheet>
    }
    .into_any()
}
