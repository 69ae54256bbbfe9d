//! Who is there already and may be the one who is being added.

use std::time::Duration;

use leptos::prelude::*;

use crate::domain::country::Country;
use crate::domain::duplicates::Reason;
use crate::domain::email::EmailAddress;
use crate::domain::id::PartyId;
use crate::domain::party::{ContactEmail, ContactLabel, ContactPhone, Party, PartyDetails};
use crate::domain::phone::PhoneNumber;
use crate::domain::time::Instant;
use crate::erased::{Each, When, dynamic, memo, watch};
use crate::i18n::{t_string, use_i18n};
use crate::painted::use_pause;
use crate::parts::duplicate_words::reasons;
use crate::parts::saving::{Saving, use_saving};
use crate::state::navigation::Place;
use crate::state::preferences::use_formats;
use crate::ui::{Avatar, Card, CardKind, ListRow};
use crate::usecases::find_duplicates::like_one_of;

use super::add_draft::AddDraft;

/// How long nothing is typed before it is looked for.
const REST: Duration = Duration::from_millis(200);
/// How many of those that a search finds are laid beside what is typed.
const LOOKED_AT: usize = 12;
/// How many are shown.
const SHOWN: usize = 3;
/// Fewest letters of a name that somebody is looked for by.
const FEWEST_LETTERS: usize = 3;

/// Says who may be the one that is typed, and why, so that nobody is added twice.
#[component]
pub(super) fn Alike(
    /// What is typed.
    draft: RwSignal<AddDraft>,
    /// One of them was opened instead.
    on_open: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let saving = use_saving();
    let pause = use_pause();
    let found = RwSignal::new(Vec::<Known>::new());
    let typed =
        memo(move |_| draft.with(|draft| (draft.organisation, draft.name.clone(), draft.contact.clone())));
    watch(
        move || typed.get(),
        move |typed, _, _| {
            let typed = typed.clone();
            pause.then(REST, move || {
                found.try_set(look(saving, typed));
            });
        },
        true,
    );
    let row = move |known: Known| {
        let Known { id, name, organisation, why } = known;
        let (shown, initial) = (name.clone(), name);
        view! {
            <ListRow
                title=move || view! { <bdi>{shown.clone()}</bdi> }
                subtitle=move || reasons(i18n.get_locale(), &formats.get(), &why)
                lead=move || view! { <Avatar name=initial.clone() organisation=organisation/> }
                wraps=true
                href=Place::Customer(id).href()
                on_press=on_open
            />
        }
    };
    let some = memo(move |_| found.with(|found| !found.is_empty()));
    view! {
        <div>
            <p class="quiet" role="status">
                {dynamic(move || some.get().then(|| t_string!(i18n, duplicates.maybe_here).to_owned()))}
            </p>
            <When when=move || some.get()>
                <Card kind=CardKind::List>
                    <Each
                        each=move || found.get()
                        key=|known| postcard::to_allocvec(&(known.id, &known.name, &known.why)).unwrap_or_default()
                        children=row
                    />
                </Card>
            </When>
        </div>
    }
    .into_any()
}

/// Somebody who is there.
#[derive(Clone, Debug, PartialEq)]
struct Known {
    id: PartyId,
    name: String,
    organisation: bool,
    why: Vec<Reason>,
}

/// Those of the customers who are like what is typed.
fn look(saving: Saving, (organisation, name, contact): (bool, String, String)) -> Vec<Known> {
    let party = begun(organisation, &name, &contact, saving.home());
    untrack(|| {
        saving.services.read(|store| {
            let mut near = Vec::new();
            if name.trim().chars().count() >= FEWEST_LETTERS {
                near = store.search_parties(&name, LOOKED_AT);
            }
            let number = party.phones.first().map(|phone| phone.number);
            let reached = number.map(PhoneNumber::e164);
            let reached = reached.or_else(|| party.emails.first().map(|email| email.address.clone()));
            let reached = reached.map(|text| store.search_parties(&text, LOOKED_AT));
            near.extend(reached.unwrap_or_default());
            near.sort_unstable();
            near.dedup();
            let near: Vec<Party> = near.into_iter().filter_map(|id| store.party(id)).collect();
            let known = |(id, why)| {
                let party = near.iter().find(|party| party.id == id)?;
                let (name, organisation) = (party.name().to_owned(), party.is_organisation());
                Some(Known { id, name, organisation, why })
            };
            let mut alike = like_one_of(&party, &near);
            // Whoever has the number comes first, also by another name, and before a name is typed.
            let holds = |party: &&Party| party.phones.iter().any(|phone| Some(phone.number) == number);
            for holder in near.iter().filter(holds) {
                let known = alike.iter().position(|(id, _)| *id == holder.id).map(|at| alike.remove(at));
                let held = || number.map(|number| (holder.id, vec![Reason::Phone(number)]));
                if let Some(holder) = known.or_else(held) {
                    alike.insert(0, holder);
                }
            }
            alike.into_iter().take(SHOWN).filter_map(known).collect()
        })
    })
}

/// What is typed, as a customer.
fn begun(organisation: bool, name: &str, contact: &str, home: Country) -> Party {
    let details = PartyDetails::named(organisation, name.trim().to_owned());
    let mut party = Party::new(PartyId(uuid::Uuid::nil()), details, Instant::EPOCH);
    let label = ContactLabel::Mobile;
    if let Ok(number) = PhoneNumber::parse(contact, home) {
        party.phones.push(ContactPhone { number, label, confirmed_on: None });
    } else if contact.parse::<EmailAddress>().is_ok() {
        let address = contact.trim().to_owned();
        party.emails.push(ContactEmail { address, label, confirmed_on: None });
    }
    party
}
