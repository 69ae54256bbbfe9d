//! A customer as a line of the list.

use leptos::prelude::*;

use crate::domain::custom_field::{CustomField, CustomValue};
use crate::domain::party::LifecycleStage;
use crate::domain::search::highlight;
use crate::erased::{derived, dynamic, memo};
use crate::features::customers::list::selection::Selecting;
use crate::features::customers::list::words;
use crate::parts::custom_fields::value_words;
use crate::state::choices::use_choices;
use crate::state::navigation::Place;
use crate::state::preferences::{use_formats, use_preferences};
use crate::state::services::use_services;
use crate::store::engine::PartyRow;
use crate::terms::line;
use crate::ui::{Avatar, CheckRow, Highlight, ListRow, Status};

/// One customer: avatar, name with what was found marked, what and where, and the stage. The line
/// is used for one customer after another as the list scrolls.
#[component]
pub fn CustomerRow(
    /// Whom it shows; none for an instant after the list got shorter.
    customer: Memo<Option<PartyRow>>,
    /// What was searched, to be marked in the name.
    #[prop(into)]
    searched: Signal<String>,
    /// What the list shows, as the end of an address: the customer's page keeps it.
    address: Memo<String>,
    /// Whether the customer's page is open beside the list.
    #[prop(into)]
    current: Signal<bool>,
    /// Whether Tab stops here.
    #[prop(into)]
    tab_stop: Signal<bool>,
    /// Which row of the list it is.
    #[prop(into)]
    index: Signal<usize>,
    /// Who is chosen, while customers are being chosen.
    selecting: Selecting,
) -> impl IntoView {
    let locale = use_preferences().locale();
    let choices = use_choices();
    let name = memo(move |_| customer.with(|customer| text_of(customer.as_ref(), |c| c.name.clone())));
    let services = use_services();
    let formats = use_formats();
    let second = memo(move |_| {
        customer.with(|customer| {
            text_of(customer.as_ref(), |c| {
                let said = services.read(|store| store.listed_values(c.id));
                let (locale, formats) = (locale.get(), formats.get());
                let words = |(field, value): &(CustomField, CustomValue)| {
                    value_words(services, locale, &formats, field, value)
                };
                let own: Vec<String> = said.iter().map(words).collect();
                let parts = [c.subtitle.as_str(), c.city.as_str()].into_iter();
                line(&parts.chain(own.iter().map(String::as_str)).collect::<Vec<_>>())
            })
        })
    });
    let stage = memo(move |_| {
        customer.with(|customer| match customer {
            Some(customer) => (customer.stage, customer.own_stage),
            None => (LifecycleStage::Lead, None),
        })
    });
    let organisation =
        memo(move |_| customer.with(|customer| customer.as_ref().is_some_and(|c| c.organisation)));
    let href = memo(move |_| {
        customer.with(|customer| {
            text_of(customer.as_ref(), |customer| Place::Customer(customer.id).href() + &address.get())
        })
    });
    let title = move || {
        let name = name.get();
        let ranges = searched.with(|searched| highlight(&name, searched));
        view! { <Highlight text=name ranges/> }
    };
    let trail = move || {
        view! {
            <Status
                label=move || {
                    let (stage, own) = stage.get();
                    choices.with(|choices| words::named_stage(locale.get(), choices, stage, own))
                }
                tone=derived(move || words::stage_tone(stage.get().0))
                colour=derived(move || {
                    let (stage, own) = stage.get();
                    choices.with(|choices| words::stage_colour(choices, stage, own))
                })
            />
        }
    };
    let id = memo(move |_| customer.with(|customer| customer.as_ref().map(|customer| customer.id)));
    let checked = derived(move || id.get().is_some_and(|id| selecting.holds(id)));
    dynamic(move || {
        if selecting.is_on().get() {
            let press = move |through| selecting.press(index.get_untracked(), through);
            view! {
                <CheckRow
                    title=title
                    subtitle=move || second.get()
                    trail=trail
                    checked
                    on_press=press
                    tab_stop
                />
            }
            .into_any()
        } else {
            view! {
                <ListRow
                    title=title
                    subtitle=move || second.get()
                    lead=move || view! { <Avatar name=move || name.get() organisation/> }
                    trail=trail
                    href=move || href.get()
                    current
                    tab_stop
                />
            }
            .into_any()
        }
    })
}

fn text_of(customer: Option<&PartyRow>, text: impl FnOnce(&PartyRow) -> String) -> String {
    customer.map(text).unwrap_or_default()
}
