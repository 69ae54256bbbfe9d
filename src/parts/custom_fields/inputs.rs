//! The fields of the user's own on a form.

use leptos::prelude::*;

use crate::domain::custom_field::{CustomField, FieldValue};
use crate::erased::derived;
use crate::parts::saving::use_saving;
use crate::state::preferences::use_formats;
use crate::state::writing::Attempt;
use crate::usecases::FormField;

use super::draft::{CustomDraft, TypedValue};
use super::input::CustomInput;

/// A control for each field, with what is wrong with it beside it.
#[component]
pub fn CustomInputs(
    /// The fields, in their order.
    fields: Vec<CustomField>,
    /// What the record says, nothing for a new one.
    #[prop(optional)]
    said: Vec<FieldValue>,
    /// What is typed.
    #[prop(into)]
    draft: Signal<CustomDraft>,
    /// Takes over what is typed into one of them.
    #[prop(into)]
    on_change: Callback<(CustomField, TypedValue)>,
    /// The attempts to save the form.
    attempt: Attempt,
) -> impl IntoView {
    let saving = use_saving();
    let formats = use_formats();
    let said = StoredValue::new(said);
    let input = move |field: CustomField| {
        let own = StoredValue::new(field.clone());
        let error = saving.error_of(attempt, FormField::Custom(field.id));
        let value = derived(move || {
            own.with_value(|own| {
                draft.with(|draft| draft.get(own.id).cloned()).unwrap_or_else(|| {
                    let formats = formats.get();
                    said.with_value(|said| TypedValue::in_record(own, said, &formats))
                })
            })
        });
        let change = move |typed: TypedValue| on_change.run((own.get_value(), typed));
        view! { <CustomInput field=field value=value on_change=change error=error/> }
    };
    fields.into_iter().map(input).collect_view()
}
