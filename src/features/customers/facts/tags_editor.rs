//! Tags: a tap takes one away, a word and Enter adds one.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use crate::domain::party::Party;
use crate::erased::{Each, effect, memo};
use crate::i18n::{say, t_string, use_i18n};
use crate::state::choices::use_choices;
use crate::ui::{Button, ButtonTone, Chip, IconName, TextField};
use crate::usecases::FormField;
use crate::usecases::edit_party::PartyEdit;

use super::super::words;
use super::super::written_tags::tags_to_add;
use super::fact::Fact;
use super::form_editor::on_escape;
use crate::parts::saving::use_saving;

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
    let tags = memo(move |_| party.with(|party| party.tags.clone()));
    let key = StoredValue::new(Fact::Tags.draft_key(id));
    let typed = key.with_value(|key| saving.drafts.keep(key, String::new()));
    let attempt = saving.writing.attempt();
    attempt.forgive_with(move || typed.track());
    let error = saving.error_or_failure(attempt, &[FormField::Tag]);
    let forget = move || key.with_value(|key| saving.drafts.clear(key));
    // `then` hears when everything typed is a tag; what cannot be one stays in the field.
    let add_typed = move |then: Callback<()>| {
        let text = typed.get_untracked();
        let edits = tags_to_add(&text);
        if edits.is_empty() {
            forget();
            return then.run(());
        }
        let (drafts, kept) = (saving.drafts, key.get_value());
        saving.edit(attempt, id, edits, move || {
            // More may have been typed in the meantime.
            if typed.try_with_untracked(|typed| *typed == text) != Some(false) {
                drafts.clear(&kept);
                typed.try_set(String::new());
            }
            then.try_run(());
        });
    };
    let stay = Callback::new(|()| {});
    let give_up = Callback::new(move |()| {
        forget();
        on_close.run(());
    });
    let on_key = move |event: KeyboardEvent| match event.key().as_str() {
        // A comma of either script divides tags, as people type lists.
        "Enter" | "," | "،" => {
            event.prevent_default();
            add_typed(stay);
        }
        _ => on_escape(&event, give_up),
    };
    let choices = use_choices();
    let kept = move |tag: String| {
        let (label, name, own) = (tag.clone(), tag.clone(), tag.clone());
        let colour = move || choices.with(|choices| words::tag_colour(choices, &own));
        view! {
            <Chip
                label=label
                colour=Signal::derive(colour)
                icon=IconName::Tag
                on_remove=move |()| saving.edit_surely(id, PartyEdit::RemoveTag(tag.clone()))
                remove_label=move || t_string!(i18n, customers.remove_named, name = name.clone())
            />
        }
    };
    let offered = memo(move |_| {
        let all = saving.services.read(|store| store.facets().tags);
        tags.with(|own| {
            let others = all.into_iter().map(|(tag, _)| tag).filter(|tag| !own.contains(tag));
            others.take(SUGGESTED).collect::<Vec<_>>()
        })
    });
    let offer = move |tag: String| {
        let label = tag.clone();
        // What is being typed is left alone.
        let add = move |()| saving.edit(attempt, id, vec![PartyEdit::AddTag(tag.clone())], || {});
        view! { <Chip label=label icon=IconName::Plus on_press=add/> }
    };
    let input = NodeRef::<html::Input>::new();
    effect(move |_| {
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
                    label=say!(i18n, customers.tags)
                    hint=say!(i18n, customers.tags_hint)
                    value=typed
                    on_input=move |text: String| typed.set(text)
                    error=error
                    node_ref=input
                />
            </div>
            <div class="chip-group__chips">
                <Each each=move || tags.get() key=Clone::clone children=kept/>
                <Each each=move || offered.get() key=Clone::clone children=offer/>
            </div>
            <div class="button-row">
                <Button
                    label=say!(i18n, common.done)
                    tone=ButtonTone::Quiet
                    on_press=move |()| add_typed(on_close)
                />
            </div>
        </div>
    }
    .into_any()
}
