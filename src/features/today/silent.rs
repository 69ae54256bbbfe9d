//! The customers not heard from for the longest time, each with a call a tap away.

use std::time::Duration;

use leptos::prelude::*;

use crate::domain::id::PartyId;
use crate::domain::interaction::InteractionKind;
use crate::domain::phone::PhoneNumber;
use crate::i18n::{t_string, use_i18n};
use crate::state::begun_contact::use_begun_contacts;
use crate::state::customer_query::list_address;
use crate::state::day::use_today;
use crate::state::navigation::{Place, use_go};
use crate::state::preferences::use_formats;
use crate::state::services::use_services;
use crate::store::engine::{PartyQuery, PartyRow, PartySort};
use crate::ui::{
    Avatar, Button, ButtonTone, Card, CardKind, Drawing, EmptyState, IconButton, IconButtonTone, IconName,
    ListRow, SectionHeader, Skeleton, Status, StatusTone,
};

/// From how many days on a silence is worth a word.
const QUIET_DAYS: u32 = 21;
/// How many are shown.
const MOST: usize = 5;

/// The longest silences worth a word, the longest first.
pub fn use_silences() -> Memo<Vec<PartyRow>> {
    let services = use_services();
    let formats = use_formats();
    let today = use_today();
    Memo::new(move |_| {
        let (today, formats) = (today.get(), formats.get());
        let mut rows = services.read(|store| store.longest_silent(MOST));
        rows.retain(|row| {
            let quiet = |last| formats.date_of(last).days_until(today) >= QUIET_DAYS as i32;
            row.last_contact.is_some_and(quiet)
        });
        rows
    })
}

/// The longest silence of all, as the one thing to do first; without any, a word of calm.
#[component]
pub fn LongestSilence(
    /// The longest silences.
    silences: Memo<Vec<PartyRow>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let loading = use_services().loading();
    let all_known = Memo::new(move |_| loading.get().done);
    let first = Memo::new(move |_| silences.with(|rows| rows.first().cloned()));
    move || match first.get() {
        Some(row) => hero(row),
        None if !all_known.get() => view! { <Skeleton rows=2/> }.into_any(),
        None => view! { <EmptyState drawing=Drawing::Calm title=move || t_string!(i18n, today.all_quiet)/> }
            .into_any(),
    }
}

fn hero(row: PartyRow) -> AnyView {
    let i18n = use_i18n();
    let formats = use_formats();
    let today = use_today();
    let last = row.last_contact;
    let silence = move || {
        let formats = formats.get();
        let days = last.map_or(0, |last| formats.date_of(last).days_until(today.get()));
        t_string!(i18n, today.silence, span = formats.span(days.unsigned_abs()))
    };
    let call = row.phone.map(|phone| {
        view! {
            <Button
                tone=ButtonTone::OnHero
                icon=IconName::Call
                label=move || t_string!(i18n, today.call_short)
                href=phone.tel_uri()
                on_press=asked_afterwards(row.id)
            />
        }
    });
    view! {
        <Card kind=CardKind::Hero>
            <div class="today__next">
                <Status label=silence tone=Signal::stored(StatusTone::Warn)/>
                <p class="today__name"><bdi>{row.name}</bdi></p>
                <p class="quiet"><bdi>{row.subtitle}</bdi></p>
            </div>
            <div class="button-row">
                {call}
                <Button
                    tone=ButtonTone::OnHeroQuiet
                    label=move || t_string!(i18n, today.open)
                    href=Place::Customer(row.id).href()
                />
            </div>
        </Card>
    }
    .into_any()
}

/// The silences, without the longest where it is told already; nothing when there are none.
#[component]
pub fn Silences(
    /// The longest silences.
    silences: Memo<Vec<PartyRow>>,
    /// Whether the longest is among them.
    #[prop(into)]
    all: Signal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let rest = Memo::new(move |_| {
        let from = usize::from(!all.get());
        silences.with(|rows| rows.get(from..).map(<[_]>::to_vec).unwrap_or_default())
    });
    let everybody = list_address(&PartyQuery {
        quiet_days: Some(QUIET_DAYS),
        sort: PartySort::LongestSilence,
        ..PartyQuery::default()
    });
    view! {
        <Show when=move || !rest.with(Vec::is_empty)>
            <section>
                <SectionHeader
                    title=move || t_string!(i18n, today.silent)
                    action_label=move || t_string!(i18n, today.silent_all)
                    action_href=everybody.clone()
                />
                <Card kind=CardKind::List>
                    <For each=move || rest.get() key=PartyRow::clone children=row/>
                </Card>
            </section>
        </Show>
    }
    .into_any()
}

fn row(row: PartyRow) -> AnyView {
    let i18n = use_i18n();
    let formats = use_formats();
    let today = use_today();
    let last = row.last_contact;
    let ago = move || {
        let formats = formats.get();
        last.map(|last| formats.relative_day(formats.date_of(last), today.get())).unwrap_or_default()
    };
    let subtitle = move || t_string!(i18n, today.silent_for, ago = ago());
    let organisation = row.organisation;
    let (title, avatar, callee) = (row.name.clone(), row.name.clone(), row.name);
    let asked = Callback::new(asked_afterwards(row.id));
    let phone = row.phone;
    view! {
        <ListRow
            title=move || title.clone()
            subtitle=subtitle
            lead=move || {
                let name = avatar.clone();
                view! { <Avatar name organisation=Signal::stored(organisation)/> }
            }
            href=Place::Customer(row.id).href()
            action=move || phone.map(|phone| call_button(phone, callee.clone(), asked))
        />
    }
    .into_any()
}

/// What a call begins besides calling: whoever comes back from it finds the customer's page, which asks
/// how it went.
fn asked_afterwards(party: PartyId) -> impl Fn(()) + Clone + Send + Sync + 'static {
    let (contacts, go) = (use_begun_contacts(), use_go());
    move |()| {
        contacts.begin(party, InteractionKind::Call);
        let go = go.clone();
        // Once the browser has handed the number to the telephone.
        set_timeout(move || go(Place::Customer(party)), Duration::ZERO);
    }
}

fn call_button(phone: PhoneNumber, name: String, on_press: Callback<()>) -> AnyView {
    let i18n = use_i18n();
    view! {
        <IconButton
            icon=IconName::Call
            tone=IconButtonTone::Accent
            label=move || t_string!(i18n, today.call, name = name.as_str())
            href=phone.tel_uri()
            on_press
        />
    }
    .into_any()
}
