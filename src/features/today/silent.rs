//! The customers silent for longer than is usual with them, each with a call a tap away.

use std::time::Duration;

use leptos::prelude::*;

use crate::domain::id::PartyId;
use crate::domain::interaction::InteractionKind;
use crate::domain::phone::PhoneNumber;
use crate::erased::{Each, When, dynamic, memo};
use crate::i18n::{say, t_string, use_i18n};
use crate::state::begun_contact::use_begun_contacts;
use crate::state::customer_query::list_address;
use crate::state::day::use_today;
use crate::state::navigation::{Place, use_go};
use crate::state::preferences::use_formats;
use crate::state::services::use_services;
use crate::store::engine::{Cooling, PartyQuery, PartySort};
use crate::ui::{
    Avatar, Button, ButtonTone, Card, CardKind, Drawing, EmptyState, IconButton, IconButtonTone, IconName,
    ListRow, SectionHeader, Skeleton, Status, StatusTone,
};

/// How many are shown.
const MOST: usize = 5;
/// Up to how many days a silence is told by the day, as a rhythm is.
const BY_THE_DAY: u32 = 60;

/// Who is going cold, the coldest first.
pub fn use_going_cold() -> Memo<Vec<Cooling>> {
    let services = use_services();
    let today = use_today();
    memo(move |_| services.read(|store| store.going_cold(today.get(), MOST)))
}

/// The coldest of all, as the one thing to do first; without any, a word of calm.
#[component]
pub fn Coldest(
    /// Who is going cold.
    cold: Memo<Vec<Cooling>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let loading = use_services().loading();
    let all_known = memo(move |_| loading.get().done);
    let first = memo(move |_| cold.with(|cold| cold.first().cloned()));
    dynamic(move || match first.get() {
        Some(cooling) => hero(cooling),
        None if !all_known.get() => view! { <Skeleton rows=2/> }.into_any(),
        None => view! { <EmptyState drawing=Drawing::Calm title=say!(i18n, today.all_quiet)/> }.into_any(),
    })
}

/// How long the silence is, and beside what is usual where that is known: "usually every 12 days, silent
/// for 31 days".
fn silence(cooling: &Cooling) -> impl Fn() -> String + Clone + Send + Sync + 'static {
    let i18n = use_i18n();
    let formats = use_formats();
    let (rhythm, own, days) = (cooling.rhythm_days, cooling.own_rhythm, cooling.silent_days);
    move || {
        let formats = formats.get();
        let span = if days < BY_THE_DAY { formats.days(days) } else { formats.span(days) };
        if own {
            let n = formats.number(rhythm);
            t_string!(i18n, today.usual, count = u32::from(rhythm), n = n, span = span).to_string()
        } else {
            t_string!(i18n, today.silence, span = span).to_string()
        }
    }
}

fn hero(cooling: Cooling) -> AnyView {
    let i18n = use_i18n();
    let silence = silence(&cooling);
    let row = cooling.row;
    let call = row.phone.map(|phone| {
        view! {
            <Button
                tone=ButtonTone::OnHero
                icon=IconName::Call
                label=say!(i18n, today.call_short)
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
                    label=say!(i18n, today.open)
                    href=Place::Customer(row.id).href()
                />
            </div>
        </Card>
    }
    .into_any()
}

/// Who is going cold, without the coldest where that is told already; nothing when there is nobody.
#[component]
pub fn GoingCold(
    /// Who is going cold.
    cold: Memo<Vec<Cooling>>,
    /// Whether the coldest is among them.
    #[prop(into)]
    all: Signal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let rest = memo(move |_| {
        let from = usize::from(!all.get());
        cold.with(|cold| cold.get(from..).map(<[_]>::to_vec).unwrap_or_default())
    });
    let everybody =
        list_address(&PartyQuery { cold: true, sort: PartySort::Coldest, ..PartyQuery::default() });
    view! {
        <When when=move || !rest.with(Vec::is_empty)>
            <section>
                <SectionHeader
                    title=say!(i18n, today.silent)
                    action_label=say!(i18n, today.silent_all)
                    action_href=everybody.clone()
                />
                <Card kind=CardKind::List>
                    <Each each=move || rest.get() key=Cooling::clone children=row/>
                </Card>
            </section>
        </When>
    }
    .into_any()
}

fn row(cooling: Cooling) -> AnyView {
    let subtitle = silence(&cooling);
    let row = cooling.row;
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
