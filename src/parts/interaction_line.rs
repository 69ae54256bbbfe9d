//! What happened, as a line of a list: with whom, what and when.

use std::hash::Hash;

use leptos::prelude::*;

use crate::i18n::use_i18n;
use crate::state::day::use_today;
use crate::state::navigation::Place;
use crate::state::preferences::use_formats;
use crate::store::engine::InteractionHit;
use crate::terms::{self, interaction_icon, line};
use crate::ui::{Icon, ListRow};

/// All that a line shows of it: what has changed is drawn anew.
#[must_use]
pub fn interaction_key(hit: &InteractionHit) -> impl Eq + Hash + use<> {
    let one = &hit.interaction;
    let icon = (one.kind, one.direction, one.outcome);
    (one.id, one.at, icon, one.subject.clone(), one.text.clone(), hit.party_name.clone())
}

/// A line that leads to the customer.
#[component]
pub fn InteractionLine(
    /// What happened.
    hit: InteractionHit,
    /// What else is said of it.
    #[prop(optional)]
    further: Vec<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let today = use_today();
    let interaction = hit.interaction;
    let (kind, at) = (interaction.kind, interaction.at);
    let icon = interaction_icon(&interaction);
    let said = if interaction.subject.is_empty() { interaction.text } else { interaction.subject };
    let said: Vec<String> = further.into_iter().chain([said]).filter(|said| !said.is_empty()).collect();
    let said = said.join(" · ");
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
