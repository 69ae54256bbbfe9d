//! A customer's page.

use leptos::prelude::*;

use crate::domain::id::PartyId;
use crate::domain::party::Party;
use crate::domain::record::{RecordKind, RecordRef};
use crate::erased::{dynamic, memo};
use crate::i18n::{say, t_string, use_i18n};
use crate::parts::attachments::AttachmentsSection;
use crate::state::navigation::{Place, use_page_title};
use crate::state::services::use_services;
use crate::ui::{
    Button, ButtonTone, Card, CardKind, Drawing, EmptyState, Later, Skeleton, TopBar, use_below_in_time,
};

use super::super::facts::FactsCards;
use super::contact_actions::ContactActions;
use super::head::Head;
use super::links::Links;
use super::notes::Notes;
use super::still_right::StillRight;
use super::tasks::Tasks;
use super::timeline::History;

/// The page of a customer.
#[component]
pub fn CustomerPage(
    /// Whose; none where there can be no such customer.
    id: Memo<Option<PartyId>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let services = use_services();
    let party = memo(move |_| {
        let id = id.get()?;
        services.loading().track();
        services.read(|store| store.party(id))
    });
    let name = memo(move |_| party.with(|party| party.as_ref().map(|party| party.name().to_owned())));
    use_page_title(move || name.get().unwrap_or_else(|| t_string!(i18n, customers.customer).to_owned()));
    // A page is made anew for another customer, and when one comes back by undo.
    let shown = memo(move |_| party.with(|party| party.as_ref().map(|party| party.id)));
    dynamic(move || {
        let first = shown.get().and_then(|_| party.get_untracked());
        match first {
            Some(first) => {
                // Keeps the last image while the page of a customer just deleted goes away.
                let live = memo(move |last: Option<&Party>| {
                    let own = party.get().filter(|party| party.id == first.id);
                    own.or_else(|| last.cloned()).unwrap_or_else(|| first.clone())
                });
                view! { <Shown party=live/> }.into_any()
            }
            None => view! { <NotThere/> }.into_any(),
        }
    })
}

#[component]
fn Shown(#[prop(into)] party: Signal<Party>) -> impl IntoView {
    // What fits into the window comes first, then the rest.
    let in_time = use_below_in_time();
    let editing = RwSignal::new(None);
    let of = RecordRef { kind: RecordKind::Party, id: party.with_untracked(|party| party.id.0) };
    view! {
        <article class="customer">
            <Head party=party/>
            <ContactActions party=party/>
            <StillRight party=party editing=editing/>
            <div class="customer__columns">
                <div class="customer__column">
                    <Notes party=party/>
                    <Tasks party=party/>
                    <History party=party in_time=in_time/>
                </div>
                <div class="customer__column">
                    <Later in_time=in_time>
                        <FactsCards party=party editing=editing/>
                        <Links party=party/>
                        <AttachmentsSection of=of/>
                    </Later>
                </div>
            </div>
        </article>
    }
    .into_any()
}

/// No such customer: not read yet, deleted, or never there.
#[component]
fn NotThere() -> impl IntoView {
    let i18n = use_i18n();
    let services = use_services();
    let loading = services.loading();
    let body = move || {
        if services.store().is_none() || !loading.get().done {
            return view! { <Card kind=CardKind::List><Skeleton rows=4/></Card> }.into_any();
        }
        view! {
            <EmptyState
                drawing=Drawing::Search
                title=say!(i18n, customers.gone_title)
                text=say!(i18n, customers.gone_text)
            >
                <Button
                    label=say!(i18n, customers.to_list)
                    tone=ButtonTone::Quiet
                    href=Place::Customers.href()
                />
            </EmptyState>
        }
        .into_any()
    };
    view! {
        <div class="customer">
            <TopBar
                title=say!(i18n, customers.customer)
                back_href=Place::Customers.href()
                back_label=say!(i18n, common.back)
            />
            {dynamic(body)}
        </div>
    }
    .into_any()
}
