//! All that happened, with whomever: searched, filtered and sorted.

use leptos::prelude::*;

use crate::domain::custom_field::FieldOwner;
use crate::domain::interaction::InteractionKind;
use crate::erased::{Each, derived, dynamic, memo};
use crate::i18n::{say, t_string, use_i18n};
use crate::painted::after_paint;
use crate::parts::custom_fields::{listed_fields, said_words};
use crate::parts::interaction_line::{InteractionLine, interaction_key};
use crate::parts::list_filters::{FieldFilters, NarrowingChips};
use crate::parts::show_more::ShowMore;
use crate::state::list_query::{ListQuery, use_list_query};
use crate::state::navigation::{Place, use_page_title};
use crate::state::preferences::use_formats;
use crate::state::services::use_services;
use crate::store::engine::{InteractionHit, InteractionQuery};
use crate::terms;
use crate::ui::{Card, CardKind, Drawing, EmptyState, Lines, SearchBox, TopBar, rows_in_sight};

/// Where the first of them stands on a phone, and how much room each takes, in CSS px.
const FIRST_AT: f64 = 200.0;
const EACH: f64 = 56.0;

/// The page of all that happened.
#[component]
pub fn InteractionsPage() -> impl IntoView {
    let i18n = use_i18n();
    let services = use_services();
    let formats = use_formats();
    use_page_title(move || t_string!(i18n, customers.history).to_owned());
    let query = use_list_query(Place::Interactions);
    let typed = StoredValue::new(query.with_untracked(|query| query.text.clone()));
    // The letter is seen before what it finds; by then there may be another one.
    let search_for = move |text: String| {
        typed.set_value(text);
        after_paint(move || {
            query.try_update(|query| query.text = typed.get_value());
        });
    };
    let lines = Lines::of(rows_in_sight(FIRST_AT, EACH));
    let found = memo(move |_| {
        services.loading().track();
        let (asked, limit) = (query.with(asked), lines.drawn());
        services.read(|store| store.interactions(&asked, limit))
    });
    let shown = memo(move |_| {
        let hits = found.with(|found| found.hits.clone());
        let (locale, formats) = (i18n.get_locale(), formats.get());
        let fields = listed_fields(services, FieldOwner::Interaction);
        let own = |hit: InteractionHit| {
            let words = said_words(services, locale, &formats, &fields, &hit.interaction.custom);
            (hit, words)
        };
        hits.into_iter().map(own).collect::<Vec<_>>()
    });
    let total = derived(move || found.with(|found| found.total));
    let left = derived(move || lines.left_of(total.get()));
    let any = memo(move |_| total.get() > 0);
    let body = move || {
        if any.get() {
            return view! {
                <Card kind=CardKind::List>
                    <Each
                        each=move || shown.get()
                        key=|(hit, own)| (interaction_key(hit), own.clone())
                        children=|(hit, further)| view! { <InteractionLine hit further/> }
                    />
                </Card>
                <ShowMore left=left on_press=move |()| lines.more()/>
            }
            .into_any();
        }
        let narrowed = query.with_untracked(|query| query.is_narrowed() || !query.text.trim().is_empty());
        view! {
            <EmptyState
                drawing=if narrowed { Drawing::Search } else { Drawing::History }
                title=move || {
                    if narrowed {
                        t_string!(i18n, interactions.nothing_found)
                    } else {
                        t_string!(i18n, interactions.empty_title)
                    }
                }
                text=move || if narrowed { "" } else { t_string!(i18n, interactions.empty_text) }
            />
        }
        .into_any()
    };
    let kinds = InteractionKind::ALL.map(|kind| {
        let label = derived(move || terms::kind(i18n.get_locale(), kind).to_owned());
        (label, terms::kind_icon(kind))
    });
    let count = move || formats.with(|formats| formats.number(total.get() as u32));
    view! {
        <div class="page interactions">
            <TopBar
                title=say!(i18n, customers.history)
                back_href=Place::More.href()
                back_label=say!(i18n, shell.more)
                actions=move || view! { <FieldFilters of=FieldOwner::Interaction query total/> }
            />
            <SearchBox
                label=say!(i18n, interactions.search)
                value=derived(move || query.with(|query| query.text.clone()))
                on_input=search_for
                clear_label=say!(i18n, common.clear)
                count
            />
            <NarrowingChips query kinds=kinds.to_vec()/>
            {dynamic(body)}
        </div>
    }
    .into_any()
}

/// What is asked of the store.
fn asked(query: &ListQuery) -> InteractionQuery {
    InteractionQuery {
        text: query.text.clone(),
        kinds: query.kinds_of(&InteractionKind::ALL),
        custom: query.custom.clone(),
        by_field: query.by_field,
    }
}
