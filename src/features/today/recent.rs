//! What happened last, with whomever.

use std::hash::Hash;

use leptos::prelude::*;

use crate::erased::{Each, When, memo};
use crate::i18n::{say, use_i18n};
use crate::state::day::use_today;
use crate::state::navigation::Place;
use crate::state::preferences::use_formats;
use crate::state::services::use_services;
use crate::store::engine::InteractionHit;
use crate::terms::{self, interaction_icon, line};
use crate::ui::{Card, CardKind, Icon, ListRow, SectionHeader};

/// How many are read: a busy week, of which the first few are shown.
const READ: usize = 300;
/// How many are shown.
const MOST: usize = 5;

/// The latest interactions, newest first.
pub fn use_recent() -> Memo<Vec<InteractionHit>> {
    let services = use_services();
    memo(move |_| services.read(|store| store.recent_interactions(READ)))
}

/// The latest interactions; nothing when there are none.
#[component]
pub fn Recent(
    /// The latest interactions.
    recent: Memo<Vec<InteractionHit>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let first = memo(move |_| recent.with(|hits| hits.iter().take(MOST).cloned().collect::<Vec<_>>()));
    view! {
        <When when=move || !first.with(Vec::is_empty)>
            <section>
                <SectionHeader title=say!(i18n, today.recent)/>
                <Card kind=CardKind::List>
                    <Each
                        each=move || first.get()
                        key=shown
                        children=row
                    />
                </Card>
            </section>
        </When>
    }
    .into_any()
}

/// All that a row shows of it: what has changed is drawn anew.
fn shown(hit: &InteractionHit) -> impl Eq + Hash + use<> {
    let one = &hit.interaction;
    let icon = (one.kind, one.direction, one.outcome);
    (one.id, one.at, icon, one.subject.clone(), one.text.clone(), hit.party_name.clone())
}

fn row(hit: InteractionHit) -> AnyView {
    let i18n = use_i18n();
    let formats = use_formats();
    let today = use_today();
    let interaction = hit.interaction;
    let (kind, at) = (interaction.kind, interaction.at);
    let icon = interaction_icon(&interaction);
    let said = if interaction.subject.is_empty() { interaction.text } else { interaction.subject };
    let subtitle = move || {
        let when = formats.with(|formats| formats.moment(at, today.get()));
        let said = (!said.is_empty()).then(|| {
            // A box of its own: text of the other direction is cut at its own end.
            view! { " · " <span class="row__said clip" dir="auto">{said.clone()}</span> }
        });
        view! { <span>{line(&[terms::kind(i18n.get_locale(), kind), &when])}</span> {said} }
    };
    let name = hit.party_name;
    view! {
        <ListRow
            title=move || name.clone()
            subtitle=subtitle
            lead=move || view! { <span class="row-icon"><Icon name=icon/></span> }
            href=Place::Customer(interaction.party).href()
        />
    }
    .into_any()
}
