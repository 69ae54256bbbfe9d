//! Editing a line of text in its place: Enter or leaving it saves, Escape brings back what was.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use crate::domain::party::Party;
use crate::erased::{Each, effect, memo};
use crate::i18n::{say, use_i18n};
use crate::ui::{Button, ButtonTone, Chip, IconName, TextField};
use crate::usecases::edit_party::PartyEdit;

use super::super::words;
use super::fact::Fact;
use super::leave::{Leave, keep_focus};
use super::text_fact::TextFact;
use crate::parts::saving::{Saving, use_saving};

/// The field of a fact. What is typed is kept as a draft until it is saved; a fault is said beside
/// it and nothing is lost.
#[component]
pub(in super::super) fn FactEditor(
    /// The customer.
    party: Signal<Party>,
    /// The fact.
    fact: TextFact,
    /// It was saved or given up.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let id = party.with_untracked(|party| party.id);
    let initial = party.with_untracked(|party| fact.typed(party, saving.home()));
    let key = StoredValue::new(Fact::Text(fact.clone()).draft_key(id));
    let typed = key.with_value(|key| saving.drafts.keep(key, initial.clone()));
    let attempt = saving.writing.attempt_aside();
    attempt.forgive_with(move || typed.track());
    let error = saving.error_or_failure(attempt, fact.fields());
    let fact = StoredValue::new(fact);
    let initial = StoredValue::new(initial);
    let close = move || {
        key.with_value(|key| saving.drafts.clear(key));
        on_close.try_run(());
    };
    let commit = Callback::new(move |edits: Vec<PartyEdit>| {
        if edits.is_empty() {
            return close();
        }
        let kept = key.get_value();
        saving.edit(attempt, id, edits, move || {
            saving.drafts.clear(&kept);
            on_close.try_run(());
        });
    });
    let save = move || {
        let text = typed.get_untracked();
        let same = initial.with_value(|initial| text.trim() == initial.trim());
        let edit = if same { None } else { fact.with_value(|fact| fact.edit(text)) };
        commit.run(edit.into_iter().collect());
    };
    let leave = Leave::new(save);
    let on_key = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" => {
            event.prevent_default();
            save();
        }
        "Escape" => {
            event.prevent_default();
            event.stop_propagation();
            close();
        }
        _ => {}
    };
    let input = NodeRef::<html::Input>::new();
    effect(move |_| {
        if let Some(input) = input.get()
            && input.focus().is_err()
        {
            leptos::logging::warn!("the fact's field could not take the focus");
        }
    });
    let suggestions = suggestions(fact, saving, typed, commit);
    let further = further_edits(party, fact, typed, commit);
    let kind = fact.with_value(TextFact::kind);
    view! {
        <div class="fact-editor" on:focusin=move |_| leave.came() on:focusout=move |_| leave.went()>
            <div on:keydown=on_key>
                <TextField
                    label=move || fact.with_value(|fact| fact.label(i18n.get_locale()))
                    kind=kind
                    value=typed
                    on_input=move |text: String| typed.set(text)
                    error=error
                    node_ref=input
                />
            </div>
            <div class="fact-editor__further" on:mousedown=keep_focus>
                {suggestions} {further}
                <div class="button-row fact-editor__touch">
                    <Button label=say!(i18n, common.save) on_press=move |()| save()/>
                    <Button
                        label=say!(i18n, common.cancel)
                        tone=ButtonTone::Quiet
                        on_press=move |()| close()
                    />
                </div>
                <p class="quiet fact-editor__hint">{say!(i18n, customers.editor_hint).shown()}</p>
            </div>
        </div>
    }
    .into_any()
}

type Commit = Callback<Vec<PartyEdit>>;

/// What others have in this place, a tap each.
fn suggestions(
    fact: StoredValue<TextFact>,
    saving: Saving,
    typed: RwSignal<String>,
    commit: Commit,
) -> impl IntoView {
    let wants = fact.with_value(|fact| matches!(fact, TextFact::Owner | TextFact::Source));
    let offered = memo(move |_| {
        if !wants {
            return Vec::new();
        }
        let values = saving.services.read(|store| fact.with_value(|fact| fact.suggestions(&store.facets())));
        typed.with(|typed| values.into_iter().filter(|value| value != typed.trim()).collect::<Vec<_>>())
    });
    let chip = move |value: String| {
        let label = value.clone();
        let press = move |()| {
            commit.run(fact.with_value(|fact| fact.edit(value.clone())).into_iter().collect());
        };
        view! { <Chip label=label on_press=press/> }
    };
    wants.then(|| {
        view! {
            <div class="chip-group__chips">
                <Each each=move || offered.get() key=Clone::clone children=chip/>
            </div>
        }
    })
}

/// What else can be done with a telephone number or an e-mail: its label, its place, its end. What
/// is typed meanwhile is saved with it.
fn further_edits(
    party: Signal<Party>,
    fact: StoredValue<TextFact>,
    typed: RwSignal<String>,
    commit: Commit,
) -> impl IntoView {
    let i18n = use_i18n();
    let removal = fact.with_value(TextFact::removal)?;
    let (own, all) = fact.with_value(TextFact::labels)?;
    let labels = all.iter().copied().map(|label| {
        let press = move |()| commit.run(fact.with_value(|fact| fact.labelled(typed.get_untracked(), label)));
        view! {
            <Chip
                label=move || words::label(i18n.get_locale(), label)
                pressed=Signal::stored(label == own)
                on_press=press
            />
        }
    });
    let preferred = move || {
        let typed = typed.get_untracked();
        party.with_untracked(|party| fact.with_value(|fact| fact.preferred(typed, party)))
    };
    let prefer = (!preferred().is_empty()).then(|| {
        view! {
            <Chip
                label=say!(i18n, customers.use_first)
                icon=IconName::Star
                on_press=move |()| commit.run(preferred())
            />
        }
    });
    Some(view! {
        <div class="chip-group__chips">
            {labels.collect_view()} {prefer}
            <Chip
                label=say!(i18n, customers.remove)
                icon=IconName::Trash
                on_press=move |()| commit.run(vec![removal.clone()])
            />
        </div>
    })
}
