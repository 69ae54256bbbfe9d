//! Editing a name on a social network.

use leptos::prelude::*;

use crate::domain::party::{Party, SocialHandle, SocialNetwork};
use crate::erased::derived;
use crate::i18n::{say, use_i18n};
use crate::ui::{Choice, SelectField, TextField, TextKind, at_place, place_of};
use crate::usecases::FormField;
use crate::usecases::edit_party::{ListEdit, PartyEdit};

use super::super::words;
use super::fact::Fact;
use super::fact_form::{FactForm, put};
use super::form_editor::FormEditor;
use crate::parts::saving::use_saving;

/// The networks, the most used in the region first.
const NETWORKS: [SocialNetwork; 7] = [
    SocialNetwork::Instagram,
    SocialNetwork::Telegram,
    SocialNetwork::Bale,
    SocialNetwork::Eitaa,
    SocialNetwork::LinkedIn,
    SocialNetwork::X,
    SocialNetwork::Facebook,
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
    let id = party.with_untracked(|party| party.id);
    let first = was.clone().unwrap_or(SocialHandle {
        network: SocialNetwork::Instagram,
        handle: String::new(),
        confirmed_on: None,
    });
    let form = FactForm::new(use_saving(), id, &Fact::Handle(was.clone()), first, on_close);
    let typed = form.typed;
    let remove = was
        .clone()
        .map(|was| Callback::new(move |()| form.save(PartyEdit::Handle(ListEdit::Remove(was.clone())))));
    let save = move |()| form.save(PartyEdit::Handle(put(was.clone(), typed.get_untracked())));
    let choose = move |place: String| {
        if let Some(network) = at_place(&NETWORKS, &place) {
            typed.update(|one| one.network = network);
        }
    };
    view! {
        <FormEditor
            label=say!(i18n, customers.handle).signal()
            failure=form.failure()
            on_save=save
            on_cancel=move |()| form.give_up()
            on_remove=remove
        >
            <SelectField
                label=say!(i18n, customers.network)
                choices=Signal::stored(
                    Choice::each(&NETWORKS, |one| move || words::network(i18n.get_locale(), one)),
                )
                value=derived(move || typed.with(|one| place_of(&NETWORKS, &one.network)))
                on_change=choose
            />
            <TextField
                label=say!(i18n, customers.handle)
                kind=TextKind::Email
                value=derived(move || typed.with(|one| one.handle.clone()))
                on_input=move |text: String| typed.update(|one| one.handle = text)
                error=form.error(&[FormField::Handle])
            />
        </FormEditor>
    }
    .into_any()
}
