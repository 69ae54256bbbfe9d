//! A new task, said in one line; what was understood of it is shown before it is saved.

use leptos::prelude::*;

use crate::domain::id::PartyId;
use crate::domain::locale_facts;
use crate::domain::quick_entry::{Moment, understand};
use crate::domain::task::Priority;
use crate::erased::{Each, derived, memo};
use crate::i18n::{say, t_string, use_i18n};
use crate::parts::more_fields::MoreFields;
use crate::parts::tasks::recurrence_words;
use crate::state::day::{now, use_today};
use crate::state::overlays::NewTask as Given;
use crate::state::preferences::use_formats;
use crate::state::reminders::ask_once;
use crate::state::services::Services;
use crate::store::engine::{PartyQuery, PartySort};
use crate::terms;
use crate::ui::{Button, Form, FormError, Icon, IconName, TextField};
use crate::usecases::FormField;
use crate::usecases::add_task::add_task;

use super::draft::TaskDraft;
use super::form_fields::{FormFields, Typed};

/// The form of something new.
#[component]
pub(super) fn NewTask(
    /// What is known of it already.
    new: Given,
    /// It was saved.
    on_done: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let today = use_today();
    let saving = crate::parts::saving::use_saving();
    let key = new.party.map_or_else(|| "task.new".to_owned(), |party| format!("task.new.{party}"));
    let draft = saving.drafts.keep(&key, TaskDraft::new(&new, &saving.formats()));
    let typed = Typed::new(draft, Vec::new());
    let preferences = saving.preferences;
    let read_line = move |line: String| {
        let formats = formats.get_untracked();
        let moment = Moment {
            today: today.get_untracked(),
            now: formats.civil(now()).time,
            calendar: formats.calendar,
            weekend: locale_facts::of(formats.country).weekend,
            first_weekday: preferences.with_untracked(|now| now.first_weekday),
            language: formats.language,
        };
        let understood = understand(&line, &moment);
        let party = understood.whom.as_deref().and_then(|whom| named(saving.services, whom));
        draft.update(|draft| {
            draft.line = line;
            draft.take_over(&understood, party, &formats);
        });
    };
    if !new.text.is_empty() {
        read_line(new.text.clone());
    }
    let save = move |()| {
        let facts = match typed.facts(today.get_untracked()) {
            Ok(facts) => facts,
            Err(faults) => return typed.faults.set(faults),
        };
        if facts.reminder_min.is_some() {
            ask_once();
        }
        let key = key.clone();
        typed.attempt.run(
            move |store| async move {
                let added = add_task(&store, store.world(), facts).await?;
                Ok((Some(added.change), ()))
            },
            t_string!(i18n, tasks.added).to_owned(),
            move |()| {
                saving.drafts.clear(&key);
                on_done.try_run(());
            },
        );
    };
    let title_error = typed.error(&[FormField::TaskTitle]);
    let own_is_wrong = typed.own_is_wrong();
    let needed = derived(move || {
        !typed.faults.with(Vec::is_empty) || title_error.with(Option::is_some) || own_is_wrong.get()
    });
    view! {
        <Form on_submit=save>
            <TextField
                label=say!(i18n, tasks.quick_label)
                placeholder=say!(i18n, tasks.quick_example)
                value=typed.text(|draft| &draft.line)
                on_input=read_line
                error=title_error
                autofocus=true
            />
            <AsUnderstood draft=draft/>
            <MoreFields needed=needed>
                <FormFields typed=typed/>
            </MoreFields>
            <div class="sheet__actions">
                <FormError message=saving.failure(typed.attempt)/>
                <Button label=say!(i18n, common.save) submit=true wide=true/>
            </div>
        </Form>
    }
    .into_any()
}

/// The customer whom a name in a line most likely means: each word has to be found.
fn named(services: Services, whom: &str) -> Option<PartyId> {
    let query = PartyQuery { text: whom.to_owned(), sort: PartySort::Relevance, ..PartyQuery::default() };
    untrack(|| {
        services.read(|store| {
            let found = store.list(&query);
            found.rows.first().and_then(|row| store.row(*row)).map(|row| row.id)
        })
    })
}

/// What was understood, a word on each part of it.
#[component]
fn AsUnderstood(draft: RwSignal<TaskDraft>) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let today = use_today();
    let services = crate::state::services::use_services();
    let parts = memo(move |_| {
        let (locale, formats, today) = (i18n.get_locale(), formats.get(), today.get());
        draft.with(|draft| {
            let mut parts: Vec<(IconName, String)> = Vec::new();
            if draft.line.trim().is_empty() && draft.party.is_none() && draft.day.is_none() {
                return parts;
            }
            let name = draft.party.and_then(|party| services.read(|store| store.party(party)));
            let name = name.map(|party| party.name().to_owned()).unwrap_or_default();
            let kind = terms::task_kind(locale, draft.kind);
            parts.push((terms::task_icon(draft.kind), kind.to_owned()));
            if !name.is_empty() {
                parts.push((IconName::Person, name));
            }
            if !draft.title.is_empty() {
                parts.push((IconName::Note, draft.title.clone()));
            }
            let facts = draft.facts(today, &formats).ok();
            if let Some(due) = facts.as_ref().and_then(|facts| facts.due) {
                let date = formats.long_date(due.day(formats.offset_at));
                parts.push((IconName::Calendar, terms::line(&[&formats.due(due, today), &date])));
            }
            if let Some(minutes) = facts.as_ref().and_then(|facts| facts.duration_min) {
                parts.push((IconName::Clock, formats.duration(minutes * 60)));
            }
            if let Some(recurrence) = facts.as_ref().and_then(|facts| facts.recurrence.as_ref()) {
                parts.push((IconName::Repeat, recurrence_words(locale, &formats, recurrence)));
            }
            if let Some(minutes) = draft.reminder_min {
                let span = formats.duration(minutes * 60);
                let words = if minutes == 0 {
                    t_string!(i18n, tasks.reminder_at).to_owned()
                } else {
                    t_string!(i18n, tasks.reminder_before, span = span)
                };
                parts.push((IconName::Bell, words));
            }
            match draft.priority {
                Priority::High => {
                    parts.push((IconName::Star, t_string!(i18n, tasks.priority_high).to_owned()));
                }
                Priority::Low => {
                    parts.push((IconName::Down, t_string!(i18n, tasks.priority_low).to_owned()));
                }
                Priority::Normal => {}
            }
            parts
        })
    });
    let any = memo(move |_| parts.with(|parts| !parts.is_empty()));
    view! {
        <section
            class="as-understood"
            aria-label=say!(i18n, tasks.understood)
            aria-live="polite"
            hidden=move || !any.get()
        >
            <p class="field__label">{say!(i18n, tasks.understood).shown()}</p>
            <ul class="as-understood__parts">
                <Each
                    each=move || parts.get()
                    key=Clone::clone
                    children=|(icon, words)| {
                        view! {
                            <li class="as-understood__part">
                                <Icon name=icon/>
                                <span dir="auto">{words}</span>
                            </li>
                        }
                    }
                />
            </ul>
        </section>
    }
    .into_any()
}
