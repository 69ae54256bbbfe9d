//! What is to be done next with the first customer, said in one line.

use leptos::prelude::*;

use crate::domain::id::PartyId;
use crate::domain::locale_facts;
use crate::domain::quick_entry::{Moment, Understood, understand};
use crate::domain::recurrence::Recurrence;
use crate::domain::task::{Due, TaskKind};
use crate::domain::time::CivilDate;
use crate::erased::{Each, derived, memo};
use crate::i18n::formats::Formats;
use crate::i18n::{Locale, say, t_string, use_i18n};
use crate::parts::saving::use_saving;
use crate::parts::tasks::recurrence_words;
use crate::state::day::{now, use_today};
use crate::state::preferences::use_formats;
use crate::state::reminders::ask_once;
use crate::terms;
use crate::ui::{Form, FormError, Icon, IconName, TextField};
use crate::usecases::add_task::add_task;
use crate::usecases::{FormField, TaskFacts};

use super::Guide;
use super::steps::Ways;

/// The line, with what was understood of it; empty, it leads on without saving.
#[component]
pub(super) fn NextStepStep(guide: Guide) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let formats = use_formats();
    let today = use_today();
    let Guide { draft, next, .. } = guide;
    let party = memo(move |_| {
        let party = draft.with(|draft| draft.party)?;
        saving.services.read(|store| store.party(party)).map(|found| (party, found.name().to_owned()))
    });
    let facts = memo(move |_| {
        let line = draft.with(|draft| draft.line.trim().to_owned());
        let (formats, today) = (formats.get(), today.get());
        let moment = Moment {
            today,
            now: formats.civil(now()).time,
            calendar: formats.calendar,
            weekend: locale_facts::of(formats.country).weekend,
            first_weekday: saving.preferences.with(|now| now.first_weekday),
            language: formats.language,
        };
        let whom = party.get().map(|(party, _)| party);
        (!line.is_empty()).then(|| facts_of(understand(&line, &moment), whom, today, &formats))
    });
    let parts = memo(move |_| {
        let name = party.get().map(|(_, name)| name).unwrap_or_default();
        let (locale, formats, today) = (i18n.get_locale(), formats.get(), today.get());
        facts.with(|facts| facts.as_ref().map(|facts| said(locale, &formats, today, facts, &name)))
    });
    let attempt = saving.writing.attempt();
    attempt.forgive_with(move || draft.track());
    let save = move |()| {
        let planned = draft.with_untracked(|draft| draft.planned);
        let Some(facts) = facts.get_untracked().filter(|_| !planned) else { return next.run(()) };
        if facts.reminder_min.is_some() {
            ask_once();
        }
        attempt.run(
            move |store| async move {
                let added = add_task(&store, store.world(), facts).await?;
                Ok((Some(added.change), ()))
            },
            t_string!(i18n, tasks.added).to_owned(),
            move |()| {
                // The page may be gone by now; what was saved stays saved.
                if draft.try_update(|draft| draft.planned = true).is_some() {
                    next.run(());
                }
            },
        );
    };
    let text = move || match party.get() {
        Some((_, name)) => t_string!(i18n, guide.next_text_with, name = name),
        None => t_string!(i18n, guide.next_text).to_owned(),
    };
    view! {
        <Form on_submit=save>
            <p class="quiet">{text}</p>
            <TextField
                label=say!(i18n, tasks.quick_label)
                placeholder=say!(i18n, guide.next_example)
                value=derived(move || draft.with(|draft| draft.line.clone()))
                on_input=move |line: String| {
                    draft
                        .update(|draft| {
                            draft.line = line;
                            draft.planned = false;
                        });
                }
                error=saving.error(attempt, &[FormField::TaskTitle])
            />
            <section class="as-understood" aria-live="polite" hidden=move || parts.with(Option::is_none)>
                <p class="field__label">{say!(i18n, tasks.understood).shown()}</p>
                <ul class="as-understood__parts">
                    <Each
                        each=move || parts.get().unwrap_or_default()
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
            <FormError message=saving.failure(attempt)/>
            <Ways guide/>
        </Form>
    }
    .into_any()
}

/// What a line says of a task with somebody.
fn facts_of(
    understood: Understood,
    party: Option<PartyId>,
    today: CivilDate,
    formats: &Formats,
) -> TaskFacts {
    // Where it is known with whom, kind and customer say it; otherwise the words do.
    let said = party.is_some() && understood.kind != TaskKind::ToDo;
    let title = if said { understood.title_without_whom } else { understood.title };
    // An hour without a day is one of today.
    let mut day = understood.day.or(understood.time.map(|_| today));
    let begun = understood.rule.and_then(|rule| Recurrence::starting(rule, day.unwrap_or(today)).ok());
    if let (Some(recurrence), Some(first)) = (&begun, day) {
        // It is due on the first day that its rule gives.
        day = Some(recurrence.start.max(first));
    }
    let due = day.map(|day| match understood.time {
        Some(time) => Due::At(day.at(time).resolve(formats.offset_at)),
        None => Due::Day(day),
    });
    TaskFacts {
        party,
        title,
        due,
        duration_min: understood.duration_min,
        priority: understood.priority,
        recurrence: begun,
        reminder_min: understood.reminder_min,
        ..TaskFacts::new(understood.kind)
    }
}

/// What was understood, a word on each part of it.
fn said(
    locale: Locale,
    formats: &Formats,
    today: CivilDate,
    facts: &TaskFacts,
    name: &str,
) -> Vec<(IconName, String)> {
    let title = terms::task_title(locale, facts.kind, &facts.title, name);
    let mut parts = vec![(terms::task_icon(facts.kind), title)];
    if !name.is_empty() && !facts.title.is_empty() {
        parts.push((IconName::Person, name.to_owned()));
    }
    if let Some(due) = facts.due {
        let date = formats.long_date(due.day(formats.offset_at));
        parts.push((IconName::Calendar, terms::line(&[&formats.due(due, today), &date])));
    }
    if let Some(minutes) = facts.duration_min {
        parts.push((IconName::Clock, formats.duration(minutes * 60)));
    }
    if let Some(recurrence) = &facts.recurrence {
        parts.push((IconName::Repeat, recurrence_words(locale, formats, recurrence)));
    }
    parts
}
