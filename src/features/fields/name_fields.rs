//! What a field is called: in the user's language at once, in the others behind "other languages".

use leptos::prelude::*;

use crate::domain::language::Language;
use crate::erased::{attribute, derived, effect};
use crate::i18n::formats::names;
use crate::i18n::{say, t_string, use_i18n};
use crate::parts::saving::use_saving;
use crate::state::preferences::use_preferences;
use crate::state::writing::Attempt;
use crate::ui::TextField;
use crate::usecases::FormField;

use super::draft::FieldDraft;

/// The names.
#[component]
pub(super) fn NameFields(
    /// What is typed.
    draft: RwSignal<FieldDraft>,
    /// The attempts to save it.
    attempt: Attempt,
) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let own = use_preferences().with_untracked(|preferences| preferences.language);
    let others: Vec<Language> = Language::ALL.into_iter().filter(|language| *language != own).collect();
    let value =
        move |language: Language| derived(move || draft.with(|draft| draft.label.own(language).to_owned()));
    let write = move |language: Language| {
        move |text: String| draft.update(|draft| *draft.label.own_mut(language) = text)
    };
    let nameless = saving.error_of(attempt, FormField::Name);
    let own_fault = saving.error_of(attempt, FormField::LabelIn(own));
    let needed = {
        let faults: Vec<_> =
            others.iter().map(|language| saving.error_of(attempt, FormField::LabelIn(*language))).collect();
        // A field named in another language only shows where its name stands.
        let elsewhere =
            draft.with_untracked(|draft| draft.label.own(own).is_empty() && !draft.label.is_empty());
        derived(move || elsewhere || faults.iter().any(|fault| fault.with(Option::is_some)))
    };
    let open = RwSignal::new(needed.get_untracked());
    effect(move |_: Option<()>| {
        if needed.get() {
            open.set(true);
        }
    });
    let further = others.into_iter().map(|language| {
        view! {
            <TextField
                label=move || t_string!(i18n, fields.name_in, language = names::language(language))
                value=value(language)
                on_input=write(language)
                error=saving.error_of(attempt, FormField::LabelIn(language))
            />
        }
    });
    view! {
        <TextField
            label=say!(i18n, fields.name)
            hint=say!(i18n, fields.name_hint)
            value=value(own)
            on_input=write(own)
            error=derived(move || nameless.get().or_else(|| own_fault.get()))
            required=true
        />
        <details
            class="more-fields"
            prop:open=attribute(move || open.get())
            on:toggle:target=move |event| open.set(event.target().open())
        >
            <summary class="more-fields__summary">
                {say!(i18n, fields.other_languages).shown()}
            </summary>
            <div class="form">{further.collect_view()}</div>
        </details>
    }
    .into_any()
}
