//! Where one tap saves: the fields of the user's own that must be filled in, asked for in the same breath.

use leptos::prelude::*;

use crate::domain::custom_field::{CustomField, FieldOwner};
use crate::domain::time::CivilDate;
use crate::parts::saving::Saving;
use crate::state::writing::Attempt;
use crate::usecases::custom_values::WrittenValues;

use super::draft::{CustomDraft, TypedValue};
use super::inputs::CustomInputs;

/// The fields that must be filled in, and what is typed into them. Copying it gives the same.
#[derive(Clone, Copy)]
pub struct AskedFields {
    fields: StoredValue<Vec<CustomField>>,
    draft: RwSignal<CustomDraft>,
    key: StoredValue<String>,
    saving: Saving,
}

impl AskedFields {
    /// Those of an owner; what is typed into them is kept under a key of its own, made of the form's.
    #[must_use]
    pub fn of(owner: FieldOwner, form: &str, saving: Saving) -> Self {
        let mut fields = untrack(|| saving.services.read(|store| store.custom_fields(owner)));
        fields.retain(|field| field.required);
        let key = format!("{form}.own");
        let draft = saving.drafts.keep(&key, CustomDraft::default());
        Self { fields: StoredValue::new(fields), draft, key: StoredValue::new(key), saving }
    }

    /// What they say, for the verb.
    #[must_use]
    pub fn written(self, today: CivilDate) -> WrittenValues {
        let (home, formats) = (self.saving.home(), self.saving.formats());
        self.fields.with_value(|fields| {
            self.draft.with_untracked(|draft| draft.written(fields, &[], today, home, &formats))
        })
    }

    /// Follows what is typed in a reactive place.
    pub fn track(self) {
        self.draft.track();
    }

    /// Throws away what was typed, once it is saved or given up; the form may be gone by then.
    pub fn clear(self) {
        if let Some(key) = self.key.try_get_value() {
            self.saving.drafts.clear(&key);
        }
    }
}

/// The controls; nothing where nothing must be filled in.
#[component]
pub fn AskedInputs(
    /// The fields.
    asked: AskedFields,
    /// The attempts to save.
    attempt: Attempt,
) -> impl IntoView {
    let draft = asked.draft;
    view! {
        <CustomInputs
            fields=asked.fields.get_value()
            draft=draft
            on_change=move |(field, typed): (CustomField, TypedValue)| {
                draft.update(|draft| draft.set(field.id, typed));
            }
            attempt
        />
    }
    .into_any()
}
