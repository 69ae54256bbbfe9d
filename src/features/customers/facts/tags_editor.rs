//! Tags: a tap takes one away, a word and Enter adds one.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use crate::domain::party::Party;
use crate::i18n::{t_string, use_i18n};
use crate::ui::{Button, ButtonTone, Chip, IconName, TextField};
use crate::usecases::FormField;
use crate::usecases::edit_party::PartyEdit;

use super::super::saving::use_saving;

/// How many of the tags others have are offered.
const SUGGESTED: usize = 12;

/// The tags of a customer, a field for another, and those that others have.
#[component]
pub(super) fn TagsEditor(
    /// The customer.
    party: Signal<Party>,
    /// The user is done.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let id = party.with_untracked(|party| party.id);
    let tags = Memo::new(move |_| party.with(|party| party.tags.clone()));
    let typed = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let add = move |tag: String| {
        saving.edit(id, vec![PartyEdit::AddTag(tag)], move |outcome| match outcome {
            Ok(()) => {
                error.set(None);
                typed.set(String::new());
            }
            Err(refusal) => error.set(saving.said_of(&refusal, &[FormField::Tag])),
        });
    };
    let add_typed = move || {
        let tag = typed.get_untracked();
        if !tag.trim().is_empty() {
            add(tag);
        }
    };
    let done = move |()| {
        add_typed();
        on_close.run(());
    };
    let on_key = move |event: KeyboardEvent| match event.key().as_str() {
        // A comma of either script divides tags, as people type lists.
        "Enter" | "," | "،" => {
            event.prevent_default();
            add_typed();
        }
        "Escape" => {
            event.prevent_default();
            event.stop_propagation();
            on_close.run(());
        }
        _ => {}
    };
    let kept = move |tag: String| {
        let (label, name) = (tag.clone(), tag.clone());
        view! {
            <Chip
                label=label
                icon=IconName::Tag
                on_remove=move |()| saving.edit_surely(id, PartyEdit::RemoveTag(tag.clone()))
                remove_label=move || t_string!(i18n, customers.remove_named, name = name.clone())
            />
        }
    };
    let offered = Memo::new(move |_| {
        let all = saving.services.read(|store| store.facets().tags);
        tags.with(|own| {
            let others = all.into_iter().map(|(tag, _)| tag).filter(|tag| !own.contains(tag));
            others.take(SUGGESTED).collect::<Vec<_>>()
        })
    });
    let offer = move |tag: String| {
        let label = tag.clone();
        view! { <Chip label=label icon=IconName::Plus on_press=move |()| add(tag.clone())/> }
    };
    let input = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(input) = input.get()
            && input.focus().is_err()
        {
            leptos::logging::warn!("the tags' field could not take the focus");
        }
    });
    view! {
        <div class="fact-editor">
            <div on:keydown=on_key>
                <TextField
                    label=move || t_string!(i18n, customers.tags)
                    hint=move || t_string!(i18n, customers.tags_hint)
                    value=typed
                    on_input=move |text: String| typed.set(text)
                    error=error
                    node_ref=input
                />
            </div>
            <div class="chip-group__chips">
                <For each=move || tags.get() key=Clone::clone children=kept/>
                <For each=move || offered.get() key=Clone::clone children=offer/>
            </div>
            <div class="button-row">
                <Button
                    label=move || t_string!(i18n, common.done)
                    tone=ButtonTone::Quiet
                    on_press=done
                />
            </div>
        </div>
    }
    .into_any()
}
