//! The options of a choice: named, put in order, put away and offered again.

use leptos::prelude::*;

use crate::domain::language::Language;
use crate::erased::{Each, derived, dynamic, memo};
use crate::i18n::formats::names;
use crate::i18n::{say, t_string, use_i18n};
use crate::parts::saving::use_saving;
use crate::state::preferences::{use_formats, use_preferences};
use crate::state::writing::Attempt;
use crate::ui::{Chip, FormError, IconButton, IconName, TextField};
use crate::usecases::{FormField, Problem};

use super::draft::{FieldDraft, OptionDraft};

/// The options, where the kind of the field has any.
#[component]
pub(super) fn OptionFields(
    /// What is typed.
    draft: RwSignal<FieldDraft>,
    /// The attempts to save it.
    attempt: Attempt,
) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let language = use_preferences().with_untracked(|preferences| preferences.language);
    let others: Vec<Language> = Language::ALL.into_iter().filter(|other| *other != language).collect();
    let others = StoredValue::new(others);
    // An option named in another language only shows where its name stands.
    let elsewhere = draft.with_untracked(|draft| {
        let mut options = draft.options.iter();
        options.any(|option| option.label.own(language).is_empty() && !option.label.is_empty())
    });
    let refusal = attempt.refusal();
    let said = saving.error_of(attempt, FormField::Options);
    let error = derived(move || {
        let empty = refusal.with(|refusal| {
            let about = refusal.as_ref().and_then(|refusal| refusal.about(FormField::Options));
            about == Some(&Problem::Empty)
        });
        if empty { Some(t_string!(i18n, fields.problem_no_option).to_owned()) } else { said.get() }
    });
    let has_options = memo(move |_| draft.with(|draft| draft.kind.has_options()));
    let places = move |retired: bool| {
        memo(move |_| {
            draft.with(|draft| {
                let all = draft.options.iter().enumerate();
                all.filter(|(_, option)| option.retired == retired)
                    .map(|(place, _)| place)
                    .collect::<Vec<_>>()
            })
        })
    };
    let (offered, away) = (places(false), places(true));
    let back = move |place: usize| {
        let name = derived(move || {
            draft.with(|draft| draft.options.get(place).map(|one| one.name(language)).unwrap_or_default())
        });
        view! {
            <Chip
                label=move || t_string!(i18n, fields.option_back, name = name.get())
                icon=IconName::Undo
                on_press=move |()| {
                    draft.update(|draft| {
                        if let Some(option) = draft.options.get_mut(place) {
                            option.retired = false;
                        }
                    });
                }
            />
        }
    };
    let none_offered = move || {
        away.with(|away| !away.is_empty()).then(|| {
            view! {
                <p class="field__label">{say!(i18n, fields.options_away).shown()}</p>
                <div class="chip-group__chips">
                    <Each each=move || away.get() key=|place| *place children=back/>
                </div>
            }
        })
    };
    dynamic(move || {
        has_options.get().then(|| {
            view! {
                <fieldset class="chip-group option-fields">
                    <legend class="field__label">{say!(i18n, fields.options).shown()}</legend>
                    <Each
                        each=move || offered.get().into_iter().enumerate()
                        key=|numbered| *numbered
                        children=move |(number, place)| {
                            view! { <OptionRow draft number place offered/> }
                        }
                    />
                    <div class="chip-group__chips">
                        <Chip
                            label=say!(i18n, fields.add_option)
                            icon=IconName::Plus
                            on_press=move |()| {
                                draft.update(|draft| draft.options.push(OptionDraft::default()));
                            }
                        />
                    </div>
                    {none_offered}
                    <details class="more-fields" prop:open=elsewhere>
                        <summary class="more-fields__summary">
                            {say!(i18n, fields.options_elsewhere).shown()}
                        </summary>
                        <div class="form">
                            <Each
                                each=move || offered.get().into_iter().enumerate()
                                key=|numbered| *numbered
                                children=move |(number, place)| {
                                    let one = move |language| {
                                        view! { <OptionName draft number place language/> }
                                    };
                                    others.with_value(|others| {
                                        others.iter().copied().map(one).collect_view()
                                    })
                                }
                            />
                        </div>
                    </details>
                    <FormError message=error/>
                </fieldset>
            }
        })
    })
}

/// What an option is called in another language.
#[component]
fn OptionName(
    draft: RwSignal<FieldDraft>,
    /// Which one of those offered, from 0.
    number: usize,
    /// Which one of all.
    place: usize,
    /// The other language.
    language: Language,
) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let own = use_preferences().with_untracked(|preferences| preferences.language);
    let option = move |read: fn(&OptionDraft, Language) -> String, language: Language| {
        draft.with(|draft| draft.options.get(place).map(|one| read(one, language)).unwrap_or_default())
    };
    let name = move || {
        let name = option(|one, language| one.label.own(language).to_owned(), own);
        if !name.is_empty() {
            return name;
        }
        let number = formats.with(|formats| formats.number(number as u32 + 1));
        t_string!(i18n, fields.option, n = number)
    };
    view! {
        <TextField
            label=move || {
                t_string!(i18n, fields.option_in, name = name(), language = names::language(language))
            }
            value=derived(move || option(|one, language| one.label.own(language).to_owned(), language))
            on_input=move |text: String| draft.update(|draft| draft.name_option(place, language, text))
        />
    }
    .into_any()
}

#[component]
fn OptionRow(
    draft: RwSignal<FieldDraft>,
    /// Which one of those offered, from 0.
    number: usize,
    /// Which one of all.
    place: usize,
    offered: Memo<Vec<usize>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let language = use_preferences().with_untracked(|preferences| preferences.language);
    let label = move || {
        let number = formats.with(|formats| formats.number(number as u32 + 1));
        t_string!(i18n, fields.option, n = number)
    };
    let value = derived(move || {
        draft.with(|draft| {
            draft.options.get(place).map(|one| one.label.own(language).to_owned()).unwrap_or_default()
        })
    });
    // An option without a name yet is named by its number.
    let name = derived(move || Some(value.get()).filter(|name| !name.is_empty()).unwrap_or_else(label));
    let is_last = derived(move || offered.with(Vec::len) <= number + 1);
    view! {
        <div class="option-row">
            <TextField
                label=label
                value=value
                on_input=move |text: String| draft.update(|draft| draft.name_option(place, language, text))
            />
            <span class="field-row__up">
                <IconButton
                    icon=IconName::Down
                    label=move || t_string!(i18n, fields.move_up, name = name.get())
                    disabled=number == 0
                    on_press=move |()| draft.update(|draft| draft.move_option(place, true))
                />
            </span>
            <IconButton
                icon=IconName::Down
                label=move || t_string!(i18n, fields.move_down, name = name.get())
                disabled=is_last
                on_press=move |()| draft.update(|draft| draft.move_option(place, false))
            />
            <IconButton
                icon=IconName::Close
                label=move || t_string!(i18n, fields.option_away, name = name.get())
                on_press=move |()| draft.update(|draft| draft.take_option(place))
            />
        </div>
    }
    .into_any()
}
