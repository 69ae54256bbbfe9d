//! The steps of a task: ticked, taken away, and added one after the other.

use leptos::{ev, html, prelude::*};

use crate::domain::task::ChecklistItem;
use crate::erased::{Each, memo};
use crate::i18n::{say, t_string, use_i18n};
use crate::ui::{CheckButton, IconButton, IconName, TextField};
use crate::usecases::FormField;

use super::form_fields::Typed;

/// The steps.
#[component]
pub(super) fn StepFields(
    /// What is typed.
    typed: Typed,
) -> impl IntoView {
    let i18n = use_i18n();
    let draft = typed.draft;
    let field = NodeRef::<html::Input>::new();
    let steps = memo(move |_| draft.with(|draft| draft.steps.clone()));
    // Enter puts the step down and begins the next one, rather than saving the task.
    let on_enter = move |event: ev::KeyboardEvent| {
        let typing = draft.with_untracked(|draft| !draft.step.trim().is_empty());
        if event.key() == "Enter" && typing {
            event.prevent_default();
            put_down(draft);
        }
    };
    let add = move |()| {
        put_down(draft);
        if let Some(field) = field.get_untracked()
            && field.focus().is_err()
        {
            leptos::logging::warn!("the field for a step could not take the focus");
        }
    };
    let step = move |step: ChecklistItem| {
        let (text, ticked, removed) = (step.text.clone(), step.text.clone(), step.text.clone());
        let tick = move |()| {
            draft.update(|draft| {
                if let Some(step) = draft.steps.iter_mut().find(|one| one.text == ticked) {
                    step.done = !step.done;
                }
            });
        };
        let named = text.clone();
        view! {
            <li class="task-step" class:task-step--done=step.done>
                <CheckButton
                    label=step.text.clone()
                    checked=Signal::stored(step.done)
                    on_press=tick
                />
                <span class="task-step__text" dir="auto">{text}</span>
                <IconButton
                    icon=IconName::Close
                    label=move || t_string!(i18n, tasks.remove_named, name = named.clone())
                    on_press=move |()| {
                        draft.update(|draft| draft.steps.retain(|one| one.text != removed));
                    }
                />
            </li>
        }
    };
    view! {
        <fieldset class="chip-group">
            <legend class="field__label">{say!(i18n, tasks.steps).shown()}</legend>
            <ul class="task-steps">
                <Each each=move || steps.get() key=|step| (step.text.clone(), step.done) children=step/>
            </ul>
            <div class="task-steps__add" on:keydown=on_enter>
                <TextField
                    label=say!(i18n, tasks.add_step)
                    value=typed.text(|draft| &draft.step)
                    on_input=move |text: String| draft.update(|draft| draft.step = text)
                    error=typed.error(&[FormField::Checklist])
                    node_ref=field
                />
                <IconButton
                    icon=IconName::Plus
                    label=say!(i18n, tasks.add_step)
                    on_press=add
                />
            </div>
        </fieldset>
    }
    .into_any()
}

/// Makes a step of what is typed; one that is there already is not there twice.
fn put_down(draft: RwSignal<super::draft::TaskDraft>) {
    draft.update(|draft| {
        let text = std::mem::take(&mut draft.step).trim().to_owned();
        if !text.is_empty() && !draft.steps.iter().any(|step| step.text == text) {
            draft.steps.push(ChecklistItem { text, done: false });
        }
    });
}
