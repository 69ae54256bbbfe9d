//! The sheet in which a template is written.

use leptos::prelude::*;

use crate::domain::language::Language;
use crate::domain::template::Template;
use crate::erased::{derived, dynamic, effect};
use crate::i18n::formats::Formats;
use crate::i18n::{Locale, say, t_string, td_string, use_i18n};
use crate::state::drafts::use_drafts;
use crate::state::preferences::use_preferences;
use crate::state::services::use_services;
use crate::state::writing::{Writing, use_writing};
use crate::ui::{Button, ButtonTone, Form, FormError, IconName, Sheet, TextField};
use crate::usecases::add_template::{AddTemplate, add_template};
use crate::usecases::delete_template::{DeleteTemplate, delete_template};
use crate::usecases::edit_template::{EditTemplate, edit_template};
use crate::usecases::{FormField, Problem, Refusal};

use super::draft::{TemplateDraft, language_at_fault};
use super::text_fields::TextFields;

/// What the editor is open for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Editing {
    /// A new template.
    New,
    /// One that is there, as it was seen.
    Existing(Template),
}

/// Writes a new template, or another text of one that is there.
#[component]
pub(super) fn EditorSheet(
    /// What it is open for; none while closed.
    editing: RwSignal<Option<Editing>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let title = move || match editing.with(|editing| matches!(editing, Some(Editing::Existing(_)))) {
        true => t_string!(i18n, templates.edit),
        false => t_string!(i18n, templates.add),
    };
    view! {
        <Sheet
            open=derived(move || editing.with(Option::is_some))
            on_close=move |()| editing.set(None)
            title=title
            close_label=say!(i18n, common.close)
        >
            {dynamic(move || {
                editing
                    .get_untracked()
                    .map(|shown| view! { <Fields shown on_done=move |()| editing.set(None)/> })
            })}
        </Sheet>
    }
    .into_any()
}

#[component]
fn Fields(
    shown: Editing,
    /// Saved, or deleted.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let preferences = use_preferences();
    let services = use_services();
    let drafts = use_drafts();
    let writing = use_writing();
    let seen = match shown {
        Editing::New => None,
        Editing::Existing(template) => Some(template),
    };
    let key = match &seen {
        Some(template) => format!("template.{}", template.id),
        None => "template.new".to_owned(),
    };
    let draft = drafts.keep(&key, seen.as_ref().map(TemplateDraft::of).unwrap_or_default());
    let language = RwSignal::new(preferences.with_untracked(|preferences| preferences.language));
    let attempt = writing.attempt();
    attempt.forgive_with(move || draft.track());
    let refusal = attempt.refusal();
    effect(move |_| {
        if let Some(at_fault) = refusal.with(|refusal| refusal.as_ref().and_then(language_at_fault)) {
            language.set(at_fault);
        }
    });
    let error = move |fields: fn(Language) -> Vec<FormField>| {
        derived(move || {
            let fields = fields(language.get());
            let (locale, formats) = (preferences.locale().get(), preferences.formats().get());
            refusal.with(|refusal| said_of(locale, &formats, refusal.as_ref()?, &fields))
        })
    };

    let (kept, edited) = (key.clone(), seen.clone());
    let save =
        move || {
            let facts = draft.with_untracked(TemplateDraft::facts);
            let key = kept.clone();
            let done = move |()| {
                drafts.clear(&key);
                on_done.try_run(());
            };
            let locale = preferences.locale().get_untracked();
            match edited.clone() {
                Some(seen) => attempt.run(
                    move |store| async move {
                        Ok((edit_template(&store, EditTemplate { seen, facts }).await?, ()))
                    },
                    td_string!(locale, customers.saved).to_owned(),
                    done,
                ),
                None => {
                    let after = services.read(|store| store.templates().last().map(|last| last.id));
                    attempt.run(
                        move |store| async move {
                            let request = AddTemplate { facts, after };
                            let added = add_template(&store, store.world(), request).await?;
                            Ok((Some(added.change), ()))
                        },
                        td_string!(locale, templates.added).to_owned(),
                        done,
                    );
                }
            }
        };
    let delete = seen.map(|template| {
        let (template, key) = (StoredValue::new(template), StoredValue::new(key));
        view! {
            <Button
                label=say!(i18n, templates.delete)
                icon=IconName::Trash
                tone=ButtonTone::Danger
                on_press=move |()| {
                    let (template, key) = (template.get_value(), key.get_value());
                    on_done.run(());
                    drafts.clear(&key);
                    run_delete(writing, &template, preferences.locale().get_untracked());
                }
            />
        }
    });
    view! {
        <Form on_submit=move |()| save()>
            <TextField
                label=say!(i18n, templates.name)
                hint=say!(i18n, templates.name_hint)
                value=derived(move || draft.with(|draft| draft.name.clone()))
                on_input=move |typed: String| draft.update(|draft| draft.name = typed)
                error=error(|_| vec![FormField::Name])
                required=true
            />
            <TextFields
                draft
                language
                subject_error=error(|language| vec![FormField::SubjectIn(language)])
                text_error=error(|language| vec![FormField::TextIn(language), FormField::Text])
            />
            {delete}
            <div class="sheet__actions">
                <FormError message=attempt.failure(preferences.locale())/>
                <Button label=say!(i18n, common.save) submit=true wide=true/>
            </div>
        </Form>
    }
    .into_any()
}

fn run_delete(writing: Writing, template: &Template, locale: Locale) {
    let said = td_string!(locale, templates.deleted, name = template.name.clone());
    let request = DeleteTemplate { template: template.id };
    writing.run(
        move |store| async move {
            Ok((Some(delete_template(&store, request).await.map_err(Refusal::Commit)?), ()))
        },
        said,
        |_| {},
    );
}

/// What a refusal says of one of these fields, the first that has a fault.
fn said_of(locale: Locale, formats: &Formats, refusal: &Refusal, fields: &[FormField]) -> Option<String> {
    let (field, problem) = fields.iter().find_map(|field| Some((*field, refusal.about(*field)?)))?;
    let number = |value: usize| formats.number(i64::try_from(value).unwrap_or(i64::MAX));
    Some(match problem {
        Problem::Empty if field == FormField::Text => {
            td_string!(locale, templates.problem_no_text).to_owned()
        }
        Problem::Empty => td_string!(locale, customers.problem_empty).to_owned(),
        Problem::TooLong { length, limit } => {
            td_string!(locale, customers.problem_too_long, length = number(*length), limit = number(*limit))
        }
        // No other can be wrong with a template; should one be, its own words are better than none.
        other => other.to_string(),
    })
}
