//! "Is this still right?": asks about the fact that was not confirmed for the longest time, before the
//! rep relies on it; one tap confirms it.

use leptos::prelude::*;

use crate::domain::contact_fact::{AgedFact, ContactFact, STALE_AFTER_DAYS};
use crate::domain::id::PartyId;
use crate::domain::party::Party;
use crate::domain::task::Task;
use crate::erased::{dynamic, memo};
use crate::i18n::{say, t_string, td_string, use_i18n};
use crate::parts::saving::{Saving, use_saving};
use crate::state::day::use_today;
use crate::state::preferences::use_formats;
use crate::ui::{Button, ButtonTone, Card, CardKind, Icon, IconName};
use crate::usecases::confirm_facts::{ConfirmFacts, confirm_facts};

use super::super::facts::{Fact, TextFact};
use super::super::words;

/// From how many days on a fact is asked about when a talk with the customer is near.
const BEFORE_A_TALK_DAYS: i32 = 60;
/// How near a talk is then, in days.
const TALK_WITHIN_DAYS: i32 = 3;

/// The question, while there is a fact to ask about.
#[component]
pub(super) fn StillRight(
    /// The customer.
    party: Signal<Party>,
    /// The fact that is being edited.
    editing: RwSignal<Option<Fact>>,
) -> impl IntoView {
    let saving = use_saving();
    let formats = use_formats();
    let today = use_today();
    let id = party.with_untracked(|party| party.id);
    let oldest = memo(move |_| {
        let (today, offset_at) = (today.get(), formats.get().offset_at);
        let is_near = |task: &Task| {
            let days = task.due.map(|due| today.days_until(due.day(offset_at)));
            task.is_open() && days.is_some_and(|days| (0..=TALK_WITHIN_DAYS).contains(&days))
        };
        saving.services.read(|store| {
            let near = store.tasks_of(id).iter().any(is_near);
            let from = if near { BEFORE_A_TALK_DAYS } else { STALE_AFTER_DAYS };
            let oldest = store.facts_by_age(id).into_iter().next();
            oldest.filter(|fact| fact.confirmed_on.days_until(today) >= from)
        })
    });
    dynamic(move || oldest.get().map(|aged| view! { <Question id=id aged=aged editing=editing/> }))
}

#[component]
fn Question(id: PartyId, aged: AgedFact, editing: RwSignal<Option<Fact>>) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let today = use_today();
    let saving = use_saving();
    let AgedFact { fact, confirmed_on, asked } = aged;
    let (icon, said) = told(&fact, saving);
    let age = move || {
        let ago = formats.get().relative_day(confirmed_on, today.get());
        if asked {
            t_string!(i18n, customers.confirmed_ago, ago = ago).to_string()
        } else {
            t_string!(i18n, customers.written_ago, ago = ago).to_string()
        }
    };
    let attempt = saving.writing.attempt();
    let own = fact.clone();
    let confirm = move |()| {
        let request = ConfirmFacts { party: id, facts: vec![own.clone()], today: today.get_untracked() };
        attempt.run(
            move |store| async move { Ok((confirm_facts(&store, request).await?, ())) },
            td_string!(saving.locale(), customers.confirmed).to_owned(),
            |()| {},
        );
    };
    let change = editable(fact).map(|fact| {
        view! {
            <Button
                label=say!(i18n, customers.still_right_change)
                tone=ButtonTone::Quiet
                on_press=move |()| editing.set(Some(fact.clone()))
            />
        }
    });
    view! {
        <section class="still-right" aria-label=say!(i18n, customers.still_right)>
            <Card kind=CardKind::Next>
                <h2>{say!(i18n, customers.still_right).shown()}</h2>
                <p class="still-right__fact">
                    <Icon name=icon/>
                    <bdi>{said}</bdi>
                    <span class="quiet">{dynamic(age)}</span>
                </p>
                <div class="button-row">
                    <Button
                        label=say!(i18n, customers.still_right_yes)
                        icon=IconName::Check
                        on_press=confirm
                    />
                    {change}
                </div>
            </Card>
        </section>
    }
    .into_any()
}

/// What a fact says, with its sign.
fn told(fact: &ContactFact, saving: Saving) -> (IconName, String) {
    let formats = saving.formats();
    match fact {
        ContactFact::Phone(phone) => (IconName::Call, formats.phone(phone.number)),
        ContactFact::Email(email) => (IconName::Mail, email.address.clone()),
        ContactFact::Address(address) => (IconName::Pin, address.one_line(formats.list_separator())),
        ContactFact::Handle(handle) => {
            let network = words::network(saving.locale(), handle.network);
            (IconName::Chat, format!("{network}: {}", handle.handle))
        }
        ContactFact::Link(link) => {
            let name = untrack(|| {
                saving.services.read(|store| store.party(link.organisation)).map(|one| one.name().to_owned())
            });
            (IconName::Building, crate::terms::line(&[&link.title, &name.unwrap_or_default()]))
        }
    }
}

/// The fact as its editor knows it; a place of work is changed among the links.
fn editable(fact: ContactFact) -> Option<Fact> {
    Some(match fact {
        ContactFact::Phone(phone) => Fact::Text(TextFact::Phone(Some(phone))),
        ContactFact::Email(email) => Fact::Text(TextFact::Email(Some(email))),
        ContactFact::Address(address) => Fact::Address(Some(address)),
        ContactFact::Handle(handle) => Fact::Handle(Some(handle)),
        ContactFact::Link(_) => return None,
    })
}
