//! Where a field is asked for, shown, found and filtered by.

use leptos::prelude::*;

use crate::domain::custom_field::FieldOwner;
use crate::erased::{derived, memo};
use crate::i18n::{say, use_i18n};
use crate::ui::SwitchRow;

use super::draft::FieldDraft;

/// The switches that make a difference for a field of this owner and kind.
#[component]
pub(super) fn UseSwitches(
    /// Which records have the field.
    of: FieldOwner,
    /// What is typed.
    draft: RwSignal<FieldDraft>,
) -> impl IntoView {
    let i18n = use_i18n();
    let is_on = move |read: fn(&FieldDraft) -> bool| derived(move || draft.with(read));
    let searchable = memo(move |_| draft.with(|draft| draft.kind.is_searchable()));
    let search = move || {
        searchable.get().then(|| {
            view! {
                <SwitchRow
                    label=say!(i18n, fields.searchable)
                    on=is_on(|draft| draft.searchable)
                    on_change=move |on| draft.update(|draft| draft.searchable = on)
                />
            }
        })
    };
    // Only customers have a quick form.
    let quick = (of == FieldOwner::Party).then(|| {
        view! {
            <SwitchRow
                label=say!(i18n, fields.on_quick_form)
                on=is_on(|draft| draft.on_quick_form)
                on_change=move |on| draft.update(|draft| draft.on_quick_form = on)
            />
        }
    });
    view! {
        <fieldset class="chip-group">
            <legend class="field__label">{say!(i18n, fields.where_used).shown()}</legend>
            <SwitchRow
                label=say!(i18n, fields.required)
                on=is_on(|draft| draft.required)
                on_change=move |on| draft.update(|draft| draft.required = on)
            />
            {search}
            {quick}
            <SwitchRow
                label=say!(i18n, fields.in_list)
                on=is_on(|draft| draft.in_list)
                on_change=move |on| draft.update(|draft| draft.in_list = on)
            />
            <SwitchRow
                label=say!(i18n, fields.filterable)
                on=is_on(|draft| draft.filterable)
                on_change=move |on| draft.update(|draft| draft.filterable = on)
            />
        </fieldset>
    }
    .into_any()
}
