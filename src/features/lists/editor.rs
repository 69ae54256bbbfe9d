//! The sheet in which a choice of a list is written.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::domain::choice::{Choice as ListChoice, ChoiceList, Meaning};
use crate::domain::interaction::Outcome;
use crate::domain::language::Language;
use crate::domain::party::LifecycleStage;
use crate::erased::{derived, memo};
use crate::formats::base64;
use crate::i18n::formats::names;
use crate::i18n::{say, t_string, td_string, use_i18n};
use crate::parts::more_fields::MoreFields;
use crate::parts::saving::{Saving, use_saving};
use crate::state::choices::use_choices;
use crate::state::writing::Attempt;
use crate::ui::{Button, Chip, Choice, Form, FormError, SelectField, Sheet, TextField, at_place, place_of};
use crate::usecases::FormField;
use crate::usecases::add_choice::{AddChoice, add_choice};
use crate::usecases::edit_choice::{EditChoice, edit_choice};
use crate::usecases::rename_label::{RenameLabel, rename_label};

use super::colour_picker::ColourPicker;
use super::draft::ChoiceDraft;
use super::words;

/// What the editor is open for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Editing {
    /// A new choice of a list.
    New(ChoiceList),
    /// One that is there, as it was seen.
    Existing(ListChoice),
}

/// Writes a new choice, or edits one that is there.
#[component]
pub(super) fn EditorSheet(
    /// What it is open for; none while closed.
    editing: RwSignal<Option<Editing>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let choices = use_choices();
    let title = move || {
        editing.with(|editing| match editing {
            Some(Editing::Existing(choice)) => {
                let locale = i18n.get_locale();
                let name = choices.with(|choices| words::name(locale, choices, choice));
                t_string!(i18n, lists.edit, name = name).to_string()
            }
            _ => t_string!(i18n, lists.add).to_owned(),
        })
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
    /// Saved.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let (seen, begun, key) = match shown {
        Editing::New(list) => (None, ChoiceDraft::new(list), format!("choice.new.{}", list as u8)),
        Editing::Existing(choice) => {
            let key = format!(
                "choice.{}",
                base64::encoded(&postcard::to_allocvec(&choice.meaning).unwrap_or_default())
            );
            let begun = ChoiceDraft::of(&choice);
            (Some(choice), begun, key)
        }
    };
    let draft = saving.drafts.keep(&key, begun);
    let attempt = saving.writing.attempt();
    attempt.forgive_with(move || draft.track());
    let is_new = seen.is_none();
    let seen = StoredValue::new(seen);
    let save = move |()| {
        let key = key.clone();
        let done = move |()| {
            saving.drafts.clear(&key);
            on_done.try_run(());
        };
        run_save(saving, attempt, seen.get_value(), draft.get_untracked(), done);
    };
    let is_text = draft.with_untracked(|draft| draft.meaning.text().is_some());
    let name = if is_text {
        view! { <TextName draft attempt seen/> }.into_any()
    } else {
        view! { <Names draft attempt seen/> }.into_any()
    };
    let counts_as = (is_new && !is_text).then(|| view! { <CountsAs draft/> });
    let offered = (!is_new).then(|| {
        view! {
            <Chip
                label=say!(i18n, lists.offered)
                pressed=derived(move || draft.with(|draft| !draft.facts.retired))
                on_press=move |()| draft.update(|draft| draft.facts.retired = !draft.facts.retired)
            />
        }
    });
    view! {
        <Form on_submit=save>
            {name}
            {counts_as}
            <ColourPicker
                value=derived(move || draft.with(|draft| draft.facts.colour))
                on_change=move |colour| draft.update(|draft| draft.facts.colour = colour)
            />
            {offered}
            <div class="sheet__actions">
                <FormError message=saving.failure(attempt)/>
                <Button label=say!(i18n, common.save) submit=true wide=true/>
            </div>
        </Form>
    }
    .into_any()
}

/// The name of a source or a tag, with what becomes of those who have it.
#[component]
fn TextName(
    draft: RwSignal<ChoiceDraft>,
    attempt: Attempt,
    seen: StoredValue<Option<ListChoice>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let text = move || draft.with(|draft| draft.meaning.text().unwrap_or_default().to_owned());
    let was = seen.with_value(|seen| seen.as_ref().and_then(|seen| seen.meaning.text().map(str::to_owned)));
    let facets = memo(move |_| saving.services.read(|store| store.facets()));
    let hint = move || {
        let Some(was) = was.clone() else { return String::new() };
        let typed = text().trim().to_owned();
        let is_tag = draft.with(|draft| matches!(draft.meaning, Meaning::Tag(_)));
        let taken = facets.with(|facets| {
            let texts = if is_tag { &facets.tags } else { &facets.sources };
            texts.iter().any(|(own, _)| *own == typed)
        });
        if taken && typed != was {
            t_string!(i18n, lists.merge_hint, name = typed).to_string()
        } else {
            t_string!(i18n, lists.rename_hint).to_owned()
        }
    };
    view! {
        <TextField
            label=say!(i18n, lists.name)
            hint=hint
            value=derived(text)
            on_input=move |typed: String| draft.update(|draft| draft.write_text(typed))
            error=saving.error(attempt, &[FormField::Name, FormField::Tag, FormField::Source])
            required=true
        />
    }
    .into_any()
}

/// The name of a stage or an outcome in the user's language, the other languages behind "more".
#[component]
fn Names(
    draft: RwSignal<ChoiceDraft>,
    attempt: Attempt,
    seen: StoredValue<Option<ListChoice>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let own = saving.preferences.with_untracked(|preferences| preferences.language);
    let built_in = seen.with_value(|seen| seen.as_ref().is_some_and(ListChoice::is_built_in));
    let error = saving.error(attempt, &[FormField::Name]);
    let field = move |language: Language, label: TextProp, first: bool| {
        let hint = move || {
            if !(first && built_in) {
                return String::new();
            }
            let name = draft.with(|draft| words::built_in(i18n.get_locale(), &draft.meaning));
            t_string!(i18n, lists.name_hint, name = name).to_string()
        };
        view! {
            <TextField
                label=label
                hint=hint
                value=derived(move || draft.with(|draft| draft.facts.label.own(language).to_owned()))
                on_input=move |typed: String| {
                    draft.update(|draft| *draft.facts.label.own_mut(language) = typed);
                }
                error=derived(move || error.get().filter(|_| first))
            />
        }
    };
    let others = Language::ALL.into_iter().filter(move |language| *language != own);
    let others = others.map(move |language| {
        let label = move || t_string!(i18n, lists.name_in, language = names::language(language)).to_string();
        field(language, label.into(), false)
    });
    let first = field(own, say!(i18n, lists.name).into(), true);
    let further = draft.with_untracked(|draft| {
        Language::ALL.into_iter().any(|one| one != own && !draft.facts.label.own(one).is_empty())
    });
    view! {
        {first}
        <MoreFields needed=Signal::stored(further)>{others.collect_view()}</MoreFields>
    }
    .into_any()
}

/// What is built in that a new stage or outcome stands for.
#[component]
fn CountsAs(draft: RwSignal<ChoiceDraft>) -> impl IntoView {
    let i18n = use_i18n();
    let all: Vec<Meaning> = match draft.with_untracked(|draft| draft.meaning.list()) {
        ChoiceList::Stages => LifecycleStage::ALL.map(Meaning::Stage).to_vec(),
        ChoiceList::Outcomes => Outcome::ALL.map(Meaning::Outcome).to_vec(),
        ChoiceList::Sources | ChoiceList::Tags => Vec::new(),
    };
    let offered = all.iter().enumerate().map(|(place, meaning)| {
        let meaning = meaning.clone();
        Choice::new(place.to_string(), move || words::built_in(i18n.get_locale(), &meaning))
    });
    let offered: Vec<Choice> = offered.collect();
    let all = StoredValue::new(all);
    view! {
        <SelectField
            label=say!(i18n, lists.counts_as)
            hint=say!(i18n, lists.counts_as_hint)
            choices=Signal::stored(offered)
            value=derived(move || draft.with(|draft| all.with_value(|all| place_of(all, &draft.meaning))))
            on_change=move |place: String| {
                if let Some(meaning) = all.with_value(|all| at_place(all, &place)) {
                    draft.update(|draft| draft.meaning = meaning);
                }
            }
        />
    }
    .into_any()
}

/// Saves what is typed: a new choice, another name on every customer, or another word about a choice.
fn run_save(
    saving: Saving,
    attempt: Attempt,
    seen: Option<ListChoice>,
    draft: ChoiceDraft,
    done: impl FnOnce(()) + 'static,
) {
    let locale = saving.locale();
    let ChoiceDraft { meaning, facts } = draft;
    let Some(seen) = seen else {
        let said = td_string!(locale, lists.added).to_owned();
        return attempt.run(
            move |store| async move {
                let last = store.choices().list(meaning.list()).last().map(|last| last.position);
                let position = last.map_or(0, |last| last.saturating_add(1));
                let request = AddChoice { meaning, facts, position };
                let added = add_choice(&store, store.world(), request).await?;
                Ok((Some(added.change), ()))
            },
            said,
            done,
        );
    };
    let name = meaning.text().map(str::to_owned).filter(|_| meaning != seen.meaning);
    let Some(name) = name else {
        return attempt.run(
            move |store| async move {
                Ok((edit_choice(&store, store.world(), EditChoice { seen, facts }).await?, ()))
            },
            saving.saved(),
            done,
        );
    };
    attempt.run(
        move |store| async move {
            let taken_by = store.choices().named(&meaning).cloned();
            let request = RenameLabel { choice: seen, taken_by, facts, name };
            let renamed = rename_label(&store, store.world(), request).await?;
            Ok((renamed.change, ()))
        },
        saving.saved(),
        done,
    );
}
