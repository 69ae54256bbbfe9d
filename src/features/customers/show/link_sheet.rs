//! The sheet in which a person is tied to an organisation.

use leptos::prelude::*;

use crate::domain::id::PartyId;
use crate::domain::link::{DecisionRole, Link};
use crate::i18n::{t_string, td_string, use_i18n};
use crate::state::services::use_services;
use crate::store::engine::PartyShape;
use crate::ui::{Button, Chip, IconName, Sheet, TextField};
use crate::usecases::edit_link::{EditLink, edit_link};
use crate::usecases::link_parties::{LinkParties, OtherEnd, link_parties};
use crate::usecases::{FormField, Refusal};

use super::super::party_picker::PartyPicker;
use super::super::saving::use_saving;
use super::super::words;

/// What the sheet is open for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum LinkForm {
    /// A new link.
    New,
    /// The title and role of a link.
    Edit(Link),
}

/// Chooses the other end, by its name or as a new one, and says what the person is there.
#[component]
pub(super) fn LinkSheet(
    /// The party from which is linked.
    party: PartyId,
    /// Whether that is an organisation.
    organisation: bool,
    /// What it is open for; none while closed.
    form: RwSignal<Option<LinkForm>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let title = move || match (form.with(|form| matches!(form, Some(LinkForm::Edit(_)))), organisation) {
        (true, _) => t_string!(i18n, customers.edit_link),
        (false, true) => t_string!(i18n, customers.add_person),
        (false, false) => t_string!(i18n, customers.add_organisation),
    };
    view! {
        <Sheet
            open=Signal::derive(move || form.with(Option::is_some))
            on_close=move |()| form.set(None)
            title=title
            close_label=move || t_string!(i18n, common.close)
        >
            {move || {
                form.get_untracked()
                    .map(|shown| {
                        view! {
                            <Fields
                                party=party
                                organisation=organisation
                                shown=shown
                                on_done=move |()| form.set(None)
                            />
                        }
                    })
            }}
        </Sheet>
    }
    .into_any()
}

/// The other end as far as it is chosen.
#[derive(Clone, Debug, PartialEq)]
enum Chosen {
    Nobody,
    Existing(PartyId),
    New(String),
}

#[component]
fn Fields(
    party: PartyId,
    organisation: bool,
    shown: LinkForm,
    #[prop(into)] on_done: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let edited = match shown {
        LinkForm::New => None,
        LinkForm::Edit(link) => Some(link),
    };
    let chosen = RwSignal::new(Chosen::Nobody);
    let title = RwSignal::new(edited.as_ref().map(|link| link.title.clone()).unwrap_or_default());
    let role = RwSignal::new(edited.as_ref().and_then(|link| link.role));
    let title_error = RwSignal::new(None::<String>);
    let other_error = RwSignal::new(None::<String>);
    let refused = move |refusal: &Refusal| {
        title_error.set(saving.said_of(refusal, &[FormField::LinkTitle]));
        other_error.set(saving.said_of(refusal, &[FormField::OtherParty, FormField::Name, FormField::Phone]));
    };
    let edited_id = edited.as_ref().map(|link| link.id);
    let save = move || {
        let (title, role) = (title.get_untracked(), role.get_untracked());
        let done = move |outcome: Result<(), Refusal>| match outcome {
            Ok(()) => {
                on_done.try_run(());
            }
            Err(refusal) => refused(&refusal),
        };
        if let Some(link) = edited_id {
            let request = EditLink { link, title, role };
            return saving.writing.run(
                move |store| async move { Ok((edit_link(&store, request).await?, ())) },
                saving.saved(),
                done,
            );
        }
        let home = saving.home();
        let other = match chosen.get_untracked() {
            Chosen::Existing(id) => OtherEnd::Existing(id),
            Chosen::New(name) => OtherEnd::New { name, home },
            Chosen::Nobody => return,
        };
        let said = td_string!(saving.locale(), customers.linked).to_owned();
        let request = LinkParties { party, other, title, role };
        saving.writing.run(
            move |store| async move {
                let linked = link_parties(&store, store.world(), request).await?;
                Ok((Some(linked.change), ()))
            },
            said,
            done,
        );
    };
    let editing = edited.is_some();
    let ready = Memo::new(move |_| editing || chosen.with(|chosen| *chosen != Chosen::Nobody));
    let details = move || {
        ready.get().then(|| {
            view! {
                <TextField
                    label=move || t_string!(i18n, customers.link_title)
                    value=title
                    on_input=move |typed: String| title.set(typed)
                    error=title_error
                />
                <RoleChips role=role/>
                <div class="sheet__actions">
                    <Button label=move || t_string!(i18n, common.save) submit=true wide=true/>
                </div>
            }
        })
    };
    view! {
        <form
            class="form"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                save();
            }
        >
            {(!editing).then(|| view! { <OtherEndChoice party=party organisation=organisation chosen=chosen/> })}
            <p class="field__error" role="alert">{move || other_error.get()}</p>
            {details}
        </form>
    }
    .into_any()
}

#[component]
fn OtherEndChoice(party: PartyId, organisation: bool, chosen: RwSignal<Chosen>) -> impl IntoView {
    let i18n = use_i18n();
    let services = use_services();
    let typed = RwSignal::new(String::new());
    let shape = if organisation { PartyShape::Person } else { PartyShape::Organisation };
    let except = Signal::derive(move || {
        services.read(|store| store.links(party).into_iter().map(|link| link.other).collect::<Vec<_>>())
    });
    move || match chosen.get() {
        Chosen::Nobody => view! {
            <PartyPicker
                text=typed
                shape=Some(shape)
                except=except
                on_choose=move |id| chosen.set(Chosen::Existing(id))
                on_new=Callback::new(move |name| chosen.set(Chosen::New(name)))
                autofocus=true
            />
        }
        .into_any(),
        other => {
            let name = match other {
                Chosen::Existing(id) => services
                    .read(|store| store.party(id))
                    .map(|party| party.name().to_owned())
                    .unwrap_or_default(),
                Chosen::New(name) => name,
                Chosen::Nobody => String::new(),
            };
            let removed = name.clone();
            let icon = if organisation { IconName::Person } else { IconName::Building };
            view! {
                <div class="add-facts">
                    <Chip
                        label=name
                        icon=icon
                        on_remove=move |()| chosen.set(Chosen::Nobody)
                        remove_label=move || t_string!(i18n, customers.remove_named, name = removed.clone())
                    />
                </div>
            }
            .into_any()
        }
    }
}

#[component]
fn RoleChips(role: RwSignal<Option<DecisionRole>>) -> impl IntoView {
    let i18n = use_i18n();
    let chips = DecisionRole::ALL.map(|one| {
        view! {
            <Chip
                label=move || words::role(i18n.get_locale(), one)
                pressed=Signal::derive(move || role.get() == Some(one))
                on_press=move |()| role.update(|role| *role = (*role != Some(one)).then_some(one))
            />
        }
    });
    view! {
        <fieldset class="chip-group">
            <legend class="field__label">{move || t_string!(i18n, customers.role)}</legend>
            <div class="chip-group__chips">{chips.into_iter().collect_view()}</div>
        </fieldset>
    }
    .into_any()
}
