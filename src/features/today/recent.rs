//! What happened last, with whomever.

use leptos::prelude::*;

use crate::erased::{Each, When, memo};
use crate::i18n::{say, use_i18n};
use crate::parts::interaction_line::{InteractionLine, interaction_key};
use crate::state::navigation::Place;
use crate::state::services::use_services;
use crate::store::engine::InteractionHit;
use crate::ui::{Card, CardKind, SectionHeader};

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
                <SectionHeader
                    title=say!(i18n, today.recent)
                    action_label=say!(i18n, interactions.show_all)
                    action_href=Place::Interactions.href()
                />
                <Card kind=CardKind::List>
                    <Each
                        each=move || first.get()
                        key=interaction_key
                        children=|hit| view! { <InteractionLine hit/> }
                    />
                </Card>
            </section>
        </When>
    }
    .into_any()
}
