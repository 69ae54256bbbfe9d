//! Calling, writing and finding the way: one tap each, and afterwards one more to log it.

use leptos::prelude::*;

use crate::domain::interaction::{InteractionKind, Outcome};
use crate::domain::party::Party;
use crate::erased::{Each, dynamic, memo};
use crate::i18n::{say, t_string, use_i18n};
use crate::parts::tasks::NextStep;
use crate::state::begun_contact::use_begun_contacts;
use crate::ui::{Card, CardKind, IconButton, IconButtonTone, IconName};

use super::super::words;
use super::after_contact::AfterContact;
use super::contact_ways::{ContactWay, Means, contact_ways};
use super::message::MessageSheet;

/// The ways to reach the customer, those that are open, and the question how it went.
#[component]
pub(super) fn ContactActions(
    /// The customer.
    party: Signal<Party>,
) -> impl IntoView {
    let i18n = use_i18n();
    let contacts = use_begun_contacts();
    let id = party.with_untracked(|party| party.id);
    let begun = RwSignal::new(contacts.of(id));
    let ended = RwSignal::new(None::<(InteractionKind, Outcome)>);
    let done = move |()| {
        contacts.end(id);
        begun.set(None);
    };
    let logged = move |outcome: Outcome| {
        let kind = begun.get_untracked().map(|contact| contact.kind);
        done(());
        ended.set(kind.map(|kind| (kind, outcome)));
    };
    let ways = memo(move |_| party.with(contact_ways));
    let action = move |way: ContactWay| {
        let means = way.means;
        let kind = way.interaction();
        let press = move |()| {
            if let Some(kind) = kind {
                begun.set(contacts.begin(id, kind));
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
    let writing = RwSignal::new(false);
    let actions = move || {
        ways.with(|ways| !ways.is_empty()).then(|| {
            view! {
                <div class="contact-actions">
                    <Each each=move || ways.get() key=|way| way.href.clone() children=action/>
                    <IconButton
                        tone=IconButtonTone::Soft
                        captioned=true
                        icon=IconName::Edit
                        label=say!(i18n, templates.write)
                        on_press=move |()| writing.set(true)
                    />
                </div>
            }
        })
    };
    let question = move || {
        begun.get().map(|contact| {
            view! { <AfterContact party=id begun=contact on_logged=logged on_done=done/> }
        })
    };
    let next = move || {
        ended.get().map(|(kind, outcome)| {
            view! {
                <Card kind=CardKind::Next>
                    <NextStep party=id kind=kind outcome=Some(outcome) on_done=move |()| ended.set(None)/>
                </Card>
            }
        })
    };
    view! {
        {dynamic(actions)}
        {dynamic(question)}
        {dynamic(next)}
        <MessageSheet party=party open=writing/>
    }
    .into_any()
}

fn icon(means: Means) -> IconName {
    match means {
        Means::Channel(channel) => words::channel_icon(channel),
        Means::Map => IconName::Pin,
    }
}
