//! The sheet in which a field is made and changed.

use leptos::prelude::*;

use crate::domain::custom_field::{CustomField, FieldKind, FieldOwner};
use crate::erased::derived;
use crate::i18n::formats::Formats;
use crate::i18n::{Locale, say, t_string, td_string, use_i18n};
use crate::parts::custom_fields::{kind_name, label};
use crate::parts::saving::{Saving, use_saving};
use crate::ui::{
    Button, ButtonTone, Choice, Form, FormError, IconName, SelectField, Sheet, at_place, place_of,
};
use crate::usecases::FormField;
use crate::usecases::add_field::{AddField, add_field};
use crate::usecases::edit_field::{EditField, edit_field};
use crate::usecases::retire_field::{RetireField, retire_field};

use super::draft::FieldDraft;
use super::name_fields::NameFields;
use super::option_fields::OptionFields;
use super::use_switches::UseSwitches;

/// What the editor is open for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Editing {
    /// A new field of an owner.
    New(FieldOwner),
    /// One that is there, as it was seen.
    Existing(Box<CustomField>),
}

/// What the records of an owner are called.
pub(super) fn owner_name(locale: Locale, of: FieldOwner) -> &'static str {
    match of {
        FieldOwner::Party => td_string!(locale, fields.of_parties),
        FieldOwner::Interaction => td_string!(locale, fields.of_interactions),
        FieldOwner::Task => td_string!(locale, fields.of_tasks),
    }
}

/// Makes a new field, or changes one that is there.
#[component]
pub(super) fn EditorSheet(
    /// What it is open for; none while closed.
    editing: RwSignal<Option<Editing>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let title = move || match editing.get() {
        Some(Editing::New(of)) => t_string!(i18n, fields.add_to, name = owner_name(i18n.get_locale(), of)),
        Some(Editing::Existing(_)) | None => t_string!(i18n, fields.edit).to_owned(),
    };
    view! {
        <Sheet
            open=derived(move || editing.with(Option::is_some))
            on_close=move |()| editing.set(None)
            title=title
            close_label=say!(i18n, common.close)
        >
            {move || {
                editing
                    .get_untracked()
                    .map(|shown| view! { <Fields shown on_done=move |()| editing.set(None)/> })
            }}
        </Sheet>
    }
    .into_any()
}

#[component]
fn Fields(
    shown: Editing,
    /// Saved, or put away.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let (of, seen) = match shown {
        Editing::New(of) => (of, None),
        Editing::Existing(field) => (field.of, Some(*field)),
    };
    let key = match &seen {
        Some(field) => format!("field.{}", field.id),
        None => format!("field.new.{}", of as u8),
    };
    let first = seen.as_ref().map_or_else(FieldDraft::new, FieldDraft::of);
    let draft = saving.drafts.keep(&key, first);
    let attempt = saving.writing.attempt();
    attempt.forgive_with(move || draft.track());
    let (kept, edited) = (key.clone(), seen.clone());
    let save = move || {
        let facts = draft.with_untracked(FieldDraft::facts);
        let key = kept.clone();
        let done = move |()| {
            saving.drafts.clear(&key);
            on_done.try_run(());
        };
        match edited.clone() {
            Some(seen) => attempt.run(
                move |store| async move {
                    let request = EditField { seen, facts };
                    Ok((edit_field(&store, store.world(), request).await?, ()))
                },
                saving.saved(),
                done,
            ),
            None => attempt.run(
                move |store| async move {
                    let added = add_field(&store, store.world(), AddField { of, facts }).await?;
                    Ok((Some(added.change), ()))
                },
                td_string!(saving.locale(), fields.added).to_owned(),
                done,
            ),
        }
    };
    let away = seen.map(|field| {
        let (field, key) = (StoredValue::new(field), StoredValue::new(key));
        view! {
            <div class="put-away">
                <Button
                    label=say!(i18n, fields.put_away)
                    icon=IconName::Trash
                    tone=ButtonTone::Danger
                    on_press=move |()| {
                        on_done.run(());
                        key.with_value(|key| saving.drafts.clear(key));
                        field.with_value(|field| retire(saving, field, true));
                    }
                />
                <p class="quiet">{say!(i18n, fields.put_away_hint).shown()}</p>
            </div>
        }
    });
    view! {
        <Form on_submit=move |()| save()>
            <NameFields draft attempt/>
            <KindChoice draft error=saving.error_of(attempt, FormField::FieldKind)/>
            <OptionFields draft attempt/>
            <UseSwitches of draft/>
            {away}
            <div class="sheet__actions">
                <FormError message=saving.failure(attempt)/>
                <Button label=say!(i18n, common.save) submit=true wide=true/>
            </div>
        </Form>
    }
    .into_any()
}

#[component]
fn KindChoice(draft: RwSignal<FieldDraft>, error: Signal<Option<String>>) -> impl IntoView {
    let i18n = use_i18n();
    let choose = move |place: String| {
        if let Some(kind) = at_place(&FieldKind::ALL, &place) {
            draft.update(|draft| draft.kind = kind);
        }
    };
    view! {
        <SelectField
            label=say!(i18n, fields.kind)
            choices=Signal::stored(
                Choice::each(&FieldKind::ALL, |kind| move || kind_name(i18n.get_locale(), kind)),
            )
            value=derived(move || draft.with(|draft| place_of(&FieldKind::ALL, &draft.kind)))
            on_change=choose
            error=error
        />
    }
    .into_any()
}

/// Puts a field away or brings it back, and says so with a way back.
pub(super) fn retire(saving: Saving, field: &CustomField, retired: bool) {
    let formats: Formats = saving.formats();
    let (locale, name) = (saving.locale(), label(field, &formats));
    let said = if retired {
        td_string!(locale, fields.was_put_away, name = name)
    } else {
        td_string!(locale, fields.was_brought_back, name = name)
    };
    let request = RetireField { field: field.id, retired };
    saving.writing.run(
        move |store| async move { Ok((retire_field(&store, request).await?, ())) },
        said,
        |_| {},
    );
}
