//! A task is done: how it went is one tap, and what comes next is one more.

use leptos::prelude::*;

use crate::domain::custom_field::FieldOwner;
use crate::domain::id::{ChoiceId, TaskId};
use crate::domain::interaction::{Direction, InteractionKind, Outcome};
use crate::erased::dynamic;
use crate::i18n::{say, t_string, use_i18n};
use crate::parts::custom_fields::{AskedFields, AskedInputs};
use crate::parts::saving::use_saving;
use crate::parts::tasks::NextStep;
use crate::state::choices::use_choices;
use crate::state::day::{now, use_today};
use crate::state::deeds::use_task_deeds;
use crate::state::services::use_services;
use crate::store::engine::TaskRow;
use crate::terms;
use crate::ui::{Button, ButtonTone, Chip, Form, FormError, TextArea};
use crate::usecases::FormField;
use crate::usecases::complete_task::{CompleteTask, complete_task};
use crate::usecases::log_interaction::InteractionFacts;

/// Asks how it went; each answer logs it and marks the task as done.
#[component]
pub(super) fn FinishTask(
    /// Which one.
    id: TaskId,
    /// All is said.
    on_done: Callback<()>,
) -> impl IntoView {
    let services = use_services();
    let row = untrack(|| services.read(|store| store.task_row(id)));
    let ended = RwSignal::new(None::<Option<Outcome>>);
    dynamic(move || {
        let Some(row) = row.clone() else { return ().into_any() };
        let kind = terms::interaction_of(row.task.kind);
        match (ended.get(), row.task.party, kind) {
            (None, ..) => view! { <HowDidItGo row=row ended=ended on_done=on_done/> }.into_any(),
            (Some(outcome), Some(party), Some(kind)) => view! {
                <NextStep party=party kind=kind outcome=outcome on_done=on_done/>
            }
            .into_any(),
            _ => ().into_any(),
        }
    })
}

#[component]
fn HowDidItGo(
    row: TaskRow,
    /// How it ended, once that is said and kept.
    ended: RwSignal<Option<Option<Outcome>>>,
    on_done: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let deeds = use_task_deeds();
    let task = row.task;
    let id = task.id;
    let key = format!("finish.{id}");
    let text = saving.drafts.keep(&key, String::new());
    let today = use_today();
    let own = AskedFields::of(FieldOwner::Interaction, &key, saving);
    let attempt = saving.writing.attempt();
    attempt.forgive_with(move || {
        text.track();
        own.track();
    });
    let (title, name) = (task.title.clone(), row.party_name);
    let what = {
        let title = title.clone();
        move || terms::task_title(i18n.get_locale(), task.kind, &title, &name)
    };
    let others = task.others.clone();
    let kind = terms::interaction_of(task.kind).filter(|_| task.party.is_some());
    let log =
        Callback::new(move |(kind, ended_as): (InteractionKind, Option<(Outcome, Option<ChoiceId>)>)| {
            let outcome = ended_as.map(|(outcome, _)| outcome);
            let facts = InteractionFacts {
                kind,
                direction: Direction::Outgoing,
                outcome,
                own_outcome: ended_as.and_then(|(_, own)| own),
                at: now(),
                duration_s: None,
                others: others.clone(),
                subject: title.clone(),
                text: text.get_untracked(),
                custom: own.written(today.get_untracked()),
            };
            let request = CompleteTask { task: id, log: Some(facts), offset_at: saving.formats().offset_at };
            let key = key.clone();
            attempt.run(
                move |store| async move {
                    let done = complete_task(&store, store.world(), request).await?;
                    Ok((Some(done.change), ()))
                },
                t_string!(i18n, tasks.completed).to_owned(),
                move |()| {
                    saving.drafts.clear(&key);
                    own.clear();
                    ended.try_set(Some(outcome));
                },
            );
        });
    let only_done = move |()| {
        deeds.complete(id);
        on_done.run(());
    };
    let choices = use_choices();
    let answers = move || {
        let kind = kind?;
        let offered = choices.with(|choices| choices.outcomes(terms::outcomes_of(kind)));
        let chips = offered.into_iter().map(move |(outcome, own)| {
            view! {
                <Chip
                    label=move || {
                        choices
                            .with(|choices| terms::named_outcome(i18n.get_locale(), choices, kind, outcome, own))
                    }
                    colour=Signal::derive(move || {
                        choices.with(|choices| terms::outcome_colour(choices, outcome, own))
                    })
                    on_press=move |()| log.run((kind, Some((outcome, own))))
                />
            }
        });
        Some(view! {
            <fieldset class="chip-group">
                <legend class="field__label">{say!(i18n, customers.outcome_saves).shown()}</legend>
                <div class="chip-group__chips">{chips.collect_view()}</div>
            </fieldset>
        })
    };
    view! {
        <Form on_submit=move |()| match kind {
            Some(kind) => log.run((kind, None)),
            None => only_done(()),
        }>
            <p class="finish-task__what" dir="auto">{what}</p>
            <TextArea
                label=say!(i18n, customers.what_was_said)
                rows=2
                value=text
                on_input=move |typed: String| text.set(typed)
                error=saving.error(attempt, &[FormField::Text])
            />
            {kind.map(|_| view! { <AskedInputs asked=own attempt/> })}
            {dynamic(answers)}
            <div class="sheet__actions">
                <FormError message=saving.failure(attempt)/>
                <Button label=say!(i18n, common.save) submit=true wide=true/>
                <Button
                    label=say!(i18n, tasks.only_done)
                    tone=ButtonTone::Quiet
                    wide=true
                    on_press=only_done
                />
            </div>
        </Form>
    }
    .into_any()
}
