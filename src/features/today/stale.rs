//! The customers whose details were not confirmed for long: worth a question in the next talk.

use leptos::prelude::*;

use crate::erased::{Each, When, memo};
use crate::i18n::{say, t_string, use_i18n};
use crate::state::day::use_today;
use crate::state::navigation::Place;
use crate::state::preferences::use_formats;
use crate::state::services::use_services;
use crate::store::engine::StaleFacts;
use crate::terms;
use crate::ui::{Avatar, Card, CardKind, ListRow, SectionHeader};

/// How many are shown.
const MOST: usize = 3;

/// Whose details to ask about; nothing when there are none.
#[component]
pub fn Stale() -> impl IntoView {
    let i18n = use_i18n();
    let services = use_services();
    let today = use_today();
    let stale = memo(move |_| services.read(|store| store.stale_facts(today.get(), MOST)));
    view! {
        <When when=move || !stale.with(Vec::is_empty)>
            <section>
                <SectionHeader title=say!(i18n, today.stale)/>
                <Card kind=CardKind::List>
                    <Each
                        each=move || stale.get()
                        key=|one| (one.row.clone(), one.oldest_days, one.talk_soon)
                        children=row
                    />
                </Card>
            </section>
        </When>
    }
    .into_any()
}

fn row(stale: StaleFacts) -> AnyView {
    let i18n = use_i18n();
    let formats = use_formats();
    let StaleFacts { row, oldest_days, talk_soon } = stale;
    let about = move || {
        let span = formats.with(|formats| formats.span(oldest_days));
        let soon = if talk_soon { t_string!(i18n, today.stale_talk) } else { "" };
        terms::line(&[&t_string!(i18n, today.stale_for, span = span).to_string(), soon])
    };
    let (name, avatar, organisation) = (row.name.clone(), row.name, row.organisation);
    view! {
        <ListRow
            title=move || name.clone()
            subtitle=about
            lead=move || {
                let name = avatar.clone();
                view! { <Avatar name organisation=Signal::stored(organisation)/> }
            }
            href=Place::Customer(row.id).href()
        />
    }
    .into_any()
}
