//! Calling, writing and finding the way: one tap each, and afterwards one more to log it.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::domain::interaction::InteractionKind;
use crate::domain::party::Party;
use crate::domain::time::Instant;
use crate::i18n::{t_string, use_i18n};
use crate::state::day::now;
use crate::ui::{IconButton, IconButtonTone, IconName};

use super::super::saving::use_saving;
use super::super::words;
use super::after_contact::AfterContact;
use super::contact_ways::{ContactWay, Means, contact_ways};

/// How long after a call its outcome is still asked for, in milliseconds.
const ASKS_FOR_MS: i64 = 12 * 3_600_000;

/// A call or message that was begun from here and is not logged yet. Kept as a draft: phones like
/// to close the browser during a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Begun {
    pub kind: InteractionKind,
    pub at: Instant,
}

/// The ways to reach the customer, those that are open, and the question how it went.
#[component]
pub(super) fn ContactActions(
    /// The customer.
    party: Signal<Party>,
) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let id = party.with_untracked(|party| party.id);
    let key = format!("contact.{id}");
    let still_asks =
        move |begun: &Begun| now().checked_millis_since(begun.at).is_some_and(|since| since < ASKS_FOR_MS);
    let begun = RwSignal::new(saving.drafts.load::<Begun>(&key).filter(still_asks));
    let kept = key.clone();
    Effect::watch(
        move || begun.get(),
        move |begun, _, _| match begun {
            Some(begun) => saving.drafts.save(&kept, begun),
            None => saving.drafts.clear(&kept),
        },
        false,
    );
    let ways = Memo::new(move |_| party.with(contact_ways));
    let action = move |way: ContactWay| {
        let means = way.means;
        let kind = way.interaction();
        let press = move |()| {
            if let Some(kind) = kind {
                begun.set(Some(Begun { kind, at: now() }));
            }
        };
        // What the phone answers by itself stays in this tab; pages of others open beside it.
        let target = if way.href.starts_with("https:") { "_blank" } else { "_self" };
        view! {
            <IconButton
                tone=IconButtonTone::Soft
                captioned=true
                icon=icon(means)
                label=move || match means {
                    Means::Channel(channel) => words::channel(i18n.get_locale(), channel),
                    Means::Map => t_string!(i18n, customers.map),
                }
                href=way.href
                on_press=press
                attr:target=target
                attr:rel="noopener"
            />
        }
    };
    let actions = move || {
        ways.with(|ways| !ways.is_empty()).then(|| {
            view! {
                <div class="contact-actions">
                    <For each=move || ways.get() key=|way| way.href.clone() children=action/>
                </div>
            }
        })
    };
    let question = move || {
        begun.get().map(|contact| {
            view! { <AfterContact party=id begun=contact on_done=move |()| begun.set(None)/> }
        })
    };
    view! {
        {actions}
        {question}
    }
    .into_any()
}

fn icon(means: Means) -> IconName {
    match means {
        Means::Channel(channel) => words::channel_icon(channel),
        Means::Map => IconName::Pin,
    }
}
