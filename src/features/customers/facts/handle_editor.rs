//! Editing a name on a social network.

use leptos::prelude::*;

use crate::domain::party::{Party, SocialHandle, SocialNetwork};
use crate::i18n::{t_string, use_i18n};
use crate::ui::{Choice, SelectField, TextField, TextKind};
use crate::usecases::FormField;
use crate::usecases::edit_party::{ListEdit, PartyEdit};

use super::super::saving::use_saving;
use super::super::words;
use super::form_editor::FormEditor;

/// The networks, the most used in the region first.
const NETWORKS: [(&str, SocialNetwork); 7] = [
    ("instagram", SocialNetwork::Instagram),
    ("telegram", SocialNetwork::Telegram),
    ("bale", SocialNetwork::Bale),
    ("eitaa", SocialNetwork::Eitaa),
    ("linkedin", SocialNetwork::LinkedIn),
    ("x", SocialNetwork::X),
    ("facebook", SocialNetwork::Facebook),
];

/// The network and the name there.
#[component]
pub(super) fn HandleEditor(
    /// The customer.
    party: Signal<Party>,
    /// The name as it was; none for a new one.
    was: Option<SocialHandle>,
    /// Saved, or given up.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let id = party.with_untracked(|party| party.id);
    let network = RwSignal::new(was.as_ref().map_or(SocialNetwork::Instagram, |was| was.network));
    let handle = RwSignal::new(was.as_ref().map(|was| was.handle.clone()).unwrap_or_default());
    let error = RwSignal::new(None::<String>);
    let run = move |edit: ListEdit<SocialHandle, SocialHandle>| {
        saving.edit(id, vec![PartyEdit::Handle(edit)], move |outcome| match outcome {
            Ok(()) => {
                on_close.try_run(());
            }
            Err(refusal) => error.set(saving.said_of(&refusal, &[FormField::Handle])),
        });
    };
    let remove = was.clone().map(|was| Callback::new(move |()| run(ListEdit::Remove(was.clone()))));
    let save = move |()| {
        let now = SocialHandle { network: network.get_untracked(), handle: handle.get_untracked() };
        run(match was.clone() {
            Some(was) => ListEdit::Change { was, now },
            None => ListEdit::Add(now),
        });
    };
    let choices =
        NETWORKS.map(|(value, one)| Choice::new(value, move || words::network(i18n.get_locale(), one)));
    let value = move || {
        let found = NETWORKS.iter().find(|(_, one)| *one == network.get());
        found.map_or("instagram", |(value, _)| value).to_owned()
    };
    let choose = move |value: String| {
        if let Some((_, one)) = NETWORKS.iter().find(|(name, _)| *name == value) {
            network.set(*one);
        }
    };
    view! {
        <FormEditor
            label=Signal::derive(move || t_string!(i18n, customers.handle).to_owned())
            on_save=save
            on_cancel=on_close
            on_remove=remove
        >
            <SelectField
                label=move || t_string!(i18n, customers.network)
                choices=Signal::stored(Vec::from(choices))
                value=Signal::derive(value)
                on_change=choose
            />
            <TextField
                label=move || t_string!(i18n, customers.handle)
                kind=TextKind::Email
                value=handle
                on_input=move |text: String| handle.set(text)
                error=error
            />
        </FormEditor>
    }
    .into_any()
}
