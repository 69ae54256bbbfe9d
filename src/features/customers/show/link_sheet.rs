//! The sheet in which a person is tied to an organisation.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::domain::id::PartyId;
use crate::domain::link::{DecisionRole, Link};
use crate::erased::{derived, dynamic, memo, watch};
use crate::i18n::{say, t_string, td_string, use_i18n};
use crate::state::services::use_services;
use crate::store::engine::PartyShape;
use crate::ui::{Button, Chip, Form, FormError, IconName, Sheet, TextField};
use crate::usecases::FormField;
use crate::usecases::edit_link::{EditLink, edit_link};
use crate::usecases::link_parties::{LinkParties, OtherEnd, link_parties};

use super::super::words;
use crate::parts::party_picker::PartyPicker;
use crate::parts::saving::use_saving;

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
            open=derived(move || form.with(Option::is_some))
            on_close=move |()| form.set(None)
            title=title
            close_label=say!(i18n, common.close)
        >
            {dynamic(move || {
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
            })}
        </Sheet>
    }
    .into_any()
}

/// The other end as far as it is chosen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum Chosen {
    Nobody,
    Existing(PartyId),
    New(String),
}

/// A link as typed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct LinkDraft {
    /// The letters typed to find the other end.
    search: String,
    chosen: Chosen,
    title: String,
    role: Option<DecisionRole>,
}

impl LinkDraft {
    fn of(link: Option<&Link>) -> Self {
        Self {
            search: String::new(),
            chosen: Chosen::Nobody,
            title: link.map(|link| link.title.clone()).unwrap_or_default(),
            role: link.and_then(|link| link.role),
        }
    }
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
    let key = match &edited {
        Some(link) => format!("link.{}", link.id),
        None => format!("link.of.{party}"),
    };
    let draft = saving.drafts.keep(&key, LinkDraft::of(edited.as_ref()));
    let attempt = saving.writing.attempt();
    attempt.forgive_with(move || draft.track());
    let edited_id = edited.as_ref().map(|link| link.id);
    let save = move || {
        let LinkDraft { chosen, title, role, .. } = draft.get_untracked();
        let key = key.clone();
        let done = move |()| {
            saving.drafts.clear(&key);
            on_done.try_run(());
        };
        if let Some(link) = edited_id {
            let request = EditLink { link, title, role };
            return attempt.run(
                move |store| async move { Ok((edit_link(&store, store.world(), request).await?, ())) },
                saving.saved(),
                done,
            );
        }
        let (home, owner) = (saving.home(), saving.owner());
        let other = match chosen {
            Chosen::Existing(id) => OtherEnd::Existing(id),
            Chosen::New(name) => OtherEnd::New { name, home, owner },
            Chosen::Nobody => return,
        };
        let said = td_string!(saving.locale(), customers.linked).to_owned();
        let request = LinkParties { party, other, title, role };
        attempt.run(
            move |store| async move {
                let linked = link_parties(&store, store.world(), request).await?;
                Ok((Some(linked.change), ()))
            },
            said,
            done,
        );
    };
    let editing = edited.is_some();
    let ready = memo(move |_| editing || draft.with(|draft| draft.chosen != Chosen::Nobody));
    let details = move || {
        ready.get().then(|| {
            view! {
                <TextField
                    label=say!(i18n, customers.link_title)
                    value=derived(move || draft.with(|draft| draft.title.clone()))
                    on_input=move |typed: String| draft.update(|draft| draft.title = typed)
                    error=saving.error(attempt, &[FormField::LinkTitle])
                />
                <RoleChips draft=draft/>
                <div class="sheet__actions">
                    <FormError message=saving.failure(attempt)/>
                    <Button label=say!(i18n, common.save) submit=true wide=true/>
                </div>
            }
        })
    };
    let other_error = saving.error(attempt, &[FormField::OtherParty, FormField::Name, FormField::Contact]);
    view! {
        <Form on_submit=move |()| save()>
            {(!editing).then(|| view! { <OtherEndChoice party=party organisation=organisation draft=draft/> })}
            <FormError message=other_error/>
            {dynamic(details)}
        </Form>
    }
    .into_any()
}

#[component]
fn OtherEndChoice(party: PartyId, organisation: bool, draft: RwSignal<LinkDraft>) -> impl IntoView {
    let i18n = use_i18n();
    let services = use_services();
    let typed = RwSignal::new(draft.with_untracked(|draft| draft.search.clone()));
    watch(
        move || typed.get(),
        move |typed, _, _| draft.update(|draft| draft.search.clone_from(typed)),
        false,
    );
    let chosen = memo(move |_| draft.with(|draft| draft.chosen.clone()));
    let choose = move |chosen| draft.update(|draft| draft.chosen = chosen);
    let shape = if organisation { PartyShape::Person } else { PartyShape::Organisation };
    let except = derived(move || {
        services.read(|store| store.links(party).into_iter().map(|link| link.other).collect::<Vec<_>>())
    });
    dynamic(move || match chosen.get() {
        Chosen::Nobody => view! {
            <PartyPicker
                text=typed
                shape=Some(shape)
                except=except
                on_choose=move |id| choose(Chosen::Existing(id))
                on_new=Callback::new(move |name| choose(Chosen::New(name)))
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
                        on_remove=move |()| choose(Chosen::Nobody)
                        remove_label=move || t_string!(i18n, customers.remove_named, name = removed.clone())
                    />
                </div>
            }
            .into_any()
        }
    })
}

#[component]
fn RoleChips(draft: RwSignal<LinkDraft>) -> impl IntoView {
    let i18n = use_i18n();
    let chips = DecisionRole::ALL.map(|one| {
        view! {
            <Chip
                label=move || words::role(i18n.get_locale(), one)
                pressed=derived(move || draft.with(|draft| draft.role == Some(one)))
                on_press=move |()| {
                    draft.update(|draft| draft.role = (draft.role != Some(one)).then_some(one));
                }
            />
        }
    });
    view! {
        <fieldset class="chip-group">
            <legend class="field__label">{say!(i18n, customers.role).shown()}</legend>
            <div class="chip-group__chips">{chips.into_iter().collect_view()}</div>
        </fieldset>
    }
    .into_any()
}
