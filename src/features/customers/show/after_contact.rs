//! "How did it go?": asked after a call or message, answered by one tap.

use leptos::prelude::*;

use crate::domain::custom_field::FieldOwner;
use crate::domain::id::{ChoiceId, PartyId};
use crate::domain::interaction::{Direction, InteractionKind, Outcome};
use crate::domain::task::Task;
use crate::erased::dynamic;
use crate::i18n::{say, t_string, use_i18n};
use crate::state::begun_contact::BegunContact;
use crate::state::choices::use_choices;
use crate::state::day::use_today;
use crate::state::services::use_services;
use crate::terms;
use crate::ui::{Button, ButtonTone, Card, CardKind, IconButton, IconName, TextArea};
use crate::usecases::FormField;
use crate::usecases::complete_task::{CompleteTask, complete_task};
use crate::usecases::log_interaction::{InteractionFacts, LogInteraction, log_interaction};

use super::super::log::logged_words;
use super::super::words;
use crate::parts::custom_fields::{AskedFields, AskedInputs};
use crate::parts::saving::use_saving;

/// How many outcomes are a tap away; the log sheet has the others.
const OUTCOMES_AT_HAND: usize = 5;

/// Asks how it went; each answer logs it. A word on what was said may be typed before.
#[component]
pub(super) fn AfterContact(
    /// The customer.
    party: PartyId,
    /// What was begun.
    begun: BegunContact,
    /// Hears how it ended, once that is logged.
    #[prop(into)]
    on_logged: Callback<Outcome>,
    /// It shall not be logged.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let services = use_services();
    let today = use_today();
    let kind = begun.kind;
    let key = format!("after.{party}");
    let text = saving.drafts.keep(&key, String::new());
    let own = AskedFields::of(FieldOwner::Interaction, &key, saving);
    let attempt = saving.writing.attempt();
    attempt.forgive_with(move || {
        text.track();
        own.track();
    });
    let error = saving.error_or_failure(attempt, &[FormField::Text]);
    let title = move || match kind {
        InteractionKind::Call => t_string!(i18n, customers.how_was_call),
        InteractionKind::Email => t_string!(i18n, customers.how_was_email),
        _ => t_string!(i18n, customers.how_was_message),
    };
    let drafts = saving.drafts;
    let forget = {
        let key = key.clone();
        move |()| {
            drafts.clear(&key);
            own.clear();
            on_done.run(());
        }
    };
    let log = Callback::new(move |(outcome, own_outcome): (Outcome, Option<ChoiceId>)| {
        let facts = InteractionFacts {
            kind,
            direction: Direction::Outgoing,
            outcome: Some(outcome),
            own_outcome,
            at: begun.at,
            duration_s: None,
            others: Vec::new(),
            subject: String::new(),
            text: text.get_untracked(),
            custom: own.written(today.get_untracked()),
        };
        let key = key.clone();
        let offset_at = saving.formats().offset_at;
        // What was to be done is done by that.
        let was_due = |task: &Task| {
            task.is_open()
                && terms::interaction_of(task.kind) == Some(kind)
                && task.due.is_none_or(|due| due.day(offset_at) <= today.get_untracked())
        };
        let task = untrack(|| services.read(|store| store.tasks_of(party).into_iter().find(was_due)));
        attempt.run(
            move |store| async move {
                let change = match task {
                    Some(task) => {
                        let request = CompleteTask { task: task.id, log: Some(facts), offset_at };
                        complete_task(&store, store.world(), request).await?.change
                    }
                    None => {
                        let request = LogInteraction { party, facts, files: Vec::new() };
                        log_interaction(&store, store.world(), request).await?.change
                    }
                };
                Ok((Some(change), ()))
            },
            logged_words(saving, kind),
            move |()| {
                saving.drafts.clear(&key);
                own.clear();
                on_logged.try_run(outcome);
            },
        );
    });
    let choices = use_choices();
    let answers = move || {
        let offered = choices.with(|choices| choices.outcomes(words::outcomes_of(kind)));
        let at_hand = offered.into_iter().take(OUTCOMES_AT_HAND);
        let answers = at_hand.enumerate().map(|(place, (outcome, own))| {
            let named = move || {
                choices.with(|choices| words::named_outcome(i18n.get_locale(), choices, kind, outcome, own))
            };
            view! {
                <Button
                    label=named
                    tone=if place == 0 { ButtonTone::Primary } else { ButtonTone::Quiet }
                    on_press=move |()| log.run((outcome, own))
                />
            }
        });
        answers.collect_view()
    };
    view! {
        <section class="after-contact" aria-label=title>
            <Card kind=CardKind::Next>
                <div class="after-contact__head">
                    <h2>{dynamic(title)}</h2>
                    <IconButton
                        icon=IconName::Close
                        label=say!(i18n, customers.do_not_log)
                        on_press=forget
                    />
                </div>
                <AskedInputs asked=own attempt/>
                <div class="after-contact__answers">{answers}</div>
                <TextArea
                    label=say!(i18n, customers.what_was_said)
                    rows=1
                    value=text
                    on_input=move |typed: String| text.set(typed)
                    error=error
                />
            </Card>
        </section>
    }
    .into_any()
}
