//! What a template says in one language at a time, with its fields a tap away.

use leptos::{html, prelude::*};

use crate::domain::language::Language;
use crate::domain::merge_fields::{MergeField, unknown_fields};
use crate::erased::derived;
use crate::i18n::formats::names;
use crate::i18n::{Locale, say, t_string, td_string, use_i18n};
use crate::state::preferences::use_preferences;
use crate::terms;
use crate::ui::{
    Chip, Choice, FormError, IconName, SegmentedControl, TextArea, TextField, at_place, place_of,
    put_at_cursor,
};

use super::draft::TemplateDraft;
use super::preview::Preview;

/// The language, the subject and the text in it, the fields to put in, and how a customer gets it.
#[component]
pub(super) fn TextFields(
    /// What is typed.
    draft: RwSignal<TemplateDraft>,
    /// The language that is shown.
    language: RwSignal<Language>,
    /// What is wrong with the subject in it.
    subject_error: Signal<Option<String>>,
    /// What is wrong with the text in it.
    text_error: Signal<Option<String>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let preferences = use_preferences();
    let area = NodeRef::<html::Textarea>::new();
    let languages = Choice::each(&Language::ALL, names::language);
    let subject = derived(move || draft.with(|draft| draft.subject.own(language.get()).to_owned()));
    let text = derived(move || draft.with(|draft| draft.text.own(language.get()).to_owned()));
    let write_text = move |typed: String| {
        draft.update(|draft| *draft.text.own_mut(language.get_untracked()) = typed);
    };
    let put_in = move |field: MergeField| {
        if let Some(text) = put_at_cursor(area, &field.written(language.get_untracked())) {
            write_text(text);
        }
    };
    let chips = MergeField::ALL.map(|field| {
        view! {
            <Chip
                label=move || terms::merge_field(i18n.get_locale(), field)
                icon=IconName::Plus
                on_press=move |()| put_in(field)
            />
        }
    });
    // The example in the hint is written as it would be in the text.
    let hint = move || {
        let language = language.get();
        let stand_in = td_string!(Locale::from(language), templates.example_stand_in);
        let field = MergeField::Company.written(language).replace('}', &format!("|{stand_in}}}"));
        t_string!(i18n, templates.text_hint, example = field)
    };
    let unknown = derived(move || {
        let unknown = text.with(|text| unknown_fields(text));
        let list = unknown.join(preferences.formats().with(|formats| formats.list_separator()));
        (!unknown.is_empty()).then(|| t_string!(i18n, templates.unknown_fields, names = list))
    });
    view! {
        <SegmentedControl
            label=say!(i18n, templates.language)
            choices=Signal::stored(languages)
            value=derived(move || place_of(&Language::ALL, &language.get()))
            on_change=move |place: String| {
                if let Some(chosen) = at_place(&Language::ALL, &place) {
                    language.set(chosen);
                }
            }
        />
        <TextField
            label=say!(i18n, templates.subject)
            value=subject
            on_input=move |typed: String| {
                draft.update(|draft| *draft.subject.own_mut(language.get_untracked()) = typed);
            }
            error=subject_error
        />
        <TextArea
            label=say!(i18n, templates.text)
            rows=4
            hint=hint
            value=text
            on_input=write_text
            error=text_error
            node_ref=area
        />
        <FormError message=unknown/>
        <div class="chip-group" role="group" aria-label=say!(i18n, templates.put_in)>
            <p class="field__label">{say!(i18n, templates.put_in).shown()}</p>
            <div class="chip-group__chips">{chips.into_iter().collect_view()}</div>
        </div>
        <Preview subject text language/>
    }
    .into_any()
}
