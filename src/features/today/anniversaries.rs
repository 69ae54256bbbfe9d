//! Birthdays and other days that come back within the week.

use leptos::prelude::*;

use crate::domain::party::AnniversaryKind;
use crate::erased::{Each, When, memo};
use crate::i18n::{say, use_i18n};
use crate::state::day::use_today;
use crate::state::navigation::Place;
use crate::state::preferences::use_formats;
use crate::state::services::use_services;
use crate::store::engine::UpcomingAnniversary;
use crate::terms;
use crate::ui::{Card, CardKind, Icon, IconName, ListRow, SectionHeader, Status, StatusTone};

/// How far ahead the user looks, in days.
const AHEAD_DAYS: u32 = 7;
/// How many are shown.
const MOST: usize = 5;

/// The days to remember that come soon; nothing when there are none.
#[component]
pub fn Anniversaries() -> impl IntoView {
    let i18n = use_i18n();
    let services = use_services();
    let today = use_today();
    let upcoming = memo(move |_| {
        let today = today.get();
        let mut days = services.read(|store| store.anniversaries(today, AHEAD_DAYS));
        days.truncate(MOST);
        days
    });
    view! {
        <When when=move || !upcoming.with(Vec::is_empty)>
            <section>
                <SectionHeader title=say!(i18n, today.anniversaries)/>
                <Card kind=CardKind::List>
                    <Each
                        each=move || upcoming.get()
                        key=|day| (day.party, day.name.clone(), day.next, day.anniversary.kind.clone())
                        children=row
                    />
                </Card>
            </section>
        </When>
    }
    .into_any()
}

fn row(day: UpcomingAnniversary) -> AnyView {
    let i18n = use_i18n();
    let formats = use_formats();
    let today = use_today();
    let kind = day.anniversary.kind;
    let icon = if kind == AnniversaryKind::Birthday { IconName::Cake } else { IconName::Gift };
    let what = move || terms::anniversary(i18n.get_locale(), &kind);
    let next = day.next;
    let when = move || formats.get().relative_day(next, today.get());
    let name = day.name;
    view! {
        <ListRow
            title=move || name.clone()
            subtitle=what
            lead=move || view! { <span class="today__token"><Icon name=icon/></span> }
            trail=move || view! { <Status label=when tone=Signal::stored(StatusTone::Info)/> }
            href=Place::Customer(day.party).href()
        />
    }
    .into_any()
}
