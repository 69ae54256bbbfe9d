//! Editing what a customer says in a field of the user's own.

use leptos::prelude::*;

use crate::domain::custom_field::CustomField;
use crate::domain::party::Party;
use crate::erased::derived;
use crate::parts::custom_fields::{CustomInput, TypedValue, label};
use crate::parts::saving::use_saving;
use crate::state::day::use_today;
use crate::state::preferences::use_formats;
use crate::usecases::edit_party::PartyEdit;

use super::fact::Fact;
use super::fact_form::FactForm;
use super::form_editor::FormEditor;

/// The field with what stands in it.
#[component]
pub(super) fn CustomEditor(
    /// The customer.
    party: Signal<Party>,
    /// The field.
    field: CustomField,
    /// Saved, or given up.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let saving = use_saving();
    let formats = use_formats();
    let today = use_today();
    let id = party.with_untracked(|party| party.id);
    let (own, kind) = (field.id, field.kind);
    let is_said = party.with_untracked(|party| party.custom.iter().any(|value| value.field == own));
    let first = party.with_untracked(|party| TypedValue::in_record(&field, &party.custom, &saving.formats()));
    let fact = Fact::Custom(Box::new(field.clone()));
    let form = FactForm::new(saving, id, &fact, first, on_close);
    let typed = form.typed;
    let put = move |typed: TypedValue| {
        let value = typed.written(kind, today.get_untracked(), saving.home());
        form.save(PartyEdit::Custom { field: own, value });
    };
    // What must be said is changed, and not taken away.
    let remove = (is_said && !field.required)
        .then(|| Callback::new(move |()| put(TypedValue::empty(kind, &saving.formats()))));
    let named = field.clone();
    view! {
        <FormEditor
            label=derived(move || formats.with(|formats| label(&named, formats)))
            failure=form.failure()
            on_save=move |()| put(typed.get_untracked())
            on_cancel=move |()| form.give_up()
            on_remove=remove
        >
            <CustomInput
                field=field
                value=typed
                on_change=move |now| typed.set(now)
                error=form.error_of(own)
            />
        </FormEditor>
    }
    .into_any()
}
