//! Who it is: the name large, what they are and where, and the stage, a tap away from the next.

use leptos::prelude::*;

use crate::domain::id::ChoiceId;
use crate::domain::party::{LifecycleStage, Party, PartyDetails};
use crate::erased::{derived, dynamic, memo};
use crate::i18n::{say, t_string, td_string, use_i18n};
use crate::state::choices::use_choices;
use crate::state::day::use_today;
use crate::state::navigation::{Place, use_go};
use crate::state::preferences::use_formats;
use crate::store::engine::PartyRow;
use crate::terms;
use crate::ui::{Avatar, AvatarSize, IconName, Menu, MenuItem, MenuTrigger, TopBar};
use crate::usecases::Refusal;
use crate::usecases::delete_party::{DeleteParty, delete_party};
use crate::usecases::edit_party::PartyEdit;

use super::super::facts::{FactEditor, TextFact};
use super::super::words;
use crate::parts::saving::{Saving, use_saving};

/// The bar with the way back, the stage and the further actions, and below it the name.
#[component]
pub(super) fn Head(
    /// The customer.
    party: Signal<Party>,
) -> impl IntoView {
    let i18n = use_i18n();
    let renaming = RwSignal::new(false);
    let actions = move || {
        view! {
            <StageMenu party=party/>
            <ActionsMenu party=party on_rename=move |()| renaming.set(true)/>
        }
    };
    let name = move || {
        if renaming.get() {
            view! { <FactEditor party=party fact=TextFact::Name on_close=move |()| renaming.set(false)/> }
                .into_any()
        } else {
            view! { <Name party=party/> }.into_any()
        }
    };
    view! {
        <TopBar
            back_href=Place::Customers.href()
            back_label=say!(i18n, common.back)
            actions=actions
        />
        <header class="customer__head">{dynamic(name)}</header>
    }
    .into_any()
}

#[component]
fn Name(party: Signal<Party>) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let today = use_today();
    let saving = use_saving();
    let name = memo(move |_| party.with(|party| party.name().to_owned()));
    let organisation = memo(move |_| party.with(Party::is_organisation));
    let honorific = move || {
        party.with(|party| match &party.details {
            PartyDetails::Person(person) => person.honorific.clone(),
            PartyDetails::Organisation(_) => String::new(),
        })
    };
    let line = memo(move |_| {
        let id = party.with(|party| party.id);
        saving.services.read(|store| store.party_line(id))
    });
    let about = memo(move |_| {
        let about = |row: &PartyRow| terms::line(&[&row.subtitle, &row.city]);
        line.with(|line| line.as_ref().map(about).unwrap_or_default())
    });
    let last_contact = move || {
        let last = line.with(|line| line.as_ref().and_then(|line| line.last_contact));
        match last {
            Some(at) => formats.with(|formats| {
                let ago = formats.relative_day(formats.date_of(at), today.get());
                t_string!(i18n, customers.last_contact, ago = ago)
            }),
            None => t_string!(i18n, customers.never_contacted).to_owned(),
        }
    };
    view! {
        <Avatar name=name organisation=organisation size=AvatarSize::Page/>
        <div class="customer__titles">
            <p class="customer__honorific">{dynamic(honorific)}</p>
            <h1 class="customer__name" tabindex="-1"><bdi>{name}</bdi></h1>
            <p class="customer__about">{about}</p>
            <p class="quiet">{dynamic(last_contact)}</p>
        </div>
    }
    .into_any()
}

/// The stage as a pill that opens the others.
#[component]
fn StageMenu(party: Signal<Party>) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let choices = use_choices();
    let stage = memo(move |_| party.with(|party| (party.stage, party.own_stage)));
    let named =
        move |locale, (stage, own)| choices.with(|choices| words::named_stage(locale, choices, stage, own));
    let choose = move |(stage, own): (LifecycleStage, Option<ChoiceId>)| {
        let (id, name) = party.with_untracked(|party| (party.id, party.name().to_owned()));
        let locale = saving.locale();
        let called = untrack(|| named(locale, (stage, own)));
        let said = td_string!(locale, customers.stage_changed, name = name, stage = called);
        let edit = match own {
            Some(own) => PartyEdit::SetOwnStage(stage, own),
            None => PartyEdit::SetStage(stage),
        };
        saving.edit_saying(id, edit, said);
    };
    let items = move || {
        let offered = choices.with(|choices| choices.stages(stage.get_untracked().1));
        offered
            .into_iter()
            .map(|one| {
                view! {
                    <MenuItem
                        label=move || named(i18n.get_locale(), one)
                        checked=derived(move || stage.get() == one)
                        on_press=move |()| choose(one)
                    />
                }
            })
            .collect_view()
    };
    let class = move || match stage.get().0 {
        LifecycleStage::Prospect => "stage-menu stage-menu--prospect",
        LifecycleStage::Lead => "stage-menu stage-menu--lead",
        LifecycleStage::Customer => "stage-menu stage-menu--customer",
        LifecycleStage::Former => "stage-menu stage-menu--former",
    };
    let colour = move || {
        let (stage, own) = stage.get();
        choices.with(|choices| words::stage_colour(choices, stage, own))
    };
    let label = move || {
        let stage = named(i18n.get_locale(), stage.get());
        t_string!(i18n, customers.stage_is, stage = stage)
    };
    view! {
        <div class=class data-colour=colour>
            <Menu
                label=label
                words=move || named(i18n.get_locale(), stage.get())
                trigger=MenuTrigger::Chip
                icon=IconName::Star
            >
                {items()}
            </Menu>
        </div>
    }
    .into_any()
}

#[component]
fn ActionsMenu(party: Signal<Party>, #[prop(into)] on_rename: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let loading = saving.services.loading();
    let go = use_go();
    let history = {
        let go = go.clone();
        move |()| go(Place::ChangesOf(party.with_untracked(|party| party.id)))
    };
    let history = Callback::new(history);
    let delete = Callback::new(move |()| {
        let (id, name) = party.with_untracked(|party| (party.id, party.name().to_owned()));
        let said = td_string!(saving.locale(), customers.deleted, name = name);
        go(Place::Customers);
        run_delete(saving, DeleteParty { party: id }, said);
    });
    // What hangs on a customer is known only when everything is read.
    let delete_item = move || {
        loading.get().done.then(|| {
            view! {
                <MenuItem
                    label=say!(i18n, customers.delete)
                    icon=IconName::Trash
                    danger=true
                    on_press=delete
                />
            }
        })
    };
    view! {
        <Menu label=say!(i18n, customers.more_actions)>
            <MenuItem
                label=say!(i18n, customers.rename)
                icon=IconName::Edit
                on_press=on_rename
            />
            <MenuItem
                label=say!(i18n, customers.history_of_changes)
                icon=IconName::Clock
                on_press=history
            />
            {dynamic(delete_item)}
        </Menu>
    }
    .into_any()
}

fn run_delete(saving: Saving, request: DeleteParty, said: String) {
    saving.writing.run(
        move |store| async move {
            let deleted = delete_party(&store, request).await.map_err(Refusal::Commit)?;
            Ok((Some(deleted.change), ()))
        },
        said,
        |_| {},
    );
}
