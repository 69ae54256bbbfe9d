//! The field that offers one of many.

use super::field::{GroupError, described_by, field_frame, invalid};
use super::identity::unique_id;
use super::{Choice, Icon, IconName};
use crate::erased::dynamic;
use leptos::{prelude::*, text_prop::TextProp};

/// A labelled native select: phones show their own wheel, keyboards can type ahead.
#[component]
pub fn SelectField(
    /// The label above the field.
    #[prop(into)]
    label: TextProp,
    /// What there is to choose from.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The value of the chosen one.
    #[prop(into)]
    value: Signal<String>,
    /// Hears the value of a newly chosen one.
    #[prop(into)]
    on_change: Callback<String>,
    /// A sentence under the field that helps.
    #[prop(optional, into)]
    hint: Option<TextProp>,
    /// What is wrong with the choice; takes the place of the hint.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// What is wrong with the group of fields it belongs to.
    #[prop(optional, into)]
    group_error: Option<GroupError>,
) -> impl IntoView {
    let id = unique_id("field");
    let options = move || {
        choices
            .get()
            .into_iter()
            .map(|Choice { value: own, label, .. }| {
                let own_value = own.clone();
                view! {
                    <option value=own prop:selected=move || value.with(|value| *value == own_value)>
                        {dynamic(move || label.get())}
                    </option>
                }
            })
            .collect_view()
    };
    let control = view! {
        <div class="field__select">
            <select
                class="field__input"
                id=id.clone()
                aria-invalid=invalid(error, group_error.as_ref())
                aria-describedby=described_by(&id, hint.is_some(), error, group_error)
                on:change:target=move |event| on_change.run(event.target().value())
            >
                {dynamic(options)}
            </select>
            <Icon name=IconName::Down/>
        </div>
    };
    field_frame(id, label, hint, error, control.into_any())
}
